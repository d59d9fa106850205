package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// incomeEntries are the entries behind the selected cell.
type incomeEntries struct {
	page   *incomePage
	title  *widgets.Paragraph
	grid   *widgets.Grid
	list   []*cases.Income
	edit   *widgets.Button
	drop   *widgets.Button
	object fyne.CanvasObject
}

func newIncomeEntries(p *incomePage) *incomeEntries {
	e := &incomeEntries{page: p, title: widgets.NewNote("", oneLine)}
	e.grid = p.shell.newGrid(0,
		widgets.Column{Key: "item", Title: "项目", Width: 130, Fixed: true},
		widgets.Column{Key: "person", Title: "成员", Width: 76, Fixed: true},
		widgets.Column{Key: "amount", Title: "金额", Width: 100, Numeric: true, Fixed: true},
		widgets.Column{Key: "from", Title: "起", Width: 92, Fixed: true},
		widgets.Column{Key: "to", Title: "止", Width: 92, Fixed: true},
		widgets.Column{Key: "counted", Title: "计入", Width: 64, Fixed: true},
		widgets.Column{Key: "source", Title: "来源和说明", Width: 230, Fixed: true})
	e.grid.Multi = false
	e.grid.Rows = func() int { return len(e.list) }
	e.grid.Cell = e.cell
	e.grid.Empty = "这一格还没有明细。"
	e.grid.OnOpen = func(int) { e.editCurrent() }
	e.grid.OnSelect = e.chosen
	add := widgets.NewButton("加一笔", p.addEntry)
	e.edit, e.drop = widgets.NewButton("修改", e.editCurrent), widgets.NewButton("删除这一笔", e.deleteCurrent)
	e.edit.Tip, e.edit.Tips = "Enter；F9 看改过的每一版", p.shell.tips
	p.shell.enters(add, e.edit, e.drop)
	bar := container.NewHBox(middle(e.title), layout.NewSpacer(), add, e.edit, e.drop)
	e.object = container.NewBorder(container.NewVBox(line(), bar), nil, nil, nil, gapAbove(e.grid, 2))
	return e
}

// Object is the list under its buttons.
func (e *incomeEntries) Object() fyne.CanvasObject { return e.object }

func (e *incomeEntries) cell(row, col int) string {
	v := e.list[row]
	switch col {
	case 0:
		return joined(v.Item, v.SubItem)
	case 1:
		return e.page.memberName(v.PersonID)
	case 2:
		return cases.TextOf(&v.Amount)
	case 3:
		return v.FromOn.String()
	case 4:
		return v.ToOn.String()
	case 5:
		return e.page.countedText(v)
	}
	return joined(e.page.measureName(v.MeasureID), joined(v.Source, v.Note))
}

// joined puts two texts beside each other.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// countedText says whether an entry counts.
func (p *incomePage) countedText(v *cases.Income) string {
	if v.Counted == cases.Yes || (v.Counted == "" && p.shell.Policy().Counts(v.Item, p.view.year)) {
		return "计入"
	}
	return "不计入"
}

func (p *incomePage) memberName(id cases.Ref) string {
	if id == 0 {
		return "全家"
	}
	for _, list := range [][]cases.Member{p.data.file.Members, p.data.file.Former} {
		for i := range list {
			if cases.Ref(list[i].Person.ID) == id {
				return p.shell.name(p.route.Of, list[i].Person.Name)
			}
		}
	}
	return "其他人"
}

func (p *incomePage) measureName(id cases.Ref) string {
	for i := range p.data.measures {
		if m := &p.data.measures[i]; cases.Ref(m.Measure.ID) == id && id != 0 {
			return joined(m.Measure.Block, industryText(m.Industry))
		}
	}
	return ""
}

// show lists the entries behind a cell.
func (e *incomeEntries) show(row, col int) {
	p := e.page
	c := p.cols[col]
	if c.sum != typedColumn {
		c = incomeColumn{period: p.view.period(), everyone: true}
	}
	e.list = nil
	for _, item := range p.itemsOf(row) {
		cell := c.cell(item)
		e.list = append(e.list, cell.Entries(p.data.entries)...)
	}
	text := p.rows[row].title
	if p.cols[col].sum == typedColumn && p.columns != columnsWhole {
		text += " · " + p.cols[col].title
	}
	e.refresh(text + " 的明细")
}

// showStraddling lists the entries that lie partly outside.
func (e *incomeEntries) showStraddling() {
	a := e.page.account()
	e.list = nil
	for _, s := range a.Straddling {
		for i := range e.page.data.entries {
			if e.page.data.entries[i].ID == s.ID {
				e.list = append(e.list, &e.page.data.entries[i])
			}
		}
	}
	e.refresh("跨出这段时间、没有算进来的明细：请改起止日期，或分成两笔")
}

func (e *incomeEntries) refresh(title string) {
	slices.SortStableFunc(e.list, func(a, b *cases.Income) int { return int(a.FromOn) - int(b.FromOn) })
	e.title.SetText(title)
	e.grid.Refresh()
	if len(e.list) > 0 && e.grid.Current() < 0 {
		e.grid.SetCurrent(0)
	}
	e.chosen()
}

