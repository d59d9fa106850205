package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// shelf is the records of one household while the lines about it are held against them.
type shelf struct {
	judge   *ledgerJudge
	book    *Book
	plan    *Plan
	notes   []*note
	folders []*folder
	slots   []*slot
	celled  int // the line, from 1, that told the household's incomes of a year
}

func (s *shelf) add(f *folder) {
	s.folders = append(s.folders, f)
	s.slots = append(s.slots, f.slots()...)
}

// recognise finds the record of each line: first those that say nothing new, so that a
// line that changes something does not take the record of another, then the nearest.
func (s *shelf) recognise() {
	for _, e := range s.notes {
		if e.lost || e.worst() == Wrong || s.judge.options.Skip[e.number] {
			s.settle(e, false)
		}
	}
	for _, e := range s.notes {
		if e.done {
			continue
		}
		for _, at := range s.free(e) {
			if _, changes, isNew := s.try(e, at); len(changes) == 0 && !isNew {
				s.take(e, at)
				break
			}
		}
	}
	for _, e := range s.notes {
		if !e.done {
			s.nearest(e)
		}
	}
}

// free are the records that a line can be about and no other line is, months of a post
// before the post.
func (s *shelf) free(e *note) []*slot {
	var out []*slot
	for _, at := range s.slots {
		if (at.line == 0 || at.open()) && s.near(e, at) {
			out = append(out, at)
		}
	}
	slices.SortStableFunc(out, func(a, b *slot) int { return b2i(a.open()) - b2i(b.open()) })
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *shelf) near(e *note, at *slot) bool {
	known := at.row()
	return s.judge.kind.near(&known, &e.Row, s.book.Household.HeadID)
}

// nearest takes the record of which a line changes least, or a new one.
func (s *shelf) nearest(e *note) {
	var best *slot
	least := 0
	for _, at := range s.free(e) {
		_, changes, isNew := s.try(e, at)
		if n := len(changes) + b2i(isNew)*100; best == nil || n < least {
			best, least = at, n
		}
	}
	if best == nil || best.open() && s.attended(e) {
		s.twice(e)
	}
	if best == nil {
		best = &slot{folder: newFolder(s.judge.kind)}
	}
	s.take(e, best)
}

// twice notes a line that says what an earlier one says.
func (s *shelf) twice(e *note) {
	for _, at := range s.slots {
		if at.line == 0 || at.open() || !s.near(e, at) {
			continue
		}
		if at.month != nil {
			e.say(Doubtful, "与第 %d 行是同一岗位的同一个月，可能写了两次，请核对。", s.judge.table.Lines[at.line-1].Number)
			return
		}
		if _, changes, _ := s.try(e, at); len(changes) == 0 {
			e.say(Doubtful, "与第 %d 行内容相同，可能写了两次；确是两笔的请确认后再导入。", s.judge.table.Lines[at.line-1].Number)
			return
		}
	}
}

// try puts what a line says into a copy of a record, and tells the differences. isNew
// says that the record, or the month of a post, is not there yet.
func (s *shelf) try(e *note, at *slot) (after cases.Row, changes []Change, isNew bool) {
	after = copied(at.row())
	fresh := at.line == 0 && !slices.Contains(s.folders, at.folder)
	isNew = fresh
	if at.open() && s.attended(e) {
		after.Attendance, isNew = &cases.Attendance{Month: e.Row.Attendance.Month}, true
	}
	if fresh {
		s.begin(e, &after)
	}
	s.surround(&after, e, at)
	changes = s.fill(e, &after, false, fresh)
	if isNew && after.Attendance != nil {
		atStandard(&after)
	}
	changes = append(changes, s.fill(e, &after, true, fresh)...) // compared when the rest is in its place
	if e.notes != nil && isNew {
		s.keepNotes(e, &after)
	}
	return after, changes, isNew
}

// fill puts the cells of a line into a record: those that are typed, or those that are
// worked out.
func (s *shelf) fill(e *note, after *cases.Row, isWorked, fresh bool) (changes []Change) {
	j := s.judge
	for i := range j.columns {
		c := &j.columns[i]
		if !e.given[i] || c.typed == nil || c.isWorked != isWorked || !fresh && j.options.Leave[j.table.Columns[i].Path] {
			continue
		}
		if change, differs := s.put(e, after, i); differs {
			changes = append(changes, change)
		}
	}
	return changes
}

// atStandard gives a new month of a post what the post asks and pays, where the list does
// not say.
func atStandard(after *cases.Row) {
	usual := cases.DefaultAttendance(after.Post, after.Attendance.Month)
	if !after.Attendance.RequiredDays.Valid {
		after.Attendance.RequiredDays = usual.RequiredDays
	}
	if !after.Attendance.MonthlyStandard.Valid {
		after.Attendance.MonthlyStandard = usual.MonthlyStandard
	}
}

