package storage

import (
	"context"
	"errors"
	"slices"
	"strings"

	"zhucunji/cases"
)

// AddMeasure writes a measure with what its kind adds. Invalid where a needed field is
// blank or a rule of the kind is broken.
func (s *Store) AddMeasure(ctx context.Context, f *cases.MeasureFile) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string {
		return measureSentence("帮扶", s.headOf(ctx, int64(f.Measure.HouseholdID)), &f.Measure)
	}}
	return s.do(ctx, "add measure", in, func(a *act) error { return a.saveMeasure(nil, f) })
}

// EditMeasure changes a measure and what belongs to it: parts without an id are new,
// parts that are gone go into the bin.
func (s *Store) EditMeasure(ctx context.Context, before, after *cases.MeasureFile) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string {
		return measureSentence("修改帮扶", s.headOf(ctx, int64(before.Measure.HouseholdID)), &before.Measure)
	}}
	return s.do(ctx, "edit measure", in, func(a *act) error { return a.saveMeasure(before, after) })
}

func measureSentence(verb, head string, m *cases.Measure) string {
	return strings.Join(strings.Fields(verb+" "+head+" "+m.Block+" "+m.Item), " ")
}

func (a *act) saveMeasure(before, after *cases.MeasureFile) error {
	t := &a.st.tables
	var was *cases.Measure
	if before == nil {
		before = &cases.MeasureFile{}
	} else {
		was = &before.Measure
	}
	if err := a.checkMeasure(after); err != nil {
		return err
	}
	if err := save(a, t.measure, was, &after.Measure); err != nil {
		return err
	}
	if err := a.saveIndustry(before, after); err != nil {
		return err
	}
	if err := a.savePost(before, after); err != nil {
		return err
	}
	measure := cases.Ref(after.Measure.ID)
	if err := saveChild(a, t.loan, before.Loan, after.Loan, func(l *cases.MicroLoan) { l.MeasureID = measure }); err != nil {
		return err
	}
	if err := saveChild(a, t.aid, before.Aid, after.Aid, func(s *cases.StudentAid) { s.MeasureID = measure }); err != nil {
		return err
	}
	if err := saveChild(a, t.subsidy, before.Subsidy, after.Subsidy, func(s *cases.Subsidy) { s.MeasureID = measure }); err != nil {
		return err
	}
	if err := saveChild(a, t.jobSupport, before.Job, after.Job, func(j *cases.JobSupport) { j.MeasureID = measure }); err != nil {
		return err
	}
	return saveChildren(a, t.photo, before.Photos, after.Photos, func(p *cases.Photo) {
		p.MeasureID, p.HouseholdID = measure, after.Measure.HouseholdID
	})
}

// checkMeasure holds a measure and its parts against their rules. A batch was checked
// row by row before it was loaded.
func (a *act) checkMeasure(f *cases.MeasureFile) error {
	if a.bulk {
		return nil
	}
	var errs cases.Errors
	add := func(err error) {
		var list cases.Errors
		if errors.As(err, &list) {
			errs = append(errs, list...)
		}
	}
	add(cases.CheckMeasure(&f.Measure))
	if f.Industry != nil {
		add(cases.CheckIndustry(f.Industry))
	}
	for i := range f.Inputs {
		add(cases.CheckInput(&f.Inputs[i]))
	}
	for i := range f.Sales {
		add(cases.CheckSale(&f.Sales[i], a.today))
	}
	if f.Post != nil {
		add(cases.CheckPublicPost(f.Post))
	}
	for i := range f.Attendance {
		add(cases.CheckAttendance(&f.Attendance[i], a.today))
	}
	if f.Loan != nil {
		add(cases.CheckMicroLoan(f.Loan))
	}
	if f.Subsidy != nil {
		add(cases.CheckSubsidy(f.Subsidy))
	}
	return slices.DeleteFunc(errs, func(e *cases.Error) bool { return ownedByStore(e.Field) }).OrNil()
}

// ownedByStore says whether a field is filled when the record is written: the
// reference of a part to its measure.
func ownedByStore(field string) bool {
	return field == "measure_id" || field == "public_post_id"
}

