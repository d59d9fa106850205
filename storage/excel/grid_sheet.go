package excel

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
)

// sheetXML is the XML of a sheet with the places of its rows and cells. The bytes stay
// as they are in the file.
type sheetXML struct {
	raw         []byte
	prefix      string // of the tags: "" or "x:"
	open, close int    // what lies between <sheetData> and </sheetData>
	rows        []rowXML
}

// rowXML is a row: its tag, and where its cells lie.
type rowXML struct {
	number             int
	start, tagEnd, end int // "<row …>" is raw[start:tagEnd], the whole row raw[start:end]
	empty              bool
	cells              []cellXML
}

// cellXML is a cell: its tag and its end.
type cellXML struct {
	column             int32
	style              int32
	start, tagEnd, end int32
}

// maxGridRow and maxGridColumn are the bounds of a sheet.
const (
	maxGridRow    = 1_048_576
	maxGridColumn = 16_384
)

// readSheet finds the rows and cells of a sheet. It is Damaged where the XML is cut off
// or its rows go backwards.
func readSheet(raw []byte) (*sheetXML, error) {
	if len(raw) > math.MaxInt32 {
		return nil, templateDamaged(errMarkup)
	}
	s := &sheetXML{raw: raw}
	data, after, err := s.findData()
	if err != nil {
		return nil, err
	}
	if data.empty {
		return s, nil
	}
	for from := data.end; ; {
		t, ok, err := nextTag(raw, from)
		if err != nil || !ok {
			return nil, templateDamaged(errMarkup)
		}
		switch {
		case t.ends && t.name == "sheetData":
			s.close = t.start
			return s, s.ended(t.end, after)
		case t.name == "row" && !t.ends:
			if from, err = s.readRow(t); err != nil {
				return nil, templateDamaged(err)
			}
			continue
		}
		from = t.end
	}
}

// findData finds <sheetData>, and how the sheet's own element is written.
func (s *sheetXML) findData() (data tag, root string, err error) {
	for from := 0; ; {
		t, ok, err := nextTag(s.raw, from)
		if err != nil || !ok {
			return tag{}, "", templateDamaged(errMarkup)
		}
		if root == "" {
			root = t.name
			name := s.raw[t.start+1 : t.end]
			if colon := bytes.IndexByte(name, ':'); colon >= 0 && bytes.HasPrefix(name[colon+1:], []byte(t.name)) {
				s.prefix = string(name[:colon+1])
			}
		}
		if t.name == "sheetData" && !t.ends {
			s.open, s.close = t.end, t.end
			return t, root, nil
		}
		from = t.end
	}
}

// ended says whether the sheet's XML is whole: a file cut off must not look short.
func (s *sheetXML) ended(from int, root string) error {
	tail := bytes.TrimSpace(s.raw[from:])
	if !bytes.HasSuffix(tail, []byte("</"+s.prefix+root+">")) {
		return templateDamaged(errMarkup)
	}
	return nil
}

// readRow reads a row whose tag was found, and gives where it ends.
func (s *sheetXML) readRow(t tag) (int, error) {
	number := 1
	if n := len(s.rows); n > 0 {
		number = s.rows[n-1].number + 1
	}
	least := number
	number = attributeInt(s.raw[t.start:t.end], "r", number)
	if number < least || number > maxGridRow {
		return 0, errMarkup
	}
	row := rowXML{number: number, start: t.start, tagEnd: t.end, end: t.end, empty: t.empty}
	if n := len(s.rows); n > 0 && !t.empty { // as long as the last: a sheet is a table
		row.cells = make([]cellXML, 0, len(s.rows[n-1].cells))
	}
	for from := t.end; !t.empty; {
		c, ok, err := nextTag(s.raw, from)
		if err != nil || !ok {
			return 0, errMarkup
		}
		if c.ends && c.name == "row" {
			row.end = c.end
			break
		}
		if c.name == "c" && !c.ends {
			if from, err = s.readCell(&row, c); err != nil {
				return 0, err
			}
			continue
		}
		from = c.end
	}
	s.rows = append(s.rows, row)
	return row.end, nil
}

