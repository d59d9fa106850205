package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// importColumns is the second step: what each column of the list is.
type importColumns struct {
	page   *importPage
	grid   *widgets.Grid
	said   *widgets.Paragraph
	fields []fieldChoice // that an import can take, of the sheet's kind
}

func newImportColumns(p *importPage) *importColumns {
	c := &importColumns{page: p}
	title, samples := float32(210), float32(320)
	if p.shell.narrow() {
		title, samples = 150, 200
	}
	c.grid = p.shell.newGrid(0,
		widgets.Column{Key: "title", Title: "表头", Width: title, Fixed: true},
		widgets.Column{Key: "samples", Title: "表里的内容", Width: samples, Fixed: true},
		widgets.Column{Key: "field", Title: "本程序的栏目", Width: 230, Fixed: true},
		widgets.Column{Key: "note", Title: "说明", Width: 180, Fixed: true})
	c.grid.Multi = false
	c.grid.Rows = func() int { return len(c.columns()) }
	c.grid.Cell = c.cell
	c.grid.State = func(row, col int) widgets.CellState {
		switch one := &c.columns()[row]; {
		case col < 2 || one.Path != "":
			return widgets.CellNormal
		case one.open():
			return widgets.CellSoon
		}
		return widgets.CellSecondary
	}
	c.grid.OnOpen = func(int) { c.edit() }
	c.said = widgets.NewParagraph("", p.width())
	return c
}

// open says whether the column is still to be settled: the running number of a list needs no field.
func (c *ImportColumn) open() bool {
	return c.Path == "" && !c.Note && cases.HeadingKey(lastTitle(c.Title)) != "序号"
}

// columns are those of the chosen sheet.
func (c *importColumns) columns() []ImportColumn {
	if c.page.sheet < 0 {
		return nil
	}
	return c.page.all[c.page.sheet].Columns
}

// show shows the columns, the first one nobody knew in the current row.
func (c *importColumns) show() fyne.CanvasObject {
	c.fields = nil
	for _, f := range fieldChoices(c.page.all[c.page.sheet].Kind.Grain()) {
		if c.page.all[c.page.sheet].Kind.Takes(f.path) {
			c.fields = append(c.fields, f)
		}
	}
	c.tell()
	c.grid.Refresh()
	if c.grid.Current() < 0 || c.grid.Current() >= len(c.columns()) {
		c.grid.SetCurrent(c.firstOpen())
	}
	keys := widgets.NewNote("Enter 改选栏目，Delete 不导入这一列，Ctrl+Enter 看会怎样。", oneLine)
	return container.NewBorder(container.NewVBox(c.said), gapAbove(keys, 4), nil, nil, gapAbove(c.grid, 4))
}

// firstOpen is the first column that is not taken as anything.
func (c *importColumns) firstOpen() int {
	for i := range c.columns() {
		if c.columns()[i].open() {
			return i
		}
	}
	return 0
}

// tell says what was recognised and what the list lacks.
func (c *importColumns) tell() {
	p := c.page
	s := &p.all[p.sheet]
	open := 0
	for i := range s.Columns {
		if s.Columns[i].open() {
			open++
		}
	}
	text := "认出 " + grouped(int64(s.Understood())) + " 列"
	if p.known {
		text = "上次的对应关系已认出，" + text
	}
	c.said.Ink = widgets.ColorInfo
	if open > 0 {
		text += "，" + grouped(int64(open)) + " 列不导入（标“？”）；要用的按 Enter 指定栏目，或记入备注"
	}
	if missing := s.Kind.Missing(plainColumns(s)); len(missing) > 0 {
		c.said.Ink = widgets.ColorSoon
		text += "。缺少：" + strings.Join(missing, "、") + "，请看看是不是没认出来"
	}
	c.said.SetText(text + "。")
}

func plainColumns(s *ImportSheet) (columns []intake.Column) {
	for i := range s.Columns {
		columns = append(columns, s.Columns[i].Column)
	}
	return columns
}

