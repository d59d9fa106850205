package ui

import (
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// fillSlot is one line of the list: a column or cell of the workbook, and which rows it belongs to.
type fillSlot struct {
	slot  *cases.TemplateSlot
	grain cases.Grain
}

// slotsOf are the columns of the tables and the cells of a form.
func slotsOf(m *cases.TemplateMap) (all []fillSlot) {
	for i := range m.Cells {
		all = append(all, fillSlot{&m.Cells[i], cases.GrainHousehold})
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		for j := range t.Columns {
			all = append(all, fillSlot{&t.Columns[j], t.Grain})
		}
	}
	return all
}

// makeGrid makes the list of columns with the field that fills each.
func (p *fillPage) makeGrid() {
	p.grid = p.shell.newGrid(0,
		widgets.Column{Key: "at", Title: "位置", Width: 54, Fixed: true},
		widgets.Column{Key: "title", Title: "表头", Width: 200, Fixed: true},
		widgets.Column{Key: "field", Title: "填本程序的", Width: 210, Fixed: true},
		widgets.Column{Key: "sure", Title: "把握", Width: 74, Fixed: true})
	p.grid.Multi = false
	p.grid.Rows = func() int { return len(p.slots) }
	p.grid.Cell = func(row, col int) string { return p.slots[row].cell(col) }
	p.grid.State = func(row, col int) widgets.CellState { return p.slots[row].state(col) }
	p.grid.OnOpen = func(int) { p.Edit() }
	p.grid.Empty = "这张表里没有找到表头。"
}

// cell is the text of one cell of the list.
func (f *fillSlot) cell(col int) string {
	s := f.slot
	switch col {
	case 0:
		return s.At
	case 1:
		return s.Title
	case 2:
		return f.fieldText()
	}
	switch {
	case s.Kept:
		return "表里公式"
	case !s.Set():
		return "？没认出"
	case s.Text != "" || s.Score >= cases.HeadingSure:
		return "认准"
	}
	return "请核对"
}

// fieldText names what fills the column.
func (f *fillSlot) fieldText() string {
	s := f.slot
	switch {
	case s.Kept:
		return "（不动）"
	case s.Path == cases.TemplatePhoto:
		return "最近的照片"
	case s.Text != "":
		return "固定写“" + s.Text + "”"
	case s.Path == "":
		return "（留空）"
	}
	for _, field := range fieldChoices(f.grain) {
		if field.path == s.Path {
			return field.text()
		}
	}
	field, _ := cases.ReportField(s.Path)
	return field.Title
}

func (f *fillSlot) state(col int) widgets.CellState {
	s := f.slot
	switch {
	case s.Kept:
		return widgets.CellSecondary
	case !s.Set() && col >= 2:
		return widgets.CellSoon
	case s.Path != "" && s.Score < cases.HeadingSure && col == 3:
		return widgets.CellSoon
	}
	return widgets.CellNormal
}

// The choices of a column that are no field.
const (
	slotBlank = "（留空，不填）"
	slotFixed = "（每行写同样的字）"
)

// Edit chooses what fills the current column: a field found by name, the same words in every row, or nothing.
func (p *fillPage) Edit() {
	row := p.grid.Current()
	if row < 0 || row >= len(p.slots) {
		return
	}
	at := p.slots[row]
	fields := fieldChoices(at.grain)
	options := []string{slotBlank, slotFixed}
	for _, path := range at.slot.Others { // the likely ones first
		if text := textOfPath(fields, path); text != "" {
			options = append(options, text)
		}
	}
	for i := range fields {
		options = append(options, fields[i].text())
	}
	which, words := widgets.NewCodeSelect(distinct(options)...), widgets.NewEntry()
	which.SetColumns(20)
	which.SetHint("输入栏目名称或拼音首字母")
	if text := at.fieldText(); at.slot.Path != "" {
		which.SetValues(text)
	}
	words.Columns, words.PlaceHolder = 21, "{year} 年份，{village} 村名，{day} 填报时间"
	words.SetText(at.slot.Text)
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "“" + lastTitle(at.slot.Title) + "”填什么", Yes: "就填这个",
		Content: widgets.NewForm(1,
			&widgets.FormField{Key: "which", Label: "填", Widget: which},
			&widgets.FormField{Key: "words", Label: "或写固定的字", Widget: words}),
		Submit: func() error { return p.settle(at, fields, which.Value(), words.Text) },
	})
}

func textOfPath(fields []fieldChoice, path string) string {
	for i := range fields {
		if fields[i].path == path {
			return fields[i].text()
		}
	}
	return ""
}

// distinct leaves out what stands there already.
func distinct(texts []string) (out []string) {
	seen := make(map[string]bool, len(texts))
	for _, text := range texts {
		if !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return out
}

// settle takes what was chosen for a column.
func (p *fillPage) settle(at fillSlot, fields []fieldChoice, which, words string) error {
	s := at.slot
	words = strings.TrimSpace(words)
	path := ""
	for i := range fields {
		if fields[i].text() == which {
			path = fields[i].path
		}
	}
	switch {
	case which == slotFixed && words == "":
		return cases.Errorf(cases.Invalid, "words", "请在下面写每行要填的字。")
	case path != "" && (words == s.Text || words == ""):
		s.Path, s.Text, s.Score = path, "", cases.HeadingSure
	case words != "" && which != slotBlank:
		s.Path, s.Text = "", words
	default:
		s.Path, s.Text = "", ""
	}
	p.template.Known = false
	p.grid.Refresh()
	p.tell()
	p.look()
	return nil
}
