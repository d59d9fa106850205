package main

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// newFolder makes a data folder that holds one village and is closed again.
func newFolder(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "旧电脑 #1 100%")
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.SaveVillage(t.Context(), nil, &cases.Village{Name: "望岭村"}); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Copy(t.Context(), "退出"); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestTakingAFileBringsEverythingThatBelongsToIt(t *testing.T) {
	old := newFolder(t)
	photo := filepath.Join(old, photosName, "ab", "abcd")
	if err := os.MkdirAll(filepath.Dir(photo), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(photo, []byte("sealed"), 0o600); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(old, copiesName, "*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	for sentence, path := range map[string]string{"the database itself": filepath.Join(old, databaseName), "one of its copies": copies[0]} {
		t.Run(sentence, func(t *testing.T) {
			p := &program{places: places{data: t.TempDir()}}
			if _, err := p.open(t.Context()); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := p.close(); err != nil {
					t.Error(err)
				}
			})
			stores, err := p.TakeFile(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			villages, err := stores.Shell.Villages(t.Context())
			if err != nil || len(villages) != 1 || villages[0].Name != "望岭村" {
				t.Errorf("villages %v, %v", villages, err)
			}
			if _, err := os.Stat(filepath.Join(p.places.data, photosName, "ab", "abcd")); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAFileThatCannotBeTakenChangesNothing(t *testing.T) {
	alone := filepath.Join(t.TempDir(), databaseName)
	if err := os.WriteFile(alone, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	busy := newFolder(t)
	open, err := storage.Open(t.Context(), busy, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := open.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, c := range []struct {
		sentence, path string
		want           cases.Code
	}{
		{"a file that is not there", filepath.Join(t.TempDir(), databaseName), cases.NotFound},
		{"a database without its key", alone, cases.NotFound},
		{"a folder another program has open", filepath.Join(busy, databaseName), cases.Locked},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			p := &program{places: places{data: t.TempDir()}}
			if _, err := p.open(t.Context()); err != nil {
				t.Fatal(err)
			}
			_, err := p.TakeFile(t.Context(), c.path)
			if cases.CodeOf(err) != c.want {
				t.Errorf("code %q (%v), want %q", cases.CodeOf(err), err, c.want)
			}
			if p.opened() == nil {
				t.Error("the store was closed")
			}
			if err := p.close(); err != nil {
				t.Error(err)
			}
		})
	}
}
