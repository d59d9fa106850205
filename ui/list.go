package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// listWindow is how many rows are fetched at once: a few screens.
const listWindow = 120

// listColumn is one column a list of T may show.
type listColumn[T any] struct {
	Key     string
	Title   string
	Width   float32
	Numeric bool
	Off     bool // not shown unless the person chooses it
	Sort    bool // the store can sort by it
	Text    func(*T) string
	Hide    func(string) string        // what the screen shows of the text by default; nil where it is shown
	State   func(*T) widgets.CellState // optional
}

// listSpec says what a list shows and where it comes from. Reading is done in the background; it never blocks.
type listSpec[T any] struct {
	Name    string // of its settings: "households"
	Columns []listColumn[T]
	Frozen  int
	Empty   string // how to fill it
	Sort    cases.Sort
	// First reads the first rows quickly, before the whole order is known; optional.
	First func(ctx context.Context, sort cases.Sort, n int) ([]T, error)
	// Order reads all ids in order.
	Order func(ctx context.Context, sort cases.Sort) ([]int64, error)
	// Rows reads a window of rows, in the order of the ids.
	Rows func(ctx context.Context, ids []int64) ([]T, error)
	ID   func(*T) int64
	Home func(*T) int64 // the household whose values a row shows; none where no column hides anything

	Open   func(id int64)                   // Enter, double click
	Chosen func()                           // the current row or the selection changed, or the list was read
	Menu   func(id int64, at fyne.Position) // right click
	Letter func(r rune)                     // a letter was typed in the list; it goes to the search box unless set
	// Columned is told of columns the person changed, and reports whether the page keeps them in place of the
	// list; optional.
	Columned func(columns []widgets.ColumnView) bool
}

// list is a grid over ids: it fetches windows of rows as they come into sight and keeps them.
type list[T any] struct {
	base  *base
	spec  listSpec[T]
	grid  *widgets.Grid
	shown []int // indexes of spec.Columns, as the grid's columns
	sort  cases.Sort
	ids   []int64
	rows  map[int64]*T
	asked map[int]bool // windows under way
	round int          // of ids; answers of an earlier round are dropped
	order slot
	first slot
	saved *listView
	ready bool // the whole order is known
}

// listView is what a page keeps of a list to bring it back.
type listView struct {
	Grid    widgets.GridView
	Sort    cases.Sort
	Current int64 // id of the current row
}

// newList makes a list of a page. saved is its part of what the page's Save gave, nil at first.
func newList[T any](b *base, spec listSpec[T], saved *listView) *list[T] {
	l := &list[T]{base: b, spec: spec, sort: spec.Sort, saved: saved, rows: make(map[int64]*T), asked: make(map[int]bool)}
	l.grid = widgets.NewGrid(spec.Frozen)
	l.grid.Rows = func() int { return len(l.ids) }
	l.grid.Cell, l.grid.State = l.cell, l.state
	l.grid.Want = l.want
	l.grid.Empty = spec.Empty
	l.grid.Tips = b.shell.tips
	l.grid.Copy = b.shell.Copy
	l.grid.OnCopy = l.copyRows
	l.grid.OnSort = func(key string, down bool) { l.SetSort(cases.Sort{Key: key, Down: down}) }
	l.grid.OnOpen = func(row int) { l.open(row) }
	l.grid.OnSelect = l.chosen
	if l.grid.OnTypeAhead = spec.Letter; spec.Letter == nil {
		l.grid.OnTypeAhead = b.shell.searchByLetter
	}
	l.grid.OnColumns = l.keepColumns
	if spec.Menu != nil {
		l.grid.OnMenu = func(row int, at fyne.Position) {
			if row >= 0 && row < len(l.ids) {
				spec.Menu(l.ids[row], at)
			}
		}
	}
	l.grid.SetForward(b.shell.key, b.shell.shortcut)
	b.onVeil(l.grid.Refresh)
	if saved != nil {
		l.sort = saved.Sort
	}
	l.OwnColumns()
	return l
}

// Object is the grid.
func (l *list[T]) Object() fyne.CanvasObject { return l.grid }

// Reload reads the list again; current row and scroll stay where they can.
func (l *list[T]) Reload() {
	l.round++
	l.ready = false
	round, sort := l.round, l.sort
	if l.spec.First != nil && len(l.ids) == 0 && l.saved == nil {
		read := func(ctx context.Context) ([]T, error) { return l.spec.First(ctx, sort, listWindow) }
		load(l.base, &l.first, read, func(rows []T) {
			if round == l.round && !l.ready {
				l.takeFirst(rows)
			}
		})
	}
	read := func(ctx context.Context) ([]int64, error) { return l.spec.Order(ctx, sort) }
	load(l.base, &l.order, read, func(ids []int64) { l.takeOrder(ids) })
}

func (l *list[T]) takeFirst(rows []T) {
	l.ids = l.ids[:0]
	for i := range rows {
		id := l.spec.ID(&rows[i])
		l.ids = append(l.ids, id)
		l.rows[id] = &rows[i]
	}
	l.grid.SetSort(l.sort.Key, l.sort.Down)
	l.grid.Refresh()
}

