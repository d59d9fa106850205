package storage

import (
	"cmp"
	"database/sql"
	"math"
	"slices"

	"zhucunji/cases"
)

// listedHome is a household as the list of those of a place has it: often all that rows are
// chosen and sorted by.
type listedHome struct {
	id       int64
	village  cases.Ref
	team     cases.Ref
	order    int64 // of the group
	headSort string
}

// households lists the households of the filter's place that exist on its day, by group
// and head.
func (b *rowBuilder) households() ([]int64, error) {
	rows, err := b.q.QueryContext(b.ctx, `SELECT id, village_id, coalesce(team_id, 0), coalesce(head_sort, x'') FROM household
		WHERE hidden = 0 AND (? = 0 OR village_id = ?) AND (? = 0 OR team_id = ?) AND (ended_on IS NULL OR ended_on > ?)`,
		b.filter.Village, b.filter.Village, b.filter.Team, b.filter.Team, b.filter.AsOf.String())
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var list []listedHome
	for rows.Next() {
		h := listedHome{order: math.MinInt64} // none comes first
		if err := rows.Scan(&h.id, &h.village, &h.team, &h.headSort); err != nil {
			return nil, err
		}
		if chosen := b.filter.Households; len(chosen) > 0 {
			if _, is := slices.BinarySearch(chosen, h.id); !is {
				continue
			}
		}
		if t := b.places.teams[h.team]; t != nil {
			h.order = t.Order.Or(h.order)
		}
		list = append(list, h)
	}
	slices.SortFunc(list, func(x, y listedHome) int {
		return cmp.Or(cmp.Compare(x.village, y.village), cmp.Compare(x.order, y.order), cmp.Compare(x.team, y.team),
			cmp.Compare(x.headSort, y.headSort), cmp.Compare(x.id, y.id))
	})
	b.homes = len(list)
	ids := make([]int64, len(list))
	b.listed = make(map[int64]*listedHome, len(list))
	for i := range list {
		ids[i] = list[i].id
		b.listed[ids[i]] = &list[i]
	}
	return ids, rows.Err()
}

// listedHomes gives the households of some rows as they were listed; ok is false where n
// names more of them.
func (b *rowBuilder) listedHomes(ids []int64, n *needs) (records map[int64]*cases.Household, ok bool) {
	if b.listed == nil || n.whole || n.part("head") {
		return nil, false
	}
	for key := range n.parts["household"] {
		if key != "village_id" && key != "team_id" && key != "head_sort" {
			return nil, false
		}
	}
	records = make(map[int64]*cases.Household, len(ids))
	if b.short == nil {
		b.short = make([]cases.Household, chunkRows) // these rows are never handed out
	}
	list := b.short
	for i, id := range ids {
		h := b.listed[id]
		list[i].ID, list[i].VillageID, list[i].TeamID, list[i].HeadSort = id, h.village, h.team, h.headSort
		records[id] = &list[i]
	}
	return records, true
}

// largeReport is from how many households on a look at a whole table pays.
const largeReport = 8 * chunkRows

// having leaves out the households that have no record in a table which few have: asking
// for each of a district costs more than reading the index once.
func having[T any](b *rowBuilder, t *table[T], ids []int64) ([]int64, error) {
	if b.homes < largeReport {
		return ids, nil
	}
	name := t.cat.Record
	if b.holders[name] == nil {
		rows, err := b.q.QueryContext(b.ctx, "SELECT DISTINCT household_id FROM "+quote(name))
		if err != nil {
			return nil, err
		}
		holders, err := scanIDs(rows)
		if err != nil {
			return nil, err
		}
		b.holders[name] = idSetOf(holders)
	}
	return b.holders[name].among(ids), nil
}

// idSet is a set of ids, a bit for each: they count up from 1.
type idSet []uint64

func idSetOf(ids []int64) idSet {
	s := idSet{0}
	if len(ids) > 0 {
		s = make(idSet, slices.Max(ids)/64+1)
	}
	for _, id := range ids {
		s[id/64] |= 1 << (id % 64)
	}
	return s
}

// among gives those of some ids that are in the set.
func (s idSet) among(ids []int64) []int64 {
	var out []int64
	for _, id := range ids {
		if at := id / 64; at < int64(len(s)) && s[at]&(1<<(id%64)) != 0 {
			out = append(out, id)
		}
	}
	return out
}

// scanIDs reads a column of ids and closes the rows.
func scanIDs(rows *sql.Rows) ([]int64, error) {
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
