package excel

import (
	"bytes"
	"strconv"
	"strings"
)

// around writes what lies around the rows of the sheet: its dimension, and behind the
// rows everything that points at them.
func (w *sheetWriter) around() error {
	x := w.sheet.xml
	head, err := w.moved.markup(x.raw[:x.open], w.sheet.name)
	if err != nil {
		return err
	}
	w.head = openData(w.dimension(head), x.prefix)
	tail := x.raw[x.close:]
	if x.close == x.open && !bytes.HasPrefix(tail, []byte("</"+x.prefix+"sheetData")) { // it was <sheetData/>
		tail = append([]byte("</"+x.prefix+"sheetData>"), tail...)
	}
	if tail, err = w.moved.markup(tail, w.sheet.name); err != nil {
		return err
	}
	w.tail = w.addMerges(tail)
	return nil
}

// openData makes <sheetData/> into <sheetData>.
func openData(head []byte, prefix string) []byte {
	empty := []byte("<" + prefix + "sheetData/>")
	if bytes.HasSuffix(head, empty) {
		return append(bytes.Clone(head[:len(head)-len(empty)]), []byte("<"+prefix+"sheetData>")...)
	}
	return head
}

// dimension says in the head how far the filled sheet reaches.
func (w *sheetWriter) dimension(head []byte) []byte {
	for from := 0; ; {
		t, ok, err := nextTag(head, from)
		if err != nil || !ok {
			return head
		}
		if t.name == "dimension" {
			a, ok := parseArea(attributeString(head[t.start:t.end], "ref"))
			if !ok {
				return head
			}
			for i := range w.sheet.xml.rows {
				r := &w.sheet.xml.rows[i]
				a.Bottom = max(a.Bottom, w.moved.row(r.number))
				if n := len(r.cells); n > 0 {
					a.Right = max(a.Right, int(r.cells[n-1].column))
				}
			}
			for _, b := range w.blocks {
				for _, s := range b.writers {
					a.Right = max(a.Right, s.column)
				}
				a.Bottom = max(a.Bottom, w.moved.row(b.table.First-1)+len(b.places))
			}
			ref := string(appendRef(nil, a.Left, a.Top)) + ":" + string(appendRef(nil, a.Right, a.Bottom))
			return joined(head[:t.start], withAttribute(head[t.start:t.end], "ref", ref), head[t.end:])
		}
		from = t.end
	}
}

// addMerges merges the cells of new rows as those of the row they are copies of.
func (w *sheetWriter) addMerges(tail []byte) []byte {
	var added []byte
	count := 0
	for _, b := range w.blocks {
		model := b.model()
		if model == nil || b.added() == 0 || model.number < b.table.First {
			continue
		}
		base := w.moved.row(b.table.Last)
		for _, a := range w.sheet.merges {
			if a.Top != model.number || a.Bottom != a.Top || a.Left < b.table.Left || a.Right > b.table.Right {
				continue
			}
			for i := 1; i <= b.added(); i++ {
				added = append(added, "<"+w.sheet.xml.prefix+`mergeCell ref="`...)
				added = append(appendRef(added, a.Left, base+i), ':')
				added = append(appendRef(added, a.Right, base+i), `"/>`...)
				count++
			}
		}
	}
	end := bytes.Index(tail, []byte("</"+w.sheet.xml.prefix+"mergeCells>"))
	if count == 0 || end < 0 {
		return tail
	}
	start := bytes.Index(tail, []byte("<"+w.sheet.xml.prefix+"mergeCells"))
	open := start + bytes.IndexByte(tail[start:end], '>') + 1
	at := tail[start:open]
	if n := attributeInt(at, "count", 0); n > 0 {
		at = withAttribute(at, "count", strconv.Itoa(n+count))
	}
	return joined(tail[:start], at, tail[open:end], added, tail[end:])
}

// movedAttributes are the attributes of a workbook's parts that hold references, by
// element.
func movedAttributes(name string) (refs, lists, formulas []string) {
	switch name {
	case "dimension", "autoFilter", "sortState", "sortCondition", "table":
		return []string{"ref"}, nil, nil
	case "comment", "threadedComment", "hyperlink":
		return []string{"ref"}, nil, []string{"location"}
	case "pane", "sheetView":
		return []string{"topLeftCell"}, nil, nil
	case "selection":
		return []string{"activeCell"}, []string{"sqref"}, nil
	case "conditionalFormatting", "dataValidation", "ignoredError", "protectedRange", "inputCells":
		return []string{"r"}, []string{"sqref"}, nil
	}
	return nil, nil, nil
}

