package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// TestEveryDialogOfAHouseholdKeepsADraft begins to fill in each dialog, leaves it by Esc, and goes on with it as the
// desk's 接着填 does.
func TestEveryDialogOfAHouseholdKeepsADraft(t *testing.T) {
	for button, c := range map[string]struct {
		tab, part string
		keys      []string // to a field of text
		title     string
	}{
		"减少…":       {"members", "", []string{"Enter"}, "成员减少 杨建国"},
		"更换户主…":     {"members", "", []string{"Ctrl+A"}, "更换户主 杨建国"},
		"移到别户…":     {"members", "", []string{"Enter", "Enter", "Enter"}, "移到别户 杨建国"},
		"并入别户…":     {"members", "", []string{"Enter", "Enter"}, "并入别户 杨建国"},
		"分户…":       {"members", "", []string{"Enter"}, "分户 杨建国"},
		"变更户类型…":    {"record", "户类型和监测", []string{"Enter", "Enter"}, "变更户类型 杨建国"},
		"识别为监测对象…":  {"record", "户类型和监测", []string{"Enter", "Ctrl+A"}, "识别为监测对象 杨建国"},
		"修改、消除或退出…": {"record", "户类型和监测", []string{"Enter", "Ctrl+A"}, "监测对象 杨建国"},
	} {
		t.Run(button, func(t *testing.T) {
			f := newFakeVillage()
			f.households[0].Monitorings = []cases.Monitoring{{Base: cases.Base{ID: 4}, HouseholdID: 7, Class: "边缘易致贫户"}}
			b, shell := newVillageBench(t, f)
			b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: c.tab})
			if c.part != "" {
				b.tap(c.part)
			}
			b.tap(button)
			b.press(c.keys...)
			b.typeText("2026-10-01")
			b.ring()
			b.press("Esc")
			if len(shell.drafts) != 1 || shell.drafts[0].Title != c.title {
				t.Fatalf("drafts %+v, want one of %s in %s", shell.drafts, c.title, b.text())
			}
			route, err := ui.ParseRoute(shell.drafts[0].Form)
			if err != nil {
				t.Fatal(err)
			}
			b.open(ui.Route{Place: ui.PlaceHouseholds})
			b.open(route)
			b.shows("已恢复", "2026-10-01")
		})
	}
}

func TestAJobKeepsADraftOfItsOwn(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasures, Of: 7, ID: 71, Tab: "jobs"})
	for button, list := range map[string]string{"新增务工": "spell", "新增计划务工": "plan"} {
		m.drafts = nil
		b.tap(button)
		b.press("Tab", "Tab", "Tab", "Tab")
		b.typeText("重庆")
		b.ring()
		b.press("Esc")
		if want := "measures/71/7/jobs/" + list + "/new"; len(m.drafts) != 1 || m.drafts[0].Form != want {
			t.Fatalf("drafts %+v, want %s", m.drafts, want)
		}
		route, err := ui.ParseRoute(m.drafts[0].Form)
		if err != nil {
			t.Fatal(err)
		}
		b.open(ui.Route{Place: ui.PlaceMeasures})
		b.open(route)
		b.shows("务工登记", "已恢复")
		b.press("Esc")
	}
}

func TestTheYearOfAHouseholdKeepsADraft(t *testing.T) {
	b, f := openIncome(t, year2026())
	b.tap("年度情况和变化原因…")
	b.press("Ctrl+A")
	b.typeText("3")
	b.ring()
	b.press("Esc")
	if len(f.drafts) != 1 || f.drafts[0].Form != "income/0/7/2026/year" {
		t.Fatalf("drafts %+v", f.drafts)
	}
	route, err := ui.ParseRoute(f.drafts[0].Form)
	if err != nil {
		t.Fatal(err)
	}
	b.open(ui.Route{Place: ui.PlaceMeasures})
	b.open(route)
	b.shows("2026 年度情况", "已恢复")
}
