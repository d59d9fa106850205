package excel_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
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

func TestMasks(t *testing.T) {
	e := export(t, "R1", cases.LayoutPrint, func(e *cases.Export) { e.Masked = true })
	f := written(t, e, rowsOf(member(nil)))
	for cell, want := range map[string]string{
		"I4": "杨*国", "J4": "500199********0112", "X4": "138****1234", "P4": "****", "W4": "12406.38", "AB4": "脱贫户",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	var buf bytes.Buffer
	if _, err := excel.Write(t.Context(), &buf, e, rowsOf(member(nil)), excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{idYang, "13800001234", "13900005678", "杨建国", "长期慢性病"} {
		for _, row := range rows {
			if strings.Contains(strings.Join(row, "|"), secret) {
				t.Errorf("%s stands in the masked sheet", secret)
			}
		}
	}
}

func TestHostileTextsStayText(t *testing.T) {
	for _, text := range []string{
		"=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "_x0041_", "_x005F_", "_x005F_x0041_", " 前后空格 ", "两行\n文字", `<&>"'`, "00123",
		"1E5", "2026-11-21", "𠮷𬭎", "是否",
	} {
		t.Run(text, func(t *testing.T) {
			f := written(t, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(text)))
			got, isText := raw(t, f, "G2")
			if got != text || !isText {
				t.Errorf("got %q (text %v), want %q as text", got, isText, text)
			}
		})
	}
}

func TestUnwritableCharactersAreRemoved(t *testing.T) {
	for text, want := range map[string]string{
		"响\x07铃\x00": "响铃", "行一\r\n行二\r行三": "行一\n行二\n行三", "坏\xff字": "坏字", "非\uFFFE字": "非字", "\u0085": "",
	} {
		f := written(t, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(text)))
		if got, _ := raw(t, f, "G2"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestLongTexts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		code cases.Code
	}{
		"32,767 characters are kept":                      {strings.Repeat("访", 32767), ""},
		"32,768 characters are refused, not cut":          {strings.Repeat("访", 32768), cases.Invalid},
		"a rare character counts as two":                  {strings.Repeat("𠮷", 16384), cases.Invalid},
		"many bytes that are few characters are no doubt": {strings.Repeat("𠮷", 16383), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var buf bytes.Buffer
			_, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(c.text)), excel.Options{Tmp: t.TempDir()})
			if cases.CodeOf(err) != c.code {
				t.Fatalf("error %v, want code %q", err, c.code)
			}
			if err != nil && (!strings.Contains(cases.MessageOf(err), "第 1 条") || !strings.Contains(cases.MessageOf(err), "主要情况")) {
				t.Errorf("the message does not name the place: %s", cases.MessageOf(err))
			}
		})
	}
}

func TestDateStyles(t *testing.T) {
	for style, want := range map[cases.DateStyle]struct {
		raw, shown string
		text       bool
	}{
		cases.DateAuto:    {"46346", "2026-11-20", false},
		cases.DateISO:     {"46346", "2026-11-20", false},
		cases.DateCompact: {"20261120", "20261120", true},
		cases.DateMonth:   {"202611", "202611", true},
		cases.DateChinese: {"46346", "2026年11月20日", false},
	} {
		f := written(t, export(t, "R5", cases.LayoutImport, func(e *cases.Export) { e.Dates = style }), rowsOf(visit("在家")))
		got, text := raw(t, f, "B2")
		shown, err := f.GetCellValue(f.GetSheetName(0), "B2")
		if err != nil || got != want.raw || text != want.text || shown != want.shown {
			t.Errorf("style %q: %q shown %q (text %v), %v; want %+v", style, got, shown, text, err, want)
		}
	}
}

