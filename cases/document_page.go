package cases

// DocumentPage is one worksheet of a document: a heading and sections under each
// other. Its values are as they are to be shown: masks are applied, computed numbers
// say what they are made of. It knows no cell addresses; the writer lays it out.
type DocumentPage struct {
	Name     string   // of the worksheet
	Title    string   // the heading
	Line     []string // under the heading, repeated on every printed page
	OnePage  bool     // all on one sheet of paper
	Secret   bool     // shows in full what a mask would hide
	People   int      // how many people it names
	Index    []Content
	Sections []DocumentSection
}

// DocumentSection is one part of a page. What is filled stands in the order of the
// fields; a chart stands beside its table.
type DocumentSection struct {
	Title  string // a band across the page; "" for none
	Main   bool   // a chapter of the page: counted 一、二、三
	Text   string // paragraphs
	Per    int    // how many labelled cells stand on a line
	Cells  []DocumentCell
	Table  *DocumentTable
	Chart  *DocumentChart
	Photos []DocumentPhoto
	Sign   []string // labels of the signature line
}

// DocumentCell is a label with its value.
type DocumentCell struct {
	Label   string
	Content Content
	Wide    bool // takes the whole line
	Tall    int  // lines of room, for what is filled in by hand; 0 is one
}

// Content is one value of a document.
type Content struct {
	Value   any    // nil, string, int64, decimal.Decimal, Money or Day
	Long    bool   // a sentence: left and wrapped
	Strong  bool   // a heading or a total within a table
	Fixed   bool   // a number that always shows two decimals
	Formula string // by which Value follows from others: "{L}+{M}"
	Name    string // by which formulas of the page refer to this cell
	Note    string // what the value is made of, shown as a comment
	Sheet   string // the worksheet to which it leads
}

// Blank says whether there is nothing to show.
func (c Content) Blank() bool { return c.Value == nil }

// DocumentTable is a list of records.
type DocumentTable struct {
	Columns []DocumentColumn
	Rows    [][]Content
}

// DocumentColumn is a column of a DocumentTable.
type DocumentColumn struct {
	Title string
	Long  bool // of sentences
	Total bool // summed in a 合计 row
}

// DocumentChart draws columns of its section's table.
type DocumentChart struct {
	Title  string
	Labels int   // the table's column of names
	Values []int // the columns drawn, one series each
	Rows   int   // how many rows are drawn; 0 is all
	Line   bool  // a line over time instead of bars
	Money  bool  // amounts: too long to stand at every bar
}

// DocumentPhoto is one picture, by the name of its sealed file.
type DocumentPhoto struct {
	File    string
	Caption string
}

// section is a section of labelled cells, nil where all are blank.
func section(title string, per int, cells []DocumentCell) []DocumentSection {
	for i := range cells {
		if !cells[i].Content.Blank() {
			return []DocumentSection{{Title: title, Per: per, Cells: cells}}
		}
	}
	return nil
}

// tableSection is a section with a table, nil where it has no rows.
func tableSection(title string, table *DocumentTable) []DocumentSection {
	if table == nil || len(table.Rows) == 0 {
		return nil
	}
	return []DocumentSection{{Title: title, Table: table}}
}

// chapter marks the first of some sections as the beginning of a chapter.
func chapter(sections []DocumentSection) []DocumentSection {
	if len(sections) > 0 {
		sections[0].Main = true
	}
	return sections
}

// count numbers the chapters of a page, those there are.
func (p *DocumentPage) count() {
	n := 0
	for i := range p.Sections {
		if s := &p.Sections[i]; s.Main {
			s.Title = chapterNumber(n+1) + "、" + s.Title
			n++
		}
	}
}

// chapterNumber writes 1 to 19 as chapters are counted.
func chapterNumber(n int) string {
	digits := []rune("一二三四五六七八九十")
	if n > 10 {
		return "十" + string(digits[n-11])
	}
	return string(digits[n-1])
}
