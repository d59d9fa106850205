package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// familyDialogs are what happens to the people of a household, each asked in one dialog: somebody leaves, the
// head changes, some found a household of their own, one goes to another household, all of them do.
type familyDialogs struct {
	page *householdPage
	tab  *membersTab
}

// familyDialog is one of them while it is open.
type familyDialog struct {
	page   *householdPage
	record cases.Membership // day, reason, relation, note and target as typed
	form   *form
	dialog *widgets.Dialog
}

// familyAsk says what a dialog asks.
type familyAsk struct {
	title, yes string
	dialog     string // in the route that leads back to the draft
	who        string // whom it is about, above the fields
	keys       []string
	titles     map[string]string
	parts      []fyne.CanvasObject // below the fields
	save       func(ctx context.Context, d *familyDialog) (cases.Change, error)
	ready      func() error // optional: what the parts lack
}

// What the dialogs are called in the routes that lead back to their drafts.
const (
	leaveDialog = "leave"
	headDialog  = "head"
	moveDialog  = "move"
	mergeDialog = "merge"
	splitDialog = "split"
)

// resume opens the dialog a draft was left in; the fields come back, who was chosen in lists is chosen again.
func (d familyDialogs) resume(dialog string) {
	what, id, _ := strings.Cut(dialog, "/")
	at := slices.IndexFunc(d.page.facts.file.Members, func(m cases.Member) bool { return strconv.FormatInt(m.Person.ID, 10) == id })
	if at >= 0 {
		d.tab.grid.SetCurrent(at)
	} else if what == leaveDialog || what == moveDialog {
		return // who it was about is no member any more
	}
	open := map[string]func(){
		leaveDialog: d.leave, headDialog: d.changeHead, moveDialog: d.move, mergeDialog: d.merge, splitDialog: d.split,
	}[what]
	call(open)
}

// ask opens a dialog over the fields of a spell.
func (d familyDialogs) ask(a familyAsk) *familyDialog {
	p := d.page
	f := &familyDialog{page: p, record: cases.Membership{HouseholdID: 0, LeftOn: p.shell.Today()}}
	fields := pick(cases.MembershipCatalogue.Bind(&f.record), a.keys...)
	for i := range fields {
		meta := *fields[i].Meta
		meta.Need = meta.Key == "left_on" || meta.Key == "household_id" || meta.Key == "leave_reason"
		fields[i].Meta = &meta
	}
	save := func() { f.save(a) }
	f.form = newForm(&p.base, formSpec{
		Name:   Route{Place: PlaceHousehold, ID: p.route.ID, Tab: tabMembers + "/" + a.dialog}.String(),
		Title:  func() string { return a.title + " " + p.facts.file.Household.HeadName },
		Fields: fields, Columns: 1, Dialog: true, Titles: a.titles, Done: save,
		Latest: map[string]cases.Day{"left_on": p.shell.Today()},
		Refs:   map[string]refSource{"household": p.shell.householdSource(p.store.HouseholdsByID)},
	})
	if a.who != "" {
		f.form.body.Objects = append([]fyne.CanvasObject{padded(widgets.NewParagraph(a.who, 480), 2, 0)}, f.form.body.Objects...)
	}
	for _, part := range a.parts {
		f.form.body.Add(part)
	}
	f.dialog = dialogWith(p.shell, a.title, f.form, a.yes, save)
	p.dialog = f.dialog
	f.dialog.Show()
	return f
}

func (f *familyDialog) save(a familyAsk) {
	if !f.form.Read(func() error {
		if a.ready == nil {
			return nil
		}
		return a.ready()
	}) {
		return
	}
	f.form.Store("正在保存", func(ctx context.Context) (cases.Change, error) { return a.save(ctx, f) }, func(cases.Change) { f.dialog.Hide() })
}

// leave records that the current member leaves.
func (d familyDialogs) leave() {
	m, ok := d.tab.current()
	if !ok {
		return
	}
	p := d.page
	staying := without(p.facts.file.Members, m)
	heir := newHeirChoice(p, staying, p.facts.file.Members)
	a := familyAsk{
		title: "成员减少", who: p.memberLabel(&m), yes: "记下减少", dialog: memberDialog(leaveDialog, m.Person.ID),
		keys: []string{"left_on", "leave_reason", "note"}, titles: map[string]string{"left_on": "减少日期", "leave_reason": "减少原因"},
		save: func(ctx context.Context, f *familyDialog) (cases.Change, error) {
			return p.store.Leave(ctx, p.route.ID, cases.Leaving{
				PersonID: cases.Ref(m.Person.ID), On: f.record.LeftOn, Reason: f.record.LeaveReason, Note: f.record.Note,
				Successor: heir.Succession(),
			})
		},
	}
	if p.heads(m) && len(staying) > 0 {
		a.parts, a.ready = []fyne.CanvasObject{heir.Object("户主离开后，谁是新户主？")}, heir.Check
	}
	d.ask(a)
}

