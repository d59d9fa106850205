package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// draft is the plan of one household in the making.
type draft struct {
	judge     *judge
	family    *Family
	present   *Present
	household int64
	entries   []*entry
	plan      *Plan
	lead      *entry // the line whose household columns count; nil where all lines are held back
}

// taken are the lines whose people are stored: those without a severe problem, and the
// doubtful ones somebody has accepted.
func (d *draft) taken(e *entry) bool {
	o := d.judge.options
	worst := e.worst()
	return !o.Skip[e.number] && (worst < Doubtful || worst == Doubtful && o.Accept[e.number])
}

// first chooses the line that speaks for the household: its head's, or else the first
// that is taken.
func (d *draft) first() {
	for _, e := range d.entries {
		stranger := d.present != nil && (!e.isKnown || e.known.Household != d.household)
		if !d.taken(e) || stranger && d.judge.options.OnlyOld {
			continue
		}
		if d.lead == nil || (d.isHead(e) && !d.isHead(d.lead)) {
			d.lead = e
		}
	}
}

// isHead says whether a line is that of the head, by its relation or by who is named head.
func (d *draft) isHead(e *entry) bool {
	m, p := e.Row.Membership, e.Row.Person
	switch {
	case m.Relation != "":
		return m.Relation == cases.RelationHead
	case d.family.HeadID != "":
		return cases.PersonID(p.IDNumber) == d.family.HeadID
	}
	return d.family.HeadName != "" && p.Name == d.family.HeadName
}

// perHousehold says whether a column speaks of the household and not of the person.
func perHousehold(path string) bool {
	part, _, _ := strings.Cut(path, ".")
	return part == "household" || part == "monitoring" || part == "village" || part == "team"
}

// compareLines holds what the lines of a household say of it against each other.
func (d *draft) compareLines() {
	if d.lead == nil {
		return
	}
	for i := range d.judge.table.Columns {
		c := &d.judge.table.Columns[i]
		f := &d.judge.reader.fields[i]
		if f.At == nil || !perHousehold(c.Path) {
			continue
		}
		for _, e := range d.entries {
			if e == d.lead || !e.given[i] || !d.taken(e) {
				continue
			}
			if !d.lead.given[i] { // what the head's line leaves out, another may say
				text, ok := cases.Canonical(f.At(&e.Row))
				d.lead.given[i] = cases.SetCanonical(f.At(&d.lead.Row), text, ok) == nil
				continue
			}
			if !cases.Same(f.At(&e.Row), f.At(&d.lead.Row)) {
				e.Problems = append(e.Problems, Problem{e.Line, i, Doubtful, "同一户的几行里“" + c.Title + "”不一致，第 " +
					itoa(d.lead.number) + " 行是“" + cases.TextOf(f.At(&d.lead.Row)) + "”；采用则以那一行为准。"})
			}
		}
	}
}

// build plans a household that is new.
func (d *draft) build() {
	o := d.judge.options
	head := d.head()
	if head == nil {
		return
	}
	monitorings := d.monitorings(head, nil)
	if !d.taken(head) { // what it says as 监测对象 is in doubt
		d.waitForHead()
		return
	}
	d.plan.Place = d.place()
	b := &cases.Bundle{}
	b.New.Household = *head.Row.Household
	b.New.Household.Facts = cases.HouseholdFacts{}
	b.New.Type = b.New.Household.HouseholdType
	b.New.Household.HouseholdType, b.New.Household.MonitorClass = "", ""
	b.New.Household.Note = joinNotes(b.New.Household.Note, head.notes)
	for _, e := range d.ordered(head) {
		e.joined = true
		b.New.Members = append(b.New.Members, d.member(e))
		if spell, ok := d.worked(e); ok && !e.isKnown {
			spell.PersonID = cases.Ref(len(b.New.Members))
			b.Jobs = append(b.Jobs, spell)
		}
	}
	if o.OnlyOld {
		d.plan.Moves = nil
		return
	}
	d.checkPeople(head, len(b.New.Members))
	for _, m := range monitorings {
		b.Monitorings = append(b.Monitorings, m.After)
	}
	if f := &head.Row.Household.Facts; f.NetPerHead.Valid {
		d.plan.PerHead = f.NetPerHead
	}
	d.plan.Bundle = b
}

// head finds the line of a new household's head; nil where nobody is taken. Where the list
// has no line of a head, the first of those a person accepts is the head.
func (d *draft) head() *entry {
	for _, e := range d.entries {
		if d.isHead(e) && d.taken(e) {
			return e
		}
	}
	if slices.ContainsFunc(d.entries, d.isHead) {
		d.waitForHead()
		return nil
	}
	var first *entry
	for _, e := range d.entries {
		if e.worst() > Doubtful {
			continue
		}
		e.say(Doubtful, "库中没有这一户，表里也没有户主那一行，不知道是谁家的人；采用则新建一户，本户第一个采用的人当户主。")
		if first == nil && d.taken(e) {
			first = e
		}
	}
	if first != nil {
		first.Row.Membership.Relation = cases.RelationHead
		d.lead = first
	}
	return first
}

// waitForHead holds back the people of a new household whose head is held back.
func (d *draft) waitForHead() {
	for _, e := range d.entries {
		if !d.isHead(e) && d.taken(e) {
			e.say(Stuck, "同户户主那一行没有导入，请先采用或改正户主那一行。")
		}
	}
}

// ordered gives the lines that are taken, the head's first.
func (d *draft) ordered(head *entry) []*entry {
	out := []*entry{head}
	for _, e := range d.entries {
		if e != head && d.taken(e) {
			out = append(out, e)
		}
	}
	return out
}

// member is a person of a new household.
func (d *draft) member(e *entry) cases.Member {
	m := cases.Member{Membership: *e.Row.Membership, Person: *e.Row.Person}
	m.Person.Facts = cases.PersonFacts{}
	m.Person.Note = joinNotes(m.Person.Note, d.notesOf(e))
	if d.isHead(e) && m.Membership.Relation == "" {
		m.Membership.Relation = cases.RelationHead
	}
	if e.isKnown {
		m.Person = cases.Person{Base: cases.Base{ID: e.known.Person}, Name: e.known.Name}
	}
	if e.moved {
		d.plan.Moves = append(d.plan.Moves, Move{Person: e.known.Person, From: e.known.Household, Relation: m.Membership.Relation})
	}
	return m
}

// notesOf are the texts of unknown columns, which the head's line gives to the household.
func (d *draft) notesOf(e *entry) []string {
	if d.isHead(e) {
		return nil
	}
	return e.notes
}

func (d *draft) place() Place {
	p := Place{Village: d.judge.options.Village, Team: d.family.Team}
	if v := d.lead.Row.Village; v.Name != "" {
		p.Village = *v
	}
	return p
}

func joinNotes(note string, more []string) string {
	return strings.TrimPrefix(note+"；"+strings.Join(more, "；"), "；")
}
