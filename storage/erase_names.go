package storage

import (
	"cmp"
	"database/sql"
	"slices"
)

// learnNames reads by what the people and households that go can be known in texts.
func (e *eraser) learnNames() error {
	t := &e.st.tables
	for id := range e.doomed["person"] {
		p, err := t.person.get(e.ctx, e.act, id)
		if err != nil {
			return err
		}
		for _, name := range []string{p.Name, p.FormerName} {
			e.names.addName(name)
		}
		for _, number := range []string{p.IDNumber, p.Phone, p.BankAccount, p.Code} {
			e.names.addNumber(number)
		}
	}
	for id := range e.doomed["household"] {
		h, err := t.household.get(e.ctx, e.act, id)
		if err != nil {
			return err
		}
		for _, number := range []string{h.Phone, h.BankAccount, h.Code} {
			e.names.addNumber(number)
		}
	}
	for i := range e.names.names {
		if err := e.learnOthers(&e.names.names[i]); err != nil {
			return err
		}
	}
	slices.SortFunc(e.names.names, func(a, b blottedName) int { return cmp.Compare(len(b.text), len(a.text)) })
	return nil
}

// learnOthers finds who stays and bears a name, or one that has it in it: people, and the
// colleagues who work with the program.
func (e *eraser) learnOthers(n *blottedName) error {
	rows, err := e.tx.QueryContext(e.ctx, `SELECT id, name FROM person WHERE instr(name, ?1) > 0 UNION ALL SELECT 0, name FROM worker WHERE instr(name, ?1) > 0`, n.text)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id int64
		var name sql.NullString
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		switch {
		case id != 0 && e.doomed["person"][id]:
		case name.String == n.text:
			n.shared = true
		case !slices.Contains(n.longer, name.String):
			n.longer = append(n.longer, name.String)
		}
	}
	return rows.Err()
}
