package storage_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/storage"
)

func TestCheckUpFindsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		spoil                        func(t *testing.T, folder, file string)
		database, log, derived, keep int
	}{
		"nothing": {spoil: func(*testing.T, string, string) {}},
		"a maintained column": {spoil: func(t *testing.T, _, file string) {
			changeFile(t, file, "UPDATE household SET visit_count = 99")
		}, derived: 1},
		"a reference to nothing": {spoil: func(t *testing.T, _, file string) {
			changeFile(t, file, "PRAGMA foreign_keys = OFF", "UPDATE membership SET person_id = 4711")
		}, database: 1, log: -1},
		"a value that was changed by another tool": {spoil: func(t *testing.T, _, file string) {
			changeFile(t, file, "UPDATE visit SET text = '没有去'")
		}, log: 1},
		"a backup": {spoil: func(t *testing.T, folder, _ string) {
			path := listed(t, folder)[0].Path
			raw, err := os.ReadFile(path)
			must(t, err)
			writeFile(t, path, flipped(raw, len(raw)-100, rand.New(rand.NewPCG(1, 1)))) //nolint:gosec // any byte
		}, keep: 1},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			st := openStore(t, folder)
			addVisit(t, st, 1)
			must(t, st.Close())
			backedUp(t, folder)
			c.spoil(t, folder, file)
			st = openStoreReadOnly(t, folder)
			out, err := st.CheckUp(t.Context(), nil)
			must(t, err)
			bad := 0
			for _, b := range out.Backups {
				if !b.Good() {
					bad++
				}
			}
			if (out.Database != "") != (c.database > 0) || bad != c.keep || (c.database == 0 && (out.Derived > 0) != (c.derived > 0)) {
				t.Errorf("found %+v", out)
			}
			if c.log >= 0 && (len(out.Log.Faults) > 0) != (c.log > 0) {
				t.Errorf("the log: %+v", out.Log)
			}
			if sound := out.Faults() == 0; sound != (name == "nothing") {
				t.Errorf("%d faults", out.Faults())
			}
			must(t, st.Close())
			if left, err := os.ReadDir(filepath.Join(folder, "tmp")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v (%v)", left, err)
			}
		})
	}
}

func openStoreReadOnly(t *testing.T, folder string) *storage.Store {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	must(t, err)
	t.Cleanup(func() { must(t, st.Close()) })
	return st
}
