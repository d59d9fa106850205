package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// The limits of a worksheet, and how the writer works within them.
const (
	maxRows  = 1_048_576
	holdRows = 2_000 // rows kept back until the column widths are known
	tick     = 256   // rows between two looks at Cancel and two reports of progress
)

// Options are what an export needs besides what it says.
type Options struct {
	Tmp      string         // the data folder's own folder for unfinished work
	Progress func(rows int) // told now and then how many rows are written; may be nil
}

// Export writes a report into the file target, whole or not at all (see Replace),
// and says how many rows it has. Errors are those of Replace and Write.
func Export(ctx context.Context, target string, e *cases.Export, rows iter.Seq2[*cases.Row, error], o Options) (n int, err error) {
	err = Replace(ctx, target, o.Tmp, func(w io.Writer) error {
		n, err = Write(ctx, w, e, rows, o)
		return err
	})
	return n, err
}

// Write writes a report as a workbook into w and says how many rows it has. It
// never holds more than a few thousand rows. Errors are Invalid (a text too long
// for a cell, more rows than a sheet takes, a wrong definition), Canceled, or what
// the rows gave.
func Write(ctx context.Context, w io.Writer, e *cases.Export, rows iter.Seq2[*cases.Row, error], o Options) (n int, err error) {
	s, err := newSheet(e, o)
	if err != nil {
		return 0, err
	}
	defer func() { // takes the temporary file away
		if cerr := errors.Join(s.file.Close(), s.body.remove(), s.basis.remove()); cerr != nil && err == nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	for row, err := range rows {
		if err != nil {
			return 0, err
		}
		if err := s.take(ctx, row); err != nil {
			return 0, err
		}
	}
	if err := s.finish(); err != nil {
		return 0, err
	}
	return s.count, s.save(ctx, w)
}

// sheet is one report on its way into one worksheet.
type sheet struct {
	export  *cases.Export
	options Options
	columns []column
	bound   []cases.BoundColumn // the same, as the report has them
	file    *excelize.File
	body    *sheetRows // nil while rows are held back
	styles  *styles
	name    string
	totals  *totals
	basis   *basis // nil where the export explains nothing

	widths []float64
	scale  float64 // by how much 打印版 is scaled down to fit the page
	held   []line
	next   int // the sheet's next row, from 1
	first  int // the sheet's first data row
	count  int // data rows taken

	// Of one row, used again for the next.
	scratch []cell
	out     []excelize.Cell
}

// line is a row as cells, with the texts of the report's groups.
type line struct {
	cells []cell
	keys  []string
	basis int // the row of the other sheet that explains its incomes
}

func newSheet(e *cases.Export, o Options) (*sheet, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	bound, err := e.Bind()
	if err != nil {
		return nil, err
	}
	columns := newColumns(e, bound)
	f := excelize.NewFile(excelize.Options{TmpDir: o.Tmp})
	s := &sheet{export: e, options: o, columns: columns, bound: bound, file: f, name: sheetName(e.Report.Name), next: 1}
	s.scratch = make([]cell, len(columns))
	s.out = make([]excelize.Cell, len(columns))
	s.totals = newTotals(s)
	if err := f.SetSheetName("Sheet1", s.name); err != nil {
		return nil, fmt.Errorf("name sheet: %w", err)
	}
	if err := f.SetDocProps(stamp(e.FilledOn)); err != nil {
		return nil, fmt.Errorf("document properties: %w", err)
	}
	return s, nil
}

// printed says whether the sheet is 打印版.
func (s *sheet) printed() bool { return s.export.Layout == cases.LayoutPrint }

// take makes a row into cells and writes it, or holds it back while the widths
// are not known.
func (s *sheet) take(ctx context.Context, row *cases.Row) error {
	if s.count%tick == 0 {
		if err := ctx.Err(); err != nil {
			return canceled(err)
		}
		if s.options.Progress != nil {
			s.options.Progress(s.count)
		}
	}
	s.count++
	row.Number = int64(s.count)
	if row.AsOf.IsZero() {
		row.AsOf = s.export.Filter.AsOf
	}
	l := line{cells: s.scratch, keys: s.totals.keys(row)}
	if err := s.explain(&l, row); err != nil {
		return err
	}
	if s.body == nil {
		l.cells = make([]cell, len(s.columns)) // kept until the widths are known
	}
	for i := range s.columns {
		l.cells[i] = s.columns[i].cell(row)
		if err := s.fits(l.cells[i], i); err != nil {
			return err
		}
	}
	if s.body != nil {
		return s.put(l)
	}
	s.held = append(s.held, l)
	if len(s.held) < holdRows {
		return nil
	}
	return s.begin(false)
}

// explain writes what the incomes of a row are made of. The second sheet begins with the
// first row that has any.
func (s *sheet) explain(l *line, row *cases.Row) (err error) {
	if row.Account == nil || !s.export.Explains() {
		return nil
	}
	if s.basis == nil {
		if s.basis, err = newBasis(s); err != nil {
			return err
		}
	}
	l.basis, err = s.basis.take(row)
	return err
}

// fits refuses a text that excelize would cut.
func (s *sheet) fits(c cell, column int) error {
	text, ok := c.value.(string)
	if !ok || len(text) <= maxText || units(text) <= maxText {
		return nil
	}
	return cases.Errorf(cases.Invalid, s.columns[column].Path, fmt.Sprintf(
		"第 %d 条的“%s”超过 %d 个字，Excel 单元格放不下。请在程序里把它缩短后再导出。", s.count, s.columns[column].Title, maxText))
}

// begin writes everything above the data and the rows held back. whole says that
// no more rows will come.
func (s *sheet) begin(whole bool) (err error) {
	s.widths = s.measure(whole)
	s.scale = min(max(s.width(0, len(s.columns)-1)/pageWidth, 1), maxScale)
	if s.styles, err = newStyles(s.file, s.export.Layout, s.scale); err != nil {
		return fmt.Errorf("styles: %w", err)
	}
	if err := s.open(); err != nil {
		return err
	}
	if err := s.head(); err != nil {
		return err
	}
	s.first = s.next
	for _, l := range s.held {
		if err := s.put(l); err != nil {
			return err
		}
	}
	s.held = nil
	return nil
}

// open starts the sheet: page, panes, widths, and the file of its rows.
func (s *sheet) open() (err error) {
	if s.printed() {
		if err := s.page(); err != nil {
			return err
		}
	}
	if s.body, err = newSheetRows(s.options.Tmp, len(s.columns)); err != nil {
		return fmt.Errorf("open rows: %w", err)
	}
	for i, width := range s.widths {
		name := s.body.columns[i]
		if err := s.file.SetColWidth(s.name, name, name, width); err != nil {
			return fmt.Errorf("column width: %w", err)
		}
		if !s.printed() && s.columns[i].look() == lookText {
			// what a clerk adds below the table stays text as well
			if err := s.file.SetColStyle(s.name, name, s.styles.data[lookText]); err != nil {
				return fmt.Errorf("column style: %w", err)
			}
		}
	}
	return s.freeze()
}

// head writes the header rows of the layout.
func (s *sheet) head() error {
	if s.printed() {
		return s.printHead()
	}
	for i, title := range cases.FlatTitles(s.bound) {
		if s.columns[i].money != cases.MoneyYuan && !strings.Contains(title, "万元") {
			title += "（万元）"
		}
		s.out[i] = excelize.Cell{StyleID: s.styles.head, Value: title}
	}
	return s.row(24)
}

// put writes one data row, and before it the 小计 of groups that end.
func (s *sheet) put(l line) error {
	if err := s.totals.closeGroups(l.keys); err != nil {
		return err
	}
	if s.next > maxRows-10 { // the sums and signatures need room too
		return cases.Errorf(cases.Invalid, "", "内容超过 Excel 一张表的 1,048,576 行。请按村或按时段分开导出。")
	}
	s.totals.add(l)
	if l.basis > 0 {
		s.basis.lead(l.basis)
	}
	if s.printed() {
		return s.printRow(l.cells)
	}
	for i, c := range l.cells {
		s.out[i] = excelize.Cell{StyleID: s.styles.data[c.look], Value: c.value}
	}
	return s.row(0)
}

// row writes s.out as the next row; a height of 0 leaves it to the reader.
func (s *sheet) row(height float64) error {
	if err := s.body.row(s.next, min(height, excelize.MaxRowHeight), s.out); err != nil {
		return fmt.Errorf("row %d: %w", s.next, err)
	}
	s.next++
	return nil
}

// finish writes what stands below the data and ends the stream.
func (s *sheet) finish() error {
	if s.body == nil {
		if err := s.begin(true); err != nil {
			return err
		}
	}
	last := s.next - 1
	if s.printed() {
		if err := s.printFoot(); err != nil {
			return err
		}
	}
	if s.count > 0 {
		if err := s.quietNumbers(last); err != nil {
			return err
		}
	}
	if err := s.body.end(); err != nil {
		return fmt.Errorf("end of rows: %w", err)
	}
	if err := s.file.SetSheetDimension(s.name, "A1:"+cellName(len(s.columns), s.next-1)); err != nil {
		return fmt.Errorf("dimension: %w", err)
	}
	if s.basis != nil {
		if err := s.basis.finish(); err != nil {
			return err
		}
	}
	if s.options.Progress != nil {
		s.options.Progress(s.count)
	}
	return nil
}

// quietNumbers keeps the green triangles off identity numbers.
func (s *sheet) quietNumbers(last int) error {
	area := cellName(1, s.first) + ":" + cellName(len(s.columns), last)
	if err := s.file.AddIgnoredErrors(s.name, area, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return fmt.Errorf("ignored errors: %w", err)
	}
	return nil
}

// freeze keeps the header in sight.
func (s *sheet) freeze() error {
	rows := 1
	if s.printed() {
		rows = 2 + cases.HeaderDepth(s.bound)
	}
	err := s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, YSplit: rows, TopLeftCell: cellName(1, rows+1), ActivePane: "bottomLeft",
	})
	if err != nil {
		return fmt.Errorf("freeze panes: %w", err)
	}
	return nil
}

// save writes the workbook into w.
func (s *sheet) save(ctx context.Context, w io.Writer) error {
	rows := map[string]*sheetRows{"xl/worksheets/sheet1.xml": s.body}
	if s.basis != nil {
		rows["xl/worksheets/sheet2.xml"] = s.basis.body
	}
	s.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return newArchive(contextWriter{ctx, w}, rows) })
	if _, err := s.file.WriteTo(io.Discard); err != nil {
		if ctx.Err() != nil {
			return canceled(err)
		}
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// sheetName is a name Excel takes: at most 31 characters, none of []:*?/\.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return '－'
		}
		return r
	}, clean(name))
	if r := []rune(name); len(r) > 31 {
		name = string(r[:31])
	}
	return name
}

// cellName is "AB12". Rows and columns are within the sheet by construction.
func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(fmt.Sprintf("excel: cell %d,%d: %v", column, row, err))
	}
	return name
}
