package intake

import (
	"slices"

	"zhucunji/cases"
)

// checkPeople holds the number of people a list states against the members there will be.
func (d *draft) checkPeople(lead *entry, people int) {
	stated := lead.Row.Household.People
	if stated.Valid && int(stated.Value) != people && len(d.entries) > 1 {
		lead.say(Hint, "表中家庭人口是 %d 人，导入后本户有 %d 人，请核对。", stated.Value, people)
	}
}

// standing plans another 户类型, from today on: the list does not say since when.
func (d *draft) standing() {
	value := d.lead.Row.Household.HouseholdType
	held := cases.TypeOn(d.present.Standings, d.judge.options.Reading.Today)
	if value == "" || value == held || d.judge.options.Leave[pathType] {
		return
	}
	d.plan.Type = value
	d.lead.changes = append(d.lead.changes, Change{pathType, "户类型", held, value, cases.Plain})
}

// monitorings plans what a line says of the household as 监测对象: of the spell that began
// last, or of a new one, and of an earlier one where it was first recognised before that.
func (d *draft) monitorings(lead *entry, known []cases.Monitoring) []Edit[cases.Monitoring] {
	listed := *lead.Row.Monitoring
	if !d.says("monitoring") {
		return nil
	}
	last, ok := newest(known)
	begun := listed.RecognisedMonth
	if !ok || (begun != 0 && last.RecognisedMonth != 0 && begun > last.RecognisedMonth) {
		return d.newMonitoring(lead, listed, known)
	}
	after := last
	d.changes(lead, "monitoring", &cases.Row{Monitoring: &after})
	if !lead.changed("monitoring.") {
		return nil
	}
	if err := after.Check(); err != nil {
		lead.say(Doubtful, "%s采用则不导入监测对象的栏目，其他照常。", cases.MessageOf(err))
		lead.changes = slices.DeleteFunc(lead.changes, func(c Change) bool { return partOf(c.Path) == "monitoring" })
		return nil
	}
	return []Edit[cases.Monitoring]{{last, after}}
}

// newMonitoring plans a spell the file does not have.
func (d *draft) newMonitoring(lead *entry, listed cases.Monitoring, known []cases.Monitoring) []Edit[cases.Monitoring] {
	if listed.Class == "" {
		if listed.RecognisedMonth != 0 {
			lead.say(Hint, "有风险识别时间而没有监测对象类别，识别时间没有导入。")
		}
		return nil
	}
	if d.judge.options.Leave[pathClass] {
		return nil
	}
	if err := listed.Check(); err != nil {
		lead.say(Doubtful, "%s采用则不导入监测对象的栏目，其他照常。", cases.MessageOf(err))
		return nil
	}
	out := []Edit[cases.Monitoring]{{After: listed}}
	lead.changes = append(lead.changes, Change{pathClass, "监测对象类别", "", listed.Class, cases.Plain})
	first := lead.Row.Household.Facts.FirstMonth
	if first == 0 || first >= listed.RecognisedMonth || len(known) > 0 {
		return out
	}
	earlier := cases.Monitoring{
		Class: listed.Class, RecognisedMonth: first, EndedMonth: listed.RecognisedMonth,
		Note: "由“首次识别时间”导入",
	}
	return append([]Edit[cases.Monitoring]{{After: earlier}}, out...)
}

// says tells whether the list has a column of a part.
func (d *draft) says(part string) bool {
	for i := range d.judge.table.Columns {
		if f := &d.judge.reader.fields[i]; f.At != nil && d.lead.given[i] && partOf(d.judge.table.Columns[i].Path) == part {
			return true
		}
	}
	return false
}

func partOf(path string) string {
	for i := range len(path) {
		if path[i] == '.' {
			return path[:i]
		}
	}
	return path
}

func newest(list []cases.Monitoring) (m cases.Monitoring, ok bool) {
	for i := range list {
		if !list[i].Hidden && (!ok || list[i].RecognisedMonth > m.RecognisedMonth) {
			m, ok = list[i], true
		}
	}
	return m, ok
}

// income takes up a 人均纯收入 for which the file has no ground of its own, and holds it
// against the account where there is one.
func (d *draft) income() {
	listed := d.lead.Row.Household.Facts.NetPerHead
	switch {
	case !listed.Valid || listed == d.present.PerHead || d.judge.options.Leave[pathPerHead]:
	case !d.present.PerHead.Valid:
		d.plan.PerHead = listed
		d.lead.changes = append(d.lead.changes, Change{pathPerHead, "人均纯收入", "", cases.TextOf(&listed), cases.Sensitive})
	default:
		known := d.present.PerHead
		d.lead.say(Hint, "人均纯收入表中是 %s 元，收入台账算出 %s 元，没有改动；请核对收入明细。", cases.TextOf(&listed), cases.TextOf(&known))
	}
}

// worked is the spell of work that stands for a number of months, which is all the list
// says: from January of the year on.
func (d *draft) worked(e *entry) (spell cases.JobSpell, ok bool) {
	months := e.Row.Person.Facts.JobMonths
	if !months.Valid || months.Value < 1 || months.Value > 12 {
		return spell, false
	}
	january := cases.NewDay(d.judge.options.Year, 1, 1).MonthOf()
	return cases.JobSpell{
		Working: cases.Yes, FromMonth: january, ToMonth: january.Add(int(months.Value) - 1),
		Place: e.Row.Person.Facts.JobPlace, Employer: e.Row.Person.Facts.JobCompany,
		Channel: e.Row.Person.Facts.JobChannel, Abroad: e.Row.Person.Facts.JobAbroad,
		Note: "按表中的务工月数导入，起止月份待核实",
	}, true
}

// amendWork holds the months a list states against the spells the file has.
func (d *draft) amendWork(e *entry, person int64) {
	spell, ok := d.worked(e)
	if !ok || d.judge.options.Leave[pathJobMonths] {
		return
	}
	stated, known := e.Row.Person.Facts.JobMonths, d.present.Worked[person]
	switch known {
	case stated.Value:
	case 0:
		spell.HouseholdID, spell.PersonID = cases.Ref(d.household), cases.Ref(person)
		d.plan.Jobs = append(d.plan.Jobs, spell)
		e.changes = append(e.changes, Change{pathJobMonths, "务工时间（月）", "", cases.TextOf(&stated), cases.Plain})
	default:
		e.say(Hint, "务工时间表中是 %d 个月，务工台账有 %d 个月，没有改动；请核对务工台账。", stated.Value, known)
	}
}
