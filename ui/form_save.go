package ui

import (
	"context"
	"errors"
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Read reads every field into the record. What cannot be read stands at its field, the first such field gets
// the focus, and ok is false. Doubts stand at their fields too and stop the first save; a second one, or
// Ctrl+Enter, overrules them. checks may add errors of the page's own.
func (f *form) Read(checks ...func() error) (ok bool) {
	wrong, doubts := make(map[string]string), make(map[string]string)
	reading := cases.Reading{Today: f.shell.Today(), Year: f.year(), Policy: f.shell.Policy()}
	for _, field := range f.fields {
		if !field.input.Visible() {
			continue
		}
		hint, err := field.input.Read(field.bound, reading)
		switch {
		case err != nil:
			wrong[field.bound.Key] = cases.MessageOf(err)
		case field.bound.Need && field.bound.Blank():
			wrong[field.bound.Key] = "请填写“" + field.bound.Title + "”。"
		case hint != "" && field.changed():
			doubts[field.bound.Key] = hint
		}
	}
	if len(wrong) == 0 {
		for _, check := range checks {
			collect(wrong, check())
		}
	}
	if len(wrong) > 0 {
		f.doubts = ""
		f.showErrors(wrong)
		return false
	}
	if f.spec.Doubts != nil {
		for _, hint := range f.spec.Doubts() {
			doubts[hint.Field] += hint.Message
		}
	}
	return f.settleDoubts(doubts)
}

// settleDoubts shows doubts once; the next save passes while they are the same.
func (f *form) settleDoubts(doubts map[string]string) bool {
	var all []string
	for _, field := range f.fields {
		if d := doubts[field.bound.Key]; d != "" {
			all = append(all, field.bound.Key+d)
		}
	}
	key := strings.Join(all, "\n")
	if key == "" || key == f.doubts {
		f.showErrors(nil)
		return true
	}
	f.doubts = key
	for k, d := range doubts {
		doubts[k] = "请核对：" + d + "仍要保存请再按一次 Ctrl+Enter。"
	}
	f.showDoubts(doubts)
	return false
}

// showDoubts shows doubts at their fields, and clears all errors.
func (f *form) showDoubts(byKey map[string]string) {
	for i := len(f.parts) - 1; i >= 0; i-- { // the first part's field keeps the focus
		f.parts[i].SetDoubts(byKey)
	}
	for _, field := range f.fields {
		if byKey[field.bound.Key] != "" {
			f.reveal(field.input)
			return
		}
	}
}

// collect puts the errors of one check at their fields; an error without a field stands under "".
func collect(wrong map[string]string, err error) {
	var list cases.Errors
	var one *cases.Error
	switch {
	case err == nil:
	case errors.As(err, &list):
		for _, e := range list {
			wrong[e.Field] = e.Message
		}
	case errors.As(err, &one):
		wrong[one.Field] = one.Message
	default:
		wrong[""] = cases.MessageOf(err)
	}
}

// showErrors shows sentences at their fields and clears all others. What belongs to no field of the form
// stands in a dialog.
func (f *form) showErrors(byKey map[string]string) {
	known := make(map[string]bool)
	focused := false
	for i, part := range f.parts {
		_ = i
		part.SetErrors(byKey)
	}
	for i, field := range f.fields {
		known[field.bound.Key] = true
		if byKey[field.bound.Key] != "" && !focused && field.input.Visible() {
			focused = true
			f.move(i-1, 1)
			f.reveal(field.input)
		}
	}
	var others []string
	for key, sentence := range byKey {
		if !known[key] {
			others = append(others, sentence)
		}
	}
	if len(others) > 0 {
		widgets.Inform(f.shell.window.Canvas(), "没有保存", strings.Join(others, ""), nil)
	}
}

// Store saves what Read took into the record: the draft is dropped, the change told, then done. What the
// store refuses stands at its field; what was typed stays.
func (f *form) Store(title string, store func(ctx context.Context) (cases.Change, error), done func(cases.Change)) {
	if f.saving {
		return
	}
	f.saving = true
	f.shell.Save(title, store, func(c cases.Change) {
		f.saving = false
		f.draft.forget()
		if done != nil {
			done(c)
		}
	}, func(err error) {
		f.saving = false
		f.refused(err)
	})
}

// refused shows why the store did not take the record. What was typed is in the draft by then.
func (f *form) refused(err error) {
	if cases.CodeOf(err) == cases.Invalid {
		wrong := make(map[string]string)
		collect(wrong, err)
		f.showErrors(wrong)
		return
	}
	f.draft.touch()
	f.draft.flush()
	if fresh := f.fresh(); cases.CodeOf(err) == cases.Conflict && fresh != nil {
		widgets.ShowError(f.shell.window.Canvas(), err, widgets.Trouble{
			Title: "没有保存", Other: widgets.NewButton("载入最新内容，保留我填的", fresh),
		})
		return
	}
	f.shell.Fail(err)
}

// fresh opens the record again as it is now; nil where the form does not know how.
func (f *form) fresh() func() {
	switch {
	case f.spec.Fresh != nil:
		return f.spec.Fresh
	case f.spec.Dialog || f.spec.Name == "" || f.shell.page == nil:
		return nil
	}
	return func() { f.shell.Replace(f.shell.page.Route()) }
}

// Leave keeps the draft: the page is being left with Esc or by another way.
func (f *form) Leave() { f.draft.flush() }

// Dirty reports whether something was typed that is not saved.
func (f *form) Dirty() bool { return f.draft.touched && !f.draft.done }
