package ui

import (
	"context"
	"slices"
	"strconv"

	"zhucunji/cases"
)

// byTeam is the key of the filter by group in every list.
const byTeam = "team"

// teamFilter is the choice of a group above a list: the groups of the village in the window.
type teamFilter struct {
	base   *base
	read   func(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	reload func() // the list, where the chosen group went with its village
	teams  []cases.Team
	slot   slot
}

// Chip is the filter as the filter line takes it.
func (t *teamFilter) Chip() *chip { return &chip{Key: byTeam, Title: "村组", Values: t.values} }

// Chosen is the group that was chosen, 0 for all.
func (t *teamFilter) Chosen(c *chips) cases.Ref {
	id, err := strconv.ParseInt(c.Value(byTeam), 10, 64)
	if err != nil {
		return 0
	}
	return cases.Ref(id)
}

// Village is the village of a group, the one in the window where there is no such group.
func (t *teamFilter) Village(team cases.Ref) cases.Ref { return t.base.shell.villageOf(team, t.teams) }

// Load reads the groups for the filter line. A group that is not in the village shown any more is not filtered by.
func (t *teamFilter) Load(c *chips) {
	village := t.base.shell.village
	read := func(ctx context.Context) ([]cases.Team, error) { return t.read(ctx, village) }
	load(t.base, &t.slot, read, func(teams []cases.Team) {
		t.teams = teams
		chosen := c.Value(byTeam)
		if chosen != "" && !slices.ContainsFunc(teams, func(t cases.Team) bool { return strconv.FormatInt(t.ID, 10) == chosen }) {
			c.Set(byTeam, "")
			t.reload()
		}
		c.draw()
	})
}

// values are the groups by their names, with the village's where several are shown.
func (t *teamFilter) values() []chipValue {
	s := t.base.shell
	var out []chipValue
	for i := range t.teams {
		name := t.teams[i].Name
		if s.village == 0 {
			name = s.villageName(t.teams[i].VillageID, 0) + " " + name
		}
		out = append(out, chipValue{strconv.FormatInt(t.teams[i].ID, 10), name})
	}
	return out
}
