package excel_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// FuzzRead looks for workbooks that take the reader down.
func FuzzRead(f *testing.F) {
	var whole bytes.Buffer
	if _, err := excel.Write(f.Context(), &whole, export(f, "R5", cases.LayoutPrint, nil), rowsOf(visit("在家")), excel.Options{Tmp: f.TempDir()}); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "书.xlsx")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := excel.Read(path, t.TempDir()); !refusedRightly(cases.CodeOf(err)) {
			t.Errorf("error %v, want damaged, invalid or password", err)
		}
	})
}
