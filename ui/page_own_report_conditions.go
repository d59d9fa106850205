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

// ownConditions chooses which rows a table takes: a list of conditions, line by line.
type ownConditions struct {
	page   *ownReportPage
	list   func() *[]cases.Match
	rows   *fyne.Container
	fields []*widgets.CodeSelect // of the lines
	add    *widgets.Button
	object *fyne.Container
}

func newOwnConditions(p *ownReportPage, title string, list func() *[]cases.Match) *ownConditions {
	c := &ownConditions{page: p, list: list, rows: container.NewVBox()}
	c.add = widgets.NewButton("＋ 加一个条件", c.addLine)
	c.object = container.NewVBox(groupTitle(title), c.rows, container.NewHBox(c.add))
	return c
}

// show draws the conditions of the report.
func (c *ownConditions) show() {
	c.rows.RemoveAll()
	c.fields = nil
	for i := range *c.list() {
		c.rows.Add(c.line(i))
	}
	c.page.forward(c.rows)
	c.object.Refresh()
	c.page.relayout()
}

func (c *ownConditions) addLine() {
	*c.list() = append(*c.list(), cases.Match{})
	c.show()
	focusFirst(c.page.shell, c.fields[len(c.fields)-1])
}

// focusFirst gives a field that is made of others the focus.
func focusFirst(s *Shell, field *widgets.CodeSelect) {
	if at, ok := field.Children()[0].(fyne.Focusable); ok {
		s.window.Canvas().Focus(at)
	}
}

// line is one condition: the field, how it is compared, and with what.
func (c *ownConditions) line(i int) fyne.CanvasObject {
	m := &(*c.list())[i]
	field := c.page.fieldSelect(m.Path, func(path string) {
		*m = cases.Match{Path: path}
		c.changed()
	})
	c.fields = append(c.fields, field)
	drop := widgets.NewButton("×", func() {
		*c.list() = slices.Delete(*c.list(), i, i+1)
		c.changed()
		c.page.shell.window.Canvas().Focus(c.add)
	})
	drop.Emphasis, drop.Tip, drop.Tips = widgets.Quiet, "去掉这个条件", c.page.shell.tips
	line := container.NewHBox(field)
	if choice := c.page.field(m.Path); choice != nil {
		op := newMenuButton(c.page.shell, "", func() []*fyne.MenuItem { return c.ops(m, choice.meta.Kind) })
		op.Say(opOf(m).Title())
		line.Add(op.Object())
		for _, value := range c.values(m, choice) {
			line.Add(value)
		}
	}
	line.Add(layout.NewSpacer())
	line.Add(drop)
	return line
}

// opOf is how a condition compares, where it leaves it open too.
func opOf(m *cases.Match) cases.MatchOp {
	switch {
	case m.Op != cases.MatchAuto:
		return m.Op
	case len(m.Values) > 0:
		return cases.MatchOne
	}
	return cases.MatchFilled
}

func (c *ownConditions) ops(m *cases.Match, kind cases.Kind) (items []*fyne.MenuItem) {
	for _, op := range cases.MatchOps(kind) {
		items = append(items, menuChoice(op.Title(), opOf(m) == op, func() {
			m.Op = op
			c.changed()
		}))
	}
	return items
}

// changed draws the conditions again and shows the table they make.
func (c *ownConditions) changed() {
	c.show()
	c.page.edited()
}

// values are the fields for what is compared with: none, one or two texts, or codes of a list.
func (c *ownConditions) values(m *cases.Match, field *fieldChoice) []fyne.CanvasObject {
	switch op := opOf(m); {
	case op == cases.MatchFilled || op == cases.MatchBlank:
		return nil
	case op == cases.MatchBetween:
		m.Values = append(m.Values, "", "")[:2]
		return []fyne.CanvasObject{c.text(m, 0, 6), middle(widgets.NewNote("到", oneLine)), c.text(m, 1, 6)}
	case op == cases.MatchBelow || op == cases.MatchAbove:
		m.Values = append(m.Values, "")[:1]
		return []fyne.CanvasObject{c.text(m, 0, 7)}
	case len(c.page.codes(field)) > 0:
		return []fyne.CanvasObject{c.codes(m, field)}
	}
	return []fyne.CanvasObject{c.texts(m)}
}

func (c *ownConditions) codes(m *cases.Match, field *fieldChoice) fyne.CanvasObject {
	codes := widgets.NewMultiSelect(c.page.codes(field)...)
	codes.SetColumns(11)
	codes.SetHint("选一个或几个")
	codes.SetValues(m.Values...)
	codes.OnChanged = func() {
		m.Values = codes.Values()
		c.page.edited()
	}
	return codes
}

// text is one value of a condition.
func (c *ownConditions) text(m *cases.Match, at, columns int) fyne.CanvasObject {
	e := widgets.NewEntry()
	e.Columns = columns
	e.SetText(m.Values[at])
	e.OnChanged = func(text string) {
		m.Values[at] = strings.TrimSpace(text)
		c.page.edited()
	}
	return e
}

// texts are several values in one field, parted by a pause mark.
func (c *ownConditions) texts(m *cases.Match) fyne.CanvasObject {
	e := widgets.NewEntry()
	e.Columns, e.PlaceHolder = 11, "几个值之间用、"
	e.SetText(strings.Join(m.Values, "、"))
	e.OnChanged = func(text string) {
		m.Values = nil
		for _, value := range strings.FieldsFunc(text, func(r rune) bool { return r == '、' || r == ',' || r == '，' }) {
			if value = strings.TrimSpace(value); value != "" {
				m.Values = append(m.Values, value)
			}
		}
		c.page.edited()
	}
	return e
}
