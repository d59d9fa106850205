package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// householdsPage is 农户: the list with its filters, and a preview that follows the row.
type householdsPage struct {
	base
	store   HouseholdsStore
	search  *widgets.Entry
	chips   *chips
	team    *teamFilter
	list    *list[cases.Household]
	hits    []int64                               // of the search; nil while nothing is searched for
	people  int64                                 // of the households listed
	asked   atomic.Pointer[cases.HouseholdFilter] // the filter of the list being read
	preview *householdPreview
	views   *savedViews
	count   *widgets.Paragraph
	counted string // what stands below the list
	foot    *fyne.Container
	verbs   householdVerbs
	written *writtenBar
	room    *fyne.Container
	stop    func()
	finding slot
}

// householdsState is what Save keeps.
type householdsState struct {
	List   *listView
	Search string
	Hits   []int64
	View   string // the named view in use
}

var (
	_ Page     = (*householdsPage)(nil)
	_ Focuser  = (*householdsPage)(nil)
	_ Escaper  = (*householdsPage)(nil)
	_ Exporter = (*householdsPage)(nil)
	_ Editor   = (*householdsPage)(nil)
)

func newHouseholdsPage(s *Shell) *householdsPage { return &householdsPage{store: s.stores.Households} }

// Head names the page.
func (p *householdsPage) Head() Head {
	return Head{Title: "农户", Actions: []Action{
		{Enters: true, Text: "新建农户", Key: "Ctrl+Shift+N", Do: func() { p.shell.Go(Route{Place: PlaceNew}) }},
		{Text: "导出台账…", Key: "Ctrl+E", Do: p.Export},
		{Text: p.views.verb(), Do: p.views.open},
		{Text: "选择列…", Do: p.list.ChooseColumns},
		{Text: p.preview.verb(), Do: p.turnPreview},
	}}
}

// Route holds the filter.
func (p *householdsPage) Route() Route {
	f := p.filter()
	f.IDs = nil
	p.route.Filter = FilterOf(f)
	return p.route
}

// Show lists the households.
func (p *householdsPage) Show(saved any) fyne.CanvasObject {
	state, ok := saved.(householdsState)
	if !ok {
		state = householdsState{}
	}
	p.makeFilters(state)
	p.list = newList(&p.base, p.listSpec(), state.List)
	p.list.grid.Multi = true
	p.of = p.list.current
	p.preview = newHouseholdPreview(p)
	p.views = newSavedViews(p, state.View)
	p.count = widgets.NewParagraph("", oneLine)
	p.verbs = newHouseholdVerbs(p)
	top := container.NewBorder(nil, nil, p.search, nil, padded(p.chips.Object(), 0, 10))
	p.foot = container.NewBorder(line(), nil, nil, nil,
		padded(container.NewHBox(middle(p.count), layout.NewSpacer(), p.verbs.row), 4, 16))
	p.written = newWrittenBar(&p.base)
	p.room = container.NewBorder(newFlush(padded(top, 2, 16), nil, nil, padded(p.written.Object(), 0, 16)), p.foot, nil, p.preview.Object(), padded(p.list.Object(), 4, 8))
	p.team.Load(p.chips)
	p.reload()
	return p.room
}

// First is the list: its keys work at once.
func (p *householdsPage) First() fyne.Focusable { return p.list.grid }

// Save keeps the row, the sort and the search.
func (p *householdsPage) Save() any {
	return householdsState{p.list.View(), p.search.Text, p.hits, p.views.used}
}

// Reload reads the list again; the search is repeated, since a name may have changed.
func (p *householdsPage) Reload(c cases.Change) {
	if c.Act != 0 && !c.Concerns("household", "person", "membership", "headship", "standing", "monitoring", "visit", "promise", "measure", "team") {
		return
	}
	if c.Act == 0 || c.Concerns("team") {
		p.team.Load(p.chips)
	}
	p.reload()
	p.preview.shown = 0
}

// Household is the one in the current row, for Ctrl+N.
func (p *householdsPage) Household() int64 { return p.list.Current() }

// Edit is F2: the fields of the household in the current row.
func (p *householdsPage) Edit() {
	if id := p.list.Current(); id != 0 {
		p.shell.Go(Route{Place: PlaceHousehold, ID: id, Tab: tabRecord})
	}
}

// Escape takes the search away first, then the marks.
func (p *householdsPage) Escape() bool {
	switch {
	case p.search.Text != "":
		p.search.SetText("")
		p.find("")
	case p.list.MarkedCount() > 1:
		p.list.grid.ClearSelection()
		p.chosen()
	default:
		return false
	}
	p.shell.window.Canvas().Focus(p.list.grid)
	return true
}

