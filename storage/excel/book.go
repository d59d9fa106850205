package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"zhucunji/cases"
)

// OpenOptions is what the opening of a file takes besides its name.
type OpenOptions struct {
	Password string // of a workbook that asks for one
}

// Book is an opened workbook or list, whatever its format: .xlsx, .xlsm, .xls, CSV.
// It is for one goroutine at a time.
type Book struct {
	Format  string // XLSX, XLS or CSV
	Day1904 bool   // days are counted from 1904 (workbooks of old Macs)

	sheets []Sheet
	source source
	file   io.Closer
}

// The formats of Book.
const (
	XLSX = "xlsx"
	XLS  = "xls"
	CSV  = "csv"
)

// Sheet is one sheet of a book, in the order of the tabs.
type Sheet struct {
	Name  string
	State SheetState
}

// SheetState says whether a person who opens the book sees a sheet.
type SheetState uint8

// The states of a sheet.
const (
	Visible    SheetState = iota
	Hidden                // shown by 取消隐藏
	VeryHidden            // shown only by a macro
)

// source is one format's way to the rows of a sheet.
type source interface {
	// rows begins a sheet, counted from 0.
	rows(ctx context.Context, sheet int) (rowReader, error)
}

// rowReader hands out the rows of one sheet that hold something, in rising order.
type rowReader interface {
	// next gives io.EOF behind the last row, and only where the sheet was read whole.
	next() (Row, error)
	// marks gives what stands beside the rows; it is complete after io.EOF.
	marks() Marks
	close() error
}

// Marks are what a sheet says about its rows apart from their cells.
type Marks struct {
	HiddenColumns []Span
	Merges        []Merge
}

// Span is a run of columns, both ends included.
type Span struct{ First, Last int }

// Open opens a workbook or list and finds its format by what it holds, never by the
// ending of its name. The error is a *cases.Error: NotFound, Password (the book has
// one and o does not have it: ask, and call again), Invalid (a format or size that
// is not read; the sentence says what to do), Damaged, ReadOnly (it may not be read),
// Locked, Canceled.
func Open(ctx context.Context, name string, o OpenOptions) (b *Book, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, openError(name, err)
	}
	defer func() {
		if fault := recover(); fault != nil {
			err = damaged(fmt.Errorf("open workbook: panic: %v", fault))
		}
		if err != nil {
			b, err = nil, errors.Join(readError(ctx, err), f.Close())
		}
	}()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, refused("这是一个文件夹，请选择其中的 Excel 或 CSV 文件。")
	case info.Size() == 0:
		return nil, damagedf("文件是空的（0 字节），可能没有复制完，请重新取得这个文件。")
	case info.Size() > maxFile:
		return nil, refused("文件超过 1 GB，不像是一张表，请拆开后再导入。")
	}
	b, err = openSniffed(ctx, f, info, o)
	if err != nil {
		return nil, err
	}
	b.file = f
	return b, nil
}

// Sheets are the sheets of the book, the hidden ones too.
func (b *Book) Sheets() []Sheet { return b.sheets }

// Close closes the file.
func (b *Book) Close() error { return b.file.Close() }

// Rows hands out the rows of a sheet that hold something, from the top. A row and
// its cells are valid until the next one is asked for; the texts stay. A sheet that
// cannot be read to its end yields an error last: Damaged, Invalid (more columns or
// text than any list has) or Canceled, so that nothing is read short.
func (b *Book) Rows(ctx context.Context, sheet int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := b.walk(ctx, sheet, func(row Row) bool { return yield(row, nil) }, nil); err != nil {
			yield(Row{}, err)
		}
	}
}

// Outline is what a sheet holds, found by reading all of it.
type Outline struct {
	Rows       int // rows that hold something
	LastRow    int // 0 for an empty sheet
	LastColumn int // 0 for an empty sheet
	HiddenRows int // of Rows, those a person does not see: hidden or filtered out
	Marks
}

// Outline reads a sheet to its end and says what it holds. It yields the errors of
// Rows, so that after it the rows are known to be whole.
func (b *Book) Outline(ctx context.Context, sheet int) (o Outline, err error) {
	err = b.walk(ctx, sheet, func(row Row) bool {
		o.Rows++
		o.LastRow = row.Number
		o.LastColumn = max(o.LastColumn, row.Cells[len(row.Cells)-1].Column)
		if row.Hidden {
			o.HiddenRows++
		}
		return true
	}, &o.Marks)
	return o, err
}

// walk gives each row to visit until that says no. marks, where asked for, are
// filled at the end.
func (b *Book) walk(ctx context.Context, sheet int, visit func(Row) bool, marks *Marks) (err error) {
	r, err := b.begin(ctx, sheet)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := r.close(); cerr != nil && err == nil {
			err = inSheet(ctx, b.sheets[sheet], cerr)
		}
	}()
	for {
		row, err := nextRow(r)
		switch {
		case errors.Is(err, io.EOF):
			if marks != nil {
				*marks = r.marks()
			}
			return nil
		case err != nil:
			return inSheet(ctx, b.sheets[sheet], err)
		case !visit(row):
			return nil
		}
	}
}

// begin begins the reading of a sheet.
func (b *Book) begin(ctx context.Context, sheet int) (rowReader, error) {
	if sheet < 0 || sheet >= len(b.sheets) {
		return nil, &cases.Error{Code: cases.NotFound, Message: "文件中没有这张工作表，请重新选择。"}
	}
	r, err := b.source.rows(ctx, sheet)
	if err != nil {
		return nil, inSheet(ctx, b.sheets[sheet], err)
	}
	return r, nil
}

// nextRow turns a panic over a malformed file into an error. It stands around the
// reading alone: a panic of who uses the row is theirs.
func nextRow(r rowReader) (row Row, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = damaged(fmt.Errorf("read row: panic: %v", fault))
		}
	}()
	return r.next()
}
