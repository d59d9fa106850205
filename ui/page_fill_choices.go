package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// fillChoices are what the workbook is filled with: which sheet, rows of what, of where and when, and how.
type fillChoices struct {
	page    *fillPage
	choice  reportChoice
	sealing cases.Sealing
	masked  bool
	over    bool // what stands in a cell is replaced
	each    bool // of a form: a file for each household
	append  bool // whom the workbook does not name is added
	one     cases.Ref
	teams   []cases.Team

	sheet, grain, team, span, yearly, types, seal *menuButton
	household                                     *refInput
	houseBox                                      fyne.CanvasObject
	replace, add, files                           *widgets.Check
	box                                           *fyne.Container
	slot                                          slot
}

func newFillChoices(p *fillPage) *fillChoices {
	c := &fillChoices{page: p}
	s := p.shell
	c.sheet, c.grain = newMenuButton(s, "工作表", c.sheets), newMenuButton(s, "每行是", c.grains)
	c.team, c.types = newMenuButton(s, "组", c.teamItems), newMenuButton(s, "类型", c.typeItems)
	c.span, c.yearly = newMenuButton(s, "时间", c.spans), newMenuButton(s, "年度", c.years)
	c.seal = newMenuButton(s, "加密", c.seals)
	c.household = newRefInput(s, s.householdSource(p.reports.HouseholdsByID))
	c.household.Entry.SetPlaceHolder("全部；或查找一户")
	c.household.Entry.Columns = 9
	c.household.watch(func() {
		if c.household.Entry.Text == "" && c.one != 0 {
			c.set(func() { c.one = 0 })
		}
	}, func() {})
	c.household.SetOnDone(func() { c.set(func() { c.one = c.household.ID() }) }, func() {})
	c.houseBox = container.NewHBox(middle(widgets.NewNote("农户", oneLine)), middle(c.household))
	mask := widgets.NewCheck("脱敏", func(on bool) { c.set(func() { c.masked = on }) })
	c.replace = widgets.NewCheck("已有内容的格也重填", func(on bool) { c.over = on })
	c.add = widgets.NewCheck("名单外的人也加上", func(on bool) { c.append = on })
	c.files = widgets.NewCheck("每户一个文件", func(on bool) { c.each = on })
	gap := func(o fyne.CanvasObject) fyne.CanvasObject { return padded(o, 0, 5) }
	of := container.NewHBox(c.sheet.Object(), gap(c.grain.Object()), c.team.Object(), gap(c.types.Object()), c.span.Object(), c.yearly.Object(), gap(c.houseBox))
	how := container.NewHBox(middle(mask), middle(c.replace), middle(c.add), middle(c.files), gap(c.seal.Object()))
	c.box = container.NewVBox(of, how)
	village := s.village
	read := func(ctx context.Context) ([]cases.Team, error) { return p.reports.Teams(ctx, village) }
	load(&p.base, &c.slot, read, func(teams []cases.Team) { c.teams = teams })
	return c
}

// Object is the two lines of choices.
func (c *fillChoices) Object() fyne.CanvasObject { return c.box }

func (c *fillChoices) year() int { return c.choice.year(c.page.shell.Today()) }

// set changes a choice and shows the rows it makes.
func (c *fillChoices) set(to func()) {
	to()
	c.draw()
	c.page.look()
}

// draw shows what is chosen, and only the choices the workbook has.
func (c *fillChoices) draw() {
	p := c.page
	m := p.template.Map
	t := p.mainTable()
	c.sheet.Say(m.Sheet)
	c.sheet.ShowIf(len(p.template.Sheets) > 1)
	c.grain.ShowIf(t != nil && !m.Single)
	period := false
	if t != nil {
		c.grain.Say(t.Grain.Title())
		period = t.Grain.ByPeriod() && !m.Single
	}
	c.team.Say(c.teamName())
	c.team.ShowIf(p.shell.village != 0 && c.one == 0)
	c.types.Say(c.choice.typesText())
	c.types.ShowIf(c.one == 0)
	c.span.Say(c.choice.periodText(p.shell.Today()))
	c.span.ShowIf(period)
	c.yearly.Say(strconv.Itoa(c.year()))
	c.yearly.ShowIf(!period)
	showIf(c.houseBox, m.Single)
	showIf(c.add, !m.Single)
	showIf(c.files, m.Single && c.one == 0)
	c.seal.Say(sealingText(c.sealing))
	c.box.Refresh()
}

// filling is the filling as it was chosen.
func (c *fillChoices) filling() cases.Filling {
	p := c.page
	m := p.template.Map
	t := p.mainTable()
	f := c.choice.filterBy(t != nil && t.Grain.ByPeriod() && !m.Single, p.shell.Today())
	f.Village = p.shell.village
	f.Place = p.shell.villageName(f.Village, 0) + c.teamPlace()
	return cases.Filling{
		Map: m, Filter: f, Household: c.one, Masked: c.masked, Overwrite: c.over, Append: c.append, FilledOn: p.shell.Today(),
	}
}

func (c *fillChoices) teamPlace() string {
	if c.choice.Team == 0 {
		return ""
	}
	return c.teamName()
}

func (c *fillChoices) teamName() string {
	for _, t := range c.teams {
		if cases.Ref(t.ID) == c.choice.Team {
			return t.Name
		}
	}
	return "全部组"
}

func (c *fillChoices) sheets() (items []*fyne.MenuItem) {
	for _, sheet := range c.page.template.Sheets {
		items = append(items, menuChoice(sheet, sheet == c.page.template.Map.Sheet, func() { c.page.read(c.page.path, sheet, "") }))
	}
	return items
}

func (c *fillChoices) grains() (items []*fyne.MenuItem) {
	for _, g := range cases.Grains() {
		t := c.page.mainTable()
		items = append(items, menuChoice(g.Title(), t != nil && t.Grain == g, func() { c.page.read(c.page.path, c.page.template.Map.Sheet, g) }))
	}
	return items
}

func (c *fillChoices) teamItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{menuChoice("全部组", c.choice.Team == 0, func() { c.set(func() { c.choice.Team = 0 }) })}
	for _, t := range c.teams {
		id := cases.Ref(t.ID)
		items = append(items, menuChoice(t.Name, c.choice.Team == id, func() { c.set(func() { c.choice.Team = id }) }))
	}
	return items
}

func (c *fillChoices) typeItems() []*fyne.MenuItem {
	return typeMenu(c.page.shell, c.choice.Types, func() { c.set(func() { c.choice.Types = nil }) }, func(t string) {
		c.set(func() { c.choice.toggleType(t) })
	})
}

func (c *fillChoices) spans() (items []*fyne.MenuItem) {
	for _, span := range reportSpans() {
		f := cases.ReportFilter{Period: span.of(c.page.shell.Today())}
		items = append(items, menuChoice(span.text+"（"+f.PeriodText()+"）", c.choice.Span == span.key, func() {
			c.set(func() { c.choice.Span = span.key })
		}))
	}
	return items
}

func (c *fillChoices) years() (items []*fyne.MenuItem) {
	today := c.page.shell.Today()
	for year := today.Year() + 1; year > today.Year()-yearsOffered; year-- {
		items = append(items, menuChoice(strconv.Itoa(year)+" 年", year == c.year(), func() { c.set(func() { c.choice.Year = year }) }))
	}
	return items
}

func (c *fillChoices) seals() (items []*fyne.MenuItem) {
	for _, seal := range sealings() {
		items = append(items, menuChoice(sealingText(seal), c.sealing == seal, func() { c.set(func() { c.sealing = seal }) }))
	}
	return items
}
