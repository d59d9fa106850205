package cases

// JobPlan is what a person plans for a year: whether and where to work, and what
// help is asked for (domain.md §1.3, 计划外出务工信息).
type JobPlan struct {
	Base
	HouseholdID  Ref
	PersonID     Ref
	Year         Opt[int64]
	Planned      string
	Province     string
	City         string
	County       string
	FromMonth    Month
	ServiceNeeds string
	AskedOn      Day
	Note         string
}

// JobPlanCatalogue lists the fields of a job plan in the order of its form.
var JobPlanCatalogue = NewCatalogue("job_plan", "计划务工", //nolint:gochecknoglobals // immutable catalogue
	func(p *JobPlan) *Base { return &p.Base },
	[]Field[JobPlan]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(p *JobPlan) any { return &p.HouseholdID }},
		{Meta{Key: "person_id", Title: "家庭成员", Kind: KindRef, Target: "person", Need: true}, func(p *JobPlan) any { return &p.PersonID }},
		{Meta{Key: "year", Title: "年度", Kind: KindYear, Need: true}, func(p *JobPlan) any { return &p.Year }},
		{Meta{Key: "planned", Title: "是否计划务工", Aliases: []string{"是否计划外出务工"}, Kind: KindYesNo}, func(p *JobPlan) any { return &p.Planned }},
		{Meta{Key: "province", Title: "计划务工所在省"}, func(p *JobPlan) any { return &p.Province }},
		{Meta{Key: "city", Title: "计划务工所在市"}, func(p *JobPlan) any { return &p.City }},
		{Meta{Key: "county", Title: "计划务工所在县"}, func(p *JobPlan) any { return &p.County }},
		{Meta{Key: "from_month", Title: "计划务工时间", Kind: KindMonth}, func(p *JobPlan) any { return &p.FromMonth }},
		{Meta{Key: "service_needs", Title: "就业服务需求"}, func(p *JobPlan) any { return &p.ServiceNeeds }},
		{Meta{Key: "asked_on", Title: "登记日期", Kind: KindDay}, func(p *JobPlan) any { return &p.AskedOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(p *JobPlan) any { return &p.Note }},
	}...)
