package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// householdVerbs are what one can do with the selected households.
type householdVerbs struct {
	page  *householdsPage
	visit *widgets.Button
	fill  *widgets.Button
	send  *widgets.Button
	drop  *widgets.Button
	row   *fyne.Container
}

func newHouseholdVerbs(p *householdsPage) householdVerbs {
	v := householdVerbs{page: p}
	v.visit = widgets.NewButton("记走访", v.logVisit)
	v.fill = widgets.NewButton("批量填写…", v.fillMany)
	v.drop = widgets.NewButton("删除", v.hide)
	v.send = widgets.NewButton("导出名单…", v.export)
	v.send.Tip, v.send.Tips = "按屏幕上的列和次序导出；要固定格式的台账按 Ctrl+E", p.shell.tips
	p.shell.enters(v.visit, v.fill, v.drop)
	v.row = container.NewHBox(v.visit, v.fill, v.send, v.drop)
	return v
}

// refresh names the verbs after how many are selected.
func (v *householdVerbs) refresh() {
	n := v.page.list.MarkedCount()
	visit, drop := "记走访", "删除"
	if n > 1 {
		visit, drop = "记院坝会 "+strconv.Itoa(n)+" 户", "删除 "+strconv.Itoa(n)+" 户"
	}
	if v.page.chips.Value(byBin) != "" {
		drop = "恢复"
	}
	v.visit.Text, v.drop.Text = visit, drop
	for _, b := range []*widgets.Button{v.visit, v.fill, v.drop} {
		if n == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
		b.Refresh()
	}
	v.send.Text = v.exportText()
	if v.page.list.Len() == 0 || v.page.chips.Value(byBin) != "" { // the deleted ones stand in no table
		v.send.Disable()
	} else {
		v.send.Enable()
	}
	v.send.Refresh()
	v.row.Refresh()
}

// menu is the right click on a row.
func (v *householdVerbs) menu(id int64, at fyne.Position) {
	s := v.page.shell
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("打开一户一档", func() { s.Go(Route{Place: PlaceHousehold, ID: id}) }),
		fyne.NewMenuItem(v.visit.Text, v.logVisit),
		fyne.NewMenuItem("批量填写…", v.fillMany),
		fyne.NewMenuItem(v.exportText(), v.export),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(v.drop.Text, v.hide),
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

// logVisit logs a visit of the one selected, or a meeting of the many.
func (v *householdVerbs) logVisit() {
	ids := v.page.list.Marked()
	switch len(ids) {
	case 0:
	case 1:
		v.page.shell.Go(Route{Place: PlaceVisit, Of: ids[0]})
	default:
		v.page.shell.Go(Route{Place: PlaceGathering, Filter: FilterOf(ids)})
	}
}

// hide puts the selected households into the bin, or takes them out of it.
func (v *householdVerbs) hide() {
	ids, st := v.page.list.Marked(), v.page.store
	if len(ids) == 0 {
		return
	}
	if v.page.chips.Value(byBin) != "" {
		v.page.shell.Save("正在恢复", func(ctx context.Context) (cases.Change, error) { return st.RestoreHouseholds(ctx, ids) }, nil, nil)
		return
	}
	what := strconv.Itoa(len(ids)) + " 户"
	if h := v.page.list.Row(); len(ids) == 1 && h != nil {
		what = v.page.shell.name(h.ID, h.HeadName) + "家"
	}
	q := widgets.Question{
		Title: "删除" + what + "？", Yes: "删除" + what, Risky: true,
		Text: "成员、走访、帮扶和收入一起收进“已删除”，随时可以恢复；删错了也可以马上点下方的“撤销”。",
	}
	v.page.shell.Confirm(q, func() {
		v.page.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) { return st.HideHouseholds(ctx, ids) }, nil, nil)
	})
}

// fillMany asks for one field and one value for all selected households.
func (v *householdVerbs) fillMany() {
	if ids := v.page.list.Marked(); len(ids) > 0 {
		newBulkFill(v.page, ids).show()
	}
}
