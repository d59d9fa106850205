package storage

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"zhucunji/cases"
)

// places are the villages and groups of the file by id, bin included: a household
// keeps its place when the register forgets it.
type places struct {
	villages map[cases.Ref]*cases.Village
	teams    map[cases.Ref]*cases.Team
	found    map[int64][]cases.Key // by team, to search by group
	order    map[cases.Ref]uint32  // of a team among those of all villages
}

// places reads them once and again after a village or group was changed.
func (s *Store) places(ctx context.Context) (places, error) {
	if kept := s.placesKept.Load(); kept != nil {
		return *kept, nil
	}
	p := places{villages: map[cases.Ref]*cases.Village{}, teams: map[cases.Ref]*cases.Team{}, found: map[int64][]cases.Key{}}
	for v, err := range s.tables.village.each(ctx, s.read, "") {
		if err != nil {
			return p, err
		}
		p.villages[cases.Ref(v.ID)] = v
	}
	for t, err := range s.tables.team.each(ctx, s.read, "") {
		if err != nil {
			return p, err
		}
		p.teams[cases.Ref(t.ID)] = t
	}
	for _, t := range p.teams {
		if !t.Hidden {
			p.found[t.ID] = p.keys(s.speller, cases.Ref(t.ID), t.VillageID)
		}
	}
	p.order = p.teamOrder()
	s.placesKept.Store(&p)
	return p, nil
}

// teamOrder numbers the groups village by village, from 1; 0 is left for none.
func (p places) teamOrder() map[cases.Ref]uint32 {
	teams := slices.SortedFunc(maps.Values(p.teams), func(a, b *cases.Team) int {
		return cmp.Or(cmp.Compare(a.VillageID, b.VillageID), cmp.Compare(a.Order.Or(a.ID), b.Order.Or(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	order := make(map[cases.Ref]uint32, len(teams))
	for i, t := range teams {
		order[cases.Ref(t.ID)] = uint32(i + 1) //nolint:gosec // groups are some thousand
	}
	return order
}

// keys are the search keys of a group, its village and both in one word, as people write
// and read it.
func (p places) keys(speller *cases.Speller, team, village cases.Ref) []cases.Key {
	var names []string
	if t := p.teams[team]; t != nil {
		names = append(names, t.Name)
	}
	if v := p.villages[village]; v != nil {
		for _, group := range names {
			names = append(names, v.Name+group)
		}
		names = append(names, v.Name)
	}
	return speller.PlaceKeys(names...)
}

// matching lists the groups found by a text, in the order of villages and groups.
func (p places) matching(text string) []int64 {
	probe := cases.Probe{Class: cases.KeyPlace, Text: text}
	var out []int64
	for id, keys := range p.found {
		if matches(probe, keys) {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b int64) int {
		x, y := p.teams[cases.Ref(a)], p.teams[cases.Ref(b)]
		return cmp.Or(cmp.Compare(x.VillageID, y.VillageID), cmp.Compare(x.Order.Value, y.Order.Value), cmp.Compare(a, b))
	})
	return out
}

// tell fills the facts of a household that come from its village and group.
func (p places) tell(h *cases.Household) {
	if v := p.villages[h.VillageID]; v != nil {
		h.Facts.Province, h.Facts.City, h.Facts.County, h.Facts.Town, h.Facts.Village = v.Province, v.City, v.County, v.Town, v.Name
	}
	if t := p.teams[h.TeamID]; t != nil {
		h.Facts.Team = t.Name
	}
}
