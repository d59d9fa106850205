package ui

import (
	"context"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// visitsPage is 走访: the log of visits, newest first, with its filters.
type visitsPage struct {
	base
	store VisitsStore
	chips *chips
	team  *teamFilter
	list  *list[cases.VisitRow]
	asked atomic.Pointer[cases.VisitFilter] // the filter of the list being read
	count *widgets.Paragraph
	drop  *widgets.Button
	room  *fyne.Container
}

// visitsFilter is what the route keeps of the chips.
type visitsFilter map[string]string

var (
	_ Page     = (*visitsPage)(nil)
	_ Focuser  = (*visitsPage)(nil)
	_ Exporter = (*visitsPage)(nil)
	_ Editor   = (*visitsPage)(nil)
)

func newVisitsPage(s *Shell) *visitsPage { return &visitsPage{store: s.stores.Visits} }

// Head offers to log a visit.
func (p *visitsPage) Head() Head {
	return Head{Title: "走访", Actions: []Action{
		{Enters: true, Text: "记走访", Key: "Ctrl+N", Do: func() { p.shell.Go(Route{Place: PlaceVisit}) }},
		{Enters: true, Text: "记院坝会", Do: func() { p.shell.Go(Route{Place: PlaceGathering}) }},
		{Text: "导出…", Key: "Ctrl+E", Do: p.Export},
		{Text: "选择列…", Do: p.list.ChooseColumns},
	}}
}

// Route holds the chips.
func (p *visitsPage) Route() Route {
	kept := visitsFilter{}
	for _, c := range p.chips.all {
		if c.Value != "" {
			kept[c.Key] = c.Value
		}
	}
	p.route.Filter = FilterOf(kept)
	return p.route
}

// Show lists the visits.
func (p *visitsPage) Show(saved any) fyne.CanvasObject {
	view, ok := saved.(*listView)
	if !ok {
		view = nil
	}
	p.makeChips()
	p.count = widgets.NewParagraph("", oneLine)
	p.drop = widgets.NewButton("删除", p.hide)
	p.shell.enters(p.drop)
	p.list = newList(&p.base, p.listSpec(), view)
	p.list.grid.Multi = false
	foot := container.NewBorder(line(), nil, nil, nil, padded(container.NewHBox(middle(p.count), layout.NewSpacer(), p.drop), 4, 16))
	p.room = container.NewBorder(padded(p.chips.Object(), 2, 16), foot, nil, nil, padded(p.list.Object(), 4, 8))
	p.team.Load(p.chips)
	p.reload()
	return p.room
}

// First is the list.
func (p *visitsPage) First() fyne.Focusable { return p.list.grid }

// Save keeps row, sort and scroll.
func (p *visitsPage) Save() any { return p.list.View() }

// Reload reads the log again.
func (p *visitsPage) Reload(c cases.Change) {
	if c.Act == 0 {
		p.team.Load(p.chips)
	}
	if c.Act == 0 || c.Concerns("visit", "household", "person", "headship", "gathering") {
		p.reload()
	}
}

// Export is Ctrl+E: the ledger of the visits of the group and the time in sight.
func (p *visitsPage) Export() {
	f := p.filter()
	of := listReport{Village: p.team.Village(f.Team), Team: f.Team, Period: f.Period}
	p.shell.openReport("R5", of, p.chips.Besides(byTeam, byPeriod))
}

// Edit is F2: the visit in the current row.
func (p *visitsPage) Edit() {
	if id := p.list.Current(); id != 0 {
		p.shell.Go(Route{Place: PlaceVisit, ID: id})
	}
}

// Household is none: Ctrl+N in the log asks for the household.
func (p *visitsPage) Household() int64 { return 0 }

func (p *visitsPage) reload() {
	f := p.filter()
	p.asked.Store(&f)
	p.list.Reload()
}

// The filters of the log beside those of the list of households.
const (
	byPeriod   = "period"
	byWay      = "way"
	byVisitor  = "kind"
	byProblems = "problems"
)

func (p *visitsPage) makeChips() {
	p.team = &teamFilter{base: &p.base, read: p.store.Teams, reload: p.reload}
	policy, year := p.shell.Policy(), p.shell.Today().Year()
	offered := func(list cases.ListKey) func() []chipValue {
		return func() []chipValue { return plainChips(policy.Offered(list, year)) }
	}
	p.chips = newChips(p.shell, []*chip{
		p.team.Chip(),
		{Key: byPeriod, Title: "时间", Values: p.periods},
		{Key: byWay, Title: "方式", Values: offered(cases.ListVisitWay)},
		{Key: byVisitor, Title: "走访人类别", Values: offered(cases.ListVisitorKind)},
		{Key: byProblems, Title: "检查", Values: func() []chipValue { return []chipValue{{chosenYes, "有问题的"}} }},
		{Key: byBin, Title: "已删除", Values: func() []chipValue { return []chipValue{{chosenYes, "只看已删除的"}} }},
	}, p.reload)
	kept := visitsFilter{}
	p.route.ReadFilter(&kept)
	for key, value := range kept {
		p.chips.Set(key, value)
	}
}

// periods are the spans of time one asks for.
func (p *visitsPage) periods() []chipValue {
	var out []chipValue
	for _, one := range visitSpans() {
		out = append(out, chipValue{one.key, one.text})
	}
	return out
}

// visitSpans are the spans of time that reports offer, and the last thirty days.
func visitSpans() []reportSpan {
	return append(reportSpans(), reportSpan{"30", "最近 30 天", func(today cases.Day) cases.Period {
		return cases.Period{From: today.AddDays(-29), To: today}
	}})
}

func (p *visitsPage) filter() cases.VisitFilter {
	f := cases.VisitFilter{
		Village: p.shell.village, Team: p.team.Chosen(p.chips), Way: p.chips.Value(byWay), Kind: p.chips.Value(byVisitor),
		Problems: p.chips.Value(byProblems) != "", Bin: p.chips.Value(byBin) != "",
	}
	for _, one := range visitSpans() {
		if one.key == p.chips.Value(byPeriod) {
			f.Period = one.of(p.shell.Today())
		}
	}
	return f
}

func (p *visitsPage) listSpec() listSpec[cases.VisitRow] {
	return listSpec[cases.VisitRow]{
		Name: "visits", Columns: visitColumns(p.shell), Frozen: 0,
		Empty: "没有这样的走访。按 Ctrl+N 记走访；有筛选条件时点条件上的 × 去掉。",
		First: func(ctx context.Context, sort cases.Sort, n int) ([]cases.VisitRow, error) {
			return p.store.FirstVisits(ctx, *p.asked.Load(), sort, n)
		},
		Order: func(ctx context.Context, sort cases.Sort) ([]int64, error) {
			return p.store.OrderVisits(ctx, *p.asked.Load(), sort)
		},
		Rows:   p.store.VisitsByID,
		ID:     func(v *cases.VisitRow) int64 { return v.Visit.ID },
		Home:   func(v *cases.VisitRow) int64 { return int64(v.Visit.HouseholdID) },
		Open:   func(id int64) { p.shell.Go(Route{Place: PlaceVisit, ID: id}) },
		Chosen: p.chosen,
	}
}

// visitColumns are the columns of a list of visits.
func visitColumns(s *Shell) []listColumn[cases.VisitRow] {
	columns := []listColumn[cases.VisitRow]{
		{Key: "visited_on", Title: "日期", Width: 100, Sort: true, Text: func(v *cases.VisitRow) string { return v.Visit.VisitedOn.String() }},
		{Key: "head_name", Title: "户主", Width: 92, Sort: true, Hide: hideName, Text: func(v *cases.VisitRow) string { return v.Head }},
		{Key: "team", Title: "村组", Width: 110, Sort: true, Text: func(v *cases.VisitRow) string { return s.place(v.Village, v.Team) }},
		{Key: "way", Title: "方式", Width: 70, Sort: true, Text: func(v *cases.VisitRow) string { return v.Visit.Way }},
		{Key: "visitor_kind", Title: "类别", Width: 60, Sort: true, Text: func(v *cases.VisitRow) string { return v.Visit.VisitorKind }},
		{Key: "visitors", Title: "走访人", Width: 130, Text: func(v *cases.VisitRow) string { return v.Visit.Visitors }},
		{Key: "text", Title: "主要情况", Width: 320, Text: func(v *cases.VisitRow) string { return strings.ReplaceAll(v.Text, "\n", " ") }},
		{
			Key: "problem", Title: "检查", Width: 230, Text: func(v *cases.VisitRow) string { return v.Visit.Checks.Text() },
			State: func(v *cases.VisitRow) widgets.CellState {
				if v.Visit.FoundProblem() {
					return widgets.CellOverdue
				}
				return widgets.CellSecondary
			},
		},
	}
	for _, more := range catalogueColumns(cases.VisitCatalogue, nil) {
		if taken := map[string]bool{"visited_on": true, "way": true, "visitor_kind": true, "visitors": true, "text": true}; taken[more.Key] {
			continue
		}
		text := more.Text
		columns = append(columns, listColumn[cases.VisitRow]{
			Key: more.Key, Title: more.Title, Width: more.Width, Numeric: more.Numeric, Off: true, Hide: more.Hide,
			Text: func(v *cases.VisitRow) string { return text(&v.Visit) },
		})
	}
	return columns
}

func (p *visitsPage) chosen() {
	p.count.SetText("共 " + grouped(int64(p.list.Len())) + " 次走访")
	p.drop.Text = "删除这次走访"
	if p.chips.Value(byBin) != "" {
		p.drop.Text = "恢复这次走访"
	}
	if p.list.Current() == 0 {
		p.drop.Disable()
	} else {
		p.drop.Enable()
	}
	p.drop.Refresh()
	p.room.Refresh()
}

// hide puts the current visit into the bin after a question, or takes it out.
func (p *visitsPage) hide() {
	id, row := p.list.Current(), p.list.Row()
	if id == 0 || row == nil {
		return
	}
	if p.chips.Value(byBin) != "" {
		p.shell.Save("正在恢复", func(ctx context.Context) (cases.Change, error) { return p.store.Restore(ctx, "visit", id) }, nil, nil)
		return
	}
	q := widgets.Question{
		Title: "删除 " + p.shell.name(int64(row.Visit.HouseholdID), row.Head) + " " + row.Visit.VisitedOn.Chinese() + "的走访？",
		Text:  "筛选“已删除”后还能找到它并恢复；也可以马上点下方的“撤销”。", Yes: "删除这次走访", Risky: true,
	}
	p.shell.Confirm(q, func() {
		p.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) { return p.store.Hide(ctx, "visit", id) }, nil, nil)
	})
}
