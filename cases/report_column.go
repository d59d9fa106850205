package cases

import "strings"

// BoundColumn is a report's column joined with the field it shows.
type BoundColumn struct {
	ReportColumn
	Field Field[Row]
}

// Bind joins the columns of a report with their fields, once for a whole table. It
// is Invalid where the definition is wrong (see Check).
func (r *Report) Bind() ([]BoundColumn, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	columns := make([]BoundColumn, len(r.Columns))
	for i, c := range r.Columns {
		f, _ := ReportField(c.Path)
		columns[i] = BoundColumn{c, f}
		columns[i].Title = c.heading(f)
	}
	return columns, nil
}

// Value is the column's field of one row; ok is false where the row does not have
// that part (a household without a head).
func (c *BoundColumn) Value(row *Row) (b Bound, ok bool) {
	ptr := c.Field.At(row)
	return Bound{&c.Field.Meta, ptr}, ptr != nil
}

// Hides says whether masking changes the column: everything guarded except
// numbers, which a table exists to show and which name nobody, and the names a 公示
// exists to say.
func (c *BoundColumn) Hides() bool {
	switch c.Field.Kind {
	case KindIDNumber, KindPhone, KindBank:
		return true
	}
	return c.Field.Guard >= Personal && !c.Field.Kind.Numeric() && !c.Named
}

// Hidden is what a masked table shows of a value; ok is false where it shows the
// value as it is. In free texts the names and numbers of people are hidden.
func (c *BoundColumn) Hidden(row *Row, b Bound) (text string, ok bool) {
	switch {
	case c.Hides():
		return b.Masked(), true
	case c.Field.Kind == KindLongText:
		return row.scrub(b.Text()), true
	}
	return "", false
}

// Text is one cell as a preview shows it.
func (c *BoundColumn) Text(row *Row, masked bool) string {
	b, ok := c.Value(row)
	if !ok || b.Blank() {
		return ""
	}
	if masked {
		if text, ok := c.Hidden(row, b); ok {
			return text
		}
	}
	return b.Text()
}

// Bind joins the columns of the export's report with their fields, and changes (元) in
// a title into (万元) where sums are written so.
func (e *Export) Bind() ([]BoundColumn, error) {
	columns, err := e.Report.Bind()
	if err != nil || e.Money == MoneyYuan {
		return columns, err
	}
	inWan := strings.NewReplacer("(元)", "(万元)", "（元）", "（万元）")
	for i := range columns {
		if columns[i].Field.Kind == KindMoney && columns[i].Field.Unit == "元" {
			columns[i].Title = inWan.Replace(columns[i].Title)
		}
	}
	return columns, nil
}

// GroupTexts are the texts of the row's groups, outermost first, as 小计 rows name them.
func (r *Report) GroupTexts(row *Row, masked bool) []string {
	texts := make([]string, len(r.Groups))
	for i, path := range r.Groups {
		f, _ := ReportField(path)
		c := BoundColumn{ReportColumn{Path: path}, f}
		texts[i] = c.Text(row, masked)
	}
	return texts
}

// FlatTitles are the headers of 导入版, one for each column: the title alone, with
// the levels above it where two columns share a title.
func FlatTitles(columns []BoundColumn) []string {
	count := map[string]int{}
	for i := range columns {
		count[columns[i].Title]++
	}
	titles := make([]string, len(columns))
	for i := range columns {
		titles[i] = columns[i].Title
		if count[titles[i]] > 1 && len(columns[i].Over) > 0 {
			titles[i] = strings.Join(columns[i].Over, "") + "－" + titles[i]
		}
	}
	return titles
}
