package ui_test

import (
	"context"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeBackups is a BackupStore and a Keeper in memory.
type fakeBackups struct {
	list    []cases.Backup
	now     cases.Backup
	place   cases.SecondPlace
	limit   int64
	free    uint64
	due     bool
	changed bool // a backup is due
	fails   error
	shut    bool // nothing is open after a restore that fails

	inside   ui.Stores // what a look inside shows
	present  ui.Stores // what Return and Restore give
	holders  []cases.KeyHolder
	password string // that opens a sealed one
	good     int
	salvaged cases.Salvaged

	asked    int // how often the clock asked
	looked   []string
	returned int
	restored []string
	keys     []ui.BackupKey
	copied   []string
}

var (
	_ ui.BackupStore = (*fakeBackups)(nil)
	_ ui.Keeper      = (*fakeBackups)(nil)
)

// newFakeBackups is a folder with two backups of this computer and one on a stick. The data hold a bit more.
func newFakeBackups() *fakeBackups {
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }
	f := &fakeBackups{now: cases.Backup{Households: 720, People: 2237, Visits: 1204, Measures: 310, LastChange: at(21, 10)}}
	f.list = []cases.Backup{
		{Path: "/b/2026-11-21 090000 退出.zcjbak", At: at(21, 9), Reason: cases.BackupAtExit, Size: 3 << 20, Households: 720, People: 2237, Visits: 1198, Measures: 310, LastChange: at(21, 8)},
		{Path: "/b/2026-11-19 170000 导入前.zcjbak", At: at(19, 17), Reason: cases.BackupBeforeImport, Size: 2 << 20, Households: 718, People: 2240, Visits: 1190, Measures: 310, LastChange: at(19, 16), Sealed: true},
		{Path: "/u/2026-11-10 170000 手动.zcjbak", At: at(10, 17), Reason: cases.BackupByHand, Size: 40 << 10, Second: true, Problem: "这份备份不完整，不能用。"},
	}
	f.place = cases.SecondPlace{Folder: "/media/U盘/驻村备份", At: at(10, 17)}
	return f
}

func (f *fakeBackups) Backups(context.Context) ([]cases.Backup, error) { return f.list, nil }

func (f *fakeBackups) Holding(context.Context) (cases.Backup, error) { return f.now, nil }

func (f *fakeBackups) BackUp(_ context.Context, reason string, tell func(float64)) (cases.Backup, error) {
	if f.fails != nil {
		return cases.Backup{}, f.fails
	}
	tell(1)
	b := f.now
	b.Path, b.Reason, b.At = "/b/new.zcjbak", reason, time.Date(2026, 11, 21, 10, 40, 0, 0, time.UTC)
	f.list = append([]cases.Backup{b}, f.list...)
	return b, nil
}

func (f *fakeBackups) BackUpIfDue(ctx context.Context) (bool, error) {
	f.asked++
	if !f.changed {
		return false, f.fails
	}
	f.changed = false
	_, err := f.BackUp(ctx, cases.BackupHourly, func(float64) {})
	return err == nil, err
}

func (f *fakeBackups) SecondPlace(context.Context) (cases.SecondPlace, bool, error) {
	return f.place, f.due, nil
}

func (f *fakeBackups) BackupRoom(context.Context) (cases.BackupRoom, error) {
	return cases.NewBackupRoom(f.limit, f.used(), f.free), nil
}

// used is the room of the backups of this computer.
func (f *fakeBackups) used() (sum int64) {
	for i := range f.list {
		if !f.list[i].Second {
			sum += f.list[i].Size
		}
	}
	return sum
}

func (f *fakeBackups) SetBackupLimit(_ context.Context, bytes int64) error {
	f.limit = bytes
	return f.fails
}

func (f *fakeBackups) ForgetSecondPlace(context.Context) error {
	f.place, f.due = cases.SecondPlace{Quiet: true}, false
	return f.fails
}

func (f *fakeBackups) CopyTo(_ context.Context, folder string, _ func(float64)) (cases.SecondPlace, error) {
	if f.fails != nil {
		return cases.SecondPlace{}, f.fails
	}
	f.copied = append(f.copied, folder)
	f.due = false
	f.place = cases.SecondPlace{Folder: folder, At: time.Date(2026, 11, 21, 10, 41, 0, 0, time.UTC), Backups: 2, Photos: 35}
	return f.place, nil
}

func (f *fakeBackups) BackupHolders(context.Context, string) ([]cases.KeyHolder, error) {
	return f.holders, nil
}

func (f *fakeBackups) unlock(key ui.BackupKey) error {
	f.keys = append(f.keys, key)
	if f.password != "" && key.Password != f.password {
		return cases.Errorf(cases.WrongPassword, "password", "密码不对。")
	}
	return f.fails
}

func (f *fakeBackups) LookInside(_ context.Context, path string, key ui.BackupKey) (ui.Stores, error) {
	f.looked = append(f.looked, path)
	return f.inside, f.unlock(key)
}

func (f *fakeBackups) Return() (ui.Stores, error) {
	f.returned++
	return f.present, nil
}

func (f *fakeBackups) Restore(_ context.Context, path string, key ui.BackupKey, _ func(float64)) (ui.Stores, cases.Restored, error) {
	if err := f.unlock(key); err != nil {
		if f.shut {
			return ui.Stores{}, cases.Restored{}, err
		}
		return f.present, cases.Restored{}, err
	}
	f.restored = append(f.restored, path)
	aside := f.now
	aside.At, aside.Reason = time.Date(2026, 11, 21, 10, 42, 0, 0, time.UTC), cases.BackupBeforeRestore
	return f.inside, cases.Restored{Aside: &aside}, nil
}

func (f *fakeBackups) FolderBackups(context.Context) ([]cases.Backup, int, error) {
	return f.list, f.good, f.fails
}

func (f *fakeBackups) Salvage(_ context.Context, key ui.BackupKey, _ func(float64)) (ui.Stores, cases.Salvaged, error) {
	if f.password != "" && key.Password == "" {
		return ui.Stores{}, cases.Salvaged{}, cases.Errorf(cases.NeedsPassword, "", "这份数据有密码。")
	}
	return f.present, f.salvaged, f.unlock(key)
}
