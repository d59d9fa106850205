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
	groups []group // open ones, as many as the report has; none before the first row
	whole  group
}

// group is a run of rows that are summed.
type group struct {
	key   string
	first int // the sheet's row
	sums  []sum
}

// sum is what a column of a group comes to.
type sum struct {
	value  decimal.Decimal
	filled int64 // how many cells are not blank
}

func newTotals(s *sheet) *totals {
	return &totals{sheet: s, whole: group{sums: make([]sum, len(s.columns))}}
}

// grouped says whether 小计 rows stand between the rows.
func (t *totals) grouped() bool { return t.sheet.printed() && len(t.sheet.export.Report.Groups) > 0 }

// keys are the texts of a row's groups.
func (t *totals) keys(row *cases.Row) []string {
	if !t.grouped() {
		return nil
	}
	keys := t.sheet.export.Report.GroupTexts(row, t.sheet.export.Masked)
	for i := range keys {
		keys[i] = clean(keys[i])
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
			t.groups = append(t.groups, group{key: key, first: t.sheet.next, sums: make([]sum, len(l.cells))})
		}
	}
	for i := range l.cells {
		if t.sheet.columns[i].Total == cases.NoTotal {
			continue
		}
		t.whole.sums[i].add(l.cells[i])
		for g := range t.groups {
			t.groups[g].sums[i].add(l.cells[i])
		}
	}
}

func (s *sum) add(c cell) {
	if c.value == nil {
		return
	}
	s.value = s.value.Add(c.number())
	s.filled++
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
		t.groups = append(t.groups, group{key: keys[g], first: t.sheet.next, sums: make([]sum, len(t.sheet.columns))})
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
		s.out[i] = t.total(i, g)
	}
	span := max(t.firstSum(), 1)
	s.out[0] = excelize.Cell{StyleID: s.styles.total[lookText], Value: label}
	s.merge(0, span-1, 0)
	return s.row(22)
}

// total is the cell of one column in a row of sums.
func (t *totals) total(column int, g group) excelize.Cell {
	c, sum := &t.sheet.columns[column], &g.sums[column]
	look := c.look()
	area := cellName(column+1, g.first) + ":" + cellName(column+1, t.sheet.next-1)
	out := excelize.Cell{}
	switch c.Total {
	case cases.SumTotal:
		out.Formula, out.Value = t.over("SUM", 9, area), sum.value.InexactFloat64()
	case cases.CountTotal:
		look = lookPlace
		out.Formula, out.Value = t.over("COUNTA", 3, area), sum.filled
	case cases.AverageTotal:
		if look == lookInt || look == lookPlace {
			look = lookFine
		}
		if sum.filled > 0 {
			digits := look.digits()
			out.Formula = fmt.Sprintf("ROUND(%s,%d)", t.over("AVERAGE", 1, area), digits)
			out.Value = sum.value.DivRound(decimal.NewFromInt(sum.filled), digits).InexactFloat64()
		}
	case cases.RatioTotal:
		out.Formula, out.Value = t.ratio(column, g)
	}
	out.StyleID = t.sheet.styles.total[look]
	return out
}

// over is the formula over an area, by its name or its number in SUBTOTAL, which leaves
// the subtotals between out.
func (t *totals) over(name string, number int, area string) string {
	if t.grouped() {
		return fmt.Sprintf("SUBTOTAL(%d,%s)", number, area)
	}
	return name + "(" + area + ")"
}

// digits is to how many decimals a quotient of a look is rounded.
func (l look) digits() int32 {
	if l == lookWan4 {
		return 4
	}
	return 2
}

// ratio divides the sums of two other columns of the same row, as the column's
// definition says, rounded as shown.
func (t *totals) ratio(column int, g group) (formula string, value any) {
	c := &t.sheet.columns[column]
	digits := c.look().digits()
	times := max(c.Times, 1)
	of, by := t.columnOf(c.Of), t.columnOf(c.By)
	top, bottom := cellName(of+1, t.sheet.next), cellName(by+1, t.sheet.next)
	quotient := top + "/" + bottom
	if times > 1 {
		quotient += fmt.Sprintf("*%d", times)
	}
	formula = fmt.Sprintf(`IF(%s=0,"",ROUND(%s,%d))`, bottom, quotient, digits)
	if g.sums[by].value.IsZero() {
		return formula, ""
	}
	q := g.sums[of].value.Mul(decimal.NewFromInt(times)).DivRound(g.sums[by].value, digits)
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
