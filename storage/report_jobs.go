package storage

import (
	"cmp"
	"slices"

	"zhucunji/cases"
)

// tellJobs fills what job spells and public posts of the filter's year say of people.
func (b *rowBuilder) tellJobs(rows []builtRow, people []int64, n *needs) error {
	if n.has("person", "job_place", "job_area", "job_company", "job_months", "job_abroad", "job_sector", "job_channel") {
		spells, err := childrenOf(b, b.st.tables.jobSpell, "person_id", people, nil, "AND hidden = 0")
		if err != nil {
			return err
		}
		for i := range rows {
			b.tellJob(&rows[i].Row, spells[people[i]])
		}
	}
	if n.has("person", "post_type", "post_months") {
		return b.tellPosts(rows)
	}
	return nil
}

// tellJob fills what the job spells of a person say.
func (b *rowBuilder) tellJob(row *cases.Row, spells []cases.JobSpell) {
	slices.SortStableFunc(spells, func(x, y cases.JobSpell) int { return cmp.Compare(x.FromMonth, y.FromMonth) })
	window := b.jobYear()
	facts := &row.Person.Facts
	if months := cases.WorkedMonths(spells, window, b.filter.AsOf); len(months) > 0 {
		facts.JobMonths = cases.Some(int64(len(months)))
	}
	for i := range spells { // the newest one of the year is told
		j := &spells[i]
		if len(cases.WorkedMonths(spells[i:i+1], window, b.filter.AsOf)) == 0 {
			continue
		}
		facts.JobPlace, facts.JobCompany, facts.JobAbroad, facts.JobChannel, facts.JobSector = j.Place, j.Employer, j.Abroad, j.Channel, j.Industry
		facts.JobArea = cases.WorkArea(j, homeOf(row.Village))
	}
}

// jobYear is the calendar year in which work is counted, up to the report's day.
func (b *rowBuilder) jobYear() cases.Period {
	year := b.filter.Year
	if year == 0 {
		year = b.filter.AsOf.Year()
	}
	return cases.CalendarYear(year)
}

func homeOf(v *cases.Village) cases.Home {
	if v == nil {
		return cases.Home{}
	}
	return cases.Home{Province: v.Province, County: v.County, Town: v.Town}
}

// tellPosts fills the public posts of people and the months worked in them.
func (b *rowBuilder) tellPosts(rows []builtRow) error {
	households := make([]int64, len(rows))
	for i := range rows {
		households[i] = rows[i].ref.household
	}
	measures, err := childrenOf(b, b.st.tables.measure, "household_id", households, columnsOf("person_id"),
		"AND hidden = 0 AND person_id IS NOT NULL AND id IN (SELECT measure_id FROM public_post WHERE hidden = 0)")
	if err != nil {
		return err
	}
	posts, months, err := b.posts(measures)
	if err != nil {
		return err
	}
	for i := range rows {
		facts := &rows[i].Person.Facts
		for _, m := range measures[rows[i].ref.household] {
			if m.PersonID != rows[i].Membership.PersonID {
				continue
			}
			for _, p := range posts[m.ID] {
				if worked := len(months[p.ID]); worked > 0 {
					facts.PostType = p.PostType
					facts.PostMonths = cases.Some(facts.PostMonths.Value + int64(worked))
				}
			}
		}
	}
	return nil
}

// posts reads the public posts of some measures, and the months worked in each.
func (b *rowBuilder) posts(measures map[int64][]cases.Measure) (posts map[int64][]cases.PublicPost, months map[int64][]cases.Attendance, err error) {
	var ids []int64
	for _, list := range measures {
		for i := range list {
			ids = append(ids, list[i].ID)
		}
	}
	if posts, err = childrenOf(b, b.st.tables.post, "measure_id", ids, columnsOf("post_type"), "AND hidden = 0"); err != nil {
		return nil, nil, err
	}
	ids = nil
	for _, list := range posts {
		for i := range list {
			ids = append(ids, list[i].ID)
		}
	}
	window := b.jobYear()
	months, err = childrenOf(b, b.st.tables.attendance, "public_post_id", ids, columnsOf(),
		"AND hidden = 0 AND month BETWEEN ? AND ?", window.From.MonthOf().String(), window.To.MonthOf().String())
	return posts, months, err
}
