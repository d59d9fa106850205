package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// timelineTab mixes all that happened to a household, newest first.
type timelineTab struct {
	page   *householdPage
	all    []cases.Occurrence
	shown  []cases.Occurrence
	filter int // of timelineKinds
	bar    *tabBar
	grid   *widgets.Grid
	object fyne.CanvasObject
	slot   slot
}

// timelineKind is one filter of the time line.
type timelineKind struct {
	title   string
	records []string // none: all
}

func timelineKinds() []timelineKind {
	return []timelineKind{
		{"全部", nil},
		{"走访", []string{"visit"}},
		{"帮扶", []string{"measure"}},
		{"收入", []string{"income"}},
		{"务工", []string{"job_spell"}},
		{"销售", []string{"sale"}},
		{"成员", []string{"membership", "headship"}},
		{"类型和监测", []string{"standing", "monitoring"}},
		{"承诺", []string{"promise"}},
	}
}

func newTimelineTab(p *householdPage) *timelineTab { return &timelineTab{page: p} }

// Object is the filters over the list.
func (t *timelineTab) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	var titles []string
	for _, kind := range timelineKinds() {
		titles = append(titles, kind.title)
	}
	t.bar = newTabBar(t.page.shell, "只看这一类", titles, t.take)
	t.grid = t.page.shell.newGrid(0,
		widgets.Column{Key: "on", Title: "日期", Width: 100, Fixed: true},
		widgets.Column{Key: "title", Title: "事项", Width: 250, Fixed: true},
		widgets.Column{Key: "text", Title: "内容", Width: 620, Fixed: true},
		widgets.Column{Key: "amount", Title: "金额（元）", Width: 120, Numeric: true, Fixed: true})
	t.grid.Multi = false
	t.grid.Rows = func() int { return len(t.shown) }
	t.grid.Cell = t.cell
	t.grid.Empty = "还没有记录。按 Ctrl+N 记第一次走访。"
	t.grid.OnOpen = t.open
	t.page.onVeil(t.grid.Refresh)
	t.object = padded(container.NewBorder(t.bar.Object(), nil, nil, nil, gapAbove(t.grid, 4)), 4, 12)
	t.bar.Mark(t.filter)
	return t.object
}

// Load reads the time line.
func (t *timelineTab) Load() {
	id := t.page.route.ID
	read := func(ctx context.Context) ([]cases.Occurrence, error) { return t.page.store.Timeline(ctx, id) }
	load(&t.page.base, &t.slot, read, func(all []cases.Occurrence) {
		t.all = all
		t.draw()
	})
}

// First is the list.
func (t *timelineTab) First() fyne.Focusable { return t.grid }

func (t *timelineTab) take(filter int) {
	t.filter = filter
	t.bar.Mark(filter)
	t.draw()
}

func (t *timelineTab) draw() {
	records := timelineKinds()[t.filter].records
	t.shown = slices.DeleteFunc(slices.Clone(t.all), func(o cases.Occurrence) bool {
		return len(records) > 0 && !slices.Contains(records, o.Record)
	})
	t.grid.Refresh()
	if t.grid.Current() < 0 && len(t.shown) > 0 {
		t.grid.SetCurrent(0)
	}
}

func (t *timelineTab) cell(row, col int) string {
	o := &t.shown[row]
	switch col {
	case 0:
		return o.On.String()
	case 1:
		return t.page.shell.sentence(t.page.of(), o.Title)
	case 2:
		return strings.ReplaceAll(o.Text, "\n", " ")
	}
	if !o.Amount.Valid {
		return ""
	}
	return o.Amount.Value.Grouped()
}

// open leads to what an entry tells of.
func (t *timelineTab) open(row int) {
	o, p := t.shown[row], t.page
	switch o.Record {
	case "visit":
		p.shell.Go(Route{Place: PlaceVisit, ID: o.ID})
	case "measure":
		p.shell.Go(Route{Place: PlaceMeasure, ID: o.ID})
	case "income":
		p.shell.Go(Route{Place: PlaceIncome, Of: p.route.ID, Tab: incomeView{year: ledgerYearOf(o.On)}.tab() + "/" + dialogName(o.ID)})
	case "membership", "headship":
		p.openTab(tabMembers)
	case "standing", "monitoring":
		p.openRecord(recordSpells)
	case "photo":
		p.openRecord(recordPhotos)
	case "promise":
		p.openTab(tabVisits)
	case "job_spell":
		p.shell.Go(Route{Place: PlaceMeasures, Of: p.route.ID, ID: int64(o.Person), Tab: jobsTab + "/" + spellsPart + "/" + dialogName(o.ID)})
	case "sale":
		p.shell.Go(saleRoute(p.route.ID, strconv.FormatInt(o.ID, 10)))
	}
}

// Edit is F2: what the current entry tells of.
func (t *timelineTab) Edit() {
	if row := t.grid.Current(); row >= 0 && row < len(t.shown) {
		t.open(row)
	}
}

// ledgerYearOf is the ledger year a day lies in.
func ledgerYearOf(d cases.Day) int {
	year := d.Year()
	if d > cases.LedgerYear(year).To {
		year++
	}
	return year
}
