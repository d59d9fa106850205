package storage

import (
	"context"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// Books reads the records of a kind of some households with their people as of today, in
// bulk, for a list that is held against them.
func (p *present) Books(ctx context.Context, kind intake.Kind, ids []int64) (map[int64]*intake.Book, error) {
	p.b.again()
	out := make(map[int64]*intake.Book, len(ids))
	homes, err := p.Present(ctx, ids)
	if err != nil {
		return nil, err
	}
	places, err := p.b.st.places(ctx)
	if err != nil {
		return nil, err
	}
	for id, home := range homes {
		out[id] = &intake.Book{Household: home.Household, Members: home.Members, Village: places.villages[home.Household.VillageID]}
	}
	switch kind {
	case intake.VisitsKind:
		return out, p.visitsOf(ids, out)
	case intake.IncomesKind:
		return out, p.incomesOf(ids, out)
	case intake.JobsKind:
		return out, keep(p, p.b.st.tables.jobSpell, ids, out, func(b *intake.Book) *[]cases.JobSpell { return &b.Jobs })
	case intake.PlansKind:
		return out, keep(p, p.b.st.tables.jobPlan, ids, out, func(b *intake.Book) *[]cases.JobPlan { return &b.Plans })
	case intake.SalesKind:
		return out, p.salesOf(ctx, ids, out)
	}
	return out, p.measuresOf(ids, out)
}

// keep reads the records of a table into the books of their households.
func keep[T any](p *present, t *table[T], ids []int64, out map[int64]*intake.Book, at func(*intake.Book) *[]T) error {
	records, err := childrenOf(p.b, t, "household_id", ids, nil, "AND hidden = 0")
	for id, list := range records {
		if book := out[id]; book != nil {
			*at(book) = list
		}
	}
	return err
}

// salesOf reads the sales of households, and those that no household made.
func (p *present) salesOf(ctx context.Context, ids []int64, out map[int64]*intake.Book) (err error) {
	t := p.b.st.tables.sale
	if out[0] == nil {
		out[0] = &intake.Book{}
	}
	if out[0].Sales, err = t.list(ctx, p.b.q, "WHERE household_id IS NULL AND hidden = 0 ORDER BY id"); err != nil {
		return err
	}
	return keep(p, t, ids, out, func(b *intake.Book) *[]cases.Sale { return &b.Sales })
}

// incomesOf reads incomes with what reports tell of the list's year and the one before.
func (p *present) incomesOf(ids []int64, out map[int64]*intake.Book) error {
	accounts := &incomeBook{b: p.b, homes: ids, people: map[yearOfHome]int64{}}
	if err := accounts.read(p.year, true, true); err != nil {
		return err
	}
	for id, book := range out {
		accounts.fill(&book.Household.Facts, id, p.year)
		accounts.fill(&book.Before.Facts, id, p.year-1)
	}
	return keep(p, p.b.st.tables.income, ids, out, func(b *intake.Book) *[]cases.Income { return &b.Incomes })
}

// visitsOf reads visits with what was asked and promised on them.
func (p *present) visitsOf(ids []int64, out map[int64]*intake.Book) error {
	b, t := p.b, &p.b.st.tables
	visits, err := childrenOf(b, t.visit, "household_id", ids, nil, "AND hidden = 0")
	if err != nil {
		return err
	}
	demands, err := childrenOf(b, t.demand, "household_id", ids, nil, "AND hidden = 0 AND visit_id IS NOT NULL")
	if err != nil {
		return err
	}
	promises, err := childrenOf(b, t.promise, "household_id", ids, nil, "AND hidden = 0 AND visit_id IS NOT NULL")
	if err != nil {
		return err
	}
	for id, list := range visits {
		for i := range list {
			f := cases.VisitFile{Visit: list[i]}
			for _, d := range demands[id] {
				if int64(d.VisitID) == f.Visit.ID {
					f.Demands = append(f.Demands, d)
				}
			}
			for _, pr := range promises[id] {
				if int64(pr.VisitID) == f.Visit.ID {
					f.Promises = append(f.Promises, pr)
				}
			}
			out[id].Visits = append(out[id].Visits, f)
		}
	}
	return nil
}

// measuresOf reads measures with the parts that lists have.
func (p *present) measuresOf(ids []int64, out map[int64]*intake.Book) error {
	measures, err := childrenOf(p.b, p.b.st.tables.measure, "household_id", ids, nil, "AND hidden = 0")
	if err != nil {
		return err
	}
	parts, err := p.partsOf(measureIDs(measures))
	if err != nil {
		return err
	}
	for id, list := range measures {
		for i := range list {
			m := list[i].ID
			f := cases.MeasureFile{
				Measure: list[i], Industry: firstOf(parts.industry[m]), Inputs: parts.input[m], Post: firstOf(parts.post[m]),
				Loan: firstOf(parts.loan[m]), Aid: firstOf(parts.aid[m]), Subsidy: firstOf(parts.subsidy[m]),
			}
			if f.Post != nil {
				f.Attendance = parts.months[f.Post.ID]
			}
			out[id].Measures = append(out[id].Measures, f)
		}
	}
	return nil
}

// partsOfMeasures are the parts of some measures, by measure; months by public post.
type partsOfMeasures struct {
	industry map[int64][]cases.Industry
	input    map[int64][]cases.Input
	post     map[int64][]cases.PublicPost
	months   map[int64][]cases.Attendance
	loan     map[int64][]cases.MicroLoan
	aid      map[int64][]cases.StudentAid
	subsidy  map[int64][]cases.Subsidy
}

func (p *present) partsOf(measures []int64) (m partsOfMeasures, err error) {
	b, t := p.b, &p.b.st.tables
	const seen = "AND hidden = 0"
	if m.industry, err = childrenOf(b, t.industry, "measure_id", measures, nil, seen); err != nil {
		return m, err
	}
	if m.input, err = childrenOf(b, t.input, "measure_id", measures, nil, seen); err != nil {
		return m, err
	}
	if m.post, err = childrenOf(b, t.post, "measure_id", measures, nil, seen); err != nil {
		return m, err
	}
	var posts []int64
	for _, list := range m.post {
		for i := range list {
			posts = append(posts, list[i].ID)
		}
	}
	if m.months, err = childrenOf(b, t.attendance, "public_post_id", posts, nil, seen); err != nil {
		return m, err
	}
	if m.loan, err = childrenOf(b, t.loan, "measure_id", measures, nil, seen); err != nil {
		return m, err
	}
	if m.aid, err = childrenOf(b, t.aid, "measure_id", measures, nil, seen); err != nil {
		return m, err
	}
	m.subsidy, err = childrenOf(b, t.subsidy, "measure_id", measures, nil, seen)
	return m, err
}
