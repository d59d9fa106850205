package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// refInput points to another record: one types part of its name and takes it from the list below.
type refInput struct {
	widgets.Entry
	shell   *Shell
	source  refSource
	list    *dropList
	found   []choice
	id      cases.Ref
	title   string // of id; another text is not chosen yet
	open    bool
	quiet   bool
	stop    func()
	slot    slot
	next    func()
	edited  func()
	focused func()
}

var _ input = (*refInput)(nil)

func newRefInput(s *Shell, source refSource) *refInput {
	r := &refInput{shell: s, source: source}
	r.ExtendBaseWidget(r)
	r.Columns = 14
	r.PlaceHolder = "输入名称查找"
	r.list = newDropList(func(row int) {
		r.take(row)
		r.close()
	})
	r.OnKey = r.key
	r.OnChanged = r.typed
	r.ActionItem = newDropMark(func() {
		s.window.Canvas().Focus(r)
		r.toggle()
	})
	return r
}

// Text is the id and the text, for the draft.
func (r *refInput) Text() string {
	if r.Entry.Text == "" {
		return ""
	}
	return strconv.FormatInt(int64(r.id), 10) + "\t" + r.Entry.Text
}

// SetText brings back what Text gave.
func (r *refInput) SetText(text string) {
	id, title, _ := strings.Cut(text, "\t")
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		n = 0
	}
	r.choose(cases.Ref(n), title)
}

// Fill writes the name of the record pointed to, as soon as it is read.
func (r *refInput) Fill(b cases.Bound) {
	p, ok := b.Ptr.(*cases.Ref)
	if !ok || *p == 0 {
		r.choose(0, "")
		return
	}
	id := *p
	r.choose(id, "…")
	read := func(ctx context.Context) (string, error) { return r.source.Title(ctx, int64(id)) }
	load(&r.shell.self, &r.slot, read, func(title string) {
		if r.id == id {
			r.choose(id, title)
		}
	})
}

// Read takes the chosen record; a text nobody chose from the list is no answer.
func (r *refInput) Read(b cases.Bound, _ cases.Reading) (string, error) {
	p, ok := b.Ptr.(*cases.Ref)
	switch {
	case !ok:
	case strings.TrimSpace(r.Entry.Text) == "":
		*p = 0
	case r.id == 0 || r.Entry.Text != r.title:
		return "", cases.Errorf(cases.Invalid, b.Key, "请从列表中选择“"+b.Title+"”。")
	default:
		*p = r.id
	}
	return "", nil
}

// ID is the record chosen, 0 for none.
func (r *refInput) ID() cases.Ref { return r.id }

func (r *refInput) choose(id cases.Ref, title string) {
	r.id, r.title = id, title
	r.quiet = true
	r.Entry.SetText(title)
	r.quiet = false
}

// SetOnError tells where the sentence is shown.
func (r *refInput) SetOnError(show func(string)) { r.OnError = show }

// SetOnDone tells what Enter and Shift+Enter do.
func (r *refInput) SetOnDone(next, back func()) {
	r.next, r.OnBack = next, back
	r.OnSubmitted = func(string) { next() }
}

// Target is the field itself.
func (r *refInput) Target() fyne.Focusable { return r }

func (r *refInput) watch(edited, focused func()) { r.edited, r.focused = edited, focused }

// FocusGained is called by the toolkit.
func (r *refInput) FocusGained() {
	r.Entry.FocusGained()
	if r.focused != nil {
		r.focused()
	}
}

// FocusLost closes the list, unless the pointer is about to pick from it.
func (r *refInput) FocusLost() {
	r.Entry.FocusLost()
	if !r.list.over {
		r.close()
	}
}

func (r *refInput) typed(text string) {
	if r.quiet {
		return
	}
	r.id = 0
	r.SetError("")
	if r.edited != nil {
		r.edited()
	}
	if r.stop != nil {
		r.stop()
	}
	r.stop = r.shell.threads.After(searchPause, func() { r.find(text) })
}

// find lists the records a text may mean.
func (r *refInput) find(text string) {
	read := func(ctx context.Context) ([]choice, error) { return r.source.Find(ctx, strings.TrimSpace(text)) }
	load(&r.shell.self, &r.slot, read, func(found []choice) {
		r.found = found
		rows := make([]dropRow, len(found))
		for i, c := range found {
			rows[i] = dropRow{Text: c.Text, Note: c.Note}
		}
		if len(rows) == 0 {
			r.close()
			return
		}
		r.list.set(rows, 0)
		r.open = true
		r.shell.drop(r.list, r)
	})
}

func (r *refInput) toggle() {
	if r.open {
		r.close()
		return
	}
	r.find("")
}

func (r *refInput) close() {
	r.open = false
	r.shell.takeDrop(r.list)
}

func (r *refInput) take(row int) {
	if row < 0 || row >= len(r.found) {
		return
	}
	r.choose(cases.Ref(r.found[row].ID), r.found[row].Text)
	r.CursorColumn = len([]rune(r.Entry.Text))
	r.SetError("")
	if r.edited != nil {
		r.edited()
	}
}

func (r *refInput) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF4:
		r.toggle()
	case fyne.KeyDown:
		if !r.open {
			r.find("")
			return true
		}
		r.list.mark(min(r.list.current+1, len(r.found)-1))
	case fyne.KeyUp:
		if r.open {
			r.list.mark(max(r.list.current-1, 0))
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !r.open {
			return false
		}
		r.take(r.list.current)
		r.close()
		if r.next != nil {
			r.next()
		}
	case fyne.KeyEscape:
		if !r.open {
			return false
		}
		r.close()
	default:
		return false
	}
	return true
}
