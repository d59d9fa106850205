package transfer_test

import (
	"testing"

	"zhucunji/cases/demo"
	"zhucunji/cases/intake"
)

func BenchmarkImportPeople(b *testing.B) {
	from := newStore(b)
	loadDemo(b, from, demo.Options{Villages: 20, Households: 720, Seed: 5, Years: 1})
	list := listOf(b, from, "R1")
	from.Close()
	b.Logf("%d lines", len(list.Lines))
	for b.Loop() {
		into := newStore(b)
		if got := take(b, into, list, false); got[intake.Added] != len(list.Lines) {
			b.Fatal(got)
		}
	}
}
