package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestReadOnlyFolderIsToldToAUserWithoutRights(t *testing.T) {
	for name, protect := range map[string]func(t *testing.T, folder string){
		"a folder one may only read": func(t *testing.T, folder string) { chmodAll(t, folder, 0o555, 0o444) },
		"a file one may only read":   func(t *testing.T, folder string) { chmodAll(t, folder, 0o777, 0o444) },
		"a file one may not read":    func(t *testing.T, folder string) { chmodAll(t, folder, 0o777, 0o000) },
	} {
		t.Run(name, func(t *testing.T) {
			wrap := asNobody(t)
			folder, file := closedFolder(t)
			letIn(t, folder)
			before := digestOf(t, file)
			protect(t, folder)
			said := startRole(t, "try", folder, wrap...).waitFor(t, "error")
			if !strings.HasPrefix(said, string(cases.ReadOnly)) || !strings.Contains(said, "写入") {
				t.Errorf("said %q", said)
			}
			chmodAll(t, folder, 0o700, 0o600)
			if digestOf(t, file) != before {
				t.Error("the file was changed")
			}
			if h := readHousehold(t, openStore(t, folder), 1).Household; h.HeadName != "杨胜国" {
				t.Errorf("afterwards the head is %q", h.HeadName)
			}
		})
	}
}

func TestReadOnlyPlaceIsReadByAUserWithoutRights(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, folder, file string){
		"a folder that was closed well": func(*testing.T, string, string) {},
		"one that was restored": func(t *testing.T, folder, _ string) {
			st := openStore(t, folder)
			b, err := st.BackUp(t.Context(), "退出", nil)
			must(t, err)
			must(t, st.Close())
			_, err = storage.Restore(t.Context(), folder, b.Path, nil, storage.Options{}, nil)
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			wrap := asNobody(t)
			folder, file := closedFolder(t)
			prepare(t, folder, file)
			letIn(t, folder)
			before := digestOf(t, file)
			chmodAll(t, folder, 0o555, 0o444)
			if head := startRole(t, "read", folder, wrap...).waitFor(t, "head"); head != "杨胜国" {
				t.Errorf("the head is %q", head)
			}
			chmodAll(t, folder, 0o700, 0o600)
			if digestOf(t, file) != before {
				t.Error("the file was changed")
			}
		})
	}
}

// letIn lets other users come as far as folder.
func letIn(t *testing.T, folder string) {
	t.Helper()
	for dir := folder; strings.HasPrefix(dir, os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // a folder of this test
			t.Fatal(err)
		}
	}
	program := filepath.Dir(testProgram(t))
	for dir := program; strings.HasPrefix(dir, os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // where go test puts its program
			t.Fatal(err)
		}
	}
}

func chmodAll(t *testing.T, folder string, folders, files os.FileMode) {
	t.Helper()
	if err := os.Chmod(folder, 0o700); err != nil { //nolint:gosec // opened to reach what is inside
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		mode := files
		if e.IsDir() {
			mode = folders
		}
		if err := os.Chmod(filepath.Join(folder, e.Name()), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, folders); err != nil {
		t.Fatal(err)
	}
}
