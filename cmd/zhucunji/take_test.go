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
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

// newProgram is the program with an empty folder open.
func newProgram(t *testing.T) *program {
	t.Helper()
	p := &program{places: places{data: t.TempDir()}}
	if _, err := p.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func TestAFileThatIsTakenIsOpen(t *testing.T) {
	old, p := newFolder(t), newProgram(t)
	stores, err := p.TakeFile(t.Context(), filepath.Join(old, "zhucunji.db"))
	if err != nil {
		t.Fatal(err)
	}
	villages, err := stores.Shell.Villages(t.Context())
	if err != nil || len(villages) != 1 || villages[0].Name != "望岭村" {
		t.Errorf("villages %v, %v", villages, err)
	}
}

func TestAFileThatIsRefusedLeavesTheEmptyFolderOpen(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "报表.db")
	if err := os.WriteFile(foreign, []byte("no database at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sentence, path string
		want           cases.Code
	}{
		{"a file that is not there", filepath.Join(t.TempDir(), "zhucunji.db"), cases.NotFound},
		{"a file of another program", foreign, cases.Invalid},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			p := newProgram(t)
			_, err := p.TakeFile(t.Context(), c.path)
			if cases.CodeOf(err) != c.want {
				t.Errorf("code %q (%v), want %q", cases.CodeOf(err), err, c.want)
			}
			if _, err := p.opened().Villages(t.Context()); err != nil {
				t.Errorf("the folder is shut: %v", err)
			}
		})
	}
}
