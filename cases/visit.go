package cases

// Visit is one 走访 of one household (domain.md §3, 走访记录表 and 民情日记). What a
// 院坝会 or a round has in common for many households stands in its Gathering.
type Visit struct {
	Base
	HouseholdID      Ref
	EarlierID        Ref // the visit of the household that was written down before this one, whatever their days
	GatheringID      Ref
	Number           string
	VisitedOn        Day
	Started          string // "15:04"
	Ended            string // "15:04"
	EnteredOn        Day
	Way              string
	VisitorKind      string
	Visitors         string // names joined by "、"
	Recorder         string
	MetName          string
	MetRelation      string
	AtHome           string
	HouseholdType    string // as it was on the day
	MonitorClass     string // as it was on the day
	Theme            string
	Text             string
	Checks           CheckList
	PopulationChange string
	IncomeChange     string
	WorkChange       string
	IndustryState    string
	PolicyReceipt    string
	Problems         string
	RelapseRisk      string
	Solved           string
	Satisfaction     string
	Hygiene          Opt[int64] // 0…100
	NextOn           Day
	HouseholdSigned  string
	VisitorsSigned   string
	Note             string
}

// VisitCatalogue lists the fields of a visit in the order of its form.
var VisitCatalogue = NewCatalogue("visit", "走访", //nolint:gochecknoglobals // immutable catalogue
	func(v *Visit) *Base { return &v.Base },
	[]Field[Visit]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Group: "走访", Need: true}, func(v *Visit) any { return &v.HouseholdID }},
		{Meta{Key: "earlier_id", Title: "上一次登记的走访", Kind: KindRef, Target: "visit", Loose: true, Source: Maintained}, func(v *Visit) any { return &v.EarlierID }},
		{Meta{Key: "gathering_id", Title: "院坝会（批次）", Kind: KindRef, Target: "gathering", Group: "走访"}, func(v *Visit) any { return &v.GatheringID }},
		{Meta{Key: "number", Title: "走访编号", Aliases: []string{"编号"}, Group: "走访"}, func(v *Visit) any { return &v.Number }},
		{Meta{Key: "visited_on", Title: "走访日期", Aliases: []string{"日期", "走访时间", "入户日期", "入户时间"}, Kind: KindDay, Group: "走访", Need: true, Note: "可以补记以前的走访，不能是将来。"}, func(v *Visit) any { return &v.VisitedOn }},
		{Meta{Key: "started", Title: "开始时间", Kind: KindClock, Group: "走访"}, func(v *Visit) any { return &v.Started }},
		{Meta{Key: "ended", Title: "结束时间", Kind: KindClock, Group: "走访"}, func(v *Visit) any { return &v.Ended }},
		{Meta{Key: "entered_on", Title: "录入日期", Kind: KindDay, Group: "走访"}, func(v *Visit) any { return &v.EnteredOn }},
		{Meta{Key: "way", Title: "走访方式", Aliases: []string{"方式"}, Kind: KindCode, List: ListVisitWay, Group: "走访", Need: true}, func(v *Visit) any { return &v.Way }},
		{Meta{Key: "visitor_kind", Title: "走访人类别", Aliases: []string{"三访类别"}, Kind: KindCode, List: ListVisitorKind, Group: "走访", Note: "三访：干部遍访、教师家访、医生随访。"}, func(v *Visit) any { return &v.VisitorKind }},
		{Meta{Key: "visitors", Title: "走访人", Aliases: []string{"走访人员", "走访干部", "入户人员"}, Group: "走访", Note: "多人用“、”隔开。"}, func(v *Visit) any { return &v.Visitors }},
		{Meta{Key: "recorder", Title: "记录人", Kind: KindName, Group: "走访"}, func(v *Visit) any { return &v.Recorder }},
		{Meta{Key: "met_name", Title: "被访人", Aliases: []string{"受访人", "被走访人"}, Kind: KindName, Guard: Personal, Group: "走访"}, func(v *Visit) any { return &v.MetName }},
		{Meta{Key: "met_relation", Title: "被访人与户主关系", Kind: KindCode, List: ListRelation, Group: "走访"}, func(v *Visit) any { return &v.MetRelation }},
		{Meta{Key: "at_home", Title: "是否在家", Aliases: []string{"在家情况"}, Kind: KindYesNo, Group: "走访"}, func(v *Visit) any { return &v.AtHome }},
		{Meta{Key: "household_type", Title: "户类型（走访时）", Kind: KindCode, List: ListHouseholdType, Group: "走访"}, func(v *Visit) any { return &v.HouseholdType }},
		{Meta{Key: "monitor_class", Title: "监测对象类别（走访时）", Kind: KindCode, List: ListMonitorClass, Group: "走访"}, func(v *Visit) any { return &v.MonitorClass }},
		{Meta{Key: "theme", Title: "走访主题", Aliases: []string{"走访事由"}, Kind: KindCode, List: ListVisitTopic, Group: "走访"}, func(v *Visit) any { return &v.Theme }},
		{Meta{Key: "text", Title: "主要情况", Aliases: []string{"走访情况", "走访内容", "走访记录"}, Kind: KindLongText, Group: "情况", Wide: true}, func(v *Visit) any { return &v.Text }},
		{Meta{Key: "checks", Title: "两不愁三保障和饮水安全", Aliases: []string{"走访检查项"}, Kind: KindChecks, List: ListCheckItem, Group: "检查", Wide: true}, func(v *Visit) any { return &v.Checks }},
		{Meta{Key: "population_change", Title: "家庭人口变化", Aliases: []string{"人口变化"}, Kind: KindLongText, Group: "变化", Wide: true}, func(v *Visit) any { return &v.PopulationChange }},
		{Meta{Key: "income_change", Title: "收入变化及原因", Aliases: []string{"收入变化"}, Kind: KindLongText, Group: "变化", Wide: true}, func(v *Visit) any { return &v.IncomeChange }},
		{Meta{Key: "work_change", Title: "务工变化", Kind: KindLongText, Group: "变化", Wide: true}, func(v *Visit) any { return &v.WorkChange }},
		{Meta{Key: "industry_state", Title: "产业现状", Aliases: []string{"产业变化"}, Kind: KindLongText, Group: "变化", Wide: true}, func(v *Visit) any { return &v.IndustryState }},
		{Meta{Key: "policy_receipt", Title: "政策享受与到账", Aliases: []string{"政策享受情况"}, Kind: KindLongText, Group: "变化", Wide: true}, func(v *Visit) any { return &v.PolicyReceipt }},
		{Meta{Key: "problems", Title: "存在问题", Aliases: []string{"发现问题", "存在的问题"}, Kind: KindLongText, Group: "问题", Wide: true}, func(v *Visit) any { return &v.Problems }},
		{Meta{Key: "relapse_risk", Title: "是否存在返贫致贫风险", Aliases: []string{"返贫致贫风险"}, Kind: KindYesNo, Group: "问题"}, func(v *Visit) any { return &v.RelapseRisk }},
		{Meta{Key: "solved", Title: "现场解决情况", Aliases: []string{"解决情况"}, Kind: KindLongText, Group: "问题", Wide: true}, func(v *Visit) any { return &v.Solved }},
		{Meta{Key: "satisfaction", Title: "满意度", Aliases: []string{"群众是否满意"}, Kind: KindCode, List: ListSatisfaction, Group: "结果"}, func(v *Visit) any { return &v.Satisfaction }},
		{Meta{Key: "hygiene", Title: "卫生评分", Aliases: []string{"环境卫生评分", "人居环境评分"}, Kind: KindInt, Unit: "分", Group: "结果", Note: "0 至 100 分，不评就空着。"}, func(v *Visit) any { return &v.Hygiene }},
		{Meta{Key: "next_on", Title: "下次走访", Aliases: []string{"下次走访日期"}, Kind: KindDay, Ahead: true, Group: "结果"}, func(v *Visit) any { return &v.NextOn }},
		{Meta{Key: "household_signed", Title: "农户签字", Aliases: []string{"农户签字/按手印"}, Kind: KindYesNo, Group: "结果"}, func(v *Visit) any { return &v.HouseholdSigned }},
		{Meta{Key: "visitors_signed", Title: "走访人签字", Kind: KindYesNo, Group: "结果"}, func(v *Visit) any { return &v.VisitorsSigned }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "结果", Wide: true}, func(v *Visit) any { return &v.Note }},
	}...)
