package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// registerSpec is one short list of records that are kept in the settings.
type registerSpec[T any] struct {
	Tab     string       // of the settings part, in the route
	Route   func() Route // of the page that shows the list, for drafts; the open page's unless set
	Noun    string       // 监测线
	Note    string       // one line above the list
	Cat     *cases.Catalogue[T]
	Columns []string
	Keys    []string                   // fields of the dialog; all typed ones unless set
	Text    map[string]func(*T) string // by key: the text of a column that points elsewhere
	Refs    map[string]refSource       // for the dialog
	Read    func(ctx context.Context) ([]T, error)
	Save    func(ctx context.Context, before, after *T) (cases.Change, error)
	Doubts  func(*T) []cases.Hint // optional
	New     func() T              // what a new record begins with; optional
	Home    func(*T) int64        // the household a record belongs to; none for records of the settings
	Name    func(*T) string       // how one is called in questions
	Chosen  func(*T)              // the current row changed; nil for none
	Right   cases.Right           // that changes the list; cases.Enter unless set
	Records []string              // the list is read again when one of these changed; its own record unless set
}

// register shows a short list with 新增, 修改 and 删除.
type register[T any] struct {
	base *base
	spec registerSpec[T]
	rows []T
	grid *widgets.Grid
	slot slot
	edit *widgets.Button
	drop *widgets.Button
	then string // of the route: "new", or the id of a record to be opened once the list is read
}

func newRegister[T any](b *base, spec registerSpec[T]) *register[T] {
	r := &register[T]{base: b, spec: spec}
	var columns []widgets.Column
	for _, key := range spec.Columns {
		f := spec.Cat.Field(key)
		columns = append(columns, widgets.Column{Key: key, Title: f.Title, Width: columnWidth(f.Meta), Numeric: f.Kind.Numeric(), Fixed: true})
	}
	r.grid = b.shell.newGrid(0, columns...)
	r.grid.Multi = false
	r.grid.Rows = func() int { return len(r.rows) }
	r.grid.Cell = r.cell
	r.grid.Empty = "还没有" + spec.Noun + "。点“新增" + spec.Noun + "”填写。"
	r.grid.OnOpen = func(int) { r.Edit() }
	r.grid.OnSelect = r.chosen
	r.veil()
	return r
}

// Object is the list under its buttons.
func (r *register[T]) Object() fyne.CanvasObject {
	add := widgets.NewButton("新增"+r.spec.Noun, r.Add)
	r.edit = widgets.NewButton("修改", r.Edit)
	r.edit.Tip, r.edit.Tips = "F2 或 Enter", r.base.shell.tips
	r.drop = widgets.NewButton("删除", r.Delete)
	r.base.shell.needs(r.right(), add, r.edit, r.drop)
	bar := container.NewHBox(add, r.edit, r.drop)
	top := container.NewVBox(bar)
	if r.spec.Note != "" {
		top.Add(gapAbove(widgets.NewNote(r.spec.Note, 900), 2))
	}
	r.Load()
	return container.NewBorder(padded(top, 0, 0), nil, nil, nil, gapAbove(r.grid, 6))
}

// right is what it takes to change the list.
func (r *register[T]) right() cases.Right {
	if r.spec.Right != "" {
		return r.spec.Right
	}
	return cases.Enter
}

// Load reads the list.
func (r *register[T]) Load() {
	load(r.base, &r.slot, r.spec.Read, func(rows []T) {
		r.rows = nil // the store's own slice is left as it is
		for i := range rows {
			if !r.spec.Cat.Base(&rows[i]).Hidden {
				r.rows = append(r.rows, rows[i])
			}
		}
		r.grid.Refresh()
		if r.grid.Current() < 0 && len(r.rows) > 0 {
			r.grid.SetCurrent(0)
		}
		r.chosen()
		r.resume()
	})
}

// resume opens the dialog a draft belongs to.
func (r *register[T]) resume() {
	then := r.then
	r.then = ""
	if then == "new" {
		r.Add()
		return
	}
	for i := range r.rows {
		if strconv.FormatInt(r.spec.Cat.Base(&r.rows[i]).ID, 10) == then {
			r.grid.SetCurrent(i)
			r.Edit()
			return
		}
	}
}

