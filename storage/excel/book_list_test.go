package excel_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage/excel"
)

// personTitles finds the fields of a list of people.
func personTitles() *cases.HeadingMatcher {
	return cases.NewHeadingMatcher(cases.ReportHeadings(cases.GrainPerson), 2026)
}

// taken finds the list on a sheet and takes its columns as a person would who leaves
// everything as proposed.
func taken(t testing.TB, b *excel.Book, sheet int) (*excel.List, []intake.Column) {
	t.Helper()
	m := personTitles()
	l, err := b.FindList(t.Context(), sheet, 0, m.Knows)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	samples := make([][]string, len(l.Columns))
	for i := range l.Columns {
		samples[i] = l.Columns[i].Samples
	}
	var columns []intake.Column
	for i, g := range cases.GuessColumns(m, l.Headings(), samples, &policy) {
		if g.Path != "" {
			columns = append(columns, intake.Column{At: l.Columns[i].At, Title: l.Columns[i].Heading.Text(), Path: g.Path})
		}
	}
	return l, columns
}

// sheetOf saves a workbook of one sheet; change does what is left to do.
func sheetOf(t testing.TB, name string, rows [][]any, merges [][2]string, change func(*excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	var errs []error
	for i, row := range rows {
		errs = append(errs, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row))
	}
	for _, m := range merges {
		errs = append(errs, f.MergeCell("Sheet1", m[0], m[1]))
	}
	if change != nil {
		errs = append(errs, change(f))
	}
	path := filepath.Join(t.TempDir(), name)
	if err := errors.Join(append(errs, f.SaveAs(path), f.Close())...); err != nil {
		t.Fatal(err)
	}
	return path
}

func anyOf(texts []string) []any {
	out := make([]any, len(texts))
	for i := range texts {
		out[i] = texts[i]
	}
	return out
}

// lineTexts gives the lines of a table: "4: 杨建国|5001…".
func lineTexts(table *intake.Table) []string {
	var out []string
	for _, line := range table.Lines {
		texts := make([]string, len(line.Cells))
		for i, c := range line.Cells {
			texts[i] = c.Text
		}
		out = append(out, fmt.Sprintf("%d: %s", line.Number, strings.Join(texts, "|")))
	}
	return out
}

// TestNationalExport finds the header of an export on row 3, with 177 columns and titles
// that come twice.
func TestNationalExport(t *testing.T) {
	titles := []string{"省", "市", "县(市、区、旗)", "乡(镇)", "户编号", "人编号", "姓名", "性别", "证件号码", "与户主关系", "民族", "文化程度", "风险是否已消除", "识别监测时间"}
	for len(titles) < 176 {
		titles = append(titles, fmt.Sprintf("风险消除后指标%d", len(titles)))
	}
	titles = append(titles, "风险是否已消除")
	rows := [][]any{{"（自定义）监测对象信息"}, {"导出时间：2026-11-21"}, anyOf(titles)}
	for i := range 5 {
		rows = append(rows, []any{
			"重庆市", "市辖区", "黔江区", "金溪镇", fmt.Sprint(int64(5001991100100001) + int64(i/2)), fmt.Sprint(i), "杨建国", "男", idYang, "户主", "土家族", "小学", "否", "202106",
		})
	}
	path := sheetOf(t, "（自定义）监测对象信息 (22).xlsx", rows, [][2]string{{"A1", "FU1"}}, nil)
	b := opened(t, path)
	l, columns := taken(t, b, 0)
	if l.Header.Top != 3 || l.Header.Bottom != 3 || len(l.Columns) != 177 {
		t.Errorf("header on rows %d to %d with %d columns, want row 3 and 177", l.Header.Top, l.Header.Bottom, len(l.Columns))
	}
	lines, err := b.ReadLines(t.Context(), l, excel.LinesOptions{Columns: columns, Kind: intake.PeopleKind})
	if err != nil || len(lines.Table.Lines) != 5 || lines.Table.Lines[0].Number != 4 {
		t.Fatalf("%d lines, %v; want 5 from row 4", len(lines.Table.Lines), err)
	}
	for _, want := range []string{"户编号", "姓名", "证件号码", "与户主关系", "民族", "文化程度", "风险是否已消除", "识别监测时间"} {
		if !slices.ContainsFunc(columns, func(c intake.Column) bool { return c.Title == want }) {
			t.Errorf("%s is not taken", want)
		}
	}
}

