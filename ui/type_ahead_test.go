package ui_test

import (
	"testing"

	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

func TestALetterLeadsThroughAShortList(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	grid := func() *widgets.Grid {
		for _, root := range b.roots() {
			if g := find(root, func(g *widgets.Grid) bool { return g.Visible() && g.Empty != "没有减少的成员。" }); g != nil {
				return g
			}
		}
		return nil
	}
	for _, step := range []struct {
		typed string
		row   int
	}{{"w", 1}, {"y", 0}, {"王", 1}, {"q", 1}, {"w", 1}} {
		b.typeText(step.typed)
		if got := grid().Current(); got != step.row {
			t.Errorf("after %q the current row is %d, want %d", step.typed, got, step.row)
		}
	}
}

func TestALetterInALongListGoesToTheSearch(t *testing.T) {
	b, _ := newVillageBench(t, newFakeVillage())
	b.open(ui.Route{Place: ui.PlaceVisits})
	b.typeText("yjg")
	b.ring()
	b.shows("杨建国（户主）")
}
