package cases

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// TemplateFormat is the version of a TemplateMap's JSON.
const TemplateFormat = 1

// TemplateMap says how a workbook somebody else made is filled: which sheet, which
// columns of its tables and which single cells take what. It is proposed from the
// workbook, corrected by a person, remembered by the workbook's fingerprint and passed
// on as a small file; it holds titles and places, never anybody's data.
type TemplateMap struct {
	Format      int             `json:"format"`
	Name        string          `json:"name"`                  // what lists call it
	Fingerprint string          `json:"fingerprint,omitempty"` // of the header texts and their places
	Sheet       string          `json:"sheet"`
	Single      bool            `json:"single,omitempty"` // a form for one household: its cells and inner tables
	Tables      []TemplateTable `json:"tables,omitempty"`
	Cells       []TemplateSlot  `json:"cells,omitempty"` // labels, each with the cell beside or below it
}

// TemplateTable is a table of a workbook: one row for each of something.
type TemplateTable struct {
	Header  int            `json:"header"` // the last row of its header, as Excel numbers it
	Grain   Grain          `json:"rows"`
	Columns []TemplateSlot `json:"columns"`
}

// TemplateSlot is a column of a table, or a cell of a form, and what goes into it: the
// field at Path, or else Text with {place} {year} and the like filled in; neither
// leaves it as it is.
type TemplateSlot struct {
	At    string     `json:"at"`    // the column "E", the cell "C4"
	Title string     `json:"title"` // its heading or label, levels joined by "/"
	Path  string     `json:"path,omitempty"`
	Text  string     `json:"text,omitempty"`
	Dates DateStyle  `json:"dates,omitempty"`
	Money MoneyStyle `json:"money,omitempty"`

	Score  int      `json:"-"` // how sure the proposal is, of 100; 0 where nothing was found
	Others []string `json:"-"` // other paths that came into question, the likeliest first
	Kept   bool     `json:"-"` // the template fills it itself, by a formula
}

// Set says whether anything goes into the slot.
func (s *TemplateSlot) Set() bool { return s.Path != "" || s.Text != "" }

// Unmatched lists the titles for which nothing was found, so that they can be said.
// Columns with formulas of their own are not among them.
func (m *TemplateMap) Unmatched() []string {
	var out []string
	for _, slots := range m.slots() {
		for i := range slots {
			if s := &slots[i]; !s.Set() && !s.Kept && s.Title != "" {
				out = append(out, s.Title)
			}
		}
	}
	return out
}

// Matched counts the columns and cells that get something.
func (m *TemplateMap) Matched() (n int) {
	for _, slots := range m.slots() {
		for i := range slots {
			if slots[i].Set() {
				n++
			}
		}
	}
	return n
}

func (m *TemplateMap) slots() [][]TemplateSlot {
	out := [][]TemplateSlot{m.Cells}
	for i := range m.Tables {
		out = append(out, m.Tables[i].Columns)
	}
	return out
}

// Check says what is wrong with a map before anything is written: a field that does
// not exist or does not fit the rows of its table. All errors are Invalid.
func (m *TemplateMap) Check() error {
	if m.Format != TemplateFormat {
		return Errorf(Invalid, "format", "这份对应关系是较新的程序做的，请先升级程序。")
	}
	if m.Matched() == 0 {
		return Errorf(Invalid, "columns", "表里没有一列对应到程序的栏目，请先指定对应关系。")
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		if !slices.Contains(Grains(), t.Grain) {
			return Errorf(Invalid, "rows", "没有“"+string(t.Grain)+"”这种行，可用的有："+grainList()+"。")
		}
		if err := checkSlots(t.Grain, t.Columns); err != nil {
			return err
		}
	}
	return checkSlots(GrainHousehold, m.Cells)
}

func checkSlots(g Grain, slots []TemplateSlot) error {
	for i := range slots {
		s := &slots[i]
		if s.Path == "" || s.Path == TemplatePhoto {
			continue
		}
		f, ok := ReportField(s.Path)
		if !ok {
			return Errorf(Invalid, "columns", fmt.Sprintf("“%s”对应的栏目“%s”不存在，请重新选择。", s.Title, s.Path))
		}
		if part, _, _ := strings.Cut(s.Path, "."); !g.has(part) {
			return Errorf(Invalid, "columns", fmt.Sprintf("“%s”对应的“%s”不能用在“%s”的表里。", s.Title, f.Title, g.Title()))
		}
	}
	return nil
}

// grainList names the grains, for sentences.
func grainList() string {
	var names []string
	for _, g := range Grains() {
		names = append(names, string(g)+"（"+g.Title()+"）")
	}
	return strings.Join(names, "、")
}

// ParseTemplateMap reads a map from a file. It is Invalid where the file is something
// else.
func ParseTemplateMap(raw []byte) (*TemplateMap, error) {
	m := &TemplateMap{}
	if err := json.Unmarshal(raw, m); err != nil || (len(m.Tables) == 0 && len(m.Cells) == 0) {
		return nil, &Error{Code: Invalid, Field: "map", Err: err, Message: "这不是填表的对应关系文件（.json）。可以用填表时保存的文件，或按说明书里的格式写一份。"}
	}
	if m.Format == 0 {
		m.Format = TemplateFormat
	}
	return m, nil
}

// Encode writes the map for a file.
func (m *TemplateMap) Encode() ([]byte, error) {
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode template map: %w", err)
	}
	return append(raw, '\n'), nil
}