func (s *sheetXML) readCell(row *rowXML, t tag) (int, error) {
	column := 1
	if n := len(row.cells); n > 0 {
		column = int(row.cells[n-1].column) + 1
	}
	least := column
	at := s.raw[t.start:t.end]
	if ref, ok := attributeOf(at, "r"); ok {
		var good bool
		if column, good = refColumn(ref); !good {
			return 0, errMarkup
		}
	}
	if column < least || column > maxGridColumn {
		return 0, errMarkup
	}
	cell := cellXML{column: int32(column), style: int32(attributeInt(at, "s", 0)), start: int32(t.start), tagEnd: int32(t.end), end: int32(t.end)} //nolint:gosec // readSheet bounds them
	for from := t.end; !t.empty; {
		c, ok, err := nextTag(s.raw, from)
		if err != nil || !ok {
			return 0, errMarkup
		}
		from = c.end
		if c.ends && c.name == "c" {
			cell.end = int32(c.end) //nolint:gosec // readSheet bounds it
			break
		}
	}
	row.cells = append(row.cells, cell)
	return int(cell.end), nil
}

// refColumn reads the column of "AB12".
func refColumn(ref []byte) (column int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A'+1)
	}
	return column, i > 0 && i < len(ref)
}

// at finds the row of a number; its place, and whether it is there.
func (s *sheetXML) at(number int) (int, bool) {
	return slices.BinarySearchFunc(s.rows, number, func(r rowXML, number int) int { return r.number - number })
}

// row is the row of a number, nil where the sheet has none.
func (s *sheetXML) row(number int) *rowXML {
	if at, ok := s.at(number); ok {
		return &s.rows[at]
	}
	return nil
}

// cell is the cell of a column, nil where the row has none.
func (r *rowXML) cell(column int) *cellXML {
	if r == nil {
		return nil
	}
	at, ok := slices.BinarySearchFunc(r.cells, column, func(c cellXML, column int) int { return int(c.column) - column })
	if !ok {
		return nil
	}
	return &r.cells[at]
}

// child is the inside of an element of a cell: of <f> or <v>; t is its tag.
func (s *sheetXML) child(c *cellXML, name string) (t tag, inside []byte, ok bool) {
	for from := int(c.tagEnd); from < int(c.end); {
		t, ok, err := nextTag(s.raw, from)
		if err != nil || !ok || t.start >= int(c.end) {
			return tag{}, nil, false
		}
		if t.name == name && !t.ends {
			if t.empty {
				return t, nil, true
			}
			return t, s.inside(t, int(c.end)), true
		}
		from = t.end
	}
	return tag{}, nil, false
}

// inside is what lies between a tag and its end.
func (s *sheetXML) inside(t tag, limit int) []byte {
	for from := t.end; from < limit; {
		e, ok, err := nextTag(s.raw, from)
		if err != nil || !ok || e.start >= limit {
			break
		}
		if e.ends && e.name == t.name {
			return s.raw[t.end:e.start]
		}
		from = e.end
	}
	return nil
}

// hasFormula says whether a cell works its value out.
func (s *sheetXML) hasFormula(c *cellXML) bool {
	if c == nil {
		return false
	}
	_, _, ok := s.child(c, "f")
	return ok
}

// text is what a cell holds, as its file says it: texts as they are, numbers as they
// are written, 1 and 0 for yes and no.
func (s *sheetXML) text(c *cellXML, shared []string) string {
	if c == nil || c.tagEnd == c.end {
		return ""
	}
	kind, _ := attributeOf(s.raw[c.start:c.tagEnd], "t")
	if string(kind) == "inlineStr" {
		_, inside, _ := s.child(c, "is")
		return richText(inside)
	}
	_, value, ok := s.child(c, "v")
	if !ok {
		return ""
	}
	text := plainText(value)
	if string(kind) == "s" {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n >= len(shared) {
			return ""
		}
		return shared[n]
	}
	return text
}

// richText is the text of a <si> or <is>: its <t> elements one after another, without
// the readings of Japanese (rPh).
func richText(raw []byte) string {
	var b strings.Builder
	skip := false
	for from := 0; ; {
		t, ok, err := nextTag(raw, from)
		if err != nil || !ok {
			return b.String()
		}
		from = t.end
		if t.name == "rPh" {
			skip = !t.ends && !t.empty
		}
		if t.name != "t" || t.ends || t.empty || skip {
			continue
		}
		end, ok, err := nextTag(raw, t.end)
		if err != nil || !ok {
			return b.String()
		}
		b.WriteString(plainText(raw[t.end:end.start]))
		from = end.end
	}
}

// readShared reads the shared texts of a workbook, and the XML of each, for cells whose
// text has several fonts.
func readShared(raw []byte) (texts []string, items [][]byte, err error) {
	start := -1
	err = eachTag(raw, func(t tag) error {
		switch {
		case t.name != "si":
		case t.empty:
			texts, items = append(texts, ""), append(items, nil)
		case !t.ends:
			start = t.end
		case start >= 0:
			item := raw[start:t.start]
			texts, items = append(texts, richText(item)), append(items, item)
			start = -1
		}
		return nil
	})
	return texts, items, err
}
