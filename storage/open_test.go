package storage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestEmptyFileOfAKilledStartIsBegunAgain(t *testing.T) {
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "zhucunji.db"), nil)
	openStore(t, folder)
}

func TestFolderWithOddNamesHoldsItsOwnFile(t *testing.T) {
	names := []string{"我的 数据", "a#b", "100%25 完成", "%2e%2e", "龘·㛃", "a&b=c;d", "it's \"x\""}
	if runtime.GOOS != "windows" {
		names = append(names, "什么?mode=ro", `back\slash`)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			folder := filepath.Join(parent, name)
			st := openStore(t, folder)
			addHousehold(t, st)
			if _, err := st.BackUp(t.Context(), "退出", nil); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(filepath.Join(folder, "zhucunji.db")); err != nil || info.Size() == 0 {
				t.Errorf("no database in the folder: %v", err)
			}
			entries, err := os.ReadDir(parent)
			if err != nil || len(entries) != 1 || entries[0].Name() != name {
				t.Errorf("beside the folder lie %v (%v)", entries, err)
			}
		})
	}
}

func TestNetworkShareIsRefused(t *testing.T) {
	share := func(string) (storage.Place, error) { return storage.Place{Network: true}, nil }
	mustRefuse(t, t.TempDir(), storage.Options{Place: share}, cases.ReadOnly, "网络共享")
}

func TestSecondProgramIsToldWhoHasTheFolder(t *testing.T) {
	folder, _ := closedFolder(t)
	t.Setenv("USER", "张队长")
	other := startRole(t, "hold", folder)
	other.waitFor(t, "open")
	mustRefuse(t, folder, storage.Options{}, cases.Locked, "用户 张队长")
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	mustRefuse(t, folder, storage.Options{}, cases.Locked, host)

	t.Run("reading beside it works and cannot write", func(t *testing.T) {
		st, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer st.Close() //nolint:errcheck // only read
		if h := readHousehold(t, st, 1).Household; h.HeadName != "杨胜国" {
			t.Errorf("the head is %q", h.HeadName)
		}
		_, err = st.SaveVillage(t.Context(), nil, &cases.Village{Name: "石磨村"})
		if got := cases.CodeOf(err); got != cases.ReadOnly {
			t.Errorf("saving gave %q (%v)", got, err)
		}
	})

	if err := other.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := other.cmd.Wait(); err == nil {
		t.Log("the other program ended by itself")
	}
	openStore(t, folder)
}

func TestFolderOfAKilledProgramOpensAtOnce(t *testing.T) {
	folder, _ := closedFolder(t)
	other := startRole(t, "hold", folder)
	other.waitFor(t, "open")
	other.killAfter(0)
	openStore(t, folder)
}

func TestReadingWhereNothingIsMakesNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "none")
	_, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	if got := cases.CodeOf(err); got != cases.NotFound {
		t.Errorf("got %q (%v)", got, err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}
