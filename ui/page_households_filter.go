package ui

import (
	"context"
	"strconv"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// The filters of the list, as chips name them.
const (
	byType     = "type"
	byMonitor  = "monitor"
	byRisk     = "risk"
	byDue      = "due"
	byPromises = "promises"
	byBin      = "bin"
	chosenYes  = "1" // a filter that is either on or off
)

// makeFilters makes the search box and the chips, standing as the route and the state say.
func (p *householdsPage) makeFilters(state householdsState) {
	p.search = widgets.NewEntry()
	p.search.Columns = 17
	p.search.PlaceHolder = "姓名、拼音首字母、尾号、电话"
	p.search.SetText(state.Search)
	p.search.OnChanged = p.typed
	p.search.OnSubmitted = func(string) { p.shell.window.Canvas().Focus(p.list.grid) }
	p.hits = state.Hits
	p.team = &teamFilter{base: &p.base, read: p.store.Teams, reload: p.reload}
	policy, year := p.shell.Policy(), p.shell.Today().Year()
	offered := func(list cases.ListKey) func() []chipValue {
		return func() []chipValue { return plainChips(policy.Offered(list, year)) }
	}
	yes := func(text string) func() []chipValue {
		return func() []chipValue { return []chipValue{{chosenYes, text}} }
	}
	p.chips = newChips(p.shell, []*chip{
		p.team.Chip(),
		{Key: byType, Title: "户类型", Values: offered(cases.ListHouseholdType)},
		{Key: byMonitor, Title: "监测类别", Values: func() []chipValue {
			return append([]chipValue{{cases.AnyMonitor, cases.AnyMonitor}}, offered(cases.ListMonitorClass)()...)
		}},
		{Key: byRisk, Title: "风险", Values: func() []chipValue { // the states a list can tell apart
			return plainChips([]string{cases.RiskOpen, cases.RiskRemoved})
		}},
		{Key: byDue, Title: "走访", Values: func() []chipValue {
			return []chipValue{{string(cases.DueOverdue), "已逾期"}, {string(cases.DueWeek), "本周应访"}, {string(cases.DueNever), "从未走访"}}
		}},
		{Key: byPromises, Title: "承诺", Values: yes("有未办的")},
		{Key: byBin, Title: "已删除", Values: yes("只看已删除的")},
	}, p.filtered)
	var f cases.HouseholdFilter
	p.route.ReadFilter(&f)
	p.setFilter(f)
}

// setFilter shows a filter as chips.
func (p *householdsPage) setFilter(f cases.HouseholdFilter) {
	flag := func(on bool) string {
		if on {
			return chosenYes
		}
		return ""
	}
	team := ""
	if f.Team != 0 {
		team = strconv.FormatInt(int64(f.Team), 10)
	}
	p.chips.Set(byTeam, team)
	p.chips.Set(byType, f.Type)
	p.chips.Set(byMonitor, f.Monitor)
	p.chips.Set(byRisk, f.Risk)
	p.chips.Set(byDue, string(f.Due))
	p.chips.Set(byPromises, flag(f.Promises))
	p.chips.Set(byBin, flag(f.Bin))
}

// filter is what chips, search and the village of the window say together.
func (p *householdsPage) filter() cases.HouseholdFilter {
	return cases.HouseholdFilter{
		Village: p.shell.village, Team: p.team.Chosen(p.chips),
		Type: p.chips.Value(byType), Monitor: p.chips.Value(byMonitor), Risk: p.chips.Value(byRisk),
		Due:      cases.Due(p.chips.Value(byDue)),
		Promises: p.chips.Value(byPromises) != "", Bin: p.chips.Value(byBin) != "",
		IDs: p.hits,
	}
}

// Export is Ctrl+E: the members of the households of the group and the type in sight.
func (p *householdsPage) Export() {
	f := p.filter()
	of := listReport{Village: p.team.Village(f.Team), Team: f.Team}
	taken := []string{byTeam, byType}
	switch {
	case f.Type != "": // a report takes any of its types, so that a second one would widen it
		of.Types = []string{f.Type}
	case f.Monitor == cases.AnyMonitor:
		of.Types, taken = p.shell.Policy().Offered(cases.ListMonitorClass, p.shell.Today().Year()), append(taken, byMonitor)
	case f.Monitor != "":
		of.Types, taken = []string{f.Monitor}, append(taken, byMonitor)
	}
	besides := p.chips.Besides(taken...)
	if p.search.Text != "" {
		besides = append(besides, "搜索")
	}
	p.shell.openReport("R1", of, besides)
}

func (p *householdsPage) filtered() { p.reload() }

// typed searches once typing rests.
func (p *householdsPage) typed(text string) {
	if p.stop != nil {
		p.stop()
	}
	p.stop = p.shell.threads.After(searchPause, func() { p.find(text) })
}

// find lists the households a text finds; a blank text lists all.
func (p *householdsPage) find(text string) {
	if text == "" {
		p.hits = nil
		p.reload()
		return
	}
	read := func(ctx context.Context) ([]choice, error) { return p.shell.findHouseholds(ctx, text) }
	load(&p.base, &p.finding, read, func(found []choice) {
		if p.search.Text != text {
			return
		}
		p.hits = make([]int64, len(found))
		for i, c := range found {
			p.hits[i] = c.ID
		}
		p.reload()
	})
}
