package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/storage"
)

func TestStartingLeavesTheWorkFilesOfAReaderAlone(t *testing.T) {
	folder, _ := closedFolder(t)
	reader, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	must(t, err)
	half := filepath.Join(reader.TmpFolder(), "half.xlsx")
	must(t, os.WriteFile(half, []byte("half a workbook"), 0o600))
	killed := filepath.Join(folder, "tmp", "reader-of-yesterday")
	must(t, os.MkdirAll(killed, 0o700))
	must(t, os.WriteFile(filepath.Join(killed, "half.xlsx"), []byte("half a workbook"), 0o600))

	st := openStore(t, folder)
	if _, err := os.Stat(half); err != nil {
		t.Errorf("the reader's work file is gone: %v", err)
	}
	if _, err := os.Stat(killed); !os.IsNotExist(err) {
		t.Errorf("the folder of a killed reader is still there (%v)", err)
	}
	must(t, reader.Close())
	must(t, st.Close())
	if left, err := os.ReadDir(filepath.Join(folder, "tmp")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}
