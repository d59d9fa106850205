package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestWorkedSubsidy(t *testing.T) {
	blank := cases.Opt[cases.Money]{}
	tests := map[string]struct {
		attendance cases.Attendance
		want       cases.Opt[cases.Money]
	}{
		"all days earn the standard":          {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("22"), PresentDays: number("22")}, yuan(800)},
		"half the days earn half":             {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("22"), PresentDays: number("11")}, yuan(400)},
		"thirds are rounded once, at the end": {cases.Attendance{MonthlyStandard: yuan(1000), RequiredDays: number("30"), PresentDays: number("20")}, fen(66667)},
		"half days count":                     {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("20"), PresentDays: number("10.5")}, yuan(420)},
		"no day earns nothing":                {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("22"), PresentDays: number("0")}, yuan(0)},
		"a typed subsidy stands":              {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("22"), PresentDays: number("22"), Subsidy: yuan(600)}, yuan(600)},
		"no standard, no subsidy":             {cases.Attendance{RequiredDays: number("22"), PresentDays: number("22")}, blank},
		"no days present told, no subsidy":    {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("22")}, blank},
		"no days required told, no subsidy":   {cases.Attendance{MonthlyStandard: yuan(800), PresentDays: number("22")}, blank},
		"nothing required cannot be divided":  {cases.Attendance{MonthlyStandard: yuan(800), RequiredDays: number("0"), PresentDays: number("2")}, blank},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.attendance.WorkedSubsidy(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDefaultAttendance(t *testing.T) {
	post := &cases.PublicPost{Base: cases.Base{ID: 9}, RequiredDays: number("22"), MonthlyStandard: yuan(800)}
	a := cases.DefaultAttendance(post, cases.NewMonth(2026, 10))
	if a.PublicPostID != 9 || a.Month != cases.NewMonth(2026, 10) || a.WorkedSubsidy() != yuan(800) {
		t.Errorf("got %+v", a)
	}
	wantFields(t, cases.CheckAttendance(&a, today))
}

func TestCheckAttendance(t *testing.T) {
	ok := cases.Attendance{PublicPostID: 9, Month: cases.NewMonth(2026, 2), PresentDays: number("20")}
	tests := map[string]struct {
		change func(*cases.Attendance)
		want   []string
	}{
		"post, month and days are enough": {func(*cases.Attendance) {}, nil},
		"nothing at all":                  {func(a *cases.Attendance) { *a = cases.Attendance{} }, []string{"public_post_id", "month", "present_days"}},
		"this month":                      {func(a *cases.Attendance) { a.Month = today.MonthOf() }, nil},
		"next month":                      {func(a *cases.Attendance) { a.Month = today.MonthOf().Add(1) }, []string{"month"}},
		"every day of February":           {func(a *cases.Attendance) { a.PresentDays = number("28") }, nil},
		"29 days of a common February":    {func(a *cases.Attendance) { a.PresentDays = number("29") }, []string{"present_days"}},
		"fewer days than none":            {func(a *cases.Attendance) { a.PresentDays = number("-1") }, []string{"present_days"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := ok
			tt.change(&a)
			wantFields(t, cases.CheckAttendance(&a, today), tt.want...)
		})
	}
}

func TestAttendanceHints(t *testing.T) {
	post := &cases.PublicPost{ContractFromOn: day(2026, 1, 1), ContractToOn: day(2026, 10, 15)}
	ok := cases.Attendance{Month: cases.NewMonth(2026, 10), MonthlyStandard: yuan(800), RequiredDays: number("22"), PresentDays: number("22")}
	tests := map[string]struct {
		change func(*cases.Attendance)
		want   []string
	}{
		"a month that agrees":             {func(a *cases.Attendance) { a.Subsidy = yuan(800) }, nil},
		"more days than required":         {func(a *cases.Attendance) { a.PresentDays = number("23") }, []string{"present_days"}},
		"no days required":                {func(a *cases.Attendance) { a.RequiredDays.Valid = false }, nil},
		"another subsidy than was earned": {func(a *cases.Attendance) { a.Subsidy = yuan(900) }, []string{"subsidy"}},
		"a month after the contract":      {func(a *cases.Attendance) { a.Month = cases.NewMonth(2026, 11) }, []string{"month"}},
		"a month before the contract":     {func(a *cases.Attendance) { a.Month = cases.NewMonth(2025, 12) }, []string{"month"}},
		"a form that has no month yet":    {func(a *cases.Attendance) { a.Month = 0 }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := ok
			tt.change(&a)
			wantHints(t, cases.AttendanceHints(&a, post), tt.want...)
		})
	}
}
