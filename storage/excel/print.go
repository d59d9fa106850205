package excel

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// The page of 打印版: A4 across, one page wide, as long as it takes.
const (
	paperA4    = 9
	pageMargin = 0.5 // inch
	mostLines  = 26  // of a row: what Excel's highest takes
)

// page sets paper, margins, page numbers and the rows repeated on every page.
func (s *sheet) page() error {
	size, across, wide, long := paperA4, "landscape", 1, 0
	fit, centred := true, true
	side, edge := pageMargin, 0.3
	if err := s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return fmt.Errorf("sheet properties: %w", err)
	}
	err := s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &long,
	})
	if err != nil {
		return fmt.Errorf("page layout: %w", err)
	}
	err = s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &side, Header: &edge, Footer: &edge, Horizontally: &centred,
	})
	if err != nil {
		return fmt.Errorf("page margins: %w", err)
	}
	lines := &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"}
	if s.secret() {
		lines.OddHeader = "&R内部资料 注意保密"
	}
	if err := s.file.SetHeaderFooter(s.name, lines); err != nil {
		return fmt.Errorf("header and footer: %w", err)
	}
	err = s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("'%s'!$3:$%d", s.name, 2+cases.HeaderDepth(s.bound)),
	})
	if err != nil {
		return fmt.Errorf("repeated rows: %w", err)
	}
	return nil
}

// secret says whether the sheet shows in full what a mask would hide.
func (s *sheet) secret() bool {
	for i := range s.columns {
		if s.columns[i].Hides() {
			return !s.export.Masked
		}
	}
	return false
}

// printHead writes the title, the line below it and the merged header.
func (s *sheet) printHead() error {
	title := clean(s.export.Report.Heading(s.export.Filter))
	room := s.width(0, len(s.columns)-1) * sizeBody / sizeTitle / s.scale
	if err := s.across(title, s.styles.title, float64(wrapped(title, room))*32*s.scale); err != nil {
		return err
	}
	if err := s.infoLine(); err != nil {
		return err
	}
	return s.headerRows()
}

// across writes one text over the whole width.
func (s *sheet) across(text string, style int, height float64) error {
	return s.apart([]string{text}, []int{len(s.columns) - 1}, []int{style}, height)
}

// apart writes texts beside each other, each over the columns up to its end.
func (s *sheet) apart(texts []string, ends, styles []int, height float64) error {
	from := 0
	for i, end := range ends {
		for c := from; c <= end; c++ {
			s.out[c] = excelize.Cell{StyleID: styles[i]}
		}
		s.out[from].Value = texts[i]
		s.merge(from, end, 0)
		from = end + 1
	}
	return s.row(height)
}

// merge joins cells of the next row and of more rows below it.
func (s *sheet) merge(left, right, below int) {
	if left == right && below == 0 {
		return
	}
	s.body.merges = append(s.body.merges, cellName(left+1, s.next)+":"+cellName(right+1, s.next+below))
}

// split divides the columns among texts that stand beside each other: text i ends
// near its share of the width and gets what it needs. ok is false where the table is
// too narrow for that.
func (s *sheet) split(texts []string, room float64, shares []float64) (ends []int, ok bool) {
	last := len(s.columns) - 1
	total := s.width(0, last)
	from := 0
	for i, text := range texts {
		need := (columns(text) + room) * s.scale
		end := from
		for end < last && (s.width(from, end) < need || s.closer(end+1, end, total*shares[i])) {
			end++
		}
		if from > last || s.width(from, end) < need {
			return nil, false
		}
		ends = append(ends, end)
		from = end + 1
	}
	return ends, ends[len(ends)-1] == last
}

// closer says whether column a ends nearer to a place in the width than column b.
func (s *sheet) closer(a, b int, place float64) bool {
	return math.Abs(s.width(0, a)-place) < math.Abs(s.width(0, b)-place)
}

