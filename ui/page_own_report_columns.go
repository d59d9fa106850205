package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// fieldChoice is one field a table of the person's own can show.
type fieldChoice struct {
	path  string
	title string
	part  string
	meta  cases.Meta
}

// text is the field with the record it belongs to, for lists to choose from.
func (f *fieldChoice) text() string { return f.title + "（" + f.part + "）" }

// fieldChoices are the fields a table of a grain can show.
func fieldChoices(g cases.Grain) (all []fieldChoice) {
	for _, part := range cases.ReportParts(g) {
		for _, f := range part.Fields {
			if columnable(f.Meta) {
				all = append(all, fieldChoice{part.Key + "." + f.Key, f.Title, part.Title, f.Meta})
			}
		}
	}
	return all
}

// ownColumns chooses the columns: what there is at the left, what the table has at the right, and below it how
// the chosen column is headed and summed.
type ownColumns struct {
	page    *ownReportPage
	search  *widgets.Entry
	found   []fieldChoice
	offered *widgets.Grid
	taken   *widgets.Grid
	title   *widgets.Entry
	over    *widgets.Entry
	total   *menuButton
	filling bool
	object  fyne.CanvasObject
}

func newOwnColumns(p *ownReportPage) *ownColumns {
	c := &ownColumns{page: p, search: widgets.NewEntry(), title: widgets.NewEntry(), over: widgets.NewEntry()}
	c.search.PlaceHolder = "查找栏目：名称或拼音首字母"
	c.search.OnChanged = func(string) { c.find() }
	c.search.OnKey = c.fromSearch
	c.search.OnSubmitted = func(string) { c.add() }
	c.offered = c.grid("可选的栏目", func() int { return len(c.found) }, func(row int) string { return c.found[row].text() })
	c.offered.OnOpen = func(int) { c.add() }
	c.offered.Empty = "没有这样的栏目。"
	c.taken = c.grid("表里的列", func() int { return len(p.report.Columns) }, c.columnText)
	c.taken.Multi = false
	c.taken.OnOpen = func(int) { p.shell.window.Canvas().Focus(c.title) }
	c.taken.OnSelect = c.chosen
	c.taken.Empty = "还没有列。在左边选中栏目，按 Enter 加入。"
	c.object = container.NewBorder(nil, c.settings(), nil, nil, container.NewGridWithColumns(2, c.left(), c.right()))
	return c
}

func (c *ownColumns) grid(title string, rows func() int, text func(row int) string) *widgets.Grid {
	g := c.page.shell.newGrid(0, widgets.Column{Key: "name", Title: title, Width: 250, Fixed: true})
	g.Rows, g.Cell = rows, func(row, _ int) string { return text(row) }
	return g
}

func (c *ownColumns) left() fyne.CanvasObject {
	add := widgets.NewButton("加入表中 →", c.add)
	add.Tip, add.Tips = "Enter；Space 可以先选中几项", c.page.shell.tips
	return container.NewBorder(c.search, container.NewHBox(layout.NewSpacer(), add), nil, nil, c.offered)
}

func (c *ownColumns) right() fyne.CanvasObject {
	verb := func(text, tip string, do func()) *widgets.Button {
		b := widgets.NewButton(text, do)
		b.Tip, b.Tips = tip, c.page.shell.tips
		return b
	}
	bar := container.NewHBox(
		verb("↑ 上移", "Alt+↑", func() { c.move(-1) }), verb("↓ 下移", "Alt+↓", func() { c.move(1) }),
		verb("去掉", "Delete", c.remove))
	return container.NewBorder(nil, bar, nil, nil, c.taken)
}

// settings are those of the chosen column.
func (c *ownColumns) settings() fyne.CanvasObject {
	c.title.Columns, c.over.Columns = 11, 11
	c.title.OnChanged = func(text string) { c.set(func(col *cases.ReportColumn) { col.Title = strings.TrimSpace(text) }) }
	c.over.PlaceHolder = "没有可不填"
	c.over.OnChanged = func(text string) { c.set(func(col *cases.ReportColumn) { col.Over = levels(text) }) }
	c.total = newMenuButton(c.page.shell, "合计行", c.totals)
	note := func(text string) fyne.CanvasObject { return middle(widgets.NewNote(text, oneLine)) }
	return gapAbove(container.NewHBox(note("表头"), c.title, note("上一级表头"), c.over, c.total.Object()), 6)
}

// levels reads the header levels above a title, parted by a slash: "转移性收入/其中".
func levels(text string) (over []string) {
	for _, level := range strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '／' }) {
		if level = strings.TrimSpace(level); level != "" {
			over = append(over, level)
		}
	}
	return over
}

// show shows the columns of the report.
func (c *ownColumns) show() {
	c.find()
	c.taken.Refresh()
	if c.taken.Current() < 0 && len(c.page.report.Columns) > 0 {
		c.taken.SetCurrent(len(c.page.report.Columns) - 1) // what is added goes behind it
	}
	c.chosen()
}