// put puts one cell into a record.
func (s *shelf) put(e *note, after *cases.Row, column int) (Change, bool) {
	c, own, f := &s.judge.table.Columns[column], &s.judge.columns[column], &s.judge.reader.fields[column]
	from, to := own.typed(&e.Row), own.shown(after)
	if from == nil || to == nil || cases.Same(from, to) {
		return Change{}, false
	}
	before, listed := cases.TextOf(to), cases.TextOf(from)
	if c.Path == "visit.visitors" && listed != "" && sameNames(before, listed) {
		return Change{}, false
	}
	target := own.typed(after)
	if target == nil && own.grow != nil && before == "" {
		own.grow(after)
		target = own.typed(after)
	}
	if target == nil {
		return Change{}, false
	}
	text, ok := cases.Canonical(from)
	if cases.SetCanonical(target, text, ok) != nil {
		return Change{}, false // both are of one field, so what one holds the other takes
	}
	return Change{c.Path, f.Title, before, listed, f.Guard}, true
}

// attended says whether a line tells of a month of a post.
func (s *shelf) attended(e *note) bool {
	for i := range s.judge.table.Columns {
		if e.given[i] && strings.HasPrefix(s.judge.table.Columns[i].Path, "attendance.") {
			return true
		}
	}
	return false
}

// begin gives a new record what its list leaves out.
func (s *shelf) begin(e *note, after *cases.Row) {
	household, person := cases.Ref(e.household), e.person
	if s.judge.kind == SubsidiesKind && person == s.book.Household.HeadID {
		person = 0 // paid to the head it is the household's
	}
	refer(after, household, person)
	if m := after.Measure; m != nil {
		m.Year, m.Block = e.Row.Measure.Year, s.judge.kind.block(&e.Row)
	}
	if p := after.Plan; p != nil {
		p.Year = e.Row.Plan.Year
	}
	if v := after.Visit; v != nil {
		v.Way = cases.WayHome // what a book of visits means where it does not say
	}
	if i := after.Income; i != nil {
		i.FromOn, i.ToOn = e.Row.Income.FromOn, e.Row.Income.ToOn
	}
	if sale := after.Sale; sale != nil {
		sale.Consumption = cases.Yes // the ledger of sales is that of 消费帮扶
		if sale.VillageID = s.book.Household.VillageID; sale.VillageID == 0 {
			sale.VillageID = cases.Ref(s.judge.options.Village.ID)
		}
	}
	if after.Post != nil && s.attended(e) {
		after.Attendance = &cases.Attendance{Month: e.Row.Attendance.Month}
	}
}

// surround gives a record the parts of its household, from which reports work things out.
func (s *shelf) surround(after *cases.Row, e *note, at *slot) {
	after.AsOf, after.Village, after.Household = s.judge.options.Reading.Today, s.book.Village, &s.book.Household
	after.Head = s.book.person(s.book.Household.HeadID)
	person := at.folder.person
	if !slices.Contains(s.folders, at.folder) && after.Measure != nil {
		person = after.Measure.PersonID
	}
	if person == 0 && after.Measure == nil {
		person = e.person
	}
	after.Person = s.book.person(person)
}

// keepNotes keeps what stands in columns nobody knows.
func (s *shelf) keepNotes(e *note, after *cases.Row) {
	parts := s.judge.info.parts
	f, ok := cases.ReportField(parts[len(parts)-1] + ".note")
	if note, is := f.At(after).(*string); ok && is && note != nil {
		*note = joinNotes(*note, e.notes)
	}
}

// take decides that a line is about a record, and keeps what it says unless it is held
// back.
func (s *shelf) take(e *note, at *slot) {
	after, changes, isNew := s.try(e, at)
	e.changes = changes
	if isNew || len(changes) > 0 {
		e.tell(s.judge.table, s.judge.check(&after, s.book))
	}
	at.line = e.Line + 1
	if state := s.settle(e, isNew); state != Added && state != Changed {
		return
	}
	f := at.folder
	f.dirty = true
	if after.Measure != nil {
		f.person = after.Measure.PersonID
	}
	month := after.Attendance
	f.row = after
	f.row.Attendance, f.row.AsOf = nil, 0
	switch {
	case month == nil:
	case at.month == nil:
		made := &slot{folder: f, month: month, line: e.Line + 1}
		f.months = append(f.months, made)
		if slices.Contains(s.folders, f) {
			s.slots = append(s.slots, made)
		}
	default:
		at.month = month
	}
	if !slices.Contains(s.folders, f) {
		s.add(f)
		for _, other := range s.slots {
			if other.folder == f {
				other.line = e.Line + 1
			}
		}
	}
}