// saveIndustry writes 到户产业 with its inputs by source and its sales.
func (a *act) saveIndustry(before, after *cases.MeasureFile) error {
	t, measure, household := &a.st.tables, cases.Ref(after.Measure.ID), after.Measure.HouseholdID
	if err := saveChild(a, t.industry, before.Industry, after.Industry, func(i *cases.Industry) { i.MeasureID = measure }); err != nil {
		return err
	}
	if err := saveChildren(a, t.input, before.Inputs, after.Inputs, func(i *cases.Input) { i.MeasureID = measure }); err != nil {
		return err
	}
	return saveChildren(a, t.sale, before.Sales, after.Sales, func(s *cases.Sale) { s.MeasureID, s.HouseholdID = measure, household })
}

// savePost writes a public post with its months of attendance.
func (a *act) savePost(before, after *cases.MeasureFile) error {
	t := &a.st.tables
	err := saveChild(a, t.post, before.Post, after.Post, func(p *cases.PublicPost) { p.MeasureID = cases.Ref(after.Measure.ID) })
	if err != nil || after.Post == nil {
		return err
	}
	return saveChildren(a, t.attendance, before.Attendance, after.Attendance, func(m *cases.Attendance) { m.PublicPostID = cases.Ref(after.Post.ID) })
}

// Measure reads a measure with what its kind adds.
func (s *Store) Measure(ctx context.Context, id int64) (f cases.MeasureFile, err error) {
	if f.Measure, err = s.tables.measure.get(ctx, s.read, id); err != nil {
		return f, failure("read measure", err)
	}
	return f, failure("read measure", s.fillMeasure(ctx, s.read, &f))
}

func (s *Store) fillMeasure(ctx context.Context, q querier, f *cases.MeasureFile) (err error) {
	t, id := &s.tables, f.Measure.ID
	if f.Industry, err = part(ctx, q, t.industry, id); err != nil {
		return err
	}
	if f.Inputs, err = t.input.list(ctx, q, partsOfMeasure, id); err != nil {
		return err
	}
	if f.Sales, err = t.sale.list(ctx, q, partsOfMeasure, id); err != nil {
		return err
	}
	if f.Loan, err = part(ctx, q, t.loan, id); err != nil {
		return err
	}
	if f.Aid, err = part(ctx, q, t.aid, id); err != nil {
		return err
	}
	if f.Subsidy, err = part(ctx, q, t.subsidy, id); err != nil {
		return err
	}
	if f.Job, err = part(ctx, q, t.jobSupport, id); err != nil {
		return err
	}
	if f.Photos, err = t.photo.list(ctx, q, partsOfMeasure, id); err != nil {
		return err
	}
	if f.Post, err = part(ctx, q, t.post, id); err != nil || f.Post == nil {
		return err
	}
	f.Attendance, err = t.attendance.list(ctx, q, "WHERE public_post_id = ? AND hidden = 0 ORDER BY month", f.Post.ID)
	return err
}

const partsOfMeasure = "WHERE measure_id = ? AND hidden = 0 ORDER BY id"

// part reads the one record of a kind that belongs to a measure; nil where it has none.
func part[T any](ctx context.Context, q querier, t *table[T], measure int64) (*T, error) {
	list, err := t.list(ctx, q, partsOfMeasure+" LIMIT 1", measure)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// JobSpells lists the 务工 of a person, newest first.
func (s *Store) JobSpells(ctx context.Context, person int64) ([]cases.JobSpell, error) {
	list, err := s.tables.jobSpell.list(ctx, s.read, "WHERE person_id = ? AND hidden = 0 ORDER BY id DESC", person)
	return list, failure("list job spells", err)
}

// SaveJobSpell creates (before nil) or edits one 务工 of a person.
func (s *Store) SaveJobSpell(ctx context.Context, before, after *cases.JobSpell) (cases.Change, error) {
	if err := cases.CheckJobSpell(after, s.Today()); err != nil {
		return cases.Change{}, failure("save job spell", err)
	}
	return saveRegister(ctx, s, s.tables.jobSpell, before, after, "务工")
}
