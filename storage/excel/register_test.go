package excel_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

func TestTheExportRegisterIsReadBack(t *testing.T) {
	events := []cases.ExportEvent{{
		At: time.Date(2026, 11, 21, 2, 0, 0, 0, time.UTC), Worker: "张队长", What: "=走访台账", Filter: "望岭村", Columns: []string{"户主", "电话"},
		Rows: 3, People: 6, Purpose: "上报", File: "/home/a/台账.xlsx",
	}}
	var out bytes.Buffer
	if err := excel.WriteRegister(t.Context(), &out, events); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	rows, err := f.GetRows("导出登记")
	if err != nil || len(rows) != 2 {
		t.Fatalf("rows %q %v", rows, err)
	}
	for i, want := range map[int]string{1: "张队长", 2: "=走访台账", 4: "户主、电话", 5: "3", 6: "6", 7: "完整", 8: "上报", 10: "/home/a/台账.xlsx"} {
		if rows[1][i] != want {
			t.Errorf("column %d is %q, want %q", i, rows[1][i], want)
		}
	}
	if formula, err := f.GetCellFormula("导出登记", "C2"); formula != "" || err != nil {
		t.Errorf("a text became the formula %q (%v)", formula, err)
	}
}
