package cases

import "slices"

// Grain says what one row of a report is. It decides which parts of a Row are
// filled (see Parts); the others are nil.
type Grain string

// The grains of reports. "The day" is AsOf of the filter.
const (
	GrainPerson    Grain = "person"    // a member of a household as of the day
	GrainHousehold Grain = "household" // a household that exists on the day
	GrainVisit     Grain = "visit"     // a visit in the filter's Span
	GrainMeasure   Grain = "measure"   // a measure of the filter's Year
	GrainCoverage  Grain = "coverage"  // a class of households to be visited, counted over the filter's Span
)

// Grains lists the grains in the order a person chooses from.
func Grains() []Grain {
	return []Grain{GrainHousehold, GrainPerson, GrainVisit, GrainMeasure, GrainCoverage}
}

// Title is the grain's name as shown to people.
func (g Grain) Title() string {
	switch g {
	case GrainPerson:
		return "每人一行"
	case GrainHousehold:
		return "每户一行"
	case GrainVisit:
		return "每次走访一行"
	case GrainMeasure:
		return "每项措施一行"
	case GrainCoverage:
		return "每类一行"
	}
	return ""
}

// Parts are the keys of the parts of a Row that the store fills for the grain.
// Team, head, monitoring and year are nil where the household has none; person and
// industry where the measure has none; village of a coverage where the filter names
// none. A visit comes with its Demands and Promises, a measure with its Inputs.
func (g Grain) Parts() []string {
	parts := []string{"row", "village", "team", "household", "head", "monitoring"}
	switch g {
	case GrainPerson:
		return append(parts, "person", "membership")
	case GrainHousehold:
		return append(parts, "before", "year")
	case GrainVisit:
		return append(parts, "visit")
	case GrainMeasure:
		return append(parts, "measure", "industry", "person")
	case GrainCoverage:
		return []string{"row", "village", "coverage"}
	}
	return nil
}

// has says whether rows of the grain have a part.
func (g Grain) has(part string) bool { return slices.Contains(g.Parts(), part) }

// ReportParts lists the parts and fields from which a report of a grain may take
// its columns, for a person who makes one.
func ReportParts(g Grain) []ReportPart {
	var out []ReportPart
	for _, p := range reportParts {
		if g.has(p.Key) {
			out = append(out, p)
		}
	}
	return out
}
