package storage

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"zhucunji/cases"
)

// TestVisitsOfAHouseholdAreFoundWithoutReadingAll looks at how the queries by household are
// run: step by step along the chain, and never through all visits.
func TestVisitsOfAHouseholdAreFoundWithoutReadingAll(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	check(t, err)
	defer s.Close() //nolint:errcheck // the test is about queries
	queries := map[string]string{
		"the last visit":         "SELECT " + s.tables.visit.all + " FROM visit " + ofVisited() + " ORDER BY visited_on DESC, id DESC LIMIT 1",
		"the list of visits":     "SELECT id FROM visit " + amongVisits("h.id = ?") + " AND hidden = ? ORDER BY visited_on DESC, id DESC LIMIT ?",
		"the maintained columns": "SELECT visited_on, next_on, hygiene FROM visit " + ofVisited() + " ORDER BY visited_on, id",
		"the dossier":            "SELECT " + s.tables.visit.all + " FROM visit " + ofVisited() + " AND visited_on <= ? ORDER BY visited_on DESC, id DESC",
		"the gatherings":         "SELECT gathering_id FROM visit " + ofVisited(),
		"a report of a place":    "SELECT id FROM visit " + partOf{"visit", "household_id"}.among() + " AND hidden = 0 AND " + inSpan,
		"a summary of a place":   "SELECT id FROM visit " + amongVisits(homeInPlace) + " AND hidden = 0 AND visited_on >= ? AND visited_on <= ?",
	}
	for _, record := range s.tables.all {
		for _, r := range record.refs() {
			if p := (partOf{record.record(), r.column}); r.record == "household" && p.record == "visit" {
				queries[p.record+"."+p.column] = "SELECT id FROM " + p.record + " " + p.of()
			}
		}
	}
	for name, query := range queries {
		plan := planOf(t, s, query)
		if scan := regexp.MustCompile(`SCAN (visit|v)\b`); scan.MatchString(plan) || strings.Contains(plan, "USING INDEX visit") {
			t.Errorf("%s reads all visits:\n%s", name, plan)
		}
	}
	if _, named := queries["visit.household_id"]; !named {
		t.Error("the references of visits are not looked at")
	}
}

// TestVisitsOfDaysAreFoundByTheirIndex looks at what the index of days is for.
func TestVisitsOfDaysAreFoundByTheirIndex(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	check(t, err)
	defer s.Close() //nolint:errcheck // the test is about queries
	everywhere := &summaryCounter{st: s, filter: cases.ReportFilter{}}
	for name, c := range map[string]struct{ query, want string }{
		"the span of a report": {walkedSpan, "USING COVERING INDEX visit_day"},
		"a summary of all":     {"SELECT count(*) FROM visit " + everywhere.visitsInPlace() + " AND visited_on >= ? AND visited_on <= ?", "INDEX visit_day (visited_on>? AND visited_on<?)"},
		"the first of a list":  {"SELECT id FROM visit WHERE hidden = 0 AND visited_on BETWEEN ? AND ? ORDER BY visited_on DESC, id DESC LIMIT ?", "USING COVERING INDEX visit_day"},
	} {
		if plan := planOf(t, s, c.query); !strings.Contains(plan, c.want) {
			t.Errorf("%s is read by\n%s", name, plan)
		}
	}
}

// planOf tells how a query is run.
func planOf(t *testing.T, s *Store, query string) string {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	rows, err := s.read.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query, args...)
	check(t, err)
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var step string
		check(t, rows.Scan(&id, &parent, &unused, &step))
		fmt.Fprintln(&plan, step)
	}
	check(t, rows.Err())
	return plan.String()
}
