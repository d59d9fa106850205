package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// householdPreview stands at the right of the list and follows the row.
type householdPreview struct {
	page   *householdsPage
	closed bool
	shown  int64 // household in sight
	body   *fyne.Container
	object *fyne.Container
	facts  previewFacts
	slot   slot
}

const (
	previewWidth   = 264
	previewSetting = "preview closed"
)

// previewFacts are what the preview tells.
type previewFacts struct {
	file    cases.HouseholdFile
	last    cases.VisitFile
	visited bool
	open    []cases.Promise
	account cases.Account
}

func newHouseholdPreview(p *householdsPage) *householdPreview {
	v := &householdPreview{page: p, body: container.NewVBox()}
	scroll := container.NewVScroll(padded(v.body, 6, 14))
	scroll.SetMinSize(fyne.NewSize(previewWidth+34, 100))
	v.object = container.NewBorder(nil, nil, line(), nil, newSheet(widgets.ColorShell, scroll, 0, 0))
	p.onVeil(func() {
		if v.shown != 0 && v.facts.file.Household.ID == v.shown {
			v.show(v.facts)
		}
	})
	narrow := p.shell.narrow()
	read := func(ctx context.Context) (closed bool, err error) {
		chosen, err := p.shell.stores.Shell.Setting(ctx, previewSetting, &closed)
		return closed || (!chosen && narrow), err
	}
	load(&p.base, &slot{}, read, func(closed bool) {
		if closed != v.closed {
			v.turn()
			p.room.Refresh()
			p.shell.HeadChanged()
		}
	})
	return v
}

// Object is the column.
func (v *householdPreview) Object() fyne.CanvasObject { return v.object }

// verb names what the head's button does.
func (v *householdPreview) verb() string {
	if v.closed {
		return "打开预览"
	}
	return "关闭预览"
}

// turn closes or opens the preview.
func (v *householdPreview) turn() {
	v.closed = !v.closed
	if v.closed {
		v.object.Hide()
	} else {
		v.object.Show()
		v.shown = 0
		v.follow(v.page.list.Current())
	}
}

// follow shows a household, unless it stands there already.
func (v *householdPreview) follow(id int64) {
	if v == nil || v.closed || id == v.shown {
		return
	}
	v.shown = id
	if id == 0 {
		v.body.RemoveAll()
		v.object.Refresh()
		return
	}
	read := func(ctx context.Context) (previewFacts, error) { return v.read(ctx, id) }
	load(&v.page.base, &v.slot, read, v.show)
}

func (v *householdPreview) read(ctx context.Context, id int64) (f previewFacts, err error) {
	st := v.page.store
	if f.file, err = st.Household(ctx, id); err != nil {
		return f, err
	}
	if f.last, f.visited, err = st.LastVisit(ctx, id); err != nil {
		return f, err
	}
	if f.open, err = st.OpenPromises(ctx, id); err != nil {
		return f, err
	}
	f.account, _, err = st.LedgerAccount(ctx, id, lastLedgerYear(v.page.shell.Today()))
	return f, err
}

func (v *householdPreview) show(f previewFacts) {
	v.facts = f
	s := v.page.shell
	h := &f.file.Household
	name := widgets.NewParagraph(s.name(h.ID, h.HeadName), previewWidth)
	name.TextSize = widgets.SizeTitle
	marks := widgets.NewParagraph(marksOf(h), previewWidth)
	marks.Ink = riskInk(h)
	open := widgets.NewButton("打开", func() { s.Go(Route{Place: PlaceHousehold, ID: h.ID}) })
	visit := widgets.NewButton("记走访", func() { s.Go(Route{Place: PlaceVisit, Of: h.ID}) })
	s.enters(visit)
	due, state := dueText(h.NextVisitOn, s.Today())
	next := widgets.NewParagraph(due, previewWidth)
	next.Ink = inkOf(state)
	v.body.Objects = []fyne.CanvasObject{
		name, marks, widgets.NewNote(s.whereabouts(h), previewWidth), next,
		gapAbove(container.NewHBox(open, visit, layout.NewSpacer()), 4),
		s.cardMembers(&f.file, previewWidth),
		cardIncome(&f.account, s.Policy(), previewWidth),
		(&promiseList{base: &v.page.base, home: h, open: f.open}).Object(previewWidth),
		cardVisit("上次走访", &f.last, f.visited, previewWidth),
	}
	v.page.forward(v.body)
	v.object.Refresh()
}

// inkOf is the colour of a state in a paragraph.
func inkOf(state widgets.CellState) fyne.ThemeColorName {
	switch state {
	case widgets.CellOverdue:
		return widgets.ColorOverdue
	case widgets.CellSoon:
		return widgets.ColorSoon
	case widgets.CellInfo:
		return widgets.ColorInfo
	}
	return widgets.ColorSecondary
}

// lastLedgerYear is the newest ledger year that is over: the one people speak of.
func lastLedgerYear(today cases.Day) int {
	year := today.Year()
	if today <= cases.LedgerYear(year).To {
		year--
	}
	return year
}

// cardIncome tells the per-head net income of a year beside the year's line.
func cardIncome(a *cases.Account, policy *cases.Policy, width float32) fyne.CanvasObject {
	box := container.NewVBox(cardTitle(strconv.Itoa(a.Year) + " 年度人均纯收入"))
	if !a.PerHead.Valid || len(a.Items) == 0 {
		box.Add(widgets.NewNote("还没有收入记录。", width))
		return box
	}
	text := a.PerHead.Value.Grouped() + " 元"
	said := widgets.NewParagraph(text, width)
	if under, known := a.UnderLine(policy); known && under {
		said.SetText(text + "，低于监测线 " + policy.LineOf(a.Year).Value.Grouped())
		said.Ink = widgets.ColorOverdue
	}
	box.Add(said)
	return box
}
