package excel_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// A table is printed on A4 across, one page wide, so that the width of its columns decides how large its 10 point
// text stands on paper.
func TestTextOfWideTablesStaysReadable(t *testing.T) {
	const (
		page     = 138 // of columns at full size
		smallest = 5.5 // 七号, the smallest size of Chinese type
	)
	for _, r := range cases.Reports() {
		t.Run(r.Key, func(t *testing.T) {
			f := written(t, export(t, r.Key, cases.LayoutPrint, nil), rowsOf(reportRows(r)...))
			if size := 10 * min(page/together(t, f), 1); size < smallest {
				t.Errorf("10 point text is printed in %.1f points", size)
			}
		})
	}
}

// together is the width of all columns of the first sheet.
func together(t *testing.T, f *excelize.File) (total float64) {
	t.Helper()
	sheet := f.GetSheetName(0)
	columns, err := f.GetCols(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		width, err := f.GetColWidth(sheet, name)
		if err != nil {
			t.Fatal(err)
		}
		total += width
	}
	return total
}
