package excel

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// Binder is what goes into the workbook of a document.
type Binder struct {
	Pages  iter.Seq2[*cases.DocumentPage, error]
	Title  string                 // of the list of contents
	Index  []cases.DocumentColumn // of the list of contents; nil: the pages alone
	Photo  func(file string) ([]byte, error)
	MadeOn cases.Day
}

// WriteDocument writes the pages of a document as a workbook into w, a worksheet each,
// and says how many pages it has and how many people they name. Errors are Invalid (a
// text too long for a cell, more pages than a workbook takes, nothing to write),
// Canceled, or what the pages and photos gave.
func WriteDocument(ctx context.Context, w io.Writer, b Binder, o Options) (done cases.Written, err error) {
	d := &document{binder: b, options: o, file: excelize.NewFile(excelize.Options{TmpDir: o.Tmp}), taken: map[string]bool{}}
	d.styles = newDocumentStyles(d.file)
	defer func() {
		if cerr := d.file.Close(); cerr != nil && err == nil {
			err = fmt.Errorf("close workbook: %w", cerr)
		}
	}()
	if err := d.begin(); err != nil {
		return done, err
	}
	for page, err := range b.Pages {
		if err != nil {
			return done, err
		}
		if err := ctx.Err(); err != nil {
			return done, canceled(err)
		}
		if err := d.add(page); err != nil {
			return done, err
		}
		done.Rows++
		done.People += page.People
		if o.Progress != nil {
			o.Progress(done.Rows)
		}
	}
	if done.Rows == 0 {
		return done, cases.Errorf(cases.Invalid, "", "没有符合条件的记录，没有可以导出的内容。请放宽筛选条件。")
	}
	if err := d.finish(); err != nil {
		return done, err
	}
	return done, d.save(ctx, w)
}

// document is a workbook of documents on its way.
type document struct {
	binder  Binder
	options Options
	file    *excelize.File
	styles  *documentStyles
	taken   map[string]bool // names of worksheets, folded
	index   []indexed
	secret  bool
}

// indexed is a line of the list of contents.
type indexed struct {
	sheet  string
	values []cases.Content
}

// mostPages is how many worksheets WPS still opens without trouble.
const mostPages = 500

const indexName = "目录"

func (d *document) begin() error {
	// Excel measures columns by the digits of this face.
	if err := d.file.SetDefaultFont(faceBody); err != nil {
		return fmt.Errorf("default font: %w", err)
	}
	if err := d.file.SetDocProps(stamp(d.binder.MadeOn)); err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	if d.binder.Index == nil {
		return nil
	}
	d.taken[indexName] = true
	if err := d.file.SetSheetName("Sheet1", indexName); err != nil {
		return fmt.Errorf("name index: %w", err)
	}
	return nil
}

// add writes one page as the next worksheet.
func (d *document) add(page *cases.DocumentPage) error {
	if len(d.index) == mostPages {
		return cases.Errorf(cases.Invalid, "", fmt.Sprintf("超过 %d 份，一个工作簿放不下。请按组导出，或改为每户一个文件。", mostPages))
	}
	name := d.freeName(page.Name)
	if len(d.index) == 0 && d.binder.Index == nil {
		if err := d.file.SetSheetName("Sheet1", name); err != nil {
			return fmt.Errorf("name sheet: %w", err)
		}
	} else if _, err := d.file.NewSheet(name); err != nil {
		return fmt.Errorf("new sheet: %w", err)
	}
	d.index = append(d.index, indexed{name, page.Index})
	d.secret = d.secret || page.Secret
	return d.write(name, page)
}

// freeName makes the name of a worksheet legal and unlike those before it, as Excel
// compares them: without case.
func (d *document) freeName(name string) string {
	name = strings.Trim(sheetName(name), " ")
	if name == "" {
		name = "未命名"
	}
	free := name
	for n := 2; d.taken[strings.ToLower(free)]; n++ {
		end := fmt.Sprintf(" (%d)", n)
		stem := []rune(name)
		free = string(stem[:min(len(stem), maxSheetName-len(end))]) + end
	}
	d.taken[strings.ToLower(free)] = true
	return free
}

// maxSheetName is how many characters the name of a worksheet may have.
const maxSheetName = 31

// finish writes the list of contents, whose lines lead to the pages.
func (d *document) finish() error {
	if d.binder.Index == nil {
		return nil
	}
	columns := append([]cases.DocumentColumn{{Title: "序号"}}, d.binder.Index...)
	t := &cases.DocumentTable{Columns: columns}
	for i, line := range d.index {
		row := make([]cases.Content, len(columns))
		row[0].Value = int64(i + 1)
		copy(row[1:], line.values)
		row[1].Sheet = line.sheet
		t.Rows = append(t.Rows, row)
	}
	page := &cases.DocumentPage{Title: d.binder.Title, Secret: d.secret, Sections: []cases.DocumentSection{{Table: t}}}
	return d.write(indexName, page)
}

// save writes the workbook into w.
func (d *document) save(ctx context.Context, w io.Writer) error {
	d.file.SetActiveSheet(0)
	d.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return newDocumentArchive(contextWriter{ctx, w}) })
	if _, err := d.file.WriteTo(io.Discard); err != nil {
		if ctx.Err() != nil {
			return canceled(err)
		}
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}
