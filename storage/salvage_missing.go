package storage

import (
	"database/sql"
	"fmt"

	"zhucunji/cases"
)

// What stands in a record that was lost in whole or in part.
const (
	lostName = "（损坏，没能读出）"
	lostNote = "数据文件损坏，这条的内容没能全部读出，请核对补填。"
)

// writeBroken writes the rows of which a part is known, with what later edits say.
func (s *salvaging) writeBroken() error {
	err := s.tx.QueryRowContext(s.ctx, `SELECT (SELECT count(*) = coalesce(max(id), 0) FROM act)
		AND (SELECT coalesce(sum(run), 0) FROM change) = (SELECT coalesce(sum(changes), 0) FROM act WHERE record IS NULL)`).Scan(&s.logWhole)
	if err != nil {
		return err
	}
	for table, rows := range s.broken {
		b := s.table(table)
		insert, err := s.tx.PrepareContext(s.ctx, b.insert())
		if err != nil {
			return err
		}
		for id, row := range rows {
			if err := s.writePart(b, insert, id, row); err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
		}
		if err := insert.Close(); err != nil {
			return err
		}
	}
	return nil
}

func (s *salvaging) writePart(b *branch, insert *sql.Stmt, id int64, row []any) error {
	created := s.made[b.table].has(id)
	if _, known := uidIn(b.columns, row); s.hinted[b.table].has(id) && !created && (s.logWhole || !known) {
		return nil // an index speaks of it, on a page that is not its own: it never was
	}
	if err := s.complete(b, id, row); err != nil {
		return err
	}
	if !b.tells(row) {
		s.setOf(s.gone, b.table).add(id)
		return nil
	}
	if at, ok := b.columns["note"]; ok && row[at] == nil {
		row[at] = lostNote
	}
	res, err := insert.ExecContext(s.ctx, row...)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	s.setOf(s.saved, b.table).add(id)
	s.part(b).Partly++
	return nil
}

// complete gives a row a name of its own where that is lost, and what the change log says
// of its blank places.
func (s *salvaging) complete(b *branch, id int64, row []any) error {
	if _, known := uidIn(b.columns, row); !known {
		uid, err := cases.NewUID()
		if err != nil {
			return err
		}
		row[b.columns["uid"]] = uid[:]
	}
	if row[b.columns["act_id"]] == nil {
		row[b.columns["act_id"]] = s.makers[eraseItem{b.table, id}]
	}
	var edits [][]byte
	err := eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
		var raw []byte
		err := rows.Scan(&raw)
		edits = append(edits, raw)
		return err
	}, "SELECT edits FROM change WHERE record = ? AND row_id = ? AND kind = ? ORDER BY id", b.record.id(), id, changeEdit)
	if err != nil {
		return err
	}
	b.record.relive(b.columns, row, edits)
	b.record.mend(b.columns, row) // what an index held may be broken too
	return nil
}

// tells says whether anything is known of a record besides that it was there.
func (b *branch) tells(row []any) bool {
	if b.table == "membership" || b.table == "headship" { // whose, or of whom, is all they say
		return row[b.columns["household_id"]] != nil && row[b.columns["person_id"]] != nil
	}
	for i := range b.Columns {
		switch c := &b.Columns[i]; {
		case c.RowID, c.Name == "uid", c.NotNull:
		case row[i] != nil:
			return true
		}
	}
	return false
}

func (s *salvaging) part(b *branch) *cases.SalvagedPart {
	if s.parts[b.table] == nil {
		s.parts[b.table] = &cases.SalvagedPart{Record: b.table, Title: b.record.title()}
	}
	return s.parts[b.table]
}

// reference is a column that names rows of another table.
type reference struct{ table, column, parent string }

// writeMissing makes a record without content for each that others refer to and that is
// gone, so that those others are found and can be read. One that is made may refer to
// further ones; a reference that nothing can be made for in a few rounds is blanked.
func (s *salvaging) writeMissing() error {
	for round := range 6 {
		broken, err := s.brokenReferences()
		if err != nil || len(broken) == 0 {
			return err
		}
		for _, r := range broken {
			if err := s.mendReference(r, round == 5); err != nil {
				return fmt.Errorf("%s.%s: %w", r.table, r.column, err)
			}
		}
	}
	return nil
}