// infoLine is "填报单位（盖章）：… 填报时间：… 单位：…": left, middle and right where
// the table is wide enough, else in one text.
func (s *sheet) infoLine() error {
	texts := []string{"填报单位（盖章）：" + clean(s.export.Filter.Place), "填报时间：" + s.export.FilledOn.Chinese()}
	shares, styles := []float64{0.55, 1}, []int{s.styles.left, s.styles.right}
	if units := s.export.Units(); units != "" {
		texts = append(texts, "单位："+units)
		shares, styles = []float64{0.4, 0.7, 1}, []int{s.styles.left, s.styles.middle, s.styles.right}
	}
	if ends, ok := s.split(texts, 2, shares); ok {
		return s.apart(texts, ends, styles, (lineHeight+8)*s.scale)
	}
	text := strings.Join(texts, "　　")
	lines := wrapped(text, s.width(0, len(s.columns)-1)/s.scale)
	return s.across(text, s.styles.left, (float64(lines)*lineHeight+8)*s.scale)
}

// headerRows writes the merged header with borders on every cell.
func (s *sheet) headerRows() error {
	depth := cases.HeaderDepth(s.bound)
	spans := cases.HeaderSpans(s.bound)
	heights := s.headerHeights(spans, depth)
	for level := range depth {
		for i := range s.out {
			s.out[i] = excelize.Cell{StyleID: s.styles.head}
		}
		for _, sp := range spans {
			if sp.Top != level {
				continue
			}
			s.out[sp.Left].Value = sp.Text
			s.merge(sp.Left, sp.Right, sp.Bottom-sp.Top)
		}
		if err := s.row(heights[level]); err != nil {
			return err
		}
	}
	return nil
}

// headerHeights makes each level as high as its texts need, a text over several
// levels sharing them.
func (s *sheet) headerHeights(spans []cases.HeaderSpan, depth int) []float64 {
	heights := make([]float64, depth)
	for _, sp := range spans {
		levels := float64(sp.Bottom - sp.Top + 1)
		need := (float64(wrapped(sp.Text, s.width(sp.Left, sp.Right)))*lineHeight + 8) / levels
		for l := sp.Top; l <= sp.Bottom; l++ {
			heights[l] = max(heights[l], need, minHeight)
		}
	}
	return heights
}

// printRow writes a data row as high as its texts. A text too long for Excel's
// highest row goes on in rows below, so that the paper shows all of it.
func (s *sheet) printRow(cells []cell) error {
	height := 0.0
	more := false
	for i := range cells {
		c := &cells[i]
		s.out[i] = excelize.Cell{StyleID: s.styles.data[c.look], Value: c.value}
		height = max(height, textHeight(*c, s.widths[i]))
		rest := cell{look: c.look}
		if text, ok := c.value.(string); ok {
			_, end := fit(text, s.widths[i], mostLines)
			s.out[i].Value = text[:end]
			if end < len(text) {
				rest.value, more = strings.TrimPrefix(text[end:], "\n"), true
			}
		}
		*c = rest
	}
	if err := s.row(height); err != nil || !more {
		return err
	}
	return s.printRow(cells)
}

// printFoot writes the sums, or a line that says there is nothing, and the
// signature line.
func (s *sheet) printFoot() error {
	if s.count == 0 {
		if err := s.across("本期没有记录", s.styles.data[lookText], 24); err != nil {
			return err
		}
	}
	if err := s.totals.finish(); err != nil {
		return err
	}
	labels := s.export.Report.Signatures(s.export.Filter)
	for i := range labels {
		labels[i] = clean(labels[i])
	}
	return s.signatures(labels)
}

// signRoom is the room left behind a label to sign by hand, in columns.
const signRoom = 8

// signatures sets the labels apart over the width, on as many lines as they need.
func (s *sheet) signatures(labels []string) error {
	if len(labels) == 0 {
		return nil
	}
	shares, styles := make([]float64, len(labels)), make([]int, len(labels))
	for i := range labels {
		shares[i] = float64(i+1) / float64(len(labels))
		styles[i] = s.styles.left
	}
	ends, ok := s.split(labels, signRoom, shares)
	if ok || len(labels) == 1 {
		if !ok {
			ends = []int{len(s.columns) - 1}
		}
		return s.apart(labels, ends, styles, 26*s.scale)
	}
	half := (len(labels) + 1) / 2
	if err := s.signatures(labels[:half]); err != nil {
		return err
	}
	return s.signatures(labels[half:])
}
