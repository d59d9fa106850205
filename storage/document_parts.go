package storage

import "zhucunji/cases"

// visits reads the visits up to the document's day, newest first, each with its
// demands, promises, photos and gathering.
func (r *dossierReader) visits(id int64, d *cases.Dossier) error {
	t := &r.st.tables
	list, err := t.visit.list(r.ctx, r.q, ofVisited()+" AND visited_on <= ? ORDER BY visited_on DESC, id DESC", id, r.asOf.String())
	if err != nil {
		return err
	}
	at := map[cases.Ref]*cases.VisitFile{}
	d.Visits = make([]cases.VisitFile, len(list))
	for i := range list {
		d.Visits[i].Visit = list[i]
		at[cases.Ref(list[i].ID)] = &d.Visits[i]
	}
	photos, err := t.photo.list(r.ctx, r.q, ofHousehold+" AND visit_id IS NOT NULL ORDER BY taken_at, id", id)
	if err != nil {
		return err
	}
	for i := range photos {
		if f := at[photos[i].VisitID]; f != nil {
			f.Photos = append(f.Photos, photos[i])
		}
	}
	return r.gatherings(d.Visits)
}

// gatherings fills in what visits have in common with others.
func (r *dossierReader) gatherings(visits []cases.VisitFile) error {
	for i := range visits {
		id := visits[i].Visit.GatheringID
		if id == 0 {
			continue
		}
		g, err := r.st.tables.gathering.get(r.ctx, r.q, int64(id))
		if err != nil {
			return err
		}
		visits[i].Gathering = g
	}
	return nil
}

// promises reads demands and promises, newest first, and gives each visit its own.
func (r *dossierReader) promises(id int64, d *cases.Dossier) (err error) {
	t := &r.st.tables
	if d.Demands, err = t.demand.list(r.ctx, r.q, ofHousehold+" ORDER BY raised_on DESC, id DESC", id); err != nil {
		return err
	}
	if d.Promises, err = t.promise.list(r.ctx, r.q, ofHousehold+" ORDER BY promised_on DESC, id DESC", id); err != nil {
		return err
	}
	for i := range d.Visits {
		f := &d.Visits[i]
		for _, demand := range d.Demands {
			if demand.VisitID == cases.Ref(f.Visit.ID) {
				f.Demands = append(f.Demands, demand)
			}
		}
		for _, promise := range d.Promises {
			if promise.VisitID == cases.Ref(f.Visit.ID) {
				f.Promises = append(f.Promises, promise)
			}
		}
	}
	return nil
}

// measures reads the measures with their kinds, newest year first, and the names of what
// they refer to.
func (r *dossierReader) measures(id int64, d *cases.Dossier) error {
	list, err := r.st.tables.measure.list(r.ctx, r.q, ofHousehold+" ORDER BY year DESC, from_on DESC, id DESC", id)
	if err != nil || len(list) == 0 {
		return err
	}
	names := make([]cases.MeasureRow, len(list))
	for i := range list {
		names[i].Measure = list[i]
	}
	if err := r.st.nameMeasures(r.ctx, names); err != nil {
		return err
	}
	for i := range list {
		m := cases.DossierMeasure{MeasureFile: cases.MeasureFile{Measure: list[i]}, Person: names[i].Person, Unit: names[i].Unit, Fund: names[i].Fund, Project: names[i].Project}
		if err := r.st.fillMeasure(r.ctx, r.q, &m.MeasureFile); err != nil {
			return err
		}
		d.Measures = append(d.Measures, m)
	}
	d.File.Household.Facts.Developing = cases.DevelopingText(list)
	return nil
}

// incomes works out the year's account and that of the year before, as they were
// reported where they were.
func (r *dossierReader) incomes(id int64, d *cases.Dossier) (err error) {
	year := r.export.Year()
	if d.Account, d.Frozen, err = r.st.ledgerAccount(r.ctx, r.q, id, year); err != nil {
		return err
	}
	if d.Before, _, err = r.st.ledgerAccount(r.ctx, r.q, id, year-1); err != nil {
		return err
	}
	d.Account.Fill(&d.File.Household.Facts)
	if d.Year, err = r.st.householdYear(r.ctx, r.q, id, year); err != nil {
		return err
	}
	d.Incomes, err = r.st.incomes(r.ctx, r.q, id, d.Account.Period)
	return err
}
