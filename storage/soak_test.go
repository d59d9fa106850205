package storage_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// tenths is how many of all kills a test has.
func tenths(t testing.TB, n int) int { return max(kills(t)*n/10, 2) }

// soakFolder is a closed folder with a household and a 队长 whose password is the first.
func soakFolder(t *testing.T) (folder string, lead cases.UID) {
	t.Helper()
	folder, _ = workedFolder(t)
	lead = workerNamed(t, folder, "张队长")
	_, err := storage.Protect(t.Context(), folder, storage.Options{}, lead, soakPassword(0), nil)
	must(t, err)
	writeFile(t, folder+".lead", []byte(lead.String()))
	writeFile(t, folder+".password", []byte("0"))
	return folder, lead
}

// wantWorking wants a folder to open with the key, to be whole and to take a visit. It gives
// the visits there were.
func wantWorking(t *testing.T, folder string, key *storage.Key) (visits int64) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Key: key})
	if err != nil {
		t.Fatalf("open after the end of a program: %v", err)
	}
	visits = visitCount(t, st)
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
	if id := readHousehold(t, st, 1).Members[0].Person.IDNumber; id != "500199195703200112" {
		t.Errorf("the id number is %q", id)
	}
	left, err := os.ReadDir(st.TmpFolder())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind in tmp: %v (%v)", left, err)
	}
	must(t, st.Close())
	wantSound(t, filepath.Join(folder, "zhucunji.db"))
	parts, err := filepath.Glob(filepath.Join(folder, "*.part*"))
	if err != nil || len(parts) > 0 {
		t.Errorf("half files: %v (%v)", parts, err)
	}
	return visits
}

// onePassword wants exactly one of two passwords to open a folder, and gives its number.
func onePassword(t *testing.T, folder string, lead cases.UID, old, next int) (n int, key *storage.Key) {
	t.Helper()
	guard, err := storage.ReadGuard(t.Context(), folder)
	must(t, err)
	if guard == nil {
		t.Fatal("the folder has lost its password")
	}
	works := 0
	for _, candidate := range slices.Compact([]int{old, next}) {
		if k, err := guard.Unlock(t.Context(), lead, soakPassword(candidate)); err == nil {
			n, key = candidate, k
			works++
		} else if cases.CodeOf(err) != cases.WrongPassword {
			t.Fatalf("password %d: %v", candidate, err)
		}
	}
	if works != 1 {
		t.Fatalf("of the passwords %d and %d, %d open the folder", old, next, works)
	}
	return n, key
}

// TestKillWhileThePasswordIsChanged kills a program that changes a password: the old or the
// new one opens the folder, and never both or none.
func TestKillWhileThePasswordIsChanged(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, lead := soakFolder(t)
	now := 0
	for range tenths(t, 1) {
		changer := startRole(t, "password", folder)
		changer.waitFor(t, "open")
		now = passwordAfter(t, folder, lead, now, changer.killAfter(moment()*10))
	}
}

// passwordAfter checks a folder after the end of a program that changed its password, by
// what it had said.
func passwordAfter(t *testing.T, folder string, lead cases.UID, now int, said []string) int {
	t.Helper()
	tried := now
	for _, line := range said {
		if _, err := fmt.Sscanf(line, "trying %d", &tried); err == nil {
			continue
		}
		if _, err := fmt.Sscanf(line, "changed %d", &now); err != nil && !strings.HasPrefix(line, "error") {
			t.Fatalf("it said %q", line)
		}
	}
	now, key := onePassword(t, folder, lead, now, tried)
	wantWorking(t, folder, key)
	writeFile(t, folder+".password", []byte(fmt.Sprint(now)))
	return now
}

// TestKillWhileTheKeyIsExchanged kills a program that sets a password, draws new keys and
// takes the password away.
func TestKillWhileTheKeyIsExchanged(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, lead := soakFolder(t)
	want := wantWorking(t, folder, mustUnlock(t, folder, lead))
	guarded := 0
	for range tenths(t, 1) {
		startRole(t, "protect", folder).killAfter(moment() * 10)
		key := mustUnlock(t, folder, lead)
		if key != nil {
			guarded++
		}
		if got := wantWorking(t, folder, key); got != want {
			t.Fatalf("%d visits, want %d", got, want)
		}
	}
	t.Logf("%d kills, after %d of them the folder had a password", tenths(t, 1), guarded)
}

