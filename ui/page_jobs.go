package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// jobsTab is the part of 帮扶 that shows the jobs of a person.
const jobsTab = "jobs"

// jobsPage is 务工登记: the jobs of one member of a household, month by month, and what is planned.
type jobsPage struct {
	base
	store  MeasureStore
	family cases.HouseholdFile
	person cases.Ref
	pick   *refInput
	who    *menuButton
	sums   *widgets.Paragraph
	jobs   *personJobs
	room   *fyne.Container
	slot   slot
}

var (
	_ Page    = (*jobsPage)(nil)
	_ Focuser = (*jobsPage)(nil)
	_ Editor  = (*jobsPage)(nil)
)

// Head names the household.
func (p *jobsPage) Head() Head {
	return Head{Title: "务工登记", Note: p.shell.headTitle(&p.family.Household), Actions: []Action{
		{Enters: true, Text: "新增务工", Do: func() { p.jobs.spells.Add() }, Off: p.person == 0},
		{Text: "帮扶措施", Do: func() { p.shell.Go(Route{Place: PlaceMeasures}) }},
	}}
}

// Route says whose jobs are shown.
func (p *jobsPage) Route() Route {
	p.route.ID = int64(p.person)
	return p.route
}

// Household is the one shown, for Ctrl+N.
func (p *jobsPage) Household() int64 { return p.route.Of }

// Show asks for the household, then the member.
func (p *jobsPage) Show(any) fyne.CanvasObject {
	p.pick = newRefInput(p.shell, p.shell.householdSource(p.store.HouseholdsByID))
	p.pick.Entry.SetPlaceHolder("姓名、拼音首字母")
	p.pick.watch(func() {}, func() {})
	p.pick.SetOnDone(p.picked, func() {})
	p.who = newMenuButton(p.shell, "成员", p.members)
	p.of = func() subject {
		if p.route.Of == 0 {
			return subject{}
		}
		return home(p.route.Of)
	}
	p.onVeil(p.retitle)
	p.sums = widgets.NewNote("", oneLine)
	p.jobs = newPersonJobs(&p.base, p.store, func() jobsOf { return jobsOf{household: cases.Ref(p.route.Of), person: p.person} })
	p.jobs.read = p.showSums
	_, dialog, _ := strings.Cut(p.route.Tab, "/")
	p.route.Tab = jobsTab
	p.jobs.resume(dialog)
	bar := container.NewHBox(p.pick, p.who.Object(), padded(middle(p.sums), 0, 8), layout.NewSpacer())
	p.room = container.NewStack(padded(widgets.NewParagraph("先选一户，再选成员。", oneLine), 16, 4))
	p.who.ShowIf(false)
	if p.route.Of != 0 {
		p.load()
	}
	return padded(container.NewBorder(bar, nil, nil, nil, gapAbove(p.room, 8)), 0, 14)
}

// First is the field for the household while none is chosen.
func (p *jobsPage) First() fyne.Focusable {
	if p.route.Of == 0 {
		return p.pick.Entry
	}
	return nil
}

// Edit is F2.
func (p *jobsPage) Edit() { p.jobs.spells.Edit() }

// Reload reads what a change concerns.
func (p *jobsPage) Reload(c cases.Change) {
	if p.person != 0 {
		p.jobs.Reload(c)
	}
}

func (p *jobsPage) picked() {
	if id := int64(p.pick.ID()); id != 0 && id != p.route.Of {
		p.shell.Go(Route{Place: PlaceMeasures, Of: id, Tab: jobsTab})
	}
}

func (p *jobsPage) load() {
	read := func(ctx context.Context) (cases.HouseholdFile, error) { return p.store.Household(ctx, p.route.Of) }
	load(&p.base, &p.slot, read, func(f cases.HouseholdFile) {
		p.family = f
		p.pick.Choose(cases.Ref(f.Household.ID), p.shell.headTitle(&f.Household))
		p.who.ShowIf(true)
		p.choose(p.firstMember())
		lists := container.NewGridWithRows(2, p.jobs.Spells(), gapAbove(p.jobs.Plans(), 6))
		p.room.Objects = []fyne.CanvasObject{lists}
		p.forward(p.room)
		p.room.Refresh()
	})
}

// firstMember is the one of the route, or the first who can work.
func (p *jobsPage) firstMember() cases.Ref {
	if p.route.ID != 0 {
		return cases.Ref(p.route.ID)
	}
	for i := range p.family.Members {
		if age := p.family.Members[i].Person.Facts.Age; !age.Valid || (age.Value >= 16 && age.Value < 65) {
			return cases.Ref(p.family.Members[i].Person.ID)
		}
	}
	if len(p.family.Members) > 0 {
		return cases.Ref(p.family.Members[0].Person.ID)
	}
	return 0
}

// members offers the members of the household.
func (p *jobsPage) members() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i := range p.family.Members {
		m := &p.family.Members[i]
		id := cases.Ref(m.Person.ID)
		items = append(items, menuChoice(p.shell.memberText(p.route.Of, m), id == p.person, func() {
			p.choose(id)
			p.jobs.Reload(cases.Change{})
		}))
	}
	return items
}

// choose shows a member.
func (p *jobsPage) choose(id cases.Ref) {
	p.person = id
	p.sayWho()
	p.shell.HeadChanged()
}

// sayWho names the member shown.
func (p *jobsPage) sayWho() {
	for i := range p.family.Members {
		if m := &p.family.Members[i]; cases.Ref(m.Person.ID) == p.person {
			p.who.Say(p.shell.memberText(p.route.Of, m))
		}
	}
}

// retitle names household and member as the veil says now.
func (p *jobsPage) retitle() {
	if p.family.Household.ID != 0 {
		p.pick.Choose(cases.Ref(p.family.Household.ID), p.shell.headTitle(&p.family.Household))
		p.sayWho()
	}
}

// showSums says how many months of the ledger year were worked, and what they brought.
func (p *jobsPage) showSums(spells []cases.JobSpell) {
	if p.gone() {
		return
	}
	today := p.shell.Today()
	year := today.Year()
	window := cases.LedgerYear(year)
	months := cases.WorkedMonths(spells, window, today)
	var pay cases.Money
	for i := range spells {
		if !spells[i].Hidden {
			pay += spells[i].WorkedPay(window, today).Value
		}
	}
	text := strconv.Itoa(year) + " 年度（上年10月至今年9月）没有务工"
	if len(months) > 0 {
		text = fmt.Sprintf("%d 年度务工 %d 个月，工资约 %s 元", year, len(months), pay.Grouped())
	}
	p.sums.SetText(text)
	p.room.Refresh()
}
