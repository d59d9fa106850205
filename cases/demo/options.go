package demo

import "zhucunji/cases"

// Options say how much is made. A zero value of a number asks for its default.
type Options struct {
	Villages   int       // 1
	Households int       // of each village; 720, as 望岭村 has
	Years      int       // of visits, measures and incomes up to Today; 3
	Seed       uint64    // another seed gives other people
	Today      cases.Day // the last day on which anything happens
}

// The scale of 望岭村 (domain.md §2).
const (
	defaultHouseholds = 720
	defaultYears      = 3
)

// mostVillages, mostHouseholds and mostYears bound what is asked for: identity
// numbers of one birth day and sex run out beyond.
const (
	mostVillages   = 400
	mostHouseholds = 5000
	mostYears      = 10
)

// Check refuses what cannot be made. The code is Invalid.
func (o Options) Check() error {
	var errs cases.Errors
	add := func(field, message string) { errs = append(errs, cases.Errorf(cases.Invalid, field, message)) }
	if o.Villages < 0 || o.Villages > mostVillages {
		add("villages", "行政村个数应在 1 到 400 之间。")
	}
	if o.Households < 0 || o.Households > mostHouseholds {
		add("households", "每村户数应在 1 到 5000 之间。")
	}
	if o.Years < 0 || o.Years > mostYears {
		add("years", "年数应在 1 到 10 之间。")
	}
	if o.Today.IsZero() {
		add("today", "请给出数据截止的日期。")
	}
	return errs.OrNil()
}

// filled gives the options with their defaults.
func (o Options) filled() Options {
	or := func(n *int, standard int) {
		if *n == 0 {
			*n = standard
		}
	}
	or(&o.Villages, 1)
	or(&o.Households, defaultHouseholds)
	or(&o.Years, defaultYears)
	return o
}

// since is the first day of the record.
func (o Options) since() cases.Day { return o.Today.AddMonths(-12 * o.Years) }
