package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"zhucunji/cases"
)

// hits reads the texts of what was found, in its order: two queries, however many.
func (s *Store) hits(ctx context.Context, list []found) ([]cases.Hit, error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	people, households := subjectsOf(list)
	bySubject := make(map[int64]cases.Hit, len(list))
	if err := s.readHits(ctx, hitsOfPeople, people, places, bySubject); err != nil {
		return nil, err
	}
	if err := s.readHits(ctx, hitsOfHouseholds, households, places, bySubject); err != nil {
		return nil, err
	}
	var out []cases.Hit
	for _, f := range list {
		hit, ok := bySubject[f.subject]
		if !ok {
			continue
		}
		hit.Why = f.why() + hit.Why
		out = append(out, hit)
	}
	return out, nil
}

// why tells what matched.
func (f found) why() string {
	if f.class == cases.KeyStart && f.subject < 0 {
		return "户编号"
	}
	return f.class.String()
}

// subjectsOf divides what was found into people and households.
func subjectsOf(list []found) (people, households []int64) {
	for _, f := range list {
		if f.subject > 0 {
			people = append(people, f.subject)
		} else {
			households = append(households, -f.subject)
		}
	}
	return people, households
}

const hitColumns = `coalesce(h.head_name, ''), coalesce(h.code, ''), h.uid, coalesce(h.village_id, 0), coalesce(h.team_id, 0), h.id`

// The households of people come with the present one first, then the one left last.
const (
	hitsOfPeople = `SELECT p.id, p.name, coalesce(m.left_on, ''), ` + hitColumns + ` FROM json_each(?) AS wanted
		JOIN person p ON p.id = wanted.value AND p.hidden = 0
		JOIN membership m ON m.person_id = p.id AND m.hidden = 0
		JOIN household h ON h.id = m.household_id AND h.hidden = 0
		ORDER BY m.left_on IS NOT NULL, m.left_on DESC, m.id DESC`
	hitsOfHouseholds = `SELECT -h.id, '', '', ` + hitColumns + ` FROM json_each(?) AS wanted JOIN household h ON h.id = wanted.value AND h.hidden = 0`
)

// readHits reads the first row of each subject.
func (s *Store) readHits(ctx context.Context, query string, ids []int64, places places, out map[int64]cases.Hit) error {
	if len(ids) == 0 {
		return nil
	}
	rows, err := s.queryIDs(ctx, query, ids)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var subject int64
		var hit cases.Hit
		var name, left string
		var uid []byte
		var village, team cases.Ref
		if err := rows.Scan(&subject, &name, &left, &hit.Head, &hit.Household, &uid, &village, &team, &hit.HouseholdID); err != nil {
			return err
		}
		if _, ok := out[subject]; ok {
			continue
		}
		hit.Person, hit.PersonID = name, max(subject, 0)
		if left != "" {
			hit.Why = "（已不在户）"
		}
		if hit.Household == "" {
			hit.Household = cases.UID(uid).String()
		}
		if v := places.villages[village]; v != nil {
			hit.Village = v.Name
		}
		if t := places.teams[team]; t != nil {
			hit.Group = t.Name
		}
		out[subject] = hit
	}
	return rows.Err()
}

// queryIDs runs a query whose one parameter is a list of ids, compiled once whatever
// their number.
func (s *Store) queryIDs(ctx context.Context, query string, ids []int64) (*sql.Rows, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return s.query(ctx, query, string(list))
}

// candidate is what a further word of a query is held against.
type candidate struct {
	name, former string
	uid          cases.UID
	id, phone    []byte // sealed
	village      cases.Ref
	team         cases.Ref
}

const (
	candidatePeople = `SELECT p.id, coalesce(p.name, ''), coalesce(p.former_name, ''), p.uid, p.id_number, p.phone, coalesce(h.village_id, 0), coalesce(h.team_id, 0)
		FROM json_each(?) AS wanted JOIN person p ON p.id = wanted.value
		LEFT JOIN membership m ON m.person_id = p.id AND m.hidden = 0
		LEFT JOIN household h ON h.id = m.household_id
		ORDER BY m.left_on IS NOT NULL, m.left_on DESC, m.id DESC`
	candidateHouseholds = `SELECT -h.id, '', '', h.uid, NULL, NULL, coalesce(h.village_id, 0), coalesce(h.team_id, 0)
		FROM json_each(?) AS wanted JOIN household h ON h.id = wanted.value`
)

// facts reads what the further words of a query are held against.
func (s *Store) facts(ctx context.Context, list []found) (map[int64]*candidate, error) {
	people, households := subjectsOf(list)
	out := make(map[int64]*candidate, len(list))
	for query, ids := range map[string][]int64{candidatePeople: people, candidateHouseholds: households} {
		if len(ids) == 0 {
			continue
		}
		if err := s.readFacts(ctx, query, ids, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Store) readFacts(ctx context.Context, query string, ids []int64, out map[int64]*candidate) error {
	rows, err := s.queryIDs(ctx, query, ids)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var subject int64
		var c candidate
		var uid []byte
		if err := rows.Scan(&subject, &c.name, &c.former, &uid, &c.id, &c.phone, &c.village, &c.team); err != nil {
			return err
		}
		copy(c.uid[:], uid)
		if _, ok := out[subject]; !ok {
			out[subject] = &c
		}
	}
	return rows.Err()
}

// keysOf makes the keys of a candidate of one class, hashed ones in clear.
func (s *Store) keysOf(c *candidate, class cases.KeyClass, places places) ([]cases.Key, error) {
	switch class {
	case cases.KeyPlace:
		if keys, ok := places.found[int64(c.team)]; ok {
			return keys, nil
		}
		return places.keys(s.speller, c.team, c.village), nil
	case cases.KeyID, cases.KeyPhone:
		id, err := s.opened(c.id, c.uid, "id_number")
		if err != nil {
			return nil, err
		}
		phone, err := s.opened(c.phone, c.uid, "phone")
		return slices.Concat(cases.IDKeys(id), cases.PhoneKeys(phone)), err
	}
	return s.speller.PersonKeys(c.name, c.former), nil
}

// opened opens a sealed value; nil is blank.
func (s *Store) opened(sealed []byte, uid cases.UID, field string) (string, error) {
	if sealed == nil {
		return "", nil
	}
	return s.seal.open(sealed, uid, field)
}
