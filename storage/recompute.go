package storage

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// derivedBy is the setting that says which way of making keys and chains the file was
// written with.
const derivedBy = "derived_by"

// derivation names the way this program makes keys: a sort key of one version means nothing
// among those of another. The number counts up when search keys or chains of visits change.
func derivation() string { return "3 " + cases.CollationVersion }

// recomputeWindow is how many records are read at once.
const recomputeWindow = 500

// Recompute works out every maintained column and every search key anew, writes those
// that differ and tells how many did: none, unless a program had a fault or something
// else wrote into the file. It takes about a minute on a district.
func (s *Store) Recompute(ctx context.Context) (differences int, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	err = s.maintain(ctx, func(a *act) error {
		links, err := a.recomputeChains() // through which the visits of a household are found
		if err != nil {
			return err
		}
		columns, err := a.recomputeHouseholds(allParts)
		if err != nil {
			return err
		}
		keys, err := a.recomputeKeys()
		if err != nil {
			return err
		}
		differences = links + columns + keys
		return a.keepSetting(derivedBy, derivation())
	})
	return differences, failure("recompute", err)
}

// redue works out all visits that are due after a cadence was changed. The caller holds
// writing.
func (s *Store) redue(ctx context.Context) error {
	return s.maintain(ctx, func(a *act) error {
		if _, err := a.recomputeHouseholds(visitParts); err != nil {
			return err
		}
		return a.keepSetting(derivedBy, derivation())
	})
}

// recomputeHouseholds writes the maintained columns that differ and counts them.
func (a *act) recomputeHouseholds(what parts) (differences int, err error) {
	t := a.st.tables.household
	for last := int64(0); ; {
		window, err := t.list(a.ctx, a, "WHERE id > ? ORDER BY id LIMIT ?", last, recomputeWindow)
		if err != nil || len(window) == 0 {
			return differences, err
		}
		for i := range window {
			after := window[i]
			if err := a.deriveHousehold(&after, what); err != nil {
				return differences, err
			}
			wrong := t.maintainedDifferences(&window[i], &after)
			if wrong == 0 {
				continue
			}
			differences += wrong
			a.households[after.ID] = what
			if err := t.writeMaintained(a, &window[i], &after); err != nil {
				return differences, err
			}
		}
		last = window[len(window)-1].ID
	}
}

func (t *table[T]) maintainedDifferences(now, after *T) (n int) {
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if f.Source == cases.Maintained && !cases.Same(f.At(now), f.At(after)) {
			n++
		}
	}
	return n
}

// recomputeKeys makes the search keys anew beside the real ones, and writes what differs.
func (a *act) recomputeKeys() (differences int, err error) {
	err = a.run(`CREATE TEMP TABLE wanted_key (class INTEGER, key BLOB, subject INTEGER, PRIMARY KEY (class, key, subject)) WITHOUT ROWID`)
	if err != nil {
		return 0, err
	}
	if err := wantKeys(a, a.st.tables.person, func(p *cases.Person) (int64, map[searchKey]bool) { return p.ID, a.st.personKeys(p) }); err != nil {
		return 0, err
	}
	if err := wantKeys(a, a.st.tables.household, func(h *cases.Household) (int64, map[searchKey]bool) { return -h.ID, a.st.householdKeys(h) }); err != nil {
		return 0, err
	}
	const columns = "class, key, subject"
	differences, err = a.countChanged(
		"DELETE FROM search_key WHERE ("+columns+") IN (SELECT "+columns+" FROM search_key EXCEPT SELECT "+columns+" FROM wanted_key)",
		"INSERT INTO search_key ("+columns+") SELECT "+columns+" FROM wanted_key EXCEPT SELECT "+columns+" FROM search_key",
	)
	if err != nil {
		return 0, err
	}
	return differences, a.run("DROP TABLE wanted_key")
}

// countChanged runs statements one after the other and counts the rows they change.
func (a *act) countChanged(steps ...string) (changed int, err error) {
	for _, step := range steps {
		res, err := a.tx.ExecContext(a.ctx, step)
		if err != nil {
			return 0, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return 0, err
		}
		changed += int(n)
	}
	return changed, nil
}

// wantKeys writes the keys that the records of a table should have.
func wantKeys[T any](a *act, t *table[T], keysOf func(*T) (subject int64, keys map[searchKey]bool)) error {
	insert, err := a.tx.PrepareContext(a.ctx, "INSERT OR IGNORE INTO wanted_key (class, key, subject) VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close() //nolint:errcheck // the transaction tells
	for last := int64(0); ; {
		window, err := t.list(a.ctx, a, "WHERE id > ? ORDER BY id LIMIT ?", last, recomputeWindow)
		if err != nil || len(window) == 0 {
			return err
		}
		for record := range slices.Values(window) {
			subject, keys := keysOf(&record)
			for k := range keys {
				if _, err := insert.ExecContext(a.ctx, int64(k.class), []byte(k.key), subject); err != nil {
					return err
				}
			}
		}
		last = t.cat.Base(&window[len(window)-1]).ID
	}
}

// run runs one statement that is not kept for later.
func (a *act) run(statement string) error {
	_, err := a.tx.ExecContext(a.ctx, statement)
	return err
}
