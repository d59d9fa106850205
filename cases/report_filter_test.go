package cases_test

import (
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestHeadingsAndFileNames(t *testing.T) {
	year := cases.ReportFilter{Place: "望岭村", Year: 2026}
	month := cases.ReportFilter{Place: "金溪镇/望岭村", Year: 2026, Period: cases.Period{From: cases.NewDay(2026, 11, 1), To: cases.NewDay(2026, 11, 30)}}
	part := cases.ReportFilter{Period: cases.Period{From: cases.NewDay(2026, 1, 1), To: cases.NewDay(2026, 11, 21)}}
	for _, c := range []struct {
		key    string
		filter cases.ReportFilter
		layout cases.Layout
		masked bool
		title  string
		file   string
	}{
		{"R3", year, cases.LayoutPrint, true, "望岭村2026年度家庭收入核算表", "望岭村_家庭收入核算表_2026年_打印版_脱敏.xlsx"},
		{"R5", month, cases.LayoutImport, false, "金溪镇/望岭村入户走访情况台账（2026年11月）", "金溪镇－望岭村_入户走访台账_2026年11月_导入版_完整.xlsx"},
		{"R5", part, cases.LayoutPrint, true, "入户走访情况台账（2026-01-01至2026-11-21）", "入户走访台账_2026-01-01至2026-11-21_打印版_脱敏.xlsx"},
	} {
		r, err := cases.ReportByKey(c.key)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Heading(c.filter); got != c.title {
			t.Errorf("title %q, want %q", got, c.title)
		}
		e := cases.Export{Report: r, Filter: c.filter, Layout: c.layout, Masked: c.masked}
		if got := e.FileName(); got != c.file {
			t.Errorf("file %q, want %q", got, c.file)
		}
	}
	long := cases.Export{Report: &cases.Report{Name: strings.Repeat("很长的表名", 50) + "..\\<>|?*\x07"}}
	if got := long.FileName(); len(got)+len(".part") > 255 || strings.ContainsAny(got, "\\<>|?*\x07") {
		t.Errorf("file name %q cannot be written everywhere", got)
	}
}

func TestPeriodText(t *testing.T) {
	day := cases.NewDay
	for want, f := range map[string]cases.ReportFilter{
		"":                      {},
		"2025年":                 {Year: 2025},
		"2024年":                 {Year: 2026, Period: cases.CalendarYear(2024)},
		"2026年2月":               {Period: cases.Period{From: day(2026, 2, 1), To: day(2026, 2, 28)}},
		"截至2026-11-21":          {Period: cases.Period{To: day(2026, 11, 21)}},
		"2026-11-21起":           {Period: cases.Period{From: day(2026, 11, 21)}},
		"2026-02-01至2026-02-27": {Period: cases.Period{From: day(2026, 2, 1), To: day(2026, 2, 27)}},
	} {
		if got := f.PeriodText(); got != want {
			t.Errorf("%+v reads %q, want %q", f, got, want)
		}
	}
}

func TestKeeps(t *testing.T) {
	r, err := cases.ReportByKey("R1")
	if err != nil {
		t.Fatal(err)
	}
	row := func(kind, class string) *cases.Row {
		return &cases.Row{Household: &cases.Household{HouseholdType: kind, MonitorClass: class}}
	}
	for name, c := range map[string]struct {
		row   *cases.Row
		types []string
		want  bool
	}{
		"a 脱贫户":                          {row("脱贫户", ""), nil, true},
		"a monitored ordinary household": {row("普通农户", "边缘易致贫户"), nil, true},
		"an ordinary household":          {row("普通农户", ""), nil, false},
		"a type asked for":               {row("脱贫户", "脱贫不稳定户"), []string{"脱贫不稳定户"}, true},
		"a type not asked for":           {row("脱贫户", ""), []string{"脱贫不稳定户"}, false},
		"a class of visits asked for":    {&cases.Row{Household: &cases.Household{HouseholdType: "脱贫户", VisitClass: "重点户"}}, []string{"重点户"}, true},
		"a row without a household":      {&cases.Row{}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := r.Keeps(cases.ReportFilter{Types: c.types}, c.row); got != c.want {
				t.Errorf("kept %v, want %v", got, c.want)
			}
		})
	}
	visited := row("脱贫户", "")
	visited.Visit = &cases.Visit{HouseholdType: "普通农户"}
	if got := visited.Types(); !slices.Equal(got, []string{"普通农户"}) {
		t.Errorf("types %q, want those of the day of the visit", got)
	}
}

func TestExportsAreChecked(t *testing.T) {
	columns := []cases.ReportColumn{{Path: "household.code"}}
	brief := &cases.Report{Grain: cases.GrainHousehold, Use: cases.UseBrief, Columns: columns}
	public := &cases.Report{Grain: cases.GrainHousehold, Use: cases.UsePublic, Columns: columns}
	for name, c := range map[string]struct {
		export cases.Export
		want   cases.Code
	}{
		"all is well":              {cases.Export{Report: brief, Layout: cases.LayoutPrint}, ""},
		"a public table, masked":   {cases.Export{Report: public, Layout: cases.LayoutPrint, Masked: true}, ""},
		"a public table in full":   {cases.Export{Report: public, Layout: cases.LayoutPrint}, cases.Invalid},
		"an unknown layout":        {cases.Export{Report: brief, Layout: "pdf"}, cases.Invalid},
		"a report without columns": {cases.Export{Report: &cases.Report{}, Layout: cases.LayoutPrint}, cases.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			if err := c.export.Check(); cases.CodeOf(err) != c.want {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestReportsOfOneMonthTakeTheLastOneThatIsOver(t *testing.T) {
	day := cases.NewDay
	today := day(2026, 11, 21)
	for name, c := range map[string]struct {
		filter cases.ReportFilter
		want   cases.Period
	}{
		"the year so far":         {cases.NewReportFilter(today), cases.Period{From: day(2026, 10, 1), To: day(2026, 10, 31)}},
		"a whole year under way":  {cases.ReportFilter{Year: 2026, AsOf: today}, cases.Period{From: day(2026, 10, 1), To: day(2026, 10, 31)}},
		"a year that is over":     {cases.ReportFilter{Year: 2025, AsOf: day(2025, 12, 31)}, cases.Period{From: day(2025, 12, 1), To: day(2025, 12, 31)}},
		"the month under way":     {cases.ReportFilter{Period: cases.Period{From: day(2026, 11, 1), To: day(2026, 11, 30)}, AsOf: today}, cases.Period{From: day(2026, 11, 1), To: day(2026, 11, 30)}},
		"a month of long ago":     {cases.ReportFilter{Period: cases.Period{From: day(2026, 3, 1), To: day(2026, 3, 31)}, AsOf: today}, cases.Period{From: day(2026, 3, 1), To: day(2026, 3, 31)}},
		"January, on its 5th day": {cases.NewReportFilter(day(2026, 1, 5)), cases.Period{From: day(2026, 1, 1), To: day(2026, 1, 31)}},
	} {
		t.Run(name, func(t *testing.T) {
			monthly := &cases.Report{Month: true, Title: "{month}"}
			narrow := monthly.Narrow(c.filter)
			if narrow.Period != c.want {
				t.Errorf("period %v, want %v", narrow.Period, c.want)
			}
			if again := monthly.Narrow(narrow); again.Period != c.want {
				t.Errorf("narrowed again %v", again.Period)
			}
			if got := (&cases.Report{}).Narrow(c.filter); got.Period != c.filter.Period {
				t.Errorf("a report of any period was narrowed to %v", got.Period)
			}
		})
	}
}
