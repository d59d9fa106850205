package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// near says whether a record can be the one a line is about, by its natural key. What the
// line leaves out is not asked; head is who is meant where a measure names nobody.
func (k Kind) near(known, listed *cases.Row, head cases.Ref) bool {
	switch k {
	case VisitsKind:
		a, b := known.Visit, listed.Visit
		return a.VisitedOn == b.VisitedOn && says(a.Way, b.Way) && sameNames(a.Visitors, b.Visitors)
	case IncomesKind:
		a, b := known.Income, listed.Income
		return a.PersonID == b.PersonID && a.Item == b.Item && says(a.SubItem, b.SubItem) && a.Period() == b.Period()
	case JobsKind:
		a, b := known.Job, listed.Job
		return a.PersonID == b.PersonID && a.FromMonth == b.FromMonth && says(a.Employer, b.Employer)
	case PlansKind:
		return known.Plan.PersonID == listed.Plan.PersonID && known.Plan.Year == listed.Plan.Year
	case SalesKind:
		a, b := known.Sale, listed.Sale
		return a.SoldOn == b.SoldOn && a.Product == b.Product && cases.Same(&a.Quantity, &b.Quantity) && says(a.Producer, b.Producer)
	}
	a, b := known.Measure, listed.Measure
	if b.PersonID != 0 && a.PersonID != b.PersonID && (a.PersonID != 0 || b.PersonID != head) {
		return false
	}
	return k.nearMeasure(known, listed)
}

// nearMeasure compares the parts of a measure.
func (k Kind) nearMeasure(known, listed *cases.Row) bool {
	year := known.Measure.Year == listed.Measure.Year
	switch k {
	case PostsKind:
		a, b := known.Post, listed.Post
		month := known.Attendance == nil || known.Attendance.Month == listed.Attendance.Month
		return month && says(a.PostName, b.PostName) && says(a.PostType, b.PostType) &&
			(b.ContractFromOn == 0 || a.ContractFromOn == 0 || a.ContractFromOn == b.ContractFromOn)
	case LoansKind:
		return known.Loan.LentOn == listed.Loan.LentOn && known.Loan.Principal == listed.Loan.Principal
	case AidKind:
		return year && says(known.Aid.Term, listed.Aid.Term) && says(known.Aid.Kind, listed.Aid.Kind)
	case SubsidiesKind:
		a, b := known.Subsidy, listed.Subsidy
		return year && a.Kind == b.Kind && says(a.Batch, b.Batch) && says(a.Matter, b.Matter)
	case IndustryKind:
		a, b := known.Industry, listed.Industry
		return year && says(a.Category, b.Category) && says(a.Variety, b.Variety) && says(a.Season, b.Season) && says(a.Batch, b.Batch)
	}
	a, b := known.Measure, listed.Measure
	return year && says(a.Block, b.Block) && says(a.Item, b.Item) && (b.FromOn == 0 || a.FromOn == b.FromOn)
}

// says compares a part of a key where the line has it.
func says(known, listed string) bool { return listed == "" || known == listed }

// sameNames compares lists of names whatever order they are in.
func sameNames(known, listed string) bool {
	sorted := func(text string) string {
		names := cases.Names(text)
		slices.Sort(names)
		return strings.Join(names, "、")
	}
	return listed == "" || sorted(known) == sorted(listed)
}

// needsPerson says whether a record of the kind is always that of a person.
func (k Kind) needsPerson() bool {
	return slices.Contains([]Kind{JobsKind, PlansKind, PostsKind, LoansKind, AidKind}, k)
}

// refer says in the parts of a row whose they are.
func refer(r *cases.Row, household, person cases.Ref) {
	if r.Visit != nil {
		r.Visit.HouseholdID = household
	}
	if r.Measure != nil {
		r.Measure.HouseholdID, r.Measure.PersonID = household, person
	}
	if r.Job != nil {
		r.Job.HouseholdID, r.Job.PersonID = household, person
	}
	if r.Plan != nil {
		r.Plan.HouseholdID, r.Plan.PersonID = household, person
	}
	if r.Sale != nil {
		r.Sale.HouseholdID = household
	}
	if r.Income != nil {
		r.Income.HouseholdID, r.Income.PersonID = household, person
	}
}
