package cases

// JobSpell is one spell of 务工 of a person: where, from when to when, for whom and
// at what pay (domain.md §1.3, 务工月监测, and §5, 务工台账). It stands on its own; a
// job that help brought about points to its measure.
type JobSpell struct {
	Base
	HouseholdID   Ref
	PersonID      Ref
	MeasureID     Ref
	Working       string
	Abroad        string
	Province      string
	City          string
	County        string
	Place         string
	Area          string // blank: worked out by WorkArea
	FromMonth     Month
	ToMonth       Month // blank: still there
	Employer      string
	Industry      string
	Trade         string
	MonthlyPay    Opt[Money]
	YearPay       Opt[Money] // blank: worked out by WorkedPay
	Channel       string
	Escorted      string
	TravelSubsidy Opt[Money]
	StaySubsidy   Opt[Money]
	Returned      string
	ReturnedOn    Day
	Note          string
}

// JobSpellCatalogue lists the fields of a job spell in the order of its form.
var JobSpellCatalogue = NewCatalogue("job_spell", "务工", //nolint:gochecknoglobals // immutable catalogue
	func(j *JobSpell) *Base { return &j.Base },
	[]Field[JobSpell]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Group: "务工", Need: true}, func(j *JobSpell) any { return &j.HouseholdID }},
		{Meta{Key: "person_id", Title: "务工人员", Aliases: []string{"家庭成员"}, Kind: KindRef, Target: "person", Group: "务工", Need: true}, func(j *JobSpell) any { return &j.PersonID }},
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Group: "务工", Note: "自己找的工作空着。"}, func(j *JobSpell) any { return &j.MeasureID }},
		{Meta{Key: "working", Title: "是否已务工", Kind: KindYesNo, Group: "务工"}, func(j *JobSpell) any { return &j.Working }},
		{Meta{Key: "abroad", Title: "是否国外务工", Aliases: []string{"是否境外务工"}, Kind: KindYesNo, Group: "地点"}, func(j *JobSpell) any { return &j.Abroad }},
		{Meta{Key: "province", Title: "务工所在省", Aliases: []string{"务工省", "务工所在省份"}, Group: "地点"}, func(j *JobSpell) any { return &j.Province }},
		{Meta{Key: "city", Title: "务工所在市", Aliases: []string{"务工市"}, Group: "地点"}, func(j *JobSpell) any { return &j.City }},
		{Meta{Key: "county", Title: "务工所在县", Aliases: []string{"务工县", "务工所在县(市、区、旗)"}, Group: "地点"}, func(j *JobSpell) any { return &j.County }},
		{Meta{Key: "place", Title: "务工所在地", Aliases: []string{"务工地点", "务工详细地址"}, Group: "地点"}, func(j *JobSpell) any { return &j.Place }},
		{Meta{Key: "area", Title: "务工区域", Kind: KindCode, List: ListJobArea, Group: "地点"}, func(j *JobSpell) any { return &j.Area }},
		{Meta{Key: "from_month", Title: "开始时间", Aliases: []string{"务工开始时间"}, Kind: KindMonth, Group: "时间"}, func(j *JobSpell) any { return &j.FromMonth }},
		{Meta{Key: "to_month", Title: "结束时间", Aliases: []string{"务工结束时间"}, Kind: KindMonth, Group: "时间", Note: "还在务工时空着。"}, func(j *JobSpell) any { return &j.ToMonth }},
		{Meta{Key: "employer", Title: "务工企业名称", Aliases: []string{"务工单位", "企业名称"}, Group: "工作"}, func(j *JobSpell) any { return &j.Employer }},
		{Meta{Key: "industry", Title: "所属行业", Aliases: []string{"产业分类"}, Kind: KindCode, List: ListSector, Group: "工作"}, func(j *JobSpell) any { return &j.Industry }},
		{Meta{Key: "trade", Title: "工种", Group: "工作"}, func(j *JobSpell) any { return &j.Trade }},
		{Meta{Key: "monthly_pay", Title: "务工月收入", Aliases: []string{"月工资", "务工月收入(元)"}, Kind: KindMoney, Unit: "元/月", Guard: Personal, Group: "工作"}, func(j *JobSpell) any { return &j.MonthlyPay }},
		{Meta{Key: "year_pay", Title: "年收入", Aliases: []string{"务工年收入"}, Kind: KindMoney, Unit: "元", Guard: Personal, Group: "工作", Note: "空着时按月收入×月数算。"}, func(j *JobSpell) any { return &j.YearPay }},
		{Meta{Key: "channel", Title: "就业渠道", Kind: KindCode, List: ListJobChannel, Group: "工作"}, func(j *JobSpell) any { return &j.Channel }},
		{Meta{Key: "escorted", Title: "是否点对点输送", Kind: KindYesNo, Group: "补助"}, func(j *JobSpell) any { return &j.Escorted }},
		{Meta{Key: "travel_subsidy", Title: "年度交通费补助", Aliases: []string{"交通补贴", "跨省务工交通补贴"}, Kind: KindMoney, Unit: "元", Group: "补助"}, func(j *JobSpell) any { return &j.TravelSubsidy }},
		{Meta{Key: "stay_subsidy", Title: "稳岗补贴", Aliases: []string{"县内务工稳岗补贴"}, Kind: KindMoney, Unit: "元", Group: "补助"}, func(j *JobSpell) any { return &j.StaySubsidy }},
		{Meta{Key: "returned", Title: "返乡情况", Aliases: []string{"返乡原因"}, Group: "返乡"}, func(j *JobSpell) any { return &j.Returned }},
		{Meta{Key: "returned_on", Title: "返乡日期", Kind: KindDay, Group: "返乡"}, func(j *JobSpell) any { return &j.ReturnedOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "返乡", Wide: true}, func(j *JobSpell) any { return &j.Note }},
	}...)
