package ui

import (
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// draftPause is how long after the first key the draft is kept, with all that was typed by then: well within a
// second, also where typing never rests.
const draftPause = 500 * time.Millisecond

// draftKeeper keeps what a form holds on disk while one types, also what is no valid value yet.
type draftKeeper struct {
	form    *form
	stop    func()
	touched bool // something was typed since the record was shown
	done    bool // saved or thrown away: nothing is to be kept
	slot    slot
}

// begin looks for a draft left from before and brings it back.
func (d *draftKeeper) begin(f *form) {
	d.form = f
	if f.spec.Name == "" {
		return
	}
	read := func(ctx context.Context) ([]cases.Draft, error) { return f.shell.stores.Shell.Drafts(ctx) }
	load(f.base, &d.slot, read, func(drafts []cases.Draft) {
		for _, kept := range drafts {
			if kept.Form == f.spec.Name && !d.touched {
				d.bringBack(kept)
			}
		}
	})
}

// bringBack shows a draft and offers to throw it away.
func (d *draftKeeper) bringBack(kept cases.Draft) {
	var texts map[string]string
	if json.Unmarshal(kept.Body, &texts) != nil || len(texts) == 0 {
		return
	}
	f := d.form
	f.fill(func() {
		for key, text := range texts {
			if in := f.Input(key); in != nil {
				in.SetText(text)
			} else if extra, ok := f.spec.Extra[key]; ok {
				extra.SetText(text)
			}
		}
	})
	d.touched = true
	said := widgets.NewParagraph("已恢复 "+kept.Saved+" 没有保存的内容。", oneLine)
	said.Ink = widgets.ColorInfo
	drop := widgets.NewButton("丢弃，显示原值", nil)
	drop.Emphasis = widgets.Quiet
	drop.SetForward(f.shell.key, f.shell.shortcut)
	drop.OnTapped = func() {
		d.forget()
		d.touched, d.done = false, false
		f.notice.RemoveAll()
		f.show()
		for key := range f.spec.Extra {
			f.spec.Extra[key].SetText("")
		}
		f.body.Refresh()
	}
	f.notice.Objects = append(f.notice.Objects[:0], newSheet(widgets.ColorTint, container.NewHBox(middle(said), drop, layout.NewSpacer()), 2, 8))
	f.body.Refresh()
	if f.spec.Changed != nil {
		f.spec.Changed("")
	}
}

// touch keeps the draft shortly; what is typed until then goes with it.
func (d *draftKeeper) touch() {
	d.touched = true
	d.done = false
	if d.form == nil || d.form.spec.Name == "" || d.stop != nil {
		return
	}
	d.stop = d.form.shell.threads.After(draftPause, func() {
		d.stop = nil
		d.keep()
	})
}

// flush keeps the draft at once: the page is being left.
func (d *draftKeeper) flush() {
	if d.stop != nil {
		d.stop()
		d.stop = nil
		d.keep()
	}
}

func (d *draftKeeper) keep() {
	f := d.form
	if f == nil || f.spec.Name == "" || d.done || !d.touched {
		return
	}
	texts := make(map[string]string, len(f.fields)+len(f.spec.Extra))
	for _, field := range f.fields {
		if f.spec.Whole || field.changed() { // the rest comes from the record, which may be newer by then
			texts[field.bound.Key] = field.input.Text()
		}
	}
	for key, extra := range f.spec.Extra {
		texts[key] = extra.Text()
	}
	body, err := json.Marshal(texts)
	if err != nil {
		f.shell.Warn(err)
		return
	}
	draft := cases.Draft{Form: f.spec.Name, Body: body}
	if f.spec.Title != nil {
		draft.Title = f.spec.Title()
	}
	f.shell.inOrder(func(ctx context.Context) error { return f.shell.stores.Shell.KeepDraft(ctx, draft) })
}

// forget drops the draft: the form was saved, or the draft thrown away.
func (d *draftKeeper) forget() {
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
	d.done, d.touched = true, false
	if f := d.form; f != nil && f.spec.Name != "" {
		f.shell.inOrder(func(ctx context.Context) error { return f.shell.stores.Shell.DropDraft(ctx, f.spec.Name) })
	}
}
