package intake

import (
	"context"
	"iter"

	"zhucunji/cases"
)

// File is where a judge looks up what is known.
type File interface {
	// Present reads some households with their people as of today.
	Present(ctx context.Context, households []int64) (map[int64]*Present, error)
}

// chunk is how many households are looked up at once.
const chunk = 500

// judge holds a table of people against what is known.
type judge struct {
	table   *Table
	options *Options
	roster  *Roster
	find    *finder
	reader  *reader
	seen    map[string]sighting // identity numbers in the table
	met     map[int64]int       // people of the file: the line that is about them
}

// sighting is where a person stood first in the table.
type sighting struct {
	line   int
	family *Family
}

// People judges a list of people household by household: what each line is, and what is
// to be stored. The table's columns are settled (see Settle), the roster holds what
// WantedOf asked for. It yields the errors of file.
func People(ctx context.Context, t *Table, o *Options, roster *Roster, file File) iter.Seq2[*Plan, error] {
	j := &judge{
		table: t, options: o, roster: roster, find: newFinder(t), reader: newReader(t, o.Reading, o.Erase),
		seen: map[string]sighting{}, met: map[int64]int{},
	}
	all := j.families()
	return func(yield func(*Plan, error) bool) {
		for from := 0; from < len(all); from += chunk {
			part := all[from:min(len(all), from+chunk)]
			var ids []int64
			for i := range part {
				if part[i].household != 0 {
					ids = append(ids, part[i].household)
				}
			}
			present, err := file.Present(ctx, ids)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range part {
				if !yield(j.family(&part[i], present[part[i].household]), nil) {
					return
				}
			}
		}
	}
}

// families puts the lines together by household. Lines that are not said to be of one
// household, but whose people the file has in one, are put together too.
func (j *judge) families() []Family {
	var out []Family
	place := map[int64]int{}
	for _, f := range families(j.table) {
		f.household = j.home(&f)
		at, known := place[f.household]
		if f.household != 0 && known {
			out[at].join(&f)
			continue
		}
		place[f.household] = len(out)
		out = append(out, f)
	}
	return out
}

// home finds the household of a family; where the file does not tell, that of the first of
// its people whom somebody pointed out.
func (j *judge) home(f *Family) int64 {
	if id := j.roster.household(f, j.table); id != 0 {
		return id
	}
	for _, line := range f.Lines {
		if k, ok := j.roster.pointed(j.options, j.table.Lines[line].Number); ok && k.Household != 0 {
			return k.Household
		}
	}
	return 0
}

// family judges the lines of one household; present is nil for a new one.
func (j *judge) family(f *Family, present *Present) *Plan {
	d := &draft{judge: j, family: f, present: present, plan: &Plan{}}
	if present != nil {
		d.household = present.Household.ID
		d.plan.HouseholdID, d.plan.Present = d.household, present.Household
	}
	for _, line := range f.Lines {
		d.entries = append(d.entries, d.entry(line))
	}
	d.first()
	d.compareLines()
	if present == nil {
		d.build()
	} else {
		d.amend()
	}
	d.items()
	return d.plan
}

// entry is a line on its way to a decision.
type entry struct {
	*Record
	number  int // as Excel numbers it
	known   Known
	isKnown bool
	moved   bool // lives in another household so far
	changes []Change
	joined  bool // somebody new, or new to the household
}

// entry reads a line and finds who it is.
func (d *draft) entry(line int) *entry {
	j := d.judge
	e := &entry{Record: j.reader.read(line), number: j.table.Lines[line].Number}
	p := e.Row.Person
	if p.Name == "" && p.IDNumber == "" {
		e.say(Wrong, "这一行没有姓名，也没有证件号码，不知道是谁。")
		return e
	}
	if e.known, e.isKnown = j.roster.pointed(j.options, e.number); !e.isKnown {
		var doubt *Problem
		if e.known, e.isKnown, doubt = j.roster.person(p, d.household, d.family.Team); doubt != nil {
			if e.isKnown {
				doubt.Reason += "；采用则按表改此人的姓名和证件号码。"
			}
			e.say(doubt.Severity, "%s", doubt.Reason)
		}
	}
	if !j.options.Skip[e.number] {
		j.twice(e, d.family)
	}
	if e.isKnown && e.known.Household != d.household {
		d.elsewhere(e)
	}
	return e
}

// twice notes a person who stands in the table before. One of the lines must go: nobody
// can say which by accepting the other.
func (j *judge) twice(e *entry, f *Family) {
	id := cases.PersonID(e.Row.Person.IDNumber)
	was, ok := j.seen[id]
	line, met := j.met[e.known.Person]
	if id != "" && !ok {
		j.seen[id] = sighting{e.Line, f}
	}
	if e.isKnown && !met {
		j.met[e.known.Person] = e.Line
	}
	switch {
	case !ok && !met:
	case !ok:
		e.say(Stuck, "与第 %d 行是库中同一个人，请只留一行，另一行点“不导入”。", j.table.Lines[line].Number)
	case was.family == f:
		e.say(Stuck, "与第 %d 行是同一个证件号码，一个人写了两次。请只留一行，另一行点“不导入”；不是同一个人的，请改正号码。", j.table.Lines[was.line].Number)
	default:
		e.say(Stuck, "第 %d 行另一户里也有这个证件号码，一个人不能同时在两户。请核对在哪一户，另一行点“不导入”；不是同一个人的，请改正号码。", j.table.Lines[was.line].Number)
	}
}

// elsewhere says of a person who is known that the file has them in another household.
func (d *draft) elsewhere(e *entry) {
	if e.known.Household == 0 {
		e.say(Doubtful, "库中此人已不在户（死亡、迁出等），请核对；采用则从今天起回到这一户。")
		return
	}
	if e.known.Head {
		e.say(Wrong, "库中此人是另一户的户主，请先在程序里办理分户、并户或更换户主。")
		return
	}
	e.moved = true
	where := "另一户"
	if e.known.Code != "" {
		where = "户编号 " + e.known.Code + " 的户"
	}
	e.say(Doubtful, "库中此人现在在%s，可能已分户、婚嫁或搬迁；确认后按表转到这一户。", where)
}
