package ui_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui"
)

// secrets are all names and numbers of people in the fakes.
func secrets() []string {
	return []string{
		"杨建国", "王秀英", "李秀英", "李明", "赵云", "王小河", "孙雨",
		"500199195703200112", "500199196005060328", "13800001234", "13911112222", "13900005678", "13800000000", "6228480000001234", "02379220000",
	}
}

// newPeopledStores is a village in which everybody has the numbers people have, with every page's store.
func newPeopledStores(t *testing.T) ui.Stores {
	t.Helper()
	stores, settings := newVillageStores()
	f := newFakeVillage()
	yang := &f.households[0]
	yang.Household.Code, yang.Household.BankAccount = "500199001002003123", "6228480000001234"
	for i, id := range []string{"500199195703200112", "500199196005060328"} {
		yang.Members[i].Person.IDNumber, yang.Members[i].Person.Phone = id, "13911112222"
	}
	f.households[1].Former = []cases.Member{member(82, 8, "王秀英", "女儿", "女")}
	f.occurred = []cases.Occurrence{{Record: "membership", ID: 1, On: cases.NewDay(2025, 3, 1), Title: "成员增加 王秀英", Text: "婚入"}}
	settings.hits = newVillageShellOf(f).hits
	settings.drafts = []cases.Draft{{Form: "visit/0/7/", Title: "走访 杨建国", Body: []byte(`{}`), Saved: "10:40"}}
	settings.units[0].Phone = "02379220000"
	settings.bin = []cases.Deleted{{Record: "visit", ID: 3, Kind: "走访", Title: "杨建国 2026-08-02"}, {Record: "person", ID: 4, Kind: "成员", Title: "王秀英"}}
	due := f.households[0].Household
	due.NextVisitOn = cases.NewDay(2026, 11, 9)
	stores.Desk = &fakeDesk{due: []cases.Household{due}, acts: []cases.DoneAct{
		{ID: 1, Sentence: "走访 李明", Household: 8}, {ID: 2, Sentence: "成员减少 王秀英（杨建国家）", Household: 7},
	}}
	m := &fakeIncome{fakeMeasures: newFakeMeasures(settings)}
	m.year = cases.HouseholdYear{HouseholdID: 7, Year: cases.Some(int64(2026)), AccountingPeople: cases.Some(int64(4))}
	m.entries = []cases.Income{income(100, "外出务工收入", 20000, cases.LedgerYear(2026))}
	m.files = []cases.MeasureFile{silk()}
	stores.Measures, stores.Income = m, m
	sales := newFakeSales(settings)
	sales.list = soldThings()
	stores.Sales = sales
	reports := &fakeReports{rows: visitRows(5), teams: f.teams}
	stores.Reports, stores.Writer = reports, reports
	stores.Lists = &fakeLists{sheets: []ui.ImportSheet{{Name: "说明", Hidden: true}, roster()}}
	stores.Households, stores.Household, stores.Visits = f, f, f
	return stores
}

// tells fails where a secret stands in the window, its title or its status line.
func (b *bench) tells(where string) {
	b.t.Helper()
	shown := b.text() + "|" + b.window.Title()
	for _, secret := range secrets() {
		if at := strings.Index(shown, secret); at >= 0 {
			b.t.Errorf("%s shows %s: …%s", where, secret, shown[max(0, at-60):min(len(shown), at+60)])
		}
	}
}

