package excel

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// HeldBack is what goes back to whoever brought a list: the sheet's header and the lines
// that were not taken.
type HeldBack struct {
	Sheet  string
	Head   *Grid
	Header HeaderTable
	Lines  []HeldLine
}

// HeldLine is a line by the columns of the sheet, from 1, with the reason.
type HeldLine struct {
	Cells  map[int]string
	Wrong  map[int]string // columns to be marked, with what is wrong
	Reason string
}

// reasonTitle heads the column of reasons; a list that comes back leaves it out.
const reasonTitle = "未导入原因"

// mostComments bounds the comments of a workbook, which Excel opens slowly.
const mostComments = 2000

// Write writes the workbook. All cells are texts, so that numbers stay as they were.
func (b *HeldBack) Write(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); cerr != nil && err == nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	p := &heldPage{f: f, sheet: sheetName(b.Sheet), reason: b.Header.Right + 1}
	p.do(f.SetSheetName("Sheet1", p.sheet))
	p.styles()
	top := p.header(b)
	for i := range b.Lines {
		p.line(top+1+i, &b.Lines[i])
	}
	p.widths(b)
	if p.err != nil {
		return fmt.Errorf("write held back lines: %w", p.err)
	}
	return f.Write(w)
}

// heldPage writes one sheet and keeps the first error.
type heldPage struct {
	f                        *excelize.File
	sheet                    string
	reason                   int // the column of reasons
	plain, head, wrong, said int
	comments                 int
	err                      error
}

func (p *heldPage) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *heldPage) styles() {
	style := func(s excelize.Style) int {
		s.NumFmt = 49 // text
		s.Border = thinBorder()
		id, err := p.f.NewStyle(&s)
		p.do(err)
		return id
	}
	font := excelize.Font{Family: faceBody, Size: sizeBody}
	center := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	red := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFD9D9"}}
	p.plain = style(excelize.Style{Font: &font})
	p.wrong = style(excelize.Style{Font: &font, Fill: red})
	p.head = style(excelize.Style{Font: &excelize.Font{Family: faceHead, Size: sizeBody}, Alignment: center})
	p.said = style(excelize.Style{Font: &font, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
}

func thinBorder() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	return out
}

// header writes the header's rows as they were, merges too, and gives the last of them.
func (p *heldPage) header(b *HeldBack) int {
	h := &b.Header
	for row := h.Top; row <= h.Bottom; row++ {
		for column := h.Left; column <= h.Right; column++ {
			at := cellName(column, row-h.Top+1)
			p.do(p.f.SetCellStr(p.sheet, at, b.Head.Text(row, column)))
			p.do(p.f.SetCellStyle(p.sheet, at, at, p.head))
			if a := b.Head.Area(row, column); a.Top == row && a.Left == column && (a.Rows() > 1 || a.Columns() > 1) {
				bottom := min(a.Bottom, h.Bottom)
				p.do(p.f.MergeCell(p.sheet, at, cellName(a.Right, bottom-h.Top+1)))
			}
		}
	}
	last := h.Bottom - h.Top + 1
	at := cellName(p.reason, 1)
	p.do(p.f.SetCellStr(p.sheet, at, reasonTitle))
	p.do(p.f.SetCellStyle(p.sheet, at, cellName(p.reason, last), p.head))
	if last > 1 {
		p.do(p.f.MergeCell(p.sheet, at, cellName(p.reason, last)))
	}
	p.do(p.f.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: last, TopLeftCell: cellName(1, last+1), ActivePane: "bottomLeft"}))
	return last
}

func (p *heldPage) line(row int, l *HeldLine) {
	for column, text := range l.Cells {
		at := cellName(column, row)
		p.do(p.f.SetCellStr(p.sheet, at, clean(text)))
		style := p.plain
		if reason, ok := l.Wrong[column]; ok {
			style = p.wrong
			p.comment(at, reason)
		}
		p.do(p.f.SetCellStyle(p.sheet, at, at, style))
	}
	at := cellName(p.reason, row)
	p.do(p.f.SetCellStr(p.sheet, at, clean(l.Reason)))
	p.do(p.f.SetCellStyle(p.sheet, at, at, p.said))
}

func (p *heldPage) comment(at, text string) {
	if p.comments++; p.comments > mostComments {
		return
	}
	p.do(p.f.AddComment(p.sheet, excelize.Comment{Cell: at, Author: "驻村记", Paragraph: []excelize.RichTextRun{{Text: text}}}))
}

// widths makes the columns wide enough for identity numbers, and the reasons readable.
func (p *heldPage) widths(b *HeldBack) {
	for column := b.Header.Left; column <= b.Header.Right; column++ {
		widest := columns(b.Head.Text(b.Header.Bottom, column))
		for i := range min(len(b.Lines), 200) {
			widest = max(widest, columns(b.Lines[i].Cells[column]))
		}
		p.do(p.f.SetColWidth(p.sheet, ColumnName(column), ColumnName(column), min(max(widest+2, 6), 40)))
	}
	p.do(p.f.SetColWidth(p.sheet, ColumnName(p.reason), ColumnName(p.reason), 60))
}
