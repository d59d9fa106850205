package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// ownWidth is the width of the choices beside the preview.
const ownWidth = 560

// ownReportPage makes or changes a table of the person's own (我的报表), with the table it makes always in sight.
type ownReportPage struct {
	base
	store   ReportStore
	before  *cases.OwnReport // as it was read; nil for a new one
	report  cases.Report     // as it is being made
	fields  []fieldChoice    // of its grain
	village cases.Ref

	form       *form // its draft keeps everything
	name       *widgets.Entry
	grain      *menuButton
	use        *widgets.Segmented
	each       *widgets.Check
	wrong      *widgets.Paragraph
	tabs       *tabBar
	tab        int
	parts      []fyne.CanvasObject
	columns    *ownColumns
	every, any *ownConditions
	matches    *fyne.Container // both of them
	order      *ownOrder
	heading    *ownHeading
	preview    *reportPreview
	room       *fyne.Container
	slot       slot
	stop       func() // the preview waits for typing to rest
}

var (
	_ Page    = (*ownReportPage)(nil)
	_ Focuser = (*ownReportPage)(nil)
	_ Saver   = (*ownReportPage)(nil)
	_ Keyed   = (*ownReportPage)(nil)
	_ Leaver  = (*ownReportPage)(nil)
)

func newOwnReportPage(s *Shell) *ownReportPage {
	return &ownReportPage{store: s.stores.Reports, village: s.village, report: newOwnTable()}
}

// newOwnTable is what a new table begins with.
func newOwnTable() cases.Report {
	return cases.Report{
		Grain: cases.GrainHousehold, Use: cases.UseBrief, Cadence: "临时", Sort: []string{"village.name", "team.order", "household.head_sort"},
		Columns: []cases.ReportColumn{{Path: "row.number"}, {Path: "team.name"}, {Path: "household.head_name"}},
		Sign:    []string{"填报人", "联系电话", "审核人（签字）"},
	}
}

// Head offers to save the table.
func (p *ownReportPage) Head() Head {
	title := "新建我的报表"
	if p.before != nil {
		title = "修改我的报表"
	}
	return Head{Title: title, Actions: []Action{
		{Enters: true, Text: "保存报表", Key: "Ctrl+S", Do: p.SaveNow},
		{Text: "不保存，返回", Key: "Esc", Do: p.shell.escape},
	}}
}

// First is the name of the table.
func (p *ownReportPage) First() fyne.Focusable { return p.name }

// Show builds the choices and the preview, and reads the table to be changed or copied.
func (p *ownReportPage) Show(any) fyne.CanvasObject {
	p.makeTop()
	p.columns = newOwnColumns(p)
	p.every = newOwnConditions(p, "同时满足", func() *[]cases.Match { return &p.report.Every })
	p.any = newOwnConditions(p, "并且满足下面任一条", func() *[]cases.Match { return &p.report.Only })
	p.order, p.heading = newOwnOrder(p), newOwnHeading(p)
	p.preview = newReportPreview(&p.base, p.store, p.export)
	p.matches = container.NewVBox(p.every.object, p.any.object)
	p.parts = []fyne.CanvasObject{p.columns.object, container.NewVScroll(p.matches), container.NewVScroll(p.order.object), p.heading.object}
	titles := []string{"列", "条件", "排序和小计", "标题和签字"}
	if p.shell.narrow() {
		p.parts, titles = append(p.parts, p.preview.Object()), append(titles, "预览")
	}
	p.tabs = newTabBar(p.shell, "Alt+1…"+strconv.Itoa(len(titles)), titles, p.openTab)
	p.room = container.NewStack()
	work := container.NewBorder(padded(p.tabs.Object(), 2, 0), nil, nil, nil, p.room)
	var all fyne.CanvasObject = work
	if !p.shell.narrow() {
		left := newSized(work, fyne.NewSize(p.shell.wide(ownWidth), 0))
		all = container.NewBorder(nil, nil, left, nil, padded(p.preview.Object(), 0, 8))
	}
	p.openTab(0)
	p.fill()
	p.read()
	p.form = newForm(&p.base, formSpec{
		Name: p.route.String(), Title: func() string { return "我的报表 " + p.name.Text }, Dialog: true, Extra: map[string]draftable{"report": ownDraft{p}},
	})
	return padded(container.NewBorder(container.NewVBox(p.form.Object(), p.topLine()), nil, nil, nil, all), 0, 14)
}

