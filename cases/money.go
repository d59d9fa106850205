package cases

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Money is an amount in fen (1/100 yuan).
type Money int64

// Yuan makes Money of whole yuan.
func Yuan(y int64) Money { return Money(y * 100) }

// String is the plain amount in yuan with two decimals: "13221.00".
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return sign + strconv.FormatInt(int64(m)/100, 10) + "." + twoDigits(int64(m)%100)
}

// Grouped is the amount as shown to people: "13,221.00".
func (m Money) Grouped() string {
	s := m.String()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	return sign + group(s[:len(s)-3]) + s[len(s)-3:]
}

// Decimal is the amount in yuan.
func (m Money) Decimal() decimal.Decimal { return decimal.New(int64(m), -2) }

// MoneyOf rounds an amount in yuan to the fen, half away from zero.
func MoneyOf(d decimal.Decimal) Money { return Money(d.Shift(2).Round(0).IntPart()) }

// Per divides an amount by a number of people, rounded to the fen, half away
// from zero; 0 people give a blank.
func (m Money) Per(people int64) Opt[Money] {
	if people <= 0 {
		return Opt[Money]{}
	}
	return Some(MoneyOf(m.Decimal().DivRound(decimal.NewFromInt(people), 6)))
}

func twoDigits(n int64) string {
	if n < 10 {
		return "0" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}

// group puts a comma before every three digits from the right.
func group(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
