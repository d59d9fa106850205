package ui

import (
	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// paperSums adds up the columns that have a sum, and counts their filled cells.
type paperSums struct {
	columns []cases.BoundColumn
	sums    []decimal.Decimal
	filled  []int64
}

func newPaperSums(columns []cases.BoundColumn) *paperSums {
	return &paperSums{columns: columns, sums: make([]decimal.Decimal, len(columns)), filled: make([]int64, len(columns))}
}

func (s *paperSums) add(row *cases.Row) {
	for i := range s.columns {
		b, ok := s.columns[i].Value(row)
		if !ok || b.Blank() {
			continue
		}
		s.filled[i]++
		switch p := b.Ptr.(type) {
		case *cases.Opt[cases.Money]:
			s.sums[i] = s.sums[i].Add(p.Value.Decimal())
		case *cases.Opt[decimal.Decimal]:
			s.sums[i] = s.sums[i].Add(p.Value)
		case *cases.Opt[int64]:
			s.sums[i] = s.sums[i].Add(decimal.NewFromInt(p.Value))
		}
	}
}

// row is the row of the sums under a label; ok is false where no column is summed.
func (s *paperSums) row(label string, style cases.MoneyStyle) (row paperLine, ok bool) {
	row = paperLine{label: label, cells: make([]string, len(s.columns)), span: len(s.columns)}
	for i := range s.columns {
		if s.columns[i].Total == cases.NoTotal {
			continue
		}
		row.span = min(row.span, i)
		ok = true
		if value, known := s.value(i); known {
			row.cells[i] = s.text(i, value, style)
		}
	}
	row.span = max(row.span, 1)
	return row, ok
}

// value is what a column's sums come to; a ratio to nothing and the average of nothing are not known.
func (s *paperSums) value(i int) (value decimal.Decimal, known bool) {
	c := &s.columns[i]
	switch c.Total {
	case cases.CountTotal:
		return decimal.NewFromInt(s.filled[i]), true
	case cases.AverageTotal:
		if s.filled[i] == 0 {
			return value, false
		}
		return s.sums[i].DivRound(decimal.NewFromInt(s.filled[i]), 2), true
	case cases.RatioTotal:
		of, by := s.of(c.Of), s.of(c.By)
		if by.IsZero() {
			return value, false
		}
		return of.Mul(decimal.NewFromInt(max(c.Times, 1))).DivRound(by, 2), true
	}
	return s.sums[i], true
}

func (s *paperSums) text(i int, value decimal.Decimal, style cases.MoneyStyle) string {
	if c := &s.columns[i]; c.Field.Kind == cases.KindMoney && c.Total != cases.CountTotal {
		return moneyIn(style, value)
	}
	o := cases.Some(value)
	return cases.TextOf(&o)
}

func (s *paperSums) of(path string) decimal.Decimal {
	for i := range s.columns {
		if s.columns[i].Path == path {
			return s.sums[i]
		}
	}
	return decimal.Decimal{}
}

// moneyIn writes an amount of yuan in a style.
func moneyIn(style cases.MoneyStyle, yuan decimal.Decimal) string {
	switch style {
	case cases.MoneyWan2:
		return yuan.Shift(-4).StringFixed(2)
	case cases.MoneyWan4:
		return yuan.Shift(-4).StringFixed(4)
	}
	return cases.MoneyOf(yuan).Grouped()
}

// paperGroups are the runs of rows after which a 小计 stands, outermost first.
type paperGroups struct {
	columns []cases.BoundColumn
	report  *cases.Report // nil where nothing is grouped
	masked  bool
	open    []paperGroup // none before the first row
}

type paperGroup struct {
	key  string
	sums *paperSums
}

// newPaperGroups makes the groups of a report as it is printed; the import layout has none.
func newPaperGroups(columns []cases.BoundColumn, e cases.Export) *paperGroups {
	g := &paperGroups{columns: columns, masked: e.Masked}
	if e.Layout == cases.LayoutPrint && len(e.Report.Groups) > 0 {
		g.report = e.Report
	}
	return g
}

// add counts a row and returns the 小计 rows of the groups that ended before it, innermost first.
func (g *paperGroups) add(row *cases.Row, style cases.MoneyStyle) []paperLine {
	var keys []string
	if g.report != nil {
		keys = g.report.GroupTexts(row, g.masked)
	}
	same := 0
	for same < len(g.open) && g.open[same].key == keys[same] {
		same++
	}
	ended := g.end(same, style)
	for _, key := range keys[len(g.open):] {
		g.open = append(g.open, paperGroup{key, newPaperSums(g.columns)})
	}
	for _, one := range g.open {
		one.sums.add(row)
	}
	return ended
}

// end closes the groups from a level on.
func (g *paperGroups) end(level int, style cases.MoneyStyle) (rows []paperLine) {
	for i := len(g.open) - 1; i >= level; i-- {
		row, _ := g.open[i].sums.row(g.open[i].key+" 小计", style)
		rows = append(rows, row)
	}
	g.open = g.open[:level]
	return rows
}
