package storage

import (
	"context"
	"database/sql"
	"iter"
	"slices"

	"zhucunji/cases"
)

// Dossiers walks the households of a document, by group and head, each with all that is
// known of it, inside one read transaction: what is written meanwhile does not show. It
// stops at the first error; NotFound where a household or visit named is not there.
func (s *Store) Dossiers(ctx context.Context, e *cases.DocumentExport) iter.Seq2[*cases.Dossier, error] {
	return func(yield func(*cases.Dossier, error) bool) {
		tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			yield(nil, failure("begin document", err))
			return
		}
		defer tx.Rollback() //nolint:errcheck // nothing was written
		r := s.dossierReader(ctx, tx, e)
		ids, err := r.households()
		if err != nil {
			yield(nil, failure("list households of a document", err))
			return
		}
		for _, id := range ids {
			d, err := r.read(id)
			if err != nil {
				yield(nil, failure("read dossier", err))
				return
			}
			if r.takes(d) && !yield(d, nil) {
				return
			}
		}
	}
}

// dossierReader reads the households of one document.
type dossierReader struct {
	ctx    context.Context //nolint:containedctx // a reader lives within one walk
	st     *Store
	q      querier
	export *cases.DocumentExport
	asOf   cases.Day
}

func (s *Store) dossierReader(ctx context.Context, q querier, e *cases.DocumentExport) *dossierReader {
	r := &dossierReader{ctx: ctx, st: s, q: q, export: e, asOf: e.Filter.AsOf}
	if r.asOf == 0 {
		r.asOf = s.Today()
	}
	return r
}

// households names those of the document: the one asked for, those of the visits asked
// for, or all that the filter's place has on the day.
func (r *dossierReader) households() ([]int64, error) {
	switch {
	case r.export.Household != 0:
		return []int64{int64(r.export.Household)}, nil
	case len(r.export.Visits) > 0:
		return r.visited()
	}
	f := r.export.Filter
	rows, err := r.q.QueryContext(r.ctx, `SELECT household.id FROM household LEFT JOIN team ON team.id = team_id
		WHERE household.hidden = 0 AND (? = 0 OR household.village_id = ?) AND (? = 0 OR team_id = ?) AND (ended_on IS NULL OR ended_on > ?)
		ORDER BY household.village_id, team."order", team_id, head_sort, household.id`, f.Village, f.Village, f.Team, f.Team, r.asOf.String())
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

// visited names the households of the visits asked for, in their order.
func (r *dossierReader) visited() ([]int64, error) {
	var ids []int64
	for _, visit := range r.export.Visits {
		v, err := r.st.tables.visit.get(r.ctx, r.q, visit)
		if err != nil {
			return nil, err
		}
		if id := int64(v.HouseholdID); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// takes says whether the filter's types hold for a household, and for a document of
// visits whether it has any that are asked for.
func (r *dossierReader) takes(d *cases.Dossier) bool {
	types := r.export.Filter.Types
	if len(types) > 0 && r.export.Household == 0 && !slices.ContainsFunc(d.Types(), func(t string) bool { return slices.Contains(types, t) }) {
		return false
	}
	return r.export.Document.Grain != cases.DocumentOfVisit || len(r.export.VisitsOf(d)) > 0
}

// read reads one household with all that is known of it.
func (r *dossierReader) read(id int64) (*cases.Dossier, error) {
	d := &cases.Dossier{AsOf: r.asOf}
	for _, part := range []func(int64, *cases.Dossier) error{r.file, r.people, r.visits, r.promises} {
		if err := part(id, d); err != nil {
			return nil, err
		}
	}
	if r.export.Document.Grain == cases.DocumentOfVisit {
		return d, nil // the rest is not shown
	}
	for _, part := range []func(int64, *cases.Dossier) error{r.measures, r.incomes} {
		if err := part(id, d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// file reads the household, where it lies, and its spells.
func (r *dossierReader) file(id int64, d *cases.Dossier) (err error) {
	t, f := &r.st.tables, &d.File
	if f.Household, err = t.household.get(r.ctx, r.q, id); err != nil {
		return err
	}
	if f.Household.Hidden {
		return sql.ErrNoRows
	}
	places, err := r.st.places(r.ctx)
	if err != nil {
		return err
	}
	places.tell(&f.Household)
	if v := places.villages[f.Household.VillageID]; v != nil {
		f.Village = *v
	}
	if team := places.teams[f.Household.TeamID]; team != nil {
		f.Team = *team
	}
	if f.Headships, err = t.headship.list(r.ctx, r.q, ofHousehold+" ORDER BY from_on, id", id); err != nil {
		return err
	}
	if f.Standings, err = t.standing.list(r.ctx, r.q, ofHousehold+" ORDER BY from_on, id", id); err != nil {
		return err
	}
	if f.Monitorings, err = t.monitoring.list(r.ctx, r.q, ofHousehold+" ORDER BY recognised_month, id", id); err != nil {
		return err
	}
	f.Photos, err = t.photo.list(r.ctx, r.q, ofHousehold+" AND visit_id IS NULL AND measure_id IS NULL ORDER BY taken_at, id", id)
	r.stand(f)
	return err
}

// stand tells what the household is on the document's day.
func (r *dossierReader) stand(f *cases.HouseholdFile) {
	h := &f.Household
	h.HouseholdType, h.MonitorClass, h.RiskState = cases.TypeOn(f.Standings, r.asOf), "", ""
	h.Facts.FirstMonth = cases.FirstRecognised(f.Monitorings)
	if m, ok := cases.MonitoringOn(f.Monitorings, r.asOf); ok {
		h.MonitorClass, h.RiskState = m.Class, m.RiskOn(r.asOf)
	}
}

// people parts those who live in the household on the day, the head first, from those
// who left.
func (r *dossierReader) people(id int64, d *cases.Dossier) error {
	all, err := r.st.members(r.ctx, r.q, id)
	if err != nil {
		return err
	}
	f := &d.File
	head, _ := cases.Head(f.Headships, r.asOf)
	spells := make([]cases.Membership, len(all))
	for i := range all {
		m := &all[i]
		spells[i] = m.Membership
		tellPerson(m, r.asOf)
		m.Person.Facts.HouseholdCode = f.Household.Code
		switch {
		case !m.Membership.On(r.asOf):
			f.Former = append(f.Former, *m)
			continue
		case m.Membership.PersonID == head.PersonID:
			h := &f.Household
			h.HeadID, h.HeadName, h.Facts.HeadIDNumber, h.Facts.HeadCode = head.PersonID, m.Person.Name, m.Person.IDNumber, m.Person.Code
		}
		f.Members = append(f.Members, *m)
	}
	slices.SortStableFunc(f.Members, func(x, y cases.Member) int { return headFirst(x, head.PersonID) - headFirst(y, head.PersonID) })
	f.Household.People = cases.Some(int64(cases.RegisteredPeople(spells, r.asOf)))
	d.Jobs, err = r.st.tables.jobSpell.list(r.ctx, r.q, ofHousehold+" ORDER BY from_month DESC, id DESC", id)
	return err
}
