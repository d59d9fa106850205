package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// comboOptions says what a combo offers.
type comboOptions struct {
	columns int
	many    bool            // several values, joined by 、
	offered func() []string // asked each time the list opens
}

// combo is a code one types or chooses: typing narrows the list below, ↓ opens it, Enter takes the marked line
// and moves on.
type combo struct {
	widgets.Entry
	shell   *Shell
	options comboOptions
	list    *dropList
	values  []string // what the list shows
	open    bool
	quiet   bool // the text is being set, not typed
	next    func()
	edited  func()
	focused func()
}

var _ input = (*combo)(nil)

func newCombo(s *Shell, o comboOptions) *combo {
	c := &combo{shell: s, options: o}
	c.ExtendBaseWidget(c)
	c.Columns = o.columns
	c.list = newDropList(func(row int) {
		c.take(row)
		if !o.many {
			c.close()
		}
	})
	c.OnKey = c.key
	c.OnChanged = c.typed
	c.ActionItem = newDropMark(func() {
		s.window.Canvas().Focus(c)
		c.toggle()
	})
	return c
}

// Text is what is typed.
func (c *combo) Text() string { return c.Entry.Text }

// SetText writes a value without opening the list.
func (c *combo) SetText(text string) {
	c.quiet = true
	c.Entry.SetText(text)
	c.quiet = false
}

// Fill writes the record's value.
func (c *combo) Fill(b cases.Bound) { c.SetText(b.Text()) }

// Read reads the value through the code list, which knows other spellings.
func (c *combo) Read(b cases.Bound, r cases.Reading) (string, error) { return b.Parse(c.Entry.Text, r) }

// SetOnError tells where the sentence is shown.
func (c *combo) SetOnError(show func(string)) { c.OnError = show }

// SetOnDone tells what Enter and Shift+Enter do.
func (c *combo) SetOnDone(next, back func()) {
	c.next, c.OnBack = next, back
	c.OnSubmitted = func(string) { next() }
}

// Target is the field itself.
func (c *combo) Target() fyne.Focusable { return c }

func (c *combo) watch(edited, focused func()) { c.edited, c.focused = edited, focused }

// FocusGained is called by the toolkit.
func (c *combo) FocusGained() {
	c.Entry.FocusGained()
	if c.focused != nil {
		c.focused()
	}
}

// FocusLost closes the list, unless the pointer is about to pick from it.
func (c *combo) FocusLost() {
	c.Entry.FocusLost()
	if !c.list.over {
		c.close()
	}
}

// TypedShortcut opens the list on Alt+↓.
func (c *combo) TypedShortcut(sc fyne.Shortcut) {
	if custom, ok := sc.(*desktop.CustomShortcut); ok && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt {
		c.show("", -1)
		return
	}
	c.Entry.TypedShortcut(sc)
}

func (c *combo) typed(text string) {
	if c.quiet {
		return
	}
	c.SetError("")
	if c.edited != nil {
		c.edited()
	}
	part := c.last(text)
	if part == "" {
		c.close()
		return
	}
	c.show(part, 0)
}

// last is the value being typed: the text, or what follows the last 、.
func (c *combo) last(text string) string {
	if c.options.many {
		if i := strings.LastIndexAny(text, "、,，;； "); i >= 0 {
			_, size := lastRune(text[i:])
			text = text[i+size:]
		}
	}
	return strings.TrimSpace(text)
}

// lastRune gives the first rune of a text that begins with a separator, and its length.
func lastRune(text string) (rune, int) {
	for i, r := range text {
		if i > 0 {
			return r, i
		}
	}
	return 0, len(text)
}

// show opens the list with the values a text is part of, or all of them.
func (c *combo) show(part string, mark int) {
	c.values = c.values[:0]
	var rows []dropRow
	chosen := strings.Split(c.Entry.Text, "、")
	for _, v := range c.options.offered() {
		if part == "" || matches(v, part) {
			c.values = append(c.values, v)
			rows = append(rows, dropRow{Text: v, Marked: c.options.many && slices.Contains(chosen, v)})
		}
	}
	if len(rows) == 0 || (len(rows) == 1 && rows[0].Text == c.Entry.Text) {
		c.close()
		return
	}
	c.list.set(rows, mark)
	c.open = true
	c.shell.drop(c.list, c)
}

// toggle opens the whole list, or closes it.
func (c *combo) toggle() {
	if c.open {
		c.close()
		return
	}
	c.show("", slices.Index(c.options.offered(), c.Entry.Text))
}

func (c *combo) close() {
	c.open = false
	c.shell.takeDrop(c.list)
}

// take writes the value of a row; in a field of several values it adds or removes it.
func (c *combo) take(row int) {
	if row < 0 || row >= len(c.values) {
		return
	}
	value := c.values[row]
	if !c.options.many {
		c.write(value)
		return
	}
	var kept []string
	found := false
	for _, v := range strings.Split(strings.TrimSuffix(c.Entry.Text, c.last(c.Entry.Text)), "、") {
		found = found || v == value
		if v != "" && v != value {
			kept = append(kept, v)
		}
	}
	whole := slices.Contains(strings.Split(c.Entry.Text, "、"), value)
	if last := c.last(c.Entry.Text); last != value && slices.Contains(c.options.offered(), last) && !slices.Contains(kept, last) {
		kept = append(kept, last)
	}
	if !found && !whole {
		kept = append(kept, value)
	}
	c.write(strings.Join(kept, "、"))
	c.show("", row)
}

func (c *combo) write(text string) {
	c.SetText(text)
	c.CursorColumn = len([]rune(text))
	c.Refresh()
	c.SetError("")
	if c.edited != nil {
		c.edited()
	}
}

func (c *combo) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF4:
		c.toggle()
	case fyne.KeyDown:
		if !c.open {
			c.toggle()
			return true
		}
		c.list.mark(min(c.list.current+1, len(c.values)-1))
	case fyne.KeyUp:
		if !c.open {
			return true
		}
		c.list.mark(max(c.list.current-1, 0))
	case fyne.KeyReturn, fyne.KeyEnter:
		return c.enter()
	case fyne.KeyEscape:
		if !c.open {
			return false
		}
		c.close()
	default:
		return false
	}
	return true
}

// enter takes the marked line of an open list and moves on.
func (c *combo) enter() bool {
	if !c.open || c.list.current < 0 {
		c.close()
		return false
	}
	c.take(c.list.current)
	if c.options.many {
		return true
	}
	c.close()
	if c.next != nil {
		c.next()
	}
	return true
}

// matches reports whether every character of part stands in the value, in that order.
func matches(value, part string) bool {
	rest := []rune(strings.ToLower(part))
	for _, r := range strings.ToLower(value) {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
