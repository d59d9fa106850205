package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// incomePage is 收入: one household and one year as a sheet, what it comes to at the right, and the entries
// behind the selected cell below.
type incomePage struct {
	base
	store   IncomeStore
	view    incomeView
	columns incomeColumns
	data    incomeData
	rows    []incomeRow
	cols    []incomeColumn
	pick    *refInput
	year    *menuButton
	by      *widgets.Segmented
	sheet   *widgets.Sheet
	said    *widgets.Paragraph // what is to be known of the selected cell
	side    *incomeSide
	entries *incomeEntries
	room    *fyne.Container
	back    *incomeSaved
	resume  string // the dialog of an entry to be opened once the year is read, as its draft names it
	slot    slot
}

// incomeSaved brings the page back.
type incomeSaved struct {
	Columns  incomeColumns
	Row, Col int
}

var (
	_ Page      = (*incomePage)(nil)
	_ Focuser   = (*incomePage)(nil)
	_ Exporter  = (*incomePage)(nil)
	_ Leaver    = (*incomePage)(nil)
	_ Versioner = (*incomePage)(nil)
)

func newIncomePage(s *Shell) *incomePage { return &incomePage{store: s.stores.Income} }

// Head names the household.
func (p *incomePage) Head() Head {
	h := Head{Title: "收入"}
	f := &p.data.file
	if f.Household.ID == 0 {
		return h
	}
	h.Subject = p.shell.headTitle(&f.Household)
	h.Note = marksOf(&f.Household)
	h.Actions = []Action{
		{Enters: true, Text: "加一笔收入", Do: p.addEntry},
		{Enters: true, Text: "照去年填", Do: p.fillLikeBefore, Off: !p.canFill()},
		{Text: p.freezeText(), Do: p.freeze, Off: !p.view.ledger()},
		{Text: "打开一户一档", Do: func() { p.shell.Go(Route{Place: PlaceHousehold, ID: f.Household.ID, Tab: "income"}) }},
	}
	return h
}

// Household is the one shown, for Ctrl+N.
func (p *incomePage) Household() int64 { return p.route.Of }

// Export is Ctrl+E: the table of all households' incomes.
func (p *incomePage) Export() { p.shell.Go(Route{Place: PlaceReports, Tab: "R3"}) }

// Versions is F9: every version of the chosen entry behind the cell.
func (p *incomePage) Versions() {
	if p.entries == nil {
		return
	}
	if v := p.entries.current(); v != nil {
		p.entries.versions(v, nil)
	}
}

// Leaving keeps the people typed, and says where a cell was not taken.
func (p *incomePage) Leaving() {
	if p.data.file.Household.ID == 0 {
		return
	}
	p.side.savePeople()
	if n := p.sheet.Refused(); n > 0 {
		p.shell.Say("！有 " + strconv.Itoa(n) + " 格不是金额，没有保存。")
	}
}

// Save keeps columns and cell.
func (p *incomePage) Save() any {
	row, col := p.sheet.Current()
	return incomeSaved{p.columns, row, col}
}

// Show asks for the household where the route names none.
func (p *incomePage) Show(saved any) fyne.CanvasObject {
	p.route.Tab, p.resume, _ = strings.Cut(p.route.Tab, "/")
	p.view = incomeViewOf(p.route.Tab, p.shell.Today())
	if s, ok := saved.(incomeSaved); ok {
		p.columns, p.back = s.Columns, &s
	}
	p.pick = newRefInput(p.shell, p.shell.householdSource(p.store.HouseholdsByID))
	p.pick.Entry.SetPlaceHolder("换户：姓名、首字母")
	p.pick.watch(func() {}, func() {})
	p.pick.SetOnDone(p.picked, func() {})
	p.of = p.concerned
	p.onVeil(p.retitle)
	p.year = newMenuButton(p.shell, "", p.years)
	p.year.Say(p.viewText())
	p.pick.Entry.Columns = 9
	p.by = widgets.NewSegmented(
		widgets.Segment{Text: "全年", Key: '1'}, widgets.Segment{Text: "按季", Key: '2'},
		widgets.Segment{Text: "按月", Key: '3'}, widgets.Segment{Text: "按成员", Key: '4'})
	p.by.SetChosen(int(p.columns))
	p.by.OnAnswered = func(i int) {
		p.columns = incomeColumns(i)
		p.showSheet(true)
	}
	p.by.SetOnDone(func() { p.shell.window.Canvas().Focus(p.sheet) }, func() {})
	p.said = widgets.NewNote("", 760)
	p.makeSheet()
	p.side, p.entries = newIncomeSide(p), newIncomeEntries(p)
	bar := container.NewHBox(p.pick, p.year.Object(), padded(middle(p.by), 0, 6), layout.NewSpacer())
	p.room = container.NewStack(p.nobody())
	if p.route.Of != 0 {
		p.load()
	}
	return padded(container.NewBorder(padded(bar, 0, 0), nil, nil, nil, gapAbove(p.room, 6)), 0, 14)
}

// viewText names the view, in short where the window is narrow.
func (p *incomePage) viewText() string {
	if formColumns(p.shell) == 3 {
		return p.view.text()
	}
	return p.view.short()
}

