package intake

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// Book is what the file has of the records of one household that a list is held against:
// of the kind asked for only. Measures and visits come with the parts lists have.
type Book struct {
	Household cases.Household // with its incomes of the list's year, where these are asked for
	Before    cases.Household // only its incomes of the year before
	Village   *cases.Village
	Members   []cases.Member

	Visits   []cases.VisitFile
	Measures []cases.MeasureFile
	Jobs     []cases.JobSpell
	Plans    []cases.JobPlan
	Sales    []cases.Sale
	Incomes  []cases.Income
}

// Books is where a judge of a ledger looks up what is known.
type Books interface {
	// Books reads the records of a kind of some households; household 0 stands for the
	// sales that no household made.
	Books(ctx context.Context, kind Kind, households []int64) (map[int64]*Book, error)
}

// Entries is what an import stores of the records of one household. What has no id
// before is new.
type Entries struct {
	Visits   []Edit[cases.VisitFile]
	Measures []Edit[cases.MeasureFile]
	Jobs     []Edit[cases.JobSpell]
	Plans    []Edit[cases.JobPlan]
	Sales    []Edit[cases.Sale]
	Incomes  []Edit[cases.Income]
}

// Empty says whether there is nothing to be stored.
func (e *Entries) Empty() bool {
	return e == nil || len(e.Visits)+len(e.Measures)+len(e.Jobs)+len(e.Plans)+len(e.Sales)+len(e.Incomes) == 0
}

// person finds a member by their id; nil where they are none.
func (b *Book) person(id cases.Ref) *cases.Person {
	for i := range b.Members {
		if p := &b.Members[i].Person; cases.Ref(p.ID) == id && id != 0 {
			return p
		}
	}
	return nil
}

// folder is a record with its parts while a list is held against it: as the file has
// it, and as it will be.
type folder struct {
	row    cases.Row // its parts as they will be
	person cases.Ref // whom it is about
	dirty  bool
	months []*slot // of a public post
	put    func(*Entries)
}

// slot is what one line can be about: a record, or one month of a public post.
type slot struct {
	folder *folder
	month  *cases.Attendance // of a public post; nil for the post itself
	line   int               // the line that took it, counted from 1
}

// row is the record as a row with all its parts.
func (s *slot) row() cases.Row {
	r := s.folder.row
	if s.month != nil {
		r.Attendance = s.month
	}
	return r
}

// open says whether several lines may be about the slot: a post, for months it does not
// have yet.
func (s *slot) open() bool { return s.folder.row.Post != nil && s.month == nil }

// copied gives a row whose parts can be changed without touching those of r.
func copied(r cases.Row) cases.Row {
	r.Visit, r.Measure, r.Industry, r.Post = clone(r.Visit), clone(r.Measure), clone(r.Industry), clone(r.Post)
	r.Attendance, r.Loan, r.Aid, r.Subsidy = clone(r.Attendance), clone(r.Loan), clone(r.Aid), clone(r.Subsidy)
	r.Sale, r.Job, r.Plan, r.Income = clone(r.Sale), clone(r.Job), clone(r.Plan), clone(r.Income)
	r.Demands, r.Inputs = slices.Clone(r.Demands), slices.Clone(r.Inputs)
	return r
}

func clone[T any](v *T) *T {
	if v == nil {
		return nil
	}
	c := *v
	return &c
}

func jobFolder(before cases.JobSpell) *folder {
	f := &folder{row: cases.Row{Job: clone(&before)}, person: before.PersonID}
	f.put = func(e *Entries) { e.Jobs = append(e.Jobs, Edit[cases.JobSpell]{before, *f.row.Job}) }
	return f
}

func planFolder(before cases.JobPlan) *folder {
	f := &folder{row: cases.Row{Plan: clone(&before)}, person: before.PersonID}
	f.put = func(e *Entries) { e.Plans = append(e.Plans, Edit[cases.JobPlan]{before, *f.row.Plan}) }
	return f
}

func saleFolder(before cases.Sale) *folder {
	f := &folder{row: cases.Row{Sale: clone(&before)}}
	f.put = func(e *Entries) { e.Sales = append(e.Sales, Edit[cases.Sale]{before, *f.row.Sale}) }
	return f
}

