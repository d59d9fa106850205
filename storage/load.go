package storage

import (
	"context"

	"zhucunji/cases"
)

// Loader writes many new records as one act: a village of the demonstration, a batch.
// What is derived from them is worked out once at the end. A Loader is good only
// inside the function it is given to.
type Loader struct{ a *act }

// Load runs fill as one act of a cause and tells its sentence. When fill fails nothing
// is written.
func (s *Store) Load(ctx context.Context, cause Cause, sentence string, fill func(*Loader) error) (cases.Change, error) {
	in := intent{cause: cause, bulk: true, tell: func() string { return sentence }}
	return s.do(ctx, "load", in, func(a *act) error { return fill(&Loader{a}) })
}

// Village makes a village with its groups.
func (l *Loader) Village(v *cases.Village, teams []cases.Team) error {
	t := &l.a.st.tables
	if err := create(l.a, t.village, v); err != nil {
		return err
	}
	for i := range teams {
		teams[i].VillageID = cases.Ref(v.ID)
		if err := create(l.a, t.team, &teams[i]); err != nil {
			return err
		}
	}
	return nil
}

// Registers makes units, funds and projects.
func (l *Loader) Registers(units []cases.Unit, funds []cases.Fund, projects []cases.Project) error {
	t := &l.a.st.tables
	if err := createAll(l.a, t.unit, units); err != nil {
		return err
	}
	if err := createAll(l.a, t.fund, funds); err != nil {
		return err
	}
	return createAll(l.a, t.project, projects)
}

// Gatherings makes 院坝会, so that the visits of bundles can point to them.
func (l *Loader) Gatherings(list []cases.Gathering) error {
	return createAll(l.a, l.a.st.tables.gathering, list)
}

// Household makes a household with all that belongs to it.
func (l *Loader) Household(b *cases.Bundle) error {
	a, t := l.a, &l.a.st.tables
	if err := a.addHousehold(&b.New); err != nil {
		return err
	}
	own := owner{household: cases.Ref(b.New.Household.ID), people: []cases.Ref{0}}
	for i := range b.New.Members {
		own.people = append(own.people, cases.Ref(b.New.Members[i].Person.ID))
	}
	if err := a.addMembers(own.household, b.Former); err != nil {
		return err
	}
	for i := range b.Former {
		own.people = append(own.people, cases.Ref(b.Former[i].Person.ID))
	}
	for i := range b.Headships {
		b.Headships[i].HouseholdID, b.Headships[i].PersonID = own.household, own.person(b.Headships[i].PersonID)
	}
	for i := range b.Standings {
		b.Standings[i].HouseholdID = own.household
	}
	for i := range b.Monitorings {
		b.Monitorings[i].HouseholdID = own.household
	}
	if err := createAll(a, t.headship, b.Headships); err != nil {
		return err
	}
	if err := createAll(a, t.standing, b.Standings); err != nil {
		return err
	}
	if err := createAll(a, t.monitoring, b.Monitorings); err != nil {
		return err
	}
	if err := l.visits(own, b.Visits); err != nil {
		return err
	}
	if err := l.measures(own, b.Measures); err != nil {
		return err
	}
	if err := l.livelihood(own, b); err != nil {
		return err
	}
	if len(l.a.uids) > uidsKept {
		clear(l.a.uids) // the next household asks for its own
	}
	return l.deriveNew(b)
}

// uidsKept bounds the uids a load has at hand; others are read when they are asked for.
const uidsKept = 10_000

// owner gives the records of a bundle their references.
type owner struct {
	household cases.Ref
	people    []cases.Ref // by the place of the member, counted from 1
}

func (o owner) person(place cases.Ref) cases.Ref {
	if place < 0 || int(place) >= len(o.people) {
		return 0
	}
	return o.people[place]
}

// visits writes the visits of a new household one after another and then their parts: so a
// run of the change log holds them all.
func (l *Loader) visits(own owner, list []cases.VisitFile) error {
	earlier := cases.Ref(0)
	for i := range list {
		list[i].Visit.HouseholdID, list[i].Visit.EarlierID = own.household, earlier
		if err := create(l.a, l.a.st.tables.visit, &list[i].Visit); err != nil {
			return err
		}
		earlier = cases.Ref(list[i].Visit.ID)
	}
	for i := range list {
		if err := l.a.saveVisitParts(&cases.VisitFile{}, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *Loader) measures(own owner, list []cases.MeasureFile) error {
	for i := range list {
		f := &list[i]
		f.Measure.HouseholdID, f.Measure.PersonID = own.household, own.person(f.Measure.PersonID)
		if err := l.a.saveMeasure(nil, f); err != nil {
			return err
		}
	}
	return nil
}

// livelihood writes incomes, years, jobs and sales.
func (l *Loader) livelihood(own owner, b *cases.Bundle) error {
	t := &l.a.st.tables
	for i := range b.Incomes {
		b.Incomes[i].HouseholdID, b.Incomes[i].PersonID = own.household, own.person(b.Incomes[i].PersonID)
	}
	for i := range b.Years {
		b.Years[i].HouseholdID = own.household
	}
	for i := range b.Jobs {
		b.Jobs[i].HouseholdID, b.Jobs[i].PersonID = own.household, own.person(b.Jobs[i].PersonID)
	}
	for i := range b.Plans {
		b.Plans[i].HouseholdID, b.Plans[i].PersonID = own.household, own.person(b.Plans[i].PersonID)
	}
	for i := range b.Sales {
		b.Sales[i].HouseholdID = own.household
	}
	if err := createAll(l.a, t.income, b.Incomes); err != nil {
		return err
	}
	if err := createAll(l.a, t.year, b.Years); err != nil {
		return err
	}
	if err := createAll(l.a, t.jobSpell, b.Jobs); err != nil {
		return err
	}
	if err := createAll(l.a, t.jobPlan, b.Plans); err != nil {
		return err
	}
	return createAll(l.a, t.sale, b.Sales)
}

func createAll[T any](a *act, t *table[T], list []T) error {
	for i := range list {
		if err := create(a, t, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

// Stats counts the records that are not in the bin.
func (s *Store) Stats(ctx context.Context) (n cases.Stats, err error) {
	for _, c := range []struct {
		record string
		to     *int64
	}{
		{"village", &n.Villages},
		{"household", &n.Households},
		{"person", &n.Persons},
		{"visit", &n.Visits},
		{"measure", &n.Measures},
		{"income", &n.Incomes},
	} {
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(c.record)+" WHERE hidden = 0").Scan(c.to); err != nil {
			return n, failure("count records", err)
		}
	}
	return n, nil
}

// Optimize packs the file and lets its planner look at the data, after a large load.
func (s *Store) Optimize(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.withoutRounds(func() error {
		for _, step := range []string{"VACUUM", "PRAGMA optimize=0x10002", "PRAGMA wal_checkpoint(TRUNCATE)"} {
			if _, err := s.write.ExecContext(ctx, step); err != nil {
				return err
			}
		}
		return nil
	})
	return failure("optimize", err)
}
