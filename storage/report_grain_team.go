package storage

import (
	"iter"
	"slices"

	"zhucunji/cases"
)

// teamRows is the grain of a group a row: its households and people counted as of the
// day, and how clean the households were kept in the filter's span.
type teamRows struct{}

func (teamRows) rows(b *rowBuilder) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		count := teamCount{b: b, at: map[teamKey]int{}}
		if err := count.households(); err != nil {
			yield(nil, err)
			return
		}
		count.rows = slices.DeleteFunc(count.rows, func(r builtRow) bool { return !b.report.Keeps(b.filter, &r.Row) })
		b.yieldSorted(count.rows, yield)
	}
}

// teamKey names a group; a household without one is counted under its village.
type teamKey struct{ village, team cases.Ref }

// teamCount is the counting of one report.
type teamCount struct {
	b    *rowBuilder
	rows []builtRow // in the order of villages and groups
	at   map[teamKey]int
}

// households counts the households of the filter's place, some hundred at a time.
func (c *teamCount) households() error {
	b := c.b
	households, err := b.households()
	if err != nil {
		return err
	}
	n := newNeeds("row.types", "household.visit_class", "household.household_type", "household.monitor_class", "household.risk_state")
	for chunk := range slices.Chunk(households, chunkRows) {
		refs := make([]rowRef, len(chunk))
		for i, id := range chunk {
			refs[i] = rowRef{household: id}
		}
		homes, err := b.readHouseholds(refs, n)
		if err != nil {
			return err
		}
		if err := c.count(chunk, homes); err != nil {
			return err
		}
	}
	return nil
}

// count adds some households to their groups.
func (c *teamCount) count(ids []int64, homes map[int64]*builtHousehold) error {
	members, people, err := c.members(ids)
	if err != nil {
		return err
	}
	working, err := c.working(people)
	if err != nil {
		return err
	}
	var visits map[int64][]cases.Visit
	hygiene := c.b.report.NeedsHygiene()
	if hygiene {
		if visits, err = c.b.visitsOfSpan(ids, hygieneAndChecks()); err != nil {
			return err
		}
	}
	for _, id := range ids {
		home := homes[id]
		if !c.b.filter.Takes(&home.row) {
			continue
		}
		var visited *cases.Visited
		if hygiene {
			visited = cases.VisitedOf(visits[id])
		}
		c.tally(home).Add(home.row.Household, members[id], func(p *cases.Person) bool { return working[p.ID] }, visited)
	}
	return nil
}

// tally finds the count of a household's group, and begins it where it is the first.
func (c *teamCount) tally(home *builtHousehold) *cases.TeamTally {
	h := home.row.Household
	key := teamKey{h.VillageID, h.TeamID}
	at, ok := c.at[key]
	if !ok {
		at = len(c.rows)
		c.at[key] = at
		c.rows = append(c.rows, builtRow{Row: cases.Row{
			AsOf: c.b.filter.AsOf, Village: home.row.Village, Team: home.row.Team, Tally: cases.NewTeamTally(home.row.Team),
		}})
	}
	return c.rows[at].Tally
}

// members reads the members of some households as of the day, and names them all.
func (c *teamCount) members(ids []int64) (members map[int64][]cases.Member, people []int64, err error) {
	b, day := c.b, c.b.filter.AsOf.String()
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", ids, columnsOf("person_id", "registered"),
		withPerson+" AND (joined_on IS NULL OR joined_on <= ?) AND (left_on IS NULL OR left_on > ?)", day, day)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range ids {
		for i := range spells[id] {
			people = append(people, int64(spells[id][i].PersonID))
		}
	}
	records, err := recordsOf(b, b.st.tables.person, people, columnsOf("dibao", "tekun", "disability_kind", "health", "schooling", "labour"))
	if err != nil {
		return nil, nil, err
	}
	members = make(map[int64][]cases.Member, len(ids))
	for _, id := range ids {
		for i := range spells[id] {
			if p := records[int64(spells[id][i].PersonID)]; p != nil {
				members[id] = append(members[id], cases.Member{Membership: spells[id][i], Person: *p})
			}
		}
	}
	return members, people, nil
}

// working says which people have a job in the year up to the day.
func (c *teamCount) working(people []int64) (map[int64]bool, error) {
	b := c.b
	spells, err := childrenOf(b, b.st.tables.jobSpell, "person_id", people, columnsOf("from_month", "to_month", "working"), "AND hidden = 0")
	if err != nil {
		return nil, err
	}
	out := make(map[int64]bool, len(spells))
	for id, list := range spells {
		out[id] = len(cases.WorkedMonths(list, b.jobYear(), b.filter.AsOf)) > 0
	}
	return out, nil
}
