package excel

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// documentSheet writes one laid out page into one worksheet.
type documentSheet struct {
	document *document
	name     string
	page     *cases.DocumentPage
	layout   *layout
	edges    []int             // units at which a cell begins or ends, sorted: the columns
	named    map[string]string // cells by the names formulas use
}

// write writes a page into the worksheet that stands ready for it.
func (d *document) write(name string, page *cases.DocumentPage) error {
	s := &documentSheet{document: d, name: name, page: page, layout: layOut(page), named: map[string]string{}}
	if err := s.fits(); err != nil {
		return err
	}
	s.findEdges()
	for _, step := range []func() error{s.frame, s.cells, s.formulas, s.pictures, s.charts, s.setUp} {
		if err := step(); err != nil {
			return fmt.Errorf("worksheet %s: %w", name, err)
		}
	}
	return nil
}

// fits refuses a text that no cell could hold, before it is spread over rows.
func (s *documentSheet) fits() error {
	refuse := func(label string, c cases.Content) error {
		if text, ok := c.Value.(string); !ok || units(text) <= maxText {
			return nil
		}
		return cases.Errorf(cases.Invalid, label, fmt.Sprintf(
			"“%s”里的“%s”超过 %d 个字，Excel 单元格放不下。请在程序里把它缩短后再导出。", s.page.Name, label, maxText))
	}
	for i := range s.page.Sections {
		section := &s.page.Sections[i]
		for _, c := range section.Cells {
			if err := refuse(c.Label, c.Content); err != nil {
				return err
			}
		}
		if section.Table == nil {
			continue
		}
		for n, row := range section.Table.Rows {
			for k, c := range row {
				if err := refuse(fmt.Sprintf("%s”第 %d 行“%s", section.Title, n+1, section.Table.Columns[k].Title), c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// findEdges collects where cells begin and end.
func (s *documentSheet) findEdges() {
	s.edges = []int{0, pageUnits}
	for _, c := range s.layout.cells {
		s.edges = append(s.edges, c.left, c.right)
	}
	for _, c := range s.layout.charts {
		s.edges = append(s.edges, c.left)
	}
	slices.Sort(s.edges)
	s.edges = slices.Compact(s.edges)
}

// column is the number of the column that begins at a unit.
func (s *documentSheet) column(unit int) int {
	at, _ := slices.BinarySearch(s.edges, unit)
	return at + 1
}

// at is the cell that begins at a unit of a row.
func (s *documentSheet) at(unit, row int) string { return cellName(s.column(unit), row+1) }

// frame sets the widths and heights.
func (s *documentSheet) frame() error {
	f := s.document.file
	for i := 1; i < len(s.edges); i++ {
		column, err := excelize.ColumnNumberToName(i)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, column, column, float64(s.edges[i]-s.edges[i-1])*unitSize); err != nil {
			return err
		}
	}
	for i, height := range s.layout.heights {
		if err := f.SetRowHeight(s.name, i+1, min(height, excelize.MaxRowHeight)); err != nil {
			return err
		}
	}
	return nil
}

// cells writes values, styles, merges, comments and links.
func (s *documentSheet) cells() error {
	for i := range s.layout.cells {
		if err := s.put(&s.layout.cells[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *documentSheet) put(c *placed) error {
	f := s.document.file
	from, to := s.at(c.left, c.row), cellName(s.column(c.right)-1, c.row+1)
	if from != to {
		if err := f.MergeCell(s.name, from, to); err != nil {
			return err
		}
	}
	if err := s.set(from, c.cell); err != nil {
		return err
	}
	style, err := s.document.styles.of(c)
	if err != nil {
		return err
	}
	if err := f.SetCellStyle(s.name, from, to, style); err != nil {
		return err
	}
	if c.from.Name != "" {
		s.named[c.from.Name] = from
	}
	if c.from.Sheet != "" {
		if err := f.SetCellHyperLink(s.name, from, "'"+c.from.Sheet+"'!A1", "Location"); err != nil {
			return err
		}
	}
	return s.comment(from, c.from.Note)
}

// set writes a value with its own type: text stays text, whatever it begins with.
func (s *documentSheet) set(at string, c cell) error {
	f := s.document.file
	switch v := c.value.(type) {
	case string:
		return f.SetCellStr(s.name, at, v)
	case int64:
		return f.SetCellInt(s.name, at, v)
	case float64:
		return f.SetCellFloat(s.name, at, v, -1, 64)
	}
	return nil
}

// comment says at a cell what its value is made of.
func (s *documentSheet) comment(at, note string) error {
	if note == "" {
		return nil
	}
	lines := wrapped(note, 44)
	return s.document.file.AddComment(s.name, excelize.Comment{
		Cell: at, Author: "驻村记", Width: 360, Height: uint(24 + 18*min(lines, 30)), //nolint:gosec // lines are few
		Paragraph: []excelize.RichTextRun{{Text: clean(note), Font: font(faceBody, 9)}},
	})
}

// cellNames finds the names of cells in a formula: {K}.
var cellNames = regexp.MustCompile(`\{([^{}]+)\}`)

// formulas writes the formulas, when every cell has its place. The value written before
// stays beside it.
func (s *documentSheet) formulas() error {
	for i := range s.layout.cells {
		c := &s.layout.cells[i]
		formula := s.formula(c)
		if formula == "" || c.cell.value == nil {
			continue
		}
		if err := s.document.file.SetCellFormula(s.name, s.at(c.left, c.row), formula); err != nil {
			return err
		}
	}
	return nil
}

// formula is a cell's formula with addresses for names; blank where it has none.
func (s *documentSheet) formula(c *placed) string {
	if c.last > 0 {
		return "SUM(" + s.at(c.left, c.first) + ":" + s.at(c.left, c.last) + ")"
	}
	return cellNames.ReplaceAllStringFunc(c.from.Formula, func(name string) string {
		at, ok := s.named[name[1:len(name)-1]]
		if !ok {
			panic("excel: a formula names no cell: " + name)
		}
		return at
	})
}

func (s *documentSheet) charts() error {
	for i := range s.layout.charts {
		if err := s.draw(&s.layout.charts[i]); err != nil {
			return err
		}
	}
	return nil
}
