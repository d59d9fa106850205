package ui

import (
	"context"
	"strings"

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

// readPaper reads up to so many rows of a report.
func readPaper(ctx context.Context, store ReportStore, e cases.Export, most int, size float32) (paperDoc, error) {
	columns, err := e.Report.Bind()
	if err != nil {
		return paperDoc{}, err
	}
	doc := paperDoc{Size: size, Print: e.Layout == cases.LayoutPrint}
	sums := newPaperSums(columns)
	var texts [][]string
	for row, err := range store.ReportRows(ctx, e.Report, e.Filter) {
		if err != nil {
			return doc, err
		}
		if doc.Rows == most {
			doc.Cut = true
			break
		}
		doc.Rows++
		row.Number = int64(doc.Rows)
		sums.add(row)
		if len(texts) < previewRows {
			texts = append(texts, paperTexts(columns, row, e))
		}
	}
	doc.head(columns, e)
	if doc.Print && !doc.Cut && doc.Rows > 0 {
		doc.Total = sums.texts(e.Money)
	}
	doc.measure(columns, texts)
	for _, t := range texts {
		doc.Lines = append(doc.Lines, doc.broken(t))
	}
	doc.Missing = doc.Rows - len(doc.Lines)
	return doc, nil
}

// shortened keeps the first rows.
func (d paperDoc) shortened(rows int) paperDoc {
	if len(d.Lines) > rows {
		d.Missing += len(d.Lines) - rows
		d.Lines = d.Lines[:rows]
	}
	return d
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

// Widths in ems: a Chinese character is one, a Latin letter or a digit a little over half.
const (
	paperLatin    = 0.58
	paperLong     = 15  // of long texts, before they go on in the next line
	paperShort    = 9   // of other texts
	paperPad      = 0.9 // air left and right
	paperPage     = 66  // a smaller table is widened to this
	paperGrow     = 2.2
	paperTall     = 6 // lines of one cell; the rest of the text is in the workbook
	titleLines    = 3 // into how many lines a title may break
	paperLeastCol = 2.4
)

// ems is how wide a text is.
func ems(text string) float32 {
	var w float32
	for _, r := range text {
		if r < 0x2E80 {
			w += paperLatin
		} else {
			w++
		}
	}
	return w
}

// measure settles the widths of the columns by titles and texts.
func (d *paperDoc) measure(columns []cases.BoundColumn, rows [][]string) {
	var total float32
	titles := cases.FlatTitles(columns)
	for i := range columns {
		most := float32(paperShort)
		switch kind := columns[i].Field.Kind; {
		case kind == cases.KindLongText:
			most = paperLong
		case d.Numeric[i] || kind == cases.KindDay || kind == cases.KindIDNumber || kind == cases.KindPhone:
			most = 4 * paperShort // never broken
		}
		title := columns[i].Title
		if !d.Print {
			title = titles[i]
		}
		var widest float32
		for _, row := range rows {
			widest = max(widest, ems(row[i]))
		}
		if d.Total != nil {
			widest = max(widest, ems(d.Total[i]))
		}
		w := max(min(widest, most), ems(title)/titleLines+0.7, paperLeastCol)
		if ems(title) <= 4 || !d.Print {
			w = max(w, ems(title))
		}
		d.Widths = append(d.Widths, (w+paperPad)*d.Size)
		total += w + paperPad
	}
	if d.Print && total < paperPage {
		grow := min(paperPage/total, paperGrow)
		for i := range d.Widths {
			d.Widths[i] *= grow
		}
	}
	for i := range d.Widths {
		d.Widths[i] = float32(int(d.Widths[i] + 0.5)) // lines stand on whole pixels
	}
}

// broken breaks the texts of a row into lines; the import layout has one line a row.
func (d *paperDoc) broken(texts []string) paperRow {
	row := paperRow{Tall: 1}
	for i, text := range texts {
		room := d.Widths[i]/d.Size - paperPad
		lines := []string{oneLineText(text, room)}
		if d.Print {
			lines = brokenText(text, room, paperTall)
		}
		row.Tall = max(row.Tall, len(lines))
		row.Cells = append(row.Cells, lines)
	}
	return row
}

// oneLineText cuts a text that is too wide.
func oneLineText(text string, room float32) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if ems(text) <= room+0.1 {
		return text
	}
	lines := brokenText(text, room-1, 1)
	return strings.TrimSuffix(lines[0], "…") + "…"
}

// paperHanging never begins a line.
const paperHanging = "，。；：、！？）》”"

// brokenText breaks a text by width, into at most so many lines.
func brokenText(text string, room float32, most int) []string {
	var lines []string
	for _, part := range strings.Split(text, "\n") {
		var line strings.Builder
		var width float32
		for _, r := range part {
			w := ems(string(r))
			if width+w > room+0.1 && width > 0 && !strings.ContainsRune(paperHanging, r) {
				lines = append(lines, line.String())
				line.Reset()
				width = 0
			}
			line.WriteRune(r)
			width += w
		}
		lines = append(lines, line.String())
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += "…"
	}
	return lines
}
