package cases

import (
	"slices"
	"strings"
)

// ReportPart is one record a report can take columns from: "household", "visit".
type ReportPart struct {
	Key    string // the first half of a path
	Title  string
	Fields []Field[Row] // Meta.Key is the second half of a path
}

// rowPart is the part of what is worked out from several records.
const rowPart = "row"

// reportParts lists what a row is made of, in the order a person chooses from.
var reportParts = []ReportPart{ //nolint:gochecknoglobals // immutable catalogue
	{rowPart, "本表", rowFields()},
	part("village", VillageCatalogue.Title, VillageCatalogue.Fields, func(r *Row) *Village { return r.Village }),
	part("team", TeamCatalogue.Title, TeamCatalogue.Fields, func(r *Row) *Team { return r.Team }),
	part("household", HouseholdCatalogue.Title, HouseholdCatalogue.Fields, func(r *Row) *Household { return r.Household }),
	part("head", "户主", PersonCatalogue.Fields, func(r *Row) *Person { return r.Head }),
	part("person", PersonCatalogue.Title, PersonCatalogue.Fields, func(r *Row) *Person { return r.Person }),
	part("membership", MembershipCatalogue.Title, MembershipCatalogue.Fields, func(r *Row) *Membership { return r.Membership }),
	part("monitoring", MonitoringCatalogue.Title, MonitoringCatalogue.Fields, func(r *Row) *Monitoring { return r.Monitoring }),
	part("before", "上年", householdIncome(), func(r *Row) *Household { return r.Before }),
	part("year", HouseholdYearCatalogue.Title, HouseholdYearCatalogue.Fields, func(r *Row) *HouseholdYear { return r.Year }),
	part("visit", VisitCatalogue.Title, VisitCatalogue.Fields, func(r *Row) *Visit { return r.Visit }),
	part("visited", "时段内走访", visitedFields(), func(r *Row) *Visited { return r.Visited }),
	part("measure", MeasureCatalogue.Title, MeasureCatalogue.Fields, func(r *Row) *Measure { return r.Measure }),
	part("industry", IndustryCatalogue.Title, IndustryCatalogue.Fields, func(r *Row) *Industry { return r.Industry }),
	part("public_post", PublicPostCatalogue.Title, PublicPostCatalogue.Fields, func(r *Row) *PublicPost { return r.Post }),
	part("attendance", AttendanceCatalogue.Title, AttendanceCatalogue.Fields, func(r *Row) *Attendance { return r.Attendance }).
		with(workedAttendance()),
	part("micro_loan", MicroLoanCatalogue.Title, MicroLoanCatalogue.Fields, func(r *Row) *MicroLoan { return r.Loan }),
	part("student_aid", StudentAidCatalogue.Title, StudentAidCatalogue.Fields, func(r *Row) *StudentAid { return r.Aid }),
	part("subsidy", SubsidyCatalogue.Title, SubsidyCatalogue.Fields, func(r *Row) *Subsidy { return r.Subsidy }),
	part("sale", SaleCatalogue.Title, SaleCatalogue.Fields, func(r *Row) *Sale { return r.Sale }).with(workedSale()),
	part("job_spell", JobSpellCatalogue.Title, JobSpellCatalogue.Fields, func(r *Row) *JobSpell { return r.Job }).with(workedJob()),
	part("job_plan", JobPlanCatalogue.Title, JobPlanCatalogue.Fields, func(r *Row) *JobPlan { return r.Plan }),
	part("income", IncomeCatalogue.Title, IncomeCatalogue.Fields, func(r *Row) *Income { return r.Income }),
	part("coverage", "走访统计", coverageFields(), func(r *Row) *Coverage { return r.Coverage }),
	part("tally", "分组统计", tallyFields(), func(r *Row) *TeamTally { return r.Tally }),
}

// part makes the fields of a record into fields of the row. The field of a part
// that the row does not have is nil.
func part[T any](key, title string, fields []Field[T], of func(*Row) *T) ReportPart {
	p := ReportPart{Key: key, Title: title}
	for _, f := range fields {
		p.Fields = append(p.Fields, Field[Row]{f.Meta, func(r *Row) any {
			record := of(r)
			if record == nil {
				return nil
			}
			return f.At(record)
		}})
	}
	return p
}

// with puts fields that are worked out in the place of those typed, which may be
// blank, and adds the others at the end.
func (p ReportPart) with(worked []Field[Row]) ReportPart {
	for _, w := range worked {
		at := slices.IndexFunc(p.Fields, func(f Field[Row]) bool { return f.Key == w.Key })
		if at < 0 {
			p.Fields = append(p.Fields, w)
			continue
		}
		typed := p.Fields[at]
		meta := typed.Meta
		meta.Source = Computed
		p.Fields[at] = Field[Row]{meta, func(r *Row) any {
			if typed.At(r) == nil {
				return nil
			}
			return w.At(r)
		}}
	}
	return p
}

// ReportField finds the field a path names; ok is false where there is none.
func ReportField(path string) (f Field[Row], ok bool) {
	key, field, _ := strings.Cut(path, ".")
	for i := range reportParts {
		if reportParts[i].Key != key {
			continue
		}
		for _, f := range reportParts[i].Fields {
			if f.Key == field {
				return f, true
			}
		}
	}
	return Field[Row]{}, false
}

// ReportParts lists the parts and fields from which a report of a grain may take
// its columns, for a person who makes one: what can be read, and what rows of the
// grain have.
func ReportParts(g Grain) []ReportPart {
	var out []ReportPart
	for _, p := range reportParts {
		if !g.has(p.Key) {
			continue
		}
		fields := slices.DeleteFunc(slices.Clone(p.Fields), func(f Field[Row]) bool {
			return !offered(&f.Meta) || p.Key == rowPart && !g.has(rowNeeds(f.Key))
		})
		out = append(out, ReportPart{p.Key, p.Title, fields})
	}
	return out
}

// Bound finds one value of the row by its path; ok is false where the path names
// nothing or the row does not have that part.
func (r *Row) Bound(path string) (b Bound, ok bool) {
	f, ok := ReportField(path)
	if !ok {
		return Bound{}, false
	}
	ptr := f.At(r)
	return Bound{&f.Meta, ptr}, ptr != nil
}
