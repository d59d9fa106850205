package cases_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func day(y, m, d int) cases.Day { return cases.NewDay(y, m, d) }

func number(s string) cases.Opt[decimal.Decimal] { return cases.Some(decimal.RequireFromString(s)) }

func count(n int64) cases.Opt[int64] { return cases.Some(n) }

func yuan(y int64) cases.Opt[cases.Money] { return cases.Some(cases.Yuan(y)) }

func fen(f int64) cases.Opt[cases.Money] { return cases.Some(cases.Money(f)) }

// shipped is the policy a new file starts with.
func shipped(t testing.TB) *cases.Policy {
	t.Helper()
	p, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	return &p
}

// wantFields compares the fields an error complains of with those expected.
func wantFields(t *testing.T, err error, want ...string) {
	t.Helper()
	if err == nil {
		if len(want) > 0 {
			t.Errorf("no error, want errors at %v", want)
		}
		return
	}
	if got := cases.CodeOf(err); got != cases.Invalid {
		t.Errorf("code %q, want %q", got, cases.Invalid)
	}
	var list cases.Errors
	errors.As(err, &list)
	var got []string
	for _, e := range list {
		got = append(got, e.Field)
		if e.Message == "" {
			t.Errorf("%s: no sentence for the person", e.Field)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("errors at %v, want %v: %v", got, want, err)
	}
}

// wantHints compares the fields of which hints speak with those expected.
func wantHints(t *testing.T, hints []cases.Hint, want ...string) {
	t.Helper()
	var got []string
	for _, h := range hints {
		got = append(got, h.Field)
		if h.Message == "" {
			t.Errorf("%s: no sentence for the person", h.Field)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("hints at %v, want %v: %v", got, want, hints)
	}
}
