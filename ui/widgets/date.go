package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
)

// DateField is an entry for a day: typed in any common way, shown as 2026-11-21, moved by ↑ ↓ + −, or picked
// from a calendar (Alt+↓, F4 or the button). Blank is an answer.
type DateField struct {
	widget.BaseWidget
	Forwarding

	OnChanged func(day cases.Day, ok bool) // after each change; not ok while the text is no day
	Today     func() cases.Day
	Latest    cases.Day // a later day is refused with a sentence; blank allows any
	Ahead     bool      // a day typed without its year lies ahead: a due date

	entry  *Entry
	button *fieldButton
	day    cases.Day
	next   func()
	popup  *calendarPopup
}

// NewDateField returns a blank field; today is the clock that 今天, months without a year and the calendar use.
func NewDateField(today func() cases.Day) *DateField {
	f := &DateField{Today: today, entry: NewEntry()}
	f.entry.PlaceHolder = "年-月-日"
	f.entry.Columns = 6
	f.entry.OnKey = f.key
	f.entry.Filter = f.filter
	f.entry.Forward, f.entry.ForwardShortcut = f.pass, f.shortcut
	f.entry.OnChanged = f.typed
	f.entry.OnLeft = func() { f.Check() }
	f.entry.OnSubmitted = func(string) { f.done() }
	f.button = newFieldButton(theme.CalendarIcon(), f.OpenCalendar)
	f.ExtendBaseWidget(f)
	return f
}

// Day returns the day typed, blank when there is none or the text is no day.
func (f *DateField) Day() cases.Day {
	return f.day
}

// SetDay shows a day, or nothing for the blank one.
func (f *DateField) SetDay(day cases.Day) {
	f.day = day
	if text := day.String(); text != f.entry.Text {
		f.entry.SetText(text)
		f.entry.CursorColumn = len(text)
		f.entry.Refresh()
	}
	f.entry.SetError("")
}

// SetText writes a text as if it had been typed, also one that is no day: a draft brings it back as it was.
func (f *DateField) SetText(text string) { f.entry.SetText(text) }

// Text returns what is typed.
func (f *DateField) Text() string {
	return f.entry.Text
}

// Check writes the day in its full form and shows what is wrong with it; it reports whether the field is
// blank or a day. It runs by itself when the person moves on.
func (f *DateField) Check() bool {
	day, err := f.read(f.entry.Text)
	if err != nil {
		f.entry.SetError(cases.MessageOf(err))
		return false
	}
	f.SetDay(day)
	return true
}

// SetError shows a sentence at the field, "" clears it.
func (f *DateField) SetError(sentence string) { f.entry.SetError(sentence) }

// SetOnError tells where the field's sentences are shown.
func (f *DateField) SetOnError(show func(string)) { f.entry.OnError = show }

// SetOnDone tells what Enter and Shift+Enter do.
func (f *DateField) SetOnDone(next, back func()) {
	f.next, f.entry.OnBack = next, back
}

// Children returns the entry: the calendar's button is reached by key, Tab goes past it.
func (f *DateField) Children() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.entry}
}

// Disable makes the field readable only.
func (f *DateField) Disable() {
	f.entry.SetReadOnly(true)
	f.button.Disable()
}

// Enable makes the field writable again.
func (f *DateField) Enable() {
	f.entry.SetReadOnly(false)
	f.button.Enable()
}

// Disabled reports whether the field is readable only.
func (f *DateField) Disabled() bool { return f.entry.Disabled() }

func (f *DateField) read(text string) (cases.Day, error) {
	day, err := ParseDay(text, f.Today(), f.Ahead)
	if err == nil && !f.Latest.IsZero() && day > f.Latest {
		return 0, cases.Errorf(cases.Invalid, "", "日期不能晚于 "+f.Latest.String()+"。")
	}
	return day, err
}

// typed follows the text, without complaining about half a date.
func (f *DateField) typed(text string) {
	day, err := f.read(text)
	f.day = day
	f.entry.SetError("")
	if f.OnChanged != nil {
		f.OnChanged(day, err == nil)
	}
}

func (f *DateField) done() {
	if f.Check() && f.next != nil {
		f.next()
	}
}

// key moves the day, opens the calendar, and writes the day in full before the focus moves on.
func (f *DateField) key(ev *fyne.KeyEvent) bool {
	if f.Disabled() {
		return false
	}
	switch ev.Name {
	case fyne.KeyUp:
		f.step(1)
	case fyne.KeyDown:
		f.step(-1)
	case fyne.KeyPageUp:
		f.stepMonth(1)
	case fyne.KeyPageDown:
		f.stepMonth(-1)
	case fyne.KeyF4:
		f.OpenCalendar()
	default:
		return false
	}
	return true
}

// filter takes + and − after a whole day as the next and the day before; within one, − is a part of it.
func (f *DateField) filter(r rune) rune {
	whole := !f.day.IsZero() && f.entry.Text == f.day.String() && f.entry.SelectedText() == ""
	switch {
	case whole && (r == '-' || r == '－'):
		f.step(-1)
		return -1
	case r == '+' || r == '＋' || r == '=':
		f.step(1)
		return -1
	}
	return HalfWidth(r)
}

// shortcut opens the calendar on Alt+↓.
func (f *DateField) shortcut(s fyne.Shortcut) bool {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt {
		f.OpenCalendar()
		return true
	}
	return f.passShortcut(s)
}

func (f *DateField) step(days int) {
	day := f.Today()
	if !f.day.IsZero() {
		day = f.day.AddDays(days)
	}
	f.move(day)
}

func (f *DateField) stepMonth(months int) {
	day := f.Today()
	if !f.day.IsZero() {
		day = f.day.AddMonths(months)
	}
	f.move(day)
}

// move sets a day as if it had been typed.
func (f *DateField) move(day cases.Day) {
	if !f.Latest.IsZero() && day > f.Latest {
		day = f.Latest
	}
	f.SetDay(day)
	if f.OnChanged != nil {
		f.OnChanged(day, true)
	}
}

// OpenCalendar shows the month of the day below the field.
func (f *DateField) OpenCalendar() {
	c := canvasFor(f.entry)
	if c == nil || f.Disabled() {
		return
	}
	day := f.day
	if day.IsZero() {
		day = f.Today()
	}
	f.popup = openCalendar(c, f.entry, day, f.Today(), func(picked cases.Day) { f.move(picked) })
}

// CreateRenderer puts the button at the right end of the entry.
func (f *DateField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, f.button, f.entry))
}
