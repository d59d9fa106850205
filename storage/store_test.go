package storage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// newStore opens a new data folder as the program does.
func newStore(t testing.TB) *storage.Store {
	t.Helper()
	return openStore(t, t.TempDir())
}

func openStore(t testing.TB, folder string) *storage.Store {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return st
}

// fixedClock starts at ten o'clock on 21 November 2026 and moves on a second a look.
func fixedClock() func() time.Time {
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.Local)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func TestRegisterIsSavedEditedAndUndone(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	v := cases.Village{Name: "望岭村"}
	if _, err := st.SaveVillage(ctx, nil, &v); err != nil {
		t.Fatal(err)
	}
	after := v
	after.Name = "望岭新村"
	if _, err := st.SaveVillage(ctx, &v, &after); err != nil {
		t.Fatal(err)
	}
	if got := villageNames(t, st); len(got) != 1 || got[0] != "望岭新村" {
		t.Fatalf("after edit: %v", got)
	}
	for _, step := range []struct {
		do   func() (cases.Change, error)
		want []string
	}{
		{func() (cases.Change, error) { return st.Undo(ctx) }, []string{"望岭村"}},
		{func() (cases.Change, error) { return st.Undo(ctx) }, nil},
		{func() (cases.Change, error) { return st.Redo(ctx) }, []string{"望岭村"}},
		{func() (cases.Change, error) { return st.Redo(ctx) }, []string{"望岭新村"}},
		{func() (cases.Change, error) { return st.Undo(ctx) }, []string{"望岭村"}},
	} {
		if _, err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := villageNames(t, st); len(got) != len(step.want) || (len(got) == 1 && got[0] != step.want[0]) {
			t.Fatalf("got %v, want %v", got, step.want)
		}
	}
}

func villageNames(t *testing.T, st *storage.Store) (names []string) {
	t.Helper()
	list, err := st.Villages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		names = append(names, list[i].Name)
	}
	return names
}

func TestEditOfAStaleRecordIsRefused(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	v := cases.Village{Name: "望岭村"}
	if _, err := st.SaveVillage(ctx, nil, &v); err != nil {
		t.Fatal(err)
	}
	mine, theirs := v, v
	theirs.Name = "金溪村"
	if _, err := st.SaveVillage(ctx, &v, &theirs); err != nil {
		t.Fatal(err)
	}
	mine.Name = "长春村"
	_, err := st.SaveVillage(ctx, &v, &mine)
	if got := cases.CodeOf(err); got != cases.Conflict {
		t.Errorf("code %q, want conflict (%v)", got, err)
	}
}

func TestDatabaseIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights on Windows come from the folder")
	}
	st := newStore(t)
	for _, name := range []string{"zhucunji.db", "zhucunji.db-wal", "key"} {
		info, err := os.Stat(filepath.Join(st.Folder(), name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("%s has rights %o", name, got)
		}
	}
}
