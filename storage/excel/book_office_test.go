package excel_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestOtherProgramsWriteTheSame reads what LibreOffice makes of the .xls as .xlsx.
func TestOtherProgramsWriteTheSame(t *testing.T) {
	content, err := os.ReadFile(oldWorkbook)
	if err != nil {
		t.Fatal(err)
	}
	from := saved(t, "old.xls", content)
	office(t, "xlsx:Calc MS Excel 2007 XML", from)
	old, now := opened(t, from), opened(t, filepath.Join(filepath.Dir(from), "old.xlsx"))
	if !slices.Equal(old.Sheets(), now.Sheets()) {
		t.Fatalf("sheets %v, want %v", now.Sheets(), old.Sheets())
	}
	for i, s := range old.Sheets() {
		if got, want := told(t, now, i), told(t, old, i); !slices.Equal(got, want) {
			t.Errorf("%s: read\n%q\nwant\n%q", s.Name, got, want)
		}
	}
}
