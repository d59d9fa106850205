package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// The golden markup shows in a review what moved. The menu is not in it, so that a new page changes nothing.
func TestTheFirstStartLooksAsItDid(t *testing.T) {
	b := newBench(t, ui.Stores{Shell: newFakeShell()})
	test.AssertRendersToMarkup(t, "start.xml", b.window.Canvas())
}

// The lists and forms of the pages, without the shell around them.
func TestTheListsAndFormsLookAsTheyDid(t *testing.T) {
	grid := func(b *bench) fyne.CanvasObject {
		return find(b.window.Content(), func(*widgets.Grid) bool { return true })
	}
	form := func(b *bench) fyne.CanvasObject {
		return find(b.window.Content(), func(*widgets.Form) bool { return true })
	}
	for name, c := range map[string]struct {
		route ui.Route
		part  func(*bench) fyne.CanvasObject
	}{
		"households":    {ui.Route{Place: ui.PlaceHouseholds}, grid},
		"members":       {ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"}, grid},
		"visits":        {ui.Route{Place: ui.PlaceVisits}, grid},
		"visit":         {ui.Route{Place: ui.PlaceVisit, Of: 7}, form},
		"household-new": {ui.Route{Place: ui.PlaceNew}, form},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFakeVillage()
			b := newBenchAt(t, f.stores(newVillageShellOf(f)), c.route)
			test.AssertObjectRendersToMarkup(t, name+".xml", c.part(b))
		})
	}
}
