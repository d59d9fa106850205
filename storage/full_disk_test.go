package storage_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// smallDisk is a disk of so many megabytes; the test is skipped where none can be made.
func smallDisk(t *testing.T, megabytes int) (folder string) {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		missing(t, "only root can make a small disk")
	}
	folder = t.TempDir()
	mount := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm", megabytes), "tmpfs", folder) //nolint:gosec // our own folder
	if out, err := mount.CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("no small disk: %v %s", err, out))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil { //nolint:gosec,noctx // the test's context is over
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return folder
}

// fill takes all the room there is.
func fill(t *testing.T, folder string) (filler string) {
	t.Helper()
	filler = filepath.Join(folder, "filler")
	f, err := os.Create(filler)
	must(t, err)
	defer f.Close() //nolint:errcheck // it is meant to fail
	for size := 1 << 20; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	return filler
}

// visitUntilFull saves visits until one is refused, and gives the ids of those that were
// not.
func visitUntilFull(t *testing.T, st *storage.Store, household int64) (saved []int64, said string, refused *cases.VisitFile) {
	t.Helper()
	for range 5000 {
		f := &cases.VisitFile{
			Visit:    cases.Visit{HouseholdID: cases.Ref(household), VisitedOn: cases.NewDay(2026, 11, 20), Way: "入户", Text: strings.Repeat("了解蚕桑和务工情况。", 200)},
			Promises: []cases.Promise{{Text: "联系农技员"}},
		}
		change, err := st.AddVisit(t.Context(), f)
		if err != nil {
			if got := cases.CodeOf(err); got != cases.NoSpace || !strings.Contains(cases.MessageOf(err), "磁盘已满") {
				t.Fatalf("refused with %q (%v)", got, err)
			}
			return saved, said, f
		}
		said = change.Sentence
		saved = append(saved, f.Visit.ID)
	}
	t.Fatal("the disk never filled up")
	return nil, "", nil
}

func TestFullDiskLosesNothingAndWorksAgain(t *testing.T) {
	ctx := t.Context()
	disk := smallDisk(t, 6)
	folder := filepath.Join(disk, "数据")
	st := openStore(t, folder)
	household := addHousehold(t, st).Household.ID
	filler := fill(t, disk)
	saved, _, refused := visitUntilFull(t, st, household)

	t.Run("reading goes on", func(t *testing.T) {
		for _, id := range saved {
			if _, err := st.Visit(ctx, id); err != nil {
				t.Fatalf("visit %d was acknowledged: %v", id, err)
			}
		}
		if h := readHousehold(t, st, household).Household; h.VisitCount.Value != int64(len(saved)) {
			t.Errorf("%d visits counted, %d saved", h.VisitCount.Value, len(saved))
		}
	})
	t.Run("a backup says why it was not made", func(t *testing.T) {
		_, err := st.BackUp(ctx, "退出", nil)
		if cases.CodeOf(err) != cases.NoSpace || !strings.Contains(cases.MessageOf(err), "备份") {
			t.Errorf("got %q %q", cases.CodeOf(err), cases.MessageOf(err))
		}
	})
	must(t, os.Remove(filler))
	if _, err := st.AddVisit(ctx, refused); err != nil {
		t.Fatalf("the same visit again, with room: %v", err)
	}
	if f, err := st.Visit(ctx, refused.Visit.ID); err != nil || len(f.Promises) != 1 {
		t.Errorf("saved again: %d promises (%v)", len(f.Promises), err)
	}
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
	fill(t, disk)
	must(t, st.Close())
	st = openStore(t, folder)
	if n, err := st.Stats(ctx); err != nil || n.Visits != int64(len(saved))+1 {
		t.Errorf("opened on a full disk: %d visits there, %d saved (%v)", n.Visits, len(saved)+1, err)
	}
	must(t, st.Close())
	wantSound(t, filepath.Join(folder, "zhucunji.db"))
}

func TestBallastSavesWhatIsTypedOnAFullDisk(t *testing.T) {
	disk := smallDisk(t, 96)
	folder := filepath.Join(disk, "data")
	st := openStore(t, folder)
	household := addHousehold(t, st).Household.ID
	ballast := filepath.Join(folder, "ballast")
	if _, err := os.Stat(ballast); err != nil {
		t.Fatalf("no ballast: %v", err)
	}
	filler := fill(t, disk)
	saved, said, refused := visitUntilFull(t, st, household)
	if _, err := os.Stat(ballast); !os.IsNotExist(err) {
		t.Errorf("the ballast is still there: %v", err)
	}
	if len(saved) < 100 || !strings.Contains(said, "磁盘快满了") {
		t.Errorf("%d visits were saved; the last said %q", len(saved), said)
	}
	must(t, os.Remove(filler))
	change, err := st.AddVisit(t.Context(), refused)
	if err != nil || strings.Contains(change.Sentence, "磁盘") {
		t.Errorf("with room again it said %q (%v)", change.Sentence, err)
	}
	if _, err := os.Stat(ballast); err != nil {
		t.Errorf("the ballast was not made again: %v", err)
	}
}

func TestDraftIsKeptOnAFullDisk(t *testing.T) {
	disk := smallDisk(t, 96)
	st := openStore(t, filepath.Join(disk, "data"))
	fill(t, disk)
	for n := range 200 {
		must(t, st.KeepDraft(t.Context(), cases.Draft{Form: fmt.Sprint("visit ", n), Title: "走访", Body: make([]byte, 10000)}))
	}
}
