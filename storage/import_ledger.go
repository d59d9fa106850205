package storage

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// ImportList holds a list of any kind against the file, and stores what it brings as one
// act (see ImportPeople). What is no list of people needs its people in the file.
func (s *Store) ImportList(ctx context.Context, t *intake.Table, o *intake.Options, source string, dry bool, tell func(*intake.Plan)) (cases.Change, error) {
	if t.Kind == "" || t.Kind == intake.PeopleKind {
		return s.ImportPeople(ctx, t, o, source, dry, tell)
	}
	if dry {
		return cases.Change{}, failure("judge ledger", s.judgeLedger(ctx, t, o, tell))
	}
	stored := 0
	in := intent{cause: Import, bulk: true, tell: func() string { return fmt.Sprintf("导入 %s：%d 户有变动", source, stored) }}
	return s.do(ctx, "import ledger", in, func(a *act) error {
		for plan, err := range ledger(ctx, newPresent(ctx, s, a.tx, t, o), t, o) {
			if err != nil {
				return err
			}
			if err := a.storeEntries(plan.Entries); err != nil {
				return err
			}
			stored += boolInt(!plan.Entries.Empty())
			tell(plan)
		}
		return nil
	})
}

// judgeLedger judges a list within one reading of the file.
func (s *Store) judgeLedger(ctx context.Context, t *intake.Table, o *intake.Options, tell func(*intake.Plan)) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	for plan, err := range ledger(ctx, newPresent(ctx, s, tx, t, o), t, o) {
		if err != nil {
			return err
		}
		tell(plan)
	}
	return nil
}

// ledger judges a list with what is present; it stops where ctx is canceled.
func ledger(ctx context.Context, p *present, t *intake.Table, o *intake.Options) iter.Seq2[*intake.Plan, error] {
	return func(yield func(*intake.Plan, error) bool) {
		roster, err := p.roster(intake.WantedOf(t, o))
		if err != nil {
			yield(nil, err)
			return
		}
		for plan, err := range intake.Ledger(ctx, t, o, roster, p) {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(plan, err) || err != nil {
				return
			}
		}
	}
}

// storeEntries writes what a list brings for one household. It was judged already.
func (a *act) storeEntries(e *intake.Entries) error {
	if e.Empty() {
		return nil
	}
	t := &a.st.tables
	for i := range e.Visits {
		if err := a.storeVisit(&e.Visits[i]); err != nil {
			return err
		}
	}
	for i := range e.Measures {
		before := &e.Measures[i].Before
		if before.Measure.ID == 0 {
			before = nil
		}
		if err := a.saveMeasure(before, &e.Measures[i].After); err != nil {
			return err
		}
	}
	if err := saveEdits(a, t.jobSpell, e.Jobs); err != nil {
		return err
	}
	if err := saveEdits(a, t.jobPlan, e.Plans); err != nil {
		return err
	}
	if err := saveEdits(a, t.sale, e.Sales); err != nil {
		return err
	}
	return saveEdits(a, t.income, e.Incomes)
}

// storeVisit writes a visit of a list with what was asked on it.
func (a *act) storeVisit(v *intake.Edit[cases.VisitFile]) error {
	if v.Before.Visit.ID == 0 {
		_, err := a.addVisit(&v.After)
		return err
	}
	if err := edit(a, a.st.tables.visit, &v.Before.Visit, &v.After.Visit); err != nil {
		return err
	}
	return a.saveVisitParts(&v.Before, &v.After)
}

func saveEdits[T any](a *act, t *table[T], list []intake.Edit[T]) error {
	for i := range list {
		if err := saveEdit(a, t, &list[i]); err != nil {
			return err
		}
	}
	return nil
}
