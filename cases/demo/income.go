package demo

import "zhucunji/cases"

// incomes writes the ledger years that have ended, of supported households, by what
// their members and industries bring.
func (h *home) incomes() {
	if !h.supported() {
		return
	}
	last := h.today.Year()
	if cases.LedgerYear(last).To >= h.today {
		last--
	}
	for ago := h.d.options.Years - 1; ago >= 0; ago-- {
		h.ledger(last-ago, ago)
	}
}

// ledger is one ledger year.
func (h *home) ledger(year, ago int) {
	span := cases.LedgerYear(year)
	people := int64(len(h.out.New.Members))
	bad := ago == 0 && h.dice.percent(9) // a year in which something went wrong
	h.wages(span, ago, bad)
	h.business(span, ago, bad)
	h.transfers(span, ago)
	y := cases.HouseholdYear{
		Year: cases.Some(int64(year)), AccountingPeople: cases.Some(people), RegisteredPeople: cases.Some(people), Denominator: "共同生活人口",
	}
	if bad {
		y.ChangeCauses, y.Remedy, y.Responsible = h.dice.one("务工", "产业", "大病"), "已纳入重点走访", h.helper
		h.earn(0, "医疗自付支出", h.dice.between(20, 120)*100, span)
	}
	h.out.Years = append(h.out.Years, y)
}

// earn adds an entry that covers a whole span; place 0 is the household.
func (h *home) earn(place cases.Ref, item string, amount int, span cases.Period) *cases.Income {
	h.out.Incomes = append(h.out.Incomes, cases.Income{PersonID: place, Item: item, Amount: yuan(amount), FromOn: span.From, ToOn: span.To})
	return &h.out.Incomes[len(h.out.Incomes)-1]
}

func (h *home) wages(span cases.Period, ago int, bad bool) {
	for i, w := range h.workers {
		months := w.months
		if bad && i == 0 {
			months = max(4, months-3)
		}
		item := "本地务工收入"
		if w.away {
			item = "外出务工收入"
		}
		pay := earlier(w.pay, ago) / 2 // what is sent home and kept, not what is spent away
		h.earn(w.place, item, pay*months, span).Quantity = whole(months)
	}
	for _, p := range h.posts {
		h.earn(p.place, "公益性岗位报酬", p.pay*12, span).Quantity = whole(12)
	}
	if len(h.workers) == 0 && h.any(func(p *cases.Person) bool { return p.Labour != "无劳动力" && p.Labour != "丧失劳动力" }) {
		h.earn(0, "零工收入", h.dice.between(10, 60)*100, span)
	}
}

func (h *home) business(span cases.Period, ago int, bad bool) {
	for _, c := range h.crops {
		t := h.d.trade(c.variety)
		value := earlier(c.scale*t.yield/10*t.price/1000, ago) * h.dice.between(85, 115) / 100
		if t.variety == "桑蚕" {
			value = value * 2 // two seasons and more
		}
		if bad {
			value = value * 7 / 10
		}
		h.earn(0, t.income, value, span)
		h.earn(0, t.expense, value*t.cost/100, span)
	}
	if len(h.crops) == 0 && h.dice.percent(70) {
		h.earn(0, "自产自用折价", h.dice.between(8, 30)*100, span)
	}
}

func (h *home) transfers(span cases.Period, ago int) {
	old, aided, disabled := 0, 0, 0
	level := 0
	for i := range h.out.New.Members {
		p := &h.out.New.Members[i].Person
		age, _ := cases.Age(p.BirthOn, span.To)
		if age >= 60 {
			old++
		}
		if p.Dibao != "" {
			aided++
			level = map[string]int{"A类": 480, "B类": 360, "C类": 260}[p.DibaoLevel]
		}
		if p.Tekun != "" {
			h.earn(cases.Ref(i+1), "特困供养金", earlier(11500, ago), span)
		}
		if p.DisabilityGrade == "一级" || p.DisabilityGrade == "二级" {
			disabled++
		}
	}
	if old > 0 {
		h.earn(0, "养老保险金", old*earlier(1860, ago), span)
	}
	if aided > 0 {
		h.earn(0, "低保金", aided*level*12*100/(100+5*ago), span)
	}
	if disabled > 0 {
		h.earn(0, "重度残疾人护理补贴", disabled*80*12, span)
	}
	h.earn(0, "农业补贴", h.dice.between(8, 60)*10, span)
	if h.out.New.Household.ReturnedMu.Value.IsPositive() {
		h.earn(0, "生态补偿金", h.dice.between(4, 60)*10, span)
	}
	if h.lifted {
		h.earn(0, "资产收益分红收入", h.dice.between(2, 8)*100, span)
	}
}