// TestVillageReport reads what a village has: a title, two levels of header, household
// cells merged over members, numbers where texts should be, sums, a signature.
func TestVillageReport(t *testing.T) {
	rows := [][]any{
		{"金溪镇望岭村监测对象花名册"},
		{"户信息", nil, "家庭成员", nil, nil, "编码"},
		{"户编号", "组别", "姓 名", "与户主关系", "出生日期", nil},
		{"5001991100100001", "一组", "杨建国", "户主", 20899, idYang},
		{nil, nil, "田秀英", "配偶", "1962.8.15", "500199196208150028"},
		{"小计", nil, "2人"},
		{"5001991100100002", "二组", "　张明 ", "户主", "20120605", "500199201206050043"},
		{"5001991100100003", "二组", "李四", "户主", nil, 500199200002290000.0},
		{"户编号", "组别", "姓 名", "与户主关系", "出生日期", nil},
		{"5001991100100004", "三组", "王五", "户主", nil, "50019919780909007X"},
		{"合计", nil, "5人"},
		{"填表人：赵六", nil, nil, "审核人：", nil, "2026年11月21日"},
	}
	merges := [][2]string{{"A1", "F1"}, {"A2", "B2"}, {"C2", "E2"}, {"F2", "F3"}, {"A4", "A5"}, {"B4", "B5"}}
	path := sheetOf(t, "花名册.xlsx", rows, merges, func(f *excelize.File) error {
		day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		return errors.Join(err, f.SetCellStyle("Sheet1", "E4", "E4", day), f.SetRowVisible("Sheet1", 7, false))
	})
	b := opened(t, path)
	l, columns := taken(t, b, 0)
	if l.Title != "金溪镇望岭村监测对象花名册" || l.Header.Top != 2 || l.Header.Bottom != 3 {
		t.Errorf("header %q on rows %d to %d, want rows 2 to 3", l.Title, l.Header.Top, l.Header.Bottom)
	}
	lines, err := b.ReadLines(t.Context(), l, excel.LinesOptions{Columns: columns, Kind: intake.PeopleKind})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"4: 5001991100100001|一组|杨建国|户主|1957-03-20|" + idYang,
		"5: 5001991100100001|一组|田秀英|配偶|1962.8.15|500199196208150028",
		"8: 5001991100100003|二组|李四|户主||500199200002290000",
		"10: 5001991100100004|三组|王五|户主||50019919780909007X",
	}
	if got := lineTexts(lines.Table); !slices.Equal(got, want) {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if lines.Hidden != 1 || !slices.Equal(lines.Aside, []int{6, 9, 11, 12}) {
		t.Errorf("%d hidden rows, rows %v aside; want 1 and 6 9 11 12", lines.Hidden, lines.Aside)
	}
	if lines.Table.Lines[2].Cells[5].Kind != intake.Number {
		t.Error("an identity number that is a number comes as a text")
	}
	all, err := b.ReadLines(t.Context(), l, excel.LinesOptions{Columns: columns, Kind: intake.PeopleKind, Hidden: true})
	if err != nil || len(all.Table.Lines) != 5 {
		t.Errorf("with hidden rows %d lines, %v; want 5", len(all.Table.Lines), err)
	}
}

// TestHeadPassesOverTheRest gives the merges below rows it does not read.
func TestHeadPassesOverTheRest(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 5000; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, i, i, strings.Repeat("走访", i%40))
	}
	xml := strings.Replace(sheetXML(rows.String()), "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>`, 1)
	b := opened(t, saved(t, "表.xlsx", zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", xml}))))
	head, err := b.Head(t.Context(), 0, 7)
	if err != nil || len(head.Rows) != 7 || len(head.Merges) != 1 {
		t.Errorf("%d rows, %d merges, %v; want 7 and 1", len(head.Rows), len(head.Merges), err)
	}
	cut := saved(t, "断.xlsx", zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", xml[:len(xml)/2]})))
	if _, err := opened(t, cut).Head(t.Context(), 0, 7); cases.CodeOf(err) != cases.Damaged {
		t.Errorf("cut off: %v, want damaged", err)
	}
}

// TestNoList says that a sheet has no table.
func TestNoList(t *testing.T) {
	b := opened(t, saved(t, "空.csv", []byte("走访了很多人家，情况都好。\n")))
	if _, err := b.FindList(t.Context(), 0, 0, personTitles().Knows); cases.CodeOf(err) != cases.NotFound || !strings.Contains(cases.MessageOf(err), "没有找到表头") {
		t.Errorf("error %v, want that there is no header", err)
	}
}
