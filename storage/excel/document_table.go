package excel

import (
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// placedChart is a picture of columns of a table.
type placedChart struct {
	chart             *cases.DocumentChart
	row, left, right  int // where it stands
	height            float64
	head, first, last int   // rows of the table: its head, its data
	columns           []int // units at which the table's columns begin
}

// table writes a list of records with its head and, where columns are summed, a 合计
// row. With a chart it takes the left half of the page and the chart the right.
func (l *layout) table(t *cases.DocumentTable, chart *cases.DocumentChart) {
	rows := make([][]cell, len(t.Rows))
	for i, contents := range t.Rows {
		rows[i] = make([]cell, len(contents))
		for k, c := range contents {
			rows[i][k] = valueOf(c)
			if t.Columns[k].Total && rows[i][k].look == lookPlace {
				rows[i][k].look = lookInt
			}
		}
	}
	units := pageUnits
	if chart != nil {
		units = chartFrom - 1
	}
	ends, small := tableEnds(t, rows, units)
	head := len(l.heights)
	titles := make([]placed, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = placed{left: begin(ends, i), right: ends[i], cell: folded(c.Title, ends[i]-begin(ends, i)), role: roleLabel, small: small}
	}
	l.line(titles...)
	first := len(l.heights)
	for i := range rows {
		l.tableRow(t.Rows[i], rows[i], ends, small)
	}
	last := len(l.heights) - 1
	l.totalRow(t, rows, ends, placed{first: first, last: last, small: small})
	if chart != nil {
		l.chartBeside(chart, ends, head, first, last)
	}
}

// begin is where column i of a table begins.
func begin(ends []int, i int) int {
	if i == 0 {
		return 0
	}
	return ends[i-1]
}

func (l *layout) tableRow(contents []cases.Content, row []cell, ends []int, small bool) {
	out := make([]placed, len(row))
	for i := range row {
		out[i] = placed{left: begin(ends, i), right: ends[i], cell: row[i], role: roleOf(contents[i]), from: contents[i], small: small}
	}
	l.line(out...)
}

// totalRow sums the columns that are summed, by formulas over the rows of sum.
func (l *layout) totalRow(t *cases.DocumentTable, rows [][]cell, ends []int, sum placed) {
	at := slices.IndexFunc(t.Columns, func(c cases.DocumentColumn) bool { return c.Total })
	if at < 1 || len(rows) < 2 {
		return
	}
	out := []placed{{right: ends[at-1], cell: text("合计"), role: roleLabel}}
	for i := at; i < len(t.Columns); i++ {
		c := placed{left: ends[i-1], right: ends[i], role: roleStrong, small: sum.small}
		if t.Columns[i].Total {
			c.cell, c.first, c.last = sumOf(rows, i), sum.first, sum.last
		}
		out = append(out, c)
	}
	l.line(out...)
}

// sumOf is what a column of cells comes to.
func sumOf(rows [][]cell, column int) cell {
	sum, look := decimal.Decimal{}, lookInt
	for _, row := range rows {
		sum = sum.Add(row[column].number())
		if row[column].value != nil {
			look = row[column].look
		}
	}
	if look == lookInt {
		return cell{sum.IntPart(), lookInt}
	}
	return cell{sum.InexactFloat64(), look}
}

// need is how wide a column of a table must be and would like to be, in the columns of
// text.
type need struct{ least, wish float64 }

// tableEnds divides the units among the columns of a table and says at which unit each
// ends: numbers and dates stay whole, sentences take what is left. small says that the
// letters must be small to have room.
func tableEnds(t *cases.DocumentTable, rows [][]cell, units int) (ends []int, small bool) {
	needs := make([]need, len(t.Columns))
	least, wish, long := 0.0, 0.0, 0
	for i := range t.Columns {
		needs[i] = columnNeed(&t.Columns[i], rows, i)
		least, wish = least+needs[i].least, wish+needs[i].wish
		if t.Columns[i].Long {
			long++
		}
	}
	room := float64(units) * unitWidth
	if least > room {
		small, room = true, room*sizeBody/sizeSmall
	}
	perUnit := room / float64(units)
	widths := make([]float64, len(needs))
	for i, n := range needs {
		switch {
		case least >= room:
			widths[i] = n.least * room / least
		case wish <= room && long > 0: // sentences take what is left
			widths[i] = n.wish
			if t.Columns[i].Long {
				widths[i] += (room - wish) / float64(long)
			}
		case wish <= room:
			widths[i] = n.wish * room / wish
		default:
			widths[i] = n.least + (n.wish-n.least)*(room-least)/(wish-least)
		}
	}
	ends = make([]int, len(widths))
	sum := 0.0
	for i, w := range widths {
		sum += w
		ends[i] = max(int(math.Round(sum/perUnit)), begin(ends, i)+1)
	}
	for i, right := len(ends)-1, units; i >= 0 && ends[i] > right; i-- {
		ends[i] = right
		right--
	}
	ends[len(ends)-1] = units
	return ends, small
}

// columnNeed looks at the title and every cell of a column.
func columnNeed(c *cases.DocumentColumn, rows [][]cell, column int) need {
	line, whole, solid := 0.0, 0.0, true
	for _, row := range rows {
		shown := row[column].shown()
		whole = max(whole, columns(shown))
		for part := range strings.SplitSeq(shown, "\n") {
			line = max(line, columns(part))
		}
		if _, isText := row[column].value.(string); isText && hasWide(shown) {
			solid = false
		}
	}
	if c.Total {
		line += 2 // the sum is wider than what it sums
	}
	title := foldedTitle(c.Title)
	switch {
	case c.Long:
		return need{max(title, 14), max(title, min(max(longFactor*math.Sqrt(whole), 14), maxLong, line+2))}
	case solid:
		return need{max(title, line+1.8), max(title, line+2.5)}
	}
	return need{max(title, min(line, 8)+1.5), max(title, min(line+2, 26))}
}

func hasWide(s string) bool {
	for _, r := range s {
		if isWide(r) {
			return true
		}
	}
	return false
}
