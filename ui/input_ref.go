package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// refInput points to another record: one types part of its name and takes it from the list below.
type refInput struct {
	widget.BaseWidget
	*widgets.Suggest
	shell  *Shell
	source refSource
	found  []choice
	id     cases.Ref
	title  string // of id; another text is not chosen yet
	stop   func()
	slot   slot
	next   func()
	edited func()
}

var _ input = (*refInput)(nil)

func newRefInput(s *Shell, source refSource) *refInput {
	r := &refInput{Suggest: widgets.NewSuggest("输入名称查找"), shell: s, source: source}
	r.ExtendBaseWidget(r)
	r.Nothing = "没有找到"
	r.Entry.Columns = 14
	r.OnSearch = r.search
	r.OnPick = r.pick
	suggest := r.Entry.OnSubmitted
	r.Entry.OnSubmitted = func(text string) {
		if r.Open() {
			suggest(text)
			return
		}
		call(r.next)
	}
	keys := r.Entry.OnKey
	r.Entry.OnKey = func(e *fyne.KeyEvent) bool {
		if !r.Open() && (e.Name == fyne.KeyDown || e.Name == fyne.KeyF4) {
			r.find(r.Entry.Text)
			return true
		}
		return keys(e)
	}
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
	r.Choose(cases.Ref(n), title)
}

// Fill writes the name of the record pointed to, as soon as it is read.
func (r *refInput) Fill(b cases.Bound) {
	p, ok := b.Ptr.(*cases.Ref)
	if !ok || *p == 0 {
		r.Choose(0, "")
		return
	}
	id := *p
	r.Choose(id, "…")
	read := func(ctx context.Context) (string, error) { return r.source.Title(ctx, int64(id)) }
	load(&r.shell.self, &r.slot, read, func(title string) {
		if r.id == id {
			r.Choose(id, title)
		}
	})
}

// retitle names the chosen record again, as the veil says now.
func (r *refInput) retitle() {
	if r.id == 0 || r.Entry.Text != r.title {
		return
	}
	id := r.id
	read := func(ctx context.Context) (string, error) { return r.source.Title(ctx, int64(id)) }
	load(&r.shell.self, &r.slot, read, func(title string) {
		if r.id == id && r.Entry.Text == r.title {
			r.Choose(id, title)
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

// Choose points to a record by its id and name.
func (r *refInput) Choose(id cases.Ref, title string) {
	r.id, r.title = id, title
	r.Suggest.SetText(title)
}

// SetOnDone tells what Enter and Shift+Enter do.
func (r *refInput) SetOnDone(next, back func()) { r.next, r.Entry.OnBack = next, back }

// SetReadOnly keeps the record as it is.
func (r *refInput) SetReadOnly(on bool) { r.Entry.SetReadOnly(on) }

// Target is the text of the field.
func (r *refInput) Target() fyne.Focusable { return r.Entry }

func (r *refInput) watch(edited, focused func()) { r.edited, r.Entry.OnEntered = edited, focused }

// search looks for what is typed once typing rests.
func (r *refInput) search(text string) {
	r.id = 0
	r.SetError("")
	call(r.edited)
	if r.stop != nil {
		r.stop()
	}
	r.stop = r.shell.threads.After(searchPause, func() { r.find(text) })
}

// find lists the records a text may mean; all of them for the chosen one's own name.
func (r *refInput) find(text string) {
	asked := strings.TrimSpace(text)
	if r.id != 0 {
		asked = ""
	}
	read := func(ctx context.Context) ([]choice, error) { return r.source.Find(ctx, asked) }
	load(&r.shell.self, &r.slot, read, func(found []choice) {
		r.found = found
		options := make([]widgets.Option, len(found))
		for i, c := range found {
			options[i] = widgets.Option{Text: c.shown(), Detail: c.Note}
		}
		r.ShowFindings(text, options)
	})
}

func (r *refInput) pick(index int) {
	if index >= len(r.found) {
		return
	}
	r.Choose(cases.Ref(r.found[index].ID), r.found[index].shown())
	r.SetError("")
	call(r.edited)
	call(r.next)
}

// CreateRenderer makes the field a widget of its own: what is inside can take the focus before it was drawn.
func (r *refInput) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(r.Suggest)
}
