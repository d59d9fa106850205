package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/ui"
)

// newKept is a program with one village in a folder that has one backup, and a second village since.
func newKept(t *testing.T) (*program, cases.Backup) {
	t.Helper()
	p := &program{places: places{data: newFolder(t)}}
	stores, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	b, err := stores.Backups.BackUp(t.Context(), cases.BackupByHand, func(float64) {})
	if err != nil {
		t.Fatal(err)
	}
	addVillage(t, stores, "后坝村")
	return p, b
}

func addVillage(t *testing.T, stores ui.Stores, name string) {
	t.Helper()
	if _, err := stores.Shell.SaveVillage(t.Context(), nil, &cases.Village{Name: name}); err != nil {
		t.Fatal(err)
	}
}

// holdsVillages fails unless the stores hold so many villages.
func holdsVillages(t *testing.T, stores ui.Stores, want int) {
	t.Helper()
	list, err := stores.Shell.Villages(t.Context())
	if err != nil || len(list) != want {
		t.Errorf("%d villages (%v), want %d", len(list), err, want)
	}
}

func noTell(float64) {}

func TestALookInsideLeavesTheDataAsTheyAre(t *testing.T) {
	p, b := newKept(t)
	inside, err := p.LookInside(t.Context(), b.Path, ui.BackupKey{})
	if err != nil {
		t.Fatal(err)
	}
	holdsVillages(t, inside, 1)
	if _, err := inside.Shell.SaveVillage(t.Context(), nil, &cases.Village{Name: "别处"}); cases.CodeOf(err) != cases.ReadOnly {
		t.Errorf("saved inside a backup: %v", err)
	}
	if made, err := inside.Backups.BackUpIfDue(t.Context()); made || err != nil {
		t.Errorf("backed up by itself during a look: %v, %v", made, err)
	}
	now, err := inside.Backups.Holding(t.Context())
	if err != nil || !now.LastChange.After(b.LastChange) {
		t.Errorf("the present changed last %v, the backup %v (%v)", now.LastChange, b.LastChange, err)
	}
	back, err := p.Return()
	if err != nil {
		t.Fatal(err)
	}
	holdsVillages(t, back, 2)
	addVillage(t, back, "新寨村")
}

func TestARestoreCanBeTakenBack(t *testing.T) {
	p, b := newKept(t)
	if _, err := p.LookInside(t.Context(), b.Path, ui.BackupKey{}); err != nil {
		t.Fatal(err)
	}
	then, done, err := p.Restore(t.Context(), b.Path, ui.BackupKey{}, noTell)
	if err != nil || done.Aside == nil {
		t.Fatalf("restored %+v, %v", done, err)
	}
	holdsVillages(t, then, 1)
	again, _, err := p.Restore(t.Context(), done.Aside.Path, ui.BackupKey{}, noTell)
	if err != nil {
		t.Fatal(err)
	}
	holdsVillages(t, again, 2)
}

func TestARestoreOfABrokenBackupLeavesTheDataOpen(t *testing.T) {
	p, b := newKept(t)
	spoil(t, b.Path)
	stores, _, err := p.Restore(t.Context(), b.Path, ui.BackupKey{}, noTell)
	if cases.CodeOf(err) != cases.Damaged {
		t.Fatalf("code %q (%v), want %q", cases.CodeOf(err), err, cases.Damaged)
	}
	holdsVillages(t, stores, 2)
	addVillage(t, stores, "新寨村")
}

// spoil writes nonsense into the middle of a file.
func spoil(t *testing.T, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(raw) / 2; i < len(raw)/2+64; i++ {
		raw[i] ^= 0x5a
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// wreck makes the database of a closed folder one that does not open: the pages behind the first are nonsense.
func wreck(t *testing.T, folder string) {
	t.Helper()
	path := filepath.Join(folder, "zhucunji.db")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(raw)/2; i++ {
		raw[i] = 0xa5
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"-wal", "-shm"} {
		os.Remove(path + end) //nolint:errcheck // it is mostly not there
	}
}

func TestADamagedDatabaseLeadsToTheNewestGoodBackup(t *testing.T) {
	p, good := newKept(t)
	bad, err := p.opened().BackUp(t.Context(), cases.BackupByHand, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	spoil(t, bad.Path)
	wreck(t, p.places.data)
	_, err = p.open(t.Context())
	if !broken(err) {
		t.Fatalf("opened with %v", err)
	}
	list, at, err := p.FolderBackups(t.Context())
	if err != nil || at < 0 || list[at].Path != good.Path {
		t.Fatalf("the newest good of %+v is %d (%v)", list, at, err)
	}
	stores, done, err := p.Restore(t.Context(), list[at].Path, ui.BackupKey{}, noTell)
	if err != nil || done.Moved == "" {
		t.Fatalf("restored %+v, %v", done, err)
	}
	holdsVillages(t, stores, 1)
}

func TestAMissingKeyIsNoDamage(t *testing.T) {
	folder := newFolder(t)
	if err := os.Remove(filepath.Join(folder, "key")); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(t.Context(), folder, storage.Options{})
	if err == nil || broken(err) {
		t.Errorf("opened with %v", err)
	}
}

// protected gives a folder a password and returns the one who has it.
func protected(ctx context.Context, t *testing.T, folder, password string) (worker cases.UID) {
	t.Helper()
	st, err := storage.Open(ctx, folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := cases.Worker{Name: "张队长"}
	if _, err := st.SaveWorker(ctx, nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Protect(ctx, folder, storage.Options{}, w.UID, password, nil); err != nil {
		t.Fatal(err)
	}
	return w.UID
}

func TestABackupOfAnOlderPasswordOpensWithThatOne(t *testing.T) {
	const old, new = "Old-pass1", "New-pass2"
	ctx, folder := t.Context(), newFolder(t)
	p := &program{places: places{data: folder}}
	worker := protected(ctx, t, folder, old)
	key, err := p.keyFor(ctx, "", ui.BackupKey{Worker: worker, Password: old})
	if err != nil {
		t.Fatal(err)
	}
	p.key = key
	stores, err := p.open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.close() }) //nolint:errcheck // the end of a test
	b, err := stores.Backups.BackUp(ctx, cases.BackupByHand, noTell)
	if err != nil || !b.Sealed {
		t.Fatalf("%+v, %v", b, err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Rekey(ctx, folder, storage.Options{Key: key}, nil); err != nil {
		t.Fatal(err)
	}
	if p.key, err = p.keyFor(ctx, "", ui.BackupKey{Worker: worker, Password: old}); err != nil {
		t.Fatal(err)
	}
	if stores, err = p.open(ctx); err != nil {
		t.Fatal(err)
	}
	if err := p.opened().ChangePassword(ctx, worker, old, new); err != nil {
		t.Fatal(err)
	}
	holders, err := p.BackupHolders(ctx, b.Path)
	if err != nil || len(holders) != 1 || holders[0].Name != "张队长" {
		t.Fatalf("holders %+v, %v", holders, err)
	}
	for _, c := range []struct {
		password string
		want     cases.Code
	}{{new, cases.WrongPassword}, {old, ""}} {
		_, err := p.LookInside(ctx, b.Path, ui.BackupKey{Worker: worker, Password: c.password})
		if cases.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", c.password, err, c.want)
		}
	}
}
