package excel

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// csvBook is a list in plain text, its fields divided by commas, tabs or semicolons.
type csvBook struct {
	file      *os.File
	encoding  textEncoding
	separator byte
	torn      bool // UTF-8 with bytes that are none
}

// maxField is how many bytes a field of a list may have; a quote that is never
// closed would take in the whole rest of the file.
const maxField = 256 << 10

// openCSV opens a list. Its encoding is found by reading all of it once.
func openCSV(ctx context.Context, f *os.File, info fs.FileInfo) (*Book, error) {
	encoding, torn, err := sniffEncoding(ctx, f)
	if err != nil {
		return nil, err
	}
	c := &csvBook{file: f, encoding: encoding, torn: torn}
	if c.separator, err = c.sniffSeparator(ctx); err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(info.Name(), filepath.Ext(info.Name()))
	return &Book{Format: CSV, sheets: []Sheet{{Name: name}}, source: c}, nil
}

// reader begins at the head of the text, decoded and without its mark.
func (c *csvBook) reader(ctx context.Context) (*bufio.Reader, error) {
	if _, err := c.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(c.encoding.decode(contextReader{ctx, c.file}), 128<<10), nil
}

func (c *csvBook) rows(ctx context.Context, _ int) (rowReader, error) {
	r, err := c.reader(ctx)
	if err != nil {
		return nil, err
	}
	return &csvReader{in: r, separator: c.separator, strict: c.torn || c.encoding != encodingUTF8}, nil
}

// csvReader reads the lines of a list.
type csvReader struct {
	in        *bufio.Reader
	separator byte
	strict    bool // the character for what cannot be decoded is damage, not text
	row       Row
	field     []byte
	done      bool
}

func (r *csvReader) marks() Marks { return Marks{} }
func (r *csvReader) close() error { return nil }

// next reads on to the next line that holds something. Lines are counted as a
// spreadsheet numbers them: an empty one counts, one with line breaks in its quotes
// counts once.
func (r *csvReader) next() (Row, error) {
	for !r.done {
		r.row = Row{Number: r.row.Number + 1, Cells: r.row.Cells[:0]}
		if err := r.readLine(); err != nil {
			return Row{}, err
		}
		if len(r.row.Cells) > 0 && !r.isHint() {
			return r.row, nil
		}
	}
	return Row{}, io.EOF
}

// isHint says whether the line is the sep=; with which Excel is told the separator.
func (r *csvReader) isHint() bool {
	text := r.row.Cells[0].Text
	return r.row.Number == 1 && len(r.row.Cells) == 1 && len(text) <= 5 && strings.HasPrefix(text, "sep=")
}

// readLine reads one line into the row.
func (r *csvReader) readLine() error {
	for column := 1; ; column++ {
		last, err := r.readField()
		if err != nil {
			return err
		}
		if r.strict && bytes.ContainsRune(r.field, utf8.RuneError) {
			return damagedf("第 %d 行 %s 列有认不出的文字，文件的编码可能不对或已损坏，没有读入。%s", r.row.Number, ColumnName(column), saveAs)
		}
		if text := string(r.field); !blankText(text) {
			if column > maxColumns {
				return refused("第 %d 行超过了 %d 列，不像是一张表，没有读入。", r.row.Number, maxColumns)
			}
			r.row.Cells = append(r.row.Cells, Cell{Column: column, Text: text})
		}
		if last {
			return nil
		}
		if column > lastColumn {
			return refused("第 %d 行超过了 %d 列，不像是一张表，没有读入。", r.row.Number, maxColumns)
		}
	}
}

// readField reads one field and what ends it; last is true at the end of a line.
func (r *csvReader) readField() (last bool, err error) {
	r.field = r.field[:0]
	formula := false
	head, err := r.in.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	switch {
	case len(head) > 0 && head[0] == '"':
		return r.quoted(formula)
	case len(head) > 1 && head[0] == '=' && head[1] == '"':
		// ="5001…" is how lists keep a spreadsheet from taking a number apart.
		formula = true
		if _, err := r.in.Discard(1); err != nil {
			return false, err
		}
		return r.quoted(formula)
	}
	return r.plain()
}

// plain reads up to the next separator; a quote inside is a character as any other.
func (r *csvReader) plain() (last bool, err error) {
	for {
		c, err := r.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			r.done = true
			return true, nil
		case err != nil:
			return false, err
		case c == r.separator:
			return false, nil
		case c == '\n':
			r.atEnd()
			return true, nil
		case c == '\r':
			return true, r.afterReturn()
		}
		if r.field = append(r.field, c); len(r.field) > maxField {
			return false, r.tooLong()
		}
	}
}

// afterReturn takes the line feed behind a carriage return, if one is there.
func (r *csvReader) afterReturn() error {
	next, err := r.in.Peek(1)
	if err == nil && next[0] == '\n' {
		_, err = r.in.Discard(1)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	r.atEnd()
	return nil
}

// atEnd notes whether the line read was the last: a file ends with a line break or
// without one.
func (r *csvReader) atEnd() {
	if _, err := r.in.Peek(1); errors.Is(err, io.EOF) {
		r.done = true
	}
}

// quoted reads a field in quotes, in which two quotes stand for one.
func (r *csvReader) quoted(formula bool) (last bool, err error) {
	if _, err := r.in.Discard(1); err != nil {
		return false, err
	}
	for {
		c, err := r.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return false, damagedf("第 %d 行的引号只有一半，文件可能没有复制完整，没有读入。%s", r.row.Number, saveAs)
		case err != nil:
			return false, err
		}
		if c == '"' {
			next, err := r.in.Peek(1)
			if err != nil || next[0] != '"' {
				break
			}
			if _, err := r.in.Discard(1); err != nil {
				return false, err
			}
		}
		if r.field = append(r.field, c); len(r.field) > maxField {
			return false, r.tooLong()
		}
	}
	if last, err = r.plain(); err != nil {
		return false, err
	}
	if inner, ok := strings.CutPrefix(string(r.field), `="`); ok && !formula {
		r.field = append(r.field[:0], strings.TrimSuffix(inner, `"`)...)
	}
	return last, nil
}

func (r *csvReader) tooLong() error {
	return damagedf("第 %d 行有一格长得不合常理，可能少了一个引号，没有读入。%s", r.row.Number, saveAs)
}

// contextReader ends a reading when the person cancels.
type contextReader struct {
	ctx context.Context // lives as long as one reading
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, fmt.Errorf("read: %w", err)
	}
	return c.r.Read(p)
}
