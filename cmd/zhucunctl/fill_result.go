package main

import (
	"fmt"
	"io"
	"strings"

	"zhucunji/cases"
)

// fillResult is what --json tells about a filling.
type fillResult struct {
	Template   string      `json:"template"`
	Sheet      string      `json:"sheet"`
	Single     bool        `json:"single"` // a form for one household
	Rows       []string    `json:"rows"`   // of each table
	Remembered bool        `json:"remembered"`
	Matched    []fillMatch `json:"matched"`
	Unmatched  []string    `json:"unmatched"`
	Files      []string    `json:"files"`
	Filled     int         `json:"filled"` // rows, or forms
	People     int         `json:"people"`
	Unfound    []string    `json:"unfound,omitempty"` // whom the template names and the program does not know
	LeftOver   int         `json:"left_over"`         // rows the template does not name
	Masked     bool        `json:"masked"`
}

// fillMatch is one column or cell with what goes into it.
type fillMatch struct {
	At    string `json:"at"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Text  string `json:"text,omitempty"`
	Field string `json:"field,omitempty"`
	Score int    `json:"score"`
}

// explain takes over what a map says.
func (r *fillResult) explain(m *cases.TemplateMap) {
	r.Sheet, r.Single, r.Unmatched = m.Sheet, m.Single, append([]string{}, m.Unmatched()...)
	r.Matched, r.Rows = []fillMatch{}, []string{}
	for i := range m.Tables {
		r.Rows = append(r.Rows, string(m.Tables[i].Grain))
		r.add(m.Tables[i].Columns)
	}
	r.add(m.Cells)
}

func (r *fillResult) add(slots []cases.TemplateSlot) {
	for i := range slots {
		s := &slots[i]
		if s.Set() {
			r.Matched = append(r.Matched, fillMatch{s.At, s.Title, s.Path, s.Text, fieldTitle(s.Path), s.Score})
		}
	}
}

// fieldTitle is what people call a field: "农户·户主姓名".
func fieldTitle(path string) string {
	if path == cases.TemplatePhoto {
		return "照片"
	}
	f, ok := cases.ReportField(path)
	if !ok {
		return ""
	}
	part, _, _ := strings.Cut(path, ".")
	for _, g := range cases.Grains() {
		for _, p := range cases.ReportParts(g) {
			if p.Key == part {
				return p.Title + "·" + f.Title
			}
		}
	}
	return f.Title
}

// tell prints what was matched, what was not, and what was written.
func (r *fillResult) tell(t *teller) error {
	return t.result(r, func(w io.Writer) error {
		_, err := io.WriteString(w, r.text())
		return err
	})
}

func (r *fillResult) text() string {
	var b strings.Builder
	how := "按标题对应"
	if r.Remembered {
		how = "用上次的对应关系"
	}
	fmt.Fprintf(&b, "工作表“%s”，%s：对上 %d 栏，没有对上 %d 栏。\n", r.Sheet, how, len(r.Matched), len(r.Unmatched))
	for _, m := range r.Matched {
		to := m.Field
		if to == "" {
			to = "固定文字“" + m.Text + "”"
		}
		doubt := ""
		if m.Score < cases.HeadingSure {
			doubt = "（请核对）"
		}
		fmt.Fprintf(&b, "  %s\t%s → %s%s\n", m.At, m.Title, to, doubt)
	}
	if len(r.Unmatched) > 0 {
		fmt.Fprintf(&b, "没有对上：%s\n", strings.Join(r.Unmatched, "、"))
	}
	if len(r.Files) > 0 {
		fmt.Fprintf(&b, "已填 %d 行（份），写入 %s\n", r.Filled, strings.Join(r.Files, "、"))
	}
	if len(r.Unfound) > 0 {
		fmt.Fprintf(&b, "表里有 %d 行在程序中没有找到，或有同名的分不清：%s\n", len(r.Unfound), strings.Join(r.Unfound, "；"))
	}
	if r.LeftOver > 0 {
		fmt.Fprintf(&b, "另有 %d 行不在表的名单上，没有填；要加在后面请用 --append。\n", r.LeftOver)
	}
	return b.String()
}