func (s *salvaging) brokenReferences() (out []reference, err error) {
	err = eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
		var r reference
		err := rows.Scan(&r.table, &r.column, &r.parent)
		out = append(out, r)
		return err
	}, `SELECT DISTINCT c."table", l."from", c.parent FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list(c."table") l ON l.id = c.fkid`)
	return out, err
}

// mendReference makes what a column refers to, or blanks it: that an act undid another one
// which is gone, and numbers that were never given.
func (s *salvaging) mendReference(r reference, blank bool) error {
	parent := s.table(r.parent)
	missing := fmt.Sprintf("%[1]s IS NOT NULL AND %[1]s NOT IN (SELECT id FROM %[2]s)", quote(r.column), quote(r.parent))
	if parent.record == nil && r.parent != "machine" {
		blank = true
	}
	if !blank {
		ids, err := s.missingIDs(r, missing)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := s.standIn(parent, id); err != nil {
				return err
			}
		}
		missing = fmt.Sprintf("%[1]s NOT BETWEEN 1 AND %[2]d", quote(r.column), mostID)
	}
	_, err := s.tx.ExecContext(s.ctx, fmt.Sprintf("UPDATE OR IGNORE %[1]s SET %[2]s = NULL WHERE %[3]s", quote(r.table), quote(r.column), missing))
	return err
}

// mostID is above every id that was ever given.
const mostID = 1 << 40

func (s *salvaging) missingIDs(r reference, missing string) (ids []int64, err error) {
	err = eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, fmt.Sprintf("SELECT DISTINCT %[1]s FROM %[2]s WHERE %[3]s AND %[1]s BETWEEN 1 AND %[4]d", quote(r.column), quote(r.table), missing, mostID))
	return ids, err
}

// standIn writes a record without content.
func (s *salvaging) standIn(b *branch, id int64) error {
	row := s.broken[b.table][id]
	if row == nil {
		row = b.blankRow(id)
	}
	uid, known := uidIn(b.columns, row)
	var taken bool // by a record that was saved under another id: the index is broken too
	err := s.tx.QueryRowContext(s.ctx, "SELECT EXISTS (SELECT 1 FROM "+quote(b.table)+" WHERE uid = ?)", uid[:]).Scan(&taken)
	if err != nil {
		return err
	}
	if !known || taken {
		if uid, err = cases.NewUID(); err != nil {
			return err
		}
		row[b.columns["uid"]] = uid[:]
		if b.record != nil {
			b.record.mend(b.columns, row) // what is sealed is bound to the uid
		}
	}
	if b.record != nil && row[b.columns["act_id"]] == nil {
		row[b.columns["act_id"]] = s.makers[eraseItem{b.table, id}]
	}
	b.fillIn(row, s.st.now().UTC().Format(instantLayout))
	if _, err := s.tx.ExecContext(s.ctx, b.insert(), row...); err != nil {
		return err
	}
	if b.record != nil {
		s.setOf(s.gone, b.table).add(id)
	}
	return nil
}

// fillIn writes into the blank places of a row what must stand there, and that the rest is
// lost.
func (b *branch) fillIn(row []any, now string) {
	words := map[string]any{"name": lostName, "note": lostNote, "hidden": int64(0)}
	if b.table == "machine" {
		words = map[string]any{"name": lostName, "place": []byte{}, "since_at": now}
	}
	for name, word := range words {
		if at, ok := b.columns[name]; ok && row[at] == nil {
			row[at] = word
		}
	}
}

// dropLoose removes spells that say neither whose nor of whom they are, because the number
// was written over: nobody could find them, and what is worked out from them would fail.
func (s *salvaging) dropLoose() error {
	for _, table := range []string{"membership", "headship"} {
		err := eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			s.setOf(s.saved, table).remove(id)
			s.setOf(s.gone, table).add(id)
			return err
		}, "DELETE FROM "+quote(table)+" WHERE household_id IS NULL OR person_id IS NULL RETURNING id")
		if err != nil {
			return err
		}
	}
	return nil
}

// cutLog leaves out changes that belong to acts after the last one that was saved: their
// numbers are given again.
func (s *salvaging) cutLog() error {
	if err := s.tx.QueryRowContext(s.ctx, "SELECT coalesce(max(act_id), 0) FROM change").Scan(&s.lastAct); err != nil {
		return err
	}
	return s.run1("DELETE FROM change WHERE act_id > (SELECT coalesce(max(id), 0) FROM act)")
}
