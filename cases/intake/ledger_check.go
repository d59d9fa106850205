package intake

import (
	"errors"

	"zhucunji/cases"
)

// finding is what a rule says of a field of a part.
type finding struct {
	part, field, message string
	wrong                bool
}

// check holds a record that is to be stored against the rules of its kind.
func (j *ledgerJudge) check(after *cases.Row, book *Book) []finding {
	today := j.options.Reading.Today
	var out []finding
	add := func(part string, err error, hints []cases.Hint) {
		out = append(append(out, broken(part, err)...), doubted(part, hints)...)
	}
	switch j.kind {
	case VisitsKind:
		h := &book.Household
		facts := cases.VisitFacts{HouseholdType: h.HouseholdType, MonitorClass: h.MonitorClass, RiskState: h.RiskState, EndedOn: h.EndedOn}
		add("visit", cases.CheckVisit(after.Visit, facts, today), nil) // a backlog is old, which needs no hint a line
	case IncomesKind:
		add("income", cases.CheckIncome(after.Income, today), cases.IncomeHints(after.Income))
	case JobsKind:
		add("job_spell", cases.CheckJobSpell(after.Job, today), cases.JobSpellHints(after.Job, book.Jobs, today))
	case PlansKind:
		add("job_plan", cases.JobPlanCatalogue.Missing(after.Plan).OrNil(), nil)
	case SalesKind:
		add("sale", cases.CheckSale(after.Sale, today), cases.SaleHints(after.Sale))
	default:
		add("measure", cases.CheckMeasure(after.Measure), nil)
		out = append(out, checkParts(after, today)...)
	}
	return out
}

// checkParts holds the parts of a measure against their rules.
func checkParts(after *cases.Row, today cases.Day) []finding {
	var out []finding
	add := func(part string, err error, hints []cases.Hint) {
		out = append(append(out, broken(part, err)...), doubted(part, hints)...)
	}
	if after.Industry != nil {
		add("industry", cases.CheckIndustry(after.Industry), nil)
	}
	if after.Post != nil {
		holder := after.Person
		if holder == nil {
			holder = &cases.Person{}
		}
		add("public_post", cases.CheckPublicPost(after.Post), cases.PublicPostHints(after.Post, holder, today))
	}
	if after.Attendance != nil {
		add("attendance", cases.CheckAttendance(after.Attendance, today), cases.AttendanceHints(after.Attendance, after.Post))
	}
	if after.Loan != nil {
		add("micro_loan", cases.CheckMicroLoan(after.Loan), cases.MicroLoanHints(after.Loan, today))
	}
	if after.Aid != nil {
		add("student_aid", cases.StudentAidCatalogue.Missing(after.Aid).OrNil(), nil)
	}
	if after.Subsidy != nil {
		add("subsidy", cases.CheckSubsidy(after.Subsidy), cases.SubsidyHints(after.Subsidy))
	}
	return out
}

// broken are the errors of a part, but for references that are filled on storing.
func broken(part string, err error) []finding {
	var list cases.Errors
	if !errors.As(err, &list) {
		return nil
	}
	var out []finding
	for _, e := range list {
		if e.Field != "measure_id" && e.Field != "public_post_id" {
			out = append(out, finding{part, e.Field, e.Message, true})
		}
	}
	return out
}

func doubted(part string, hints []cases.Hint) []finding {
	var out []finding
	for _, h := range hints {
		out = append(out, finding{part, h.Field, h.Message, false})
	}
	return out
}

// tell notes findings with their line, at the column of the field where the list has it.
func (e *note) tell(t *Table, found []finding) {
	for _, f := range found {
		severity := Hint
		if f.wrong {
			severity = Wrong
		}
		e.Problems = append(e.Problems, Problem{e.Line, t.column(f.part + "." + f.field), severity, f.message})
	}
}
