package storage

import (
	"zhucunji/cases"
)

// tellJobs fills what job spells and public posts of the filter's year say of a person.
func (b *rowBuilder) tellJobs(row *cases.Row) error {
	spells, err := b.st.tables.jobSpell.list(b.ctx, b.q, "WHERE person_id = ? AND hidden = 0 ORDER BY from_month", row.Person.ID)
	if err != nil {
		return err
	}
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
	return b.tellPosts(row, window)
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

// tellPosts fills the public post of a person and the months worked in it.
func (b *rowBuilder) tellPosts(row *cases.Row, window cases.Period) error {
	posts, err := b.st.tables.post.list(b.ctx, b.q, `WHERE hidden = 0 AND measure_id IN
		(SELECT id FROM measure WHERE household_id = ? AND person_id = ? AND hidden = 0) ORDER BY id`, row.Household.ID, row.Person.ID)
	if err != nil {
		return err
	}
	for i := range posts {
		months, err := b.st.tables.attendance.list(b.ctx, b.q, "WHERE public_post_id = ? AND hidden = 0 AND month BETWEEN ? AND ?",
			posts[i].ID, window.From.MonthOf().String(), window.To.MonthOf().String())
		if err != nil {
			return err
		}
		if len(months) > 0 {
			row.Person.Facts.PostType = posts[i].PostType
			row.Person.Facts.PostMonths = cases.Some(row.Person.Facts.PostMonths.Value + int64(len(months)))
		}
	}
	return nil
}
