package ui

import (
	"context"
	"strings"

	"zhucunji/cases"
)

// householdSource finds households for a field: by name, pinyin initials, tail of the id number, phone or group.
func (s *Shell) householdSource(byID func(ctx context.Context, ids []int64) ([]cases.Household, error)) refSource {
	return refSource{
		Find: s.findHouseholds,
		Title: func(ctx context.Context, id int64) (string, error) {
			list, err := byID(ctx, []int64{id})
			if err != nil || len(list) == 0 {
				return "", err
			}
			return s.headTitle(&list[0]), nil
		},
	}
}

// hits are what a text finds; nothing where it is blank.
func (s *Shell) hits(ctx context.Context, text string) ([]cases.Hit, error) {
	if text == "" {
		return nil, nil
	}
	return s.stores.Shell.Search(ctx, text)
}

// findHouseholds lists each household a text finds once, best first.
func (s *Shell) findHouseholds(ctx context.Context, text string) ([]choice, error) {
	hits, err := s.hits(ctx, text)
	if err != nil {
		return nil, err
	}
	var found []choice
	seen := make(map[int64]bool, len(hits))
	for _, h := range hits {
		if !seen[h.HouseholdID] {
			seen[h.HouseholdID] = true
			name := s.name(h.HouseholdID, h.Head)
			if h.Person != "" && h.Person != h.Head {
				name += "（" + s.name(h.HouseholdID, h.Person) + "）"
			}
			found = append(found, choice{ID: h.HouseholdID, Text: name, Note: s.hitNote(h)})
		}
	}
	return found, nil
}

// headTitle names a household in a field, so that it can be told from others with the same mask.
func (s *Shell) headTitle(h *cases.Household) string {
	if s.veil.covers(home(h.ID)) {
		return strings.TrimSpace(hideName(h.HeadName) + " " + s.whereabouts(h))
	}
	return h.HeadName
}

// teamSource offers the groups of the village in the window, of all villages where several are shown.
func (s *Shell) teamSource(teams func(ctx context.Context, village cases.Ref) ([]cases.Team, error)) refSource {
	village := s.village
	read := func(ctx context.Context) ([]cases.Team, error) { return teams(ctx, village) }
	return shortList(read, func(t *cases.Team) choice {
		return choice{ID: t.ID, Text: t.Name, Note: s.villageName(t.VillageID, village)}
	})
}

// villageName names a village beside its group where several villages are shown.
func (s *Shell) villageName(id, shown cases.Ref) string {
	for _, v := range s.villages {
		if shown == 0 && cases.Ref(v.ID) == id {
			return v.Name
		}
	}
	return ""
}

// villageSource offers the villages of the file.
func (s *Shell) villageSource() refSource {
	return shortList(s.stores.Shell.Villages, func(v *cases.Village) choice { return choice{ID: v.ID, Text: v.Name, Note: v.Town} })
}
