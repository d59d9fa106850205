package intake

import (
	"context"
	"iter"
	"slices"

	"zhucunji/cases"
)

// strays is how many lines of no known household are judged at once.
const strays = 1000

// ledgerJudge holds a list of records against those of the file.
type ledgerJudge struct {
	kind    Kind
	info    kindInfo
	table   *Table
	options *Options
	roster  *Roster
	find    *finder
	reader  *reader
	columns []ledgerColumn
}

// ledgerColumn is a column of a ledger that is stored; typed is nil for the others.
type ledgerColumn struct {
	worked   // what is typed for a column that is worked out
	isWorked bool
	shown    func(*cases.Row) any // what a report shows
}

// Ledger judges a list of records that belong to people and households of the file,
// household by household: what each line is, and what is to be stored. The table's
// columns are settled (see Settle), the roster holds what WantedOf asked for. It yields
// the errors of books.
func Ledger(ctx context.Context, t *Table, o *Options, roster *Roster, books Books) iter.Seq2[*Plan, error] {
	kind := t.Kind
	j := &ledgerJudge{
		kind: kind, info: kind.info(), table: t, options: o, roster: roster,
		find: newFinder(t), reader: newReader(t, o.Reading, o.Erase),
	}
	j.readOnlyWanted()
	groups := j.groups()
	return func(yield func(*Plan, error) bool) {
		for from := 0; from < len(groups); from += chunk {
			part := groups[from:min(len(groups), from+chunk)]
			ids := make([]int64, len(part))
			for i := range part {
				ids[i] = part[i].household
			}
			known, err := books.Books(ctx, kind, ids)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, g := range part {
				book := known[g.household]
				if book == nil {
					book = &Book{}
				}
				if !yield(j.household(g.lines, book), nil) {
					return
				}
			}
		}
	}
}

// readOnlyWanted leaves the columns alone that a ledger does not store and by which nobody
// is recognised: what is wrong in them is no matter of the ledger.
func (j *ledgerJudge) readOnlyWanted() {
	who := []string{pathName, pathID, pathBirth, pathHeadName, pathHeadID, pathCode, pathVillage, pathTeam}
	j.columns = make([]ledgerColumn, len(j.table.Columns))
	for i := range j.table.Columns {
		path, f := j.table.Columns[i].Path, &j.reader.fields[i]
		shown, _ := cases.ReportField(path)
		w, isWorked := workedAt(path)
		if !isWorked && slices.Contains(j.info.parts, partOf(path)) && typed(&f.Meta) {
			w.typed = f.At
		}
		j.columns[i] = ledgerColumn{worked: w, isWorked: isWorked, shown: shown.At}
		if !slices.Contains(who, path) && !j.info.owns(path) {
			*f = cases.Field[cases.Row]{}
		}
	}
}

// group is the lines about one household.
type group struct {
	household int64
	lines     []int
}

// groups puts the lines together by household, in the order in which they first come.
func (j *ledgerJudge) groups() []group {
	var out []group
	place := map[int64]int{}
	for line := range j.table.Lines {
		household := j.note(line).household
		at, ok := place[household]
		if !ok || household == 0 && j.kind != SalesKind && len(out[at].lines) >= strays {
			at = len(out)
			place[household] = at
			out = append(out, group{household: household})
		}
		out[at].lines = append(out[at].lines, line)
	}
	return out
}

// household judges the lines of one household.
func (j *ledgerJudge) household(lines []int, book *Book) *Plan {
	s := &shelf{judge: j, book: book, plan: &Plan{HouseholdID: book.Household.ID, Entries: &Entries{}}}
	for _, line := range lines {
		e := j.note(line)
		s.prepare(e)
		s.notes = append(s.notes, e)
	}
	if j.kind == IncomesKind && j.byItem() {
		for _, e := range s.notes {
			s.cells(e)
		}
	} else {
		for _, f := range book.folders(j.kind) {
			s.add(f)
		}
		s.recognise()
	}
	for _, f := range s.folders {
		if f.dirty {
			f.put(s.plan.Entries)
		}
	}
	return s.plan
}

// prepare puts into a line what its list leaves out: whose it is and, where the year or
// the month is that of the whole list, the year or month.
func (s *shelf) prepare(e *note) {
	j, r := s.judge, &e.Row
	if e.person == 0 && !e.lost && j.kind.needsPerson() {
		e.person = s.book.Household.HeadID // a list that names the head alone means the head
	}
	refer(r, cases.Ref(e.household), e.person)
	year := cases.Some(int64(j.options.Year))
	if r.Measure != nil && !r.Measure.Year.Valid {
		r.Measure.Year = year
		if r.Loan != nil && r.Loan.LentOn != 0 {
			r.Measure.Year = cases.Some(int64(r.Loan.LentOn.Year()))
		}
	}
	if r.Plan != nil && !r.Plan.Year.Valid {
		r.Plan.Year = year
	}
	if r.Attendance != nil && r.Attendance.Month == 0 {
		r.Attendance.Month = j.options.Month
	}
	if r.Income != nil {
		s.span(r.Income)
	}
}

// span gives an income that names no day the accounting year of the list, and one that
// names one day that day.
func (s *shelf) span(i *cases.Income) {
	switch {
	case i.FromOn == 0 && i.ToOn == 0:
		year := cases.LedgerYear(s.judge.options.Year)
		i.FromOn, i.ToOn = year.From, year.To
	case i.FromOn == 0:
		i.FromOn = i.ToOn
	case i.ToOn == 0:
		i.ToOn = i.FromOn
	}
}

// settle gives a line its item.
func (s *shelf) settle(e *note, isNew bool) State {
	state := s.judge.options.settle(e.Record, e.number, isNew, e.changes)
	changes := e.changes
	if isNew {
		changes = nil
	}
	name := e.name
	if name == "" {
		name = s.book.Household.HeadName
	}
	s.plan.Items = append(s.plan.Items, Item{
		Line: e.Line, State: state, Name: name, Household: s.book.Household.HeadName, Changes: changes, Problems: e.Problems,
	})
	e.done = true
	return state
}
