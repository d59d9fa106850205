package storage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// sealedBackup is a data folder with a password, closed, and its backup.
func sealedBackup(t *testing.T) (folder string, lead cases.UID, code string, made cases.Backup) {
	t.Helper()
	folder, lead, code = guardedVillage(t, 20)
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock(), Key: keyOf(t, folder, lead, leadPassword)})
	must(t, err)
	made, err = st.BackUp(t.Context(), "手动", nil)
	must(t, err)
	must(t, st.Close())
	return folder, lead, code, made
}

// backupKey opens a backup with a password.
func backupKey(t *testing.T, path string, worker cases.UID, password string) *storage.Key {
	t.Helper()
	guard, err := storage.BackupGuard(path)
	must(t, err)
	if guard == nil {
		t.Fatal("the backup has no password")
	}
	key, err := guard.Unlock(t.Context(), worker, password)
	must(t, err)
	return key
}

func TestSealedBackupOpensWithThePasswordsOfItsDay(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	ctx := t.Context()
	folder, lead, code, made := sealedBackup(t)
	if !made.Sealed {
		t.Fatal("a backup of data with a password is open")
	}
	raw, err := os.ReadFile(made.Path)
	must(t, err)
	if bytes.Contains(raw, []byte("SQLite format")) || bytes.Contains(raw, []byte{0x28, 0xB5, 0x2F, 0xFD}) {
		t.Error("its body lies open")
	}
	guard, err := storage.BackupGuard(made.Path)
	must(t, err)
	if holders := guard.Holders(); len(holders) != 1 || holders[0].Name != "张队长" {
		t.Errorf("it opens for %+v", holders)
	}
	if _, err := guard.Unlock(ctx, lead, "Falsch-2026"); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("a wrong password gave %v", err)
	}
	if err := storage.VerifyBackup(ctx, folder, made.Path, nil, nil); cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("without a password: %v", err)
	}
	other, otherLead, _, _ := sealedBackup(t)
	if err := storage.VerifyBackup(ctx, folder, made.Path, keyOf(t, other, otherLead, leadPassword), nil); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("with another folder's key: %v", err)
	}
	byCode, err := guard.UnlockByCode(ctx, code)
	must(t, err)
	today := keyOf(t, folder, lead, leadPassword)
	if !today.Opens(&made) {
		t.Error("the key of today is that of the backup, and it says no")
	}
	for what, key := range map[string]*storage.Key{"its password": backupKey(t, made.Path, lead, leadPassword), "the code": byCode, "today's": today} {
		if err := storage.VerifyBackup(ctx, folder, made.Path, key, nil); err != nil {
			t.Errorf("with %s: %v", what, err)
		}
	}
	inside, err := storage.LookInside(ctx, folder, made.Path, today, storage.Options{})
	must(t, err)
	if n := visitCount(t, inside); n == 0 {
		t.Error("nothing is inside")
	}
	must(t, inside.Close())
}

