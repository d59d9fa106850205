package intake

import (
	"strconv"
	"strings"

	"zhucunji/cases"
)

func itoa(n int) string { return strconv.Itoa(n) }

// amend plans what a list changes of a household that is there already.
func (d *draft) amend() {
	if d.lead == nil {
		return
	}
	d.hamlet()
	after := d.present.Household
	if d.changes(d.lead, "household", &cases.Row{Household: &after}); d.lead.changed("household.") {
		d.plan.Household = &Edit[cases.Household]{d.present.Household, after}
	}
	if d.judge.options.Leave[pathNote] {
		d.lead.notes = nil
	}
	if kept := joinNotes(after.Note, d.missingNotes(after.Note)); kept != after.Note && len(d.lead.notes) > 0 {
		after.Note = strings.TrimSuffix(kept, "；")
		d.lead.changes = append(d.lead.changes, Change{pathNote, "备注", d.present.Household.Note, after.Note, cases.Plain})
		d.plan.Household = &Edit[cases.Household]{d.present.Household, after}
	}
	d.group()
	d.standing()
	d.plan.Monitorings = d.monitorings(d.lead, d.present.Monitorings)
	d.income()
	for _, e := range d.entries {
		if d.taken(e) {
			d.amendPerson(e)
		}
	}
	if d.judge.options.OnlyNew || !d.taken(d.lead) {
		d.leaveHousehold()
	}
	d.checkPeople(d.lead, len(d.present.Members)+d.joining())
	d.absent()
}

// leaveHousehold plans nothing of the household itself.
func (d *draft) leaveHousehold() {
	p := d.plan
	p.Household, p.Team, p.Type, p.Monitorings, p.PerHead = nil, "", "", nil, cases.Opt[cases.Money]{}
}

// hamlet leaves a 自然村 alone that only names the household's group.
func (d *draft) hamlet() {
	if i := d.judge.table.column(pathHamlet); i >= 0 && d.lead.Row.Household.Hamlet == d.present.Team {
		d.lead.given[i] = false
	}
}

// group plans another 村民小组.
func (d *draft) group() {
	listed := d.family.Team
	if listed == "" || listed == d.present.Team || d.judge.options.Leave[pathTeam] {
		return
	}
	d.plan.Team = listed
	d.lead.changes = append(d.lead.changes, Change{pathTeam, "村民小组", d.present.Team, listed, cases.Plain})
}

// missingNotes are the texts of unknown columns that the note does not have yet.
func (d *draft) missingNotes(note string) []string {
	var out []string
	for _, text := range d.lead.notes {
		if !strings.Contains(note, text) {
			out = append(out, text)
		}
	}
	return out
}

// changed says whether the line changes a field of some part.
func (e *entry) changed(prefix string) bool {
	for i := range e.changes {
		if strings.HasPrefix(e.changes[i].Path, prefix) {
			return true
		}
	}
	return false
}

// changes puts what a line says of a part into a row that holds the record as it is, and
// notes each difference.
func (d *draft) changes(e *entry, part string, after *cases.Row) {
	j := d.judge
	for i := range j.table.Columns {
		path, f := j.table.Columns[i].Path, &j.reader.fields[i]
		if !e.given[i] || !strings.HasPrefix(path, part+".") || !stored(path, &f.Meta) || j.options.Leave[path] {
			continue
		}
		from, to := f.At(&e.Row), f.At(after)
		if to == nil || cases.Same(from, to) {
			continue
		}
		before := cases.TextOf(to)
		text, ok := cases.Canonical(from)
		if cases.SetCanonical(to, text, ok) != nil {
			continue // both are of one field, so what one holds the other takes
		}
		e.changes = append(e.changes, Change{path, f.Title, before, cases.TextOf(to), f.Guard})
	}
}

// amendPerson plans what a line changes of a person, or that they join.
func (d *draft) amendPerson(e *entry) {
	was, ok := d.memberOf(e)
	if !ok {
		d.join(e)
		return
	}
	after := was
	row := &cases.Row{Person: &after.Person, Membership: &after.Membership}
	d.changes(e, "person", row)
	if e.saysOf(d.judge.table, pathRelation) && d.headChanges(&was, e) {
		e.say(Doubtful, "户主与库中不同（库中户主是“%s”），请在程序里用“更换户主”办理；采用则只改别的栏目，户主不变。", d.present.Household.HeadName)
	} else {
		d.changes(e, "membership", row)
	}
	edited, jobs := e.changed("person.") || e.changed("membership."), len(d.plan.Jobs)
	d.amendWork(e, was.Person.ID)
	if d.judge.options.OnlyNew || !d.taken(e) {
		d.plan.Jobs = d.plan.Jobs[:jobs]
		return
	}
	if edited {
		d.plan.Members = append(d.plan.Members, Edit[cases.Member]{was, after})
	}
}

// saysOf tells whether the line says something under a path.
func (e *entry) saysOf(t *Table, path string) bool {
	i := t.column(path)
	return i >= 0 && e.given[i]
}

// headChanges says whether the line makes somebody else the head.
func (d *draft) headChanges(was *cases.Member, e *entry) bool {
	return (was.Membership.Relation == cases.RelationHead) != (e.Row.Membership.Relation == cases.RelationHead)
}

// memberOf finds the member of the household a line is about.
func (d *draft) memberOf(e *entry) (cases.Member, bool) {
	for i := range d.present.Members {
		if m := &d.present.Members[i]; e.isKnown && m.Person.ID == e.known.Person {
			return *m, true
		}
	}
	return cases.Member{}, false
}

// join plans that somebody is a member from now on: somebody new, or somebody the file
// has in another household.
func (d *draft) join(e *entry) {
	if e.Row.Membership.Relation == cases.RelationHead && d.present.Household.HeadName != "" {
		e.say(Stuck, "本户已有户主“%s”，请在程序里用“更换户主”办理，或在表里改正与户主关系后再导入。", d.present.Household.HeadName)
		return
	}
	e.joined = true
	if d.judge.options.OnlyOld {
		return
	}
	if e.moved {
		d.plan.Moves = append(d.plan.Moves, Move{Person: e.known.Person, From: e.known.Household, Relation: e.Row.Membership.Relation})
		return
	}
	m := cases.Member{Membership: *e.Row.Membership, Person: *e.Row.Person}
	m.Person.Facts = cases.PersonFacts{}
	m.Person.Note = joinNotes(m.Person.Note, d.notesOf(e))
	if e.isKnown { // of the file, and in no household today
		m.Person = cases.Person{Base: cases.Base{ID: e.known.Person}, Name: e.known.Name}
		m.Membership.JoinedOn = d.judge.options.Reading.Today
	}
	d.plan.Members = append(d.plan.Members, Edit[cases.Member]{After: m})
}

func (d *draft) joining() (n int) {
	for _, e := range d.entries {
		if e.joined {
			n++
		}
	}
	return n
}

// absent names the members the list does not have: it may be a part of a list, so nothing
// is done about them.
func (d *draft) absent() {
	there := map[int64]bool{}
	for _, e := range d.entries {
		there[e.known.Person] = true
	}
	var names []string
	for i := range d.present.Members {
		if p := &d.present.Members[i].Person; !there[p.ID] {
			names = append(names, p.Name)
		}
	}
	if len(names) > 0 && len(d.entries) > 1 {
		d.lead.say(Hint, "库中本户还有 %d 人不在表里：%s。导入不会减少成员。", len(names), strings.Join(names, "、"))
	}
}
