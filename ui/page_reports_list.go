package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// reportItem is one line of the list: a table of the program, or a document.
type reportItem struct {
	key      string // stays the same for ever: the route and the memory keep it
	name     string
	group    string
	report   *cases.Report
	own      *cases.OwnReport // set where the table is the person's own
	document *cases.Document  // set where it is no table
}

// byPeriod reports whether a span of time chooses what it shows; otherwise a year does.
func (i *reportItem) byPeriod() bool {
	if i.document != nil {
		return i.document.Grain != cases.DocumentOfHousehold
	}
	return i.report.ByPeriod()
}

// The headings of the list, in its order.
const (
	groupRolls     = "台账与名册"
	groupIncomes   = "收入"
	groupVisiting  = "走访"
	groupWork      = "产业就业金融"
	groupPublic    = "公示"
	groupFiles     = "一户一档与明白卡"
	groupSummaries = "月报"
	groupOwn       = "我的报表"
)

func reportGroups() []string {
	return []string{groupOwn, groupRolls, groupIncomes, groupVisiting, groupWork, groupPublic, groupFiles, groupSummaries}
}

// groupOfReport finds the heading a person looks under: what hangs on the wall, what tells of a month, what is
// about incomes, visits or work; everything else is a roll of households and people.
func groupOfReport(r *cases.Report) string {
	switch {
	case r.Use == cases.UsePublic:
		return groupPublic
	case r.Grain == cases.GrainVisited && r.Month:
		return groupSummaries
	case r.Grain == cases.GrainVisit || r.Grain == cases.GrainCoverage || r.Grain == cases.GrainVisited:
		return groupVisiting
	case r.Grain == cases.GrainHousehold && r.NeedsIncome():
		return groupIncomes
	case r.Grain == cases.GrainHousehold || r.Grain == cases.GrainPerson || r.Grain == cases.GrainTeam:
		return groupRolls
	}
	return groupWork
}

// reportList is the list at the left: a box to find a name by, and the names under their headings.
type reportList struct {
	page   *reportsPage
	search *widgets.Entry
	items  []*reportItem // all of them, in order
	shown  []*reportItem
	names  []*widgets.Button // of those shown
	marks  nameMarks
	column *fyne.Container
	scroll *container.Scroll
	object fyne.CanvasObject
}

func newReportList(p *reportsPage) *reportList {
	l := &reportList{page: p, search: widgets.NewEntry(), column: container.NewVBox()}
	l.search.PlaceHolder = "查找报表  Ctrl+G"
	l.search.OnChanged = func(string) { l.draw() }
	l.search.OnSubmitted = func(string) { l.first() }
	l.search.OnKey = l.fromSearch
	l.scroll = container.NewVScroll(padded(l.column, 0, 8))
	l.object = container.NewBorder(padded(l.search, 6, 8), nil, nil, line(), l.scroll)
	return l
}

// Object is the list.
func (l *reportList) Object() fyne.CanvasObject { return l.object }

// Set takes the lines of the list, in any order.
func (l *reportList) Set(items []*reportItem) {
	order := reportGroups()
	slices.SortStableFunc(items, func(a, b *reportItem) int { return placeOf(order, a.group) - placeOf(order, b.group) })
	l.items = items
	l.draw()
}

// find is the item with a key, nil where there is none.
func (l *reportList) find(key string) *reportItem {
	for _, item := range l.items {
		if item.key == key {
			return item
		}
	}
	return nil
}

// draw shows the names that fit what is typed, by characters or by the initials of their pinyin.
func (l *reportList) draw() {
	l.shown, l.names, l.marks = nil, nil, nil
	l.column.RemoveAll()
	group := ""
	for _, item := range l.items {
		if cases.SpelledAt(item.name, l.search.Text) < 0 {
			continue
		}
		if item.group != group {
			group = item.group
			l.column.Add(padded(widgets.NewNote(group, oneLine), 4, 6))
		}
		l.column.Add(l.name(item))
	}
	if len(l.shown) == 0 {
		l.column.Add(padded(widgets.NewNote("没有叫这个名字的报表。", 180), 6, 6))
	}
	l.mark()
	l.page.forward(l.object)
	l.column.Refresh()
}

// The width of the list, and how many characters of a name stand in it; the whole name is in the tip.
const (
	listWidth  = 250
	nameRoom   = 15.2
	listNarrow = 196 // in a window with room for one column
	nameNarrow = 11.4
)

// width is the width of the list.
func (l *reportList) width() float32 {
	if l.page.shell.narrow() {
		return l.page.shell.wide(listNarrow)
	}
	return l.page.shell.wide(listWidth)
}

func (l *reportList) name(item *reportItem) fyne.CanvasObject {
	room := float32(nameRoom)
	if l.page.shell.narrow() {
		room = nameNarrow
	}
	at := len(l.shown)
	b := widgets.NewButton(oneLineText(item.name, room), func() { l.open(at) })
	b.Emphasis, b.Align = widgets.Quiet, fyne.TextAlignLeading
	b.Tip, b.Tips = item.name, l.page.shell.tips
	l.shown, l.names = append(l.shown, item), append(l.names, b)
	return l.marks.Add(b, 0)
}

// mark shows which one is open.
func (l *reportList) mark() { l.marks.Mark(slices.Index(l.shown, l.page.item)) }

// target is the name of the open report, the box where it is not among those shown.
func (l *reportList) target() fyne.Focusable {
	if i := slices.Index(l.shown, l.page.item); i >= 0 {
		return l.names[i]
	}
	return l.search
}

// first opens the first name found.
func (l *reportList) first() {
	if len(l.shown) > 0 {
		l.open(0)
	}
}

// open shows the report of a name and leads the focus to it, by a click as by the arrows.
func (l *reportList) open(i int) {
	l.page.choose(l.shown[i])
	l.page.shell.window.Canvas().Focus(l.names[i])
	l.marks.Reveal(i, l.scroll)
}

// fromSearch leads from the box into the names, and empties it.
func (l *reportList) fromSearch(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown && len(l.shown) > 0:
		l.open(max(0, slices.Index(l.shown, l.page.item)))
	case e.Name == fyne.KeyEscape && l.search.Text != "":
		l.search.SetText("")
	default:
		return false
	}
	return true
}

// key moves by arrows while a name has the focus.
func (l *reportList) key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name]
	at := slices.Index(l.shown, l.page.item)
	if step == 0 || at < 0 || l.page.shell.window.Canvas().Focused() != fyne.Focusable(l.names[at]) {
		return false
	}
	if to := at + step; to >= 0 && to < len(l.shown) {
		l.open(to)
	}
	return true
}
