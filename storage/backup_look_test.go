package storage_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// lookedInside is a backup that is open for looking beside the open data it was made of,
// which notes what is seen.
func lookedInside(t *testing.T) (inside, live *storage.Store, made cases.Backup) {
	t.Helper()
	folder, _ := closedFolder(t)
	made = backedUp(t, folder)
	live = openStore(t, folder)
	inside, err := storage.LookInside(t.Context(), folder, made.Path, nil, storage.Options{})
	must(t, err)
	t.Cleanup(func() { _ = inside.Close() }) // closed already where a test did it
	inside.NotesTo(live)
	return inside, live, made
}

func TestLookInsideShowsTheDataAsTheyWere(t *testing.T) {
	inside, live, made := lookedInside(t)
	before := visitCount(t, live)
	addVisit(t, live, 1)
	if n := visitCount(t, inside); n != before {
		t.Errorf("%d visits inside, want %d", n, before)
	}
	if got := readHousehold(t, inside, 1).Members[0].Person.IDNumber; got != "500199195703200112" {
		t.Errorf("the id number reads %q", got)
	}
	if b, ok := inside.Inside(); !ok || b.Path != made.Path {
		t.Errorf("it looks into %+v, %v", b, ok)
	}
	if _, ok := live.Inside(); ok {
		t.Error("the open data say they are a backup")
	}
}

func TestNothingIsWrittenInsideABackup(t *testing.T) {
	ctx := t.Context()
	inside, _, _ := lookedInside(t)
	_, err := inside.SaveVillage(ctx, nil, &cases.Village{Name: "石磨村"})
	if cases.CodeOf(err) != cases.ReadOnly {
		t.Errorf("saving inside gave %v", err)
	}
	for what, automatic := range map[string]func() (bool, error){
		"at exit":   func() (bool, error) { return inside.BackUpAtExit(ctx, nil) },
		"each hour": func() (bool, error) { return inside.BackUpIfDue(ctx) },
	} {
		if made, err := automatic(); made || err != nil {
			t.Errorf("a backup of the backup was made %s (%v)", what, err)
		}
	}
	if _, err := inside.BackUp(ctx, "手动", nil); cases.CodeOf(err) != cases.ReadOnly {
		t.Errorf("a backup of the backup gave %v", err)
	}
	if list, err := inside.Backups(ctx); err != nil || len(list) != 1 {
		t.Errorf("inside, %d backups are listed (%v)", len(list), err)
	}
}

func TestWhatIsSeenInsideABackupIsNotedInTheOpenData(t *testing.T) {
	inside, live, _ := lookedInside(t)
	must(t, inside.Note(t.Context(), cases.Event{Kind: cases.EventReveal, Detail: cases.EventDetail{What: "试"}}))
	must(t, inside.Close())
	if left, err := os.ReadDir(live.TmpFolder()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
	must(t, live.Close())
	if n := countRows(t, filepath.Join(live.Folder(), "zhucunji.db"), "SELECT count(*) FROM event WHERE kind = 'reveal'"); n != 1 {
		t.Errorf("%d reveals are written down in the open data", n)
	}
}

func TestPhotosAreSeenInsideABackup(t *testing.T) {
	ctx := t.Context()
	st := newStore(t)
	household := addHousehold(t, st).Household.ID
	p := &cases.Photo{HouseholdID: cases.Ref(household), Caption: "旱厕"}
	_, err := st.AddPhoto(ctx, p, phonePhoto(t, 40, 30))
	must(t, err)
	made, err := st.BackUp(ctx, "手动", nil)
	must(t, err)
	inside, err := storage.LookInside(ctx, st.Folder(), made.Path, nil, storage.Options{})
	must(t, err)
	defer inside.Close() //nolint:errcheck // only read
	if content, err := inside.PhotoContent(ctx, p.File); err != nil || len(content) == 0 {
		t.Errorf("the photo: %d bytes (%v)", len(content), err)
	}
}

// Whatever byte of a backup is wrong, or missing, or too many: it is noticed.
func TestAnyWrongByteOfABackupIsNoticed(t *testing.T) {
	folder, _ := closedFolder(t)
	made := backedUp(t, folder)
	sound, err := os.ReadFile(made.Path)
	must(t, err)
	header := bytes.Index(sound, []byte("}\n")) + 67
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // a repeatable test
	path := filepath.Join(t.TempDir(), "a.zcjbak")
	spoilt := map[string][]byte{"one byte too many": append(bytes.Clone(sound), 0), "nothing": {}}
	for range 40 {
		at := r.IntN(len(sound))
		spoilt["a wrong byte in the body"] = flipped(sound, max(at, header), r)
		spoilt["a wrong byte in the header"] = flipped(sound, at%header, r)
		spoilt["cut off"] = sound[:at]
		for what, raw := range spoilt {
			writeFile(t, path, raw)
			err := storage.VerifyBackup(t.Context(), folder, path, nil, nil)
			switch cases.CodeOf(err) {
			case cases.Damaged, cases.Invalid:
			default:
				t.Fatalf("%s (%d): %v", what, at, err)
			}
		}
	}
}

func flipped(sound []byte, at int, r *rand.Rand) []byte {
	raw := bytes.Clone(sound)
	raw[at] ^= byte(1 + r.IntN(255)) //nolint:gosec // fits a byte
	return raw
}

func TestABrokenBackupIsListedWithItsProblem(t *testing.T) {
	ctx := t.Context()
	folder, _ := closedFolder(t)
	made := backedUp(t, folder)
	raw, err := os.ReadFile(made.Path)
	must(t, err)
	writeFile(t, filepath.Join(folder, "backups", "2026-11-22 101500 退出.zcjbak"), flipped(raw, 30, rand.New(rand.NewPCG(1, 1)))) //nolint:gosec // any byte
	writeFile(t, filepath.Join(folder, "backups", "备注.txt"), []byte("不是备份"))
	list := listed(t, folder)
	if len(list) != 2 || list[0].Good() || !list[1].Good() || list[0].Reason != "退出" || !strings.Contains(list[0].Problem, "已损坏") {
		t.Fatalf("listed %+v", list)
	}
	st := openStore(t, folder)
	addVillage(t, st)
	if made, err := st.BackUpAtExit(ctx, nil); err != nil || !made {
		t.Errorf("beside a broken one none was made (%v)", err)
	}
}

func TestBackupIsReadByAUserWithoutRightsFromAReadOnlyPlace(t *testing.T) {
	folder, _ := closedFolder(t)
	made := backedUp(t, folder)
	must(t, os.Chmod(made.Path, 0o400))
	must(t, os.Chmod(filepath.Dir(made.Path), 0o500)) //nolint:gosec // a folder of this test
	t.Cleanup(func() { must(t, os.Chmod(filepath.Dir(made.Path), 0o700)) })
	elsewhere := t.TempDir()
	inside, err := storage.LookInside(t.Context(), elsewhere, made.Path, nil, storage.Options{})
	must(t, err)
	defer inside.Close() //nolint:errcheck // only read
	file := filepath.Join(inside.Folder(), "zhucunji.db")
	raw, err := os.ReadFile(file)
	must(t, err)
	if raw[18] != 1 || raw[19] != 1 {
		t.Error("the database in the backup needs a log beside it, and would not open on a read-only medium")
	}
}
