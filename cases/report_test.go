package cases_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func TestReportsAreDefinedRight(t *testing.T) {
	keys := map[string]bool{}
	for _, r := range cases.Reports() {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.Key, err)
		}
		if keys[r.Key] {
			t.Errorf("key %s stands twice", r.Key)
		}
		keys[r.Key] = true
		columns, err := r.Bind()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, title := range cases.FlatTitles(columns) {
			if seen[title] {
				t.Errorf("%s: 导入版 has two columns %s", r.Key, title)
			}
			seen[title] = true
		}
	}
	if _, err := cases.ReportByKey("R99"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("an unknown key: %v, want not found", err)
	}
}

func TestR1HasTheCirculatedColumns(t *testing.T) {
	want := strings.Fields("序号 数据日期 县(市、区、旗) 乡(镇) 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 " +
		"在校生状况 健康状况 劳动技能 务工时间（月） 是否参加大病保险 致贫原因1 危房户 是否解决安全饮用水 人均纯收入 户联系电话 人联系电话 " +
		"首次识别时间 人员识别时间 户类型 易返贫致贫户(监测对象)类型 风险是否消除 风险识别时间 风险消除时间")
	r, err := cases.ReportByKey("R1")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	if got := cases.FlatTitles(columns); !slices.Equal(got, want) {
		t.Errorf("columns %q\nwant    %q", got, want)
	}
}

func TestWrongReportsAreRefused(t *testing.T) {
	column := cases.ReportColumn{Path: "household.code"}
	for name, r := range map[string]*cases.Report{
		"no columns":                     {},
		"a part the grain does not have": {Grain: cases.GrainPerson, Columns: []cases.ReportColumn{{Path: "visit.text"}}},
		"no grain":                       {Columns: []cases.ReportColumn{column}},
		"a path that names nothing":      {Columns: []cases.ReportColumn{{Path: "household.nothing"}}},
		"a part that does not exist":     {Columns: []cases.ReportColumn{{Path: "nothing.code"}}},
		"a header of four levels":        {Columns: []cases.ReportColumn{{Path: "household.code", Over: []string{"a", "b", "c"}}}},
		"a sum of texts":                 {Columns: []cases.ReportColumn{{Path: "household.code", Total: cases.SumTotal}}},
		"a ratio of missing columns":     {Columns: []cases.ReportColumn{{Path: "household.net", Total: cases.RatioTotal, Of: "a.b", By: "c.d"}}},
		"a sort by nothing":              {Columns: []cases.ReportColumn{column}, Sort: []string{"-visit.nothing"}},
		"a group by nothing":             {Columns: []cases.ReportColumn{column}, Groups: []string{"nothing"}},
		"a condition on nothing":         {Columns: []cases.ReportColumn{column}, Only: []cases.Match{{Path: "x.y"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if r.Grain == "" && name != "no grain" {
				r.Grain = cases.GrainHousehold
			}
			if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("error %v, want invalid", err)
			}
		})
	}
}

func TestMaskedSettlesWhatIsHidden(t *testing.T) {
	for name, c := range map[string]struct {
		use          cases.Use
		layout       cases.Layout
		full, masked bool
		want         bool
		code         cases.Code
	}{
		"a public table is masked":                 {cases.UsePublic, cases.LayoutImport, false, false, true, ""},
		"a public table is never full":             {cases.UsePublic, cases.LayoutPrint, true, false, true, cases.Invalid},
		"a briefing on paper is masked":            {cases.UseBrief, cases.LayoutPrint, false, false, true, ""},
		"a briefing on paper in full if asked":     {cases.UseBrief, cases.LayoutPrint, true, false, false, ""},
		"a briefing to be loaded is full":          {cases.UseBrief, cases.LayoutImport, false, false, false, ""},
		"a briefing to be loaded, masked if asked": {cases.UseBrief, cases.LayoutImport, false, true, true, ""},
		"what goes up is full":                     {cases.UseUpload, cases.LayoutPrint, false, false, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := (&cases.Report{Use: c.use}).Masked(c.layout, c.full, c.masked)
			if got != c.want || cases.CodeOf(err) != c.code {
				t.Errorf("masked %v, %v; want %v, %q", got, err, c.want, c.code)
			}
		})
	}
}

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
		"2026-11-21前":           {Period: cases.Period{To: day(2026, 11, 21)}},
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

