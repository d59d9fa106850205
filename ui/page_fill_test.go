package ui_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeTemplates knows one workbook and remembers what it was filled with.
type fakeTemplates struct {
	opened  ui.OpenedTemplate
	done    ui.FilledTemplate
	paths   []string
	grains  []cases.Grain
	filled  []cases.Filling
	sent    []cases.Delivery
	failure error
}

func (f *fakeTemplates) OpenTemplate(_ context.Context, path, _ string, grain cases.Grain, _ int) (ui.OpenedTemplate, error) {
	f.paths, f.grains = append(f.paths, path), append(f.grains, grain)
	return f.opened, f.failure
}

func (f *fakeTemplates) FillTemplate(_ context.Context, path string, filling cases.Filling, d cases.Delivery, _ func(string, float64)) (ui.FilledTemplate, error) {
	f.paths, f.filled, f.sent = append(f.paths, path), append(f.filled, filling), append(f.sent, d)
	return f.done, nil
}

func (f *fakeTemplates) FillTemplates(_ context.Context, path string, filling cases.Filling, d cases.Delivery, _ func(string, float64)) (cases.Written, error) {
	f.paths, f.filled, f.sent = append(f.paths, path), append(f.filled, filling), append(f.sent, d)
	return cases.Written{Rows: 720}, nil
}

// roll is a list of households with one column nobody knows.
func roll() *cases.TemplateMap {
	return &cases.TemplateMap{
		Format: cases.TemplateFormat, Name: "农户花名册", Sheet: "Sheet1",
		Tables: []cases.TemplateTable{{Header: 3, Grain: cases.GrainHousehold, Columns: []cases.TemplateSlot{
			{At: "A", Title: "序号", Path: "row.number", Score: 100},
			{At: "B", Title: "户主姓名", Path: "household.head_name", Score: 100},
			{At: "C", Title: "家庭情况/人口", Path: "household.people", Score: 70, Others: []string{"household.phone"}},
			{At: "D", Title: "是否达标"},
			{At: "E", Title: "合计", Kept: true},
		}}},
	}
}

// openFill opens 填表 with a workbook.
func openFill(t *testing.T, opened ui.OpenedTemplate) (*bench, *fakeTemplates) {
	t.Helper()
	stores, _ := newVillageStores()
	reports := &fakeReports{rows: householdRows()}
	f := &fakeTemplates{opened: opened, done: ui.FilledTemplate{Written: cases.Written{Rows: 3, People: 9}}}
	stores.Reports, stores.Writer, stores.Templates = reports, reports, f
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceFill})
	return b, f
}

// fillInto asks for the file and types a path for it.
func (b *bench) fillInto(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "填好.xlsx")
	b.press("Ctrl+E")
	b.shows("含完整的户主姓名")
	b.typeText("上报")
	b.press("Ctrl+Enter", "Ctrl+A")
	b.typeText(path)
	b.press("Enter")
	return path
}

func TestAWorkbookIsFilled(t *testing.T) {
	b, f := openFill(t, ui.OpenedTemplate{Map: roll(), Sheets: []string{"Sheet1"}})
	b.shows("拖到这里", "选择表格…")
	b.picture("fill-begin")
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.shows("认出 3 列，还有 1 列没认出", "？没认出", "请核对", "表里公式", "花名册.xlsx", "户主姓名|人口", "共 3 行")
	b.picture("fill")
	path := b.fillInto(t)
	if len(f.filled) != 1 || f.sent[0].Target != path || f.sent[0].Purpose != "上报" || f.sent[0].What != "填表：农户花名册" {
		t.Fatalf("filled %+v %+v", f.filled, f.sent)
	}
	b.shows("已填 3 行", "打开所在文件夹")
}

func TestAColumnNobodyKnewIsSettled(t *testing.T) {
	b, f := openFill(t, ui.OpenedTemplate{Map: roll(), Sheets: []string{"Sheet1"}})
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.press("Enter") // the list stands at the first column nobody knew
	b.shows("“是否达标”填什么")
	b.typeText("户类型")
	b.press("Enter")
	b.picture("fill-choose")
	b.press("Ctrl+Enter")
	b.shows("认出全部 4 列", "户类型（农户）")
	b.fillInto(t)
	if got := f.filled[0].Map.Tables[0].Columns[3].Path; got != "household.household_type" {
		t.Errorf("the column is filled with %q", got)
	}
}

func TestAColumnTakesTheSameWords(t *testing.T) {
	b, f := openFill(t, ui.OpenedTemplate{Map: roll(), Sheets: []string{"Sheet1"}})
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.press("Enter")
	b.focusHint("{year} 年份，{village} 村名，{day} 填报时间")
	b.typeText("是")
	b.press("Ctrl+Enter")
	b.shows("固定写“是”")
	b.fillInto(t)
	if s := f.filled[0].Map.Tables[0].Columns[3]; s.Text != "是" || s.Path != "" {
		t.Errorf("the column is filled with %+v", s)
	}
}

func TestAKnownWorkbookIsFilledAtOnce(t *testing.T) {
	b, _ := openFill(t, ui.OpenedTemplate{Map: roll(), Sheets: []string{"Sheet1"}, Known: true})
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.shows("上次的对应关系已认出，可以直接填")
}

func TestWhomTheProgramDoesNotKnowIsSaid(t *testing.T) {
	b, f := openFill(t, ui.OpenedTemplate{Map: roll(), Sheets: []string{"Sheet1"}})
	f.done.Unfound, f.done.LeftOver = []string{"王大山"}, 2
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.fillInto(t)
	b.shows("没找到，或同名分不清，没有填：王大山", "没有加进去")
}

func TestAnotherFormatIsRefused(t *testing.T) {
	b, f := openFill(t, ui.OpenedTemplate{})
	b.shell.Drop([]string{"/home/village/花名册.et"})
	b.settle()
	b.shows("另存为 .xlsx")
	f.failure = cases.Errorf(cases.Invalid, "", "这个文件有打开密码。")
	b.shell.Drop([]string{"/home/village/花名册.xlsx"})
	b.settle()
	b.shows("这个文件有打开密码")
	if strings.Contains(b.text(), "Sheet1") {
		t.Error("a workbook that was refused is shown")
	}
}

func TestAFormIsFilledForEachHousehold(t *testing.T) {
	m := &cases.TemplateMap{Format: cases.TemplateFormat, Name: "明白卡", Sheet: "卡", Single: true, Cells: []cases.TemplateSlot{
		{At: "B2", Title: "户主姓名", Path: "household.head_name", Score: 100},
	}}
	b, f := openFill(t, ui.OpenedTemplate{Map: m, Sheets: []string{"卡"}})
	b.shell.Drop([]string{"/home/village/明白卡.xlsx"})
	b.settle()
	b.tick("每户一个文件")
	b.press("Ctrl+E")
	b.typeText("入户使用")
	b.press("Ctrl+Enter")
	b.shows("选择放文件的文件夹")
	b.press("Ctrl+A")
	b.typeText(t.TempDir())
	b.press("Enter", "Enter")
	b.shows("已填 720 个文件")
	if len(f.filled) != 1 || f.filled[0].Household != 0 {
		t.Errorf("filled %+v", f.filled)
	}
}