func TestSealedBackupIsRestored(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	ctx := t.Context()
	folder, lead, _, made := sealedBackup(t)
	key := keyOf(t, folder, lead, leadPassword)
	if _, err := storage.Restore(ctx, folder, made.Path, key, storage.Options{}, nil); cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("without the password of what is there: %v", err)
	}
	out, err := storage.Restore(ctx, folder, made.Path, key, storage.Options{Key: key}, nil)
	must(t, err)
	if out.Aside == nil || !out.Aside.Sealed {
		t.Errorf("set aside %+v", out.Aside)
	}
	st := openAs(t, folder, lead, leadPassword)
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}

	t.Run("into a folder without a password, and back", func(t *testing.T) {
		plain, _ := closedFolder(t)
		out, err := storage.Restore(ctx, plain, made.Path, key, storage.Options{}, nil)
		must(t, err)
		if _, err := os.Stat(filepath.Join(plain, "key")); !os.IsNotExist(err) {
			t.Errorf("an open key lies beside data with a password: %v", err)
		}
		st, err := storage.Open(ctx, plain, storage.Options{Key: keyOf(t, plain, lead, leadPassword)})
		must(t, err)
		must(t, st.Close())
		_, err = storage.Restore(ctx, plain, out.Aside.Path, nil, storage.Options{Key: key}, nil)
		must(t, err)
		if got := readHousehold(t, openStore(t, plain), 1).Members[0].Person.IDNumber; got != "500199195703200112" {
			t.Errorf("the id number came back as %q", got)
		}
	})
	t.Run("copied into an empty folder", func(t *testing.T) {
		empty := filepath.Join(t.TempDir(), "空的")
		must(t, openStore(t, empty).Close())
		if err := storage.Adopt(ctx, empty, made.Path, storage.Options{}); cases.CodeOf(err) != cases.NeedsPassword {
			t.Errorf("without a password: %v", err)
		}
		must(t, storage.Adopt(ctx, empty, made.Path, storage.Options{Key: key}))
		st, err := storage.Open(ctx, empty, storage.Options{Key: key})
		must(t, err)
		must(t, st.Close())
		if _, err := os.Stat(filepath.Join(empty, "key")); !os.IsNotExist(err) {
			t.Errorf("an open key lies beside data with a password: %v", err)
		}
	})
}

func TestDatabaseWithAPasswordIsCopiedIn(t *testing.T) {
	ctx := t.Context()
	folder, lead, _ := guardedVillage(t, 20)
	file := filepath.Join(folder, "zhucunji.db")
	empty := filepath.Join(t.TempDir(), "空的")
	must(t, openStore(t, empty).Close())
	if err := storage.Adopt(ctx, empty, file, storage.Options{}); cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("without a password: %v", err)
	}
	guard, err := storage.GuardOf(ctx, file)
	must(t, err)
	key, err := guard.Unlock(ctx, lead, leadPassword)
	must(t, err)
	must(t, storage.Adopt(ctx, empty, file, storage.Options{Key: key}))
	openAs(t, empty, lead, leadPassword)
}

// Whoever has a stick but no password can write another header and a sum that fits: it is
// noticed all the same.
func TestForgedHeaderOfASealedBackupIsNoticed(t *testing.T) {
	folder, lead, _, made := sealedBackup(t)
	raw, err := os.ReadFile(made.Path)
	must(t, err)
	lines := bytes.SplitN(raw, []byte("\n"), 4)
	forged := bytes.Replace(lines[1], []byte(`"households":`), []byte(`"households":9`), 1)
	head := append(append(append(bytes.Clone(lines[0]), '\n'), forged...), '\n')
	path := filepath.Join(t.TempDir(), "a.zcjbak")
	writeFile(t, path, append(fmt.Appendf(bytes.Clone(head), "%x\n", sha256.Sum256(head)), lines[3]...))
	b, err := storage.BackupAt(path)
	must(t, err) // the sum fits
	if b.Households == made.Households {
		t.Fatal("nothing was forged")
	}
	err = storage.VerifyBackup(context.WithoutCancel(t.Context()), folder, path, keyOf(t, folder, lead, leadPassword), nil)
	if cases.CodeOf(err) != cases.Damaged {
		t.Errorf("the forged header gave %v", err)
	}
}

func TestOnlyALeadRestores(t *testing.T) {
	ctx := t.Context()
	folder, lead, _, made := sealedBackup(t)
	st, err := storage.Open(ctx, folder, storage.Options{Key: keyOf(t, folder, lead, leadPassword)})
	must(t, err)
	w := cases.Worker{Name: "王干事"}
	_, err = st.SaveWorker(ctx, nil, &w)
	must(t, err)
	must(t, st.AddHolder(ctx, w.UID, cases.RoleMember, "Wang-ganshi-1"))
	must(t, st.Close())
	key := keyOf(t, folder, w.UID, "Wang-ganshi-1")
	_, err = storage.Restore(ctx, folder, made.Path, keyOf(t, folder, lead, leadPassword), storage.Options{Key: key}, nil)
	if cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("a 队员 restoring gave %v", err)
	}
}
