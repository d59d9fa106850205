package intake

import "zhucunji/cases"

// note is a line of a ledger on its way to a decision.
type note struct {
	*Record
	number    int   // as Excel numbers it
	household int64 // 0: none, or not known
	person    cases.Ref
	lost      bool // nobody knows whose it is: it waits until somebody points them out
	changes   []Change
	name      string
	done      bool
}

// note reads a line and finds whose it is (domain.md §6).
func (j *ledgerJudge) note(line int) *note {
	e := &note{Record: j.reader.read(line), number: j.table.Lines[line].Number}
	f := Family{}
	f.add(j.find, line)
	e.household = j.roster.household(&f, j.table)
	e.name = e.Row.Person.Name
	if k, ok := j.roster.pointed(j.options, e.number); ok {
		j.point(e, k)
		return e
	}
	if e.Row.Person.Name != "" || e.Row.Person.IDNumber != "" {
		j.whose(e, f.Team)
	}
	if e.lost || e.household != 0 {
		return e
	}
	switch {
	case f.Code == "" && f.HeadID == "" && f.HeadName == "" && j.kind == SalesKind:
	case f.Code == "" && f.HeadID == "" && f.HeadName == "":
		e.say(Wrong, "这一行没有写是哪一户、哪个人。")
	default:
		e.lost = true
		e.say(Stuck, "库中没有此户，或有几户户主同名。请先导入农户和成员，或补上户编号、户主证件号码；也可以点“这是谁…”指明户主。")
	}
	return e
}

// point gives a line to the person somebody pointed out. Where it names a household alone,
// it is that of the person.
func (j *ledgerJudge) point(e *note, k Known) {
	e.name, e.household = k.Name, k.Household
	if e.Row.Person.Name != "" || e.Row.Person.IDNumber != "" {
		e.person = cases.Ref(k.Person)
	}
	if e.lost = k.Household == 0; e.lost {
		e.say(Stuck, "指明的“%s”已不在户（死亡、迁出等），请另外指明是谁。", k.Name)
	}
}

// whose finds the person a line names.
func (j *ledgerJudge) whose(e *note, team string) {
	p := e.Row.Person
	k, ok, doubt := j.roster.person(p, e.household, team)
	if !ok && doubt == nil {
		k, ok = j.roster.only(p, e.household, team)
	}
	switch {
	case doubt != nil && ok:
		e.say(Doubtful, "%s；采用则记在此人名下。", doubt.Reason)
	case doubt != nil:
		e.say(Stuck, "%s", doubt.Reason)
	case !ok:
		e.say(Stuck, "库中没有此人，请先导入农户和成员；有同名的请补上证件号码，或点“这是谁…”指明。")
	}
	e.lost = !ok
	if e.lost {
		return
	}
	e.person, e.name = cases.Ref(k.Person), k.Name
	switch {
	case k.Household == 0 && e.household == 0:
		e.lost = true
		e.say(Stuck, "库中此人已不在户（死亡、迁出等），不知道记在哪一户。请补上户编号，或点“这是谁…”指明户里的人。")
	case k.Household == 0:
		e.say(Doubtful, "库中此人已不在户（死亡、迁出等），请核对；采用则记在表里的这一户。")
	case e.household != 0 && e.household != k.Household:
		e.household = k.Household
		e.say(Doubtful, "库中此人在另一户，确认后记在库中的那一户。")
	default:
		e.household = k.Household
	}
}

// only finds a person by a name that nobody else has, where the line says nothing more:
// neither an identity number nor another birth date.
func (r *Roster) only(p *cases.Person, household int64, team string) (found Known, ok bool) {
	if p.IDNumber != "" || !p.BirthOn.IsZero() || household != 0 {
		return found, false
	}
	for _, k := range r.byName[p.Name] {
		if k.Household == 0 || !free(k.Team, team) {
			continue
		}
		if ok {
			return found, false
		}
		found, ok = k, true
	}
	return found, ok
}
