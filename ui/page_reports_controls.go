package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// reportControls are the choices above the preview: of what, of when, in which form.
type reportControls struct {
	page    *reportsPage
	village *menuButton
	team    *menuButton
	span    *menuButton
	year    *menuButton
	types   *menuButton
	layout  *widgets.Segmented
	mask    *widgets.Check
	dates   *menuButton
	money   *menuButton
	seal    *menuButton
	each    *widgets.Check
	photos  *widgets.Check
	public  *menuButton
	one     *refInput // the household a document is about
	oneBox  fyne.CanvasObject
	box     *fyne.Container
}

func newReportControls(p *reportsPage) *reportControls {
	c := &reportControls{page: p}
	s := p.shell
	c.village = newMenuButton(s, "村", c.villages)
	c.team = newMenuButton(s, "组", c.teams)
	c.span = newMenuButton(s, "时间", c.spans)
	c.year = newMenuButton(s, "年度", c.years)
	c.types = newMenuButton(s, "类型", c.typeList)
	c.dates = newMenuButton(s, "日期写法", c.dateStyles)
	c.money = newMenuButton(s, "金额", c.moneyStyles)
	c.layout = widgets.NewSegmented(widgets.Segment{Text: "打印版", Key: '1'}, widgets.Segment{Text: "导入版", Key: '2'})
	c.layout.OnAnswered = func(i int) {
		p.change(func(c *reportChoice) {
			c.Layout, c.Mask = []cases.Layout{cases.LayoutPrint, cases.LayoutImport}[i], ""
		})
	}
	c.mask = widgets.NewCheck("脱敏", func(on bool) {
		p.change(func(c *reportChoice) { c.Mask = yesOrNo(on) })
	})
	c.seal = newMenuButton(s, "加密", c.seals)
	c.each = widgets.NewCheck("每村一个文件", func(on bool) {
		p.change(func(c *reportChoice) { c.Each = yesOrNo(on) })
	})
	c.photos = widgets.NewCheck("带照片", func(on bool) {
		p.change(func(c *reportChoice) { c.NoPhotos = !on })
	})
	c.public = newMenuButton(s, "公示", c.publicItems)
	c.makeOne()
	gap := func(o fyne.CanvasObject) fyne.CanvasObject { return padded(o, 0, 5) }
	of := container.NewHBox(c.village.Object(), gap(c.team.Object()), c.span.Object(), c.year.Object(), gap(c.types.Object()), c.oneBox)
	form := container.NewHBox(middle(c.layout), gap(middle(c.mask)), c.dates.Object(), gap(c.money.Object()))
	way := []fyne.CanvasObject{c.seal.Object(), gap(middle(c.each)), middle(c.photos), c.public.Object()}
	if s.narrow() {
		c.box = container.NewVBox(of, form, container.NewHBox(way...))
		return c
	}
	form.Objects = append(form.Objects, way...)
	c.box = container.NewVBox(of, form)
	return c
}

// Object is the two lines of choices.
func (c *reportControls) Object() fyne.CanvasObject { return c.box }

// draw shows what is chosen for the open report, and only the choices it has.
func (c *reportControls) draw() {
	p := c.page
	chosen, today := p.choice(), p.shell.Today()
	c.village.Say(c.villageName())
	c.village.ShowIf(len(p.shell.villages) > 1 && p.one() == 0)
	c.team.Say(c.teamName(chosen.Team))
	c.team.ShowIf(p.village != 0 && p.one() == 0)
	c.span.Say(c.spanText(&chosen))
	c.span.ShowIf(p.item.byPeriod())
	c.year.Say(strconv.Itoa(chosen.year(today)))
	c.year.ShowIf(!p.item.byPeriod())
	c.types.Say(chosen.typesText())
	c.types.ShowIf(p.one() == 0)
	c.seal.Say(sealingText(p.sealing))
	if p.item.document != nil {
		c.drawDocument(&chosen)
	} else {
		c.drawReport(&chosen)
	}
	c.box.Refresh()
}

