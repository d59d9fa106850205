package storage

import (
	"database/sql"
	"encoding/json"
	"math/bits"
)

// isLog says whether a table tells which records were made.
func (b *branch) isLog() bool {
	return b.table == "act" || b.table == "change" || b.table == "erased"
}

// readMade learns from the log which records were made.
func (s *salvaging) readMade() error {
	return s.eachMade(func(table string, id, _ int64) { s.setOf(s.made, table).add(id) })
}

// readCreations learns from the log which records are missing, and what made those.
func (s *salvaging) readCreations() error {
	return s.eachMade(func(table string, id, act int64) {
		if s.saved[table].has(id) {
			return
		}
		s.makers[eraseItem{table, id}] = act
		if s.broken[table][id] == nil {
			s.setOf(s.gone, table).add(id)
		}
	})
}

// eachMade hands on the records that the log says were made, and the acts that made them.
// Those erased for good are missed by nobody.
func (s *salvaging) eachMade(take func(table string, id, act int64)) error {
	erased := map[[2]int64]bool{}
	err := eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
		var at [2]int64
		err := rows.Scan(&at[0], &at[1])
		erased[at] = true
		return err
	}, "SELECT act_id, seq FROM erased")
	if err != nil {
		return err
	}
	return eachOf(s.ctx, s.tx, func(rows *sql.Rows) error {
		var act int64
		c := loggedChange{kind: changeCreate}
		if err := rows.Scan(&act, &c.seq, &c.record, &c.row, &c.run); err != nil {
			return err
		}
		r := s.st.tables.numbered(c.record)
		if r == nil {
			return nil
		}
		for _, one := range c.each() {
			if one.row > 0 && !erased[[2]int64{act, one.seq}] {
				take(r.record(), one.row, act)
			}
		}
		return nil
	}, `SELECT act_id, seq, record, row_id, run FROM change WHERE kind = ?
		UNION ALL SELECT id, 0, record, row_id, changes FROM act WHERE record IS NOT NULL`, changeCreate)
}

// keepSpent takes the ids of records out of use that the log knows and that are newer than
// all that were saved.
func (s *salvaging) keepSpent() error {
	spent := spentIDs{}
	for _, r := range s.st.tables.all {
		var newest int64
		if err := s.tx.QueryRowContext(s.ctx, "SELECT coalesce(max(id), 0) FROM "+quote(r.record())).Scan(&newest); err != nil {
			return err
		}
		if made := s.made[r.record()].last(); made > newest && made < mostID {
			spent[r.id()] = made
		}
	}
	kept := spentIDs{} // by erasures before
	var raw string
	err := s.tx.QueryRowContext(s.ctx, "SELECT value FROM setting WHERE key = ?", spentSetting).Scan(&raw)
	if err == nil {
		err = json.Unmarshal([]byte(raw), &kept)
	}
	if err != nil && !isNoRows(err) {
		return err
	}
	for record, id := range kept {
		spent[record] = max(spent[record], id)
	}
	value, err := json.Marshal(spent)
	if err != nil {
		return err
	}
	_, err = s.tx.ExecContext(s.ctx, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", spentSetting, string(value))
	return err
}

// last is the highest id of a set; 0 where it is empty.
func (s rowSet) last() (id int64) {
	for at, word := range s {
		if word != 0 {
			id = max(id, at<<6+int64(bits.Len64(word))-1)
		}
	}
	return id
}
