package ui

import (
	"context"

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
	Lines   []paperRow // with the 小计 between them
	Total   *paperLine // nil where the table has no sums
	Sign    []string
	Rows    int  // read
	Cut     bool // there are more rows than were read
	Missing int  // rows between those drawn and the sums
}

// paperRow is one row, its texts broken into lines.
type paperRow struct {
	Cells [][]string
	Tall  int  // lines of the tallest cell
	Sum   bool // 小计 or 合计
	Span  int  // of a sum: over how many columns its label goes
}

// paperLine is one row before it is broken into lines.
type paperLine struct {
	cells []string
	label string // of a 小计 or 合计; blank for the others
	span  int    // over how many columns the label goes
}

// paperReader reads a report into a page.
type paperReader struct {
	store   ReportStore
	export  cases.Export
	veiled  bool // the screen hides what the file may hold in full
	size    float32
	columns []cases.BoundColumn
	texts   []paperLine // of the rows drawn
	drawn   int         // of them, without the sums
}

// read walks through up to so many rows. early is told the first ones as soon as they are there and more follow.
func (r *paperReader) read(ctx context.Context, most int, early func(paperDoc)) (doc paperDoc, err error) {
	if r.columns, err = r.export.Bind(); err != nil {
		return doc, err
	}
	sums, groups := newPaperSums(r.columns), newPaperGroups(r.columns, r.export)
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
		r.draw(groups.add(row, r.export.Money), row)
	}
	if !cut && r.drawn == rows {
		r.texts = append(r.texts, groups.end(0, r.export.Money)...)
	}
	var total *paperLine
	if r.export.Layout == cases.LayoutPrint && !cut && rows > 0 {
		if sum, ok := sums.row("合计", r.export.Money); ok {
			total = &sum
		}
	}
	return r.doc(rows, cut, total), nil
}

// draw keeps the texts of a row and of the 小计 before it, as long as there is room on the page.
func (r *paperReader) draw(ended []paperLine, row *cases.Row) {
	if r.drawn == previewRows {
		return
	}
	r.drawn++
	r.texts = append(append(r.texts, ended...), paperLine{cells: r.textsOf(row)})
}

// doc is the page of what was read so far.
func (r *paperReader) doc(rows int, cut bool, total *paperLine) paperDoc {
	doc := paperDoc{Size: r.size, Print: r.export.Layout == cases.LayoutPrint, Rows: rows, Cut: cut, Total: total}
	doc.head(r.columns, r.export)
	doc.measure(r.columns, r.texts)
	for i := range r.texts {
		doc.Lines = append(doc.Lines, doc.broken(&r.texts[i]))
	}
	doc.Missing = rows - r.drawn
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
	d.Sign = e.Report.Signatures(e.Filter)
}

// textsOf are the cells of one row as the workbook shows them, unless the screen hides them.
func (r *paperReader) textsOf(row *cases.Row) []string {
	texts := make([]string, len(r.columns))
	for i := range r.columns {
		texts[i] = paperText(&r.columns[i], row, r.export)
		if f := &r.columns[i].Field; r.veiled {
			texts[i] = f.Veil(texts[i])
		}
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
