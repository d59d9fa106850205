package storage

import (
	"fmt"
	"slices"

	"zhucunji/cases"
)

// choose finds all that goes with what was asked for.
func (e *eraser) choose(items []eraseItem) error {
	for _, item := range items {
		if item.record == "household" {
			if _, err := e.isHidden(item); err != nil {
				return err
			}
			if err := e.doomHousehold(item.id); err != nil {
				return err
			}
		}
	}
	for _, item := range items {
		if e.doomed[item.record][item.id] {
			continue
		}
		if err := e.mayErase(item); err != nil {
			return err
		}
		if err := e.doom(item.record, item.id); err != nil {
			return err
		}
	}
	return nil
}

// isHidden says whether a record is in the bin; NotFound where there is none.
func (e *eraser) isHidden(item eraseItem) (hidden bool, err error) {
	if !slices.Contains(binRecords(), item.record) {
		return false, &cases.Error{Code: cases.NotFound, Message: msgNotFound, Err: errNoType(item.record)}
	}
	err = e.tx.QueryRowContext(e.ctx, "SELECT hidden FROM "+quote(item.record)+" WHERE id = ?", item.id).Scan(&hidden)
	return hidden, err
}

// mayErase refuses what has to be something else first.
func (e *eraser) mayErase(item eraseItem) error {
	hidden, err := e.isHidden(item)
	if err != nil {
		return err
	}
	if item.record != "person" {
		if !hidden {
			return cases.Errorf(cases.Invalid, "", "请先删除它（放进回收站），再从回收站里彻底删除。")
		}
		return nil
	}
	homes, err := e.ids("SELECT DISTINCT household_id FROM membership WHERE person_id = ? AND hidden = 0", item.id)
	if err != nil {
		return err
	}
	for _, home := range homes {
		f, err := e.family(home)
		if err != nil {
			return err
		}
		if err := f.MayErase(cases.Ref(item.id)); err != nil {
			return err
		}
	}
	return nil
}

