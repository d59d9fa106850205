package storage

import (
	"context"
	"strconv"

	"zhucunji/cases"
)

// Desk counts what the first page shows.
func (s *Store) Desk(ctx context.Context) (d cases.Desk, err error) {
	if err := s.deskHouseholds(ctx, &d); err != nil {
		return d, failure("count for the desk", err)
	}
	week := s.Today().AddDays(7).String()
	err = s.read.QueryRowContext(ctx, "SELECT count(*) FROM promise WHERE hidden = 0 AND done_on IS NULL AND due_on < ?", week).Scan(&d.OpenPromises)
	if err != nil {
		return d, failure("count for the desk", err)
	}
	d.Income, err = s.yearAverages(ctx)
	return d, failure("count for the desk", err)
}

// deskHouseholds counts over the index of households.
func (s *Store) deskHouseholds(ctx context.Context, d *cases.Desk) error {
	x := &s.households
	done, err := x.reading(ctx, s)
	if err != nil {
		return err
	}
	defer done()
	today := s.Today()
	week := today.AddDays(7)
	take := x.taker(cases.HouseholdFilter{}, today)
	classes := map[string]*cases.ClassCoverage{}
	for _, v := range s.Policy().List(cases.ListVisitClass) {
		d.Coverage = append(d.Coverage, cases.ClassCoverage{Class: v.Value, Days: s.Policy().CadenceFor(v.Value, today.Year())})
	}
	for i := range d.Coverage {
		classes[d.Coverage[i].Class] = &d.Coverage[i]
	}
	for i := range x.rows {
		h := &x.rows[i]
		if !take(h) {
			continue
		}
		d.Households++
		d.People += int64(h.people)
		if h.monitor != 0 && x.codes.text(h.risk) != cases.RiskRemoved {
			d.Monitored++
		}
		overdue := dueHolds(cases.DueOverdue, h, today, week)
		if overdue {
			d.Overdue++
		}
		if dueHolds(cases.DueWeek, h, today, week) {
			d.DueThisWeek++
		}
		if c := classes[x.codes.text(h.class)]; c != nil && h.next != 0 {
			c.Should++
			if !overdue && h.last != 0 {
				c.Visited++
			}
		}
	}
	return nil
}

// deskYears is how many ledger years the income picture shows.
const deskYears = 3

// yearAverages works out the average per-head net income of the households with entries
// in each of the last ledger years: the reported figure where a year was frozen.
func (s *Store) yearAverages(ctx context.Context) ([]cases.YearAverage, error) {
	last := ledgerYearOf(s.Today())
	var out []cases.YearAverage
	for year := last - deskYears + 1; year <= last; year++ {
		avg, err := s.yearAverage(ctx, year)
		if err != nil {
			return nil, err
		}
		out = append(out, avg)
	}
	return out, nil
}

// ledgerYearOf is the newest ledger year that has begun and ended by a day, or the one
// under way where its last quarter has begun.
func ledgerYearOf(day cases.Day) int {
	if day >= cases.NewDay(day.Year(), 7, 1) {
		return day.Year()
	}
	return day.Year() - 1
}

func (s *Store) yearAverage(ctx context.Context, year int) (avg cases.YearAverage, err error) {
	avg.Year = year
	p := cases.LedgerYear(year)
	rows, err := s.read.QueryContext(ctx, `SELECT item, sum(amount), coalesce(counted, '') FROM income
		WHERE hidden = 0 AND from_on >= ? AND to_on <= ? GROUP BY item, coalesce(counted, '')`, p.From.String(), p.To.String())
	if err != nil {
		return avg, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var entries []cases.Income
	for rows.Next() {
		e := cases.Income{FromOn: p.From, ToOn: p.To, Amount: cases.Some(cases.Money(0))}
		if err := rows.Scan(&e.Item, &e.Amount.Value, &e.Counted); err != nil {
			return avg, err
		}
		entries = append(entries, e)
	}
	if err := rows.Err(); err != nil || len(entries) == 0 {
		return avg, err
	}
	people, err := s.accountedPeople(ctx, year, p, &avg.Households)
	if err != nil {
		return avg, err
	}
	a := cases.AccountOf(entries, cases.Some(people), p, s.Policy(), year)
	avg.PerHead = a.PerHead
	return avg, nil
}

// accountedPeople counts the people by which the incomes of a year are divided.
func (s *Store) accountedPeople(ctx context.Context, year int, p cases.Period, households *int64) (people int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(coalesce(y.accounting_people, y.registered_people, h.people, 0)), 0)
		FROM household h LEFT JOIN household_year y ON y.household_id = h.id AND y.year = `+strconv.Itoa(year)+` AND y.hidden = 0
		WHERE h.id IN (SELECT household_id FROM income WHERE hidden = 0 AND from_on >= ? AND to_on <= ?)`,
		p.From.String(), p.To.String()).Scan(households, &people)
	return people, err
}