func TestMoneyStyles(t *testing.T) {
	for style, want := range map[cases.MoneyStyle][3]string{
		cases.MoneyYuan: {"单位：元、人", "49625.5", "12406.38"},
		cases.MoneyWan2: {"单位：万元、人", "4.96", "1.24"},
		cases.MoneyWan4: {"单位：万元、人", "4.9626", "1.2406"},
	} {
		f := written(t, export(t, "R3", cases.LayoutPrint, func(e *cases.Export) { e.Money = style }), rowsOf(household(nil)))
		var got [3]string
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		got[0] = rows[1][len(rows[1])-1]
		for _, text := range rows[1] {
			if strings.HasPrefix(text, "单位") {
				got[0] = text
			}
		}
		got[1], _ = raw(t, f, "P5")
		got[2], _ = raw(t, f, "Q5")
		if got != want {
			t.Errorf("style %q: %q, want %q", style, got, want)
		}
		sum, _ := raw(t, f, "P6")
		if sum != want[1] {
			t.Errorf("style %q: sum %q, want the sum of what is shown, %q", style, sum, want[1])
		}
	}
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

func TestQuantities(t *testing.T) {
	f := written(t, export(t, "R8", cases.LayoutImport, nil), rowsOf(industry("桑蚕", "1933.65", "张"), industry("生猪", "3", "头")))
	for cell, want := range map[string]string{"K2": "1933.65", "K3": "3", "T2": "300", "U2": "1000", "V2": ""} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

func TestErrorsStopTheExport(t *testing.T) {
	broken := errors.New("the store failed")
	var buf bytes.Buffer
	_, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), func(yield func(*cases.Row, error) bool) {
		_ = yield(visit("在家"), nil) && yield(nil, broken)
	}, excel.Options{Tmp: t.TempDir()})
	if !errors.Is(err, broken) || buf.Len() > 0 {
		t.Errorf("error %v with %d bytes written, want the store's and none", err, buf.Len())
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = excel.Write(ctx, &buf, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit("在家")), excel.Options{Tmp: t.TempDir()})
	if cases.CodeOf(err) != cases.Canceled {
		t.Errorf("error %v, want canceled", err)
	}
}

func TestManyRowsSpillIntoTheGivenFolderOnly(t *testing.T) {
	const n = 4500
	progress, spilled := 0, 0
	tmp := t.TempDir()
	var buf bytes.Buffer
	rows := func(yield func(*cases.Row, error) bool) {
		row := visit(strings.Repeat("走访", 1000))
		for range n {
			if !yield(row, nil) {
				return
			}
		}
	}
	got, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), rows, excel.Options{
		Tmp: tmp, Progress: func(rows int) { progress, spilled = rows, max(spilled, filesIn(t, tmp)) },
	})
	if err != nil || got != n || progress != n {
		t.Fatalf("wrote %d rows, progress %d, %v; want %d", got, progress, err, n)
	}
	if spilled != 1 || filesIn(t, tmp) != 0 {
		t.Errorf("%d temporary files during the export and %d after it, want 1 and 0", spilled, filesIn(t, tmp))
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	if last, _ := raw(t, f, "A4501"); last != "4500" {
		t.Errorf("last row number %q, want 4500", last)
	}
}

func filesIn(t *testing.T, folder string) int {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

func TestTextsTooHighForARowGoOnBelow(t *testing.T) {
	text := strings.Repeat("今年养蚕两批，行情比去年好。", 200)
	f := written(t, export(t, "R5", cases.LayoutPrint, nil), rowsOf(visit(text), visit("在家")))
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	last := 3
	for ; last < len(rows) && (last == 3 || rows[last][0] == ""); last++ {
		got.WriteString(rows[last][6])
	}
	if got.String() != text || last == 4 || rows[last][0] != "2" {
		t.Errorf("the text arrives with %d bytes of %d in %d rows", got.Len(), len(text), last-3)
	}
	for row := 4; row <= last; row++ {
		if height, err := f.GetRowHeight(f.GetSheetName(0), row); err != nil || height > excelize.MaxRowHeight {
			t.Errorf("row %d is %v high, %v", row, height, err)
		}
	}
}
