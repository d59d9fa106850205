package demo

import (
	"math/rand/v2"

	"zhucunji/cases"
)

// dice draws everything that is left to chance. Each village and each household has
// dice of its own, so that what one of them draws does not change the next.
type dice struct{ *rand.Rand }

func newDice(seed, what uint64) dice { return dice{rand.New(rand.NewPCG(seed, what))} } //nolint:gosec // a demonstration, no secret

// percent is true in n of 100 draws.
func (d dice) percent(n int) bool { return d.IntN(100) < n }

// permille is true in n of 1000 draws.
func (d dice) permille(n int) bool { return d.IntN(1000) < n }

// between draws one of least…most, both included.
func (d dice) between(least, most int) int {
	if most <= least {
		return least
	}
	return least + d.IntN(most-least+1)
}

// pick draws one of several.
func pick[T any](d dice, options []T) T { return options[d.IntN(len(options))] }

// one draws one of several texts written out.
func (d dice) one(options ...string) string { return options[d.IntN(len(options))] }

// weigh draws an index by weights.
func (d dice) weigh(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.IntN(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// day draws a day of a period.
func (d dice) day(p cases.Period) cases.Day {
	return p.From.AddDays(d.between(0, p.To.DaysSince(p.From)))
}

// born draws a birthday of somebody who is age years old on a day.
func (d dice) born(age int, on cases.Day) cases.Day {
	return on.AddMonths(-12 * age).AddDays(-d.between(0, 364))
}
