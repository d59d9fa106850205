package storage

import (
	"cmp"
	"context"
	"slices"

	"zhucunji/cases"
)

// nameOf says in a few words which record one is: "杨胜国", "杨胜国 2026-11-21".
func (s *Store) nameOf(ctx context.Context, record string, id int64) (name string, err error) {
	query := map[string]string{
		"household": "SELECT coalesce(head_name, code, '') FROM household WHERE id = ?",
		"visit":     "SELECT coalesce(h.head_name, '') || ' ' || r.visited_on FROM visit r LEFT JOIN household h ON h.id = r.household_id WHERE r.id = ?",
		"measure":   "SELECT coalesce(h.head_name, '') || ' ' || r.block || coalesce(' ' || r.item, '') FROM measure r LEFT JOIN household h ON h.id = r.household_id WHERE r.id = ?",
		"income":    "SELECT coalesce(h.head_name, '') || ' ' || r.item || ' ' || r.to_on FROM income r LEFT JOIN household h ON h.id = r.household_id WHERE r.id = ?",
		"job_spell": "SELECT coalesce(p.name, '') || coalesce(' ' || r.employer, '') FROM job_spell r LEFT JOIN person p ON p.id = r.person_id WHERE r.id = ?",
		"sale":      "SELECT r.product || ' ' || r.sold_on FROM sale r WHERE r.id = ?", // names nobody
		"person":    "SELECT name FROM person WHERE id = ?",
		"village":   "SELECT name FROM village WHERE id = ?",
		"team":      "SELECT name FROM team WHERE id = ?",
		"unit":      "SELECT name FROM unit WHERE id = ?",
		"fund":      "SELECT name FROM fund WHERE id = ?",
		"project":   "SELECT name FROM project WHERE id = ?",

		"own_report": "SELECT name FROM own_report WHERE id = ?",
	}[record]
	if query == "" {
		return "", nil
	}
	err = s.read.QueryRowContext(ctx, query, id).Scan(&name)
	return name, err
}

// sortDeleted orders the bin, newest first.
func sortDeleted(list []cases.Deleted) {
	slices.SortStableFunc(list, func(a, b cases.Deleted) int { return cmp.Compare(b.At, a.At) })
}
