package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
)

// CodeSelect picks from a code list, by keyboard alone: typing filters, by characters or pinyin (cyb finds
// 产业帮扶), arrows choose, Enter takes, Esc leaves it as it was, Alt+↓ or F4 shows the whole list. With Multi several can be taken: Space or Enter checks.
type CodeSelect struct {
	widget.BaseWidget

	Multi     bool
	Other     bool // a text that is not in the list is kept, where the list is known to be short
	OnChanged func()

	entry   *Entry
	button  *fieldButton
	list    *dropDown
	options []string
	shown   []int // options that pass the filter
	chosen  []string
	next    func()
	quiet   bool // text changes are not typing
}

// NewCodeSelect returns a field with nothing chosen.
func NewCodeSelect(options ...string) *CodeSelect {
	s := &CodeSelect{entry: NewEntry(), options: options}
	s.entry.Columns = entryColumns
	s.entry.OnChanged = s.typed
	s.entry.OnKey = s.key
	s.entry.OnLeft = s.settle
	s.entry.OnSubmitted = func(string) { s.enter() }
	s.entry.Filter = s.filter
	s.entry.ForwardShortcut = s.shortcut
	s.list = newDropDown(s.entry)
	s.list.onPick = s.take
	s.list.onClose = s.settle
	s.button = newFieldButton(theme.MenuDropDownIcon(), s.openAll)
	s.ExtendBaseWidget(s)
	return s
}

// NewMultiSelect returns a field in which several options can be taken.
func NewMultiSelect(options ...string) *CodeSelect {
	s := NewCodeSelect(options...)
	s.Multi = true
	s.list.checked = func(i int) bool { return slices.Contains(s.chosen, s.options[s.shown[i]]) }
	return s
}

// SetOptions replaces the list, in its official order. What is chosen stays: a retired value remains legal.
func (s *CodeSelect) SetOptions(options ...string) {
	s.options = options
	s.list.close()
}

// Value returns what is chosen, several parted by 、, or "".
func (s *CodeSelect) Value() string { return strings.Join(s.chosen, "、") }

// Values returns what is chosen, in the list's order.
func (s *CodeSelect) Values() []string { return slices.Clone(s.chosen) }

// SetValues chooses, without OnChanged. Empty texts count as nothing.
func (s *CodeSelect) SetValues(values ...string) {
	s.chosen = s.ordered(values)
	s.showText()
}

// SetColumns sets how many Chinese characters the field shows.
func (s *CodeSelect) SetColumns(columns int) { s.entry.Columns = columns }

// SetHint sets what an empty field shows.
func (s *CodeSelect) SetHint(hint string) { s.entry.SetPlaceHolder(hint) }

// SetError shows a sentence at the field, "" clears it.
func (s *CodeSelect) SetError(sentence string) { s.entry.SetError(sentence) }

// SetOnError tells where the field's sentences are shown.
func (s *CodeSelect) SetOnError(show func(string)) { s.entry.OnError = show }

// SetOnDone tells what Enter with the list closed and Shift+Enter do.
func (s *CodeSelect) SetOnDone(next, back func()) { s.next, s.entry.OnBack = next, back }

// SetForward hands on keys the field does not use.
func (s *CodeSelect) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	s.entry.Forward = key
	s.entry.ForwardShortcut = func(sc fyne.Shortcut) bool { return s.shortcut(sc) || shortcut != nil && shortcut(sc) }
}

// Children returns the entry, for walks over what can take the focus.
func (s *CodeSelect) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.entry} }

// Disable makes the field readable only.
func (s *CodeSelect) Disable() { s.entry.SetReadOnly(true); s.button.Disable() }

// Enable makes the field writable again.
func (s *CodeSelect) Enable() { s.entry.SetReadOnly(false); s.button.Enable() }

// Disabled reports whether the field is readable only.
func (s *CodeSelect) Disabled() bool { return s.entry.Disabled() }

// ordered returns the values without doubles and blanks: those of the list in its order, then others.
func (s *CodeSelect) ordered(values []string) []string {
	var out []string
	for _, option := range s.options {
		if slices.Contains(values, option) {
			out = append(out, option)
		}
	}
	for _, value := range values {
		if value != "" && !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}

// showText writes what is chosen into the entry.
func (s *CodeSelect) showText() {
	s.quiet = true
	s.entry.SetText(s.Value())
	s.quiet = false
}

func (s *CodeSelect) typed(text string) {
	if s.quiet || s.Disabled() {
		return
	}
	s.entry.SetError("")
	s.open(text)
}

// open shows the options that match a text.
func (s *CodeSelect) open(text string) {
	s.shown = nil
	var lines []Option
	at, nearest := 0, -1 // the cursor stands on the first option that begins with the text, or has it earliest
	for i, option := range s.options {
		place := cases.SpelledAt(option, text)
		if place < 0 {
			continue
		}
		if nearest < 0 || place < nearest || option == text {
			at, nearest = len(lines), place
		}
		s.shown = append(s.shown, i)
		lines = append(lines, Option{Text: option})
	}
	if len(lines) == 0 {
		hint := "没有这一项"
		if s.Other {
			hint = "不在列表中，将照原样记下"
		}
		s.list.show([]Option{{Detail: hint}}, -1)
		return
	}
	if i := slices.IndexFunc(s.shown, func(i int) bool { return len(s.chosen) > 0 && s.options[i] == s.chosen[0] }); i >= 0 && text == "" {
		at = i
	}
	s.list.show(lines, at)
}

// openAll shows the whole list; in a multiple choice the entry is emptied for filtering.
func (s *CodeSelect) openAll() {
	if s.Disabled() {
		return
	}
	focus(s, s.entry)
	if s.Multi {
		s.quiet = true
		s.entry.SetText("")
		s.quiet = false
	}
	s.open("")
}

// take chooses one of the options shown, or checks it.
func (s *CodeSelect) take(at int) {
	if at < 0 || at >= len(s.shown) {
		return
	}
	option := s.options[s.shown[at]]
	s.entry.SetError("")
	if !s.Multi {
		s.change([]string{option})
		s.showText()
		s.list.close()
		return
	}
	if i := slices.Index(s.chosen, option); i >= 0 {
		s.change(slices.Delete(slices.Clone(s.chosen), i, i+1))
	} else {
		s.change(append(slices.Clone(s.chosen), option))
	}
	s.list.Refresh()
}

func (s *CodeSelect) change(values []string) {
	values = s.ordered(values)
	if slices.Equal(values, s.chosen) {
		return
	}
	s.chosen = values
	if s.OnChanged != nil {
		s.OnChanged()
	}
}

// settle makes the text agree with the choice when the field is left: a whole option typed is taken, an empty
// text empties a single choice, another text is kept where Other allows and said otherwise.
func (s *CodeSelect) settle() {
	if s.list.open() {
		return
	}
	text := strings.TrimSpace(s.entry.Text)
	if !s.Multi && text != s.Value() {
		switch {
		case text == "":
			s.change(nil)
		case slices.Contains(s.options, text) || s.Other:
			s.change([]string{text})
		default:
			s.entry.SetError("“" + text + "”不在列表中，请从列表里选。")
			return
		}
	}
	s.showText()
}

// CreateRenderer puts the arrow at the right end of the entry.
func (s *CodeSelect) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, s.button, s.entry))
}
