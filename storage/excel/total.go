package excel

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// totals keeps the sums of 打印版: one 合计 row, and a 小计 row after each group.
// The cells hold formulas, so that a clerk who mends a number sees the sum follow;
// beside each formula stands its value, for readers that do not calculate.
type totals struct {
	sheet  *sheet
	fields []cases.Field[cases.Row] // of the report's groups, outermost first
	groups []group                  // open ones, as many as fields; none before the first row
	whole  group
}

// group is a run of rows that are summed.
type group struct {
	key   string
	first int // the sheet's row
	sums  []decimal.Decimal
}

func newTotals(s *sheet) *totals {
	t := &totals{sheet: s}
	t.whole.sums = make([]decimal.Decimal, len(s.columns))
	if !s.printed() {
		return t
	}
	for _, path := range s.export.Report.Groups {
		f, _ := cases.ReportField(path) // Bind has checked the paths
		t.fields = append(t.fields, f)
	}
	return t
}

// keys are the texts of a row's groups.
func (t *totals) keys(row *cases.Row) []string {
	keys := make([]string, len(t.fields))
	for i, f := range t.fields {
		if ptr := f.At(row); ptr != nil {
			keys[i] = clean(cases.TextOf(ptr))
		}
	}
	return keys
}

// add counts a row that is about to be written.
func (t *totals) add(l line) {
	if !t.sheet.printed() {
		return
	}
	if t.groups == nil {
		for _, key := range l.keys {
			t.groups = append(t.groups, group{key: key, first: t.sheet.next, sums: make([]decimal.Decimal, len(l.cells))})
		}
	}
	for i := range l.cells {
		if t.sheet.columns[i].Total == cases.NoTotal {
			continue
		}
		n := l.cells[i].number()
		t.whole.sums[i] = t.whole.sums[i].Add(n)
		for g := range t.groups {
			t.groups[g].sums[i] = t.groups[g].sums[i].Add(n)
		}
	}
}

// closeGroups writes the 小计 rows of the groups that end before a row with other
// keys, innermost first; nil keys end them all.
func (t *totals) closeGroups(keys []string) error {
	ends := 0
	for ends < len(t.groups) && keys != nil && t.groups[ends].key == keys[ends] {
		ends++
	}
	for g := len(t.groups) - 1; g >= ends; g-- {
		if err := t.write(t.groups[g], t.groups[g].key+" 小计"); err != nil {
			return err
		}
	}
	if ends == len(t.groups) {
		return nil
	}
	t.groups = t.groups[:ends]
	for g := ends; g < len(keys); g++ {
		t.groups = append(t.groups, group{key: keys[g], first: t.sheet.next, sums: make([]decimal.Decimal, len(t.sheet.columns))})
	}
	return nil
}

// finish writes the 合计 row where the report has sums and rows.
func (t *totals) finish() error {
	if err := t.closeGroups(nil); err != nil {
		return err
	}
	if t.firstSum() < 0 || t.sheet.count == 0 {
		return nil
	}
	t.whole.first = t.sheet.first
	return t.write(t.whole, "合计")
}

// firstSum is the first column with a sum, -1 where none has one.
func (t *totals) firstSum() int {
	for i := range t.sheet.columns {
		if t.sheet.columns[i].Total != cases.NoTotal {
			return i
		}
	}
	return -1
}

// write writes a row of sums over the rows from g.first to the one before. The label
// takes all cells before the first sum.
func (t *totals) write(g group, label string) error {
	s := t.sheet
	for i := range s.columns {
		look := s.columns[i].look()
		s.out[i] = excelize.Cell{StyleID: s.styles.total[look]}
		switch s.columns[i].Total {
		case cases.SumTotal:
			s.out[i].Formula = t.sum(cellName(i+1, g.first) + ":" + cellName(i+1, s.next-1))
			s.out[i].Value = g.sums[i].InexactFloat64()
		case cases.RatioTotal:
			s.out[i].Formula, s.out[i].Value = t.ratio(i, g)
		}
	}
	span := max(t.firstSum(), 1)
	s.out[0] = excelize.Cell{StyleID: s.styles.total[lookText], Value: label}
	if span > 1 {
		if err := s.stream.MergeCell(cellName(1, s.next), cellName(span, s.next)); err != nil {
			return fmt.Errorf("merge total: %w", err)
		}
	}
	return s.row(22)
}

// sum is the formula over an area. SUBTOTAL leaves the subtotals between out.
func (t *totals) sum(area string) string {
	if len(t.fields) > 0 {
		return "SUBTOTAL(9," + area + ")"
	}
	return "SUM(" + area + ")"
}

// ratio divides the sums of two other columns of the same row, as the column's
// definition says, rounded as shown.
func (t *totals) ratio(column int, g group) (formula string, value any) {
	c := &t.sheet.columns[column]
	digits := int32(2)
	if c.look() == lookWan4 {
		digits = 4
	}
	times := max(c.Times, 1)
	of, by := t.columnOf(c.Of), t.columnOf(c.By)
	top, bottom := cellName(of+1, t.sheet.next), cellName(by+1, t.sheet.next)
	quotient := top + "/" + bottom
	if times > 1 {
		quotient += fmt.Sprintf("*%d", times)
	}
	formula = fmt.Sprintf(`IF(%s=0,"",ROUND(%s,%d))`, bottom, quotient, digits)
	if g.sums[by].IsZero() {
		return formula, ""
	}
	q := g.sums[of].Mul(decimal.NewFromInt(times)).DivRound(g.sums[by], digits)
	return formula, q.InexactFloat64()
}

func (t *totals) columnOf(path string) int {
	for i := range t.sheet.columns {
		if t.sheet.columns[i].Path == path {
			return i
		}
	}
	panic("excel: report was not checked: " + strconv.Quote(path))
}