// householdColumns are those the person may show: what stands in the household itself, and where it lies.
func householdColumns() []listColumn[cases.Household] {
	all := catalogueColumns(cases.HouseholdCatalogue, cases.HouseholdSorts(),
		"head_name", "team", "household_type", "monitor_class", "risk_state", "people", "last_visit_on", "next_visit_on", "open_promises")
	shown := slices.DeleteFunc(all, func(c listColumn[cases.Household]) bool {
		f := cases.HouseholdCatalogue.Field(c.Key)
		return f.Source == cases.Computed && c.Key != "team" && c.Key != "village"
	})
	titles := map[string]string{"head_name": "户主", "team": "村组", "monitor_class": "监测类别", "people": "人口"}
	widths := map[string]float32{"team": 110, "household_type": 84, "monitor_class": 108, "risk_state": 84, "people": 56, "open_promises": 84}
	for i := range shown {
		if t := titles[shown[i].Key]; t != "" {
			shown[i].Title = t
		}
		if w := widths[shown[i].Key]; w != 0 {
			shown[i].Width = w
		}
	}
	return shown
}

func (p *householdsPage) listSpec() listSpec[cases.Household] {
	columns := householdColumns()
	for i := range columns {
		switch columns[i].Key {
		case "team":
			columns[i].Text = p.besideName(columns[i].Text)
		case "next_visit_on":
			columns[i].State = p.dueState
		case "open_promises", "visit_count", "measure_count":
			columns[i].Text = noZero(columns[i].Text)
		case "risk_state":
			columns[i].State = func(h *cases.Household) widgets.CellState {
				if riskInk(h) == widgets.ColorSoon {
					return widgets.CellSoon
				}
				return widgets.CellNormal
			}
		}
	}
	return listSpec[cases.Household]{
		Name: "households", Columns: columns, Frozen: 1,
		Empty: "没有这样的农户。新建按 Ctrl+Shift+N，有名单就点左边的“导入”；有筛选条件时点条件上的 × 去掉。",
		First: func(ctx context.Context, sort cases.Sort, n int) ([]cases.Household, error) {
			return p.store.FirstHouseholds(ctx, *p.asked.Load(), sort, n)
		},
		Order:    p.order,
		Rows:     p.store.HouseholdsByID,
		ID:       func(h *cases.Household) int64 { return h.ID },
		Home:     func(h *cases.Household) int64 { return h.ID },
		Open:     func(id int64) { p.shell.Go(Route{Place: PlaceHousehold, ID: id}) },
		Chosen:   p.chosen,
		Menu:     func(id int64, at fyne.Position) { p.verbs.menu(id, at) },
		Letter:   p.letter,
		Columned: func(columns []widgets.ColumnView) bool { return p.views.keepColumns(columns) },
	}
}

// besideName adds the end of the 户编号, or the house number, to the group while the names are hidden.
func (p *householdsPage) besideName(text func(*cases.Household) string) func(*cases.Household) string {
	return func(h *cases.Household) string {
		if p.shell.veil.covers(home(h.ID)) {
			return strings.TrimSpace(text(h) + " " + houseEnd(h))
		}
		return text(h)
	}
}

// noZero shows nothing where there is nothing to count.
func noZero[T any](text func(*T) string) func(*T) string {
	return func(v *T) string {
		if t := text(v); t != "0" {
			return t
		}
		return ""
	}
}

func (p *householdsPage) dueState(h *cases.Household) widgets.CellState {
	_, state := dueText(h.NextVisitOn, p.shell.Today())
	return state
}

// reload reads the list with the filter of the moment.
func (p *householdsPage) reload() {
	p.ask()
	p.list.Reload()
}

// ask freezes the filter for loads, which run beside the UI thread.
func (p *householdsPage) ask() {
	f := p.filter()
	p.asked.Store(&f)
}

// order reads the whole order with the filter of the moment.
func (p *householdsPage) order(ctx context.Context, sort cases.Sort) ([]int64, error) {
	order, err := p.store.OrderHouseholds(ctx, *p.asked.Load(), sort)
	if err != nil {
		return nil, err
	}
	p.shell.threads.Post(func() {
		if !p.gone() {
			p.people = order.People
			p.chosen()
		}
	})
	return order.IDs, nil
}

// letter begins a search with the letter typed in the list.
func (p *householdsPage) letter(r rune) {
	p.shell.window.Canvas().Focus(p.search)
	p.search.TypedRune(r)
}

// chosen writes the counts below the list.
func (p *householdsPage) chosen() {
	if p.count == nil {
		return
	}
	if p.list.Current() == 0 && p.list.Len() > 0 {
		p.list.grid.SetCurrent(0) // so that the preview shows something; it comes back here
		return
	}
	p.preview.follow(p.list.Current())
	if text := p.countText() + p.chips.Value(byBin); text != p.counted { // moving through the rows changes nothing here
		p.counted = text
		p.count.SetText(p.countText())
		p.verbs.refresh()
		p.foot.Refresh()
	}
}

func (p *householdsPage) countText() string {
	text := "共 " + grouped(int64(p.list.Len())) + " 户 " + grouped(p.people) + " 人"
	if n := p.list.MarkedCount(); n > 0 {
		text += "，已选 " + strconv.Itoa(n) + " 户"
	}
	return text
}

// turnPreview opens or closes the preview and remembers it.
func (p *householdsPage) turnPreview() {
	p.preview.turn()
	p.shell.keepSetting(previewSetting, p.preview.closed)
	p.room.Refresh()
	p.shell.HeadChanged()
}