// Reload reads the list again where a change concerns it.
func (r *register[T]) Reload(c cases.Change) {
	records := r.spec.Records
	if len(records) == 0 {
		records = []string{r.spec.Cat.Record}
	}
	if len(c.Touched) == 0 || c.Concerns(records...) {
		r.Load()
	}
}

func (r *register[T]) cell(row, col int) string {
	v := &r.rows[row]
	key := r.spec.Columns[col]
	if text := r.spec.Text[key]; text != nil {
		return text(v)
	}
	b, _ := r.spec.Cat.Bound(v, key)
	return r.base.shell.text(r.subject(v), b)
}

// subject is the record whose values the veil hides.
func (r *register[T]) subject(v *T) subject {
	if r.spec.Home != nil {
		return home(r.spec.Home(v))
	}
	return subject{r.spec.Cat.Record, r.spec.Cat.Base(v).ID}
}

// hides says whether the veil hides anything in the records.
func (r *register[T]) hides() bool {
	return slices.ContainsFunc(r.spec.Cat.Fields, func(f cases.Field[T]) bool { return f.Veils() })
}

// veil lets F8 show the values of the current record, where the page has no subject of its own.
func (r *register[T]) veil() {
	if !r.hides() {
		return
	}
	r.base.onVeil(r.grid.Refresh)
	if r.base.of == nil {
		r.base.of = func() subject {
			if v := r.Current(); v != nil {
				return r.subject(v)
			}
			return subject{}
		}
	}
}

// Current is the record of the current row, nil for none.
func (r *register[T]) Current() *T {
	if row := r.grid.Current(); row >= 0 && row < len(r.rows) {
		return &r.rows[row]
	}
	return nil
}

func (r *register[T]) chosen() {
	r.base.veilMoved()
	current := r.Current()
	for _, b := range []*widgets.Button{r.edit, r.drop} {
		if current == nil {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	if r.spec.Chosen != nil {
		r.spec.Chosen(current)
	}
}

// Add asks for a new record.
func (r *register[T]) Add() {
	e := r.dialog("新增"+r.spec.Noun, "new")
	if r.spec.New != nil {
		e.Value = r.spec.New()
	}
	e.Done = func(_ cases.Change, saved *T) { r.showSaved(saved) }
	editRecord(r.base, e)
}

// showSaved puts the new record at the end until the list is read again, and chooses it.
func (r *register[T]) showSaved(saved *T) {
	r.rows = append(r.rows, *saved)
	r.grid.Refresh()
	r.grid.SetCurrent(len(r.rows) - 1)
}

// Edit asks for changes of the current record.
func (r *register[T]) Edit() {
	current := r.Current()
	if current == nil {
		return
	}
	before := *current
	id := strconv.FormatInt(r.spec.Cat.Base(&before).ID, 10)
	e := r.dialog("修改"+r.spec.Noun, id)
	e.Before, e.Spec.Of = &before, r.subject(&before)
	var d *widgets.Dialog
	e.Spec.Fresh = func() {
		d.Hide()
		r.then = id
		r.Load()
	}
	d = editRecord(r.base, e)
}

// dialog names its draft by the route that leads back to it.
func (r *register[T]) dialog(title, which string) edit[T] {
	route := r.base.route
	if r.spec.Route != nil {
		route = r.spec.Route()
	}
	route.Tab = r.spec.Tab + "/" + which
	return edit[T]{
		Title: title, Cat: r.spec.Cat, Keys: r.spec.Keys, Save: r.spec.Save, Doubts: r.spec.Doubts,
		Spec: formSpec{Refs: r.spec.Refs, Name: route.String(), Title: func() string { return title }},
	}
}

// Delete puts the current record into the bin, after a question.
func (r *register[T]) Delete() {
	current := r.Current()
	if current == nil {
		return
	}
	before := *current
	name := r.spec.Name(&before)
	q := widgets.Question{
		Title: "删除" + r.spec.Noun + "“" + name + "”？", Text: "以前的记录仍保留原来的内容。删错了可以马上点下方的“撤销”。",
		Yes: "删除" + name, Risky: true,
	}
	r.base.shell.Confirm(q, func() {
		after := before
		r.spec.Cat.Base(&after).Hidden = true
		r.base.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) {
			return r.spec.Save(ctx, &before, &after)
		}, nil, nil)
	})
}