// mustUnlock logs in where a folder has a password.
func mustUnlock(t *testing.T, folder string, lead cases.UID) *storage.Key {
	t.Helper()
	key, err := unlockAs(t.Context(), folder, lead, soakPassword(0))
	must(t, err)
	return key
}

// TestKillDuringASalvageLosesNothing kills a program that salvages a file whose first page is
// gone: nothing else of it is.
func TestKillDuringASalvageLosesNothing(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, file := workedFolder(t)
	want := countRows(t, file, "SELECT count(*) FROM visit")
	for range tenths(t, 1) {
		startRole(t, "rebuild", folder).killAfter(moment() * 4)
		salvagedIfDamaged(t, folder)
		if got := visitsIn(t, folder); got != want {
			t.Fatalf("%d visits, want %d", got, want)
		}
		wantSound(t, file)
		must(t, os.RemoveAll(filepath.Join(folder, "damaged")))
	}
}

// salvagedIfDamaged salvages a folder that does not open.
func salvagedIfDamaged(t *testing.T, folder string) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if cases.CodeOf(err) == cases.Damaged {
		_, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
		must(t, err)
		return
	}
	must(t, err)
	must(t, st.Close())
}

// limits are ways in which writing fails: files that cannot grow, and a disk that is gone.
func limits(t *testing.T, file string, round int) []string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no limit on Windows")
	}
	info, err := os.Stat(file)
	must(t, err)
	limit := fmt.Sprint("size ", info.Size()+rand.Int64N(300_000)) //nolint:gosec // a test that is meant to differ
	if round%2 == 1 {
		limit = fmt.Sprint("after ", moment().Milliseconds())
	}
	return []string{"env", limitKey + "=" + limit}
}

// TestKillOrWritesThatFail lets the writes of a program fail in the middle of its work, in
// every role, and kills it where it goes on.
func TestKillOrWritesThatFail(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // it mostly waits for disks and other processes
	for _, role := range []string{"visit", "backup", "draft", "protect", "password", "rebuild"} {
		t.Run(role, func(t *testing.T) {
			folder, lead := soakFolder(t)
			if role != "protect" && role != "password" {
				must(t, storage.Unprotect(t.Context(), folder, storage.Options{Key: mustUnlock(t, folder, lead)}, nil))
			}
			file := filepath.Join(folder, "zhucunji.db")
			now, refused := 0, 0
			acknowledged := countRows(t, file, "SELECT count(*) FROM visit")
			for round := range (tenths(t, 1) + 1) / 2 {
				said := startRole(t, role, folder, limits(t, file, round)...).killAfter(moment() * 20)
				for _, line := range said {
					switch {
					case strings.HasPrefix(line, "saved"):
						acknowledged++
					case strings.HasPrefix(line, "error"):
						refused++
						if strings.Contains(line, "panic") || strings.TrimSpace(strings.TrimPrefix(line, "error")) == "" {
							t.Errorf("it said %q", line)
						}
					}
				}
				if role == "password" {
					now = passwordAfter(t, folder, lead, now, withoutOpen(said))
					continue
				}
				if role == "rebuild" {
					salvagedIfDamaged(t, folder)
				}
				if got := wantWorking(t, folder, mustUnlock(t, folder, lead)); got < acknowledged {
					t.Fatalf("%d visits acknowledged, %d there", acknowledged, got)
				}
			}
			t.Logf("%d runs were refused with a sentence", refused)
		})
	}
}

// withoutOpen leaves out what is no word about passwords.
func withoutOpen(said []string) (out []string) {
	for _, line := range said {
		if line != "open" {
			out = append(out, line)
		}
	}
	return out
}

// TestHalfFilesOfAKilledProgramAreRemoved leaves what a kill in the middle of writing the key
// leaves.
func TestHalfFilesOfAKilledProgramAreRemoved(t *testing.T) {
	folder, _ := closedFolder(t)
	half := filepath.Join(folder, ".part-123")
	writeFile(t, half, []byte("half a key"))
	must(t, openStore(t, folder).Close())
	if _, err := os.Stat(half); !os.IsNotExist(err) {
		t.Errorf("it is still there (%v)", err)
	}
}