func TestRowWorksOut(t *testing.T) {
	money := func(yuan int64) cases.Opt[cases.Money] { return cases.Some(cases.Yuan(yuan)) }
	now := cases.HouseholdFacts{Wages: money(36000), Costs: money(5000), Transfers: money(2000), NetPerHead: money(11000), AccountedPeople: cases.Some(int64(5))}
	before := cases.HouseholdFacts{Wages: money(30000), Costs: money(4000), Transfers: money(2500), NetPerHead: money(10000), AccountedPeople: cases.Some(int64(4))}
	row := &cases.Row{
		AsOf:       cases.NewDay(2026, 11, 21),
		Team:       &cases.Team{Name: "一组"},
		Household:  &cases.Household{Facts: now},
		Before:     &cases.Household{Facts: before},
		Monitoring: &cases.Monitoring{Class: "边缘易致贫户", RecognisedMonth: cases.NewMonth(2025, 1)},
		Visit: &cases.Visit{
			Checks:   cases.CheckList{{Item: "住房", Answer: cases.AnswerProblem, Note: "漏雨"}},
			Problems: "路不通；", Solved: "已报修",
		},
		Demands:  []cases.Demand{{Text: "想养蚕", Answer: "已联系"}, {Text: "要低保"}},
		Promises: []cases.Promise{{Text: "送蚕种", DueOn: cases.NewDay(2026, 12, 1), DoneOn: cases.NewDay(2026, 11, 30)}, {Text: "修路"}},
		Inputs:   []cases.Input{{Source: "自筹", Amount: money(100)}, {Source: "自筹", Amount: money(50)}, {Source: "贷款", Amount: money(7)}},
		Coverage: &cases.Coverage{Due: cases.Some(int64(8)), Visited: cases.Some(int64(7))},
	}
	for path, want := range map[string]string{
		"row.hamlet": "一组", "row.risk_removed": "否", "row.as_of": "2026-11-21",
		"row.problems":  row.Visit.Checks.Problems().Text() + "；路不通",
		"row.demands":   "想养蚕；要低保",
		"row.solved":    "已报修；已联系；承诺送蚕种（2026-12-01前），2026-11-30已办结；承诺修路",
		"row.own_funds": "150.00", "row.loans": "7.00", "row.grants": "",
		"row.change": "1,000.00", "row.change_percent": "10",
		"row.causes":    "工资性收入增加6,000.00元；生产经营性支出增加1,000.00元；转移性收入减少500.00元；核算人口由4人变为5人",
		"coverage.rate": "87.5", "person.name": "no such part",
	} {
		b, ok := row.Bound(path)
		if !ok {
			if want != "no such part" {
				t.Errorf("%s is not there", path)
			}
			continue
		}
		if got := b.Text(); got != want {
			t.Errorf("%s reads %q, want %q", path, got, want)
		}
	}
}

func TestChangeNeedsBothYears(t *testing.T) {
	none := cases.Opt[decimal.Decimal]{}
	for name, c := range map[string]struct{ before, now *cases.Household }{
		"no year before":          {nil, &cases.Household{}},
		"this year is blank":      {&cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Yuan(1))}}, &cases.Household{}},
		"nothing the year before": {&cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Money(0))}}, &cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Yuan(1))}}},
	} {
		t.Run(name, func(t *testing.T) {
			b, ok := (&cases.Row{Household: c.now, Before: c.before}).Bound("row.change_percent")
			if !ok || *b.Ptr.(*cases.Opt[decimal.Decimal]) != none {
				t.Errorf("percent %v, want blank", b.Text())
			}
		})
	}
}

func TestPreviewTextsAreMasked(t *testing.T) {
	r := &cases.Report{Grain: cases.GrainPerson, Columns: []cases.ReportColumn{
		{Path: "person.name"}, {Path: "person.id_number"}, {Path: "person.health"}, {Path: "household.net"}, {Path: "village.name"}, {Path: "person.phone"},
	}}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	row := &cases.Row{
		Person:    &cases.Person{Name: "杨建国", IDNumber: "500199195703200112", Health: "残疾"},
		Household: &cases.Household{Facts: cases.HouseholdFacts{Net: cases.Some(cases.Yuan(13221))}},
	}
	for masked, want := range map[bool][]string{
		false: {"杨建国", "500199195703200112", "残疾", "13,221.00", "", ""},
		true:  {"杨*国", "500199********0112", "****", "13,221.00", "", ""},
	} {
		var got []string
		for i := range columns {
			got = append(got, columns[i].Text(row, masked))
		}
		if !slices.Equal(got, want) {
			t.Errorf("masked %v: %q, want %q", masked, got, want)
		}
	}
}

