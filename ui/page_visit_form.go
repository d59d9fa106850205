package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// visitParts are what a visit's form holds beside the fields of the visit itself.
type visitParts struct {
	demands  *recordLines[cases.Demand]
	promises *recordLines[cases.Promise]
	photos   *photoPicker
	changes  *fieldSwitches
	more     *fieldSwitches
}

// The groups of the form, in their order.
const (
	visitMeeting = ""
	visitChecked = "检查项"
	visitText    = "主要情况"
	visitChanges = "变化和问题"
	visitResult  = "结果"
)

// showForm builds the form once what it begins with is known.
func (p *visitPage) showForm(start visitStart) {
	p.start = start
	if start.before != nil {
		p.visit = start.before.Visit
	} else {
		p.visit = cases.DefaultVisit(cases.Ref(start.file.Household.ID), start.facts, lastOf(&start), start.team, p.shell.Today(), p.shell.Policy())
	}
	p.next = p.visit.NextOn
	p.checks = newChecksBlock(p.checkItems(p.visit.VisitorKind, false), p.shell.narrow(), p.shell.window.Canvas().Focus)
	p.checks.grew = func() { p.form.relayout() }
	p.aside = &visitAside{page: p}
	p.makeParts()
	aside := p.aside.Object()
	p.form = newForm(&p.base, p.formSpec())
	p.parts.changes.use(p.form)
	p.parts.more.use(p.form)
	if start.before != nil {
		p.parts.demands.Set(start.before.Demands)
		p.parts.promises.Set(start.before.Promises)
	}
	p.room.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, aside, nil, p.form.Object())}
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
	p.focusFirst()
	if p.resume == gatheringDialog && start.before != nil && start.before.Gathering.ID != 0 {
		p.editGathering()
	}
	p.resume = ""
}

func lastOf(s *visitStart) *cases.Visit {
	if s.visited {
		return &s.last.Visit
	}
	return nil
}

// focusFirst gives the first check item the focus: what stands above it is as last time.
func (p *visitPage) focusFirst() {
	if target := p.checks.Target(); target != nil {
		p.shell.window.Canvas().Focus(target)
	}
}

func (p *visitPage) makeParts() {
	touch, around := func() { p.form.draft.touch() }, func() *form { return p.form }
	p.parts.demands = newRecordLines(&p.base, linesSpec[cases.Demand]{
		Cat: cases.DemandCatalogue, Keys: []string{"text", "category", "responsible"}, Add: "群众诉求",
		More:   []string{"state", "answered_on", "answer", "note"},
		Titles: map[string]string{"text": "群众诉求"}, Edited: touch, Form: around,
		New: func() cases.Demand { return cases.Demand{RaisedOn: p.visit.VisitedOn} },
	})
	p.parts.promises = newRecordLines(&p.base, linesSpec[cases.Promise]{
		Cat: cases.PromiseCatalogue, Keys: []string{"text", "responsible", "due_on"}, Add: "承诺",
		More:   []string{"done_on", "outcome", "note"},
		Titles: map[string]string{"text": "承诺办什么"}, Edited: touch, Form: around,
		New: func() cases.Promise { return cases.Promise{PromisedOn: p.visit.VisitedOn} },
	})
	p.parts.photos = newPhotoPicker(&p.base, touch)
	if p.start.before != nil {
		p.parts.photos.Set(p.start.before.Photos)
	}
	p.parts.changes = newFieldSwitches(p.shell,
		fieldSwitch{"人口", []string{"population_change"}}, fieldSwitch{"收入", []string{"income_change"}},
		fieldSwitch{"务工", []string{"work_change"}}, fieldSwitch{"产业", []string{"industry_state"}},
		fieldSwitch{"政策到账", []string{"policy_receipt"}},
		fieldSwitch{"存在问题", []string{"problems", "solved", "relapse_risk"}})
	p.parts.more = newFieldSwitches(p.shell,
		fieldSwitch{"在不在家", []string{"at_home"}}, fieldSwitch{"满意度", []string{"satisfaction"}},
		fieldSwitch{"签字", []string{"household_signed", "visitors_signed"}},
		fieldSwitch{"时间和主题", []string{"theme", "started", "ended", "recorder", "number"}}, fieldSwitch{"备注", []string{"note"}})
}

