package ui_test

import (
	"encoding/json"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openIncome opens the year 2026 of 杨建国, who earned 20,000 the year before.
func openIncome(t *testing.T, r ui.Route, entries ...cases.Income) (*bench, *fakeIncome) {
	t.Helper()
	stores, f := newVillageStores()
	m := &fakeIncome{fakeMeasures: newFakeMeasures(f)}
	m.year = cases.HouseholdYear{HouseholdID: 7, Year: cases.Some(int64(2026)), AccountingPeople: cases.Some(int64(4)), RegisteredPeople: cases.Some(int64(5))}
	m.entries = append([]cases.Income{income(100, "外出务工收入", 20000, cases.LedgerYear(2025))}, entries...)
	stores.Income, stores.Measures, stores.Audit = m, m, newFakeAudit()
	b := newBenchAt(t, stores, r)
	b.text() // draws, as a window does
	return b, m
}

// year2026 is the ledger year of 杨建国.
func year2026() ui.Route { return ui.Route{Place: ui.PlaceIncome, Of: 7, Tab: "2026"} }

func income(id int64, item string, yuan int64, p cases.Period) cases.Income {
	return cases.Income{Base: cases.Base{ID: id}, HouseholdID: 7, Item: item, Amount: cases.Some(cases.Yuan(yuan)), FromOn: p.From, ToOn: p.To}
}

func TestAYearIsTypedLikeASheet(t *testing.T) {
	b, f := openIncome(t, year2026())
	b.shows("收入", "杨建国", "2026 年度（2025-10-01 至 2026-09-30）", "工资性收入", "20,000.00", "监测线", "上年人均", "5,000.00")
	b.typeText("24000")
	b.press("Enter")
	b.typeText("1,000.50")
	b.press("Enter")
	if n := len(f.entries); n != 3 || f.entries[1].Item != "外出务工收入" || f.entries[2].Amount.Value != 100050 {
		t.Fatalf("entries %+v", f.entries)
	}
	b.shows("25,000.50", "6,250.13", "人均比上年增加 1,250.13 元（+25.0%）", "+4,000.00", "+20.0%", "已保存 10:42 收入 1 格")
	b.picture("income")
}

func TestAWrongAmountStaysInItsCell(t *testing.T) {
	b, f := openIncome(t, year2026())
	b.typeText("一千")
	b.press("Enter", "Up")
	b.shows("！")
	if f.calls != 0 {
		t.Error("stored")
	}
}

func TestASumOfEntriesIsNotTypedOver(t *testing.T) {
	p := cases.LedgerYear(2026)
	b, f := openIncome(t, year2026(), income(1, "外出务工收入", 100, p), income(2, "外出务工收入", 200, p))
	b.typeText("5")
	b.press("Enter", "Up")
	b.shows("这一格由 2 笔明细合计而来，请在下面的明细里修改。", "300.00")
	if f.calls != 0 {
		t.Error("stored")
	}
	b.tap("删除这一笔")
	b.tap("删除这一笔")
	b.shows("200.00")
}

func TestABlockFromExcelIsOneStep(t *testing.T) {
	b, f := openIncome(t, year2026())
	sheet := find(b.window.Content(), func(*widgets.Sheet) bool { return true })
	sheet.Paste("24,000\t1\r\n1500.5\r\n")
	b.settle()
	if f.calls != 1 || len(f.entries) != 3 || f.entries[2].Item != "本地务工收入" || f.entries[2].Amount.Value != 150050 {
		t.Errorf("%d steps, entries %+v", f.calls, f.entries)
	}
	b.shows("25,500.50")
	sheet.Paste("1\r\n两千\r\n")
	b.settle()
	b.shows("没有粘贴：“两千”（本地务工收入）不是金额。")
	if f.calls != 1 {
		t.Error("stored half of a block")
	}
}

func TestPeopleTypedAreKeptWhenThePageIsLeft(t *testing.T) {
	b, f := openIncome(t, year2026())
	people := find(b.window.Content(), func(w typedField) bool { return w.Text() == "4" })
	if people == nil {
		t.Fatal("no field for the people")
	}
	b.window.Canvas().Focus(people)
	b.press("Ctrl+A")
	b.typeText("3")
	b.open(ui.Route{Place: ui.PlaceSettings})
	if f.year.AccountingPeople.Value != 3 {
		t.Errorf("year %+v", f.year)
	}
}

func TestLastYearIsFilledOnRequest(t *testing.T) {
	b, f := openIncome(t, year2026())
	b.tap("照去年填")
	b.shows("照去年填 1 格？", "20,000.00 元")
	b.tap("填入 1 格")
	if f.calls != 1 || len(f.entries) != 2 || f.entries[1].FromOn != cases.NewDay(2025, 10, 1) {
		t.Errorf("entries %+v", f.entries)
	}
}

func TestMonthsAndMembersAreColumnsByChoice(t *testing.T) {
	whole := income(1, "外出务工收入", 12000, cases.LedgerYear(2026))
	b, f := openIncome(t, year2026(), whole)
	for _, c := range []struct{ key, shows string }{{"2", "跨季"}, {"3", "跨月"}, {"4", "其他人"}} {
		b.focus(t, "按成员")
		b.typeText(c.key)
		b.shows(c.shows, "12,000.00")
	}
	b.picture("income-members")
	b.press("Right", "Down")
	b.typeText("300")
	b.press("Enter")
	if n := len(f.entries); n != 3 || f.entries[2].PersonID != 70 || f.entries[2].Item != "本地务工收入" {
		t.Errorf("entries %+v", f.entries)
	}
}

func TestEntriesThatStraddleAreShownApart(t *testing.T) {
	p := cases.Period{From: cases.NewDay(2026, 8, 1), To: cases.NewDay(2026, 12, 31)}
	b, _ := openIncome(t, year2026(), income(1, "土地流转收入", 800, p))
	b.shows("有 1 笔共 800.00 元跨出了这段时间")
	b.tap("看这几笔")
	b.shows("2026-12-31")
}

func TestAnEntryIsAddedWithItsSource(t *testing.T) {
	b, f := openIncome(t, year2026())
	b.tap("加一笔收入")
	b.shows("加一笔收入", "外出务工收入")
	b.typeText("600")
	b.press("Ctrl+Enter")
	if len(f.entries) != 2 || f.entries[1].Amount.Value != cases.Yuan(600) || f.entries[1].ToOn != cases.NewDay(2026, 9, 30) {
		t.Fatalf("entries %+v in %s", f.entries, b.text())
	}
}

func TestThePeopleAreEditedBesideTheSheet(t *testing.T) {
	b, f := openIncome(t, year2026(), income(1, "外出务工收入", 30000, cases.LedgerYear(2026)))
	b.shows("7,500.00")
	b.tap("年度情况和变化原因…")
	b.press("Ctrl+A")
	b.typeText("3")
	b.press("Ctrl+Enter")
	if f.year.AccountingPeople.Value != 3 {
		t.Fatalf("year %+v", f.year)
	}
	b.open(year2026())
	b.shows("10,000.00")
}

func TestAYearIsFrozenAndCorrected(t *testing.T) {
	b, f := openIncome(t, year2026(), income(1, "外出务工收入", 30000, cases.LedgerYear(2026)))
	b.tap("上报冻结")
	b.shows("把 2026 年度按现在的数上报冻结？")
	b.tap("冻结 2026 年度")
	b.shows("上报记录", "更正上报")
	b.tap("更正上报")
	b.press("Ctrl+Enter")
	b.shows("请写明更正原因。")
	b.typeText("漏了低保")
	b.press("Ctrl+Enter")
	if len(f.snapshots) != 2 || f.snapshots[1].Reason != "漏了低保" {
		t.Fatalf("snapshots %+v", f.snapshots)
	}
	b.shows("更正原因：漏了低保")
}

func TestAnotherTimeIsChosenByTheRoute(t *testing.T) {
	for tab, want := range map[string]string{
		"calendar-2025":  "2025 自然年（2025-01-01 至 2025-12-31）",
		"months-2026-08": "十二个月（2025-09-01 至 2026-08-31）",
		"nonsense":       "2026 年度（2025-10-01 至 2026-09-30）",
	} {
		t.Run(tab, func(t *testing.T) {
			b, _ := openIncome(t, ui.Route{Place: ui.PlaceIncome, Of: 7, Tab: tab})
			b.shows(want, "外出务工收入")
		})
	}
}

func TestIncomeAsksForTheHousehold(t *testing.T) {
	b, _ := openIncome(t, ui.Route{Place: ui.PlaceIncome})
	b.shows("先在上面选一户")
	b.typeText("yjg")
	b.ring()
	b.press("Enter")
	b.shows("收入", "杨建国", "人均纯收入")
}

func TestAFailedSaveShowsTheStoredYearAgain(t *testing.T) {
	b, f := openIncome(t, year2026())
	f.fails = cases.Errorf(cases.NoSpace, "", "磁盘满了，请先腾出空间。")
	b.typeText("24000")
	b.press("Enter")
	b.shows("磁盘满了，请先腾出空间。")
	if len(f.entries) != 1 {
		t.Errorf("entries %+v", f.entries)
	}
}

// typedField is a field of a form, by its text.
type typedField interface {
	fyne.CanvasObject
	fyne.Focusable
	Text() string
}

// focus gives the row of keys that shows a text the focus.
func (b *bench) focus(t *testing.T, segment string) {
	t.Helper()
	s := find(b.window.Content(), func(s *widgets.Segmented) bool { return hasText(s, segment) })
	if s == nil {
		t.Fatalf("no %q", segment)
	}
	b.window.Canvas().Focus(s)
}

// hasText reports whether a text is drawn in an object.
func hasText(o fyne.CanvasObject, text string) bool {
	return slices.Contains(textsIn(o), text)
}

func TestAnEntryNotSavedIsOfferedAgain(t *testing.T) {
	for name, tc := range map[string]struct {
		open  func(b *bench)
		title string
	}{
		"a new one, with the item of its row": {func(b *bench) {
			b.press("Down")
			b.tap("加一笔收入")
		}, "加一笔收入"},
		"one that is stored": {func(b *bench) {
			b.tap("修改")
			b.press("Enter") // from the item to the amount
		}, "修改这笔收入"},
	} {
		t.Run(name, func(t *testing.T) {
			b, f := openIncome(t, year2026(), income(1, "外出务工收入", 100, cases.LedgerYear(2026)))
			tc.open(b)
			b.typeText("777.5")
			b.ring()
			b.press("Esc")
			drafts := f.drafts
			if len(drafts) != 1 || drafts[0].Title != "收入 杨建国" {
				t.Fatalf("drafts %+v, want the entry", drafts)
			}
			var kept map[string]string
			if err := json.Unmarshal(drafts[0].Body, &kept); err != nil || kept["amount"] != "777.5" {
				t.Fatalf("draft %s, %v", drafts[0].Body, err)
			}
			route, err := ui.ParseRoute(drafts[0].Form)
			if err != nil {
				t.Fatal(err)
			}
			b.open(ui.Route{Place: ui.PlaceMeasures})
			b.open(route)
			b.shows(tc.title, "已恢复", "777.5", kept["item"])
		})
	}
}
