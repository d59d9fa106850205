package storage

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestRowsSortByValueAndKeepTheirOwnOrder(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same rows every time
	for name, most := range map[string]uint32{"one value": 1, "a short code list": 4, "counts": 3000, "days": 20_261_121, "any number": 1<<32 - 1} {
		t.Run(name, func(t *testing.T) {
			rows := make([]sortable, 5000)
			for i := range rows {
				rows[i] = newSortable(dice.Uint32N(most), i)
			}
			want := slices.Sorted(slices.Values(rows))
			for _, n := range []int{-1, 0, 1, 60, len(rows), len(rows) + 1} {
				got := inOrder(slices.Clone(rows), n)
				if whole := min(max(n, -1), len(rows)); whole < 0 && !slices.Equal(got, want) || whole >= 0 && !slices.Equal(got, want[:whole]) {
					t.Errorf("the first %d of %d are in the wrong order", n, len(rows))
				}
			}
		})
	}
	if got := inOrder(nil, -1); len(got) != 0 {
		t.Errorf("no rows became %v", got)
	}
}
