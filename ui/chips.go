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

// chips is the filter line above a list. Each filter in force is a chip that can be removed by itself.
type chips struct {
	shell   *Shell
	all     []*chip
	changed func()
	box     *fyne.Container
}

// newChips makes the filter line; changed is called after the person changed a filter.
func newChips(s *Shell, all []*chip, changed func()) *chips {
	c := &chips{shell: s, all: all, changed: changed, box: container.NewHBox()}
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
	c.box.RemoveAll()
	for _, one := range c.all {
		b := widgets.NewButton(one.Title+" ▾", nil)
		b.OnTapped = func() { c.choose(one, b) }
		b.SetForward(c.shell.key, c.shell.shortcut)
		if one.Value == "" {
			b.Emphasis = widgets.Quiet
			c.box.Add(b)
			continue
		}
		b.Text = one.Title + "：" + c.textOf(one) + " ▾"
		remove := widgets.NewButton("✕", func() { c.take(one, "") })
		remove.Emphasis, remove.Tip, remove.Tips = widgets.Quiet, "去掉这个条件", c.shell.tips
		remove.SetForward(c.shell.key, c.shell.shortcut)
		tinted := newSheet(widgets.ColorTint, container.NewHBox(b, remove), 0, 0)
		b.Emphasis = widgets.Quiet
		tinted.radius = 4
		c.box.Add(tinted)
	}
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

func (c *chips) choose(one *chip, b *widgets.Button) {
	var items []*fyne.MenuItem
	if one.Value != "" {
		items = append(items, fyne.NewMenuItem("不限", func() { c.take(one, "") }), fyne.NewMenuItemSeparator())
	}
	for _, v := range one.Values() {
		item := fyne.NewMenuItem(v.Text, func() { c.take(one, v.Value) })
		item.Checked = v.Value == one.Value
		items = append(items, item)
	}
	if len(items) == 0 {
		return
	}
	at := c.shell.app.Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c.shell.window.Canvas(), at)
}

func (c *chips) take(one *chip, value string) {
	one.Value = value
	c.draw()
	c.changed()
}
