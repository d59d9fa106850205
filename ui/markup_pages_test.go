package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// part finds the first widget of a type in the window.
func part[W fyne.CanvasObject](b *bench) fyne.CanvasObject {
	return find(b.window.Content(), func(W) bool { return true })
}

// What the pages of measures, incomes and the desk are made of, without the shell around them.
func TestMeasuresIncomesAndDeskLookAsTheyDid(t *testing.T) {
	for name, of := range map[string]func(t *testing.T) fyne.CanvasObject{
		"measures": func(t *testing.T) fyne.CanvasObject {
			b, _ := openMeasures(t, ui.Route{Place: ui.PlaceMeasures}, silk())
			return part[*widgets.Grid](b)
		},
		"measure": func(t *testing.T) fyne.CanvasObject {
			b, _ := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, silk())
			return part[*widgets.Form](b)
		},
		"income": func(t *testing.T) fyne.CanvasObject {
			b, _ := openIncome(t, year2026(), income(1, "低保金", 4800, cases.LedgerYear(2026)))
			return part[*widgets.Sheet](b)
		},
		"desk": func(t *testing.T) fyne.CanvasObject { return part[*widgets.Grid](openDesk(t, nil)) },
	} {
		t.Run(name, func(t *testing.T) {
			test.AssertObjectRendersToMarkup(t, "page-"+name+".xml", of(t))
		})
	}
}