// bottomHeight is the room of the entries: two of them where the window is low.
func (p *incomePage) bottomHeight() float32 {
	const low = 600
	if p.shell.window.Canvas().Size().Height < p.shell.wide(low) {
		return p.shell.wide(112)
	}
	return p.shell.wide(176)
}

// nobody says how to begin.
func (p *incomePage) nobody() fyne.CanvasObject {
	return padded(widgets.NewParagraph("先在上面选一户：输入户主或成员的姓名、拼音首字母、证件尾号，按 Enter。", 700), 20, 4)
}

// concerned is the household shown; nobody while none is.
func (p *incomePage) concerned() subject {
	if p.route.Of == 0 {
		return subject{}
	}
	return home(p.route.Of)
}

// First is the sheet, or the field for the household.
func (p *incomePage) First() fyne.Focusable {
	if p.route.Of == 0 {
		return p.pick.Entry
	}
	return nil
}

// picked shows another household with the same year.
func (p *incomePage) picked() {
	if id := int64(p.pick.ID()); id != 0 && id != p.route.Of {
		p.shell.Go(Route{Place: PlaceIncome, Of: id, Tab: p.view.tab()})
	}
}

// years are the times one can look at.
func (p *incomePage) years() []*fyne.MenuItem {
	today := p.shell.Today()
	take := func(v incomeView) *fyne.MenuItem {
		return menuChoice(v.text(), v == p.view, func() { p.shell.Go(Route{Place: PlaceIncome, Of: p.route.Of, Tab: v.tab()}) })
	}
	var items []*fyne.MenuItem
	for y := today.Year() + 1; y > today.Year()-yearsOffered+1; y-- {
		items = append(items, take(incomeView{year: y}))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for y := today.Year(); y > today.Year()-3; y-- {
		items = append(items, take(incomeView{kind: viewCalendar, year: y}))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("任意十二个月…", p.askMonths))
}

// askMonths asks with which month twelve months end.
func (p *incomePage) askMonths() {
	last := widgets.NewDateField(p.shell.Today)
	last.SetDay(p.shell.Today().MonthOf().Add(-1).Last())
	content := widgets.NewForm(1, &widgets.FormField{Key: "to", Label: "截止月份里的任一天", Widget: last})
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "任意十二个月", Content: content, Yes: "看这十二个月",
		Submit: func() error {
			if !last.Check() || last.Day().IsZero() {
				return cases.Errorf(cases.Invalid, "", "请填写日期，例如 2026-08-31。")
			}
			m := last.Day().MonthOf()
			v := incomeView{kind: viewMonths, year: m.Last().Year(), month: m}
			p.shell.Go(Route{Place: PlaceIncome, Of: p.route.Of, Tab: v.tab()})
			return nil
		},
	})
}

// Reload reads again what a change concerns.
func (p *incomePage) Reload(c cases.Change) {
	if p.route.Of != 0 && (len(c.Touched) == 0 || c.ConcernsHousehold(p.route.Of) || c.Concerns("poverty_line", "inclusion")) {
		p.load()
	}
}

// load reads the year and shows it.
func (p *incomePage) load() {
	view := p.view
	read := func(ctx context.Context) (incomeData, error) { return readIncome(ctx, p.store, p.route.Of, view) }
	loadOr(&p.base, &p.slot, read, p.show, func(err error) {
		p.room.Objects = []fyne.CanvasObject{padded(widgets.NewParagraph(cases.MessageOf(err), 600), 20, 4)}
		p.room.Refresh()
		p.shell.Warn(err)
	})
}

// show shows the year; the cell one was in stays.
func (p *incomePage) show(d incomeData) {
	fresh := p.data.file.Household.ID == 0
	p.data = d
	if !p.view.ledger() {
		people, _ := d.year.People()
		before := p.view.before()
		p.data.before = cases.AccountOf(d.earlier, people, before.period(), p.shell.Policy(), before.year)
	}
	p.pick.Choose(cases.Ref(d.file.Household.ID), p.shell.headTitle(&d.file.Household))
	if fresh {
		bottom := newSized(p.entries.Object(), fyne.NewSize(0, p.bottomHeight()))
		left := container.NewBorder(nil, container.NewVBox(padded(p.said, 2, 2), bottom), nil, nil, p.sheet)
		p.room.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, p.side.Object(), padded(left, 0, 0))}
		p.forward(p.room)
	}
	p.room.Refresh() // first, so that the sheet knows its room when it goes to its cell
	p.showSheet(fresh)
	p.shell.HeadChanged()
	if fresh {
		p.shell.window.Canvas().Focus(p.sheet)
		p.entries.goOn(p.resume)
	}
}

// retitle names household and members as the veil says now.
func (p *incomePage) retitle() {
	if p.data.file.Household.ID == 0 {
		return
	}
	p.pick.Choose(cases.Ref(p.data.file.Household.ID), p.shell.headTitle(&p.data.file.Household))
	p.showSheet(false)
	p.entries.grid.Refresh()
}

// account is the year by the entries as they stand.
func (p *incomePage) account() cases.Account {
	people, _ := p.data.year.People()
	return cases.AccountOf(p.data.entries, people, p.view.period(), p.shell.Policy(), p.view.year)
}
