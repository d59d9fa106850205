package ui

import (
	"context"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// paperDoc is a report as a page shows it: texts in lines, widths in pixels. It is made in the background.
type paperDoc struct {
	Size    float32 // of the letters
	Print   bool
	Title   string
	Above   []string // left and right above the table
	Spans   []cases.HeaderSpan
	Depth   int
	Widths  []float32
	Numeric []bool
	Lines   []paperRow
	Total   []string // blank where the table has no sums
	Sign    []string
	Rows    int  // read
	Cut     bool // there are more rows than were read
	Missing int  // rows between those drawn and the sums
}

// paperRow is one row, its texts broken into lines.
type paperRow struct {
	Cells [][]string
	Tall  int // lines of the tallest cell
}

// paperReader reads a report into a page.
type paperReader struct {
	store   ReportStore
	export  cases.Export
	size    float32
	columns []cases.BoundColumn
	texts   [][]string // of the rows drawn
}

// read walks through up to so many rows. early is told the first ones as soon as they are there and more follow.
func (r *paperReader) read(ctx context.Context, most int, early func(paperDoc)) (doc paperDoc, err error) {
	if r.columns, err = r.export.Report.Bind(); err != nil {
		return doc, err
	}
	sums := newPaperSums(r.columns)
	rows, cut := 0, false
	for row, err := range r.store.ReportRows(ctx, r.export.Report, r.export.Filter) {
		if err != nil {
			return doc, err
		}
		if rows == previewRows {
			early(r.doc(rows, true, nil))
		}
		if cut = rows == most; cut {
			break
		}
		rows++
		row.Number = int64(rows)
		sums.add(row)
		if len(r.texts) < previewRows {
			r.texts = append(r.texts, paperTexts(r.columns, row, r.export))
		}
	}
	var total []string
	if r.export.Layout == cases.LayoutPrint && !cut && rows > 0 {
		total = sums.texts(r.export.Money)
	}
	return r.doc(rows, cut, total), nil
}

// doc is the page of what was read so far.
func (r *paperReader) doc(rows int, cut bool, total []string) paperDoc {
	doc := paperDoc{Size: r.size, Print: r.export.Layout == cases.LayoutPrint, Rows: rows, Cut: cut, Total: total}
	doc.head(r.columns, r.export)
	doc.measure(r.columns, r.texts)
	for _, t := range r.texts {
		doc.Lines = append(doc.Lines, doc.broken(t))
	}
	doc.Missing = rows - len(doc.Lines)
	return doc
}

// head fills what stands above and below the table.
func (d *paperDoc) head(columns []cases.BoundColumn, e cases.Export) {
	for i := range columns {
		d.Numeric = append(d.Numeric, columns[i].Field.Kind.Numeric())
	}
	if !d.Print {
		d.Depth = 1
		for i, title := range cases.FlatTitles(columns) {
			d.Spans = append(d.Spans, cases.HeaderSpan{Text: title, Left: i, Right: i})
		}
		return
	}
	d.Title = e.Report.Heading(e.Filter)
	d.Above = []string{"填报时间：" + e.FilledOn.Chinese(), ""}
	if units := e.Units(); units != "" {
		d.Above[1] = "单位：" + units
	}
	d.Depth, d.Spans = cases.HeaderDepth(columns), cases.HeaderSpans(columns)
	d.Sign = e.Report.Sign
}

// paperTexts are the cells of one row as the workbook shows them.
func paperTexts(columns []cases.BoundColumn, row *cases.Row, e cases.Export) []string {
	texts := make([]string, len(columns))
	for i := range columns {
		texts[i] = paperText(&columns[i], row, e)
	}
	return texts
}

func paperText(c *cases.BoundColumn, row *cases.Row, e cases.Export) string {
	b, ok := c.Value(row)
	if !ok || b.Blank() {
		return ""
	}
	style := c.Dates
	if style == cases.DateAuto && e.Layout == cases.LayoutImport {
		style = e.Dates
	}
	switch p := b.Ptr.(type) {
	case *cases.Opt[cases.Money]:
		return moneyIn(e.Money, p.Value.Decimal())
	case *cases.Day:
		return style.Day(*p)
	case *cases.Month:
		return style.Month(*p)
	}
	return c.Text(row, e.Masked)
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

// paperSums adds up the columns that have a sum.
type paperSums struct {
	columns []cases.BoundColumn
	sums    []decimal.Decimal
}

func newPaperSums(columns []cases.BoundColumn) *paperSums {
	return &paperSums{columns: columns, sums: make([]decimal.Decimal, len(columns))}
}

func (s *paperSums) add(row *cases.Row) {
	for i := range s.columns {
		if !s.columns[i].Field.Kind.Numeric() {
			continue
		}
		b, ok := s.columns[i].Value(row)
		if !ok {
			continue
		}
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

// texts is the 合计 row, nil where no column is summed.
func (s *paperSums) texts(style cases.MoneyStyle) []string {
	texts := make([]string, len(s.columns))
	any := false
	for i := range s.columns {
		c := &s.columns[i]
		value := s.sums[i]
		switch c.Total {
		case cases.NoTotal:
			continue
		case cases.RatioTotal:
			of, by := s.of(c.Of), s.of(c.By)
			if by.IsZero() {
				continue
			}
			value = of.Mul(decimal.NewFromInt(max(c.Times, 1))).DivRound(by, 2)
		}
		any = true
		if c.Field.Kind == cases.KindMoney {
			texts[i] = moneyIn(style, value)
			continue
		}
		o := cases.Some(value)
		texts[i] = cases.TextOf(&o)
	}
	if !any {
		return nil
	}
	if texts[0] == "" {
		texts[0] = "合计"
	}
	return texts
}

func (s *paperSums) of(path string) decimal.Decimal {
	for i := range s.columns {
		if s.columns[i].Path == path {
			return s.sums[i]
		}
	}
	return decimal.Decimal{}
}
