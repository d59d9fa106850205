package ui

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// measuresPage is 帮扶: the list of measures with its sums at the foot.
type measuresPage struct {
	base
	store   MeasureStore
	filter  cases.MeasureFilter
	chips   *chips
	list    *list[cases.MeasureRow]
	sums    *widgets.Paragraph
	asked   atomic.Pointer[cases.MeasureFilter] // what the list is read by
	answer  atomic.Pointer[measureAnswer]
	counted cases.MeasureSums
	names   measureNames
	slot    slot
}

// measureAnswer is what a list came to.
type measureAnswer struct {
	filter cases.MeasureFilter
	sums   cases.MeasureSums
}

// measureNames are the short lists by which measures are narrowed.
type measureNames struct {
	teams    []cases.Team
	units    []cases.Unit
	funds    []cases.Fund
	projects []cases.Project
}

// measuresView is what brings the page back.
type measuresView struct{ List *listView }

var (
	_ Page     = (*measuresPage)(nil)
	_ Focuser  = (*measuresPage)(nil)
	_ Editor   = (*measuresPage)(nil)
	_ Measured = (*measuresPage)(nil)
	_ Exporter = (*measuresPage)(nil)
)

// newMeasuresPage makes the list, or the jobs of a person or the sales where the route says so.
func newMeasuresPage(s *Shell, r Route) Page {
	switch tab, _, _ := strings.Cut(r.Tab, "/"); tab {
	case jobsTab:
		return &jobsPage{store: s.stores.Measures}
	case salesTab:
		return &salesPage{store: s.stores.Sales}
	}
	return &measuresPage{store: s.stores.Measures}
}

// Head offers to enter one.
func (p *measuresPage) Head() Head {
	return Head{Title: "帮扶", Actions: []Action{
		{Enters: true, Text: "记帮扶措施", Do: p.add},
		{Text: "务工登记", Do: func() { p.shell.Go(Route{Place: PlaceMeasures, Of: int64(p.filter.Household), Tab: jobsTab}) }},
		{Text: "销售登记", Do: func() { p.shell.Go(Route{Place: PlaceMeasures, Of: int64(p.filter.Household), Tab: salesTab}) }},
		{Text: "导出…", Key: "Ctrl+E", Do: p.Export},
		{Text: "选择列…", Do: p.list.ChooseColumns},
	}}
}

// Route says what the list shows.
func (p *measuresPage) Route() Route {
	p.route.Filter = FilterOf(p.filter)
	return p.route
}

// Save keeps row, sort and scroll.
func (p *measuresPage) Save() any { return measuresView{p.list.View()} }

// Counts tells how many measures the list has.
func (p *measuresPage) Counts() string {
	return grouped(p.counted.Measures) + " 项 " + grouped(p.counted.Households) + " 户"
}

// Show lists the measures the route asks for.
func (p *measuresPage) Show(saved any) fyne.CanvasObject {
	p.route.ReadFilter(&p.filter)
	if p.route.Of != 0 {
		p.filter.Household = cases.Ref(p.route.Of)
	}
	view, _ := saved.(measuresView)
	p.list = newList(&p.base, listSpec[cases.MeasureRow]{
		Name: "measures", Columns: measureColumns(), Frozen: 2,
		Empty: "还没有帮扶措施。点右上角“记帮扶措施”填写第一项。",
		Order: p.order, Rows: p.store.MeasuresByID, ID: func(r *cases.MeasureRow) int64 { return r.Measure.ID },
		Home: func(r *cases.MeasureRow) int64 { return int64(r.Measure.HouseholdID) },
		Open: p.open, Chosen: p.showSums,
	}, view.List)
	p.of = p.list.current
	p.chips = newChips(p.shell, p.allChips(), p.filtered)
	p.sums = widgets.NewParagraph("", oneLine)
	p.showChips()
	p.reload()
	p.loadNames()
	foot := container.NewBorder(line(), nil, nil, nil, padded(p.sums, 6, 8))
	top := padded(p.chips.Object(), 0, 14)
	return container.NewBorder(top, foot, nil, nil, padded(p.list.Object(), 4, 12))
}

// First is the list.
func (p *measuresPage) First() fyne.Focusable { return p.list.grid }

// Edit is F2.
func (p *measuresPage) Edit() { p.open(p.list.Current()) }

// Export is Ctrl+E: the ledger of the industries, of the group and the year in sight.
func (p *measuresPage) Export() {
	of := listReport{Village: p.shell.villageOf(p.filter.Team, p.names.teams), Team: p.filter.Team, Year: p.filter.Year}
	p.shell.openReport("R8", of, p.chips.Besides("team", "year"))
}

func (p *measuresPage) open(id int64) {
	if id != 0 {
		p.shell.Go(Route{Place: PlaceMeasure, ID: id})
	}
}

// add enters a new measure that begins with what the list is narrowed to.
func (p *measuresPage) add() {
	preset := measurePreset{Year: p.filter.Year, Block: p.filter.Block, Unit: p.filter.Unit, Fund: p.filter.Fund, Project: p.filter.Project}
	p.shell.Go(Route{Place: PlaceMeasure, Of: int64(p.filter.Household), Filter: FilterOf(preset)})
}

