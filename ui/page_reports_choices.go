package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// makeOne makes the field for the one household a document is about; blank it is about all that are chosen.
func (c *reportControls) makeOne() {
	p := c.page
	c.one = newRefInput(p.shell, p.shell.householdSource(p.store.HouseholdsByID))
	c.one.Entry.SetPlaceHolder("全部；或查找一户")
	c.one.Entry.Columns = 9
	c.one.watch(func() {
		if c.one.Entry.Text == "" && p.household != 0 {
			c.takeOne(0)
		}
	}, func() {})
	c.one.SetOnDone(func() { c.takeOne(c.one.ID()) }, func() {})
	c.oneBox = container.NewHBox(middle(widgets.NewNote("农户", oneLine)), middle(c.one))
	if p.household != 0 {
		id := p.household
		c.one.Fill(cases.Bound{Meta: &cases.Meta{Kind: cases.KindRef}, Ptr: &id})
	}
}

func (c *reportControls) takeOne(id cases.Ref) {
	c.page.household = id
	c.page.show()
}

// spanText names the time chosen. A document of a period begins with the month, quarter or year it is made for.
func (c *reportControls) spanText(chosen *reportChoice) string {
	p := c.page
	if d := p.item.document; d != nil && d.Grain == cases.DocumentOfPeriod && chosen.Span == "" {
		return cases.ReportFilter{Period: d.PeriodAt(p.shell.Today())}.PeriodText()
	}
	return chosen.periodText(p.shell.Today())
}

// publicText says when a 公示 table hangs.
func publicText(c *reportChoice) string {
	if c.Public.From.IsZero() {
		return "起止日期、监督电话…"
	}
	return c.Public.From.String() + " 至 " + c.Public.To.String()
}

// publicItems asks for what stands under a 公示 table.
func (c *reportControls) publicItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("填写公示起止和监督电话…", c.askPublic),
		fyne.NewMenuItem("留空，打印后手写", func() {
			c.page.change(func(c *reportChoice) { c.Public, c.Hotline = cases.Period{}, "" })
		}),
	}
}

// publicDays is how long a 公示 table hangs unless told otherwise.
const publicDays = 5

func (c *reportControls) askPublic() {
	p := c.page
	now, today := p.choice(), p.shell.Today()
	if now.Public.From.IsZero() {
		now.Public = cases.Period{From: today, To: today.AddDays(publicDays - 1)}
	}
	from, to, phone := widgets.NewDateField(p.shell.Today), widgets.NewDateField(p.shell.Today), widgets.NewEntry()
	from.Ahead, to.Ahead = true, true
	from.SetDay(now.Public.From)
	to.SetDay(now.Public.To)
	phone.Columns = 12
	phone.SetText(now.Hotline)
	content := widgets.NewForm(1,
		&widgets.FormField{Key: "from", Label: "公示起", Widget: from}, &widgets.FormField{Key: "to", Label: "公示止", Widget: to},
		&widgets.FormField{Key: "phone", Label: "监督电话", Widget: phone})
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "公示", Content: content, Yes: "写在表下",
		Submit: func() error {
			if !from.Check() || !to.Check() || from.Day().IsZero() || to.Day() < from.Day() {
				return cases.Errorf(cases.Invalid, "", "请填写起止日期，止不能早于起。")
			}
			p.change(func(c *reportChoice) {
				c.Public, c.Hotline = cases.Period{From: from.Day(), To: to.Day()}, cases.NormalLine(phone.Text)
			})
			return nil
		},
	})
}
