package ui

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// listReport is what a list hands on to the report about its records, so that the report shows what the list did.
type listReport struct {
	Village cases.Ref
	Team    cases.Ref
	Types   []string
	Year    int          // of reports by year; 0 this year
	Period  cases.Period // of reports by period; blank is everything up to today
}

// openReport opens the report about a list's records. besides are the conditions of the list that no report takes:
// the person is told that the report does not keep to them.
func (s *Shell) openReport(key string, of listReport, besides []string) {
	s.Go(Route{Place: PlaceReports, Tab: key, Filter: FilterOf(of)})
	if len(besides) > 0 {
		s.Say("筛选里的“" + strings.Join(besides, "”“") + "”没有带到报表：这张表不分这些条件。")
	}
}

// villageOf is the village of a group, the one in the window where no group is chosen.
func (s *Shell) villageOf(team cases.Ref, teams []cases.Team) cases.Ref {
	for i := range teams {
		if cases.Ref(teams[i].ID) == team {
			return teams[i].VillageID
		}
	}
	return s.village
}

// follow narrows the choice to what the list showed.
func (c *reportChoice) follow(l *listReport, today cases.Day) {
	c.Team, c.Types, c.Year = l.Team, l.Types, l.Year
	c.Span, c.From, c.To = spanOwn, l.Period.From, l.Period.To
	if l.Period == (cases.Period{}) {
		c.To = today
	}
	for _, s := range reportSpans() {
		if s.of(today) == l.Period {
			c.Span = s.key
		}
	}
}

// follow takes over what the list one came from showed. It is done once: what is chosen here afterwards stays.
func (p *reportsPage) follow(key string) {
	if p.route.Filter == "" {
		return
	}
	of := listReport{Village: p.village}
	p.route.ReadFilter(&of)
	p.route.Filter = ""
	p.village = of.Village
	c := p.memory.Choices[key]
	c.follow(&of, p.shell.Today())
	p.memory.Choices[key] = c
}

// Besides are the titles of the conditions in force other than those of the keys.
func (c *chips) Besides(keys ...string) []string {
	var titles []string
	for _, one := range c.all {
		if one.Value != "" && !slices.Contains(keys, one.Key) {
			titles = append(titles, one.Title)
		}
	}
	return titles
}
