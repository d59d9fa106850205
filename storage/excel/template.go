package excel

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"zhucunji/cases"
)

// Template is a workbook somebody else made, opened to be filled. What is filled in goes
// into the XML of its sheet; every other byte stays as it was. It is for one goroutine
// at a time and must be closed.
type Template struct {
	Name string // the file's name without its ending

	parts   *parts
	sheets  []*templateSheet
	shared  []string // texts of cells
	items   [][]byte // their XML
	formats numberFormats
	knows   func(string) int
}

// templateSheet is one sheet of a template; its XML is read when it is looked at.
type templateSheet struct {
	name, part string
	hidden     bool
	place      int // among the sheets

	xml     *sheetXML
	grid    *Grid
	merges  []Area
	columns []columnStyle
	tables  []HeaderTable
	labels  []HeaderLabel
	marks   []sheetMark
	single  bool
}

// columnStyle is the style of cells a row does not have.
type columnStyle struct {
	from, to, style int
	width           float64 // in digits, 0 where it says none
}

// sheetMark is a {{mark}} in a cell.
type sheetMark struct {
	row, column int
	name        string
}

// OpenTemplate opens a workbook to be filled. The errors say what to do: NotFound,
// Invalid (another format, a password, too large), Damaged.
func OpenTemplate(name string) (*Template, error) {
	p, err := openParts(name)
	if err != nil {
		return nil, err
	}
	base := filepath.Base(name)
	matcher := cases.NewHeadingMatcher(cases.AllHeadings(), 0)
	t := &Template{Name: strings.TrimSuffix(base, filepath.Ext(base)), parts: p, knows: matcher.Knows}
	if err := t.read(); err != nil {
		return nil, closing(err, t)
	}
	return t, nil
}

// closing closes a template that could not be opened and keeps the reason.
func closing(err error, t *Template) error {
	_ = t.Close() // it was only read
	return err
}

// Close closes the file.
func (t *Template) Close() error { return t.parts.file.Close() }

// Sheets names the sheets that can be filled, in the order of their tabs; hidden ones
// are left out.
func (t *Template) Sheets() []string {
	var out []string
	for _, s := range t.sheets {
		if !s.hidden {
			out = append(out, s.name)
		}
	}
	return out
}

