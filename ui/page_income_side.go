package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// incomeSide is what the year comes to, always in sight.
type incomeSide struct {
	page   *incomePage
	box    *fyne.Container
	people *textInput
	object fyne.CanvasObject
}

const sideWidth = 252

func newIncomeSide(p *incomePage) *incomeSide {
	s := &incomeSide{page: p, box: container.NewVBox()}
	s.people = newTextInput(cases.KindInt, false)
	s.people.SetForward(p.shell.key, p.shell.shortcut)
	s.people.SetOnDone(s.savePeople, func() {})
	s.people.OnLeft = s.savePeople
	inner := container.NewVScroll(padded(s.box, 10, 14))
	s.object = padded(newSized(newSheet(widgets.ColorShell, inner, 0, 0), fyne.NewSize(p.shell.wide(sideWidth), 0)), 0, 0)
	return s
}

// Object is the column.
func (s *incomeSide) Object() fyne.CanvasObject { return gapLeft(s.object, 10) }

// gapLeft keeps an object from the one at its left.
func gapLeft(o fyne.CanvasObject, left float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, left, 0), o)
}

// draw writes all numbers anew.
func (s *incomeSide) draw() {
	p := s.page
	a := p.account()
	s.box.Objects = nil
	s.big("人均纯收入", a.PerHead, s.lineState(&a))
	s.line("纯收入", a.Net.Grouped())
	s.line("　年收入", a.Total.Grouped())
	s.line("　生产经营性支出", a.Cost.Grouped())
	s.drawPeople()
	s.drawLine(&a)
	s.rule()
	s.drawBefore(&a)
	if a.Claims != 0 || a.SelfPaid != 0 {
		s.rule()
		s.line("理赔收入", a.Claims.Grouped())
		s.line("合规自付支出", a.SelfPaid.Grouped())
	}
	s.drawLeftOut(&a)
	s.drawStraddling(&a)
	s.drawReported(&a)
	s.box.Refresh()
	p.forward(s.box)
}

// big is the one big number.
func (s *incomeSide) big(label string, value cases.Opt[cases.Money], ink fyne.ThemeColorName) {
	figure := widgets.NewParagraph(orElse(cases.TextOf(&value), "—"), oneLine)
	figure.TextSize, figure.Bold, figure.Ink = widgets.SizeFigure, true, ink
	s.box.Add(widgets.NewNote(label+"（元）", oneLine))
	s.box.Add(figure)
}

func (s *incomeSide) line(label, value string) {
	name := widgets.NewParagraph(label, oneLine)
	name.Ink = widgets.ColorSecondary
	s.box.Add(container.NewHBox(name, layout.NewSpacer(), widgets.NewParagraph(value, oneLine)))
}

func (s *incomeSide) say(text string, ink fyne.ThemeColorName) {
	said := widgets.NewNote(text, s.page.shell.wide(sideWidth)-28)
	said.Ink = ink
	s.box.Add(said)
}

func (s *incomeSide) rule() { s.box.Add(padded(line(), 5, 0)) }

// drawPeople asks for the people by which the income is divided.
func (s *incomeSide) drawPeople() {
	y := &s.page.data.year
	people, accounting := y.People()
	if s.page.shell.window.Canvas().Focused() != fyne.Focusable(s.people) {
		s.people.SetText(cases.TextOf(&y.AccountingPeople))
	}
	name := widgets.NewParagraph("收入核算人口", oneLine)
	name.Ink = widgets.ColorSecondary
	s.box.Add(container.NewHBox(middle(name), layout.NewSpacer(), s.people))
	s.line("户籍人口", cases.TextOf(&y.RegisteredPeople))
	switch {
	case !people.Valid:
		s.say("请填写核算人口，才能算出人均。", widgets.ColorSoon)
	case !accounting:
		s.say("没有填核算人口，按户籍人口算。", widgets.ColorSoon)
	case y.ID == 0:
		s.say("按共同生活的成员数提出，请核对。", widgets.ColorSecondary)
	}
	more := widgets.NewButton("年度情况和变化原因…", s.page.editYear)
	more.Emphasis = widgets.Quiet
	s.box.Add(container.NewHBox(more))
}

