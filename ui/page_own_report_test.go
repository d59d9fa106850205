package ui_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openOwn opens the page on which a table of the person's own is made.
func openOwn(t *testing.T, route ui.Route, own ...cases.OwnReport) (*bench, *fakeReports) {
	t.Helper()
	stores, _ := newVillageStores()
	f := &fakeReports{rows: householdRows(), own: own}
	stores.Reports, stores.Writer = f, f
	b := newBench(t, stores)
	route.Place = ui.PlaceOwnReport
	b.open(route)
	return b, f
}

// householdRows are households of two groups.
func householdRows() []*cases.Row {
	var rows []*cases.Row
	for i, name := range []string{"杨建国", "李秀英", "王大山"} {
		rows = append(rows, &cases.Row{
			Village: &cases.Village{Name: "望岭村"}, Team: &cases.Team{Name: []string{"一组", "一组", "二组"}[i]},
			Household: &cases.Household{
				Base: cases.Base{ID: int64(i + 1)}, HeadName: name, HouseholdType: "脱贫户", People: cases.Some(int64(i + 2)), Phone: "13800000000",
			},
		})
	}
	return rows
}

// saved is the definition of the last table saved.
func saved(t *testing.T, f *fakeReports) *cases.Report {
	t.Helper()
	if len(f.own) == 0 {
		t.Fatal("nothing was saved")
	}
	r, err := f.own[len(f.own)-1].Report()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// paths are the columns of a table.
func paths(r *cases.Report) (out []string) {
	for _, c := range r.Columns {
		out = append(out, c.Path)
	}
	return out
}

func TestATableOfOnesOwnIsMadeByKeyboard(t *testing.T) {
	b, f := openOwn(t, ui.Route{})
	b.typeText("人口核对表")
	b.focusHint("查找栏目：名称或拼音首字母")
	b.typeText("家庭人口")
	b.press("Enter")
	b.ring()
	b.shows("望岭村人口核对表", "共 3 行", "杨*国")
	b.picture("own-report")
	b.press("Ctrl+S")
	r := saved(t, f)
	if want := []string{"row.number", "household.people", "team.name", "household.head_name"}; r.Name != "人口核对表" || !slices.Contains(paths(r), "household.people") || len(r.Columns) != len(want) {
		t.Fatalf("saved %q %q", r.Name, paths(r))
	}
	b.shows("报表|人口核对表", "我的报表")
}

func TestColumnsAreMovedRenamedAndTakenOut(t *testing.T) {
	b, f := openOwn(t, ui.Route{})
	b.typeText("表")
	b.tap("↑ 上移") // 户主姓名 before the group
	b.tap("去掉")
	b.focusHint("没有可不填")
	b.typeText("住址/其中")
	b.press("Ctrl+S")
	r := saved(t, f)
	if len(r.Columns) != 2 || !slices.Equal(r.Columns[0].Over, []string{"住址", "其中"}) && !slices.Equal(r.Columns[1].Over, []string{"住址", "其中"}) {
		t.Fatalf("saved %+v", r.Columns)
	}
}

func TestATableWithoutANameOrColumnsIsNotSaved(t *testing.T) {
	b, f := openOwn(t, ui.Route{})
	b.press("Ctrl+S")
	b.shows("请给报表起个名字")
	b.typeText("表")
	for range 3 {
		b.tap("去掉")
	}
	b.press("Ctrl+S")
	b.shows("请至少选择一列")
	if len(f.own) != 0 {
		t.Errorf("saved %+v", f.own)
	}
}

func TestABuiltInTableIsCopied(t *testing.T) {
	b, f := openOwn(t, ui.Route{Tab: "R3"})
	b.shows("转移性收入", "新建我的报表")
	b.press("Ctrl+S")
	original, err := cases.ReportByKey("R3")
	if err != nil {
		t.Fatal(err)
	}
	if r := saved(t, f); r.Name != "家庭收入核算表（改）" || !slices.Equal(paths(r), paths(original)) {
		t.Fatalf("saved %q %q", r.Name, paths(r))
	}
}

func TestGroupsAndConditions(t *testing.T) {
	b, f := openOwn(t, ui.Route{})
	b.typeText("分组表")
	b.press("Alt+3")
	b.tick("小计")
	b.press("Alt+2")
	b.tap("＋ 加一个条件")
	b.typeText("户类型")
	b.press("Enter")
	b.picture("own-report-conditions")
	b.press("Ctrl+S")
	r := saved(t, f)
	if len(r.Groups) != 1 || len(r.Every) != 1 || r.Every[0].Path != "household.household_type" {
		t.Fatalf("saved groups %q every %+v", r.Groups, r.Every)
	}
}

func TestTheGroupsOfATableShowTheirSums(t *testing.T) {
	var own cases.OwnReport
	own.ID, own.UID = 1, cases.UID{15: 1}
	own.Define(&cases.Report{
		Name: "分组人口", Grain: cases.GrainHousehold, Use: cases.UseBrief, Groups: []string{"team.name"},
		Columns: []cases.ReportColumn{
			{Path: "row.number"},
			{Path: "household.head_name", Total: cases.CountTotal},
			{Path: "household.people", Total: cases.SumTotal},
			{Path: "household.people", Title: "平均人口", Total: cases.AverageTotal},
		},
	})
	b, _ := openOwn(t, ui.Route{}, own)
	b.open(ui.Route{Place: ui.PlaceReports, Tab: own.Key()})
	b.shows("一组 小计|2|5|2.5", "二组 小计|1|4|4", "合计|3|9|3")
	b.picture("reports-groups")
	b.press("F2")
	b.shows("修改我的报表")
}
