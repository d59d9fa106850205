package storage

import (
	"context"
	"database/sql"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

// salvaging is one reading of a broken database into a new one.
type salvaging struct {
	ctx      context.Context //nolint:containedctx // a salvage lives within one call
	st       *Store          // the new database
	tx       handle
	branches []branch
	reading  *wreck.Reading
	tell     func(done float64)

	saved    map[string]rowSet          // table → rows that are written
	broken   map[string]map[int64][]any // table → rows that are not whole, in the order of its columns
	gone     map[string]rowSet          // table → rows that are known of and not read
	hinted   map[string]rowSet          // table → rows of which only indexes speak
	made     map[string]rowSet          // table → rows that the log says were made, and not erased since
	makers   map[eraseItem]int64        // of rows that were not saved whole: the acts that made them
	logWhole bool                       // nothing is missing from the change log
	parts    map[string]*cases.SalvagedPart
	lastAct  int64 // the last act that a change was found of
}

func newSalvaging(ctx context.Context, st *Store, tell func(done float64)) *salvaging {
	return &salvaging{
		ctx: ctx, st: st, tell: tell,
		saved: map[string]rowSet{}, broken: map[string]map[int64][]any{},
		gone: map[string]rowSet{}, hinted: map[string]rowSet{}, made: map[string]rowSet{}, makers: map[eraseItem]int64{},
		parts: map[string]*cases.SalvagedPart{},
	}
}

// table finds the branch of a table's rows.
func (s *salvaging) table(name string) *branch {
	for i := range s.branches {
		if b := &s.branches[i]; b.isTable() && b.table == name {
			return b
		}
	}
	return nil
}

// run reads everything: first the rows of tables, then what indexes and the change log
// know of those that are missing.
func (s *salvaging) run() error {
	steps := []func() error{s.readTables, s.readIndexes, s.readCreations, s.writeBroken, s.writeMissing, s.dropLoose, s.cutLog}
	for i, step := range steps {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
		s.tell(0.1 + 0.6*float64(i+1)/float64(len(steps)))
	}
	return nil
}

// readTables writes the rows that are whole. The log comes first: it helps to tell whose
// rows stray pages hold.
func (s *salvaging) readTables() error {
	s.adoptSure()
	for _, first := range []bool{true, false} {
		for i := range s.branches {
			b := &s.branches[i]
			if !b.isTable() || b.isLog() != first || b.table == "search_key" || b.table == versionTable {
				continue
			}
			if err := s.readTable(i); err != nil {
				return err
			}
		}
		if first {
			if err := s.readMade(); err != nil {
				return err
			}
			s.adoptLogged()
		}
	}
	return nil
}

// adoptSure gives stray pages to the one tree whose rows they can be.
func (s *salvaging) adoptSure() {
	for _, stray := range s.reading.Strays {
		if len(stray.Trees) == 1 {
			s.reading.Adopt(stray, stray.Trees[0])
		}
	}
}

// adoptLogged gives stray pages that look like rows of several tables to the one of which
// the change log knows the most of them.
func (s *salvaging) adoptLogged() {
	for _, stray := range s.reading.Strays {
		if len(stray.Trees) < 2 {
			continue
		}
		best, most := -1, 0
		for _, i := range stray.Trees {
			b := &s.branches[i]
			if b.record == nil || !b.isTable() {
				continue
			}
			known, made := 0, s.made[b.table]
			s.reading.Rows(stray, func(row wreck.Row) {
				if made.has(row.ID) {
					known++
				}
			})
			if known > most {
				best, most = i, known
			}
		}
		if best >= 0 {
			s.reading.Adopt(stray, best)
		}
	}
}

// readTable writes the whole rows of one table and keeps the others for later.
func (s *salvaging) readTable(tree int) error {
	b := &s.branches[tree]
	insert, err := s.tx.PrepareContext(s.ctx, b.insert())
	if err != nil {
		return err
	}
	defer insert.Close() //nolint:errcheck // the transaction tells
	saved := s.setOf(s.saved, b.table)
	s.reading.Each(tree, func(row wreck.Row) bool {
		if !b.Index {
			if row.ID <= 0 || saved.has(row.ID) || s.broken[b.table][row.ID] != nil {
				return true // an older version on a page that is not in use any more
			}
			b.setID(row.Values, row.ID)
		}
		if !s.whole(b, row) {
			return true
		}
		var res sql.Result
		if res, err = insert.ExecContext(s.ctx, row.Values...); err != nil {
			return false
		}
		if n, _ := res.RowsAffected(); n > 0 && !b.Index { // SQLite's driver always knows
			saved.add(row.ID)
		}
		return true
	})
	return err
}

// whole says whether a row can be written as it is; one that cannot is kept where that is
// of use.
func (s *salvaging) whole(b *branch, row wreck.Row) bool {
	switch {
	case b.table == "draft":
		return b.mendOwn(row.Values) && s.opens(b, row.Values)
	case b.record == nil:
		return b.mendOwn(row.Values)
	}
	lost := b.record.mend(b.columns, row.Values)
	_, known := uidIn(b.columns, row.Values)
	if _, made := row.Values[b.columns["act_id"]].(int64); made && known && lost == 0 {
		return true
	}
	s.keepBroken(b, row.ID, row.Values)
	return false
}

func (s *salvaging) keepBroken(b *branch, id int64, row []any) {
	if s.broken[b.table] == nil {
		s.broken[b.table] = map[int64][]any{}
	}
	for i := range row {
		if _, lost := row[i].(wreck.Lost); lost {
			row[i] = nil
		}
	}
	s.broken[b.table][id] = row
}

// opens says whether a draft can be opened: one that cannot would hide the others.
func (s *salvaging) opens(b *branch, row []any) bool {
	form, _ := row[b.columns["form"]].(string)
	for column, bound := range map[string]string{"title": "draft title " + form, "body": "draft " + form} {
		raw, _ := row[b.columns[column]].([]byte)
		if _, err := s.st.seal.openBytes(raw, []byte(bound)); err != nil {
			return false
		}
	}
	return true
}

func (s *salvaging) setOf(sets map[string]rowSet, table string) rowSet {
	if sets[table] == nil {
		sets[table] = rowSet{}
	}
	return sets[table]
}

// readIndexes learns from the indexes which rows are missing, and some of their values.
func (s *salvaging) readIndexes() error {
	for i := range s.branches {
		b := &s.branches[i]
		t := s.table(b.table)
		if b.isTable() || t == nil || t.record == nil {
			continue
		}
		saved := s.setOf(s.saved, b.table)
		s.reading.Each(i, func(row wreck.Row) bool {
			id, ok := row.Values[len(row.Values)-1].(int64)
			if !ok || id <= 0 || saved.has(id) {
				return true
			}
			known := s.broken[b.table][id]
			if known == nil {
				known = t.blankRow(id)
				s.keepBroken(t, id, known)
				s.setOf(s.hinted, b.table).add(id)
			}
			for n, v := range row.Values[:len(row.Values)-1] {
				if _, lost := v.(wreck.Lost); !lost && known[t.columns[b.Columns[n].Name]] == nil {
					known[t.columns[b.Columns[n].Name]] = v
				}
			}
			return true
		})
	}
	return nil
}
