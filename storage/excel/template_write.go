package excel

import (
	"bytes"
	"io"
	"slices"
	"strconv"
)

// sheetWriter writes a filled sheet: its own bytes, with the cells that changed and the
// rows that were put in.
type sheetWriter struct {
	job    *fillJob
	sheet  *templateSheet
	blocks []*tableFill
	cells  map[[2]int][]cellChange // single cells: row and column

	moved   *rowMap
	byRow   map[int][]int // columns of cells, by row
	shared  map[int]sharedFormula
	head    []byte
	tail    []byte
	buf     []byte
	values  []cellValue
	spooled []byte
	changed []columnChange // used again for each row
}

// cellChange is what goes into a cell. A title "{{…}}" says which mark of the cell's
// text it takes the place of.
type cellChange struct {
	title string
	path  string
	value cellValue
}

// sharedFormula is a formula that several cells share.
type sharedFormula struct {
	text        string
	row, column int
}

// prepare settles where everything goes, and writes what lies around the rows.
func (w *sheetWriter) prepare() error {
	w.moved = &rowMap{sheet: w.sheet.name}
	for _, b := range w.blocks {
		in := insertion{first: b.table.First, last: max(b.table.Last, b.table.First-1), count: b.added()}
		if b.table.Last < b.table.First {
			in.first, in.bare = b.table.First-1, true // the rows follow the header
		}
		w.moved.inserts = append(w.moved.inserts, in)
	}
	w.byRow = map[int][]int{}
	for place := range w.cells {
		w.byRow[place[0]] = append(w.byRow[place[0]], place[1])
	}
	for _, columns := range w.byRow {
		slices.Sort(columns)
	}
	w.readFormulas()
	return w.around()
}

// readFormulas finds the formulas several cells share: each cell gets its own when rows
// are written anew.
func (w *sheetWriter) readFormulas() {
	w.shared = map[int]sharedFormula{}
	x := w.sheet.xml
	if !bytes.Contains(x.raw[x.open:x.close], []byte("shared")) {
		return
	}
	for i := range x.rows {
		for j := range x.rows[i].cells {
			c := &x.rows[i].cells[j]
			t, inside, ok := x.child(c, "f")
			if !ok || len(inside) == 0 {
				continue
			}
			at := x.raw[t.start:t.end]
			if kind, _ := attributeOf(at, "t"); string(kind) == "shared" {
				w.shared[attributeInt(at, "si", -1)] = sharedFormula{plainText(inside), x.rows[i].number, int(c.column)}
			}
		}
	}
}

// write writes the sheet.
func (w *sheetWriter) write(out io.Writer) error {
	if _, err := out.Write(w.head); err != nil {
		return err
	}
	if err := w.rows(out); err != nil {
		return err
	}
	_, err := out.Write(w.tail)
	return err
}

// rows writes the rows between head and tail: of the sheet, of the blocks, and those
// that only single cells need.
func (w *sheetWriter) rows(out io.Writer) error {
	pending := w.newRows()
	blocks := slices.Clone(w.blocks)
	x := w.sheet.xml
	for i := 0; i <= len(x.rows); i++ {
		number := maxGridRow + 1
		if i < len(x.rows) {
			number = x.rows[i].number
		}
		for len(blocks) > 0 && number >= blocks[0].table.First {
			if err := w.block(out, blocks[0]); err != nil {
				return err
			}
			last := blocks[0].table.Last
			blocks = blocks[1:]
			for i < len(x.rows) && x.rows[i].number <= last {
				i++
			}
			number = maxGridRow + 1
			if i < len(x.rows) {
				number = x.rows[i].number
			}
		}
		for len(pending) > 0 && pending[0] < number {
			if err := w.row(out, rowJob{number: pending[0], to: w.moved.row(pending[0])}); err != nil {
				return err
			}
			pending = pending[1:]
		}
		if i < len(x.rows) {
			if err := w.row(out, rowJob{source: &x.rows[i], number: number, to: w.moved.row(number)}); err != nil {
				return err
			}
		}
	}
	return w.flush(out, 0)
}

// newRows are the rows single cells need and the sheet does not have.
func (w *sheetWriter) newRows() (rows []int) {
	for row := range w.byRow {
		if w.sheet.xml.row(row) == nil && !w.moved.inBlock(row) {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	return rows
}

// block writes the rows of a table: those of the template with their values, and copies
// of its first row with the rest.
func (w *sheetWriter) block(out io.Writer, b *tableFill) error {
	w.values = make([]cellValue, len(b.writers))
	model := b.model()
	base := w.moved.row(b.table.First-1) + 1
	kept := b.table.Last - b.table.First + 1
	for i := range b.places {
		if i%tick == 0 {
			if err := w.job.ctx.Err(); err != nil {
				return canceled(err)
			}
		}
		job := rowJob{block: b, number: b.table.First + i, to: base + i, model: model}
		if i < kept {
			job.source = w.sheet.xml.row(b.table.First + i)
		} else {
			job.copied = true
		}
		if b.places[i] >= 0 {
			if err := b.values.read(b.places[i], w.values, &w.spooled); err != nil {
				return err
			}
			for k, writer := range b.writers {
				if writer.sequence() {
					w.values[k] = cellValue{strconv.Itoa(i + 1), true}
				}
			}
			job.values = w.values
		}
		if err := w.row(out, job); err != nil {
			return err
		}
	}
	return nil
}

// model is the row new rows are copies of: the first of the data, or the sums below
// where the template has none, or the header.
func (b *tableFill) model() *rowXML {
	for row := b.table.First; row <= b.table.Last; row++ {
		if x := b.sheet.xml.row(row); x != nil {
			return x
		}
	}
	if total := b.sheet.grid.FindTotals(b.table); total > 0 && b.table.Last < b.table.First {
		return b.sheet.xml.row(total)
	}
	return b.sheet.xml.row(b.table.Bottom)
}

// flush writes what is gathered once it is more than limit.
func (w *sheetWriter) flush(out io.Writer, limit int) error {
	if len(w.buf) <= limit {
		return nil
	}
	_, err := out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}
