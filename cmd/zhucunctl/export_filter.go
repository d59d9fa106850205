package main

import (
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
)

// filterFlags say which records a table takes.
type filterFlags struct {
	periodFlags
	Village    string   `placeholder:"村名" help:"只要这个村（名称或编码）。"`
	Team       string   `placeholder:"组名" help:"只要这个村民小组；有几个村时要同时写 --village。"`
	Type       []string `placeholder:"类型" help:"只要这类农户，如 脱贫户；可以写几次，符合其一即可。"`
	Year       int      `placeholder:"年度" help:"年度；收入按核算年度，走访和措施按自然年。"`
	AsOf       string   `placeholder:"日期" help:"人口、户主和户类型以哪一天为准；不写则为今天或截止日期。"`
	PublicFrom string   `placeholder:"日期" help:"公示开始的日期；不写则留空手填。"`
	PublicTo   string   `placeholder:"日期" help:"公示结束的日期。"`
	Hotline    string   `placeholder:"电话" help:"公示表上的监督电话。"`
}

// filter makes the report's filter of what was typed.
func (c *filterFlags) filter(ctx context.Context, store *storage.Store) (cases.ReportFilter, error) {
	today := store.Today()
	f := cases.NewReportFilter(today)
	period, err := c.period(today)
	if err != nil {
		return f, err
	}
	if f.Public, err = span("public_from", "public_to", "公示开始日期", "公示结束日期", c.PublicFrom, c.PublicTo, today); err != nil {
		return f, err
	}
	if c.Year != 0 {
		f.Year, f.Period = c.Year, cases.Period{} // the whole year
		f.AsOf = min(f.AsOf, cases.CalendarYear(c.Year).To)
	}
	if period != (cases.Period{}) {
		f.Period = period
		if period.To != 0 {
			f.AsOf = min(today, period.To)
		}
	}
	if c.AsOf != "" {
		if f.AsOf, err = day("as_of", "数据日期", c.AsOf, today); err != nil {
			return f, err
		}
	}
	f.Hotline = c.Hotline
	if f.Types, err = c.types(store.Policy()); err != nil {
		return f, err
	}
	return f, c.place(ctx, store, &f)
}

// types are the types asked for, each one that a household can have.
func (c *filterFlags) types(policy *cases.Policy) ([]string, error) {
	var known []string
	for _, list := range []cases.ListKey{cases.ListHouseholdType, cases.ListMonitorClass, cases.ListVisitClass} {
		for _, v := range policy.List(list) {
			if !slices.Contains(known, v.Value) {
				known = append(known, v.Value)
			}
		}
	}
	for _, t := range c.Type {
		if !slices.Contains(known, t) {
			return nil, wrongUse{cases.Errorf(cases.Invalid, "type", "没有“"+t+"”这种类型，可以写："+strings.Join(known, "、")+"。")}
		}
	}
	return c.Type, nil
}

// place finds the village and the group, and how titles call what the report covers.
func (c *filterFlags) place(ctx context.Context, store *storage.Store, f *cases.ReportFilter) error {
	villages, err := store.Villages(ctx)
	if err != nil {
		return err
	}
	if c.Village == "" {
		f.Place = placeOf(villages)
		return c.team(ctx, store, f, villages)
	}
	for i := range villages {
		if v := &villages[i]; v.Name != c.Village && v.Code != c.Village {
			continue
		}
		if f.Village != 0 {
			return cases.Errorf(cases.Invalid, "village", "有几个村叫“"+c.Village+"”，请改用 12 位的村编码。")
		}
		f.Village, f.Place = cases.Ref(villages[i].ID), villages[i].Name
	}
	if f.Village == 0 {
		return cases.Errorf(cases.NotFound, "village", "没有名为“"+c.Village+"”的村。")
	}
	return c.team(ctx, store, f, villages)
}

// team finds the group that was asked for.
func (c *filterFlags) team(ctx context.Context, store *storage.Store, f *cases.ReportFilter, villages []cases.Village) error {
	if c.Team == "" {
		return nil
	}
	teams, err := store.Teams(ctx, f.Village)
	if err != nil {
		return err
	}
	for i := range teams {
		if teams[i].Name != c.Team {
			continue
		}
		if f.Team != 0 {
			return cases.Errorf(cases.Invalid, "team", "有几个村都有“"+c.Team+"”，请同时用 --village 写明是哪个村。")
		}
		f.Team, f.Village = cases.Ref(teams[i].ID), teams[i].VillageID
	}
	if f.Team == 0 {
		return cases.Errorf(cases.NotFound, "team", "没有名为“"+c.Team+"”的村民小组。")
	}
	for i := range villages {
		if cases.Ref(villages[i].ID) == f.Village {
			f.Place = villages[i].Name + c.Team
		}
	}
	return nil
}

// placeOf is the smallest place that holds all villages.
func placeOf(villages []cases.Village) string {
	if len(villages) == 0 {
		return ""
	}
	first := &villages[0]
	name, town, county := true, true, true
	for i := range villages {
		v := &villages[i]
		name = name && v.Name == first.Name
		town = town && v.Town == first.Town
		county = county && v.County == first.County
	}
	switch {
	case name:
		return first.Name
	case town:
		return first.Town
	case county:
		return first.County
	}
	return ""
}
