package intake_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zhucunji/cases/intake"
)

// likely are places among the texts of lists (see said) for the fields that say who a
// line is about.
func likely(r *rand.Rand, field string) byte {
	places := map[string][]byte{
		"person.name": {1, 2, 3}, "person.id_number": {0, 4, 5, 6}, "membership.relation": {0, 9, 10, 11}, "household.code": {0, 12, 13},
	}
	if few := places[field]; few != nil {
		return few[r.IntN(len(few))]
	}
	if r.IntN(6) > 0 {
		return 0
	}
	return byte(r.IntN(len(said())))
}

// Whatever lists say of a household and its neighbours, and whatever a person decides,
// nothing is stored of a line that is not counted as new or changed, and nothing twice.
func TestLinesAreStoredAsTheirStatesSay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := intake.Kinds()
	for n := 0; n < 300 && !t.Failed(); n++ {
		kind := all[0]
		if n%3 == 2 {
			kind = all[r.IntN(len(all))]
		}
		fields := fieldsOf(kind)
		var head []byte
		for _, path := range []string{"person.name", "person.id_number", "membership.relation", "household.code"} {
			if at := slices.Index(fields, path); at >= 0 && r.IntN(5) > 0 {
				head = append(head, byte(at))
			}
		}
		for range r.IntN(8) {
			head = append(head, byte(r.IntN(len(fields))))
		}
		body := make([]byte, r.IntN(8)*len(head))
		for i := range body {
			body[i] = likely(r, fields[int(head[i%len(head)])%len(fields)])
		}
		table := tableOf(kind, fields, said(), head, body)
		options := decidedBy(uint16(r.IntN(1<<16)), len(table.Lines))
		seen := make([]int, len(table.Lines))
		for plan, err := range judged(t, table, options) {
			if err != nil {
				t.Fatal(err)
			}
			wantHonest(t, plan, seen)
		}
		if t.Failed() {
			t.Logf("of list %d: %+v\n%+v", n, table, options)
		}
	}
}
