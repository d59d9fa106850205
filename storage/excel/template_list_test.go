package excel_test

import (
	"slices"
	"strconv"
	"testing"

	"zhucunji/cases"
)

// incomeForm has a title, a line of units, a header of three levels, blank rows with a
// formula each, sums, and signatures.
func incomeForm(t testing.TB) *form {
	t.Helper()
	f := newForm(t, "收入表")
	const s = "收入表"
	f.row(s, "A1", "title", "××村2026年家庭收入情况统计表")
	f.must(f.MergeCell(s, "A1", "I1"))
	f.row(s, "A2", "", "填报单位（盖章）：", "", "", "填报时间：  年  月  日", "", "", "", "单位：元、人")
	f.row(s, "A3", "head", "序号", "户主姓名", "身份证号码", "家庭人口", "收入情况", "", "", "", "备注")
	f.row(s, "A4", "head", "", "", "", "", "工资性收入", "与上年比较", "", "人均纯收入（万元）", "")
	f.row(s, "A5", "head", "", "", "", "", "", "上年人均纯收入", "增减额", "", "")
	for _, m := range [][2]string{{"A3", "A5"}, {"B3", "B5"}, {"C3", "C5"}, {"D3", "D5"}, {"E3", "H3"}, {"E4", "E5"}, {"F4", "G4"}, {"H4", "H5"}, {"I3", "I5"}} {
		f.must(f.MergeCell(s, m[0], m[1]))
	}
	f.blanks(s, "data", 6, 8, 9)
	f.row(s, "A9", "total", "合计", "", "", "", "", "", "", "", "")
	for _, c := range []string{"D", "E"} {
		f.must(f.SetCellFormula(s, c+"9", "SUM("+c+"6:"+c+"8)"))
	}
	f.row(s, "A10", "", "填报人：", "", "联系电话：", "", "审核人（签字）：", "", "第一书记：")
	return f
}

func incomes(n int) []*cases.Row {
	rows := many("R3", n)
	for i, r := range rows {
		r.Household.ID, r.Household.HeadName = int64(i+1), "户主"+strconv.Itoa(i+1)
		r.Household.Facts.HeadIDNumber = idYang
	}
	return rows
}

func TestThreeLevelsOfHeaderAreUnderstood(t *testing.T) {
	m := filling(t, openTemplate(t, incomeForm(t).save())).Map
	if m.Single || len(m.Tables) != 1 || m.Tables[0].Grain != cases.GrainHousehold || m.Tables[0].Header != 5 {
		t.Fatalf("proposal: %+v", m)
	}
	want := []string{"row.number", "household.head_name", "head.id_number", "household.people", "household.wages", "before.net_per_head", "row.change", "household.net_per_head", "household.note"}
	if got := paths(m.Tables[0].Columns); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := m.Tables[0].Columns[7].Money; got != cases.MoneyWan4 {
		t.Errorf("money of the last column: %q, want 万元", got)
	}
}

func TestRowsArePutInBeforeTheSums(t *testing.T) {
	tpl := openTemplate(t, incomeForm(t).save())
	name, done := filledFile(t, tpl, filling(t, tpl), source(map[cases.Grain][]*cases.Row{cases.GrainHousehold: incomes(20)}))
	if done.Rows != 20 || done.People != 80 {
		t.Errorf("done: %+v", done)
	}
	f := reopened(t, name)
	for cell, want := range map[string]string{
		"A6": "1", "A25": "20", "B6": "户主1", "C25": idYang, "E6": "36000", "H25": "1.2406", "A26": "合计", "A27": "填报人：", "G27": "第一书记：",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if got, err := f.GetCellFormula("收入表", "E26"); err != nil || got != "SUM(E6:E25)" {
		t.Errorf("the sum is %q, %v", got, err)
	}
}

func TestMarksInTheFirstRowOfAListSayWhatTheColumnsHold(t *testing.T) {
	const s = "名单"
	f := newForm(t, s)
	f.row(s, "A1", "head", "序号", "姓名", "证件号码", "甲栏", "乙栏")
	f.row(s, "A2", "data", "", "", "", "{{民族}}", "{{文化程度}}")
	f.row(s, "A3", "", "填表人：")
	tpl := openTemplate(t, f.save())
	name, _ := filledFile(t, tpl, filling(t, tpl), source(map[cases.Grain][]*cases.Row{cases.GrainPerson: many("R1", 3)}))
	out := reopened(t, name)
	for cell, want := range map[string]string{"B4": "杨建国", "D2": "土家族", "E4": "小学", "A5": "填表人："} {
		if got, _ := raw(t, out, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}
