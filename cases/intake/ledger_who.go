package intake

import "zhucunji/cases"

// note is a line of a ledger on its way to a decision.
type note struct {
	*Record
	number    int   // as Excel numbers it
	household int64 // 0: none, or not known
	person    cases.Ref
	lost      bool // nobody knows whose it is, so that it cannot be stored
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
		e.say(Doubtful, "库中没有此户，或有几户户主同名。请先导入农户和成员，或补上户编号、户主证件号码。")
	}
	return e
}

// whose finds the person a line names.
func (j *ledgerJudge) whose(e *note, team string) {
	p := e.Row.Person
	k, ok, reason := j.roster.person(p, e.household, team)
	if !ok && reason == "" {
		k, ok = j.roster.only(p, e.household, team)
	}
	switch {
	case reason != "":
		e.say(Doubtful, "%s", reason)
		e.lost = !ok
	case !ok:
		e.lost = true
		e.say(Doubtful, "库中没有此人，请先导入农户和成员；有同名的请补上证件号码。")
	}
	if e.lost {
		return
	}
	e.person, e.name = cases.Ref(k.Person), k.Name
	switch {
	case k.Household == 0 && e.household == 0:
		e.lost = true
		e.say(Doubtful, "库中此人已不在户（死亡、迁出等），请核对。")
	case k.Household == 0:
		e.say(Doubtful, "库中此人已不在户（死亡、迁出等），请核对。")
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