// markup moves the references in a part of the sheet own, or in what belongs to it: its
// comments, its tables. Everything else is copied.
func (m *rowMap) markup(raw []byte, own string) ([]byte, error) {
	if !m.moves() {
		return raw, nil
	}
	c := &markupCopy{raw: raw, rows: m, own: own, here: strings.EqualFold(own, m.sheet)}
	err := eachTag(raw, func(t tag) error {
		c.tag(t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.out = append(c.out, raw[c.done:]...)
	return c.out, nil
}

// markupCopy copies a part and moves the references in it.
type markupCopy struct {
	raw, out []byte
	rows     *rowMap
	own      string
	here     bool // the part belongs to the sheet whose rows move
	done     int  // how far raw is copied
	inRows   bool // inside <rowBreaks>
	open     tag  // an element whose text is a reference
}

// referenceTexts are the elements whose text is a formula or a list of references.
const referenceTexts = " f formula formula1 formula2 definedName calculatedColumnFormula totalsRowFormula sqref "

func (c *markupCopy) tag(t tag) {
	at := c.raw[t.start:t.end]
	if c.open.name != "" {
		if t.ends && t.name == c.open.name {
			c.text(t)
		}
		c.open = tag{}
		return
	}
	if t.ends {
		c.inRows = c.inRows && t.name != "rowBreaks"
		return
	}
	if !t.empty && strings.Contains(referenceTexts, " "+t.name+" ") {
		c.open = t
		return
	}
	switch t.name {
	case "rowBreaks":
		c.inRows = true
	case "brk":
		c.pageBreak(t, at)
	case "mergeCell":
		if c.here {
			c.replace(t, moveTag(at, []string{"ref"}, c.rows.merge))
		}
	default:
		c.attributes(t, at)
	}
}

// pageBreak moves a break between pages.
func (c *markupCopy) pageBreak(t tag, at []byte) {
	if id := attributeInt(at, "id", 0); c.inRows && c.here && id > 0 {
		c.replace(t, withAttribute(at, "id", strconv.Itoa(c.rows.row(id))))
	}
}

// attributes moves the references in a tag's attributes.
func (c *markupCopy) attributes(t tag, at []byte) {
	refs, lists, formulas := movedAttributes(t.name)
	if refs == nil && lists == nil {
		return
	}
	moved := moveTag(at, formulas, func(text string) string { return c.rows.formula(text, c.own, 0) })
	if c.here {
		moved = moveTag(moved, refs, func(text string) string { return c.rows.ref(text, false) })
		moved = moveTag(moved, lists, c.rows.refs)
		if t.name == "selection" {
			moved = moveTag(at, []string{"activeCell", "sqref"}, func(text string) string { return c.rows.ref(text, false) })
		}
	}
	c.replace(t, moved)
}

// text moves the reference that is an element's text; t ends the element.
func (c *markupCopy) text(t tag) {
	old := plainText(c.raw[c.open.end:t.start])
	moved := old
	switch {
	case c.open.name != "sqref":
		moved = c.rows.formula(old, c.own, 0)
	case c.here:
		moved = c.rows.refs(old)
	}
	if moved != old {
		c.out = append(c.out, c.raw[c.done:c.open.end]...)
		c.out = appendPlain(c.out, moved)
		c.done = t.start
	}
}

func (c *markupCopy) replace(t tag, with []byte) {
	c.out = append(c.out, c.raw[c.done:t.start]...)
	c.out = append(c.out, with...)
	c.done = t.end
}

// allowed is the list of values a cell takes, as its validation writes it; "" where it
// takes any.
func (s *templateSheet) allowed(row, column int) string {
	tail := s.xml.raw[s.xml.close:]
	applies, list := false, ""
	var from int
	err := eachTag(tail, func(t tag) error {
		at := tail[t.start:t.end]
		switch {
		case t.name == "dataValidation" && !t.ends:
			applies = attributeString(at, "type") == "list" && hasCell(attributeString(at, "sqref"), row, column)
		case t.name == "formula1" && !t.ends:
			from = t.end
		case t.name == "formula1" && applies:
			if text := plainText(tail[from:t.start]); strings.HasPrefix(text, `"`) {
				list = strings.Trim(text, `"`)
			}
			applies = false
		}
		return nil
	})
	if err != nil {
		return ""
	}
	return list
}

// hasCell says whether a list of references has a cell.
func hasCell(refs string, row, column int) bool {
	for _, ref := range strings.Fields(refs) {
		if a, ok := parseArea(ref); ok && a.Has(row, column) {
			return true
		}
	}
	return false
}
