package storage

import "zhucunji/cases"

// The visits of a household are a chain in the order in which they were written down: the
// household's row names the newest one, and each visit the one before it. A save reads and
// writes these rows anyway, where an index of visits by household would cost it a page of
// its own, another one for each household. Visits in the bin stay in their chain.

// visitsOf is the query for the ids of the visits of some households, told by a condition on
// the household h. A step stays within its household, and UNION takes each visit once: in a
// damaged file the walk ends too.
func visitsOf(condition string) string {
	return `WITH RECURSIVE chain (id, household_id, earlier_id) AS (
		SELECT v.id, v.household_id, v.earlier_id FROM household h CROSS JOIN visit v ON v.id = h.newest_visit_id AND v.household_id = h.id
			WHERE ` + condition + `
		UNION SELECT v.id, v.household_id, v.earlier_id FROM chain c CROSS JOIN visit v ON v.id = c.earlier_id AND v.household_id = c.household_id)
		SELECT id FROM chain`
}

// amongVisits follows "FROM visit": it selects the visits of some households. No index of
// days may come in between.
func amongVisits(condition string) string {
	return "NOT INDEXED WHERE id IN (" + visitsOf(condition) + ")"
}

// ofVisited follows "FROM visit": it selects those of household ? that are not in the bin.
func ofVisited() string { return amongVisits("h.id = ?") + " AND hidden = 0" }

// chained says whether the records of a column are found by their chain.
func (p partOf) chained() bool { return p == partOf{"visit", "household_id"} }

// of follows "FROM …": it selects the records that name parent ? in the column.
func (p partOf) of() string {
	if p.chained() {
		return amongVisits("h.id = ?")
	}
	return "WHERE " + quote(p.column) + " = ?"
}

// among is of for the parents that a list of ids in JSON names.
func (p partOf) among() string {
	const listed = " IN (SELECT value FROM json_each(?))"
	if p.chained() {
		return amongVisits("h.id" + listed)
	}
	return "WHERE " + quote(p.column) + listed
}

// rehomed puts a visit that an edit gives to another household into the chain of that one. A
// new visit is put into its chain by the statements that write it.
func (a *act) rehomed(before, after *cases.Visit) error {
	if before == nil || before.HouseholdID == after.HouseholdID {
		return nil
	}
	if err := a.unlink(before.ID, before.HouseholdID); err != nil {
		return err
	}
	return a.link(before.ID, after.HouseholdID)
}

// unlink takes a visit out of the chain of a household: the one written down after it, or
// the household, names the one before it.
func (a *act) unlink(visit int64, household cases.Ref) error {
	const earlier = "(SELECT earlier_id FROM visit WHERE id = ?1)"
	res, err := a.exec("UPDATE household SET newest_visit_id = "+earlier+" WHERE id = ?2 AND newest_visit_id = ?1", visit, int64(household))
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n > 0 {
		return err
	}
	_, err = a.exec("UPDATE visit SET earlier_id = "+earlier+" WHERE id IN ("+visitsOf("h.id = ?2")+") AND earlier_id = ?1", visit, int64(household))
	return err
}

// unlinkVisits takes the visits that go out of the chains of the households that stay.
func (e *eraser) unlinkVisits() error {
	for id := range e.doomed["visit"] {
		home, err := e.homeOf(e.st.tables.visit, id)
		if err != nil {
			return err
		}
		if home == 0 || e.doomed["household"][home] {
			continue
		}
		if err := e.unlink(id, cases.Ref(home)); err != nil {
			return err
		}
	}
	return nil
}

// link puts a visit into the chain of a household, at the place of its age.
func (a *act) link(visit int64, household cases.Ref) error {
	var earlier, later *int64
	err := a.scan("SELECT max(id) FILTER (WHERE id < ?2), min(id) FILTER (WHERE id > ?2) FROM ("+visitsOf("h.id = ?1")+")",
		[]any{int64(household), visit}, &earlier, &later)
	if err != nil {
		return err
	}
	if _, err := a.exec("UPDATE visit SET earlier_id = ? WHERE id = ?", earlier, visit); err != nil {
		return err
	}
	if later != nil {
		_, err = a.exec("UPDATE visit SET earlier_id = ? WHERE id = ?", visit, *later)
		return err
	}
	_, err = a.exec("UPDATE household SET newest_visit_id = ? WHERE id = ?", visit, int64(household))
	return err
}

// recomputeChains makes the chains anew from the visits, writes what differs and counts it.
func (a *act) recomputeChains() (differences int, err error) {
	return a.countChanged(
		`UPDATE visit SET earlier_id = wanted.earlier_id FROM (
			SELECT id, iif(household_id IS NULL, NULL, lag(id) OVER (PARTITION BY household_id ORDER BY id)) AS earlier_id, earlier_id AS known
			FROM visit) AS wanted
		WHERE wanted.id = visit.id AND wanted.earlier_id IS NOT wanted.known`,
		`UPDATE household SET newest_visit_id = wanted.id FROM (
			SELECT h.id AS household_id, n.id, h.newest_visit_id AS known
			FROM household h LEFT JOIN (SELECT household_id, max(id) AS id FROM visit GROUP BY household_id) n ON n.household_id = h.id) AS wanted
		WHERE wanted.household_id = household.id AND wanted.id IS NOT wanted.known`,
	)
}
