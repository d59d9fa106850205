package demo

import (
	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// support writes the measures of the household, and the jobs of its members.
func (h *home) support() {
	h.industries()
	h.jobs()
	if !h.supported() {
		return
	}
	for ago := h.d.options.Years - 1; ago >= 0; ago-- {
		h.publicPosts(ago)
		h.students(ago)
		h.relief(ago)
		h.others(ago)
	}
	if len(h.crops) > 0 && h.dice.percent(14) {
		h.borrow(h.dice.IntN(h.d.options.Years))
	}
}

// publicPosts are a measure a year, with the months worked.
func (h *home) publicPosts(ago int) {
	year := h.today.Year() - ago
	for _, p := range h.posts {
		m := h.measure(cases.BlockPublicPost, "公益性岗位安置", ago)
		m.PersonID, m.Content, m.FundID = p.place, p.kind, h.d.fund(fundState, ago)
		f := &cases.MeasureFile{Measure: m, Post: &cases.PublicPost{
			PostName: p.kind, PostType: p.kind, DutyArea: h.v.Village.Name, Authority: "农业农村", Employer: h.v.Village.Name + "村民委员会",
			ContractFromOn: m.FromOn, ContractToOn: cases.NewDay(year, 12, 31), MonthlyStandard: yuan(p.pay), RequiredDays: whole(22),
			BankName: "重庆农村商业银行", AccidentInsurance: cases.Yes, State: "在岗",
		}}
		if ago > 0 {
			f.Post.State = "离岗"
			f.Post.LeftOn = f.Post.ContractToOn
		}
		for month := m.FromOn.MonthOf(); month.Last() <= min(f.Post.ContractToOn, h.today); month = month.Add(1) {
			f.Attendance = append(f.Attendance, h.attend(month, p.pay))
		}
		h.add(f)
	}
}

// attend is a month of a post: the pay for full months, and in proportion for others.
func (h *home) attend(month cases.Month, pay int) cases.Attendance {
	days := 22
	if h.dice.percent(25) {
		days = h.dice.between(15, 21)
	}
	a := cases.Attendance{Month: month, RequiredDays: whole(22), PresentDays: whole(days), MonthlyStandard: yuan(pay)}
	a.Subsidy = cases.Some(cases.MoneyOf(decimal.NewFromInt(int64(pay*days)).DivRound(decimal.NewFromInt(22), 2)))
	return a
}

// students get 雨露计划 in vocational schools, and 两免一补 in compulsory ones.
func (h *home) students(ago int) {
	year := h.today.Year() - ago
	for i := range h.out.New.Members {
		p := &h.out.New.Members[i].Person
		age, _ := cases.Age(p.BirthOn, cases.NewDay(year, 9, 1))
		switch {
		case ago == 0 && (vocational(p) == "中职" || vocational(p) == "高职"):
			for _, term := range []string{"春季", "秋季"} {
				h.rain(cases.Ref(i+1), p, term, year)
			}
		case age >= 6 && age < 15 && h.dice.percent(70):
			m := h.measure(cases.BlockSchooling, "两免一补", ago)
			m.PersonID, m.Amount = cases.Ref(i+1), yuan(1250)
			h.add(&cases.MeasureFile{Measure: m})
		}
	}
}

// vocational is the 学段 of a student of a vocational school.
func vocational(p *cases.Person) string {
	if runes := []rune(p.Schooling); len(runes) > 2 {
		switch string(runes[:2]) {
		case "中职", "高职":
			return string(runes[:2])
		}
	}
	return ""
}

// rain is the 雨露计划 of a term.
func (h *home) rain(place cases.Ref, p *cases.Person, term string, year int) {
	paid := cases.NewDay(year, 6, 15)
	if term == "秋季" {
		paid = cases.NewDay(year, 11, 15)
	}
	m := h.measure(cases.BlockEducation, "雨露计划", 0)
	m.PersonID, m.Amount, m.Content, m.FundID = place, yuan(1500), term+"学期", h.d.fund(fundState, 0)
	aid := &cases.StudentAid{School: pick(h.dice, h.d.words["school"]), Stage: vocational(p), Grade: p.Schooling, Term: term, Kind: "雨露计划", Amount: yuan(1500)}
	if paid <= h.today {
		aid.PaidOn = paid
	}
	h.add(&cases.MeasureFile{Measure: m, Aid: aid})
}

// relief is what members are entitled to: 低保, 特困, help with insurance, care of the
// disabled.
func (h *home) relief(ago int) {
	switch {
	case h.any(func(p *cases.Person) bool { return p.Dibao != "" }):
		h.add(&cases.MeasureFile{Measure: h.measure("综合保障", "低保", ago)})
	case h.any(func(p *cases.Person) bool { return p.Tekun != "" }):
		h.add(&cases.MeasureFile{Measure: h.measure("综合保障", "特困供养", ago)})
	}
	if h.any(func(p *cases.Person) bool { return p.DisabilityKind != "" }) {
		h.add(&cases.MeasureFile{Measure: h.measure("综合保障", "残疾人补贴", ago)})
	}
	if h.dice.percent(75) {
		m := h.measure("健康帮扶", "参加城乡居民基本医疗保险个人缴费补贴", ago)
		m.Amount = yuan(len(h.out.New.Members) * h.dice.between(4, 15) * 10)
		m.Quantity, m.Unit = whole(len(h.out.New.Members)), "人"
		h.add(&cases.MeasureFile{Measure: m})
	}
}

// others are the measures that come now and then.
func (h *home) others(ago int) {
	type rare struct {
		percent             int
		block, item, detail string
		least, most         int // yuan
		fund                int
	}
	for _, r := range []rare{
		{10, "就业帮扶", "技能培训", "茧丝绸和护工技能培训", 0, 0, fundPaired},
		{5, "生产生活条件改善", "卫生厕所改造", "改厕", 1000, 2000, fundCounty},
		{3, "住房安全保障", "住房修缮", "屋面检修", 2000, 9000, fundCounty},
		{4, "饮水安全保障", "集中供水入户", "水管入户", 300, 1200, fundCounty},
		{12, "社会帮扶", "消费帮扶", "专柜销售农产品", 300, 3000, fundShared},
		{8, "社会帮扶", "定点帮扶", "节日慰问", 300, 1000, fundPaired},
		{4, "基础设施建设", "通组公路", "产业路硬化", 0, 0, fundState},
	} {
		if !h.dice.percent(r.percent) {
			continue
		}
		m := h.measure(r.block, r.item, ago)
		unit := &h.d.Units[(h.n+ago)%len(h.d.Units)]
		m.Content, m.FundID, m.UnitID = r.detail, h.d.fund(r.fund, ago), cases.Ref(unit.ID)
		if r.most > 0 {
			m.Amount = yuan(h.dice.between(r.least/100, r.most/100) * 100)
		}
		f := &cases.MeasureFile{Measure: m}
		if r.item == "技能培训" && len(h.workers) > 0 {
			f.Measure.PersonID = h.workers[0].place
			f.Job = &cases.JobSupport{Training: r.detail, TrainingDays: cases.Some(int64(h.dice.between(3, 15))), Trainer: "金溪护工公司", Employed: cases.Yes, ServedOn: m.FromOn}
		}
		if r.item == "消费帮扶" {
			f.Sales = []cases.Sale{h.shopped(&f.Measure, unit.Name)}
		}
		h.add(f)
	}
}

// shopped is what a unit bought of the household to help it.
func (h *home) shopped(m *cases.Measure, buyer string) cases.Sale {
	const price = 50 // yuan a kilogram; the amounts of measures are whole hundreds
	kilos := int(m.Amount.Value / cases.Yuan(price))
	return cases.Sale{
		VillageID: h.v.id(), SoldOn: min(m.FromOn.AddDays(14), h.today), Product: "土腊肉", Spec: "真空装", Unit: "公斤",
		Quantity: whole(kilos), UnitPrice: whole(price), Amount: m.Amount, Buyer: buyer, UnitID: m.UnitID,
		Channel: "单位食堂", Consumption: cases.Yes, Households: cases.Some(int64(1)), Received: m.Amount, ReceivedOn: min(m.FromOn.AddDays(44), h.today),
		Handler: m.Responsible,
	}
}

// borrow is a 小额信贷 of three years at most.
func (h *home) borrow(ago int) {
	lent := cases.NewDay(h.today.Year()-ago, h.dice.between(1, 9), h.dice.between(1, 28))
	if lent > h.today {
		return
	}
	amount := h.dice.between(1, 5) * 10000
	m := h.measure(cases.BlockFinance, "小额信贷", ago)
	m.PersonID, m.Amount, m.FromOn, m.ToOn = 1, yuan(amount), lent, lent.AddMonths(36)
	l := &cases.MicroLoan{
		Stars: h.dice.one("三星", "四星", "五星"), CreditLimit: yuan(50000), CreditOn: lent.AddDays(-20), CreditChecked: cases.Yes,
		CreditPapers: cases.Yes, Principal: yuan(amount), Balance: yuan(amount), Repaid: yuan(0), TermMonths: cases.Some(int64(36)),
		LentOn: lent, DueOn: lent.AddMonths(36), Rate: cases.Some(decimal.New(345, -2)), LoanPapers: cases.Yes, UseCompliant: cases.Yes,
		Use: h.dice.one("种植业", "养殖业"), Lender: "重庆农村商业银行黔江支行", State: "未到期", CountedOn: h.today,
	}
	if h.dice.percent(20) {
		l.Balance, l.Repaid, l.RepaidOn, l.State = yuan(0), yuan(amount), h.today, "已结清"
	}
	h.add(&cases.MeasureFile{Measure: m, Loan: l})
}
