package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// drawHead writes who the household is, what it earns and when it is visited.
func (p *householdPage) drawHead() {
	h := &p.facts.file.Household
	name := widgets.NewParagraph(p.shell.name(h.ID, h.HeadName), oneLine)
	name.TextSize = widgets.SizeTitle
	marks := widgets.NewParagraph(marksOf(h), oneLine)
	marks.Ink = riskInk(h)
	first := apart(append([]fyne.CanvasObject{
		name, middle(marks), middle(widgets.NewParagraph(p.shell.whereabouts(h), oneLine)),
		middle(widgets.NewParagraph(strconv.Itoa(len(p.facts.file.Members))+" 人", oneLine)), layout.NewSpacer(),
	}, p.phoneParts(h)...)...)
	p.head.Objects = append([]fyne.CanvasObject{first}, p.belowName(h)...)
	if !h.EndedOn.IsZero() {
		ended := widgets.NewParagraph("已于 "+h.EndedOn.String()+" 销户："+h.EndReason+"。记录仍然保留。", oneLine)
		ended.Ink = widgets.ColorSoon
		p.head.Add(ended)
	}
	if h.Hidden {
		said := widgets.NewParagraph("这户在“已删除”里，可以在农户列表里恢复。", oneLine)
		said.Ink = widgets.ColorOverdue
		p.head.Add(said)
	}
	p.forward(p.head)
	p.all.Refresh()
}

// apart puts parts of a line beside each other, so far apart that they are not read as one.
func apart(parts ...fyne.CanvasObject) *fyne.Container {
	line := container.NewHBox()
	for i, part := range parts {
		if i > 0 {
			line.Add(newSized(container.NewWithoutLayout(), fyne.NewSize(6, 1)))
		}
		line.Add(part)
	}
	return line
}

// belowName tells incomes and visits beside each other, or below each other where the window is too narrow.
func (p *householdPage) belowName(h *cases.Household) []fyne.CanvasObject {
	incomes, visits := apart(middles(p.incomeParts())...), apart(middles(p.visitParts(h))...)
	const margins = 48
	room := p.shell.window.Canvas().Size().Width - p.shell.parts.menu.object.MinSize().Width - margins
	if incomes.MinSize().Width+visits.MinSize().Width > room {
		return []fyne.CanvasObject{incomes, visits}
	}
	return []fyne.CanvasObject{container.NewHBox(incomes, layout.NewSpacer(), visits)}
}

// middles centres the parts of a line of which one is a button.
func middles(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for i := range parts {
		parts[i] = middle(parts[i])
	}
	return parts
}

// phoneParts show the phone, with the word that shows it and everything else of the household in full.
func (p *householdPage) phoneParts(h *cases.Household) []fyne.CanvasObject {
	bound, _ := cases.HouseholdCatalogue.Bound(h, "phone")
	for i := range p.facts.file.Members {
		if m := &p.facts.file.Members[i]; bound.Blank() && p.heads(*m) { // the household's own is mostly the head's
			bound, _ = cases.PersonCatalogue.Bound(&m.Person, "phone")
		}
	}
	if bound.Blank() {
		return []fyne.CanvasObject{middle(widgets.NewNote("没有电话", oneLine))}
	}
	return []fyne.CanvasObject{middle(widgets.NewParagraph("电话 "+p.shell.text(p.of(), bound), oneLine))}
}

// incomeParts tell the per-head income of the last ledger year, whether it rose, and the year's line.
func (p *householdPage) incomeParts() []fyne.CanvasObject {
	n := len(p.facts.years)
	if n == 0 || !p.facts.years[n-1].PerHead.Valid || len(p.facts.years[n-1].Items) == 0 {
		return []fyne.CanvasObject{widgets.NewNote("还没有收入记录", oneLine)}
	}
	last := &p.facts.years[n-1]
	said := widgets.NewParagraph(strconv.Itoa(last.Year)+" 年度人均纯收入 "+last.PerHead.Value.Grouped()+" 元", oneLine)
	parts := []fyne.CanvasObject{said}
	if n > 1 && len(p.facts.years[n-2].Items) > 0 {
		d := cases.Compare(&p.facts.years[n-2], last).PerHead
		if d.Change.Valid {
			text, ink := changeText(&d), widgets.ColorSecondary
			if d.Change.Value < 0 {
				ink = widgets.ColorOverdue
			}
			change := widgets.NewParagraph(text, oneLine)
			change.Ink = ink
			parts = append(parts, change)
		}
	}
	if line := p.shell.Policy().LineOf(last.Year); line.Valid {
		text := widgets.NewParagraph("监测线 "+line.Value.Grouped(), oneLine)
		text.Ink = widgets.ColorSecondary
		if under, known := last.UnderLine(p.shell.Policy()); known && under {
			text.SetText("低于监测线 " + line.Value.Grouped())
			text.Ink = widgets.ColorOverdue
		}
		parts = append(parts, text)
	}
	return parts
}

// changeText says how much a number rose or fell: ↑ 1,203.00（12.30%）.
func changeText(d *cases.Difference) string {
	if !d.Change.Valid {
		return ""
	}
	arrow, change := "↑ ", d.Change.Value
	switch {
	case change < 0:
		arrow, change = "↓ ", -change
	case change == 0:
		return "与上年相同"
	}
	text := arrow + change.Grouped()
	if d.Percent.Valid {
		text += "（" + d.Percent.Value.Abs().StringFixed(2) + "%）"
	}
	return text
}

// visitParts tell the last and the next visit.
func (p *householdPage) visitParts(h *cases.Household) []fyne.CanvasObject {
	last := "还没有走访过"
	if h.LastVisitOn != 0 {
		last = "上次走访 " + h.LastVisitOn.String()
	}
	parts := []fyne.CanvasObject{widgets.NewParagraph(last, oneLine)}
	if text, state := dueText(h.NextVisitOn, p.shell.Today()); text != "" {
		due := widgets.NewParagraph(text, oneLine)
		due.Ink = inkOf(state)
		parts = append(parts, due)
	}
	if n := len(p.facts.open); n > 0 {
		open := widgets.NewParagraph("未办承诺 "+strconv.Itoa(n)+" 件", oneLine)
		open.Ink = widgets.ColorSoon
		done := widgets.NewButton("办结…", p.closePromise)
		done.Emphasis, done.Tip, done.Tips = widgets.Quiet, "写下哪天办结、办得怎样", p.shell.tips
		p.shell.enters(done)
		parts = append(parts, container.NewHBox(middle(open), done))
	}
	return parts
}

// closePromise asks about the only open promise, or shows them all to choose from.
func (p *householdPage) closePromise() {
	p.openTab(tabVisits)
	if visits, ok := p.tabs[p.open].part.(*householdVisits); ok {
		visits.closeOne()
	}
}