// everyPage are the places of the program, with what is pressed there.
func everyPage() map[string]struct {
	route ui.Route
	keys  []string
} {
	type visited = struct {
		route ui.Route
		keys  []string
	}
	home := func(tab string) ui.Route { return ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: tab} }
	return map[string]visited{
		"desk":           {ui.Route{Place: ui.PlaceDesk}, nil},
		"households":     {ui.Route{Place: ui.PlaceHouseholds}, []string{"Down"}},
		"household":      {home(""), nil},
		"members":        {home("members"), []string{"F2"}},
		"visits of one":  {home("visits"), nil},
		"measures of":    {home("measures"), nil},
		"income of":      {home("income"), nil},
		"record":         {home("record"), nil},
		"new household":  {ui.Route{Place: ui.PlaceNew}, nil},
		"visits":         {ui.Route{Place: ui.PlaceVisits}, nil},
		"visit picker":   {ui.Route{Place: ui.PlaceVisit}, nil},
		"new visit":      {ui.Route{Place: ui.PlaceVisit, Of: 7}, nil},
		"visit":          {ui.Route{Place: ui.PlaceVisit, ID: 51}, nil},
		"gathering":      {ui.Route{Place: ui.PlaceGathering, Filter: ui.FilterOf([]int64{7, 8})}, nil},
		"measures":       {ui.Route{Place: ui.PlaceMeasures}, nil},
		"measure":        {ui.Route{Place: ui.PlaceMeasure, ID: 1}, nil},
		"new measure":    {ui.Route{Place: ui.PlaceMeasure, Of: 7}, nil},
		"jobs":           {ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "jobs"}, nil},
		"sales":          {ui.Route{Place: ui.PlaceMeasures, Tab: "sales"}, []string{"Down"}},
		"sales of":       {ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "sales"}, []string{"F2"}},
		"income":         {ui.Route{Place: ui.PlaceIncome, Of: 7, Tab: "2026"}, nil},
		"report":         {ui.Route{Place: ui.PlaceReports, Tab: "R1"}, nil},
		"report of many": {ui.Route{Place: ui.PlaceReports, Tab: "R5"}, nil},
		"dossier":        {ui.Route{Place: ui.PlaceReports, Tab: "dossier", Of: 7}, nil},
		"import":         {ui.Route{Place: ui.PlaceImport}, nil},
		"bin":            {ui.Route{Place: ui.PlaceSettings, Tab: "bin"}, nil},
		"units":          {ui.Route{Place: ui.PlaceSettings, Tab: "units"}, []string{"F2"}},
		"workers":        {ui.Route{Place: ui.PlaceSettings, Tab: "workers"}, nil},
	}
}

func TestNoPageShowsANameOrNumberInFullByDefault(t *testing.T) {
	for name, at := range everyPage() {
		t.Run(name, func(t *testing.T) {
			b := newVeiledBench(t, newPeopledStores(t))
			b.open(at.route)
			b.tells(name)
			for _, key := range at.keys {
				b.press(key)
				b.tells(name + " after " + key)
			}
			b.press("Ctrl+C")
			for _, secret := range secrets() {
				if strings.Contains(b.app.Clipboard().Content(), secret) {
					t.Errorf("copied %q", b.app.Clipboard().Content())
				}
			}
		})
	}
}

func TestWhatBelongsToAFamilyIsAskedWithMasks(t *testing.T) {
	for _, verb := range []string{"增加成员…", "减少…", "更换户主…", "分户…", "移到别户…", "并入别户…"} {
		b := newVeiledBench(t, newPeopledStores(t))
		b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
		b.tap(verb)
		b.tells(verb)
	}
}

func TestAListIsImportedWithMasks(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceImport})
	b.bring()
	b.tells("the file")
	b.press("Ctrl+Enter")
	b.tells("the columns")
	b.press("Ctrl+Enter", "Down", "Down")
	b.tells("the lines")
	b.press("Enter")
	b.tells("one line")
	b.press("Esc", "F8")
	b.shows("赵云")
	if want := []string{"list_line 5"}; !slices.Equal(b.veil.noted, want) {
		t.Errorf("noted %v, want %v", b.veil.noted, want)
	}
}

func TestTheSearchFindsByTheNameAndShowsAMask(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.press("Ctrl+F")
	b.typeText("yjg")
	b.ring()
	b.shows("杨*国（户主）", "望岭村 一组")
	b.tells("the search")
	b.press("Enter")
	if got := b.shell.Place(); got.ID != 7 {
		t.Errorf("opened %v", got)
	}
}

func TestOneHouseholdIsShownUntilOneLeaves(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.shows("杨*国", "一组 户号…3123", "500199********0112")
	b.press("F8")
	b.shows("杨建国", "王秀英", "500199195703200112", "13800001234", "隐去")
	if want := []string{"household 7"}; !slices.Equal(b.veil.noted, want) {
		t.Errorf("noted %v, want %v", b.veil.noted, want)
	}
	b.press("Ctrl+N") // one goes on with the same household
	b.shows("杨建国")
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.tells("the list after it")
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.tells("the household again")
}

