package storage

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// keysOf makes the keys of a subject anew, with those of its place, to hold a further
// word of a query against them.
func (s *Store) keysOf(ctx context.Context, subject int64) (name string, keys []cases.Key, err error) {
	household := -subject
	if subject > 0 {
		p, err := s.tables.person.get(ctx, s.read, subject)
		if err != nil {
			return "", nil, err
		}
		name = p.Name
		keys = slices.Concat(s.speller.PersonKeys(p.Name, p.FormerName), cases.IDKeys(p.IDNumber), cases.PhoneKeys(p.Phone))
		if household, err = s.householdOf(ctx, subject); err != nil || household == 0 {
			return name, keys, err
		}
	}
	var team, village int64
	row := s.read.QueryRowContext(ctx, "SELECT coalesce(team_id, 0), coalesce(village_id, 0) FROM household WHERE id = ?", household)
	if err := row.Scan(&team, &village); err != nil {
		return "", nil, err
	}
	places, err := s.places(ctx)
	if err != nil {
		return "", nil, err
	}
	return name, append(keys, places.keys(s.speller, cases.Ref(team), cases.Ref(village))...), nil
}

// householdOf finds the household a person lives in, or last lived in; 0 where there
// is none.
func (s *Store) householdOf(ctx context.Context, person int64) (id int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT household_id FROM membership WHERE person_id = ? AND hidden = 0
		ORDER BY left_on IS NOT NULL, left_on DESC, id DESC LIMIT 1`, person).Scan(&id)
	if isNoRows(err) {
		return 0, nil
	}
	return id, err
}

// hits reads the texts of what was found, in its order.
func (s *Store) hits(ctx context.Context, list []found) ([]cases.Hit, error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	var out []cases.Hit
	for _, f := range list {
		hit, ok, err := s.hit(ctx, f, places)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, hit)
		}
	}
	return out, nil
}

const hitColumns = `coalesce(h.head_name, ''), coalesce(h.code, ''), h.uid, coalesce(h.village_id, 0), coalesce(h.team_id, 0), h.id`

func (s *Store) hit(ctx context.Context, f found, places places) (hit cases.Hit, ok bool, err error) {
	query := "SELECT '', '', " + hitColumns + " FROM household h WHERE h.id = ? AND h.hidden = 0"
	id := -f.subject
	if f.subject > 0 {
		id = f.subject
		query = `SELECT p.name, coalesce(m.left_on, ''), ` + hitColumns + ` FROM person p
			JOIN membership m ON m.person_id = p.id AND m.hidden = 0
			JOIN household h ON h.id = m.household_id AND h.hidden = 0
			WHERE p.id = ? AND p.hidden = 0
			ORDER BY m.left_on IS NOT NULL, m.left_on DESC, m.id DESC LIMIT 1`
	}
	rows, err := s.query(ctx, query, id)
	if err != nil {
		return hit, false, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	if !rows.Next() {
		return hit, false, rows.Err()
	}
	var left string
	var uid []byte
	var village, team int64
	if err := rows.Scan(&hit.Person, &left, &hit.Head, &hit.Household, &uid, &village, &team, &hit.HouseholdID); err != nil {
		return hit, false, err
	}
	hit.PersonID = max(f.subject, 0)
	hit.Why = f.class.String()
	if f.class == cases.KeyStart && f.subject < 0 {
		hit.Why = "户编号"
	}
	if left != "" {
		hit.Why += "（已不在户）"
	}
	if hit.Household == "" {
		hit.Household = cases.UID(uid).String()
	}
	if v := places.villages[cases.Ref(village)]; v != nil {
		hit.Village = v.Name
	}
	if t := places.teams[cases.Ref(team)]; t != nil {
		hit.Group = t.Name
	}
	return hit, true, rows.Err()
}