func incomeFolder(before cases.Income) *folder {
	f := &folder{row: cases.Row{Income: clone(&before)}, person: before.PersonID}
	f.put = func(e *Entries) { e.Incomes = append(e.Incomes, Edit[cases.Income]{before, *f.row.Income}) }
	return f
}

func visitFolder(before cases.VisitFile) *folder {
	f := &folder{row: cases.Row{Visit: clone(&before.Visit), Demands: before.Demands, Promises: before.Promises}}
	f.put = func(e *Entries) {
		after := before
		after.Visit = *f.row.Visit
		after.Demands = slices.DeleteFunc(slices.Clone(f.row.Demands), func(d cases.Demand) bool { return d.ID == 0 && d.Text == "" })
		e.Visits = append(e.Visits, Edit[cases.VisitFile]{before, after})
	}
	return f
}

func measureFolder(before cases.MeasureFile) *folder {
	f := &folder{person: before.Measure.PersonID, row: copied(cases.Row{
		Measure: &before.Measure, Industry: before.Industry, Inputs: before.Inputs, Post: before.Post,
		Loan: before.Loan, Aid: before.Aid, Subsidy: before.Subsidy,
	})}
	for i := range before.Attendance {
		f.months = append(f.months, &slot{folder: f, month: clone(&before.Attendance[i])})
	}
	f.put = func(e *Entries) {
		r := &f.row
		after := cases.MeasureFile{
			Measure: *r.Measure, Industry: r.Industry, Post: r.Post, Loan: r.Loan, Aid: r.Aid, Subsidy: r.Subsidy,
			Sales: before.Sales, Job: before.Job, Photos: before.Photos,
			Inputs: slices.DeleteFunc(slices.Clone(r.Inputs), func(i cases.Input) bool { return i.ID == 0 && !i.Amount.Valid }),
		}
		for _, m := range f.months {
			after.Attendance = append(after.Attendance, *m.month)
		}
		e.Measures = append(e.Measures, Edit[cases.MeasureFile]{before, after})
	}
	return f
}

// folders are the records of a kind that the household has.
func (b *Book) folders(kind Kind) []*folder {
	switch kind {
	case VisitsKind:
		return foldersOf(b.Visits, visitFolder)
	case IncomesKind:
		return foldersOf(b.Incomes, incomeFolder)
	case JobsKind:
		return foldersOf(b.Jobs, jobFolder)
	case PlansKind:
		return foldersOf(b.Plans, planFolder)
	case SalesKind:
		return foldersOf(b.Sales, saleFolder)
	case PeopleKind:
		return nil
	}
	return slices.DeleteFunc(foldersOf(b.Measures, measureFolder), func(f *folder) bool { return !f.has(kind) })
}

func foldersOf[T any](records []T, open func(T) *folder) []*folder {
	out := make([]*folder, len(records))
	for i := range records {
		out[i] = open(records[i])
	}
	return out
}

// has says whether a measure has the part that lines of the kind are about.
func (f *folder) has(kind Kind) bool {
	switch kind {
	case IndustryKind:
		return f.row.Industry != nil
	case PostsKind:
		return f.row.Post != nil
	case LoansKind:
		return f.row.Loan != nil
	case AidKind:
		return f.row.Aid != nil
	case SubsidiesKind:
		return f.row.Subsidy != nil
	}
	return true
}

// newFolder is a record of a kind that is new.
func newFolder(kind Kind) *folder {
	var f *folder
	switch kind {
	case VisitsKind:
		f = visitFolder(cases.VisitFile{})
	case IncomesKind:
		f = incomeFolder(cases.Income{})
	case JobsKind:
		f = jobFolder(cases.JobSpell{})
	case PlansKind:
		f = planFolder(cases.JobPlan{})
	case SalesKind:
		f = saleFolder(cases.Sale{})
	default:
		f = measureFolder(cases.MeasureFile{})
		f.row = cases.Row{}
		addParts(&f.row, kind.Grain())
		f.row.Inputs, f.row.Attendance = nil, nil
		if kind == MeasuresKind {
			f.row.Industry = nil
		}
	}
	f.row.Demands = nil
	return f
}

// slots are what lines can be about.
func (f *folder) slots() []*slot {
	if f.row.Post == nil {
		return []*slot{{folder: f}}
	}
	return append(slices.Clone(f.months), &slot{folder: f})
}
