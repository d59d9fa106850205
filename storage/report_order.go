package storage

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// rowOrder compares rows by the sort terms of a report. What a row is sorted by becomes
// one text whose bytes order as the terms do: half a million rows are kept at once.
type rowOrder struct {
	terms []sortTerm
	text  []byte // of the rows taken last
}

// sortTerm is one path rows are sorted by.
type sortTerm struct {
	field cases.Field[cases.Row]
	down  bool
	ranks map[string]int64 // of a code: its place in the list
}

func newRowOrder(r *cases.Report, policy *cases.Policy) *rowOrder {
	o := &rowOrder{}
	for _, term := range r.Sort {
		path, down := cases.SortPath(term)
		f, ok := cases.ReportField(path)
		if !ok {
			continue // Report.Check refuses such a report before it is read
		}
		t := sortTerm{field: f, down: down}
		if f.Kind == cases.KindCode {
			t.ranks = map[string]int64{}
			for i, v := range policy.List(f.List) {
				if _, twice := t.ranks[v.Value]; !twice {
					t.ranks[v.Value] = int64(i)
				}
			}
		}
		o.terms = append(o.terms, t)
	}
	return o
}

// sortedRow is a row's name with what it is sorted by.
type sortedRow struct {
	ref rowRef
	key string
}

// take adds rows to those that are to be sorted.
func (o *rowOrder) take(kept []sortedRow, rows []builtRow) []sortedRow {
	o.text = o.text[:0]
	ends := make([]int, len(rows))
	for i := range rows {
		for t := range o.terms {
			o.text = o.terms[t].append(o.text, &rows[i].Row)
		}
		ends[i] = len(o.text)
	}
	all, from := string(o.text), 0 // one text for all, of which each row keeps a part
	for i := range rows {
		kept = append(kept, sortedRow{rows[i].ref, all[from:ends[i]]})
		from = ends[i]
	}
	return kept
}

// sorted gives the names of the rows in order; equal ones stay by group and head.
func (o *rowOrder) sorted(rows []sortedRow) []rowRef {
	if len(o.terms) > 0 {
		slices.SortStableFunc(rows, func(a, b sortedRow) int { return strings.Compare(a.key, b.key) })
	}
	refs := make([]rowRef, len(rows))
	for i := range rows {
		refs[i] = rows[i].ref
	}
	return refs
}

// The first byte of a key says of what kind it is: numbers by size, then texts; blanks
// come last, whichever way is sorted.
const (
	keyNumber = 1
	keyText   = 2
	keyBlank  = 0xFF
)

func (t *sortTerm) append(to []byte, row *cases.Row) []byte {
	ptr := t.field.At(row)
	if ptr == nil {
		return append(to, keyBlank)
	}
	text, filled := cases.Canonical(ptr)
	if !filled {
		return append(to, keyBlank)
	}
	from := len(to)
	to = t.appendFilled(to, ptr, text)
	if t.down {
		for i := from; i < len(to); i++ {
			to[i] = ^to[i]
		}
	}
	return to
}

func (t *sortTerm) appendFilled(to []byte, ptr any, text string) []byte {
	switch p := ptr.(type) {
	case *cases.Opt[int64]:
		return appendNumber(append(to, keyNumber), decimal.NewFromInt(p.Value))
	case *cases.Opt[cases.Money]:
		return appendNumber(append(to, keyNumber), p.Value.Decimal())
	case *cases.Opt[decimal.Decimal]:
		return appendNumber(append(to, keyNumber), p.Value)
	}
	if rank, ok := t.ranks[text]; ok {
		return appendNumber(append(to, keyNumber), decimal.NewFromInt(rank))
	}
	return appendText(append(to, keyText), text)
}

// appendText writes a text so that a shorter one comes before those it begins.
func appendText(to []byte, text string) []byte {
	for i := range len(text) {
		to = append(to, text[i])
		if text[i] == 0 {
			to = append(to, 1)
		}
	}
	return append(to, 0, 0)
}

// appendNumber writes a number so that the smaller one has the smaller bytes: its sign,
// how many digits stand before the point, and the digits.
func appendNumber(to []byte, n decimal.Decimal) []byte {
	sign := n.Sign()
	to = append(to, byte(sign+1))
	if sign == 0 {
		return to
	}
	digits := strings.TrimRight(n.Coefficient().Text(10), "0")
	digits = strings.TrimPrefix(digits, "-")
	whole := int32(n.NumDigits()) + n.Exponent() //nolint:gosec // digits are few
	from := len(to)
	to = binary.BigEndian.AppendUint32(to, uint32(whole)^1<<31) //nolint:gosec // turned so that negative ones come first
	to = append(append(to, digits...), 0)
	if sign < 0 {
		for i := from; i < len(to); i++ {
			to[i] = ^to[i]
		}
	}
	return to
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
