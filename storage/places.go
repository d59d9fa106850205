package storage

import (
	"cmp"
	"context"
	"slices"

	"zhucunji/cases"
)

// places are the villages and groups of the file by id, bin included: a household
// keeps its place when the register forgets it.
type places struct {
	villages map[cases.Ref]*cases.Village
	teams    map[cases.Ref]*cases.Team
	found    map[int64][]cases.Key // by team, to search by group
	rank     map[cases.Ref]int64   // of a team within its village
}

// places reads them once and again after a village or group was changed.
func (s *Store) places(ctx context.Context) (places, error) {
	if kept := s.placesKept.Load(); kept != nil {
		return *kept, nil
	}
	p := places{villages: map[cases.Ref]*cases.Village{}, teams: map[cases.Ref]*cases.Team{}, found: map[int64][]cases.Key{}, rank: map[cases.Ref]int64{}}
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
		p.rank[cases.Ref(t.ID)] = t.Order.Or(t.ID)
		if !t.Hidden {
			p.found[t.ID] = p.keys(s.speller, cases.Ref(t.ID), t.VillageID)
		}
	}
	s.placesKept.Store(&p)
	return p, nil
}

// ranks gives the place of each group among those of its village.
func (p places) ranks() map[cases.Ref]int64 { return p.rank }

// keys are the search keys of a group and its village.
func (p places) keys(speller *cases.Speller, team, village cases.Ref) []cases.Key {
	var names []string
	if t := p.teams[team]; t != nil {
		names = append(names, t.Name)
	}
	if v := p.villages[village]; v != nil {
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
