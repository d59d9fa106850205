package demo

import "zhucunji/cases"

// worker is a member with a job away or near home.
type worker struct {
	place  cases.Ref // of the member, counted from 1
	away   bool
	months int
	pay    int // yuan a month in the last year
	employ string
}

// post is a member who holds a public post.
type post struct {
	place cases.Ref
	kind  string
	pay   int // yuan a month
}

// hire gives jobs to those who can work, and public posts to some who cannot go away.
func (h *home) hire() {
	left := 3
	for i := range h.out.New.Members {
		p := &h.out.New.Members[i].Person
		place := cases.Ref(i + 1)
		switch {
		case able(p) && left > 0 && h.dice.percent(72):
			h.workers = append(h.workers, h.job(place))
			left--
		case h.supported() && p.Labour == "弱劳动力或半劳动力" && len(h.posts) == 0 && h.dice.percent(28) && h.under70(p):
			h.posts = append(h.posts, post{place, h.dice.one("保洁员", "护林员", "护路员", "护理员", "河湖巡查员"), h.dice.between(5, 9) * 100})
		}
	}
}

func (h *home) under70(p *cases.Person) bool {
	age, _ := cases.Age(p.BirthOn, h.today)
	return age < 67
}

func (h *home) job(place cases.Ref) worker {
	w := worker{place: place, away: h.dice.percent(62), months: h.dice.between(7, 11), pay: h.dice.between(34, 62) * 100}
	list := "employer.away"
	if !w.away {
		list = "employer.near"
		w.pay = h.dice.between(26, 46) * 100
	}
	w.employ = pick(h.dice, h.d.words[list])
	return w
}

// jobs writes the 务工 of supported households, a spell a year, and of some others.
func (h *home) jobs() {
	if !h.supported() && !h.dice.percent(12) {
		return
	}
	years := h.d.options.Years
	if !h.supported() {
		years = 1
	}
	for _, w := range h.workers {
		for ago := range years {
			h.out.Jobs = append(h.out.Jobs, h.spell(w, ago))
		}
	}
	if len(h.workers) > 0 && h.supported() && h.dice.percent(25) {
		h.out.Plans = append(h.out.Plans, cases.JobPlan{
			PersonID: h.workers[0].place, Year: cases.Some(int64(h.today.Year())), Planned: cases.Yes,
			ServiceNeeds: h.dice.one("技能培训", "岗位推荐", "政策咨询"), AskedOn: max(h.since, cases.NewDay(h.today.Year(), 1, 10)),
		})
	}
}

// spell is the job of a worker in a year, from after the Spring Festival on.
func (h *home) spell(w worker, ago int) cases.JobSpell {
	year := h.today.Year() - ago
	from := min(cases.NewMonth(year, 2), h.today.MonthOf())
	j := cases.JobSpell{
		PersonID: w.place, Working: cases.Yes, Abroad: cases.No, FromMonth: from, Employer: w.employ,
		MonthlyPay: yuan(earlier(w.pay, ago)), Channel: h.dice.one("自主就业", "亲友介绍", "政府组织劳务输出"), Escorted: cases.No,
	}
	if to := from.Add(w.months - 1); to < h.today.MonthOf() {
		j.ToMonth = to
	}
	if !w.away {
		j.Province, j.City, j.County, j.Place, j.Channel = "重庆市", "市辖区", "黔江区", h.v.Village.Town, "本地企业或合作社"
		j.Industry, j.Trade = "居民服务修理和其他服务业", "服务员"
		return j
	}
	j.Province, j.City, j.County = awayPlace(w.employ)
	j.Industry, j.Trade = "制造业", "装配工"
	if ago == 0 {
		j.TravelSubsidy = yuan(h.dice.between(2, 5) * 100)
	}
	return j
}

// awayPlace is where an employer of the list works.
func awayPlace(employer string) (province, city, county string) {
	switch runes := []rune(employer); string(runes[:2]) {
	case "浙江":
		return "浙江省", "宁波市", "北仑区"
	case "广东":
		return "广东省", "东莞市", "东莞市"
	case "福建":
		return "福建省", "泉州市", "晋江市"
	case "江苏":
		return "江苏省", "苏州市", "昆山市"
	}
	return "重庆市", "市辖区", "渝北区"
}

// earlier is a sum some years ago, less by six percent for each.
func earlier(now, ago int) int {
	for range ago {
		now = now * 100 / 106
	}
	return now
}
