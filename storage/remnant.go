package storage

import (
	"context"
	"database/sql"
	"slices"

	"zhucunji/cases"
)

// Remnants lists what is left of households and people erased for good: counts and sums for
// statistics, newest first.
func (s *Store) Remnants(ctx context.Context) ([]cases.Remnant, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT erased_on, subject, village, household_type, year, households, persons, visits,
		measures, measure_amount, incomes, income_amount FROM remnant ORDER BY id DESC`)
	if err != nil {
		return nil, failure("list remnants", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.Remnant
	for rows.Next() {
		var r cases.Remnant
		var on string
		err := rows.Scan(&on, &r.Subject, &r.Village, &r.HouseholdType, &r.Year, &r.Households, &r.Persons, &r.Visits,
			&r.Measures, (*int64)(&r.MeasureAmount), &r.Incomes, (*int64)(&r.IncomeAmount))
		if err == nil {
			err = cases.SetCanonical(&r.ErasedOn, on, true)
		}
		if err != nil {
			return nil, failure("list remnants", err)
		}
		out = append(out, r)
	}
	return out, failure("list remnants", rows.Err())
}

// remnantKey is what remnants are counted by.
type remnantKey struct {
	village, kind string
	year          int
}

// keepRemnants counts what goes by village, type of household and ledger year.
func (e *eraser) keepRemnants() error {
	counts := map[remnantKey]*cases.Remnant{}
	for _, gone := range e.order {
		home, kind, err := e.remnantHome(gone)
		if err != nil {
			return err
		}
		if err := e.count(counts, gone, home, kind); err != nil {
			return err
		}
	}
	subject := e.order[0].record
	for key, r := range counts {
		_, err := e.exec(`INSERT INTO remnant (erased_on, subject, village, household_type, year, households, persons, visits, measures, measure_amount, incomes, income_amount)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.today.String(), subject, key.village, key.kind, key.year,
			r.Households, r.Persons, r.Visits, r.Measures, int64(r.MeasureAmount), r.Incomes, int64(r.IncomeAmount))
		if err != nil {
			return err
		}
	}
	return nil
}

// remnantHome finds the village and type of the household a record is counted with.
func (e *eraser) remnantHome(gone eraseItem) (village, kind string, err error) {
	id := gone.id
	switch gone.record {
	case "household":
	case "person":
		err = e.tx.QueryRowContext(e.ctx, "SELECT household_id FROM membership WHERE person_id = ? ORDER BY hidden, joined_on DESC LIMIT 1", id).Scan(&id)
		if isNoRows(err) {
			return "", "", nil
		}
	default:
		id, err = e.homeOf(e.st.tables.named(gone.record), id)
	}
	if err != nil || id == 0 {
		return "", "", err
	}
	err = e.tx.QueryRowContext(e.ctx, `SELECT coalesce(v.name, ''), coalesce(h.household_type, '') FROM household h
		LEFT JOIN village v ON v.id = h.village_id WHERE h.id = ?`, id).Scan(&village, &kind)
	return village, kind, err
}

// count adds one record to what is kept.
func (e *eraser) count(counts map[remnantKey]*cases.Remnant, gone eraseItem, village, kind string) error {
	var on string
	var year, amount sql.NullInt64
	query := map[string]string{
		"visit":   "SELECT coalesce(visited_on, ''), NULL, NULL FROM visit WHERE id = ? AND hidden = 0",
		"measure": "SELECT '', year, amount FROM measure WHERE id = ? AND hidden = 0",
		"income":  "SELECT coalesce(to_on, ''), NULL, amount FROM income WHERE id = ? AND hidden = 0",
	}[gone.record]
	if query != "" {
		err := e.tx.QueryRowContext(e.ctx, query, gone.id).Scan(&on, &year, &amount)
		if isNoRows(err) { // out of the statistics already
			return nil
		}
		if err != nil {
			return err
		}
	}
	key := remnantKey{village, kind, int(year.Int64)}
	if on != "" {
		var day cases.Day
		if err := cases.SetCanonical(&day, on, true); err != nil {
			return damaged(err)
		}
		key.year = ledgerYearHolding(day)
	}
	if !slices.Contains([]string{"household", "person", "visit", "measure", "income"}, gone.record) {
		return nil
	}
	if counts[key] == nil {
		counts[key] = &cases.Remnant{}
	}
	r, sum := counts[key], cases.Money(amount.Int64)
	switch gone.record {
	case "household":
		r.Households++
	case "person":
		r.Persons++
	case "visit":
		r.Visits++
	case "measure":
		r.Measures, r.MeasureAmount = r.Measures+1, r.MeasureAmount+sum
	case "income":
		r.Incomes, r.IncomeAmount = r.Incomes+1, r.IncomeAmount+sum
	}
	return nil
}

// ledgerYearHolding is the ledger year a day lies in.
func ledgerYearHolding(day cases.Day) int {
	if cases.LedgerYear(day.Year()).Contains(day) {
		return day.Year()
	}
	return day.Year() + 1
}
