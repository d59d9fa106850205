package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Suggest is an entry with a list of findings below it: the search box of the shell, the household picker of a
// form. The page searches when OnSearch says so and hands the findings back; arrows choose, Enter opens the
// chosen one or the first, Esc closes the list and, pressed again, goes on to Forward.
type Suggest struct {
	widget.BaseWidget

	Entry    *Entry
	Nothing  string            // said in the list when nothing was found; no list unless set
	OnSearch func(text string) // the text changed; the page waits for a pause in typing itself
	OnPick   func(index int)   // a finding was opened, counted as in SetFindings
	OnEscape func()            // Esc with the list closed; Forward gets it unless set

	list     *dropDown
	findings []Option
	answered string // text the findings belong to
}

// NewSuggest returns an empty box that shows a hint while it is empty.
func NewSuggest(hint string) *Suggest {
	s := &Suggest{Entry: NewEntry()}
	s.Entry.PlaceHolder = hint
	s.Entry.OnChanged = s.typed
	s.Entry.OnSubmitted = func(string) { s.enter() }
	s.Entry.OnKey = s.key
	s.list = newDropDown(s.Entry)
	s.list.onPick = s.pick
	s.ExtendBaseWidget(s)
	return s
}

// SetFindings shows what was found for a text. Findings for another text than the one typed by now came late
// and are dropped.
func (s *Suggest) SetFindings(text string, findings []Option) {
	if text != s.Entry.Text || text == "" {
		return
	}
	s.findings, s.answered = findings, text
	switch {
	case len(findings) > 0:
		s.list.show(findings, 0)
	case s.Nothing != "":
		s.list.show([]Option{{Detail: s.Nothing}}, -1)
	default:
		s.list.close()
	}
}

// ShowFindings is SetFindings for a list opened by key, also while nothing is typed.
func (s *Suggest) ShowFindings(text string, findings []Option) {
	if text != "" || s.Entry.Text != "" {
		s.SetFindings(text, findings)
		return
	}
	s.findings, s.answered = findings, text
	if len(findings) > 0 {
		s.list.show(findings, 0)
	}
}

// Open reports whether the list is shown.
func (s *Suggest) Open() bool { return s.list.open() }

// Close takes the list away and keeps the text.
func (s *Suggest) Close() { s.list.close() }

// SetText shows a text without searching for it.
func (s *Suggest) SetText(text string) {
	search := s.OnSearch
	s.OnSearch = nil
	s.Entry.SetText(text)
	s.OnSearch = search
	s.list.close()
}

// SetForward hands on keys the box does not use.
func (s *Suggest) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	s.Entry.SetForward(key, shortcut)
}

// SetOnError tells where sentences about the field are shown.
func (s *Suggest) SetOnError(show func(string)) { s.Entry.OnError = show }

// SetError shows a sentence at the field, "" clears it.
func (s *Suggest) SetError(sentence string) { s.Entry.SetError(sentence) }

// Children returns the entry, for walks over what can take the focus.
func (s *Suggest) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.Entry} }

func (s *Suggest) typed(text string) {
	s.findings, s.answered = nil, ""
	if text == "" {
		s.list.close()
	}
	if s.OnSearch != nil {
		s.OnSearch(text)
	}
}

// key does the keys of the list, once the input method is done with them.
func (s *Suggest) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyDown && !s.list.open() && len(s.findings) > 0:
		s.list.show(s.findings, 0)
	case !s.list.open():
		if ev.Name == fyne.KeyEscape && s.OnEscape != nil {
			s.OnEscape()
			return true
		}
		return false
	case ev.Name == fyne.KeyEscape:
		s.list.close()
	case ev.Name == fyne.KeyTab:
		s.list.close()
		return false
	default:
		return s.list.navigate(ev.Name)
	}
	return true
}

// enter opens the finding under the cursor; before any arrived it waits for nothing and does nothing.
func (s *Suggest) enter() {
	if s.answered != s.Entry.Text || len(s.findings) == 0 {
		return
	}
	s.pick(max(s.list.at, 0))
}

func (s *Suggest) pick(index int) {
	if index < 0 || index >= len(s.findings) {
		return
	}
	s.list.close()
	if s.OnPick != nil {
		s.OnPick(index)
	}
}

// CreateRenderer draws the entry.
func (s *Suggest) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(s.Entry)
}
