package intake

import (
	"slices"

	"zhucunji/cases"
)

// worked is a column that a report works out, and the field that is typed for it: a list
// that agrees with what is worked out types nothing.
type worked struct {
	path  string
	typed func(*cases.Row) any // nil where several records make up what is shown
	grow  func(*cases.Row)     // makes the record to be typed into, where there is none
}

// workedColumns lists them.
func workedColumns() []worked {
	return []worked{
		{"attendance.subsidy", func(r *cases.Row) any { return &r.Attendance.Subsidy }, nil},
		{"sale.amount", func(r *cases.Row) any { return &r.Sale.Amount }, nil},
		{"job_spell.area", func(r *cases.Row) any { return &r.Job.Area }, nil},
		{"job_spell.year_pay", func(r *cases.Row) any { return &r.Job.YearPay }, nil},
		{"row.value", func(r *cases.Row) any { return &r.Industry.Value }, nil},
		{"row.net", func(r *cases.Row) any { return &r.Industry.Net }, nil},
		{"row.problems", func(r *cases.Row) any { return &r.Visit.Problems }, nil},
		{"row.solved", func(r *cases.Row) any { return &r.Visit.Solved }, nil},
		{"row.receiver_card", func(r *cases.Row) any { return &r.Subsidy.Card }, nil},
		{"row.demands", onlyDemand, func(r *cases.Row) {
			r.Demands = append(r.Demands, cases.Demand{HouseholdID: r.Visit.HouseholdID, RaisedOn: r.Visit.VisitedOn})
		}},
		inputFrom("row.own_funds", "自筹"), inputFrom("row.grants", "奖补"), inputFrom("row.loans", "贷款"),
	}
}

// onlyDemand is the text of the one demand of a visit.
func onlyDemand(r *cases.Row) any {
	if len(r.Demands) != 1 {
		return nil
	}
	return &r.Demands[0].Text
}

// inputFrom is what one source put into a measure.
func inputFrom(path, source string) worked {
	return worked{path, func(r *cases.Row) any {
		var found *cases.Input
		for i := range r.Inputs {
			switch {
			case r.Inputs[i].Source != source:
			case found != nil:
				return nil
			default:
				found = &r.Inputs[i]
			}
		}
		if found == nil {
			return nil
		}
		return &found.Amount
	}, func(r *cases.Row) {
		if !slices.ContainsFunc(r.Inputs, func(i cases.Input) bool { return i.Source == source }) {
			r.Inputs = append(r.Inputs, cases.Input{Source: source})
		}
	}}
}

// workedAt finds a worked column by its path.
func workedAt(path string) (w worked, ok bool) {
	all := workedColumns()
	i := slices.IndexFunc(all, func(w worked) bool { return w.path == path })
	if i < 0 {
		return w, false
	}
	return all[i], true
}

// fieldOf finds the field into which the cells of a column are read.
func fieldOf(path string) (cases.Field[cases.Row], bool) {
	f, ok := cases.ReportField(path)
	if w, is := workedAt(path); ok && is {
		f.At = w.typed
	}
	return f, ok
}
