package place_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"zhucunji/cmd/internal/place"
)

func TestTheFolderChosenLastIsOpenedNext(t *testing.T) {
	config, first, second := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "数据 #1 100%")
	m := place.MemoryOf("/opt/zhucunji/zhucunji", config)
	if got := m.Folders(); len(got) != 0 {
		t.Fatalf("folders %q before any was chosen", got)
	}
	for _, folder := range []string{first, second, first, second} {
		if err := m.Remember(folder); err != nil {
			t.Fatal(err)
		}
	}
	if got := m.Folders(); !slices.Equal(got, []string{second, first}) {
		t.Errorf("folders %q, want each once, the last first", got)
	}
	got, err := place.Choose("", "/opt/zhucunji/zhucunji", "/home/x", config)
	if err != nil || got != second {
		t.Errorf("opens %q, %v, want %q", got, err, second)
	}
	if got, err := place.Choose(first, "/opt/zhucunji/zhucunji", "/home/x", config); err != nil || got != first {
		t.Errorf("a named folder: %q, %v", got, err)
	}
}

func TestOnlyTheLastFoldersAreKept(t *testing.T) {
	m := place.MemoryOf("", t.TempDir())
	for i := range 9 {
		if err := m.Remember("/data/" + strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	if got := m.Folders(); len(got) != 5 || got[0] != "/data/8" {
		t.Errorf("folders %q, want the last five", got)
	}
}

func TestAPortableProgramRemembersNothing(t *testing.T) {
	beside, config := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(beside, place.Portable), 0o700); err != nil {
		t.Fatal(err)
	}
	m := place.MemoryOf(filepath.Join(beside, "zhucunji"), config)
	if err := m.Remember("/data/1"); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(config); err != nil || len(left) != 0 || len(m.Folders()) != 0 {
		t.Errorf("left %v on the computer, %v", left, err)
	}
}

func TestAMemoryThatIsNoListOfFoldersIsPassedOver(t *testing.T) {
	config := t.TempDir()
	if err := os.MkdirAll(filepath.Join(config, "zhucunji"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "zhucunji", "folders.txt"), []byte("\x00half\nnot a path\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := place.Choose("", "", "/home/x", config); err != nil || got != filepath.Join("/home/x", "zhucunji") {
		t.Errorf("opens %q, %v, want the person's own folder", got, err)
	}
}