// ids runs a query of one column of ids.
func (e *eraser) ids(query string, args ...any) ([]int64, error) {
	rows, err := e.tx.QueryContext(e.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

// doomHousehold marks a household with its people. Who was or is in another household too
// stays, without what belongs to this one.
func (e *eraser) doomHousehold(id int64) error {
	people, err := e.ids("SELECT DISTINCT person_id FROM membership WHERE household_id = ?", id)
	if err != nil {
		return err
	}
	if err := e.doom("household", id); err != nil {
		return err
	}
	for _, person := range people {
		homes, err := e.ids("SELECT DISTINCT household_id FROM membership WHERE person_id = ? AND hidden = 0", person)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(homes, func(home int64) bool { return !e.doomed["household"][home] }) {
			continue
		}
		if err := e.doom("person", person); err != nil {
			return err
		}
	}
	return nil
}

// doom marks a record and all that is its.
func (e *eraser) doom(record string, id int64) error {
	if e.doomed[record][id] {
		return nil
	}
	if e.doomed[record] == nil {
		e.doomed[record] = map[int64]bool{}
	}
	e.doomed[record][id] = true
	e.order = append(e.order, eraseItem{record, id})
	for _, p := range e.owned(record) {
		ids, err := e.ids("SELECT id FROM "+quote(p.record)+" "+p.of(), id)
		if err != nil {
			return err
		}
		for _, child := range ids {
			if err := e.doom(p.record, child); err != nil {
				return err
			}
		}
	}
	return nil
}

// owned lists what is nothing without a record: what goes into the bin with it, and what
// belongs to a household or tells of one person. Of a person's incomes the household's
// account is made; they stay, without him.
func (e *eraser) owned(record string) []partOf {
	switch record {
	case "household":
		var all []partOf
		for _, t := range e.st.tables.all {
			for _, r := range t.refs() {
				if r.record == "household" {
					all = append(all, partOf{t.record(), r.column})
				}
			}
		}
		return all
	case "person":
		return []partOf{{"membership", "person_id"}, {"headship", "person_id"}, {"job_spell", "person_id"}, {"job_plan", "person_id"}, {"measure", "person_id"}}
	case "income_snapshot":
		return []partOf{{"income_snapshot_item", "income_snapshot_id"}}
	}
	return partsInBin(record)
}

// refs lists the typed references of a record type: the record referred to, and the column.
func (t *table[T]) refs() (out []partOf) {
	for _, i := range t.fields {
		if f := &t.cat.Fields[i]; f.Kind == cases.KindRef && f.Source == cases.Typed {
			out = append(out, partOf{f.Target, f.Key})
		}
	}
	return out
}

// mentions walks the references from records that stay to one that goes.
func (e *eraser) mentions(gone eraseItem, take func(t reversible, column string, id int64) error) error {
	for _, t := range e.st.tables.all {
		for _, r := range t.refs() {
			if r.record != gone.record {
				continue
			}
			ids, err := e.ids("SELECT id FROM "+quote(t.record())+" "+partOf{t.record(), r.column}.of(), gone.id)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if e.doomed[t.record()][id] {
					continue
				}
				if err := take(t, r.column, id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// checkOthers refuses to erase a village, group, unit, fund or project that others refer to.
func (e *eraser) checkOthers() error {
	for _, gone := range e.order {
		switch gone.record {
		case "village", "team", "unit", "fund", "project":
		default:
			continue
		}
		count, title := 0, ""
		err := e.mentions(gone, func(t reversible, _ string, _ int64) error {
			count++
			title = t.title()
			return nil
		})
		if err != nil {
			return err
		}
		if count > 0 {
			return cases.Errorf(cases.Invalid, "", fmt.Sprintf("还有 %d 条记录（如%s）用到它，不能彻底删除。请先改掉这些记录，或留在回收站里。", count, title))
		}
	}
	return nil
}

// loosen takes the references to what goes out of the records that stay.
func (e *eraser) loosen() error {
	for _, gone := range e.order {
		err := e.mentions(gone, func(t reversible, column string, id int64) error { return t.loosen(e.act, id, column) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *table[T]) loosen(a *act, id int64, column string) error {
	before, err := t.get(a.ctx, a, id)
	if err != nil {
		return err
	}
	after := before
	cases.Clear(t.cat.Field(column).At(&after))
	return edit(a, t, &before, &after)
}

// deleteRows takes the rows out of the file, and finds the photos that nobody names any more.
func (e *eraser) deleteRows() error {
	if err := e.findHomes(); err != nil {
		return err
	}
	var files []string
	for id := range e.doomed["photo"] {
		var file string
		if err := e.scan("SELECT coalesce(file, '') FROM photo WHERE id = ?", []any{id}, &file); err != nil {
			return err
		}
		files = append(files, file)
	}
	if err := e.unlinkVisits(); err != nil {
		return err
	}
	if err := e.act.run("PRAGMA defer_foreign_keys = ON"); err != nil { // what goes refers to what goes
		return err
	}
	for _, gone := range e.order {
		if _, err := e.exec("DELETE FROM "+quote(gone.record)+" WHERE id = ?", gone.id); err != nil {
			return err
		}
	}
	for _, file := range files {
		named := false
		if err := e.scan("SELECT EXISTS (SELECT 1 FROM photo WHERE file = ?)", []any{file}, &named); err != nil {
			return err
		}
		if !named && file != "" && !slices.Contains(e.photos, file) {
			e.photos = append(e.photos, file)
		}
	}
	e.done.Photos = int64(len(e.photos))
	return nil
}

// findHomes notes the households that stay and lose something: their maintained columns
// are worked out again.
func (e *eraser) findHomes() error {
	counts := map[string]int64{}
	for _, gone := range e.order {
		t := e.st.tables.named(gone.record)
		counts[gone.record]++
		home, err := e.homeOf(t, gone.id)
		if err != nil {
			return err
		}
		e.touched = append(e.touched, cases.Touched{Record: gone.record, ID: gone.id, Household: home})
		if home != 0 && !e.doomed["household"][home] {
			e.homes[home] = true
			e.households[home] |= allParts
		}
	}
	for id := range e.doomed["household"] {
		delete(e.households, id)
	}
	for _, t := range e.st.tables.all {
		if n := counts[t.record()]; n > 0 {
			e.done.Records = append(e.done.Records, cases.ErasedCount{Title: t.title(), Count: n})
		}
	}
	return nil
}

// homeOf is the household a record names; 0 where it names none.
func (e *eraser) homeOf(t reversible, id int64) (home int64, err error) {
	for _, r := range t.refs() {
		if r.record == "household" {
			err = e.tx.QueryRowContext(e.ctx, "SELECT coalesce("+quote(r.column)+", 0) FROM "+quote(t.record())+" WHERE id = ?", id).Scan(&home)
		}
	}
	return home, err
}

// dropKeys takes the people and households out of the search.
func (e *eraser) dropKeys() error {
	t := &e.st.tables
	for id := range e.doomed["person"] {
		p, err := t.person.get(e.ctx, e.act, id)
		if err != nil {
			return err
		}
		if err := e.rekey(id, e.st.personKeys(&p), nil); err != nil {
			return err
		}
	}
	for id := range e.doomed["household"] {
		h, err := t.household.get(e.ctx, e.act, id)
		if err != nil {
			return err
		}
		if err := e.rekey(-id, e.st.householdKeys(&h), nil); err != nil {
			return err
		}
	}
	return nil
}
