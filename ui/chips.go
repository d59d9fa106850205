package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// chip is one filter of a list: what it narrows, the values it offers, and the one chosen.
type chip struct {
	Key    string
	Title  string
	Values func() []chipValue // asked each time the menu opens
	Value  string             // the chosen value; "" narrows nothing
}

// chipValue is one value of a filter.
type chipValue struct {
	Value string // what the page keeps
	Text  string // as shown
}

// plainChips makes values that are shown as they are kept.
func plainChips(values []string) []chipValue {
	out := make([]chipValue, len(values))
	for i, v := range values {
		out[i] = chipValue{v, v}
	}
	return out
}

// chips is the filter line above a list: 筛选 adds a condition, and each one in force is a chip that can be
// changed or removed by itself.
type chips struct {
	shell   *Shell
	all     []*chip
	changed func()
	add     *widgets.Button
	row     *widgets.Chips
	box     *fyne.Container
}

// newChips makes the filter line; changed is called after the person changed a filter.
func newChips(s *Shell, all []*chip, changed func()) *chips {
	c := &chips{shell: s, all: all, changed: changed, row: widgets.NewChips()}
	c.add = widgets.NewButton("＋ 筛选", c.openAdd)
	c.add.Tip, c.add.Tips = "按村组、类型等缩小范围", s.tips
	c.add.SetForward(s.key, s.shortcut)
	c.row.SetForward(s.key, s.shortcut)
	c.box = container.NewBorder(nil, nil, c.add, nil, middle(padded(c.row, 0, 8)))
	c.draw()
	return c
}

// Object is the line.
func (c *chips) Object() fyne.CanvasObject { return c.box }

// Value is the chosen value of a filter.
func (c *chips) Value(key string) string {
	for _, one := range c.all {
		if one.Key == key {
			return one.Value
		}
	}
	return ""
}

// Set chooses a value without calling changed.
func (c *chips) Set(key, value string) {
	for _, one := range c.all {
		if one.Key == key {
			one.Value = value
		}
	}
	c.draw()
}

func (c *chips) draw() {
	var shown []widgets.Chip
	for _, one := range c.all {
		if one.Value == "" {
			continue
		}
		shown = append(shown, widgets.Chip{
			Text:     one.Title + "：" + c.textOf(one),
			OnOpen:   func() { c.popUp(c.values(one)) },
			OnRemove: func() { c.take(one, "") },
		})
	}
	c.row.Set(shown...)
	c.box.Refresh()
}

func (c *chips) textOf(one *chip) string {
	for _, v := range one.Values() {
		if v.Value == one.Value {
			return v.Text
		}
	}
	return one.Value
}

// openAdd lists the filters, each with its values.
func (c *chips) openAdd() {
	var items []*fyne.MenuItem
	for _, one := range c.all {
		values := c.values(one)
		if len(values) == 0 {
			continue
		}
		item := fyne.NewMenuItem(one.Title, nil)
		item.ChildMenu = fyne.NewMenu("", values...)
		items = append(items, item)
	}
	c.popUp(items)
}

// values are the menu lines of one filter.
func (c *chips) values(one *chip) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, v := range one.Values() {
		item := fyne.NewMenuItem(v.Text, func() { c.take(one, v.Value) })
		item.Checked = v.Value == one.Value
		items = append(items, item)
	}
	return items
}

func (c *chips) popUp(items []*fyne.MenuItem) {
	if len(items) == 0 {
		return
	}
	at := c.shell.app.Driver().AbsolutePositionForObject(c.add).AddXY(0, c.add.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c.shell.window.Canvas(), at)
}

func (c *chips) take(one *chip, value string) {
	one.Value = value
	c.draw()
	c.changed()
}
