package ui_test

import (
	"context"

	"zhucunji/cases"
)

func (f *fakeVillage) Timeline(context.Context, int64) ([]cases.Occurrence, error) {
	return f.occurred, nil
}

func (f *fakeVillage) History(context.Context, string, int64) ([]cases.HistoryEntry, error) {
	return f.history, nil
}

func (f *fakeVillage) of(household int64) *cases.HouseholdFile {
	for i := range f.households {
		if f.households[i].Household.ID == household {
			return &f.households[i]
		}
	}
	return &cases.HouseholdFile{}
}

func (f *fakeVillage) EditHousehold(_ context.Context, before, after *cases.Household) (cases.Change, error) {
	if f.fails == nil {
		f.of(before.ID).Household = *after
	}
	return f.done("修改农户", "household", before.ID, before.ID)
}

func (f *fakeVillage) AddMember(_ context.Context, household int64, m *cases.Member) (cases.Change, error) {
	change, err := f.done("增加成员 "+m.Person.Name, "membership", 99, household)
	if err == nil {
		m.Person.ID = 99
		h := f.of(household)
		h.Members = append(h.Members, *m)
	}
	return change, err
}

func (f *fakeVillage) EditMember(_ context.Context, before, after *cases.Member) (cases.Change, error) {
	change, err := f.done("修改成员 "+after.Person.Name, "person", before.Person.ID, int64(before.Membership.HouseholdID))
	h := f.of(int64(before.Membership.HouseholdID))
	for i := range h.Members {
		if err == nil && h.Members[i].Person.ID == before.Person.ID {
			h.Members[i] = *after
		}
	}
	for i := range h.Former {
		if err == nil && h.Former[i].Person.ID == before.Person.ID {
			h.Former[i] = *after
		}
	}
	return change, err
}

func (f *fakeVillage) Leave(_ context.Context, household int64, l cases.Leaving) (cases.Change, error) {
	f.leaving = l
	return f.done("成员减少", "membership", int64(l.PersonID), household)
}

func (f *fakeVillage) ChangeHead(_ context.Context, household int64, next cases.Succession, on cases.Day) (cases.Change, error) {
	f.succession, f.on = next, on
	return f.done("更换户主", "headship", 1, household)
}

func (f *fakeVillage) SplitHousehold(_ context.Context, household int64, split cases.Splitting) (cases.Change, error) {
	f.splitting = split
	return f.done("分户", "membership", 1, household)
}

func (f *fakeVillage) MergeHouseholds(_ context.Context, from, into int64, m cases.Merging) (cases.Change, error) {
	f.merging, f.into = m, into
	return f.done("并户", "membership", 1, from)
}

func (f *fakeVillage) MovePerson(_ context.Context, from, to int64, m cases.Moving) (cases.Change, error) {
	f.moving, f.into = m, to
	return f.done("人员转户", "membership", 1, from)
}

func (f *fakeVillage) SaveStanding(_ context.Context, before, after *cases.Standing) (cases.Change, error) {
	h := f.of(int64(after.HouseholdID))
	if before == nil && f.fails == nil {
		after.ID = int64(len(h.Standings) + 100)
		h.Standings = append(h.Standings, *after)
	}
	return f.done(after.Kind+" "+after.Value, "standing", after.ID, int64(after.HouseholdID))
}

func (f *fakeVillage) SaveMonitoring(_ context.Context, before, after *cases.Monitoring) (cases.Change, error) {
	h := f.of(int64(after.HouseholdID))
	if before == nil && f.fails == nil {
		h.Monitorings = append(h.Monitorings, *after)
	}
	return f.done("监测对象 "+after.Class, "monitoring", after.ID, int64(after.HouseholdID))
}

func (f *fakeVillage) AccountYears(_ context.Context, _ int64, first, last int) (out []cases.Account, err error) {
	for year := first; year <= last; year++ {
		a := f.account
		a.Year = year
		out = append(out, a)
	}
	return out, nil
}

func (f *fakeVillage) OrderMeasures(_ context.Context, _ cases.MeasureFilter, _ cases.Sort) (ids []int64, sums cases.MeasureSums, err error) {
	for _, m := range f.measures {
		ids = append(ids, m.Measure.ID)
		sums.Measures++
	}
	return ids, sums, nil
}

func (f *fakeVillage) MeasuresByID(_ context.Context, ids []int64) (rows []cases.MeasureRow, err error) {
	for _, id := range ids {
		for _, m := range f.measures {
			if m.Measure.ID == id {
				rows = append(rows, m)
			}
		}
	}
	return rows, nil
}
