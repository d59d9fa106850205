package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The page of 打印版: A4 across, one page wide, as long as it takes.
const (
	paperA4    = 9
	pageMargin = 0.5 // inch
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
		RefersTo: fmt.Sprintf("'%s'!$3:$%d", s.name, 2+headerDepth(s.columns)),
	})
	if err != nil {
		return fmt.Errorf("repeated rows: %w", err)
	}
	return nil
}

// secret says whether the sheet shows in full what a mask would hide.
func (s *sheet) secret() bool {
	for i := range s.columns {
		if s.columns[i].Hides() && !s.columns[i].masked {
			return true
		}
	}
	return false
}

// printHead writes the title, the line below it and the merged header.
func (s *sheet) printHead() error {
	title := s.export.Report.Heading(s.export.Filter)
	lines := max(1, wrapped(title, s.width(0, len(s.columns)-1)*sizeBody/sizeTitle))
	if err := s.across(clean(title), s.styles.title, float64(lines)*34); err != nil {
		return err
	}
	if err := s.infoLine(); err != nil {
		return err
	}
	return s.headerRows()
}

// across writes one text over the whole width.
func (s *sheet) across(text string, style int, height float64) error {
	for i := range s.out {
		s.out[i] = excelize.Cell{StyleID: style}
	}
	s.out[0].Value = text
	if err := s.merge(0, len(s.columns)-1, 0); err != nil {
		return err
	}
	return s.row(height)
}

// merge joins cells of the next row and of more rows below it.
func (s *sheet) merge(left, right, below int) error {
	if left == right && below == 0 {
		return nil
	}
	if err := s.stream.MergeCell(cellName(left+1, s.next), cellName(right+1, s.next+below)); err != nil {
		return fmt.Errorf("merge cells: %w", err)
	}
	return nil
}

// infoLine is "填报单位（盖章）：… 填报时间：… 单位：…": left, middle and right where
// the table has the columns for it.
func (s *sheet) infoLine() error {
	parts := []string{
		"填报单位（盖章）：" + clean(s.export.Filter.Place),
		"填报时间：" + s.export.FilledOn.Chinese(),
	}
	if units := s.export.Units(); units != "" {
		parts = append(parts, "单位："+units)
	}
	if len(s.columns) < 3 || len(parts) < 3 {
		text := strings.Join(parts, "　　")
		lines := wrapped(text, s.width(0, len(s.columns)-1))
		return s.across(text, s.styles.left, float64(lines)*lineHeight+9)
	}
	first, second := s.thirds()
	ends := [][2]int{{0, first}, {first + 1, second}, {second + 1, len(s.columns) - 1}}
	lines := 1
	for i, style := range []int{s.styles.left, s.styles.middle, s.styles.right} {
		from, to := ends[i][0], ends[i][1]
		for c := from; c <= to; c++ {
			s.out[c] = excelize.Cell{StyleID: style}
		}
		s.out[from].Value = parts[i]
		lines = max(lines, wrapped(parts[i], s.width(from, to)))
		if err := s.merge(from, to, 0); err != nil {
			return err
		}
	}
	return s.row(float64(lines)*lineHeight + 9)
}

// thirds are the last columns of the left and the middle part of a line.
func (s *sheet) thirds() (first, second int) {
	last := len(s.columns) - 1
	total := s.width(0, last)
	for first < last-2 && s.width(0, first) < total*0.4 {
		first++
	}
	second = first + 1
	for second < last-1 && s.width(0, second) < total*0.72 {
		second++
	}
	return first, second
}

// headerRows writes the merged header with borders on every cell.
func (s *sheet) headerRows() error {
	depth := headerDepth(s.columns)
	spans := headerSpans(s.columns)
	heights := s.headerHeights(spans, depth)
	for level := range depth {
		for i := range s.out {
			s.out[i] = excelize.Cell{StyleID: s.styles.head}
		}
		for _, sp := range spans {
			if sp.top != level {
				continue
			}
			s.out[sp.left].Value = sp.text
			if err := s.merge(sp.left, sp.right, sp.bottom-sp.top); err != nil {
				return err
			}
		}
		if err := s.row(heights[level]); err != nil {
			return err
		}
	}
	return nil
}

// headerHeights makes each level as high as its texts need, a text over several
// levels sharing them.
func (s *sheet) headerHeights(spans []span, depth int) []float64 {
	heights := make([]float64, depth)
	for _, sp := range spans {
		levels := float64(sp.bottom - sp.top + 1)
		need := (float64(wrapped(sp.text, s.width(sp.left, sp.right)))*lineHeight + 6) / levels
		for l := sp.top; l <= sp.bottom; l++ {
			heights[l] = max(heights[l], need, 20)
		}
	}
	return heights
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
	for _, text := range s.signatures() {
		if err := s.across(text, s.styles.left, 26); err != nil {
			return err
		}
	}
	return nil
}

// minGap is the room left to write a name by hand, in columns.
const minGap = 14

// signatures sets the labels of the signature line apart over the width, on as
// many lines as they need.
func (s *sheet) signatures() []string {
	width := s.width(0, len(s.columns)-1) - 2
	var lines [][]string
	used := width
	for _, label := range s.export.Report.Sign {
		need := columns(label) + 2 + minGap
		if used+need > width || len(lines) == 0 {
			lines, used = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], label)
		used += need
	}
	var texts []string
	for _, labels := range lines {
		text := strings.Join(labels, "：") + "："
		gap := max(int((width-columns(text))/float64(len(labels))), 4)
		texts = append(texts, strings.Join(labels, "："+strings.Repeat(" ", gap))+"：")
	}
	return texts
}
