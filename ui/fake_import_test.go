package ui_test

import (
	"context"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// fakeLists knows one list of five people.
type fakeLists struct {
	sheets   []ui.ImportSheet
	known    bool
	password string
	opened   []string
	jobs     []ui.ImportJob // judged or run
	ran      []ui.ImportJob
	headers  []int
	held     []string
	matched  []string
	pictures []ui.ImportPhoto // taken
	closed   int
	newer    []cases.Dependent
	failure  error
}

func (f *fakeLists) OpenList(_ context.Context, path, password string, _ int) (ui.ImportList, error) {
	f.opened = append(f.opened, path)
	if f.failure != nil {
		return nil, f.failure
	}
	if password != f.password {
		return nil, cases.Errorf(cases.Password, "", "这个文件有打开密码，请输入密码。")
	}
	return f, nil
}

func (f *fakeLists) UndoPreview(context.Context, int64) ([]cases.Dependent, error) {
	return f.newer, nil
}

func (f *fakeLists) Sheets() (sheets []ui.ImportSheet, best int) {
	for i := range f.sheets {
		if f.sheets[i].Found {
			return f.sheets, i
		}
	}
	return f.sheets, -1
}

func (f *fakeLists) As(sheet int, kind intake.Kind, _ int) ui.ImportSheet {
	f.sheets[sheet].Kind = kind
	return f.sheets[sheet]
}

// MatchPhotos finds four photos: one is nobody's and one cannot be read.
func (f *fakeLists) MatchPhotos(_ context.Context, paths []string, _ func(string, float64)) ([]ui.ImportPhoto, error) {
	f.matched = paths
	if f.failure != nil {
		return nil, f.failure
	}
	return []ui.ImportPhoto{
		{File: "5001990001_改厕前.jpg", Household: 1, Head: "李大山", Caption: "改厕前"},
		{File: "500199197003070012.jpg", Household: 1, Head: "李大山"},
		{File: "IMG_001.jpg", Reason: "文件名和文件夹名开头都没有库中的户编号、证件号码或户主姓名。"},
		{File: "李大山.heic", Household: 1, Head: "李大山", Broken: true, Reason: "这是苹果手机的 HEIC 照片，程序不能打开。"},
	}, nil
}

func (f *fakeLists) TakePhotos(_ context.Context, _ string, photos []ui.ImportPhoto, _ func(string, float64)) (ui.ImportPhotosDone, error) {
	for i := range photos {
		if photos[i].Good() {
			f.pictures = append(f.pictures, photos[i])
		}
	}
	return ui.ImportPhotosDone{Added: len(f.pictures) - 1, Known: 1, Change: cases.Change{Act: 9, Sentence: "导入照片 走访照片：1 张"}}, nil
}

func (f *fakeLists) HeaderAt(_ context.Context, sheet, row, _ int) (ui.ImportSheet, error) {
	f.headers = append(f.headers, row)
	f.sheets[sheet].Found, f.sheets[sheet].Header = true, row
	return f.sheets[sheet], nil
}

func (f *fakeLists) Recall(_ context.Context, sheet, _ int) (ui.ImportSheet, bool, error) {
	return f.sheets[sheet], f.known, nil
}

// Judge holds the lines against what was decided: line 5 is doubtful, line 6 wrong.
func (f *fakeLists) Judge(_ context.Context, job ui.ImportJob, _ func(string, float64)) (ui.ImportOutcome, error) {
	f.jobs = append(f.jobs, job)
	table := &intake.Table{Sheet: "名单", Columns: job.Columns, Lines: make([]intake.Line, 5)}
	items := []intake.Item{
		{State: intake.Added, Name: "李大山", Household: "李大山"},
		{State: intake.Changed, Name: "王小河", Household: "王小河", Changes: []intake.Change{
			{Path: "person.phone", Title: "电话", Before: "13800001234", After: "13900005678"},
		}},
		{State: intake.Unsure, Name: "赵云", Household: "赵云", Problems: []intake.Problem{
			{Line: 2, Column: -1, Severity: intake.Doubtful, Reason: "库中有两个叫赵云的人，请核对。"},
		}},
		{State: intake.Refused, Name: "孙雨", Household: "孙雨", Problems: []intake.Problem{
			{Line: 3, Column: 1, Severity: intake.Wrong, Reason: "证件号码最后几位已经丢失。"},
		}},
		{State: intake.Unchanged, Name: "周雪", Household: "周雪"},
	}
	out := ui.ImportOutcome{Counts: map[intake.State]int{}, Table: table, Left: []int{9}, Households: 3, People: 12}
	for i := range items {
		items[i].Line, table.Lines[i].Number = i, i+3
		switch o := &job.Options; {
		case o.Skip[i+3]:
			items[i].State = intake.Skipped
		case o.Who[i+3] != 0, o.Accept[i+3] && items[i].State == intake.Unsure:
			items[i].State = intake.Added
		case o.OnlyNew && items[i].State == intake.Changed:
			items[i].State = intake.Skipped
		}
		out.Counts[items[i].State]++
	}
	out.Items = items
	return out, nil
}

func (f *fakeLists) Run(ctx context.Context, job ui.ImportJob, tell func(string, float64)) (ui.ImportOutcome, error) {
	if f.failure != nil {
		return ui.ImportOutcome{}, f.failure
	}
	out, err := f.Judge(ctx, job, tell)
	f.ran = append(f.ran, job)
	out.Change = cases.Change{Act: 7, Sentence: "导入 名单.xlsx：2 户有变动"}
	return out, err
}

func (f *fakeLists) WriteHeldBack(_ context.Context, _ ui.ImportJob, _ ui.ImportOutcome, target string) (int, error) {
	f.held = append(f.held, target)
	return 2, nil
}

func (f *fakeLists) Close() error {
	f.closed++
	return nil
}

// roster is a sheet with one column nobody knows.
func roster() ui.ImportSheet {
	column := func(at int, title, path string, samples ...string) ui.ImportColumn {
		return ui.ImportColumn{Column: intake.Column{At: at, Title: title, Path: path}, Samples: samples}
	}
	return ui.ImportSheet{Name: "名单", Found: true, Header: 2, Kind: intake.PeopleKind, Columns: []ui.ImportColumn{
		column(1, "姓名", "person.name", "李大山", "王小河"),
		column(2, "身份证号", "person.id_number", "500199197003070012"),
		column(3, "与户主关系", "membership.relation", "户主"),
		column(4, "联系方式", "person.phone", "13900005678"),
		column(5, "其他说明", "", "去年修了房子"),
	}}
}

// openImport opens 导入.
func openImport(t *testing.T) (*bench, *fakeLists) {
	t.Helper()
	return openImportScaled(t, 1)
}

// openImportScaled opens 导入 on a screen of a scale.
func openImportScaled(t *testing.T, scale float32) (*bench, *fakeLists) {
	t.Helper()
	stores, shell := newVillageStores()
	shell.hits = map[string][]cases.Hit{"李": {{HouseholdID: 4, PersonID: 7, Head: "李大山", Person: "李大山", Group: "一组", Why: "姓名"}}}
	f := &fakeLists{sheets: []ui.ImportSheet{{Name: "说明", Hidden: true}, roster()}}
	stores.Lists = f
	b := newBenchLook(t, stores, widgets.Look{}, scale)
	b.shell.Go(ui.Route{Place: ui.PlaceImport})
	b.settle()
	return b, f
}

// bring drags the list into the window.
func (b *bench) bring() {
	b.t.Helper()
	b.shell.Drop([]string{"/home/village/名单.xlsx"})
	b.settle()
}
