package excel_test

import (
	"fmt"

	"zhucunji/cases"
)

// ledger is row n of the report of a ledger: a member with a job, a plan, a public post,
// a loan, a student's aid, a subsidy and a sale, whatever its grain shows of them. The
// texts are as long as those of a village.
func ledger(n int) *cases.Row {
	row := member(nil)
	row.AsOf = cases.NewDay(2026, 11, 21)
	row.Household.HelperName, row.Household.HelperUnit, row.Household.HelperPost = "周丽华", "黔江区农业农村委员会", "四级主任科员"
	row.Household.HelperPhone, row.Household.HelperFromOn = "13800004321", cases.NewDay(2023, 5, 1)
	row.Person.Name, row.Person.Sex, row.Person.Facts.Age = []string{"杨建国", "阿依古丽·买买提", "李桂芳"}[n%3], "男", cases.Some(int64(52))
	row.Person.MedResident, row.Person.Dibao, row.Person.DibaoLevel = cases.Yes, "农村低保", "B类"
	row.Person.DisabilityKind, row.Person.DisabilityGrade = "肢体", "二级"
	work(row)
	money(row)
	row.Visited = cases.VisitedOf([]cases.Visit{{
		VisitedOn: cases.NewDay(2026, 11, 2), Visitors: "张三、李四", Hygiene: cases.Some(int64(95)),
		Checks: cases.CheckList{{Item: "住房安全", Answer: cases.AnswerProblem, Note: "屋顶漏雨，雨天漏到堂屋"}, {Item: "吃", Answer: cases.AnswerOK}},
	}})
	row.Measure = &cases.Measure{
		Year: cases.Some(int64(2026)), Block: "产业帮扶", Item: "养殖业", Content: "桑蚕", Amount: yuan(1200),
		FromOn: cases.NewDay(2026, 3, 1), ToOn: cases.NewDay(2026, 10, 31), State: "已完成", Responsible: "周丽华",
	}
	return row
}

// work fills what a row says of jobs and public posts.
func work(row *cases.Row) {
	row.Job = &cases.JobSpell{
		Working: cases.Yes, Province: "广东省", City: "东莞市", County: "东莞市", Place: "长安镇", FromMonth: cases.NewMonth(2026, 2),
		Employer: "广东东莞长安精密电子有限公司", Industry: "制造业", Trade: "装配工", MonthlyPay: yuan(5200), Channel: "亲友介绍",
		Escorted: cases.No, TravelSubsidy: yuan(400),
	}
	row.Plan = &cases.JobPlan{Planned: cases.Yes, Province: "浙江省", FromMonth: cases.NewMonth(2027, 2), ServiceNeeds: "技能培训"}
	row.Post = &cases.PublicPost{
		PostName: "河湖巡查员", PostType: "护水员", DutyArea: "望岭村", Authority: "农业农村", Employer: "望岭村村民委员会",
		ContractFromOn: cases.NewDay(2026, 1, 1), ContractToOn: cases.NewDay(2026, 12, 31), SocialCard: "9990000000000001234",
		BankName: "重庆农村商业银行", AccidentInsurance: cases.Yes, State: "在岗",
	}
	row.Attendance = &cases.Attendance{Month: cases.NewMonth(2026, 10), RequiredDays: quantity("22"), PresentDays: quantity("20.5"), MonthlyStandard: yuan(800)}
}

// money fills what a row says of loans, aid, subsidies and sales.
func money(row *cases.Row) {
	row.Loan = &cases.MicroLoan{
		Stars: "四星", CreditLimit: yuan(50000), CreditOn: cases.NewDay(2025, 2, 1), Principal: yuan(50000), Balance: yuan(30000),
		TermMonths: cases.Some(int64(36)), LentOn: cases.NewDay(2025, 3, 1), DueOn: cases.NewDay(2028, 3, 1), Rate: quantity("3.45"),
		Repaid: yuan(20000), RepaidOn: cases.NewDay(2026, 9, 1), Lender: "重庆农村商业银行黔江支行", Use: "养殖业", State: "未到期",
	}
	row.Aid = &cases.StudentAid{
		School: "黔江区民族职业教育中心", Stage: "中职", Grade: "中职二年级", Major: "护理", StudentNumber: "G" + idX,
		Term: "春季", Kind: "雨露计划", Amount: yuan(1500), PaidOn: cases.NewDay(2026, 6, 15), Card: "9990000000000005678",
	}
	row.Subsidy = &cases.Subsidy{
		Kind: "产业奖补", Matter: "桑蚕", Unit: "张", AppliedQuantity: quantity("3.65"), AppliedAmount: yuan(1200),
		PaidAmount: yuan(1200), State: "已发放", PaidOn: cases.NewDay(2026, 10, 1), Card: "9990000000000009999",
	}
	row.Sale = &cases.Sale{
		SoldOn: cases.NewDay(2026, 10, 1), Product: "腊肉", Unit: "公斤", Quantity: quantity("20"), UnitPrice: quantity("60"),
		Buyer: "黔江区机关食堂", Channel: "单位食堂", Consumption: cases.Yes, Households: cases.Some(int64(3)), Received: yuan(1000),
	}
}

// teams are the groups of a village, counted.
func teams(n int) []*cases.Row {
	var rows []*cases.Row
	for i := range n {
		team := &cases.Team{Name: fmt.Sprintf("%d组", i+1), Order: cases.Some(int64(i + 1))}
		t := cases.NewTeamTally(team)
		visited := cases.VisitedOf([]cases.Visit{{Hygiene: cases.Some(int64(70 + i))}})
		for range 40 + i {
			row := ledger(i)
			t.Add(row.Household, []cases.Member{{Person: *row.Person}}, func(*cases.Person) bool { return true }, visited)
		}
		rows = append(rows, &cases.Row{Village: &cases.Village{Name: "望岭村"}, Team: team, Tally: t})
	}
	return rows
}
