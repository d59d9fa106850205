package storage

import (
	"cmp"
	"slices"

	"zhucunji/cases"
)

// hashedKey is how many bytes of a keyed hash a search key keeps: enough that two of
// a million tails hardly ever meet.
const hashedKey = 8

// hookSearch keeps the keys of the search box in step with people and households.
func (s *Store) hookSearch() {
	s.tables.person.written = func(a *act, before, after *cases.Person) error {
		if before != nil { // a name may be the head's, a health may make a 重点户
			if err := a.touchHouseholdsOf(after.ID); err != nil {
				return err
			}
		}
		return a.rekey(after.ID, s.personKeys(before), s.personKeys(after))
	}
	s.tables.household.written = func(a *act, before, after *cases.Household) error {
		return a.rekey(-after.ID, s.householdKeys(before), s.householdKeys(after))
	}
}

// searchKey is one row of search_key without its subject.
type searchKey struct {
	class cases.KeyClass
	key   string // bytes
}

// personKeys gives the keys under which a person is found; none for one in the bin.
func (s *Store) personKeys(p *cases.Person) map[searchKey]bool {
	if p == nil || p.Hidden {
		return nil
	}
	keys := s.speller.PersonKeys(p.Name, p.FormerName)
	keys = append(keys, cases.IDKeys(p.IDNumber)...)
	keys = append(keys, cases.PhoneKeys(p.Phone)...)
	return s.stored(keys)
}

// stored turns keys into what the file keeps: those of sealed values become keyed
// hashes.
func (s *Store) stored(keys []cases.Key) map[searchKey]bool {
	out := make(map[searchKey]bool, len(keys))
	for _, k := range keys {
		out[searchKey{k.Class, s.storedText(k.Class, k.Text)}] = true
	}
	return out
}

func (s *Store) storedText(class cases.KeyClass, text string) string {
	if class.Hashed() {
		return string(s.seal.digest(class.String(), text)[:hashedKey])
	}
	return text
}

// householdKeys gives the keys under which a household itself is found.
func (s *Store) householdKeys(h *cases.Household) map[searchKey]bool {
	if h == nil || h.Hidden {
		return nil
	}
	return s.stored(append(cases.HouseholdKeys(h.Code), cases.PhoneKeys(h.Phone)...))
}

// newKey is a key of a load that waits to be written.
type newKey struct {
	searchKey
	subject int64
}

// rekey writes the keys that are new and removes those that are gone. Keys of new records
// of a load wait for its end.
func (a *act) rekey(subject int64, before, after map[searchKey]bool) error {
	if a.bulk && len(before) == 0 {
		for k := range after {
			a.keys = append(a.keys, newKey{k, subject})
		}
		if len(a.keys) >= keysHeld {
			return a.writeKeys()
		}
		return nil
	}
	if err := a.writeKeys(); err != nil {
		return err
	}
	for k := range before {
		if after[k] {
			continue
		}
		if _, err := a.exec("DELETE FROM search_key WHERE class = ? AND key = ? AND subject = ?", int64(k.class), []byte(k.key), subject); err != nil {
			return err
		}
	}
	for k := range after {
		if before[k] {
			continue
		}
		if err := a.insertKey(k, subject); err != nil {
			return err
		}
	}
	return nil
}

func (a *act) insertKey(k searchKey, subject int64) error {
	_, err := a.exec("INSERT OR IGNORE INTO search_key (class, key, subject) VALUES (?, ?, ?)", int64(k.class), []byte(k.key), subject)
	return err
}

// writeKeys writes the keys that wait, in their order: so a load touches each page of a
// large file once and not a thousand times.
func (a *act) writeKeys() error {
	slices.SortFunc(a.keys, func(x, y newKey) int {
		switch { // not cmp.Or, which compares all three every time
		case x.class != y.class:
			return cmp.Compare(x.class, y.class)
		case x.key != y.key:
			return cmp.Compare(x.key, y.key)
		}
		return cmp.Compare(x.subject, y.subject)
	})
	whole := len(a.keys) - len(a.keys)%keysAtOnce
	args := make([]any, 0, 3*keysAtOnce)
	for _, part := range slices.Collect(slices.Chunk(a.keys[:whole], keysAtOnce)) {
		args = args[:0]
		for _, k := range part {
			args = append(args, int64(k.class), []byte(k.key), k.subject)
		}
		if _, err := a.exec(insertKeys, args...); err != nil {
			return err
		}
	}
	for _, k := range a.keys[whole:] {
		if err := a.insertKey(k.searchKey, k.subject); err != nil {
			return err
		}
	}
	a.keys = a.keys[:0]
	return nil
}

// keysHeld bounds the keys that wait: those of some 30,000 people take 20 MB.
const keysHeld = 250_000

// keysAtOnce is how many rows insertKeys has: a statement costs more than its rows.
const keysAtOnce = 16

const insertKeys = "INSERT OR IGNORE INTO search_key (class, key, subject) VALUES (?, ?, ?)" +
	", (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?)" +
	", (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?)"

// touchHouseholdsOf notes the households a person was ever in.
func (a *act) touchHouseholdsOf(person int64) error {
	rows, err := a.tx.QueryContext(a.ctx, "SELECT household_id FROM membership WHERE person_id = ?", person)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var household int64
		if err := rows.Scan(&household); err != nil {
			return err
		}
		a.touch("membership", person, household)
	}
	return rows.Err()
}