func TestARowOfAListIsShownByItsKey(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.shows("杨*国", "一组 …3123")
	b.press("F8")
	b.shows("杨建国", "李*")
	b.press("F8")
	b.tells("the row hidden again")
	if want := []string{"household 7"}; !slices.Equal(b.veil.noted, want) {
		t.Errorf("noted %v, want %v", b.veil.noted, want)
	}
}

func TestTheSwitchShowsEverythingAndSaysSo(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.shows("全部显示")
	b.press("Ctrl+H")
	b.shows("杨建国", "李明", "已全部显示·隐去")
	b.open(ui.Route{Place: ui.PlaceDesk})
	b.shows("走访 李明")
	b.press("Ctrl+H")
	b.tells("the desk hidden again")
	if want := []string{"all"}; !slices.Equal(b.veil.noted, want) {
		t.Errorf("noted %v, want %v", b.veil.noted, want)
	}
}

func TestTheSwitchIsRefusedToThoseWhoMayNot(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.veil.fails = cases.Errorf(cases.Forbidden, "", "您的权限不能整表显示完整信息。")
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.press("Ctrl+H")
	b.shows("您的权限不能整表显示完整信息。")
	b.press("Enter")
	b.tells("the list")
}

func TestWhatCannotBeNotedIsNotShown(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.veil.fails = cases.Errorf(cases.NoSpace, "", "磁盘已满。")
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.press("F8")
	b.shows("磁盘已满。")
	b.press("Enter")
	b.tells("the household")
}

func TestAnotherPersonBeginsWithMasks(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.press("Ctrl+H")
	b.shows("杨建国")
	b.shell.Begin(b.stores)
	b.settle()
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.tells("the list")
}

func TestTheStatusLineHidesTheName(t *testing.T) {
	stores := newPeopledStores(t)
	b := newVeiledBench(t, stores)
	b.shell.Tell(cases.Change{Act: 1, Sentence: "走访 杨建国"})
	b.settle()
	b.shows("走访 杨*国", "撤销")
	b.press("Ctrl+H")
	b.shows("走访 杨建国", "撤销")
	b.press("Ctrl+H")
	b.shows("走访 杨*国")
}

func TestAMaskIsNeverStored(t *testing.T) {
	stores := newPeopledStores(t)
	f, _ := stores.Household.(*fakeVillage)
	b := newVeiledBench(t, stores)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "record"})
	b.tap("保存资料")
	if h := f.households[0].Household; h.Phone != "13800001234" || h.BankAccount != "6228480000001234" {
		t.Errorf("stored %q and %q", h.Phone, h.BankAccount)
	}
}

func TestAHiddenFieldIsTypedAnewOrNotAtAll(t *testing.T) {
	stores := newPeopledStores(t)
	f, _ := stores.Household.(*fakeVillage)
	b := newVeiledBench(t, stores)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.press("F2")
	b.shows("显示（F8）", "姓名和号码隐去了一部分")
	b.focusField("139****2222")
	b.press("End")
	b.typeText("7")
	b.shows("这里隐去了一部分", "139****2222")
	b.press("Ctrl+A")
	for range 11 {
		b.press("Backspace")
	}
	b.typeText("13700007777")
	b.press("Ctrl+Enter")
	if m := f.households[0].Members[0].Person; m.Phone != "13700007777" || m.IDNumber != "500199195703200112" || m.Name != "杨建国" {
		t.Errorf("stored %+v", m)
	}
}

func TestF8ShowsAFormAndHidesItAgain(t *testing.T) {
	b := newVeiledBench(t, newPeopledStores(t))
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.press("F2")
	b.tap("显示（F8）")
	b.shows("500199195703200112", "13911112222", "杨建国")
	b.press("F8")
	b.tells("the form")
}

// focusField gives the focus to the field that shows a text.
func (b *bench) focusField(text string) {
	b.t.Helper()
	for _, root := range b.roots() {
		field := find(root, func(o fyne.CanvasObject) bool {
			_, takesKeys := o.(interface{ SelectedText() string })
			return takesKeys && slices.Contains(textsIn(o), text)
		})
		if f, ok := field.(fyne.Focusable); ok {
			b.window.Canvas().Focus(f)
			return
		}
	}
	b.t.Fatalf("no field shows %q", text)
}
