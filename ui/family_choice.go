package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// memberLabel names a member of the household in a sentence.
func (p *householdPage) memberLabel(m *cases.Member) string {
	return p.shell.name(p.route.ID, m.Person.Name) + " " + m.Membership.Relation
}

// kinOf is a household as the proposal of relations needs it.
func kinOf(members []cases.Member) []cases.Kin {
	kin := make([]cases.Kin, len(members))
	for i := range members {
		kin[i] = cases.Kin{PersonID: cases.Ref(members[i].Person.ID), Relation: members[i].Membership.Relation, Sex: members[i].Person.Sex}
	}
	return kin
}

// heirChoice asks who becomes the head, and proposes how the others are related to them.
type heirChoice struct {
	page   *householdPage
	among  []cases.Member // who may become the head
	family []cases.Member // all of the household, by whom relations are worked out
	others []cases.Member // whose relation is asked for; those of among unless set
	labels []string       // of among
	pick   *widgets.CodeSelect
	rows   *relationRows
	shown  bool
	box    *fyne.Container
}

func newHeirChoice(p *householdPage, among, family []cases.Member) *heirChoice {
	h := &heirChoice{page: p, among: among, family: family, others: among, rows: newRelationRows(p)}
	h.labels = p.shell.memberLabels(p.route.ID, among)
	h.pick = widgets.NewCodeSelect(h.labels...)
	h.pick.SetColumns(12)
	h.pick.SetForward(p.shell.key, p.shell.shortcut)
	h.pick.OnChanged = h.propose
	return h
}

// Object is the choice with the relations below it.
func (h *heirChoice) Object(title string) fyne.CanvasObject {
	h.shown = true
	h.box = container.NewVBox(titled(title, container.NewHBox(h.pick, layout.NewSpacer())), h.rows.Object("其他人与新户主的关系"))
	return h.box
}

func (h *heirChoice) choose(m cases.Member) {
	for i := range h.among {
		if h.among[i].Person.ID == m.Person.ID {
			h.pick.SetValues(h.labels[i])
		}
	}
	h.propose()
}

// chooseAgain keeps what was chosen before the members changed, where it still can be; otherwise it proposes the
// first of them where that is asked for.
func (h *heirChoice) chooseAgain(before *heirChoice, propose bool) {
	if before != nil {
		if was, ok := before.heir(); ok && len(without(h.among, was)) < len(h.among) {
			h.choose(was)
			return
		}
	}
	if propose {
		h.choose(h.among[0])
	}
}

// heir is the one chosen; ok is false for none.
func (h *heirChoice) heir() (m cases.Member, ok bool) {
	for i := range h.among {
		if h.labels[i] == h.pick.Value() {
			return h.among[i], true
		}
	}
	return m, false
}

func (h *heirChoice) propose() {
	heir, ok := h.heir()
	if !ok {
		h.rows.Set(nil, nil)
		return
	}
	h.pick.SetError("")
	h.rows.Set(without(h.others, heir), cases.ProposeRelations(kinOf(h.family), cases.Ref(heir.Person.ID)))
}

// Check asks for the head where the choice is shown.
func (h *heirChoice) Check() error {
	if _, ok := h.heir(); h.shown && !ok {
		h.pick.SetError("请选择新户主。")
		return cases.Errorf(cases.Invalid, "", "请选择新户主。")
	}
	return nil
}

// Succession is what was chosen; the zero one where nobody was asked for.
func (h *heirChoice) Succession() cases.Succession {
	heir, ok := h.heir()
	if !ok {
		return cases.Succession{}
	}
	return cases.Succession{PersonID: cases.Ref(heir.Person.ID), Relations: h.rows.Relations()}
}

// relationRows ask how each of some members is related to a head; what is proposed and not sure is marked.
type relationRows struct {
	page    *householdPage
	members []cases.Member
	fields  []*widgets.CodeSelect
	rows    *fyne.Container
	title   *widgets.Paragraph
}

func newRelationRows(p *householdPage) *relationRows {
	return &relationRows{page: p, rows: container.NewVBox(), title: widgets.NewNote("", oneLine)}
}

// Object is the rows under a heading, which is not there without rows.
func (r *relationRows) Object(title string) fyne.CanvasObject {
	r.title.SetText(title)
	r.show()
	return container.NewVBox(r.title, r.rows)
}

func (r *relationRows) show() {
	if len(r.members) == 0 {
		r.title.Hide()
	} else {
		r.title.Show()
	}
}