func (c *importColumns) cell(row, col int) string {
	one := &c.columns()[row]
	switch col {
	case 0:
		return one.Title
	case 1:
		return c.sampleText(one)
	case 2:
		return c.fieldText(one)
	}
	var notes []string
	if one.open() {
		notes = append(notes, "？没有对应的栏目")
	}
	if one.Hidden {
		notes = append(notes, "表里隐藏的列")
	}
	return strings.Join(notes, "，")
}

// The choices of a column that are no field.
const (
	columnLeft = "（不导入）"
	columnNote = "（记入备注）"
)

// fieldText names what the column is taken as.
func (c *importColumns) fieldText(one *ImportColumn) string {
	switch {
	case one.Note:
		return columnNote
	case one.Path == "":
		return columnLeft
	}
	if text := textOfPath(c.fields, one.Path); text != "" {
		return text
	}
	f, _ := cases.ReportField(one.Path)
	return f.Title
}

// How many values of a column are shown.
const samplesShown = 3

// sampleText shows some values of a column; those that name somebody for certain stand masked.
func (c *importColumns) sampleText(one *ImportColumn) string {
	var texts []string
	for _, text := range one.Samples {
		if text == "" {
			continue
		}
		if c.page.shell.veil.covers(subject{}) {
			text = maskedSample(one.Path, text)
		}
		if texts = append(texts, text); len(texts) == samplesShown {
			break
		}
	}
	return strings.Join(distinct(texts), "，")
}

// maskedSample hides part of a value of a guarded field, and of what looks like a number of a person where nobody
// knows yet what the column is.
func maskedSample(path, text string) string {
	if f, ok := cases.ReportField(path); ok {
		return f.Veil(text)
	}
	if _, _, err := cases.CheckIDNumber(text); err == nil {
		return cases.Mask(cases.KindIDNumber, text)
	}
	return text
}

// key leaves the current column out.
func (c *importColumns) key(e *fyne.KeyEvent) bool {
	row := c.grid.Current()
	if e.Name != fyne.KeyDelete || row < 0 || row >= len(c.columns()) {
		return false
	}
	c.settle(row, columnLeft)
	return true
}

// edit chooses what the current column is taken as.
func (c *importColumns) edit() {
	row := c.grid.Current()
	if row < 0 || row >= len(c.columns()) {
		return
	}
	one := &c.columns()[row]
	options := []string{columnLeft, columnNote}
	for i := range c.fields {
		options = append(options, c.fields[i].text())
	}
	which := widgets.NewCodeSelect(distinct(options)...)
	which.SetColumns(20)
	which.SetHint("输入栏目名称或拼音首字母")
	which.SetValues(c.fieldText(one))
	samples := widgets.NewNote("表里的内容："+c.sampleText(one), dialogNote)
	widgets.Ask(c.page.shell.window.Canvas(), widgets.Request{
		Title: "“" + lastTitle(one.Title) + "”是哪个栏目", Yes: "就用这个栏目",
		Content: container.NewVBox(samples, widgets.NewForm(1, &widgets.FormField{Key: "which", Label: "栏目", Widget: which})),
		Submit: func() error {
			c.settle(row, which.Value())
			return nil
		},
	})
}

// settle takes what was chosen for a column. A field belongs to one column: the other one is left out.
func (c *importColumns) settle(row int, which string) {
	columns := c.columns()
	one := &columns[row]
	one.Path, one.Note = "", which == columnNote
	for i := range c.fields {
		if c.fields[i].text() == which {
			one.Path = c.fields[i].path
		}
	}
	for i := range columns {
		if i != row && one.Path != "" && columns[i].Path == one.Path {
			columns[i].Path = ""
			c.page.shell.Say("“" + lastTitle(one.Title) + "”用了这个栏目，“" + lastTitle(columns[i].Title) + "”改为不导入。")
		}
	}
	c.page.known, c.page.settled[c.page.sheet] = false, true
	c.grid.Refresh()
	c.tell()
}
