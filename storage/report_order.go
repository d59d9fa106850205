package storage

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// rowOrder compares rows by the sort terms of a report.
type rowOrder struct {
	terms  []string
	policy *cases.Policy
}

func newRowOrder(r *cases.Report, policy *cases.Policy) rowOrder {
	return rowOrder{r.Sort, policy}
}

// sortedRow is a row's name with the values it is sorted by.
type sortedRow struct {
	ref  rowRef
	keys []rowKey
}

// rowKey is one value made comparable: numbers by size, codes by their place in the
// list, all else by its text. Blanks come last.
type rowKey struct {
	blank  bool
	number decimal.Decimal
	text   string
}

func (o rowOrder) keys(row *cases.Row) []rowKey {
	keys := make([]rowKey, len(o.terms))
	for i, term := range o.terms {
		path, _ := cases.SortPath(term)
		b, ok := row.Bound(path)
		if !ok || b.Blank() {
			keys[i].blank = true
			continue
		}
		keys[i] = o.key(b)
	}
	return keys
}

func (o rowOrder) key(b cases.Bound) rowKey {
	text, _ := cases.Canonical(b.Ptr)
	switch p := b.Ptr.(type) {
	case *cases.Opt[int64]:
		return rowKey{number: decimal.NewFromInt(p.Value)}
	case *cases.Opt[cases.Money]:
		return rowKey{number: p.Value.Decimal()}
	case *cases.Opt[decimal.Decimal]:
		return rowKey{number: p.Value}
	}
	if b.Kind == cases.KindCode {
		for i, v := range o.policy.List(b.List) {
			if v.Value == text {
				return rowKey{number: decimal.NewFromInt(int64(i))}
			}
		}
	}
	return rowKey{text: text}
}

func (k rowKey) compare(other rowKey) int {
	if k.blank || other.blank {
		return cmp.Compare(boolInt(k.blank), boolInt(other.blank))
	}
	return cmp.Or(k.number.Cmp(other.number), cmp.Compare(k.text, other.text))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sorted gives the names of the rows in order; equal ones stay by group and head.
func (o rowOrder) sorted(rows []sortedRow) []rowRef {
	slices.SortStableFunc(rows, func(a, b sortedRow) int {
		for i, term := range o.terms {
			c := a.keys[i].compare(b.keys[i])
			if _, down := cases.SortPath(term); down && !a.keys[i].blank && !b.keys[i].blank {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return 0
	})
	refs := make([]rowRef, len(rows))
	for i := range rows {
		refs[i] = rows[i].ref
	}
	return refs
}
