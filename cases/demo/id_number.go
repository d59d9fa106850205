package demo

import (
	"fmt"

	"zhucunji/cases"
)

// regionPrefix is assigned to no county: nobody holds such a number.
const regionPrefix = "500199"

// idNumbers gives out identity numbers, each once.
type idNumbers struct{ given map[birth]int }

type birth struct {
	on     cases.Day
	female bool
}

func newIDNumbers() *idNumbers { return &idNumbers{given: map[birth]int{}} }

// numbersOfDay is how many people of one sex can share a birth day.
const numbersOfDay = 500

// next gives a new number of somebody born on a day, with its check digit. The
// sequence numbers of a day are scattered so that the last digits of numbers are.
func (n *idNumbers) next(on cases.Day, sex string) string {
	b := birth{on, sex == female}
	const step = 167 // shares no divisor with numbersOfDay: every number comes once
	sequence := (int(on)*31 + n.given[b]*step) % numbersOfDay * 2
	if !b.female {
		sequence++
	}
	n.given[b]++
	body := fmt.Sprintf("%s%08d%03d", regionPrefix, int(on), sequence)
	return body + string(checkDigit(body))
}

// checkDigit is the 18th character GB 11643-1999 asks for.
func checkDigit(body string) byte {
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(body[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// phone draws a mobile number of a prefix no operator has.
func (d dice) phone() string {
	return d.one("160", "161", "163", "164", "168", "169") + fmt.Sprintf("%08d", d.IntN(100_000_000))
}

// card draws a bank card number of a prefix no bank has.
func (d dice) card() string { return fmt.Sprintf("9990%015d", d.IntN(1_000_000_000_000_000)) }
