package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// backedUp backs a closed data folder up and leaves it closed.
func backedUp(t *testing.T, folder string) cases.Backup {
	t.Helper()
	st := openStore(t, folder)
	b, err := st.BackUp(t.Context(), "手动", nil)
	must(t, err)
	must(t, st.Close())
	return b
}

// ticking is a clock that goes on by a step whenever it is looked at.
func ticking(step time.Duration) func() time.Time {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(step)
		return now
	}
}

// backedUpHome is an open store with one household and one visit, and its backup.
func backedUpHome(t *testing.T) (*storage.Store, cases.Backup) {
	t.Helper()
	st := newStore(t)
	addHousehold(t, st)
	addVisit(t, st, 1)
	b, err := st.BackUp(t.Context(), "导入前", nil)
	must(t, err)
	return st, b
}

func TestBackupTellsWhatItHolds(t *testing.T) {
	st, b := backedUpHome(t)
	if name := filepath.Base(b.Path); !strings.HasPrefix(name, "2026-11-21 ") || !strings.HasSuffix(name, " 导入前.zcjbak") {
		t.Errorf("it is called %q", name)
	}
	if b.Households != 1 || b.People != 2 || b.Visits != 1 || b.Measures != 0 || b.Sealed || b.Reason != "导入前" || b.LastChange.IsZero() {
		t.Errorf("it tells %+v", b)
	}
	info, err := os.Stat(b.Path)
	must(t, err)
	if b.Size != info.Size() {
		t.Errorf("it tells %d bytes of %d", b.Size, info.Size())
	}
	if holds, err := st.Holding(t.Context()); err != nil || holds.Visits != 1 || holds.LastChange != b.LastChange {
		t.Errorf("the data hold %+v (%v)", holds, err)
	}
}

func TestBackupCountsThePeopleTheStatusLineCounts(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	_, err := st.Leave(ctx, n.Household.ID, cases.Leaving{PersonID: cases.Ref(n.Members[1].Person.ID), On: day2026(10, 3), Reason: cases.LeaveDied})
	must(t, err)
	ended := addHousehold(t, st, func(n *cases.NewHousehold) {
		n.Members[0].Person.IDNumber, n.Members[1].Person.IDNumber = "", ""
		n.Household.EndedOn, n.Household.EndReason = day2026(9, 1), "迁出"
	})
	desk, err := st.Desk(ctx)
	must(t, err)
	b, err := st.BackUp(ctx, "手动", nil)
	must(t, err)
	holds, err := st.Holding(ctx)
	must(t, err)
	for what, told := range map[string]cases.Backup{"the backup": b, "what the data hold": holds} {
		if told.Households != desk.Households || told.People != desk.People || told.People != 1 {
			t.Errorf("%s: %d households, %d people; the status line says %d, %d (household %d has ended)",
				what, told.Households, told.People, desk.Households, desk.People, ended.Household.ID)
		}
	}
}

func TestFileOfABackupTellsWhatItsMakerTold(t *testing.T) {
	st, b := backedUpHome(t)
	again, err := storage.BackupAt(b.Path)
	must(t, err)
	if !again.At.Equal(b.At) || again.LastChange != b.LastChange || again.KeyID != b.KeyID {
		t.Errorf("its file tells %+v, its maker told %+v", again, b)
	}
	must(t, storage.VerifyBackup(t.Context(), st.Folder(), b.Path, nil, nil))
	if left, err := os.ReadDir(st.TmpFolder()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestNothingOfPeopleLiesOpenInABackup(t *testing.T) {
	_, b := backedUpHome(t)
	raw, err := os.ReadFile(b.Path)
	must(t, err)
	for _, secret := range []string{"500199195703200112", "13800000001", "200112", "杨胜国"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%s lies open in the backup", secret)
		}
	}
}

func TestBackupTellsHowFarItIs(t *testing.T) {
	st := newStore(t)
	addHousehold(t, st)
	var last float64
	_, err := st.BackUp(t.Context(), "导入前", func(done float64) {
		if done < last || done > 1 {
			t.Errorf("progress went from %v to %v", last, done)
		}
		last = done
	})
	must(t, err)
	if last != 1 {
		t.Errorf("progress ended at %v", last)
	}
}

func TestBackupsOfOneSecondDoNotReplaceEachOther(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	addHousehold(t, st)
	for range 3 {
		_, err := st.BackUp(ctx, "手动", nil)
		must(t, err)
	}
	if list, err := st.Backups(ctx); err != nil || len(list) != 3 {
		t.Errorf("%d backups (%v)", len(list), err)
	}
}

func TestExitWithoutAChangeMakesNoFurtherBackup(t *testing.T) {
	ctx := t.Context()
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: ticking(time.Hour)})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	for i, step := range []struct {
		change bool
		want   int
	}{{true, 1}, {false, 1}, {true, 2}, {false, 2}} {
		if step.change {
			addVillage(t, st)
		}
		made, err := st.BackUpAtExit(ctx, nil)
		must(t, err)
		list, err := st.Backups(ctx)
		if err != nil || len(list) != step.want || made != step.change {
			t.Fatalf("step %d: %d backups, want %d; made %v (%v)", i, len(list), step.want, made, err)
		}
	}
}

