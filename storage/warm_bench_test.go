package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// BenchmarkReadIndex reads what lists keep in memory, as the first list after the start
// of the program does unless Warm did it before.
func BenchmarkReadIndex(b *testing.B) {
	openDistrict(b)
	for name, open := range map[string]func(*storage.Store) error{
		"households": func(st *storage.Store) error {
			_, err := st.OrderHouseholds(b.Context(), cases.HouseholdFilter{}, cases.Sort{})
			return err
		},
		"visits": func(st *storage.Store) error {
			_, err := st.OrderVisits(b.Context(), cases.VisitFilter{}, cases.Sort{})
			return err
		},
		"measures": func(st *storage.Store) error {
			_, _, err := st.OrderMeasures(b.Context(), cases.MeasureFilter{}, cases.Sort{})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			l := latencies{}
			for b.Loop() {
				b.StopTimer()
				st := openDistrict(b)
				b.StartTimer()
				l.take(name, func() {
					if err := open(st); err != nil {
						b.Fatal(err)
					}
				})
			}
			l.report(b)
		})
	}
}