// read reads the list of sheets, the shared texts and the number formats.
func (t *Template) read() error {
	raw, err := t.parts.xml("xl/workbook.xml")
	if err != nil {
		return err
	}
	relations, err := t.parts.relations("xl/workbook.xml")
	if err != nil {
		return err
	}
	err = eachTag(raw, func(at tag) error {
		if at.name == "sheet" && !at.ends {
			t.addSheet(raw[at.start:at.end], relations)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(t.Sheets()) == 0 {
		return templateError("这个工作簿里没有能填的工作表。")
	}
	return t.readLists(relations)
}

// readLists reads what the cells of all sheets refer to: texts and number formats.
func (t *Template) readLists(relations []partRelation) error {
	for _, r := range relations {
		if r.external || (r.kind != "sharedStrings" && r.kind != "styles") || !t.parts.has(r.target) {
			continue
		}
		raw, err := t.parts.xml(r.target)
		if err != nil {
			return err
		}
		if r.kind == "styles" {
			t.formats, err = styleFormats(raw)
		} else {
			t.shared, t.items, err = readShared(raw)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// relationID finds r:id in a tag, whatever the prefix is called.
var relationID = regexp.MustCompile(`\s\w+:id\s*=\s*["']([^"']*)["']`)

func (t *Template) addSheet(at []byte, relations []partRelation) {
	s := &templateSheet{name: attributeString(at, "name"), place: len(t.sheets)}
	state := attributeString(at, "state")
	s.hidden = state == "hidden" || state == "veryHidden"
	if m := relationID.FindSubmatch(at); m != nil {
		for _, r := range relations {
			if r.id == string(m[1]) && r.kind == "worksheet" && !r.external && t.parts.has(r.target) {
				s.part = r.target
			}
		}
	}
	if s.part == "" {
		s.hidden = true // a chart sheet, or one whose part is lost: nothing to fill
	}
	t.sheets = append(t.sheets, s)
}

// sheet finds a sheet by its name and looks at it.
func (t *Template) sheet(name string) (*templateSheet, error) {
	at := slices.IndexFunc(t.sheets, func(s *templateSheet) bool { return strings.EqualFold(s.name, name) && s.part != "" })
	if at < 0 {
		return nil, templateError("工作簿里没有名为“%s”的工作表，有的是：%s。", name, strings.Join(t.Sheets(), "、"))
	}
	return t.sheets[at], t.look(t.sheets[at])
}

// look reads a sheet and finds what can be filled on it.
func (t *Template) look(s *templateSheet) error {
	if s.grid != nil {
		return nil
	}
	raw, err := t.parts.xml(s.part)
	if err != nil {
		return err
	}
	if s.xml, err = readSheet(raw); err != nil {
		return err
	}
	s.merges = readMerges(raw[s.xml.close:])
	s.columns = readColumns(raw[:s.xml.open])
	s.grid = t.gridOf(s)
	s.tables = FindHeaders(s.grid, t.knows)
	for i := range s.tables {
		s.trim(&s.tables[i])
	}
	s.findForm(t.knows)
	return nil
}

// gridOf makes the grid of a sheet, and finds its marks.
func (t *Template) gridOf(s *templateSheet) *Grid {
	g := NewGrid(s.name)
	for i := range s.xml.rows {
		row := &s.xml.rows[i]
		if len(row.cells) > 0 {
			g.Seen(row.number)
		}
		for j := range row.cells {
			c := &row.cells[j]
			text := s.xml.text(c, t.shared)
			if strings.TrimSpace(text) == "" {
				continue
			}
			g.Put(row.number, int(c.column), text)
			for _, m := range cases.Marks(text) {
				s.marks = append(s.marks, sheetMark{row.number, int(c.column), m.Name})
			}
		}
	}
	for _, a := range s.merges {
		g.Merge(a)
	}
	return g
}

// readMerges reads what is merged on a sheet from what follows its rows.
func readMerges(tail []byte) (out []Area) {
	for from := 0; ; {
		at := bytes.Index(tail[from:], []byte("mergeCell "))
		if at < 0 {
			return out
		}
		start := bytes.LastIndexByte(tail[:from+at], '<')
		end := bytes.IndexByte(tail[from+at:], '>')
		if start < 0 || end < 0 {
			return out
		}
		end += from + at + 1
		if a, ok := parseArea(attributeString(tail[start:end], "ref")); ok {
			out = append(out, a)
		}
		from = end
	}
}

// parseArea reads "A1:B2".
func parseArea(text string) (a Area, ok bool) {
	from, to, isRange := strings.Cut(text, ":")
	if !isRange {
		to = from
	}
	first, ok1 := parseRef(from)
	last, ok2 := parseRef(to)
	left, ok3 := refColumn([]byte(strings.ReplaceAll(from, "$", "")))
	right, ok4 := refColumn([]byte(strings.ReplaceAll(to, "$", "")))
	return Area{first.row, left, last.row, right}, ok1 && ok2 && ok3 && ok4 && first.row > 0 && last.row > 0
}

// readColumns reads the styles of whole columns.
func readColumns(head []byte) (out []columnStyle) {
	err := eachTag(head, func(t tag) error {
		if at := head[t.start:t.end]; t.name == "col" && !t.ends {
			out = append(out, columnStyle{
				attributeInt(at, "min", 0), attributeInt(at, "max", 0), attributeInt(at, "style", 0), attributeFloat(at, "width", 0),
			})
		}
		return nil
	})
	if err != nil {
		return nil // widths that cannot be read give no styles
	}
	return out
}

// trim takes the rows off the end of a table that are blank and drawn otherwise than
// its first: the gap before the signatures, or the rest of the sheet.
func (s *templateSheet) trim(t *HeaderTable) {
	for t.Last > t.First && len(s.grid.Texts(t.Last)) == 0 && !s.sameLook(t, t.First, t.Last) {
		t.Last--
	}
	if t.Last == t.First && len(s.grid.Texts(t.Last)) == 0 && s.xml.row(t.Last) == nil {
		t.Last--
	}
}

// sameLook says whether the cells of two rows have the same styles.
func (s *templateSheet) sameLook(t *HeaderTable, a, b int) bool {
	x, y := s.xml.row(a), s.xml.row(b)
	for _, c := range t.Columns {
		if cellStyle(x.cell(c.Column)) != cellStyle(y.cell(c.Column)) {
			return false
		}
	}
	return true
}

// cellStyle is a cell's style, -1 where there is no cell.
func cellStyle(c *cellXML) int {
	if c == nil {
		return -1
	}
	return int(c.style)
}

// findForm finds the labels of a form and says whether the sheet is one: a sheet for
// one household and no list.
func (s *templateSheet) findForm(knows func(string) int) {
	labels := FindLabels(s.grid, s.tables, knows)
	short := 0
	for i := range s.tables {
		if s.tables[i].Last <= s.tables[i].First {
			short++
		}
	}
	s.takeMarks()
	personal := slices.ContainsFunc(s.marks, func(m sheetMark) bool {
		return !cases.FixedMark(m.name) && knows(m.name) >= cases.HeadingSure
	})
	s.single = personal || len(labels) >= 4 || (len(labels) >= 2 && short == len(s.tables)) || (len(s.tables) >= 2 && short == len(s.tables))
	if !s.single {
		return
	}
	s.labels = labels
	var inner []HeaderTable
	for _, t := range s.tables {
		if t.Last == t.First && len(s.tables) > 1 { // titles over one line of blanks are labels, too
			s.labels = append(s.labels, s.labelsAbove(&t)...)
			continue
		}
		inner = append(inner, t)
	}
	s.tables = inner
}

// takeMarks gives the marks in the first row of a list to its columns: {{姓名}} there
// says what goes into the whole column.
func (s *templateSheet) takeMarks() {
	for i := range s.tables {
		t := &s.tables[i]
		s.marks = slices.DeleteFunc(s.marks, func(m sheetMark) bool {
			if m.row != t.First || t.Last < t.First {
				return false
			}
			column := t.Column(m.column)
			if column == nil || cases.FixedMark(m.name) {
				return false
			}
			column.Heading = cases.Heading{Title: m.name}
			return true
		})
	}
}

// labelsAbove makes the columns of a table with one row into labels.
func (s *templateSheet) labelsAbove(t *HeaderTable) (out []HeaderLabel) {
	for _, c := range t.Columns {
		if s.grid.Text(t.First, c.Column) == "" && c.Title != "" {
			out = append(out, HeaderLabel{c.Heading, t.First, c.Column})
		}
	}
	return out
}