// savePeople keeps the people typed.
func (s *incomeSide) savePeople() {
	p := s.page
	before := p.data.year
	after := before
	b, _ := cases.HouseholdYearCatalogue.Bound(&after, "accounting_people")
	if _, err := b.Parse(s.people.Entry.Text, cases.Reading{Today: p.shell.Today(), Policy: p.shell.Policy()}); err != nil {
		p.shell.Warn(err)
		return
	}
	if after.AccountingPeople == before.AccountingPeople || p.gone() {
		return
	}
	p.data.year = after
	p.shell.Save("正在保存", func(ctx context.Context) (cases.Change, error) {
		return p.store.SaveHouseholdYear(ctx, &before, &after)
	}, nil, nil)
}

// drawLine tells how the year stands to its line.
func (s *incomeSide) drawLine(a *cases.Account) {
	p := s.page
	limit := p.shell.Policy().LineOf(a.Year)
	if !limit.Valid {
		link := widgets.NewButton("监测线：请按区县文件录入", func() { p.shell.Go(Route{Place: PlaceSettings, Tab: "lines"}) })
		link.Emphasis = widgets.Quiet
		s.box.Add(container.NewHBox(link))
		return
	}
	s.line(strconv.Itoa(a.Year)+" 年监测线", limit.Value.Grouped())
	if under, known := a.UnderLine(p.shell.Policy()); known && under {
		s.say("！低于监测线 "+(limit.Value-a.PerHead.Value).Grouped()+" 元", widgets.ColorOverdue)
	}
}

func (s *incomeSide) lineState(a *cases.Account) fyne.ThemeColorName {
	if under, known := a.UnderLine(s.page.shell.Policy()); known && under {
		return widgets.ColorOverdue
	}
	return theme.ColorNameForeground
}

// drawBefore compares with the year before.
func (s *incomeSide) drawBefore(a *cases.Account) {
	before := &s.page.data.before
	if len(before.Items) == 0 {
		s.say("去年没有收入记录。", widgets.ColorSecondary)
		return
	}
	c := cases.Compare(before, a)
	s.line("上年人均", cases.TextOf(&c.PerHead.Before))
	s.line("上年纯收入", cases.TextOf(&c.Net.Before))
	if !c.PerHead.Change.Valid {
		return
	}
	change := c.PerHead.Change.Value
	text, ink := "人均比上年", widgets.ColorInfo
	switch {
	case change > 0:
		text += "增加 " + change.Grouped() + " 元"
	case change < 0:
		text, ink = text+"减少 "+(-change).Grouped()+" 元", widgets.ColorSoon
	default:
		text += "没有变化"
	}
	if c.PerHead.Percent.Valid && change != 0 {
		text += "（" + signed(c.PerHead.Percent.Value.StringFixed(1), change > 0) + "%）"
	}
	s.say(text, ink)
}

// drawLeftOut tells what does not count.
func (s *incomeSide) drawLeftOut(a *cases.Account) {
	var left cases.Money
	for _, g := range a.Groups {
		left += g.LeftOut
	}
	if left != 0 {
		s.rule()
		s.line("不计入的收支", left.Grouped())
	}
}

// drawStraddling tells of entries that lie in no year wholly: they count nowhere.
func (s *incomeSide) drawStraddling(a *cases.Account) {
	if len(a.Straddling) == 0 {
		return
	}
	var sum cases.Money
	for _, e := range a.Straddling {
		sum += e.Amount.Value
	}
	s.rule()
	s.say("！有 "+strconv.Itoa(len(a.Straddling))+" 笔共 "+sum.Grouped()+" 元跨出了这段时间，没有算进来。", widgets.ColorSoon)
	show := widgets.NewButton("看这几笔", s.page.entries.showStraddling)
	show.Emphasis = widgets.Quiet
	s.box.Add(container.NewHBox(show))
}

// drawReported tells what was reported, corrections beside the first report.
func (s *incomeSide) drawReported(a *cases.Account) {
	p := s.page
	if len(p.data.snapshots) == 0 {
		return
	}
	s.rule()
	s.box.Add(widgets.NewNote("上报记录", oneLine))
	for i := range p.data.snapshots {
		snap := &p.data.snapshots[i]
		text := snap.FrozenAt.Local().Format("2006-01-02") + "  人均 " + cases.TextOf(&snap.PerHead)
		s.say(text, widgets.ColorSecondary)
		if snap.CorrectsID != 0 {
			s.say("　更正原因："+snap.Reason, widgets.ColorSecondary)
		}
	}
	if p.data.frozen && p.data.reported.Net != a.Net {
		s.say("！现在的明细与上报数不一致：纯收入差 "+(a.Net-p.data.reported.Net).Grouped()+" 元。要改上报数请点“更正上报”。", widgets.ColorSoon)
	}
}