// heads says whether a member is the head.
func (p *householdPage) heads(m cases.Member) bool {
	head, ok := cases.Head(p.facts.file.Headships, p.shell.Today())
	return ok && int64(head.PersonID) == m.Person.ID
}

func without(members []cases.Member, gone ...cases.Member) []cases.Member {
	return slices.DeleteFunc(slices.Clone(members), func(m cases.Member) bool {
		return slices.ContainsFunc(gone, func(g cases.Member) bool { return g.Person.ID == m.Person.ID })
	})
}

// changeHead asks for another head, the current row proposed.
func (d familyDialogs) changeHead() {
	p := d.page
	members := p.facts.file.Members
	candidates := slices.DeleteFunc(slices.Clone(members), func(m cases.Member) bool { return p.heads(m) })
	if len(candidates) == 0 {
		p.shell.Say("这户没有别的成员可以作户主。先增加成员。")
		return
	}
	heir := newHeirChoice(p, candidates, members)
	heir.others = members
	if m, ok := d.tab.current(); ok && !p.heads(m) {
		heir.choose(m)
	}
	d.ask(familyAsk{
		title: "更换户主", yes: "更换户主", dialog: memberDialog(headDialog, 0), keys: []string{"left_on"}, titles: map[string]string{"left_on": "变更日期"},
		parts: []fyne.CanvasObject{heir.Object("新户主")}, ready: heir.Check,
		save: func(ctx context.Context, f *familyDialog) (cases.Change, error) {
			return p.store.ChangeHead(ctx, p.route.ID, heir.Succession(), f.record.LeftOn)
		},
	})
}

// move lets the current member go to another household.
func (d familyDialogs) move() {
	m, ok := d.tab.current()
	if !ok {
		return
	}
	p := d.page
	staying := without(p.facts.file.Members, m)
	heir := newHeirChoice(p, staying, p.facts.file.Members)
	a := familyAsk{
		title: "移到别户", who: p.memberLabel(&m), yes: "移到这户", dialog: memberDialog(moveDialog, m.Person.ID),
		keys:   []string{"household_id", "relation", "left_on", "note"},
		titles: map[string]string{"household_id": "移到哪一户", "relation": "与新户户主关系", "left_on": "日期"},
		save: func(ctx context.Context, f *familyDialog) (cases.Change, error) {
			return p.store.MovePerson(ctx, p.route.ID, int64(f.record.HouseholdID), cases.Moving{
				PersonID: cases.Ref(m.Person.ID), On: f.record.LeftOn, Relation: f.record.Relation, Note: f.record.Note,
				Successor: heir.Succession(),
			})
		},
	}
	if p.heads(m) && len(staying) > 0 {
		a.parts, a.ready = []fyne.CanvasObject{heir.Object("户主离开后，谁是新户主？")}, heir.Check
	}
	d.ask(a)
}

// merge lets every member go to another household.
func (d familyDialogs) merge() {
	p := d.page
	rows := newRelationRows(p)
	rows.Set(p.facts.file.Members, nil)
	d.ask(familyAsk{
		title: "并入别户", yes: "并入这户", dialog: memberDialog(mergeDialog, 0), keys: []string{"household_id", "left_on", "note"},
		titles: map[string]string{"household_id": "并入哪一户", "left_on": "并户日期"},
		parts:  []fyne.CanvasObject{rows.Object("各人与新户户主的关系"), widgets.NewNote("这户随后销户；走访、帮扶和收入记录仍留在这户。", 460)},
		save: func(ctx context.Context, f *familyDialog) (cases.Change, error) {
			return p.store.MergeHouseholds(ctx, p.route.ID, int64(f.record.HouseholdID), cases.Merging{
				On: f.record.LeftOn, Relations: rows.Relations(), Note: f.record.Note,
			})
		},
	})
}

// split lets some members found a household of their own.
func (d familyDialogs) split() {
	p := d.page
	s := newSplitChoice(p)
	d.ask(familyAsk{
		title: "分户", yes: "分户", dialog: memberDialog(splitDialog, 0), keys: []string{"left_on", "note"}, titles: map[string]string{"left_on": "分户日期"},
		parts: []fyne.CanvasObject{s.Object()}, ready: s.Check,
		save: func(ctx context.Context, f *familyDialog) (cases.Change, error) {
			split := s.Splitting()
			split.On, split.Note = f.record.LeftOn, f.record.Note
			return p.store.SplitHousehold(ctx, p.route.ID, split)
		},
	})
}

// titled puts a heading over a part of a dialog.
func titled(title string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(gapAbove(widgets.NewNote(title, oneLine), 6), o)
}
