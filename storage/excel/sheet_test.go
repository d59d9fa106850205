package excel_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

func TestImportLayoutHoldsEveryValueWhole(t *testing.T) {
	f := written(t, export(t, "R1", cases.LayoutImport, nil), rowsOf(
		member(nil),
		member(func(r *cases.Row) { r.Person.IDNumber, r.Person.Name = idX, "𠮷·阿里㛃" }),
	))
	for _, c := range []struct {
		what, cell, want string
		text             bool
	}{
		{"the first header", "A1", "序号", true},
		{"the last header", "AF1", "风险消除时间", true},
		{"the row number", "A2", "1", false},
		{"the day of the data is a date", "B2", "46347", false},
		{"the household code is text", "G2", "5001991100100001", true},
		{"the identity number is whole and text", "J2", idYang, true},
		{"an identity number that ends in X", "J3", idX, true},
		{"a rare name with a point", "I3", "𠮷·阿里㛃", true},
		{"the number of people is a number", "K2", "4", false},
		{"per-head income keeps its fen", "W2", "12406.38", false},
		{"a phone is text", "X2", "13800001234", true},
		{"a month of the national system", "Z2", "201405", true},
		{"the risk is not removed", "AD2", "否", true},
		{"a month nobody knows is blank", "AF2", "", false},
	} {
		t.Run(c.what, func(t *testing.T) {
			got, text := raw(t, f, c.cell)
			if got != c.want || (text != c.text && c.want != "") {
				t.Errorf("%s is %q (text %v), want %q (text %v)", c.cell, got, text, c.want, c.text)
			}
		})
	}
	checkTable(t, f)
}

// checkTable looks at what makes a sheet easy to load: the header frozen, nothing
// merged, the identity numbers of column J wide and text, the true dimension.
func checkTable(t *testing.T, f *excelize.File) {
	t.Helper()
	sheet := f.GetSheetName(0)
	if merged, err := f.GetMergeCells(sheet); err != nil || len(merged) != 0 {
		t.Errorf("merged cells %v, %v; want none", merged, err)
	}
	if got, err := f.GetSheetDimension(sheet); err != nil || got != "A1:AF3" {
		t.Errorf("dimension %q, %v; want A1:AF3", got, err)
	}
	if width, err := f.GetColWidth(sheet, "J"); err != nil || width < 22 {
		t.Errorf("width of the identity numbers %v, %v; want at least 22", width, err)
	}
	style, err := f.GetCellStyle(sheet, "J2")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := f.GetStyle(style); err != nil || s.NumFmt != 49 {
		t.Errorf("number format of the identity number %v, %v; want 49 (@)", s, err)
	}
	if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v; want one frozen row", panes, err)
	}
}

func TestPrintLayoutOfIncomes(t *testing.T) {
	f := written(t, export(t, "R3", cases.LayoutPrint, nil), rowsOf(
		household(func(r *cases.Row) {
			r.Before = &cases.Household{Facts: r.Household.Facts}
			r.Before.Facts.NetPerHead, r.Before.Facts.Wages = yuan(10000), yuan(30000)
		}),
		household(func(r *cases.Row) {
			r.Household.Facts.Net, r.Household.Facts.AccountedPeople = yuan(20000), cases.Some(int64(3))
		}),
	))
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{
		"A1": "望岭村2026年度家庭收入核算表",
		"A2": "填报单位（盖章）：望岭村",
		"A3": "序号",
		"I3": "转移性收入",
		"I4": "小计",
		"K4": "低保金",
		"A5": "1",
		"C5": "杨建国",
		"P5": "49625.5",
		"S5": "2406.38",
		"T5": "24.06",
		"U5": "工资性收入增加6,000.00元",
		"S6": "",
		"A7": "合计",
		"D7": "7",
		"P7": "69625.5",
		"Q7": "9946.5",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"D7": "SUM(D5:D6)", "Q7": `IF(D7=0,"",ROUND(P7/D7,2))`} {
		if got, err := f.GetCellFormula(sheet, cell); err != nil || got != want {
			t.Errorf("formula of %s is %q, %v; want %q", cell, got, err, want)
		}
	}
	if value, err := f.CalcCellValue(sheet, "Q7"); err != nil || value != "9,946.50" {
		t.Errorf("calculated Q7 is %q, %v; want what the file holds", value, err)
	}
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if last := strings.Join(rows[7], " "); !strings.HasPrefix(last, "填报人：") || !strings.Contains(last, "第一书记：") {
		t.Errorf("signature line %q", last)
	}
	checkPage(t, f)
}

