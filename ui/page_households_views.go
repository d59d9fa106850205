package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// savedView is a filter, an order and columns with a name.
type savedView struct {
	Name    string                `json:"name"`
	Filter  cases.HouseholdFilter `json:"filter"`
	Sort    cases.Sort            `json:"sort"`
	Columns []widgets.ColumnView  `json:"columns,omitempty"` // the person's own ones where blank
}

// savedViews are the named views of the list of households.
type savedViews struct {
	page *householdsPage
	kept []savedView
	used string // name of the view that was taken last; "" for none
}

const viewsSetting = "views households"

func newSavedViews(p *householdsPage, used string) *savedViews {
	v := &savedViews{page: p, used: used}
	read := func(ctx context.Context) (kept []savedView, err error) {
		_, err = p.shell.stores.Shell.Setting(ctx, viewsSetting, &kept)
		return kept, err
	}
	load(&p.base, &slot{}, read, func(kept []savedView) {
		v.kept = kept
		if one := v.current(); one != nil {
			v.showColumns(one)
		}
	})
	return v
}

// current is the view taken last, nil for none.
func (v *savedViews) current() *savedView {
	i := slices.IndexFunc(v.kept, func(one savedView) bool { return one.Name == v.used && v.used != "" })
	if i < 0 {
		return nil
	}
	return &v.kept[i]
}

// verb is the button that lists the views, with the name of the one in use.
func (v *savedViews) verb() string {
	if one := v.current(); one != nil {
		return "视图：" + one.Name + " ▾"
	}
	return "视图 ▾"
}

// open lists the views.
func (v *savedViews) open() {
	var items []*fyne.MenuItem
	items = append(items, fyne.NewMenuItem("全部农户", func() { v.use(savedView{}) }))
	for _, one := range v.kept {
		items = append(items, fyne.NewMenuItem(one.Name, func() { v.use(one) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("把现在的筛选和列存为视图…", v.ask))
	if len(v.kept) > 0 {
		drop := fyne.NewMenuItem("删除视图", nil)
		drop.ChildMenu = fyne.NewMenu("")
		for _, one := range v.kept {
			drop.ChildMenu.Items = append(drop.ChildMenu.Items, fyne.NewMenuItem(one.Name, func() { v.drop(one.Name) }))
		}
		items = append(items, drop)
	}
	s := v.page.shell
	at := fyne.NewPos(s.window.Canvas().Size().Width-420, 90)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

// use lists the households of a view.
func (v *savedViews) use(one savedView) {
	v.used = one.Name
	v.showColumns(&one)
	v.page.shell.HeadChanged()
	v.page.setFilter(one.Filter)
	v.page.search.SetText("")
	v.page.hits = nil
	v.page.ask()
	v.page.list.SetSort(one.Sort)
}

// showColumns shows a view's columns, or the person's own where it has none.
func (v *savedViews) showColumns(one *savedView) {
	if len(one.Columns) > 0 {
		v.page.list.UseColumns(one.Columns)
		return
	}
	v.page.list.OwnColumns()
}

// keepColumns lets the view in use have the columns changed while it is; false where none is in use.
func (v *savedViews) keepColumns(columns []widgets.ColumnView) bool {
	one := v.current()
	if one == nil {
		return false
	}
	one.Columns = columns
	v.page.shell.keepSetting(viewsSetting, v.kept)
	return true
}

// ask asks for the name of a new view.
func (v *savedViews) ask() {
	name := widgets.NewEntry()
	name.Columns = 14
	name.PlaceHolder = "例如：三组逾期未访"
	name.SetText(v.used)
	widgets.Ask(v.page.shell.window.Canvas(), widgets.Request{
		Title: "视图的名称", Content: name, Yes: "保存视图",
		Submit: func() error { return v.keep(cases.NormalLine(name.Text)) },
	})
}

// keep stores the filter and order of the moment under a name; the same name replaces.
func (v *savedViews) keep(name string) error {
	if name == "" {
		return cases.Errorf(cases.Invalid, "", "请给这个视图起个名称。")
	}
	filter := v.page.filter()
	filter.IDs, filter.Village = nil, 0
	v.kept = slices.DeleteFunc(v.kept, func(one savedView) bool { return one.Name == name })
	v.kept = append(v.kept, savedView{name, filter, v.page.list.sort, v.page.list.ShownColumns()})
	v.used = name
	v.page.shell.keepSetting(viewsSetting, v.kept)
	v.page.shell.HeadChanged()
	v.page.shell.Say("已保存视图“" + name + "”。")
	return nil
}

func (v *savedViews) drop(name string) {
	v.kept = slices.DeleteFunc(v.kept, func(one savedView) bool { return one.Name == name })
	v.page.shell.keepSetting(viewsSetting, v.kept)
	v.page.shell.HeadChanged()
}
