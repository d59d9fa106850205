package excel_test

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// explained is a household with the account its incomes are of.
func explained(t *testing.T) *cases.Row {
	t.Helper()
	policy, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	entries := []cases.Income{
		{Item: "工资收入", SubItem: "县内务工", Amount: yuan(36000), FromOn: cases.NewDay(2025, 10, 1), ToOn: cases.NewDay(2026, 9, 30)},
		{Item: "低保金", Amount: yuan(2400), FromOn: cases.NewDay(2025, 10, 1), ToOn: cases.NewDay(2026, 9, 30), Counted: cases.No},
	}
	a := cases.AccountOf(entries, cases.Some(int64(4)), cases.LedgerYear(2026), &policy, 2026)
	return household(func(r *cases.Row) {
		r.Account = &a
		a.Fill(&r.Household.Facts)
	})
}

func TestIncomesLeadToWhatTheyAreMadeOf(t *testing.T) {
	e := export(t, "R3", cases.LayoutPrint, func(e *cases.Export) { e.Masked = true })
	f := written(t, e, rowsOf(household(nil), explained(t)))
	for cell, want := range map[string]string{
		"A1": "户主", "A2": "杨*国", "C2": "低保金", "J2": "2400", "K2": "0", "C3": "工资收入", "D3": "县内务工", "J3": "36000", "K3": "36000",
	} {
		if got, err := f.GetCellValue("核算依据", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]bool{"E5": false, "E6": true, "P6": true, "C6": false, "S6": false} {
		if got, _, err := f.GetCellHyperLink(f.GetSheetName(0), cell); err != nil || got != want {
			t.Errorf("%s leads to its basis: %v, %v; want %v", cell, got, err, want)
		}
	}
	if got, err := f.GetSheetDimension("核算依据"); err != nil || got != "A1:K4" {
		t.Errorf("dimension %q, %v", got, err)
	}
}

func TestOnlyPrintedIncomesAreExplained(t *testing.T) {
	f := written(t, export(t, "R3", cases.LayoutImport, nil), rowsOf(explained(t)))
	if n := f.SheetCount; n != 1 {
		t.Errorf("%d sheets, want one", n)
	}
}

func TestSumsAreWhatOfficeCalculates(t *testing.T) {
	e := export(t, "R3", cases.LayoutPrint, func(e *cases.Export) { e.Report.Groups = []string{"team.name"} })
	name := filepath.Join(t.TempDir(), "R3.xlsx")
	if _, err := excel.Export(t.Context(), name, e, rowsOf(append(many("R3", 9), explained(t))...), excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	before := formulaValues(t, name)
	office(t, "ods", withoutValues(t, name))
	office(t, "xlsx", filepath.Join(filepath.Dir(name), "bare.ods"))
	after := formulaValues(t, filepath.Join(filepath.Dir(name), "bare.xlsx"))
	if len(before) < 20 {
		t.Fatalf("%d sums, want some", len(before))
	}
	for cell, value := range before {
		if after[cell] != value {
			t.Errorf("%s is %q, calculated %q", cell, value, after[cell])
		}
	}
}

// withoutValues copies a workbook without the values beside its formulas, so that whoever
// opens it has to calculate.
func withoutValues(t *testing.T, name string) string {
	t.Helper()
	from, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close() //nolint:errcheck // only read
	bare := filepath.Join(filepath.Dir(name), "bare.xlsx")
	f, err := os.Create(bare) //nolint:gosec // in a folder of the test
	if err != nil {
		t.Fatal(err)
	}
	to := zip.NewWriter(f)
	value := regexp.MustCompile(`</f><v>[^<]*</v>`)
	for _, entry := range from.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := to.Create(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(value.ReplaceAll(content, []byte("</f>"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(to.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return bare
}

// formulaValues are the values beside the formulas of a workbook.
func formulaValues(t *testing.T, name string) map[string]string {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	out := map[string]string{}
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for r := range rows {
		for c, value := range rows[r] {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula(sheet, cell); err == nil && formula != "" {
				out[cell] = value
			}
		}
	}
	return out
}