// checkPage looks at what makes a sheet print well.
func checkPage(t *testing.T, f *excelize.File) {
	t.Helper()
	sheet := f.GetSheetName(0)
	page, err := f.GetPageLayout(sheet)
	if err != nil || *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
		t.Errorf("page %+v, %v; want A4 landscape, one page wide", page, err)
	}
	if props, err := f.GetSheetProps(sheet); err != nil || props.FitToPage == nil || !*props.FitToPage {
		t.Errorf("fit to page is off, %v", err)
	}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" && strings.HasSuffix(name.RefersTo, "!$3:$4") {
			return
		}
	}
	t.Errorf("repeated rows are not 3 to 4: %v", f.GetDefinedName())
}

func TestGroupsGetSubtotals(t *testing.T) {
	e := export(t, "R3", cases.LayoutPrint, nil)
	e.Report.Groups = []string{"team.name"}
	in := func(team string, wages int64) *cases.Row {
		return household(func(r *cases.Row) { r.Team.Name, r.Household.Facts.Wages = team, yuan(wages) })
	}
	f := written(t, e, rowsOf(in("一组", 1), in("一组", 2), in("二组", 4)))
	for cell, want := range map[string]string{
		"A7": "一组 小计", "E7": "3", "A9": "二组 小计", "E9": "4", "A10": "合计", "E10": "7",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if got, err := f.GetCellFormula(f.GetSheetName(0), "E10"); err != nil || got != "SUBTOTAL(9,E5:E9)" {
		t.Errorf("formula %q, %v", got, err)
	}
}

func TestEmptyReports(t *testing.T) {
	f := written(t, export(t, "R8", cases.LayoutPrint, nil), rowsOf())
	if got, _ := raw(t, f, "A5"); got != "本期没有记录" {
		t.Errorf("print layout says %q", got)
	}
	f = written(t, export(t, "R8", cases.LayoutImport, nil), rowsOf())
	if rows, err := f.GetRows(f.GetSheetName(0)); err != nil || len(rows) != 1 {
		t.Errorf("import layout has rows %v, %v; want the header alone", rows, err)
	}
}

func TestEveryReportWritesBothLayouts(t *testing.T) {
	rows := map[cases.Grain]*cases.Row{
		cases.GrainPerson: member(nil), cases.GrainHousehold: household(nil), cases.GrainVisit: visit("在家"),
		cases.GrainMeasure:  industry("桑蚕", "1933.65", "张"),
		cases.GrainCoverage: {Coverage: &cases.Coverage{Class: "脱贫户", Due: cases.Some(int64(8)), Visited: cases.Some(int64(6))}},
		cases.GrainTeam:     teams(1)[0],
	}
	for _, r := range cases.Reports() {
		row := rows[r.Grain]
		if row == nil {
			row = ledger(0)
		}
		for _, layout := range []cases.Layout{cases.LayoutPrint, cases.LayoutImport} {
			f := written(t, export(t, r.Key, layout, nil), rowsOf(row))
			got, err := f.GetRows(f.GetSheetName(0))
			if err != nil || len(got) < 2 {
				t.Errorf("%s %s: rows %v, %v", r.Key, layout, got, err)
			}
		}
	}
}
