package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// IdentityPath is the field of identity numbers, which a column shows by its content.
const IdentityPath = pathID

// Kind is a kind of list that can be imported.
type Kind string

// The kinds.
const (
	PeopleKind    Kind = "people"    // people with their households, a person a line or a household a line
	VisitsKind    Kind = "visits"    // a visit a line
	IncomesKind   Kind = "incomes"   // an income a line, or a household a line with a column for each item
	MeasuresKind  Kind = "measures"  // a measure a line
	IndustryKind  Kind = "industry"  // a measure of 到户产业 a line
	JobsKind      Kind = "jobs"      // a spell of 务工 a line
	PlansKind     Kind = "plans"     // a plan to work a line
	PostsKind     Kind = "posts"     // a public post a line, or a month of one
	LoansKind     Kind = "loans"     // a micro-loan a line
	AidKind       Kind = "aid"       // help for a student a line
	SubsidiesKind Kind = "subsidies" // a subsidy a line
	SalesKind     Kind = "sales"     // a sale a line
)

// kindInfo is what is known of a kind.
type kindInfo struct {
	kind  Kind
	title string
	grain cases.Grain
	parts []string // of a row that its lines store
	tells []string // columns of which a list of the kind has one at least
}

// kinds lists what is known of the kinds, in the order shown.
func kinds() []kindInfo {
	return []kindInfo{
		{PeopleKind, "农户和成员", cases.GrainPerson, nil, nil},
		{VisitsKind, "走访记录", cases.GrainVisit, []string{"visit"}, []string{"visit.visited_on"}},
		{IncomesKind, "收入", cases.GrainIncome, []string{"income"}, append(incomePaths(), "income.amount")},
		{MeasuresKind, "帮扶措施", cases.GrainMeasure, []string{"measure"}, []string{"measure.block", "measure.item", "measure.content"}},
		{IndustryKind, "到户产业", cases.GrainMeasure, []string{"measure", "industry"}, []string{"industry.category", "industry.variety"}},
		{JobsKind, "务工", cases.GrainJob, []string{"job_spell"}, []string{"job_spell.from_month", "job_spell.employer", "job_spell.monthly_pay"}},
		{PlansKind, "务工计划", cases.GrainPlan, []string{"job_plan"}, []string{"job_plan.planned", "job_plan.service_needs", "job_plan.from_month"}},
		{PostsKind, "公益性岗位和出勤", cases.GrainPost, []string{"measure", "public_post", "attendance"}, []string{"public_post.post_name", "public_post.post_type", "attendance.present_days"}},
		{LoansKind, "小额信贷", cases.GrainLoan, []string{"measure", "micro_loan"}, []string{"micro_loan.principal"}},
		{AidKind, "教育资助", cases.GrainAid, []string{"measure", "student_aid"}, []string{"student_aid.school"}},
		{SubsidiesKind, "补贴", cases.GrainSubsidy, []string{"measure", "subsidy"}, []string{"subsidy.kind"}},
		{SalesKind, "销售", cases.GrainSale, []string{"sale"}, []string{"sale.product"}},
	}
}

// Kinds lists the kinds in the order shown.
func Kinds() []Kind {
	var out []Kind
	for _, k := range kinds() {
		out = append(out, k.kind)
	}
	return out
}

// info finds what is known of a kind; that of people where it is none.
func (k Kind) info() kindInfo {
	all := kinds()
	return all[max(0, slices.IndexFunc(all, func(i kindInfo) bool { return i.kind == k }))]
}

// Title is the kind as shown to people.
func (k Kind) Title() string { return k.info().title }

// Grain is what a line of the kind is.
func (k Kind) Grain() cases.Grain { return k.info().grain }

// Takes says whether a list of the kind can make use of a field. 帮扶措施 and 到户产业 are
// of one grain, and a plain measure has no place for what is grown.
func (k Kind) Takes(path string) bool {
	return Taken(path) && (k != MeasuresKind || !ofIndustry(sameAs(path)))
}

// ofIndustry says whether a field is one of 到户产业.
func ofIndustry(path string) bool {
	return partOf(path) == "industry" || slices.Contains([]string{"row.value", "row.net", "row.own_funds", "row.grants", "row.loans"}, path)
}

// told says whether a list has a column that only lists of the kind have.
func (k *kindInfo) told(columns []Column) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return slices.Contains(k.tells, sameAs(c.Path)) })
}

// Score is how well a kind understands columns: a line without a name or number that
// says whom it is about is worth nothing. Of a person or household a ledger counts only
// what says who it is.
func (k Kind) Score(columns []Column) int {
	info := k.info()
	if len(info.tells) > 0 && !info.told(columns) {
		return 0
	}
	score, named := 0, k == SalesKind
	for i := range columns {
		path := sameAs(columns[i].Path)
		who := slices.Contains([]string{pathName, pathID, pathHeadName, pathHeadID, pathCode}, path)
		named = named || who
		switch {
		case path == "", columns[i].Note:
		case k == PeopleKind && (incomePath(path) && path != pathPerHead):
		case k != PeopleKind && !who && !info.owns(path) && !slices.Contains([]string{pathVillage, pathTeam, pathRelation}, path):
		default:
			score++
		}
	}
	if !named {
		return 0
	}
	return score
}

// owns says whether a field is of what lines of the kind store.
func (k *kindInfo) owns(path string) bool {
	part, _, _ := strings.Cut(path, ".")
	_, worked := workedAt(path)
	if k.kind == MeasuresKind && ofIndustry(path) {
		return false
	}
	return slices.Contains(k.parts, part) || worked || k.kind == IncomesKind && incomePath(path)
}
