package ui_test

import (
	"context"
	"encoding/json"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// fakeProgram is the program around the window.
type fakeProgram struct {
	logged []error
	opened []string
	demo   func(ctx context.Context) error
	take   func(path string) (ui.Stores, error)
	look   widgets.Look

	folders []string
	folder  func(folder string, create bool) (ui.Stores, error)
}

func (p *fakeProgram) Folders() []string { return p.folders }

func (p *fakeProgram) OpenFolder(_ context.Context, folder string, create bool) (ui.Stores, error) {
	return p.folder(folder, create)
}

func (p *fakeProgram) LoadDemo(ctx context.Context, _ func(string, float64)) error {
	return p.demo(ctx)
}

func (p *fakeProgram) TakeFile(_ context.Context, path string) (ui.Stores, error) {
	return p.take(path)
}

func (p *fakeProgram) Look() widgets.Look { return p.look }

func (p *fakeProgram) SetLook(look widgets.Look) { p.look = look }

func (p *fakeProgram) OpenPath(path string) error {
	p.opened = append(p.opened, path)
	return nil
}

func (p *fakeProgram) Log(err error) { p.logged = append(p.logged, err) }

// fakeShell is a ShellStore in memory.
type fakeShell struct {
	policy   *cases.Policy
	settings map[string][]byte
	drafts   []cases.Draft
	villages []cases.Village
	workers  []cases.Worker
	worker   int64
	hits     map[string][]cases.Hit
	desk     cases.Desk
	notice   string
	fails    error // what every write answers
	acts     []string
}

func newFakeShell() *fakeShell {
	policy, err := cases.DefaultPolicy()
	if err != nil {
		panic(err)
	}
	return &fakeShell{policy: &policy, settings: map[string][]byte{}, hits: map[string][]cases.Hit{}}
}

// newVillageShell is a file with a village and a person who types.
func newVillageShell() *fakeShell {
	f := newFakeShell()
	f.villages = []cases.Village{{Base: cases.Base{ID: 1}, Name: "望岭村", Town: "金溪镇"}}
	f.workers = []cases.Worker{{Base: cases.Base{ID: 1}, Name: "张队长", Duty: "第一书记"}}
	f.worker = 1
	f.desk = cases.Desk{Overdue: 4, OpenPromises: 3, DueThisWeek: 12, Households: 720, People: 2237}
	return f
}

func (f *fakeShell) Today() cases.Day      { return cases.NewDay(2026, 11, 21) }
func (f *fakeShell) Policy() *cases.Policy { return f.policy }
func (f *fakeShell) Notice() string        { return f.notice }

func (f *fakeShell) Setting(_ context.Context, key string, to any) (bool, error) {
	raw, ok := f.settings[key]
	if !ok {
		return false, nil
	}
	return true, json.Unmarshal(raw, to)
}

func (f *fakeShell) SetSetting(_ context.Context, key string, value any) error {
	raw, err := json.Marshal(value)
	f.settings[key] = raw
	return err
}

func (f *fakeShell) KeepDraft(_ context.Context, d cases.Draft) error {
	if err := f.DropDraft(context.Background(), d.Form); err != nil {
		return err
	}
	d.Saved = "11-21 10:42"
	f.drafts = append(f.drafts, d)
	return nil
}

func (f *fakeShell) DropDraft(_ context.Context, form string) error {
	var kept []cases.Draft
	for _, d := range f.drafts {
		if d.Form != form {
			kept = append(kept, d)
		}
	}
	f.drafts = kept
	return nil
}

func (f *fakeShell) Drafts(context.Context) ([]cases.Draft, error) { return f.drafts, nil }

func (f *fakeShell) Villages(context.Context) ([]cases.Village, error) { return f.villages, nil }

func (f *fakeShell) SaveVillage(_ context.Context, before, after *cases.Village) (cases.Change, error) {
	if f.fails != nil {
		return cases.Change{}, f.fails
	}
	return keep(f, &f.villages, "village", "行政村 "+after.Name, before, after, func(v *cases.Village) *cases.Base { return &v.Base })
}

func (f *fakeShell) Worker(context.Context) (cases.Worker, bool, error) {
	for _, w := range f.workers {
		if w.ID == f.worker {
			return w, true, nil
		}
	}
	return cases.Worker{}, false, nil
}

func (f *fakeShell) Workers(context.Context) ([]cases.Worker, error) { return f.workers, nil }

func (f *fakeShell) SaveWorker(_ context.Context, before, after *cases.Worker) (cases.Change, error) {
	if f.fails != nil {
		return cases.Change{}, f.fails
	}
	return keep(f, &f.workers, "worker", "使用人 "+after.Name, before, after, func(w *cases.Worker) *cases.Base { return &w.Base })
}

func (f *fakeShell) SetWorker(_ context.Context, id int64) error {
	f.worker = id
	return nil
}

func (f *fakeShell) Search(_ context.Context, text string) ([]cases.Hit, error) {
	return f.hits[text], nil
}
func (f *fakeShell) Desk(context.Context) (cases.Desk, error) { return f.desk, nil }

func (f *fakeShell) Undo(context.Context) (cases.Change, error) { return f.did("撤销 上一步") }
func (f *fakeShell) Redo(context.Context) (cases.Change, error) { return f.did("重做 上一步") }
func (f *fakeShell) UndoAct(context.Context, int64) (cases.Change, error) {
	return f.did("撤销 这一步")
}

func (f *fakeShell) did(sentence string) (cases.Change, error) {
	f.acts = append(f.acts, sentence)
	return cases.Change{Act: int64(len(f.acts)), Sentence: sentence}, f.fails
}

// keep stores a record of a slice: added where before is nil, replaced otherwise.
func keep[T any](f *fakeShell, list *[]T, record, sentence string, before, after *T, base func(*T) *cases.Base) (cases.Change, error) {
	if before == nil {
		base(after).ID = int64(len(*list) + 1)
		*list = append(*list, *after)
	} else {
		for i := range *list {
			if base(&(*list)[i]).ID == base(before).ID {
				(*list)[i] = *after
			}
		}
	}
	change, err := f.did(sentence)
	change.Touched = []cases.Touched{{Record: record, ID: base(after).ID}}
	return change, err
}
