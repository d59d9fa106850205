package storage

import (
	"context"
	"encoding/json"
	"slices"

	"zhucunji/cases"
)

// A place is looked through, one by one, up to the groups and people of a large village. What
// is larger, say the first groups of all villages, is left to the names.
const (
	mostTeams = 40
	mostThere = 4000
)

// teamsOf lists the groups that all terms name which name any, in the order of villages
// and groups.
func (p places) teamsOf(terms []cases.Term) (teams []int64) {
	named := false
	for _, term := range terms {
		for _, probe := range term.Probes {
			if probe.Class != cases.KeyPlace {
				continue
			}
			matching := p.matching(probe.Text)
			switch {
			case len(matching) == 0:
			case !named:
				teams, named = matching, true
			default:
				teams = slices.DeleteFunc(teams, func(team int64) bool { return !slices.Contains(matching, team) })
			}
		}
	}
	return teams
}

// peopleAt finds the people of the places that other terms name whose names one term finds;
// none where the others name no place or a very large one.
func (s *Store) peopleAt(ctx context.Context, name cases.Term, others []cases.Term) (out []found, err error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	teams := places.teamsOf(others)
	if len(teams) == 0 || len(teams) > mostTeams {
		return nil, nil
	}
	text, err := s.packedPeople(ctx, teams)
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	err = rowsOf(text, 3, func(row packedRow) error {
		person, c := row.int(0), candidate{name: string(row[1]), former: string(row[2])}
		if seen[person] || len(out) == maxCandidates || !s.mayMatch(&c, name) { // seen: moved within the village
			return nil
		}
		seen[person] = true
		ok, err := s.matchesTerm(&c, name, places)
		if ok {
			out = append(out, found{person, cases.KeyStart})
		}
		return err
	})
	return out, err
}

// packedPeople reads the ids and names of the people of groups, nothing of those of too
// many: as one text, which takes half the time of rows.
func (s *Store) packedPeople(ctx context.Context, teams []int64) ([]byte, error) {
	list, err := json.Marshal(teams)
	if err != nil {
		return nil, err
	}
	return s.packedText(ctx, `SELECT iif(count(*) > ?2, '', coalesce(group_concat(
			p.id || x'1f' || coalesce(p.name, '') || x'1f' || coalesce(p.former_name, '') || x'1f', x'1e'), ''))
		FROM (SELECT m.person_id FROM json_each(?1) AS wanted JOIN team t ON t.id = wanted.value
			JOIN household h ON h.village_id = t.village_id AND h.team_id = t.id AND h.hidden = 0
			JOIN membership m ON m.household_id = h.id AND m.hidden = 0 LIMIT ?2 + 1) AS there
		JOIN person p ON p.id = there.person_id AND p.hidden = 0`, string(list), mostThere)
}

// mayMatch leaves out most of those whom a term does not find, for a tenth of the time.
func (s *Store) mayMatch(c *candidate, term cases.Term) bool {
	return slices.ContainsFunc(term.Probes, func(p cases.Probe) bool {
		return p.Class.Hashed() || s.speller.MayBeFound(c.name, p.Text) || s.speller.MayBeFound(c.former, p.Text)
	})
}

// householdsAt finds the households of the places that all terms name.
func (s *Store) householdsAt(ctx context.Context, terms []cases.Term) (out []found, err error) {
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	ids, err := s.householdsOf(ctx, places.teamsOf(terms), maxCandidates)
	for _, id := range ids {
		out = append(out, found{id, cases.KeyPlace})
	}
	return out, err
}

// householdsOf lists the households of groups, as subjects.
func (s *Store) householdsOf(ctx context.Context, teams []int64, limit int) (out []int64, err error) {
	for _, id := range teams {
		if len(out) >= limit {
			break
		}
		more, err := s.subjects(ctx, "SELECT -id FROM household WHERE team_id = ? AND hidden = 0 ORDER BY head_sort LIMIT ?", id, limit-len(out))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}
