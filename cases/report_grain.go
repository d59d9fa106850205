package cases

import "slices"

// Grain says what one row of a report is. It decides which parts of a Row are
// filled (see Parts); the others are nil.
type Grain string

// The grains of reports. "The day" is AsOf of the filter, "the span" its Span.
const (
	GrainPerson    Grain = "person"      // a member of a household as of the day
	GrainHousehold Grain = "household"   // a household that exists on the day
	GrainVisited   Grain = "visited"     // the same, with what the visits of the span found
	GrainVisit     Grain = "visit"       // a visit in the span
	GrainMeasure   Grain = "measure"     // a measure of the filter's Year
	GrainPost      Grain = "attendance"  // a month of a public post in the span
	GrainLoan      Grain = "micro_loan"  // a micro-loan lent by the day
	GrainAid       Grain = "student_aid" // help for a student, of the filter's Year
	GrainSubsidy   Grain = "subsidy"     // a subsidy of the filter's Year
	GrainSale      Grain = "sale"        // a sale in the span
	GrainJob       Grain = "job_spell"   // a spell of 务工 that reaches into the span
	GrainPlan      Grain = "job_plan"    // a plan to work, of the filter's Year
	GrainCoverage  Grain = "coverage"    // a class of households to be visited, counted over the span
	GrainTeam      Grain = "team"        // a group, counted as of the day, its hygiene over the span
	GrainIncome    Grain = "income"      // an income, or those of a year by item; of imports only
)

// Grains lists the grains in the order a person chooses from.
func Grains() []Grain {
	return []Grain{
		GrainHousehold, GrainPerson, GrainVisited, GrainVisit, GrainMeasure, GrainPost, GrainLoan, GrainAid,
		GrainSubsidy, GrainSale, GrainJob, GrainPlan, GrainTeam, GrainCoverage,
	}
}

// Title is the grain's name as shown to people.
func (g Grain) Title() string {
	switch g {
	case GrainPerson:
		return "每人一行"
	case GrainHousehold:
		return "每户一行"
	case GrainVisited:
		return "每户一行（时段内走访）"
	case GrainVisit:
		return "每次走访一行"
	case GrainMeasure:
		return "每项措施一行"
	case GrainCoverage:
		return "每类一行"
	case GrainTeam:
		return "每组一行"
	}
	return g.ledgerTitle()
}

// ledgerTitle is the title of the grains of one ledger each.
func (g Grain) ledgerTitle() string {
	switch g {
	case GrainPost:
		return "公益岗每人每月一行"
	case GrainLoan:
		return "每笔贷款一行"
	case GrainAid:
		return "每笔教育资助一行"
	case GrainSubsidy:
		return "每笔补贴一行"
	case GrainSale:
		return "每笔销售一行"
	case GrainJob:
		return "每次务工一行"
	case GrainPlan:
		return "每人务工计划一行"
	case GrainIncome:
		return "每笔收入一行，或每户一行"
	}
	return ""
}

// Parts are the keys of the parts of a Row that the store fills for the grain.
// Team, head, monitoring and year are nil where the household has none; person,
// membership and industry where the measure has none; household, head and person of a
// sale by a cooperative; village of a coverage where the filter names none. A visit
// comes with its Demands and Promises, a measure with its Inputs.
func (g Grain) Parts() []string {
	parts := []string{rowPart, "village", "team", "household", "head", "monitoring"}
	switch g {
	case GrainPerson:
		return append(parts, "person", "membership")
	case GrainHousehold:
		return append(parts, "before", "year")
	case GrainVisited, GrainVisit:
		return append(parts, string(g))
	case GrainMeasure:
		return append(parts, "measure", "industry", "person")
	case GrainPost:
		return append(parts, "measure", "person", "membership", "public_post", "attendance")
	case GrainLoan, GrainAid, GrainSubsidy:
		return append(parts, "measure", "person", "membership", string(g))
	case GrainSale:
		return append(parts, "sale")
	case GrainJob, GrainPlan:
		return append(parts, "person", "membership", string(g))
	case GrainIncome:
		return append(parts, "before", "person", "membership", string(g))
	case GrainTeam:
		return []string{rowPart, "village", "team", "tally"}
	case GrainCoverage:
		return []string{rowPart, "village", "coverage"}
	}
	return nil
}

// has says whether rows of the grain have a part.
func (g Grain) has(part string) bool { return slices.Contains(g.Parts(), part) }

// ByPeriod says whether the filter's period chooses the rows of the grain; otherwise
// its year or its day does.
func (g Grain) ByPeriod() bool {
	return slices.Contains([]Grain{GrainVisit, GrainVisited, GrainCoverage, GrainPost, GrainSale, GrainJob}, g)
}
