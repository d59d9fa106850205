package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// catalogueColumns makes columns of catalogue fields: title, width, text and what the screen
// hides follow from the field. shown are the keys shown at first; the others can be chosen.
func catalogueColumns[T any](cat *cases.Catalogue[T], sorts []string, shown ...string) []listColumn[T] {
	var columns []listColumn[T]
	add := func(f *cases.Field[T], off bool) {
		column := listColumn[T]{
			Key: f.Key, Title: f.Title, Width: columnWidth(f.Meta), Numeric: f.Kind.Numeric(), Off: off,
			Sort: slices.Contains(sorts, f.Key), Text: cellText(f),
		}
		if f.Veils() {
			column.Hide = f.Veil
		}
		columns = append(columns, column)
	}
	for _, key := range shown {
		if f := cat.Field(key); f != nil {
			add(f, false)
		}
	}
	for i := range cat.Fields {
		f := &cat.Fields[i]
		if !slices.Contains(shown, f.Key) && columnable(f.Meta) {
			add(f, true)
		}
	}
	return columns
}

// columnable reports whether a field makes sense as a column of its own.
func columnable(m cases.Meta) bool {
	return m.Kind != cases.KindRef && m.Kind != cases.KindChecks && m.Key != "hidden" && m.Key != "head_sort"
}

func cellText[T any](f *cases.Field[T]) func(*T) string {
	return func(v *T) string {
		return cases.Bound{Meta: &f.Meta, Ptr: f.At(v)}.Text()
	}
}

// columnWidth is a column's width by what stands in it.
func columnWidth(m cases.Meta) float32 {
	switch m.Kind {
	case cases.KindDay:
		return 96
	case cases.KindMonth, cases.KindYear, cases.KindYesNo, cases.KindClock:
		return 76
	case cases.KindName:
		return 92
	case cases.KindIDNumber:
		return 172
	case cases.KindPhone:
		return 116
	case cases.KindMoney:
		return 110
	case cases.KindInt, cases.KindDecimal:
		return 80
	case cases.KindLongText:
		return 260
	}
	if m.Wide {
		return 220
	}
	return 116
}

// defaults are the columns shown before the person chose.
func (l *list[T]) defaults() []string {
	var keys []string
	for _, c := range l.spec.Columns {
		if !c.Off {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

// showColumns shows columns in an order of keys; unknown keys are passed over.
func (l *list[T]) showColumns(keys []string) {
	l.shown = l.shown[:0]
	var columns []widgets.Column
	for _, key := range keys {
		i := slices.IndexFunc(l.spec.Columns, func(c listColumn[T]) bool { return c.Key == key })
		if i < 0 || slices.Contains(l.shown, i) {
			continue
		}
		c := l.spec.Columns[i]
		l.shown = append(l.shown, i)
		columns = append(columns, widgets.Column{Key: c.Key, Title: c.Title, Width: l.base.shell.wide(c.Width), Numeric: c.Numeric, Fixed: !c.Sort})
	}
	l.grid.SetColumns(columns...)
	l.grid.SetSort(l.sort.Key, l.sort.Down)
	l.grid.Refresh()
}

// OwnColumns shows the columns the person chose last time, those of the beginning until then.
func (l *list[T]) OwnColumns() {
	l.showColumns(l.defaults())
	read := func(ctx context.Context) (kept []widgets.ColumnView, err error) {
		_, err = l.base.shell.stores.Shell.Setting(ctx, "columns "+l.spec.Name, &kept)
		return kept, err
	}
	load(l.base, &slot{}, read, func(kept []widgets.ColumnView) {
		if len(kept) > 0 {
			l.UseColumns(kept)
		}
	})
}

// UseColumns shows columns in the order and width they were kept in.
func (l *list[T]) UseColumns(kept []widgets.ColumnView) {
	keys := make([]string, len(kept))
	for i, c := range kept {
		keys[i] = c.Key
	}
	view := l.grid.View()
	l.showColumns(keys)
	view.Columns = kept
	l.grid.SetView(view)
}

// ShownColumns are the columns in sight with their widths.
func (l *list[T]) ShownColumns() []widgets.ColumnView { return l.grid.View().Columns }

// keepColumns remembers columns, widths and order.
func (l *list[T]) keepColumns() {
	if keep := l.spec.Columned; keep != nil && keep(l.ShownColumns()) {
		return
	}
	l.base.shell.keepSetting("columns "+l.spec.Name, l.ShownColumns())
}

// ChooseColumns asks which columns to show.
func (l *list[T]) ChooseColumns() {
	s := l.base.shell
	var checks []*widget.Check
	grid := container.NewGridWithColumns(3)
	for i, c := range l.spec.Columns {
		check := widget.NewCheck(c.Title, nil)
		check.Checked = slices.Contains(l.shown, i)
		checks = append(checks, check)
		grid.Add(check)
	}
	scroll := container.NewVScroll(grid)
	const high = 360
	scroll.SetMinSize(fyne.NewSize(620, min(high, s.window.Canvas().Size().Height-s.wide(besidesIt))))
	widgets.Ask(s.window.Canvas(), widgets.Request{
		Title: "选择显示的列", Content: scroll, Yes: "显示这些列",
		Submit: func() error { return l.chooseColumns(checks) },
	})
}

// chooseColumns keeps the order and width of columns that stay, and puts new ones at the end.
func (l *list[T]) chooseColumns(checks []*widget.Check) error {
	var kept []widgets.ColumnView
	for _, c := range l.grid.View().Columns {
		i := slices.IndexFunc(l.spec.Columns, func(have listColumn[T]) bool { return have.Key == c.Key })
		if i >= 0 && checks[i].Checked {
			kept = append(kept, c)
		}
	}
	for i, c := range l.spec.Columns {
		if checks[i].Checked && !slices.Contains(l.shown, i) {
			kept = append(kept, widgets.ColumnView{Key: c.Key, Width: l.base.shell.wide(c.Width)})
		}
	}
	if len(kept) == 0 {
		return cases.Errorf(cases.Invalid, "", "至少显示一列。")
	}
	l.UseColumns(kept)
	l.keepColumns()
	return nil
}