func TestDateStyleTexts(t *testing.T) {
	day, month := cases.NewDay(2026, 3, 5), cases.NewMonth(2026, 3)
	for style, want := range map[cases.DateStyle][2]string{
		cases.DateAuto: {"2026-03-05", "2026-03"}, cases.DateISO: {"2026-03-05", "2026-03"},
		cases.DateCompact: {"20260305", "202603"}, cases.DateMonth: {"202603", "202603"},
		cases.DateChinese: {"2026年3月5日", "2026年3月"},
	} {
		if got := [2]string{style.Day(day), style.Month(month)}; got != want {
			t.Errorf("style %q: %q, want %q", style, got, want)
		}
		if style.Day(0) != "" || style.Month(0) != "" {
			t.Errorf("style %q: a blank is not blank", style)
		}
	}
}

func TestPartsOfGrains(t *testing.T) {
	for _, g := range cases.Grains() {
		var keys []string
		for _, p := range cases.ReportParts(g) {
			keys = append(keys, p.Key)
			if p.Title == "" || len(p.Fields) == 0 {
				t.Errorf("%s: part %s has no title or no fields", g, p.Key)
			}
		}
		for _, part := range g.Parts() {
			if !slices.Contains(keys, part) {
				t.Errorf("%s names the part %s, which does not exist", g, part)
			}
		}
		if g.Title() == "" {
			t.Errorf("%s has no title", g)
		}
	}
}

func TestNeedsIncome(t *testing.T) {
	for key, want := range map[string]bool{"R1": true, "R3": true, "R5": false, "R5S": false, "R8": false} {
		r, err := cases.ReportByKey(key)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.NeedsIncome(); got != want {
			t.Errorf("%s needs incomes: %v, want %v", key, got, want)
		}
	}
}

func TestCausesWrittenDownGoFirst(t *testing.T) {
	row := &cases.Row{Year: &cases.HouseholdYear{ChangeCauses: "务工", ChangeNote: "厂里停工三个月"}}
	if b, ok := row.Bound("row.causes"); !ok || b.Text() != "务工；厂里停工三个月" {
		t.Errorf("causes %q", b.Text())
	}
}

func TestHeaderSpans(t *testing.T) {
	head := func(title string, over ...string) cases.BoundColumn {
		return cases.BoundColumn{ReportColumn: cases.ReportColumn{Title: title, Over: over}}
	}
	columns := []cases.BoundColumn{
		head("序号"), head("春", "养蚕", "数量"), head("秋", "养蚕", "数量"), head("产值", "养蚕"), head("数量", "其他"),
	}
	want := []cases.HeaderSpan{
		{"序号", 0, 0, 0, 2},
		{"养蚕", 1, 3, 0, 0},
		{"数量", 1, 2, 1, 1},
		{"春", 1, 1, 2, 2},
		{"秋", 2, 2, 2, 2},
		{"产值", 3, 3, 1, 2},
		{"其他", 4, 4, 0, 0},
		{"数量", 4, 4, 1, 2},
	}
	if got := cases.HeaderSpans(columns); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := cases.HeaderDepth(columns); got != 3 {
		t.Errorf("depth %d, want 3", got)
	}
}

func TestFreeTextsAreScrubbed(t *testing.T) {
	r := &cases.Report{Grain: cases.GrainVisit, Columns: []cases.ReportColumn{{Path: "visit.text"}}}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	row := &cases.Row{
		Household: &cases.Household{HeadName: "杨建国"}, Head: &cases.Person{Name: "杨建国"},
		Visit: &cases.Visit{MetName: "李桂芳"},
	}
	for text, want := range map[string]string{
		"杨建国不在家，妻子李桂芳说收成好":                    "杨*国不在家，妻子李*芳说收成好",
		"电话13800001234，身份证50019919780909007X": "电话138****1234，身份证500199********007X",
		"卡号6222000011112222333，卖猪3头得5600元":    "卡号****2333，卖猪3头得5600元",
		"2026年11月21日，20261121":                "2026年11月21日，20261121",
	} {
		row.Visit.Text = text
		if got := columns[0].Text(row, true); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
		if got := columns[0].Text(row, false); got != text {
			t.Errorf("%q is shown in full as %q", text, got)
		}
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