func (e *incomeEntries) chosen() {
	if e.edit == nil {
		return
	}
	for _, b := range []*widgets.Button{e.edit, e.drop} {
		if e.current() == nil {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// current is the chosen entry; one that is not stored yet cannot be opened.
func (e *incomeEntries) current() *cases.Income {
	if row := e.grid.Current(); row >= 0 && row < len(e.list) && e.list[row].ID != 0 {
		return e.list[row]
	}
	return nil
}

// incomeKeys are the fields of an entry's dialog.
func incomeKeys() []string {
	return []string{"item", "amount", "person_id", "from_on", "to_on", "quantity", "unit", "unit_price", "sub_item", "counted", "measure_id", "source", "note"}
}

// entryNew names the dialog of a new entry in a draft's route; that of a stored one is named by its id.
const entryNew = "new"

// yearDialog names the dialog of what is said once a year there.
const yearDialog = "year"

// dialogName names the dialog of an entry behind the year in a route's tab, so that its draft leads back to it.
func dialogName(id int64) string {
	if id == 0 {
		return entryNew
	}
	return strconv.FormatInt(id, 10)
}

// goOn opens the dialog a draft was left in.
func (e *incomeEntries) goOn(dialog string) {
	switch dialog {
	case entryNew:
		e.page.addEntry()
		return
	case yearDialog:
		e.page.editYear()
		return
	}
	for i := range e.page.data.entries {
		if one := e.page.data.entries[i]; dialogName(one.ID) == dialog {
			e.change(one)
		}
	}
}

// dialog is the dialog of an entry, of a new one where id is 0.
func (e *incomeEntries) dialog(title string, id int64) edit[cases.Income] {
	p := e.page
	return edit[cases.Income]{
		Title: title, Yes: "保存这笔收入", Cat: cases.IncomeCatalogue, Keys: incomeKeys(),
		Spec: formSpec{
			Name:    Route{Place: PlaceIncome, Of: p.route.Of, Tab: p.view.tab() + "/" + dialogName(id)}.String(),
			Title:   func() string { return "收入 " + p.data.file.Household.HeadName },
			Columns: 2, Year: p.view.year, Whole: id == 0,
			Refs: map[string]refSource{
				"person": shortList(func(context.Context) ([]cases.Member, error) { return p.data.file.Members, nil }, func(m *cases.Member) choice {
					return p.shell.memberChoice(p.route.Of, m)
				}),
				"measure": shortList(func(context.Context) ([]cases.MeasureRow, error) { return p.data.measures, nil }, func(m *cases.MeasureRow) choice {
					return choice{ID: m.Measure.ID, Text: p.measureName(cases.Ref(m.Measure.ID)), Note: cases.TextOf(&m.Measure.Year)}
				}),
			},
		},
		Check:  func(v *cases.Income) error { return cases.CheckIncome(v, p.shell.Today()) },
		Doubts: cases.IncomeHints,
		Save: func(ctx context.Context, before, after *cases.Income) (cases.Change, error) {
			if before == nil {
				return p.store.AddIncomes(ctx, []cases.Income{*after})
			}
			return p.store.EditIncome(ctx, before, after)
		},
		Done: func(cases.Change, *cases.Income) { p.shell.window.Canvas().Focus(p.sheet) },
	}
}

// addEntry asks for another entry of the selected cell.
func (p *incomePage) addEntry() {
	d := p.entries.dialog("加一笔收入", 0)
	d.Value = cases.Income{HouseholdID: cases.Ref(p.route.Of), FromOn: p.view.period().From, ToOn: p.view.period().To}
	if row, col := p.sheet.Current(); row < len(p.rows) && col < len(p.cols) {
		if !p.rows[row].group {
			d.Value.Item = p.rows[row].title
		}
		if c := p.cols[col]; c.sum == typedColumn {
			d.Value.PersonID, d.Value.FromOn, d.Value.ToOn = c.person, c.period.From, c.period.To
		}
	}
	editRecord(&p.base, d)
}

func (e *incomeEntries) editCurrent() {
	current := e.current()
	if current == nil {
		return
	}
	e.change(*current)
}

// change opens a stored entry.
func (e *incomeEntries) change(before cases.Income) {
	d := e.dialog("修改这笔收入", before.ID)
	d.Before = &before
	d.Past = func(changed func()) { e.versions(&before, changed) }
	editRecord(&e.page.base, d)
}

// versions shows every version of a stored entry.
func (e *incomeEntries) versions(v *cases.Income, changed func()) {
	p := e.page
	p.shell.showVersions(&p.base, []versioned{{record: "income", id: v.ID}}, p.route.Of, "收入 "+v.Item, changed)
}

// deleteCurrent puts the chosen entry into the bin; the status line brings it back.
func (e *incomeEntries) deleteCurrent() {
	current := e.current()
	if current == nil {
		return
	}
	p := e.page
	before := *current
	after := before
	after.Hidden = true
	q := widgets.Question{
		Title: "删除“" + before.Item + "” " + cases.TextOf(&before.Amount) + " 元？",
		Text:  "删错了可以马上点下方的“撤销”。", Yes: "删除这一笔", Risky: true,
	}
	p.shell.Confirm(q, func() {
		p.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) { return p.store.EditIncome(ctx, &before, &after) }, nil, nil)
	})
}
