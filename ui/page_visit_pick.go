package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// visitPicker asks whom the visit was to: by name or initials, or from the list of those to be visited first.
type visitPicker struct {
	page  *visitPage
	box   *widgets.Suggest
	found []choice
	due   []cases.Household
	grid  *widgets.Grid
	stop  func()
	slot  slot
	dues  slot
}

const dueShown = 60 // households offered below the box

func newVisitPicker(p *visitPage) *visitPicker {
	v := &visitPicker{page: p, box: widgets.NewSuggest("姓名、拼音首字母、证件尾号、电话")}
	v.box.Entry.Columns = 24
	v.box.Nothing = "没有找到。可以试姓名的一部分、拼音首字母或证件后四位"
	v.box.OnSearch = v.typed
	v.box.OnPick = v.pick
	submit := v.box.Entry.OnSubmitted
	v.box.Entry.OnSubmitted = func(text string) {
		if v.stop != nil { // Enter before typing rested: search now and take the first
			v.find(text, func() { submit(text) })
			return
		}
		submit(text)
	}
	v.grid = p.shell.newGrid(0,
		widgets.Column{Key: "head", Title: "户主", Width: 100, Fixed: true},
		widgets.Column{Key: "place", Title: "村组", Width: 150, Fixed: true},
		widgets.Column{Key: "marks", Title: "类型", Width: 220, Fixed: true},
		widgets.Column{Key: "last", Title: "上次走访", Width: 100, Fixed: true},
		widgets.Column{Key: "due", Title: "应访", Width: 130, Fixed: true})
	v.grid.Multi = false
	v.grid.Rows = func() int { return len(v.due) }
	v.grid.Cell, v.grid.State = v.cell, v.state
	v.grid.Empty = "没有等待走访的农户。"
	v.grid.OnSelect = v.page.veilMoved
	v.page.onVeil(v.grid.Refresh)
	v.grid.OnOpen = func(row int) { v.open(v.due[row].ID) }
	v.load()
	return v
}

// Object is the box over the list.
func (v *visitPicker) Object() fyne.CanvasObject {
	ask := widgets.NewParagraph("走访哪一户？", oneLine)
	top := container.NewVBox(
		container.NewHBox(middle(ask), v.box),
		gapAbove(widgets.NewNote("或从下面选最该走访的（Tab 到列表，Enter 打开）：", oneLine), 6))
	return padded(container.NewBorder(top, nil, nil, nil, gapAbove(v.grid, 4)), 4, 16)
}

// current is the household of the current row.
func (v *visitPicker) current() subject {
	if row := v.grid.Current(); row >= 0 && row < len(v.due) {
		return home(v.due[row].ID)
	}
	return home(0)
}

func (v *visitPicker) load() {
	read := func(ctx context.Context) ([]cases.Household, error) { return v.page.store.DueHouseholds(ctx, dueShown) }
	load(&v.page.base, &v.dues, read, func(due []cases.Household) {
		v.due = due
		v.grid.Refresh()
	})
}

func (v *visitPicker) cell(row, col int) string {
	h := &v.due[row]
	switch col {
	case 0:
		return v.page.shell.name(h.ID, h.HeadName)
	case 1:
		return v.page.shell.whereabouts(h)
	case 2:
		return marksOf(h)
	case 3:
		return h.LastVisitOn.String()
	}
	text, _ := dueText(h.NextVisitOn, v.page.shell.Today())
	return text
}

func (v *visitPicker) state(row, col int) widgets.CellState {
	if col != 4 {
		return widgets.CellNormal
	}
	_, state := dueText(v.due[row].NextVisitOn, v.page.shell.Today())
	return state
}

func (v *visitPicker) typed(text string) {
	v.rest()
	if text != "" {
		v.stop = v.page.shell.threads.After(searchPause, func() { v.find(text, nil) })
	}
}

func (v *visitPicker) rest() {
	if v.stop != nil {
		v.stop()
		v.stop = nil
	}
}

func (v *visitPicker) find(text string, then func()) {
	v.rest()
	read := func(ctx context.Context) ([]choice, error) { return v.page.shell.findHouseholds(ctx, text) }
	load(&v.page.base, &v.slot, read, func(found []choice) {
		v.found = found
		options := make([]widgets.Option, len(found))
		for i, c := range found {
			options[i] = widgets.Option{Text: c.shown(), Detail: c.Note}
		}
		v.box.SetFindings(text, options)
		if len(found) > 0 {
			call(then)
		}
	})
}

func (v *visitPicker) pick(index int) {
	if index < len(v.found) {
		v.open(v.found[index].ID)
	}
}

func (v *visitPicker) open(household int64) {
	v.page.shell.Replace(Route{Place: PlaceVisit, Of: household})
}
