package storage_test

import (
	"crypto/sha256"
	"database/sql"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// wreckedVillage is a folder with photos whose first page and some others are gone.
func wreckedVillage(t *testing.T) string {
	t.Helper()
	folder, file := villageFolder(t, 20)
	must(t, os.MkdirAll(filepath.Join(folder, "photos"), 0o700))
	writeFile(t, filepath.Join(folder, "photos", strings.Repeat("ab", 32)), []byte("a sealed picture"))
	raw, err := os.ReadFile(file)
	must(t, err)
	clear(raw[:dbPage])
	at := len(raw) / dbPage * 3 / 4 * dbPage
	clear(raw[at : at+dbPage])
	writeFile(t, file, raw)
	return folder
}

// filesOf are the files of a folder with what is in them.
func filesOf(t *testing.T, folder string) map[string][sha256.Size]byte {
	t.Helper()
	out := map[string][sha256.Size]byte{}
	must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		out[path] = sha256.Sum256(raw)
		return err
	}))
	return out
}

func TestSalvageIntoAnotherFolderLeavesTheDamagedOneAsItIs(t *testing.T) {
	damaged, folder := wreckedVillage(t), filepath.Join(t.TempDir(), "救出 #1")
	before := filesOf(t, damaged)
	saved, err := storage.SalvageInto(t.Context(), damaged, folder, storage.Options{Now: fixedClock()}, nil)
	must(t, err)
	if !maps.Equal(filesOf(t, damaged), before) {
		t.Error("the damaged folder is not as it was")
	}
	if saved.Aside != damaged || saved.Saved() == 0 {
		t.Errorf("told %+v", saved)
	}
	if _, err := os.Stat(filepath.Join(folder, "photos", strings.Repeat("ab", 32))); err != nil {
		t.Errorf("the photo did not come along: %v", err)
	}
	wantSalvaged(t, folder, saved)
}

// TestSalvageIntoAnotherFolderEndsAnExchangeOfTheKey salvages a folder whose new database was
// in its place when the program was killed, and its new photos were not.
func TestSalvageIntoAnotherFolderEndsAnExchangeOfTheKey(t *testing.T) {
	damaged, file := villageFolder(t, 20)
	db, err := sql.Open("sqlite", file)
	must(t, err)
	var id string // as JSON
	must(t, db.QueryRowContext(t.Context(), "SELECT value FROM setting WHERE key = 'key_id'").Scan(&id))
	must(t, db.Close())
	writeFile(t, filepath.Join(damaged, "exchange"), []byte(`{"key_id": `+id+`}`))
	photo := strings.Repeat("ab", 32)
	for name, content := range map[string]string{"photos": "the old one", "photos.new": "the new one"} {
		must(t, os.MkdirAll(filepath.Join(damaged, name), 0o700))
		writeFile(t, filepath.Join(damaged, name, photo), []byte(content))
	}
	wreckFirstPage(t, file)
	folder := filepath.Join(t.TempDir(), "救出")
	_, err = storage.SalvageInto(t.Context(), damaged, folder, storage.Options{Now: fixedClock()}, nil)
	must(t, err)
	openStore(t, folder)
	if got, err := os.ReadFile(filepath.Join(folder, "photos", photo)); err != nil || string(got) != "the new one" {
		t.Errorf("the photo is %q (%v)", got, err)
	}
	wantNothingAt(t, filepath.Join(folder, "exchange"))
}

func wreckFirstPage(t *testing.T, file string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	must(t, err)
	clear(raw[:dbPage])
	writeFile(t, file, raw)
}

func TestSalvageIntoAnotherFolderKeepsThePassword(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	damaged, lead := soakFolder(t)
	file, folder := filepath.Join(damaged, "zhucunji.db"), filepath.Join(t.TempDir(), "救出")
	wreckFirstPage(t, file)
	_, err := storage.SalvageInto(t.Context(), damaged, folder, storage.Options{}, nil)
	if cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("without a password: %v", err)
	}
	wantNothingAt(t, folder)
	_, err = storage.SalvageInto(t.Context(), damaged, folder, storage.Options{Key: mustUnlock(t, damaged, lead)}, nil)
	must(t, err)
	wantWorkingAfterSalvage(t, folder, mustUnlock(t, folder, lead))
}

func wantNothingAt(t *testing.T, folder string) {
	t.Helper()
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("something was left at the new place (%v)", err)
	}
}

func TestSalvageIntoRefusesAPlaceAndChangesNothing(t *testing.T) {
	damaged, empty := wreckedVillage(t), t.TempDir()
	full := t.TempDir()
	writeFile(t, filepath.Join(full, "家谱.txt"), []byte("x"))
	before := filesOf(t, damaged)
	for name, c := range map[string]struct {
		from, to string
		code     cases.Code
		words    string
	}{
		"a folder that is not empty":  {damaged, full, cases.Conflict, "不是空的"},
		"the damaged folder itself":   {damaged, damaged, cases.Invalid, "里面"},
		"a folder in the damaged one": {damaged, filepath.Join(damaged, "新的", "更深"), cases.Invalid, "里面"},
		"a folder without data":       {empty, filepath.Join(t.TempDir(), "新的"), cases.NotFound, "没有数据文件"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := storage.SalvageInto(t.Context(), c.from, c.to, storage.Options{}, nil)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.words) {
				t.Errorf("got %q %q", cases.CodeOf(err), cases.MessageOf(err))
			}
		})
	}
	if !maps.Equal(filesOf(t, damaged), before) {
		t.Error("the damaged folder is not as it was")
	}
	if len(filesOf(t, full)) != 1 || len(filesOf(t, empty)) != 0 {
		t.Error("something was written")
	}
}

func TestSalvageIntoTakesAwayWhatItDidNotFinish(t *testing.T) {
	damaged, file := closedFolder(t)
	writeFile(t, file, make([]byte, 20*dbPage))
	there, fresh := t.TempDir(), filepath.Join(t.TempDir(), "新的")
	for _, to := range []string{there, fresh} {
		_, err := storage.SalvageInto(t.Context(), damaged, to, storage.Options{}, nil)
		if cases.CodeOf(err) != cases.Damaged || !strings.Contains(cases.MessageOf(err), "没有读出任何资料") {
			t.Errorf("got %q %q", cases.CodeOf(err), cases.MessageOf(err))
		}
	}
	wantNothingAt(t, fresh)
	if entries, err := os.ReadDir(there); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

func TestSalvageIntoWaitsUntilNobodyHasTheDamagedFolder(t *testing.T) {
	folder, _ := closedFolder(t)
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	must(t, err)
	defer func() { must(t, st.Close()) }()
	to := filepath.Join(t.TempDir(), "新的")
	if _, err = storage.SalvageInto(t.Context(), folder, to, storage.Options{}, nil); cases.CodeOf(err) != cases.Locked {
		t.Errorf("got %v", err)
	}
	wantNothingAt(t, to)
}
