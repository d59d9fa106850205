package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// newWork is a store with a household whose son works away, holds a public post, and
// borrows; and with what a cooperative sold.
func newWork(t *testing.T) (*storage.Store, *cases.NewHousehold) {
	t.Helper()
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	household, person := cases.Ref(n.Household.ID), cases.Ref(n.Members[0].Person.ID)
	must := func(_ cases.Change, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(st.SaveJobSpell(ctx, nil, &cases.JobSpell{
		HouseholdID: household, PersonID: person, Working: cases.Yes, Province: "广东省", County: "东莞市", Employer: "电子厂",
		FromMonth: cases.NewMonth(2026, 3), MonthlyPay: cases.Some(cases.Yuan(5000)),
	}))
	must(st.SaveJobSpell(ctx, nil, &cases.JobSpell{
		HouseholdID: household, PersonID: person, Working: cases.Yes, Employer: "砖厂", FromMonth: cases.NewMonth(2024, 3), ToMonth: cases.NewMonth(2024, 9),
	}))
	must(st.SaveJobPlan(ctx, nil, &cases.JobPlan{HouseholdID: household, PersonID: person, Year: cases.Some(int64(2026)), Planned: cases.Yes, ServiceNeeds: "技能培训"}))
	measure := func(block string, year int64) cases.Measure {
		return cases.Measure{HouseholdID: household, PersonID: person, Year: cases.Some(year), Block: block}
	}
	must(st.AddMeasure(ctx, &cases.MeasureFile{
		Measure: measure(cases.BlockPublicPost, 2026), Post: &cases.PublicPost{PostName: "护林员", ContractFromOn: cases.NewDay(2026, 1, 1)},
		Attendance: []cases.Attendance{
			{Month: cases.NewMonth(2026, 9), PresentDays: number("22"), RequiredDays: number("22"), MonthlyStandard: cases.Some(cases.Yuan(660))},
			{Month: cases.NewMonth(2026, 10), PresentDays: number("11"), RequiredDays: number("22"), MonthlyStandard: cases.Some(cases.Yuan(660))},
		},
	}))
	for _, f := range moneyMeasures(measure) {
		must(st.AddMeasure(ctx, &f))
	}
	must(st.SaveSale(ctx, nil, &cases.Sale{
		VillageID: n.Household.VillageID, SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜", Producer: "蜂业合作社", Consumption: cases.Yes,
		Quantity: number("10"), UnitPrice: number("80"),
	}))
	must(st.SaveSale(ctx, nil, &cases.Sale{
		VillageID: n.Household.VillageID, HouseholdID: household, SoldOn: cases.NewDay(2026, 8, 1), Product: "腊肉", Consumption: cases.Yes,
		Amount: cases.Some(cases.Yuan(500)), Received: cases.Some(cases.Yuan(200)),
	}))
	must(st.AddVisit(ctx, &cases.VisitFile{Visit: cases.Visit{
		HouseholdID: household, VisitedOn: cases.NewDay(2026, 11, 20), Way: "入户", Visitors: "张队长", Hygiene: cases.Some(int64(96)),
		Checks: cases.CheckList{{Item: "饮水安全", Answer: cases.AnswerProblem, Note: "断水"}},
	}}))
	return st, n
}

// moneyMeasures are a loan, a student's aid and a subsidy.
func moneyMeasures(measure func(block string, year int64) cases.Measure) []cases.MeasureFile {
	return []cases.MeasureFile{
		{Measure: measure(cases.BlockFinance, 2024), Loan: &cases.MicroLoan{Principal: cases.Some(cases.Yuan(30000)), LentOn: cases.NewDay(2024, 5, 1)}},
		{Measure: measure(cases.BlockEducation, 2026), Aid: &cases.StudentAid{School: "职教中心", Kind: "雨露计划", Amount: cases.Some(cases.Yuan(1500))}},
		{Measure: measure(cases.BlockIndustry, 2026), Subsidy: &cases.Subsidy{Kind: "产业奖补", PaidAmount: cases.Some(cases.Yuan(1200))}},
	}
}

func TestLedgersTellWhatWasTyped(t *testing.T) {
	st, _ := newWork(t)
	f := cases.NewReportFilter(st.Today())
	for _, want := range []struct {
		report string
		rows   int
		title  string
		text   string // of the first row
	}{
		{"R9", 1, "姓名", "杨胜国"},
		{"R9", 1, "务工企业名称", "电子厂"},
		{"R9", 1, "累计月数", "9"},
		{"R9", 1, "年收入", "45,000.00"},
		{"R9", 1, "务工区域", "省外"},
		{"R9P", 1, "就业服务需求", "技能培训"},
		{"R10", 1, "本月累计出勤天数(天)", "11"},
		{"R10", 1, "补贴金额(元)", "330.00"},
		{"R10L", 1, "岗位名称", "护林员"},
		{"R12", 1, "贷款本金", "30,000.00"},
		{"R12", 1, "是否户主", "是"},
		{"R12", 1, "与户主关系", "户主"},
		{"R13", 1, "饮水安全", "有问题"},
		{"R13", 1, "吃", "未查"},
		{"R13", 1, "问题", "饮水安全：断水"},
		{"R14C", 1, "金额", "1,500.00"},
		{"R14F", 2, "产品", "腊肉"},
		{"R14F", 2, "农户", "杨胜国"},
		{"R14F", 2, "未回款", "300.00"},
		{"R14G", 1, "实发金额", "1,200.00"},
		{"R14G", 1, "姓名", "杨胜国"},
		{"R14G", 1, "身份证", "500199195703200112"},
		{"R15", 1, "总户数", "1"},
		{"R15", 1, "务工", "1"},
		{"R16", 1, "平均分", "96"},
		{"R17", 1, "户主", "杨胜国"},
	} {
		table := reportTexts(t, st, want.report, f)
		if len(table)-1 != want.rows {
			t.Errorf("%s has %d rows, want %d", want.report, len(table)-1, want.rows)
			continue
		}
		if got := cell(t, table, 1, want.title); got != want.text {
			t.Errorf("%s %s: got %q, want %q", want.report, want.title, got, want.text)
		}
	}
}

// TestLedgersKeepToTheFilter asks for other times and other places.
func TestLedgersKeepToTheFilter(t *testing.T) {
	st, n := newWork(t)
	at := func(year int, day cases.Day) cases.ReportFilter { return cases.ReportFilter{Year: year, AsOf: day} }
	today := st.Today()
	elsewhere := cases.NewReportFilter(today)
	elsewhere.Village = n.Household.VillageID + 100
	ordinary := cases.NewReportFilter(today)
	ordinary.Types = []string{"普通农户"}
	others := cases.NewReportFilter(today)
	others.Households = []int64{n.Household.ID + 100}
	for _, c := range []struct {
		name   string
		report string
		filter cases.ReportFilter
		rows   int
	}{
		{"jobs of an earlier year", "R9", at(2024, cases.NewDay(2024, 12, 31)), 1},
		{"jobs of a year without any", "R9", at(2025, cases.NewDay(2025, 12, 31)), 0},
		{"plans of another year", "R9P", at(2025, cases.NewDay(2025, 12, 31)), 0},
		{"posts of another month", "R10", cases.ReportFilter{Period: cases.Period{From: cases.NewDay(2026, 8, 1), To: cases.NewDay(2026, 8, 31)}, AsOf: today}, 0},
		{"loans before they were lent", "R12", at(2023, cases.NewDay(2023, 12, 31)), 0},
		{"aid of another year", "R14C", at(2025, today), 0},
		{"sales of another year", "R14F", at(2025, today), 0},
		{"sales of another village", "R14F", elsewhere, 0},
		{"loans of another village", "R12", elsewhere, 0},
		{"groups of another village", "R15", elsewhere, 0},
		{"groups without households of the type", "R15", ordinary, 0},
		{"loans of households of another type", "R12", ordinary, 0},
		{"loans of others than those chosen", "R12", others, 0},
		{"posts of others than those chosen", "R10", others, 0},
		{"sales of others than those chosen", "R14F", others, 0},
		{"groups without those chosen", "R15", others, 0},
		{"households of others than those chosen", "R5", others, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := len(reportTexts(t, st, c.report, c.filter)) - 1; got != c.rows {
				t.Errorf("%d rows, want %d", got, c.rows)
			}
			r, err := cases.ReportByKey(c.report)
			if err != nil {
				t.Fatal(err)
			}
			if n, err := st.CountReportRows(t.Context(), r, c.filter); err != nil || n != c.rows {
				t.Errorf("counted %d, %v", n, err)
			}
		})
	}
}

// TestRowsInTheBinAreNotReported throws everything away.
func TestRowsInTheBinAreNotReported(t *testing.T) {
	st, n := newWork(t)
	if _, err := st.Hide(t.Context(), "household", n.Household.ID); err != nil {
		t.Fatal(err)
	}
	for key, rows := range map[string]int{"R9": 0, "R9P": 0, "R10": 0, "R12": 0, "R13": 0, "R14C": 0, "R14F": 1, "R14G": 0, "R15": 0} {
		if got := len(reportTexts(t, st, key, cases.NewReportFilter(st.Today()))) - 1; got != rows {
			t.Errorf("%s: %d rows, want %d", key, got, rows)
		}
	}
}