func (l *list[T]) takeOrder(ids []int64) {
	current := l.Current()
	l.ids, l.ready = ids, true
	l.rows, l.asked = make(map[int64]*T), make(map[int]bool)
	l.grid.ClearSelection()
	l.grid.SetSort(l.sort.Key, l.sort.Down)
	l.grid.Refresh()
	if l.saved != nil {
		view := l.saved
		l.saved = nil
		view.Grid.Columns = nil
		view.Grid.Sort, view.Grid.Desc = l.sort.Key, l.sort.Down
		current = view.Current
		columns := l.grid.View().Columns
		view.Grid.Columns = columns
		l.grid.SetView(view.Grid)
	}
	if row := slices.Index(ids, current); current != 0 && row >= 0 && row != l.grid.Current() {
		l.grid.SetCurrent(row)
	}
	l.chosen()
}

// View is what brings the list back.
func (l *list[T]) View() *listView {
	return &listView{Grid: l.grid.View(), Sort: l.sort, Current: l.Current()}
}

// SetSort reads the list in another order.
func (l *list[T]) SetSort(sort cases.Sort) {
	l.sort = sort
	l.Reload()
}

// want fetches the windows in sight that are not there yet.
func (l *list[T]) want(first, last int) {
	if !l.ready {
		return
	}
	for w := first / listWindow; w <= last/listWindow && first <= last; w++ {
		from, to := w*listWindow, min((w+1)*listWindow, len(l.ids))
		if l.asked[w] || from >= to {
			continue
		}
		l.asked[w] = true
		l.fetch(w, slices.Clone(l.ids[from:to]), from)
	}
}

func (l *list[T]) fetch(w int, ids []int64, from int) {
	round := l.round
	read := func(ctx context.Context) ([]T, error) { return l.spec.Rows(ctx, ids) }
	loadOr(l.base, &slot{}, read, func(rows []T) {
		if round != l.round {
			return
		}
		for i := range rows {
			l.rows[l.spec.ID(&rows[i])] = &rows[i]
		}
		l.grid.RefreshRows(from, from+len(ids)-1)
		if c := l.grid.Current(); c >= from && c < from+len(ids) {
			l.chosen()
		}
	}, func(err error) {
		delete(l.asked, w)
		l.base.shell.Warn(err)
	})
}

func (l *list[T]) at(row int) *T {
	if row < 0 || row >= len(l.ids) {
		return nil
	}
	return l.rows[l.ids[row]]
}

func (l *list[T]) cell(row, col int) string {
	v, c := l.at(row), &l.spec.Columns[l.shown[col]]
	if v == nil {
		return ""
	}
	text := c.Text(v)
	if c.Hide != nil && l.base.shell.veil.covers(l.home(v)) {
		return c.Hide(text)
	}
	return text
}

// home is the household a row belongs to.
func (l *list[T]) home(v *T) subject {
	if l.spec.Home == nil {
		return subject{}
	}
	return home(l.spec.Home(v))
}

// current is the household of the current row, for F8.
func (l *list[T]) current() subject {
	if v := l.Row(); v != nil {
		return l.home(v)
	}
	return home(0)
}

func (l *list[T]) state(row, col int) widgets.CellState {
	if v, state := l.at(row), l.spec.Columns[l.shown[col]].State; v != nil && state != nil {
		return state(v)
	}
	return widgets.CellNormal
}

func (l *list[T]) open(row int) {
	if row >= 0 && row < len(l.ids) && l.spec.Open != nil {
		l.spec.Open(l.ids[row])
	}
}

func (l *list[T]) chosen() {
	l.base.veilMoved()
	if l.spec.Chosen != nil {
		l.spec.Chosen()
	}
}

// Current is the id of the current row, 0 for none.
func (l *list[T]) Current() int64 {
	if row := l.grid.Current(); row >= 0 && row < len(l.ids) {
		return l.ids[row]
	}
	return 0
}

// Row is the current row, nil while it is not read.
func (l *list[T]) Row() *T { return l.at(l.grid.Current()) }

// Len is how many rows the list has.
func (l *list[T]) Len() int { return len(l.ids) }

// Marked lists the ids of the selected rows, in the order of the list.
func (l *list[T]) Marked() []int64 {
	var ids []int64
	for _, row := range l.grid.Selected() {
		if row < len(l.ids) {
			ids = append(ids, l.ids[row])
		}
	}
	return ids
}

// MarkedCount is how many rows are selected, without listing them.
func (l *list[T]) MarkedCount() int { return l.grid.SelectedCount() }

// copyRows copies rows of which some may not be read yet.
func (l *list[T]) copyRows(rows []int) bool {
	var missing []int64
	for _, row := range rows {
		if l.at(row) == nil {
			missing = append(missing, l.ids[row])
		}
	}
	if len(missing) == 0 {
		return false
	}
	read := func(ctx context.Context) ([]T, error) { return l.spec.Rows(ctx, missing) }
	round := l.round
	load(l.base, &slot{}, read, func(fetched []T) {
		if round != l.round {
			return
		}
		for i := range fetched {
			l.rows[l.spec.ID(&fetched[i])] = &fetched[i]
		}
		l.grid.Copy(l.grid.TSV(rows))
	})
	return true
}
