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
		return nearSale(known.Sale, listed.Sale)
	}
	return nearHelped(known.Measure, listed.Measure, head) && k.nearMeasure(known, listed)
}

func nearSale(a, b *cases.Sale) bool {
	return a.SoldOn == b.SoldOn && a.Product == b.Product && cases.Same(&a.Quantity, &b.Quantity) && says(a.Producer, b.Producer)
}

// nearHelped compares whom measures are for.
func nearHelped(a, b *cases.Measure, head cases.Ref) bool {
	return b.PersonID == 0 || a.PersonID == b.PersonID || a.PersonID == 0 && b.PersonID == head
}

// nearMeasure compares the parts of a measure.
func (k Kind) nearMeasure(known, listed *cases.Row) bool {
	switch k {
	case PostsKind:
		month := known.Attendance == nil || known.Attendance.Month == listed.Attendance.Month
		return month && nearPost(known.Post, listed.Post)
	case LoansKind:
		return known.Loan.LentOn == listed.Loan.LentOn && known.Loan.Principal == listed.Loan.Principal
	}
	if known.Measure.Year != listed.Measure.Year {
		return false
	}
	switch k {
	case AidKind:
		return says(known.Aid.Term, listed.Aid.Term) && says(known.Aid.Kind, listed.Aid.Kind)
	case SubsidiesKind:
		a, b := known.Subsidy, listed.Subsidy
		return a.Kind == b.Kind && says(a.Batch, b.Batch) && says(a.Matter, b.Matter)
	case IndustryKind:
		return nearIndustry(known.Industry, listed.Industry)
	}
	return nearCommon(known.Measure, listed.Measure)
}

// nearCommon compares measures by what all of them have.
func nearCommon(a, b *cases.Measure) bool {
	return says(a.Block, b.Block) && says(a.Item, b.Item) && (b.FromOn == 0 || a.FromOn == b.FromOn)
}

func nearIndustry(a, b *cases.Industry) bool {
	return says(a.Category, b.Category) && says(a.Variety, b.Variety) && says(a.Season, b.Season) && says(a.Batch, b.Batch)
}

// nearPost compares public posts; lists of months often do not name the post.
func nearPost(a, b *cases.PublicPost) bool {
	begun := b.ContractFromOn == 0 || a.ContractFromOn == 0 || a.ContractFromOn == b.ContractFromOn
	return begun && says(a.PostName, b.PostName) && says(a.PostType, b.PostType)
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

// block is the kind of measure that a line of a ledger is.
func (k Kind) block(listed *cases.Row) string {
	switch k {
	case PostsKind:
		return cases.BlockPublicPost
	case LoansKind:
		return cases.BlockFinance
	case AidKind:
		if s := listed.Aid.Stage; s == "小学" || s == "初中" {
			return cases.BlockSchooling
		}
		return cases.BlockEducation
	case IndustryKind, SubsidiesKind:
		return cases.BlockIndustry
	}
	return ""
}