func TestBackupIsMadeAnHourAfterAChange(t *testing.T) {
	ctx := t.Context()
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: func() time.Time { return now }})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	_, err = st.BackUp(ctx, "手动", nil)
	must(t, err)
	for _, step := range []struct {
		after  time.Duration
		change bool
		want   bool
	}{
		{2 * time.Hour, false, false},
		{0, true, false},
		{59 * time.Minute, true, false},
		{time.Minute, false, true},
		{2 * time.Hour, false, false},
		{0, true, false},
		{-24 * time.Hour, false, true},
	} {
		now = now.Add(step.after)
		if step.change {
			addVillage(t, st)
		}
		if made, err := st.BackUpIfDue(ctx); err != nil || made != step.want {
			t.Errorf("%v: made %v, want %v (%v)", now, made, step.want, err)
		}
	}
}

func TestNoAutomaticBackupsWhileTheyAreHeld(t *testing.T) {
	ctx := t.Context()
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: ticking(time.Hour)})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	addVillage(t, st)
	release := st.HoldBackups()
	for what, automatic := range map[string]func() (bool, error){
		"at exit":   func() (bool, error) { return st.BackUpAtExit(ctx, nil) },
		"each hour": func() (bool, error) { return st.BackUpIfDue(ctx) },
	} {
		if made, err := automatic(); made || err != nil {
			t.Errorf("%s one was made (%v)", what, err)
		}
	}
	release()
	release() // twice is once
	if made, err := st.BackUpIfDue(ctx); !made || err != nil {
		t.Errorf("afterwards none was made (%v)", err)
	}
}

func TestCanceledBackupLeavesNothing(t *testing.T) {
	st := newStore(t)
	addHousehold(t, st)
	for _, at := range []float64{-1, 0.5, 0.9} {
		ctx, cancel := context.WithCancel(t.Context())
		if at < 0 {
			cancel()
		}
		_, err := st.BackUp(ctx, "手动", func(done float64) {
			if done >= at {
				cancel()
			}
		})
		cancel()
		if cases.CodeOf(err) != cases.Canceled {
			t.Errorf("canceled at %v: %v", at, err)
		}
		list, err := st.Backups(t.Context())
		if err != nil || len(list) > 0 {
			t.Errorf("canceled at %v: %d backups (%v)", at, len(list), err)
		}
		if left, err := os.ReadDir(st.TmpFolder()); err != nil || len(left) > 0 {
			t.Errorf("canceled at %v left %v behind (%v)", at, left, err)
		}
	}
}

func TestOldBackupsAreThinnedToTheLimit(t *testing.T) {
	ctx := t.Context()
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: ticking(10 * time.Minute)})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	if err := st.SetBackupLimit(ctx, 1000); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("a limit of 1000 bytes gave %v", err)
	}
	must(t, st.SetBackupLimit(ctx, 200<<20))
	for range 9 {
		_, err := st.BackUp(ctx, cases.BackupHourly, nil)
		must(t, err)
	}
	list, err := st.Backups(ctx)
	if err != nil || len(list) > 6 || len(list) < 2 {
		t.Errorf("%d backups of some hours are kept (%v)", len(list), err)
	}
	room, err := st.BackupRoom(ctx)
	if err != nil || room.Chosen != 200<<20 || room.Limit != room.Chosen || room.Used < list[0].Size {
		t.Errorf("room %+v (%v)", room, err)
	}
}

func TestBackupIsRefusedWhereItWouldFillTheDisk(t *testing.T) {
	ctx := t.Context()
	free := uint64(1 << 40)
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Place: func(string) (storage.Place, error) { return storage.Place{Free: free}, nil }})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	free = 1 << 20
	_, err = st.BackUp(ctx, "手动", nil)
	if cases.CodeOf(err) != cases.NoSpace || !strings.Contains(cases.MessageOf(err), "备份") {
		t.Errorf("got %v", err)
	}
}
