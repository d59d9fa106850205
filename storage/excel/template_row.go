package excel

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// rowJob is one row to be written.
type rowJob struct {
	source *rowXML // the row of the template; nil for a new one
	model  *rowXML // whose look new rows and new cells have
	block  *tableFill
	values []cellValue // by the block's writers; nil leaves the row as it is
	number int         // in the template
	to     int         // in the filled sheet
	copied bool        // the row is a copy of model
}

// holdRowXML is how much XML is gathered before it is written.
const holdRowXML = 64 << 10

// row writes one row; one that nothing happens to is copied as it is.
func (w *sheetWriter) row(out io.Writer, j rowJob) error {
	x := w.sheet.xml
	if r := j.source; r != nil && j.values == nil && j.to == j.number && len(w.byRow[j.number]) == 0 && !w.hasFormula(r) {
		w.buf = append(w.buf, x.raw[r.start:r.end]...)
		return w.flush(out, holdRowXML)
	}
	from := j.source
	if j.copied {
		from = j.model
	}
	if from == nil && j.values == nil && len(w.byRow[j.number]) == 0 {
		return nil
	}
	w.openRow(j, from)
	w.rowCells(j, from)
	w.buf = append(append(append(w.buf, "</"...), x.prefix...), "row>"...)
	return w.flush(out, holdRowXML)
}

// hasFormula says whether a row works something out.
func (w *sheetWriter) hasFormula(r *rowXML) bool {
	raw := w.sheet.xml.raw[r.start:r.end]
	return bytes.Contains(raw, []byte("<"+w.sheet.xml.prefix+"f>")) || bytes.Contains(raw, []byte("<"+w.sheet.xml.prefix+"f "))
}

// openRow writes a row's tag. A copy shows even where the model is hidden.
func (w *sheetWriter) openRow(j rowJob, from *rowXML) {
	look := from
	if look == nil {
		look = j.model
	}
	if look == nil {
		w.buf = append(append(append(w.buf, '<'), w.sheet.xml.prefix...), `row r="`...)
		w.buf = append(strconv.AppendInt(w.buf, int64(j.to), 10), `">`...)
		return
	}
	at := withAttribute(w.sheet.xml.raw[look.start:look.tagEnd], "r", strconv.Itoa(j.to))
	if look != j.source {
		at = withoutAttribute(withoutAttribute(at, "hidden"), "spans")
		if j.block != nil && look.number <= j.block.table.Bottom { // a header is higher than its data
			at = withoutAttribute(withoutAttribute(at, "ht"), "customHeight")
		}
	}
	at = bytes.TrimSuffix(bytes.TrimSuffix(at, []byte(">")), []byte("/"))
	w.buf = append(append(w.buf, bytes.TrimRight(at, " ")...), '>')
}

// rowCells writes the cells of a row: those it has, and those that only the values
// need, in rising columns.
func (w *sheetWriter) rowCells(j rowJob, from *rowXML) {
	changes := w.changes(j)
	var cells []cellXML
	if from != nil {
		cells = from.cells
	}
	for len(cells) > 0 || len(changes) > 0 {
		switch {
		case len(changes) == 0 || (len(cells) > 0 && int(cells[0].column) < changes[0].column):
			w.cell(j, &cells[0], nil)
			cells = cells[1:]
		case len(cells) == 0 || changes[0].column < int(cells[0].column):
			w.newCell(j, &changes[0])
			changes = changes[1:]
		default:
			w.cell(j, &cells[0], &changes[0])
			cells, changes = cells[1:], changes[1:]
		}
	}
}

// columnChange is what goes into the cell of a column.
type columnChange struct {
	column int
	value  cellValue
	force  bool // also where the cell already holds something
	marks  []cellChange
}

// changes are what goes into a row, by column.
func (w *sheetWriter) changes(j rowJob) []columnChange {
	out := w.changed[:0]
	if j.values != nil {
		for i, writer := range j.block.writers {
			if !j.values[i].blank() || j.copied {
				out = append(out, columnChange{column: writer.column, value: j.values[i], force: j.block.overwrite || j.copied})
			}
		}
	}
	if !j.copied {
		for _, column := range w.byRow[j.number] {
			out = mergeChange(out, w.single(j.number, column))
		}
	}
	w.changed = out
	return out
}

// single is what goes into a single cell.
func (w *sheetWriter) single(row, column int) columnChange {
	c := columnChange{column: column, force: w.job.filling.Overwrite}
	for _, change := range w.cells[[2]int{row, column}] {
		if strings.HasPrefix(change.title, "{{") {
			c.marks = append(c.marks, change)
			continue
		}
		c.value = change.value
	}
	return c
}

// mergeChange puts a change among others by its column; what a table puts there goes
// before.
func mergeChange(changes []columnChange, c columnChange) []columnChange {
	for i := range changes {
		if changes[i].column == c.column {
			return changes
		}
		if changes[i].column > c.column {
			return append(changes[:i], append([]columnChange{c}, changes[i:]...)...)
		}
	}
	return append(changes, c)
}