func (p *visitPage) formSpec() formSpec {
	bound := cases.VisitCatalogue.Bind(&p.visit)
	fields := slices.Concat(
		unnoted(regrouped(visitMeeting, pick(bound, "visited_on", "way", "visitor_kind", "visitors", "met_name", "met_relation"))),
		regrouped(visitChecked, pick(bound, "checks")),
		regrouped(visitText, pick(bound, "text")),
		regrouped(visitChanges, pick(bound, "population_change", "income_change", "work_change", "industry_state", "policy_receipt", "problems", "solved", "relapse_risk")),
		regrouped(visitResult, pick(bound, "hygiene", "next_on", "at_home", "satisfaction", "household_signed", "visitors_signed", "theme", "started", "ended", "recorder", "number", "note")),
	)
	text := newPhraseText(&p.base, 6)
	return formSpec{
		Name:   p.route.String(),
		Title:  func() string { return "走访 " + p.start.file.Household.HeadName },
		Of:     home(p.start.file.Household.ID),
		Fields: fields, Groups: true,
		Latest: map[string]cases.Day{"visited_on": p.shell.Today()},
		Titles: map[string]string{"checks": "", "text": "", "met_relation": "与户主关系"},
		Own: map[string]input{
			"checks":   p.checks,
			"text":     text,
			"met_name": newNameInput(p.shell, p.start.file.Household.ID, p.start.file.Members),
		},
		Above: map[string]fyne.CanvasObject{visitChanges: p.parts.changes.Object(), visitResult: p.parts.more.Object()},
		Below: map[string]fyne.CanvasObject{
			visitChecked: p.checkVerbs(),
			visitText:    text.Verb(),
			visitChanges: container.NewVBox(p.parts.demands.Object(), p.parts.promises.Object()),
			visitResult:  p.parts.photos.Object(),
		},
		Extra:   map[string]draftable{"demands": p.parts.demands, "promises": p.parts.promises, "kept": p.aside, "photos": p.parts.photos},
		Changed: p.changed,
		Doubts:  func() []cases.Hint { return cases.VisitHints(&p.visit, p.shell.Today()) },
		Done:    p.SaveNow,
	}
}

// regrouped puts fields under another heading than the catalogue's.
func regrouped(group string, bound []cases.Bound) []cases.Bound {
	for i := range bound {
		meta := *bound[i].Meta
		meta.Group = group
		bound[i].Meta = &meta
	}
	return bound
}

// unnoted leaves out the help below fields that everybody knows after the first visit.
func unnoted(bound []cases.Bound) []cases.Bound {
	for i := range bound {
		meta := *bound[i].Meta
		meta.Note = ""
		bound[i].Meta = &meta
	}
	return bound
}

// checkVerbs are the two buttons under the check items.
func (p *visitPage) checkVerbs() fyne.CanvasObject {
	rest := widgets.NewButton("其余均正常", p.checks.RestOK)
	all := len(p.shell.Policy().Offered(cases.ListCheckItem, p.shell.Today().Year()))
	var more *widgets.Button
	more = widgets.NewButton("更多检查项（共 "+strconv.Itoa(all)+" 项）", func() {
		p.checks.Offer(p.checkItems(p.form.TextOf("visitor_kind"), true))
		more.Hide()
		p.form.relayout()
	})
	more.Emphasis = widgets.Quiet
	return container.NewHBox(rest, more)
}

// checkItems are those every visit asks about, with those of the visitor's kind; all of them on request.
func (p *visitPage) checkItems(kind string, all bool) []string {
	policy, year := p.shell.Policy(), p.shell.Today().Year()
	if all {
		return policy.Offered(cases.ListCheckItem, year)
	}
	var items []string
	for _, group := range policy.Offered(cases.ListCheckGroup, year) {
		own := map[string]string{"教师家访": "教师", "医生随访": "医生"}[group]
		if group != "其他情况" && (own == "" || own == kind) {
			items = append(items, policy.Under(cases.ListCheckItem, group, year)...)
		}
	}
	return items
}

// changed lets one answer bring others: the relation of who was met, the check items of who visits, the next
// visit from the day of this one. "" means that a draft was brought back.
func (p *visitPage) changed(key string) {
	switch key {
	case "met_name":
		for i := range p.start.file.Members {
			if m := &p.start.file.Members[i]; m.Person.Name == p.form.TextOf(key) && m.Membership.Relation != "" {
				p.form.Set("met_relation", m.Membership.Relation)
			}
		}
	case "visitor_kind":
		p.checks.Offer(p.checkItems(p.form.TextOf(key), len(p.checks.lines) > 12))
		p.form.relayout()
	case "visited_on":
		p.proposeNext()
	case "":
		p.parts.changes.use(p.form)
		p.parts.more.use(p.form)
	}
}

// proposeNext moves the next visit with the day of this one, unless the person chose it.
func (p *visitPage) proposeNext() {
	if p.form.TextOf("next_on") != p.next.String() {
		return
	}
	on, err := widgets.ParseDay(p.form.TextOf("visited_on"), p.shell.Today(), false)
	if err != nil || on == 0 {
		return
	}
	p.next = cases.NextVisit(cases.VisitClass(p.start.facts), on, p.shell.Policy())
	p.form.Set("next_on", p.next.String())
}