// makeTop makes name, grain, use and files.
func (p *ownReportPage) makeTop() {
	p.name = widgets.NewEntry()
	p.name.Columns, p.name.PlaceHolder = 14, "例如：务工人员核对表"
	if p.shell.narrow() {
		p.name.Columns = 10
	}
	p.name.OnChanged = func(string) { p.edited() }
	p.grain = newMenuButton(p.shell, "每行是", p.grains)
	var uses []widgets.Segment
	for i, use := range cases.Uses() {
		uses = append(uses, widgets.Segment{Text: string(use), Key: rune('1' + i)})
	}
	p.use = widgets.NewSegmented(uses...)
	p.use.OnAnswered = func(at int) {
		p.report.Use = cases.Uses()[at]
		p.edited()
	}
	p.each = widgets.NewCheck("每村一个文件", func(on bool) {
		p.report.PerVillage = on
		p.edited()
	})
	p.wrong = widgets.NewParagraph("", p.shell.wide(900))
	p.wrong.Ink = widgets.ColorOverdue
	p.wrong.Hide()
}

func (p *ownReportPage) topLine() fyne.CanvasObject {
	note := func(text string) fyne.CanvasObject { return middle(widgets.NewNote(text, oneLine)) }
	line := container.NewHBox(note("名称"), p.name, p.grain.Object(), note("用于"), middle(p.use), middle(p.each))
	return container.NewVBox(line, p.wrong)
}

// grains offers what a row of the table may be; columns another grain does not have are dropped.
func (p *ownReportPage) grains() (items []*fyne.MenuItem) {
	for _, g := range cases.Grains() {
		items = append(items, menuChoice(g.Title(), p.report.Grain == g, func() { p.setGrain(g) }))
	}
	return items
}

func (p *ownReportPage) setGrain(g cases.Grain) {
	p.report.Grain = g
	p.fields = fieldChoices(g)
	has := func(path string) bool { return p.field(path) != nil || sortsOnly(g, path) }
	r := &p.report
	r.Columns = slices.DeleteFunc(r.Columns, func(c cases.ReportColumn) bool { return !has(c.Path) })
	r.Sort = slices.DeleteFunc(r.Sort, func(term string) bool {
		path, _ := cases.SortPath(term)
		return !has(path)
	})
	r.Groups = slices.DeleteFunc(r.Groups, func(path string) bool { return !has(path) })
	r.Every = slices.DeleteFunc(r.Every, func(m cases.Match) bool { return !has(m.Path) })
	r.Only = slices.DeleteFunc(r.Only, func(m cases.Match) bool { return !has(m.Path) })
	p.fill()
	p.edited()
}

// sortsOnly reports whether a grain has a field that is no column of its own: the name by which lists are sorted.
func sortsOnly(g cases.Grain, path string) bool {
	return slices.ContainsFunc(cases.ReportParts(g), func(part cases.ReportPart) bool {
		return slices.ContainsFunc(part.Fields, func(f cases.Field[cases.Row]) bool { return part.Key+"."+f.Key == path })
	})
}

// fill shows the table in all choices.
func (p *ownReportPage) fill() {
	p.fields = fieldChoices(p.report.Grain)
	p.grain.Say(p.report.Grain.Title())
	p.use.SetChosen(slices.Index(cases.Uses(), p.report.Use))
	p.each.SetChecked(p.report.PerVillage)
	p.columns.show()
	p.every.show()
	p.any.show()
	p.order.show()
	p.heading.show()
}

