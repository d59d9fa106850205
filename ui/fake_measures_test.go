package ui_test

import (
	"context"

	"zhucunji/cases"
)

// fakeMeasures is a MeasureStore in memory.
type fakeMeasures struct {
	*fakeSettings
	family  cases.HouseholdFile
	files   []cases.MeasureFile
	filters []cases.MeasureFilter
	jobs    []cases.JobSpell
	plans   []cases.JobPlan
	hidden  []int64
}

func newFakeMeasures(f *fakeSettings) *fakeMeasures {
	m := &fakeMeasures{fakeSettings: f}
	m.family = cases.HouseholdFile{
		Household: cases.Household{Base: cases.Base{ID: 7}, VillageID: 1, HeadName: "杨建国", HouseholdType: "脱贫户"},
		Members: []cases.Member{
			{Person: cases.Person{Base: cases.Base{ID: 70}, Name: "杨建国", Labour: "普通劳动力"}, Membership: cases.Membership{Relation: "户主"}},
			{Person: cases.Person{Base: cases.Base{ID: 71}, Name: "李秀英"}, Membership: cases.Membership{Relation: "配偶"}},
		},
	}
	f.hits["yjg"] = []cases.Hit{{HouseholdID: 7, Head: "杨建国", Village: "望岭村", Group: "一组", Why: "首字母"}}
	f.funds = []cases.Fund{{Base: cases.Base{ID: 1}, Name: "2026年衔接资金"}}
	return m
}

func (m *fakeMeasures) Household(context.Context, int64) (cases.HouseholdFile, error) {
	return m.family, nil
}

func (m *fakeMeasures) HouseholdsByID(context.Context, []int64) ([]cases.Household, error) {
	return []cases.Household{m.family.Household}, nil
}

func (m *fakeMeasures) OrderMeasures(_ context.Context, f cases.MeasureFilter, _ cases.Sort) (ids []int64, sums cases.MeasureSums, err error) {
	m.filters = append(m.filters, f)
	for i := range m.files {
		one := &m.files[i]
		if f.Block != "" && one.Measure.Block != f.Block {
			continue
		}
		ids = append(ids, one.Measure.ID)
		sums.Measures++
		sums.Households = 1
		sums.Amount += one.Measure.Amount.Value
		if one.Industry != nil {
			sums.Value += one.Industry.WorkedValue().Value
			sums.Net += one.Industry.WorkedNet().Value
		}
	}
	return ids, sums, nil
}

func (m *fakeMeasures) MeasuresByID(_ context.Context, ids []int64) (rows []cases.MeasureRow, err error) {
	for _, id := range ids {
		f, err := m.Measure(context.Background(), id)
		if err != nil {
			return nil, err
		}
		rows = append(rows, cases.MeasureRow{Measure: f.Measure, Industry: f.Industry, Head: "杨建国", Team: "一组"})
	}
	return rows, nil
}

func (m *fakeMeasures) Measure(_ context.Context, id int64) (cases.MeasureFile, error) {
	for _, f := range m.files {
		if f.Measure.ID == id {
			return f, nil
		}
	}
	return cases.MeasureFile{}, cases.Errorf(cases.NotFound, "", "没有这项措施。")
}

func (m *fakeMeasures) AddMeasure(_ context.Context, f *cases.MeasureFile) (cases.Change, error) {
	if m.fails != nil {
		return cases.Change{}, m.fails
	}
	f.Measure.ID = int64(len(m.files) + 1)
	m.files = append(m.files, *f)
	return m.did("帮扶 " + f.Measure.Block)
}

func (m *fakeMeasures) EditMeasure(_ context.Context, before, after *cases.MeasureFile) (cases.Change, error) {
	for i := range m.files {
		if m.files[i].Measure.ID == before.Measure.ID {
			m.files[i] = *after
		}
	}
	return m.did("修改帮扶 " + after.Measure.Block)
}

func (m *fakeMeasures) JobSpells(_ context.Context, person int64) (of []cases.JobSpell, err error) {
	for _, j := range m.jobs {
		if j.PersonID == 0 || j.PersonID == cases.Ref(person) {
			of = append(of, j)
		}
	}
	return of, nil
}

func (m *fakeMeasures) SaveJobSpell(_ context.Context, before, after *cases.JobSpell) (cases.Change, error) {
	return keep(m.fakeShell, &m.jobs, "job_spell", "务工", before, after, func(j *cases.JobSpell) *cases.Base { return &j.Base })
}

func (m *fakeMeasures) JobPlans(context.Context, int64) ([]cases.JobPlan, error) {
	return m.plans, nil
}

func (m *fakeMeasures) SaveJobPlan(_ context.Context, before, after *cases.JobPlan) (cases.Change, error) {
	return keep(m.fakeShell, &m.plans, "job_plan", "计划务工", before, after, func(j *cases.JobPlan) *cases.Base { return &j.Base })
}

func (m *fakeMeasures) Hide(_ context.Context, _ string, id int64) (cases.Change, error) {
	m.hidden = append(m.hidden, id)
	return m.did("删除帮扶")
}