// cell writes a cell of the template, with a change where there is one.
func (w *sheetWriter) cell(j rowJob, c *cellXML, change *columnChange) {
	x := w.sheet.xml
	if change != nil && len(change.marks) > 0 {
		if w.markedCell(j, c, change.marks) {
			return
		}
	}
	formula, inside, works := x.child(c, "f")
	if change != nil && !change.value.blank() && (change.force || !w.holds(c)) {
		w.openCell(j, c, true)
		w.buf = appendContent(w.buf, x.prefix, change.value)
		return
	}
	switch {
	case works && (change == nil || !change.force || !j.copied):
		w.openCell(j, c, true)
		w.buf = append(w.buf, '>')
		w.formula(j, c, formula, inside)
		w.buf = closeCell(w.buf, x.prefix)
	case j.copied:
		w.openCell(j, c, true)
		w.buf = append(w.buf, "/>"...)
	default:
		w.openCell(j, c, false)
		if c.tagEnd == c.end {
			w.buf = append(w.buf, "/>"...)
			return
		}
		w.buf = append(w.buf, '>')
		w.buf = append(w.buf, x.raw[c.tagEnd:c.end]...)
	}
}

// holds says whether a cell holds something, a formula included; a mark is a blank to be
// filled.
func (w *sheetWriter) holds(c *cellXML) bool {
	text := w.sheet.xml.text(c, w.job.template.shared)
	return w.sheet.xml.hasFormula(c) || (strings.TrimSpace(text) != "" && len(cases.Marks(text)) == 0)
}

// openCell writes "<c r=… s=…" without its end. emptied leaves out what says the kind
// of the old value.
func (w *sheetWriter) openCell(j rowJob, c *cellXML, emptied bool) {
	x := w.sheet.xml
	w.buf = append(append(append(w.buf, '<'), x.prefix...), `c r="`...)
	w.buf = append(appendRef(w.buf, int(c.column), j.to), '"')
	at := x.raw[c.start:c.tagEnd]
	for _, name := range []string{"s", "t", "cm", "vm", "ph"} {
		value, ok := attributeOf(at, name)
		if !ok || (emptied && name != "s") {
			continue
		}
		w.buf = append(append(append(w.buf, ' '), name...), `="`...)
		w.buf = append(append(w.buf, value...), '"')
	}
}

// newCell writes a cell the template does not have, in the style of the row it is in.
func (w *sheetWriter) newCell(j rowJob, change *columnChange) {
	if change.value.blank() {
		return
	}
	x := w.sheet.xml
	style := w.sheet.columnStyle(change.column)
	look := j.source
	if look == nil {
		look = j.model
	}
	if j.block != nil {
		style = j.block.style(change.column)
	} else if look != nil {
		style = attributeInt(x.raw[look.start:look.tagEnd], "s", style)
	}
	w.buf = append(append(append(w.buf, '<'), x.prefix...), `c r="`...)
	w.buf = append(appendRef(w.buf, change.column, j.to), '"')
	if style > 0 {
		w.buf = append(strconv.AppendInt(append(w.buf, ` s="`...), int64(style), 10), '"')
	}
	w.buf = appendContent(w.buf, x.prefix, change.value)
}

// formula writes a cell's formula for its new row. What it comes to is left to the
// program that opens the file.
func (w *sheetWriter) formula(j rowJob, c *cellXML, t tag, inside []byte) {
	x := w.sheet.xml
	at := x.raw[t.start:t.end]
	text := plainText(inside)
	kind, _ := attributeOf(at, "t")
	home := j.number
	if j.copied {
		home = j.model.number
	}
	if s, ok := w.shared[attributeInt(at, "si", -1)]; ok && string(kind) == "shared" {
		text = copyAside(s.text, home-s.row, int(c.column)-s.column)
	}
	text = w.moved.formula(text, w.sheet.name, home)
	if j.copied {
		text = copyDown(text, j.to-w.moved.row(home))
	}
	w.buf = append(append(w.buf, '<'), x.prefix...)
	w.buf = append(w.buf, 'f')
	if string(kind) == "array" || string(kind) == "dataTable" {
		ref := string(appendRef(nil, int(c.column), j.to))
		if area := attributeString(at, "ref"); !j.copied && strings.Contains(area, ":") {
			ref = w.moved.ref(area, false)
		}
		w.buf = append(append(append(w.buf, ` t="`...), kind...), `" ref="`...)
		w.buf = append(append(w.buf, ref...), '"')
	}
	w.buf = append(w.buf, '>')
	w.buf = appendPlain(w.buf, text)
	w.buf = append(append(append(w.buf, "</"...), x.prefix...), "f>"...)
}

// markedCell writes a cell whose text has marks; false where it has none of them. A mark
// that is the whole text becomes the value itself, a number or a date.
func (w *sheetWriter) markedCell(j rowJob, c *cellXML, marks []cellChange) bool {
	x := w.sheet.xml
	text := x.text(c, w.job.template.shared)
	found := cases.Marks(text)
	if len(found) == 0 {
		return false
	}
	w.openCell(j, c, true)
	if len(found) == 1 && strings.TrimSpace(text) == text[found[0].Start:found[0].End] {
		for _, m := range marks {
			if m.title == "{{"+found[0].Name+"}}" {
				w.buf = appendContent(w.buf, x.prefix, m.value)
				return true
			}
		}
	}
	w.buf = append(append(append(w.buf, ` t="inlineStr"><`...), x.prefix...), "is>"...)
	w.buf = append(w.buf, filledRuns(w.runs(c, text), marks, x.prefix)...)
	w.buf = append(append(append(w.buf, "</"...), x.prefix...), "is>"...)
	w.buf = closeCell(w.buf, x.prefix)
	return true
}
