package storage_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// TestSalvageOfAFolderWithAPassword breaks files that need a password: whoever has one can
// log in and salvage, and nobody else.
func TestSalvageOfAFolderWithAPassword(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	for name, damage := range map[string]func(b []byte) []byte{
		"the first page is gone": func(b []byte) []byte { clear(b[:dbPage]); return b },
		"the list of tables":     clearList,
	} {
		t.Run(name, func(t *testing.T) {
			folder, lead := soakFolder(t)
			file := filepath.Join(folder, "zhucunji.db")
			raw, err := os.ReadFile(file)
			must(t, err)
			broken := damage(raw)
			writeFile(t, file, broken)
			_, err = storage.Salvage(t.Context(), folder, storage.Options{}, nil)
			if cases.CodeOf(err) != cases.NeedsPassword {
				t.Fatalf("without a password: %v", err)
			}
			if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, broken) {
				t.Errorf("it was changed without a password (%v)", err)
			}
			key := mustUnlock(t, folder, lead)
			saved, err := storage.Salvage(t.Context(), folder, storage.Options{Key: key}, nil)
			must(t, err)
			if missing, _ := saved.Lost(); missing > 3 {
				t.Errorf("too much is missing: %s", saved.Sentence())
			}
			wantWorkingAfterSalvage(t, folder, mustUnlock(t, folder, lead))
		})
	}
}

// Where the table of passwords is lost and no backup was opened, the sentence says what helps.
func TestSalvageWithoutAnyRingAsksForABackup(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	folder, _ := soakFolder(t)
	file := filepath.Join(folder, "zhucunji.db")
	changeFile(t, file, "DELETE FROM key_holder")
	before := digestOf(t, file)
	_, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
	if cases.CodeOf(err) != cases.Damaged || !strings.Contains(cases.MessageOf(err), "备份") {
		t.Errorf("got %v", err)
	}
	if digestOf(t, file) != before {
		t.Error("the file was changed")
	}
}

// TestSalvageAfterAKilledRemovalOfThePassword breaks a file that has just lost its password:
// the key that opens it is not in its place yet.
func TestSalvageAfterAKilledRemovalOfThePassword(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	folder, lead := soakFolder(t)
	killed := errors.New("killed here")
	o := storage.Options{Key: mustUnlock(t, folder, lead)}.WithStep(func(name string) error {
		if name == "switched" {
			return killed
		}
		return nil
	})
	if err := storage.Unprotect(t.Context(), folder, o, nil); !errors.Is(err, killed) {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "zhucunji.db")
	raw, err := os.ReadFile(file)
	must(t, err)
	clear(raw[:dbPage])
	writeFile(t, file, raw)
	saved, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
	must(t, err)
	if missing, partly := saved.Lost(); missing > 3 || partly > 0 {
		t.Errorf("too much is missing: %s", saved.Sentence())
	}
	wantWhatIsSealed(t, folder, storage.Options{})
	wantOnly(t, folder, "key", "damaged", "zhucunji.db-wal", "zhucunji.db-shm", "zhucunji.holder")
}

// TestSalvageWithTheRingOfABackup loses the table of passwords itself: the key of whoever
// opened a backup brings it back.
func TestSalvageWithTheRingOfABackup(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	folder, lead := soakFolder(t)
	file := filepath.Join(folder, "zhucunji.db")
	key := mustUnlock(t, folder, lead)
	changeFile(t, file, "DELETE FROM key_holder")
	raw, err := os.ReadFile(file)
	must(t, err)
	clear(raw[:dbPage])
	writeFile(t, file, raw)
	_, err = storage.Salvage(t.Context(), folder, storage.Options{Key: key}, nil)
	must(t, err)
	wantWorkingAfterSalvage(t, folder, mustUnlock(t, folder, lead))
}

func wantWorkingAfterSalvage(t *testing.T, folder string, key *storage.Key) {
	t.Helper()
	if key == nil {
		t.Fatal("the folder has lost its password")
	}
	wantWhatIsSealed(t, folder, storage.Options{Key: key})
}

// wantWhatIsSealed opens a folder and looks for a sealed value and for what is worked out.
func wantWhatIsSealed(t *testing.T, folder string, o storage.Options) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, o)
	must(t, err)
	if id := readHousehold(t, st, 1).Members[0].Person.IDNumber; id != "500199195703200112" {
		t.Errorf("the id number is %q", id)
	}
	wantNoDifferences(t, st)
	must(t, st.Close())
	wantSound(t, filepath.Join(folder, "zhucunji.db"))
}