// drawReport shows the choices of a table.
func (c *reportControls) drawReport(chosen *reportChoice) {
	p, r := c.page, c.page.report()
	showIf(c.layout, true)
	c.layout.SetChosen(index(chosen.layout() == cases.LayoutImport))
	showIf(c.mask, true)
	c.mask.SetChecked(chosen.masked(r))
	c.dates.Say(dateText(chosen.Dates))
	c.dates.ShowIf(chosen.layout() == cases.LayoutImport)
	c.money.Say(moneyText(chosen.Money))
	c.money.ShowIf(hasMoney(r))
	c.each.Text = "每村一个文件"
	c.each.SetChecked(chosen.perVillage(r))
	showIf(c.each, p.village == 0 && len(p.shell.villages) > 1)
	showIf(c.photos, false)
	showIf(c.oneBox, false)
	c.public.Say(publicText(chosen))
	c.public.ShowIf(r.Use == cases.UsePublic && chosen.layout() == cases.LayoutPrint)
}

// drawDocument shows the choices of a document.
func (c *reportControls) drawDocument(chosen *reportChoice) {
	p, d := c.page, c.page.item.document
	about := d.Grain != cases.DocumentOfPeriod // people, not a whole village
	c.dates.ShowIf(false)
	c.money.ShowIf(false)
	c.public.ShowIf(false)
	showIf(c.layout, false)
	c.types.ShowIf(about && p.one() == 0)
	showIf(c.mask, about)
	e := p.documentExport()
	c.mask.SetChecked(e.Masked)
	c.each.Text = "每户一个文件"
	c.each.SetChecked(chosen.Each == cases.Yes)
	showIf(c.each, d.Grain == cases.DocumentOfHousehold && p.one() == 0)
	c.photos.SetChecked(!chosen.NoPhotos)
	showIf(c.photos, about && !e.Masked && d.Key != "D3" && d.Key != "D4")
	showIf(c.oneBox, about && p.visit == 0)
	if p.visit != 0 { // one visit: nothing else is to be chosen
		for _, m := range []*menuButton{c.village, c.team, c.span, c.types} {
			m.ShowIf(false)
		}
	}
}