// find lists the fields that fit what is typed.
func (c *ownColumns) find() {
	c.found = nil
	for _, f := range c.page.fields {
		if cases.SpelledAt(f.title, c.search.Text) >= 0 || cases.SpelledAt(f.part, c.search.Text) == 0 {
			c.found = append(c.found, f)
		}
	}
	c.offered.ClearSelection()
	c.offered.Refresh()
	if len(c.found) > 0 {
		c.offered.SetCurrent(0)
	}
}

func (c *ownColumns) fromSearch(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		c.page.shell.window.Canvas().Focus(c.offered)
	case e.Name == fyne.KeyEscape && c.search.Text != "":
		c.search.SetText("")
	default:
		return false
	}
	return true
}

func (c *ownColumns) columnText(row int) string {
	col := &c.page.report.Columns[row]
	text := c.page.titleOf(col)
	if len(col.Over) > 0 {
		text = strings.Join(col.Over, "／") + "／" + text
	}
	if col.Total != cases.NoTotal {
		text += "  〔" + col.Total.Title() + "〕"
	}
	return text
}

// current is the place of the chosen column, -1 for none.
func (c *ownColumns) current() int {
	if at := c.taken.Current(); at < len(c.page.report.Columns) {
		return at
	}
	return -1
}

// chosen shows the settings of the chosen column.
func (c *ownColumns) chosen() {
	c.filling = true
	defer func() { c.filling = false }()
	at := c.current()
	c.title.SetReadOnly(at < 0)
	c.over.SetReadOnly(at < 0)
	if at < 0 {
		c.title.SetText("")
		c.over.SetText("")
		c.total.ShowIf(false)
		return
	}
	col := &c.page.report.Columns[at]
	c.title.SetText(c.page.titleOf(col))
	c.over.SetText(strings.Join(col.Over, "/"))
	c.total.Say(col.Total.Title())
	c.total.ShowIf(len(c.totals()) > 0)
}

// set changes the chosen column.
func (c *ownColumns) set(to func(col *cases.ReportColumn)) {
	at := c.current()
	if at < 0 || c.filling {
		return
	}
	to(&c.page.report.Columns[at])
	c.taken.Refresh()
	c.page.edited()
}

// totals are the sums that make sense for the chosen column.
func (c *ownColumns) totals() (items []*fyne.MenuItem) {
	at := c.current()
	if at < 0 {
		return nil
	}
	col := c.page.report.Columns[at]
	f, _ := cases.ReportField(col.Path)
	for _, t := range cases.Totals() {
		if f.Kind.Numeric() || t == cases.NoTotal || t == cases.CountTotal {
			items = append(items, menuChoice(t.Title(), col.Total == t, func() {
				c.set(func(col *cases.ReportColumn) { col.Total = t })
				c.chosen()
			}))
		}
	}
	return items
}

// add puts the fields selected at the left behind the chosen column.
func (c *ownColumns) add() {
	rows := c.offered.Selected()
	if len(rows) == 0 && c.offered.Current() >= 0 {
		rows = []int{c.offered.Current()}
	}
	if len(rows) == 0 || len(c.found) == 0 {
		return
	}
	var added []cases.ReportColumn
	for _, row := range rows {
		added = append(added, newOwnColumn(&c.found[row]))
	}
	at := c.current() + 1
	c.page.report.Columns = slices.Insert(c.page.report.Columns, at, added...)
	c.offered.ClearSelection()
	c.taken.Refresh()
	c.taken.SetCurrent(at + len(added) - 1)
	c.page.edited()
}

// newOwnColumn is a column as it is taken over: sums of money are summed.
func newOwnColumn(f *fieldChoice) cases.ReportColumn {
	col := cases.ReportColumn{Path: f.path}
	if f.meta.Kind == cases.KindMoney {
		col.Total = cases.SumTotal
	}
	return col
}

// move moves the chosen column up or down.
func (c *ownColumns) move(by int) {
	columns, at := c.page.report.Columns, c.current()
	to := at + by
	if at < 0 || to < 0 || to >= len(columns) {
		return
	}
	columns[at], columns[to] = columns[to], columns[at]
	c.taken.Refresh()
	c.taken.SetCurrent(to)
	c.page.edited()
}

// remove takes the chosen column out of the table.
func (c *ownColumns) remove() {
	at := c.current()
	if at < 0 {
		return
	}
	c.page.report.Columns = slices.Delete(c.page.report.Columns, at, at+1)
	c.taken.Refresh()
	c.chosen()
	c.page.edited()
}

// has reports whether one of the two lists has the focus.
func (c *ownColumns) has(g *widgets.Grid) bool {
	return c.page.shell.window.Canvas().Focused() == fyne.Focusable(g)
}