// openTab shows one part of the choices.
func (p *ownReportPage) openTab(at int) {
	p.tab = at
	p.tabs.Mark(at)
	p.room.Objects = []fyne.CanvasObject{gapAbove(p.parts[at], 4)}
	p.forward(p.room)
	p.room.Refresh()
}

// relayout makes room for a line that was added, or closes up behind one that was taken out.
func (p *ownReportPage) relayout() {
	if p.matches != nil {
		p.matches.Refresh()
	}
	if p.room != nil {
		p.room.Refresh()
	}
}

// previewPause is how long choosing must rest before the table is read again.
const previewPause = searchPause

// edited shows the table again once choosing rests, and keeps the draft.
func (p *ownReportPage) edited() {
	if p.form != nil {
		p.form.draft.touch()
	}
	if p.stop != nil {
		p.stop()
	}
	p.stop = p.shell.threads.After(previewPause, p.look)
}

// look shows the table, or what is wrong with it.
func (p *ownReportPage) look() {
	r := p.report
	if err := r.Check(); err != nil {
		p.say(err)
		return
	}
	p.say(nil)
	p.preview.load()
}

func (p *ownReportPage) say(err error) {
	if err == nil {
		p.wrong.Hide()
		return
	}
	p.wrong.SetText(cases.MessageOf(err))
	p.wrong.Show()
}

// export is the table as the preview shows it: up to today, masked as its use asks.
func (p *ownReportPage) export() cases.Export {
	r := p.definition()
	f := cases.NewReportFilter(p.shell.Today())
	f.Village = p.village
	f.Place = p.shell.villageName(p.village, 0)
	return cases.Export{
		Report: r, Filter: f, Layout: cases.LayoutPrint, Masked: r.MaskedByDefault(cases.LayoutPrint), FilledOn: p.shell.Today(),
	}
}

// definition is the table with its name; a blank title is made of the name.
func (p *ownReportPage) definition() *cases.Report {
	r := p.report
	r.Name = cases.NormalLine(p.name.Text)
	if r.Title == "" {
		r.Title = "{place}" + r.Name
	}
	return &r
}

// Key takes a column out by Delete.
func (p *ownReportPage) Key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDelete && p.columns.has(p.columns.taken):
		p.columns.remove()
		return true
	}
	return p.preview.key(e)
}

// Shortcut moves a column by Alt+↑↓ and opens the parts by Alt+1…4.
func (p *ownReportPage) Shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch {
	case custom.KeyName == fyne.KeyUp && p.tab == 0:
		p.columns.move(-1)
	case custom.KeyName == fyne.KeyDown && p.tab == 0:
		p.columns.move(1)
	case custom.KeyName >= fyne.Key1 && custom.KeyName < fyne.KeyName(rune('1'+len(p.parts))):
		p.openTab(int(custom.KeyName[0] - '1'))
	default:
		return false
	}
	return true
}

// Leaving keeps what was chosen as a draft.
func (p *ownReportPage) Leaving() { p.form.Leave() }

// Reload shows the table again.
func (p *ownReportPage) Reload(cases.Change) { p.look() }

// SaveNow saves the table and returns to the reports, where it is listed.
func (p *ownReportPage) SaveNow() {
	r := p.definition()
	if r.Name == "" {
		p.shell.window.Canvas().Focus(p.name)
	}
	after := cases.OwnReport{}
	if p.before != nil {
		after = *p.before
	}
	after.Define(r)
	if err := after.Check(); err != nil {
		p.say(err)
		return
	}
	p.form.Store("正在保存", func(ctx context.Context) (cases.Change, error) {
		return p.store.SaveOwnReport(ctx, p.before, &after)
	}, func(cases.Change) { p.shell.Replace(Route{Place: PlaceReports, Tab: after.Key()}) })
}