// showIf hides or shows a choice.
func showIf(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// hasMoney reports whether a report shows sums of money.
func hasMoney(r *cases.Report) bool {
	for _, c := range r.Columns {
		if f, ok := cases.ReportField(c.Path); ok && f.Kind == cases.KindMoney {
			return true
		}
	}
	return false
}

// yesOrNo is an answer as the memory keeps it.
func yesOrNo(on bool) string {
	if on {
		return cases.Yes
	}
	return cases.No
}

// seals offers how the file is closed; this is asked for each file anew and not remembered.
func (c *reportControls) seals() []*fyne.MenuItem {
	p := c.page
	var items []*fyne.MenuItem
	for _, seal := range sealings() {
		items = append(items, menuChoice(sealingText(seal), p.sealing == seal, func() {
			p.sealing = seal
			c.draw()
		}))
	}
	return items
}

func (c *reportControls) villageName() string {
	for _, v := range c.page.shell.villages {
		if cases.Ref(v.ID) == c.page.village {
			return v.Name
		}
	}
	return "全部村"
}

func (c *reportControls) teamName(id cases.Ref) string {
	for _, t := range c.page.teams {
		if cases.Ref(t.ID) == id {
			return t.Name
		}
	}
	return "全部组"
}

func (c *reportControls) villages() []*fyne.MenuItem {
	p := c.page
	items := []*fyne.MenuItem{menuChoice("全部村", p.village == 0, func() { p.setVillage(0) })}
	for _, v := range p.shell.villages {
		id := cases.Ref(v.ID)
		items = append(items, menuChoice(v.Name, p.village == id, func() { p.setVillage(id) }))
	}
	return items
}

func (c *reportControls) teams() []*fyne.MenuItem {
	p := c.page
	chosen := p.choice().Team
	take := func(id cases.Ref) func() { return func() { p.change(func(c *reportChoice) { c.Team = id }) } }
	items := []*fyne.MenuItem{menuChoice("全部组", chosen == 0, take(0))}
	for _, t := range p.teams {
		id := cases.Ref(t.ID)
		items = append(items, menuChoice(t.Name, chosen == id, take(id)))
	}
	return items
}

func (c *reportControls) spans() []*fyne.MenuItem {
	p := c.page
	chosen := p.choice().Span
	var items []*fyne.MenuItem
	for _, s := range reportSpans() {
		f := cases.ReportFilter{Period: s.of(p.shell.Today())}
		on := chosen == s.key || (chosen == "" && s.key == spanFirst)
		items = append(items, menuChoice(s.text+"（"+f.PeriodText()+"）", on, func() { p.change(func(c *reportChoice) { c.Span = s.key }) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), menuChoice("自定起止日期…", chosen == spanOwn, c.askSpan))
}

// askSpan asks for two days.
func (c *reportControls) askSpan() {
	p := c.page
	now := p.choice()
	period := now.period(p.shell.Today())
	from, to := widgets.NewDateField(p.shell.Today), widgets.NewDateField(p.shell.Today)
	from.SetDay(period.From)
	to.SetDay(period.To)
	content := widgets.NewForm(1,
		&widgets.FormField{Key: "from", Label: "起", Widget: from}, &widgets.FormField{Key: "to", Label: "止", Widget: to})
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "走访时间", Content: content, Yes: "按这段时间",
		Submit: func() error {
			if !from.Check() || !to.Check() {
				return cases.Errorf(cases.Invalid, "", "请填写起止日期，例如 2026-11-01。")
			}
			if from.Day().IsZero() || to.Day().IsZero() || to.Day() < from.Day() {
				return cases.Errorf(cases.Invalid, "", "请填写起止日期，止不能早于起。")
			}
			p.change(func(c *reportChoice) { c.Span, c.From, c.To = spanOwn, from.Day(), to.Day() })
			return nil
		},
	})
}

// yearsOffered is how many years back a report can be asked for.
const yearsOffered = 6

func (c *reportControls) years() []*fyne.MenuItem {
	p := c.page
	today := p.shell.Today()
	chosen := p.choice()
	var items []*fyne.MenuItem
	for year := today.Year() + 1; year > today.Year()-yearsOffered; year-- {
		items = append(items, menuChoice(strconv.Itoa(year)+" 年", year == chosen.year(today), func() { p.change(func(c *reportChoice) { c.Year = year }) }))
	}
	return items
}

// typeList offers the types of households; several can be taken.
func (c *reportControls) typeList() []*fyne.MenuItem {
	p := c.page
	chosen := p.choice()
	return typeMenu(p.shell, chosen.Types, func() { p.change(func(c *reportChoice) { c.Types = nil }) }, func(t string) {
		p.change(func(c *reportChoice) { c.toggleType(t) })
	})
}

// typeMenu offers 户类型 and 监测对象类别, of which several can be taken.
func typeMenu(s *Shell, chosen []string, all func(), toggle func(t string)) []*fyne.MenuItem {
	items := []*fyne.MenuItem{menuChoice("全部", len(chosen) == 0, all)}
	for _, list := range []cases.ListKey{cases.ListHouseholdType, cases.ListMonitorClass} {
		items = append(items, fyne.NewMenuItemSeparator())
		for _, t := range s.Policy().Offered(list, s.Today().Year()) {
			items = append(items, menuChoice(t, slices.Contains(chosen, t), func() { toggle(t) }))
		}
	}
	return items
}

func (c *reportControls) dateStyles() []*fyne.MenuItem {
	p := c.page
	var items []*fyne.MenuItem
	for _, s := range append([]cases.DateStyle{cases.DateAuto}, cases.DateStyles()...) {
		items = append(items, menuChoice(dateText(s), p.choice().Dates == s, func() { p.change(func(c *reportChoice) { c.Dates = s }) }))
	}
	return items
}

func (c *reportControls) moneyStyles() []*fyne.MenuItem {
	p := c.page
	var items []*fyne.MenuItem
	for _, m := range []cases.MoneyStyle{cases.MoneyYuan, cases.MoneyWan2, cases.MoneyWan4} {
		items = append(items, menuChoice(moneyText(m), p.choice().Money == m, func() { p.change(func(c *reportChoice) { c.Money = m }) }))
	}
	return items
}
