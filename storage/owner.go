package storage

import (
	"context"
	"strings"

	"zhucunji/cases"
)

// householdName tells whose a record is: what lists of visits and measures show of
// the household.
type householdName struct{ head, village, team string }

// ownersOf reads the names of the households of n records.
func (s *Store) ownersOf(ctx context.Context, n int, household func(i int) cases.Ref) (map[cases.Ref]householdName, error) {
	out := make(map[cases.Ref]householdName, n)
	var args []any
	for i := range n {
		if ref := household(i); ref != 0 {
			if _, ok := out[ref]; !ok {
				out[ref] = householdName{}
				args = append(args, int64(ref))
			}
		}
	}
	if len(args) == 0 {
		return out, nil
	}
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, coalesce(head_name, ''), coalesce(village_id, 0), coalesce(team_id, 0) FROM household WHERE id IN (?"+
		strings.Repeat(", ?", len(args)-1)+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id, village, team cases.Ref
		var name householdName
		if err := rows.Scan(&id, &name.head, &village, &team); err != nil {
			return nil, err
		}
		if v := places.villages[village]; v != nil {
			name.village = v.Name
		}
		if t := places.teams[team]; t != nil {
			name.team = t.Name
		}
		out[id] = name
	}
	return out, rows.Err()
}
