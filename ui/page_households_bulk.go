package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// bulkFill sets one field on many households: the field is chosen by its title, the value typed as its kind asks.
type bulkFill struct {
	page   *householdsPage
	ids    []int64
	record cases.Household
	fields []cases.Bound
	which  *widgets.CodeSelect
	form   *form
	room   *widgets.Form
	dialog *widgets.Dialog
}

func newBulkFill(p *householdsPage, ids []int64) *bulkFill {
	b := &bulkFill{page: p, ids: ids}
	b.record.VillageID = p.shell.village
	b.fields = bulkFields(&b.record)
	var titles []string
	for _, f := range b.fields {
		titles = append(titles, f.Title)
	}
	b.which = widgets.NewCodeSelect(titles...)
	b.which.SetColumns(14)
	b.which.SetHint("输入或选择要填的项目")
	b.which.OnChanged = b.choose
	return b
}

// bulkFields are the fields that can be set on many: those of the household itself that are not its own name,
// number or account, and 户类型 and 监测对象类别.
func bulkFields(h *cases.Household) []cases.Bound {
	own := []string{"village_id", "code", "phone", "bank_name", "bank_account", "address", "ended_on", "end_reason", "note"}
	fields := pick(cases.HouseholdCatalogue.Bind(h), "household_type", "monitor_class")
	return slices.Concat(fields, typed(cases.HouseholdCatalogue.Bind(h), own...))
}

func (b *bulkFill) show() {
	b.form = &form{base: &b.page.base, shell: b.page.shell}
	n := strconv.Itoa(len(b.ids))
	b.room = widgets.NewForm(1, &widgets.FormField{Key: "which", Label: "项目", Widget: b.which})
	content := container.NewVBox(b.room, widgets.NewNote("填好后 "+n+" 户都改成这个值，留空表示清空；可以整批撤销。", 420))
	no := widgets.NewButton("取消", nil)
	yes := widgets.NewPrimary("改 "+n+" 户", b.save)
	b.dialog = widgets.NewDialog(b.page.shell.window.Canvas(), "批量填写", content, no, yes)
	no.OnTapped = b.dialog.Hide
	b.dialog.OnCancel, b.dialog.OnEnter = b.dialog.Hide, b.save
	b.dialog.SetSize(520, 260)
	b.dialog.Show()
}

func (b *bulkFill) chosen() (cases.Bound, bool) {
	for _, f := range b.fields {
		if f.Title == b.which.Value() {
			return f, true
		}
	}
	return cases.Bound{}, false
}

// choose shows the field for the value.
func (b *bulkFill) choose() {
	field, ok := b.chosen()
	if !ok {
		return
	}
	b.form.spec.Refs = map[string]refSource{"team": b.page.teamSource()}
	b.form.fields = nil
	place := b.form.addField(field)
	place.Label, place.Required = "改为", false
	b.room.SetFields(&widgets.FormField{Key: "which", Label: "项目", Widget: b.which}, place)
	b.which.SetOnDone(func() { b.page.shell.window.Canvas().Focus(b.form.fields[0].input.Target()) }, nil)
	b.form.fields[0].input.SetOnDone(b.enter, nil)
	b.form.fields[0].input.watch(func() {}, func() {})
	b.page.forward(b.room)
	b.dialog.Refresh()
}

// enter saves from the value's field; clearing a field of many households takes the button.
func (b *bulkFill) enter() {
	if b.form.fields[0].input.Text() != "" {
		b.save()
	}
}

// save reads the value as every household will take it, and sets it on all as one act.
func (b *bulkFill) save() {
	field, ok := b.chosen()
	if !ok {
		b.which.SetError("请选择要填的项目。")
		return
	}
	reading := cases.Reading{Today: b.page.shell.Today(), Year: b.page.shell.Today().Year(), Policy: b.page.shell.Policy()}
	in := b.form.fields[0].input
	var err error
	if field.Source == cases.Typed {
		_, err = in.Read(field, reading)
	}
	if err != nil {
		in.SetError(cases.MessageOf(err))
		return
	}
	text := field.Text()
	if field.Source != cases.Typed {
		text = in.Text()
	}
	if ref, is := in.(*refInput); is {
		text = strconv.FormatInt(int64(ref.ID()), 10)
	}
	st := b.page.store
	set := func(ctx context.Context) (cases.Change, error) { return st.SetOnMany(ctx, b.ids, field.Key, text) }
	b.page.shell.Save("正在填写", set, func(cases.Change) { b.dialog.Hide() }, func(err error) {
		in.SetError(cases.MessageOf(err))
	})
}

// teamSource offers the groups of the village in the window.
func (p *householdsPage) teamSource() refSource { return p.shell.teamSource(p.store.Teams) }
