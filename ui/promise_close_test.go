package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// wantClosed wants 修蚕房 to be done on a day, and nothing else of it changed.
func wantClosed(t *testing.T, f *fakeVillage, on cases.Day, outcome string) {
	t.Helper()
	p := f.promises[0]
	if len(f.did) != 1 || f.did[0] != "办结承诺" || p.DoneOn != on || p.Outcome != outcome || p.Text != "修蚕房" {
		t.Errorf("did %v, the promise is %+v", f.did, p)
	}
}

func TestAPromiseIsClosedWhereOpenOnesAreSeen(t *testing.T) {
	for name, route := range map[string]ui.Route{
		"in the head of the household":  {Place: ui.PlaceHousehold, ID: 7},
		"below its visits":              {Place: ui.PlaceHousehold, ID: 7, Tab: "visits"},
		"beside the list of households": {Place: ui.PlaceHouseholds},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFakeVillage()
			b, _ := newVillageBench(t, f)
			b.open(route)
			b.shows("未办承诺 1 件")
			b.tap("办结…")
			b.shows("办结承诺", "修蚕房（2026-10-01 已逾期） 刘会计")
			b.typeText("11-20")
			b.press("Enter")
			b.typeText("屋顶换了新瓦")
			b.press("Ctrl+Enter")
			wantClosed(t, f, cases.NewDay(2026, 11, 20), "屋顶换了新瓦")
			b.showsNot("未办承诺 1 件")
		})
	}
}

func TestTheDayOfAClosedPromiseIsTodayUnlessTyped(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "visits")
	b.tap("办结…")
	b.press("Ctrl+Enter")
	wantClosed(t, f, cases.NewDay(2026, 11, 21), "")
}

func TestAPromiseIsNotClosedBeforeItWasMade(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "visits")
	b.tap("办结…")
	b.typeText("2026-07-01")
	b.press("Ctrl+Enter")
	b.shows("办结日期早于承诺日期，请核对。")
	if len(f.did) > 0 {
		t.Errorf("did %v", f.did)
	}
}

func TestOfSeveralPromisesTheHeadShowsThemAll(t *testing.T) {
	f := newFakeVillage()
	f.promises = append(f.promises, cases.Promise{Base: cases.Base{ID: 62}, HouseholdID: 7, Text: "通自来水"})
	b := openHousehold(t, f, "")
	b.tap("办结…")
	b.shows("修蚕房", "通自来水")
	b.showsNot("办结承诺")
	b.press("Enter") // on the first one's verb
	b.shows("办结承诺")
	b.press("Ctrl+Enter")
	wantClosed(t, f, cases.NewDay(2026, 11, 21), "")
	b.shows("未办承诺 1 件", "通自来水")
}

func TestManyOpenPromisesLeaveRoomForTheVisits(t *testing.T) {
	f := newFakeVillage()
	for i := range int64(20) {
		f.promises = append(f.promises, cases.Promise{Base: cases.Base{ID: 70 + i}, HouseholdID: 7, Text: "通自来水"})
	}
	b := openHousehold(t, f, "visits")
	b.shows("未办承诺 21 件", "2026-08-02")
	b.picture("promises-many")
	if h := b.window.Content().MinSize().Height; h > 768 {
		t.Errorf("the window needs a height of %v", h)
	}
}

func TestTheDraftOfAClosingLeadsBackToIt(t *testing.T) {
	f := newFakeVillage()
	b, shell := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.tap("办结…")
	b.press("Enter")
	b.typeText("换了瓦")
	b.press("Esc")
	if len(shell.drafts) != 1 || shell.drafts[0].Title != "办结承诺 杨建国" {
		t.Fatalf("drafts %+v", shell.drafts)
	}
	route, err := ui.ParseRoute(shell.drafts[0].Form)
	if err != nil {
		t.Fatal(err)
	}
	b.open(route)
	b.shows("办结承诺", "已恢复", "换了瓦")
	b.press("Ctrl+Enter")
	wantClosed(t, f, cases.NewDay(2026, 11, 21), "换了瓦")
}

func TestTheHeadOfAHouseholdFitsANarrowWindow(t *testing.T) {
	f := newFakeVillage()
	h := &f.households[0].Household
	h.LastVisitOn, h.NextVisitOn = cases.NewDay(2026, 11, 13), cases.NewDay(2027, 5, 12)
	f.account = cases.Account{PerHead: cases.Some(cases.Money(2275500)), Items: []cases.Sum{{}}}
	b := newBenchLook(t, f.stores(newVillageShellOf(f)), widgets.Look{}, 1.75)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.shows("年度人均纯收入 22,755.00 元", "未办承诺 1 件")
	b.picture("household-narrow")
	text := func(text string) (left, top, right float32) {
		p := find(b.window.Content(), func(p *widgets.Paragraph) bool { return p.Text == text })
		at := b.app.Driver().AbsolutePositionForObject(p)
		return at.X, at.Y, at.X + p.Size().Width
	}
	_, incomes, right := text("与上年相同")
	left, visits, _ := text("上次走访 2026-11-13")
	if visits == incomes && left < right {
		t.Errorf("the visits begin at %v, the incomes end at %v of the same line", left, right)
	}
}