// Reload reads the list again where a change concerns it.
func (p *measuresPage) Reload(c cases.Change) {
	if len(c.Touched) == 0 || c.Concerns("measure", "industry", "input", "household", "person") {
		p.reload()
	}
	if len(c.Touched) == 0 || c.Concerns("unit", "fund", "project", "team") {
		p.loadNames()
	}
}

func (p *measuresPage) reload() {
	f := p.filter
	f.Village = p.shell.village
	p.asked.Store(&f)
	p.list.Reload()
}

// order reads the ids and, with them, the sums at the foot.
func (p *measuresPage) order(ctx context.Context, by cases.Sort) ([]int64, error) {
	f := *p.asked.Load()
	ids, sums, err := p.store.OrderMeasures(ctx, f, by)
	if err == nil {
		p.answer.Store(&measureAnswer{f, sums})
	}
	return ids, err
}

// showSums writes the sums of the list in sight.
func (p *measuresPage) showSums() {
	a := p.answer.Load()
	if a == nil || a.filter != *p.asked.Load() {
		return
	}
	p.counted = a.sums
	p.sums.SetText(sumsText(a.sums))
	p.shell.setCounts(p.Counts())
}

// sumsText is the line at the foot: 12 项  10 户  金额 12,000.00 元  产值 …
func sumsText(s cases.MeasureSums) string {
	text := grouped(s.Measures) + " 项，" + grouped(s.Households) + " 户，金额 " + s.Amount.Grouped() + " 元"
	if s.Value != 0 || s.Net != 0 {
		text += "，产业产值 " + s.Value.Grouped() + " 元，产业纯收入 " + s.Net.Grouped() + " 元"
	}
	return text
}

func (p *measuresPage) loadNames() {
	village := p.shell.village
	read := func(ctx context.Context) (n measureNames, err error) {
		if n.teams, err = p.store.Teams(ctx, village); err != nil {
			return n, err
		}
		if n.units, err = p.store.Units(ctx); err != nil {
			return n, err
		}
		if n.funds, err = p.store.Funds(ctx); err != nil {
			return n, err
		}
		n.projects, err = p.store.Projects(ctx)
		return n, err
	}
	load(&p.base, &p.slot, read, func(n measureNames) {
		p.names = n
		p.chips.draw()
	})
}

// allChips are the conditions a list can have.
func (p *measuresPage) allChips() []*chip {
	policy, year := p.shell.Policy(), p.shell.Today().Year()
	codes := func(list cases.ListKey) func() []chipValue {
		return func() []chipValue { return plainChips(policy.Offered(list, year)) }
	}
	return []*chip{
		{Key: "year", Title: "年度", Values: func() []chipValue {
			var years []chipValue
			for y := year; y > year-yearsOffered; y-- {
				years = append(years, chipValue{strconv.Itoa(y), strconv.Itoa(y)})
			}
			return years
		}},
		{Key: "block", Title: "措施类别", Values: codes(cases.ListMeasureBlock)},
		{Key: "category", Title: "产业", Values: codes(cases.ListTrade)},
		{Key: "state", Title: "状态", Values: codes(cases.ListMeasureState)},
		{Key: "team", Title: "村组", Values: func() []chipValue {
			return chipRefs(p.names.teams, func(t *cases.Team) (int64, string) { return t.ID, t.Name })
		}},
		{Key: "unit", Title: "帮扶单位", Values: func() []chipValue {
			return chipRefs(p.names.units, func(u *cases.Unit) (int64, string) { return u.ID, u.Name })
		}},
		{Key: "fund", Title: "资金", Values: func() []chipValue {
			return chipRefs(p.names.funds, func(f *cases.Fund) (int64, string) { return f.ID, f.Name })
		}},
		{Key: "project", Title: "项目", Values: func() []chipValue {
			return chipRefs(p.names.projects, func(r *cases.Project) (int64, string) { return r.ID, r.Name })
		}},
	}
}

// chipRefs makes values of records.
func chipRefs[T any](list []T, of func(*T) (int64, string)) []chipValue {
	values := make([]chipValue, len(list))
	for i := range list {
		id, name := of(&list[i])
		values[i] = chipValue{strconv.FormatInt(id, 10), name}
	}
	return values
}

// filtered takes the chips into the filter.
func (p *measuresPage) filtered() {
	number := func(key string) int64 {
		n, err := strconv.ParseInt(p.chips.Value(key), 10, 64)
		if err != nil {
			return 0
		}
		return n
	}
	f := &p.filter
	f.Year, f.Block, f.Category, f.State = int(number("year")), p.chips.Value("block"), p.chips.Value("category"), p.chips.Value("state")
	f.Team, f.Unit, f.Fund, f.Project = cases.Ref(number("team")), cases.Ref(number("unit")), cases.Ref(number("fund")), cases.Ref(number("project"))
	p.reload()
}

// showChips shows the filter of the route.
func (p *measuresPage) showChips() {
	number := func(key string, n int64) {
		if n != 0 {
			p.chips.Set(key, strconv.FormatInt(n, 10))
		}
	}
	f := &p.filter
	number("year", int64(f.Year))
	number("team", int64(f.Team))
	number("unit", int64(f.Unit))
	number("fund", int64(f.Fund))
	number("project", int64(f.Project))
	p.chips.Set("block", f.Block)
	p.chips.Set("category", f.Category)
	p.chips.Set("state", f.State)
}
