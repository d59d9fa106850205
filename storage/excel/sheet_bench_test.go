package excel_test

import (
	"io"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// BenchmarkWrite writes 130,000 rows of 25 columns: texts, identity numbers, dates
// and seven sums of money (data.md §4 has what others need for it).
func BenchmarkWrite(b *testing.B) {
	const rows = 130_000
	paths := []string{
		"row.number", "row.as_of", "village.town", "village.name", "team.name", "household.code", "household.head_name",
		"head.id_number", "household.phone", "household.people", "household.household_type", "household.cause_1",
		"household.unsafe_house", "household.water_safe", "household.first_month", "household.monitor_class",
		"household.accounted_people", "household.wages", "household.business", "household.costs", "household.property",
		"household.transfers", "household.net", "household.net_per_head", "row.hamlet",
	}
	report := &cases.Report{Key: "B", Name: "测速", Title: "测速", Grain: cases.GrainHousehold}
	for _, path := range paths {
		report.Columns = append(report.Columns, cases.ReportColumn{Path: path})
	}
	day := cases.NewDay(2026, 11, 21)
	e := &cases.Export{Report: report, Filter: cases.NewReportFilter(day), Layout: cases.LayoutImport, FilledOn: day}
	row := household(nil)
	source := func(yield func(*cases.Row, error) bool) {
		for i := range rows {
			row.Household.Facts.Wages = fen(int64(i) * 37)
			if !yield(row, nil) {
				return
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		n, err := excel.Write(b.Context(), io.Discard, e, source, excel.Options{Tmp: b.TempDir()})
		if err != nil || n != rows {
			b.Fatalf("wrote %d rows, %v", n, err)
		}
	}
	b.ReportMetric(float64(rows*len(paths))*float64(b.N)/b.Elapsed().Seconds(), "cells/s")
}