// Set asks about other members.
func (r *relationRows) Set(members []cases.Member, proposed []cases.KinProposal) {
	r.members, r.fields = members, nil
	r.rows.RemoveAll()
	policy := r.page.shell.Policy()
	relations := slices.DeleteFunc(policy.Offered(cases.ListRelation, r.page.shell.Today().Year()), func(v string) bool { return v == cases.RelationHead })
	labels := r.page.shell.memberLabels(r.page.route.ID, members)
	for i := range members {
		field := widgets.NewCodeSelect(relations...)
		field.SetColumns(8)
		field.SetForward(r.page.shell.key, r.page.shell.shortcut)
		doubt := widgets.NewNote("", oneLine)
		doubt.Ink = widgets.ColorSoon
		for _, one := range proposed {
			if one.PersonID == cases.Ref(members[i].Person.ID) {
				field.SetValues(one.Relation)
				if !one.Sure {
					doubt.SetText("请核对")
				}
			}
		}
		r.fields = append(r.fields, field)
		name := newSized(middle(widgets.NewParagraph(labels[i], 190)), fyne.NewSize(190, 10))
		r.rows.Add(container.NewHBox(name, field, middle(doubt)))
	}
	r.show()
	r.rows.Refresh()
	r.page.dialogGrew()
}

// Relations are the answers.
func (r *relationRows) Relations() map[cases.Ref]string {
	relations := make(map[cases.Ref]string, len(r.members))
	for i, field := range r.fields {
		if v := field.Value(); v != "" {
			relations[cases.Ref(r.members[i].Person.ID)] = v
		}
	}
	return relations
}

// splitChoice asks who founds a household of their own, who is its head, and who heads those who stay where
// the old head goes.
type splitChoice struct {
	page  *householdPage
	boxes []*widgets.Check
	head  *heirChoice
	stay  *heirChoice
	room  *fyne.Container
}

func newSplitChoice(p *householdPage) *splitChoice {
	s := &splitChoice{page: p, room: container.NewVBox()}
	for _, label := range p.shell.memberLabels(p.route.ID, p.facts.file.Members) {
		s.boxes = append(s.boxes, widgets.NewCheck(label, func(bool) { s.draw() }))
	}
	return s
}

// Object is the members to tick, with what follows from them.
func (s *splitChoice) Object() fyne.CanvasObject {
	grid := container.NewGridWithColumns(2)
	for _, box := range s.boxes {
		grid.Add(box)
	}
	s.draw()
	return container.NewVBox(titled("分出去的成员（空格打勾）", grid), s.room)
}

func (s *splitChoice) parted() (going, staying []cases.Member) {
	for i, box := range s.boxes {
		if box.Checked {
			going = append(going, s.page.facts.file.Members[i])
		} else {
			staying = append(staying, s.page.facts.file.Members[i])
		}
	}
	return going, staying
}

// draw asks for the new household's head, and for another head of the old one where its head goes.
func (s *splitChoice) draw() {
	going, staying := s.parted()
	all, head, stay := s.page.facts.file.Members, s.head, s.stay
	s.head, s.stay = nil, nil
	s.room.RemoveAll()
	if len(going) > 0 {
		s.head = newHeirChoice(s.page, going, all)
		s.room.Add(s.head.Object("新户的户主"))
		s.head.chooseAgain(head, true)
	}
	if slices.ContainsFunc(going, s.page.heads) && len(staying) > 0 {
		s.stay = newHeirChoice(s.page, staying, all)
		s.room.Add(s.stay.Object("原户主分出去，留下的人谁是户主？"))
		s.stay.chooseAgain(stay, len(staying) == 1)
	}
	s.page.forward(s.room)
	s.room.Refresh()
	s.page.dialogGrew()
}

// Check asks for what is not chosen yet.
func (s *splitChoice) Check() error {
	if s.head == nil {
		return cases.Errorf(cases.Invalid, "", "请选择要分出去的成员。")
	}
	if err := s.head.Check(); err != nil {
		return err
	}
	if s.stay != nil {
		return s.stay.Check()
	}
	return nil
}

// Splitting is what was chosen.
func (s *splitChoice) Splitting() cases.Splitting {
	going, _ := s.parted()
	next := s.head.Succession()
	split := cases.Splitting{Head: next.PersonID, Relations: next.Relations}
	for i := range going {
		split.People = append(split.People, cases.Ref(going[i].Person.ID))
	}
	if s.stay != nil {
		split.Successor = s.stay.Succession()
	}
	return split
}
