package cases

import "slices"

// MonitoringCatalogue lists the fields of a Monitoring with the exact headers of
// the national system (domain.md §1.1: 身份, 三保障 at identification, 风险消除后).
var MonitoringCatalogue = NewCatalogue("monitoring", "监测对象", //nolint:gochecknoglobals // immutable catalogue
	func(m *Monitoring) *Base { return &m.Base },
	slices.Concat(monitoringRisks(), monitoringStart(), monitoringRemoval(), monitoringAfter())...)

func monitoringRisks() []Field[Monitoring] {
	const g = "识别"
	fields := []Field[Monitoring]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(m *Monitoring) any { return &m.HouseholdID }},
		{
			Meta{Key: "class", Title: "监测对象类别", Aliases: []string{
				"检测对象类别", "监测类别", "监测户类别", "监测对象类型", "易返贫致贫户(监测对象)类型", "易返贫致贫户（监测对象）类型",
			}, Kind: KindCode, List: ListMonitorClass, Group: g, Need: true},
			func(m *Monitoring) any { return &m.Class },
		},
		{Meta{Key: "recognised_month", Title: "识别监测时间", Aliases: []string{"风险识别时间", "识别时间", "纳入监测时间", "监测对象识别时间"}, Kind: KindMonth, Group: g}, func(m *Monitoring) any { return &m.RecognisedMonth }},
	}
	risk := func(n string, at func(*Monitoring) any) Field[Monitoring] {
		aliases := []string{"致贫返贫风险" + n, "致(返)贫风险" + n, "致（返）贫风险" + n, "返贫致贫风险" + n, "风险类型" + n}
		if n == "1" {
			aliases = append(aliases, "致贫/返贫风险", "致贫返贫风险", "返贫风险", "风险类型")
		}
		meta := Meta{Key: "risk_" + n, Title: "致贫/返贫风险" + n, Aliases: aliases, Kind: KindCode, List: ListRisk, Group: g}
		return Field[Monitoring]{meta, at}
	}
	return append(fields,
		risk("1", func(m *Monitoring) any { return &m.Risk1 }),
		risk("2", func(m *Monitoring) any { return &m.Risk2 }),
		risk("3", func(m *Monitoring) any { return &m.Risk3 }),
		risk("4", func(m *Monitoring) any { return &m.Risk4 }),
		risk("5", func(m *Monitoring) any { return &m.Risk5 }),
		Field[Monitoring]{Meta{Key: "disaster", Title: "因自然灾害子项", Aliases: []string{"自然灾害子项"}, Kind: KindCode, List: ListDisaster, Group: g}, func(m *Monitoring) any { return &m.Disaster }},
		Field[Monitoring]{Meta{Key: "risk_note", Title: "其他风险备注", Aliases: []string{"致贫/返贫风险备注", "风险备注"}, Group: g, Wide: true}, func(m *Monitoring) any { return &m.RiskNote }},
		Field[Monitoring]{Meta{Key: "contact", Title: "监测联系人", Kind: KindName, Group: g}, func(m *Monitoring) any { return &m.Contact }},
		Field[Monitoring]{Meta{Key: "contact_phone", Title: "监测联系人电话", Aliases: []string{"监测联系人联系电话"}, Kind: KindPhone, Group: g, Guard: Sealed}, func(m *Monitoring) any { return &m.ContactPhone }},
	)
}

func monitoringStart() []Field[Monitoring] {
	const g = "识别时三保障和饮水"
	return []Field[Monitoring]{
		{Meta{Key: "dropout", Title: "是否义务教育阶段适龄儿童少年失学辍学", Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.Dropout }},
		{Meta{Key: "house_damaged", Title: "住房是否损毁", Aliases: []string{"是否住房损毁"}, Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.HouseDamaged }},
		{
			Meta{Key: "uninsured", Title: "是否有家庭成员未参加城乡居民（职工）基本医疗保险", Aliases: []string{
				"是否有家庭成员未参加城乡居民(职工)基本医疗保险",
			}, Kind: KindYesNo, Group: g},
			func(m *Monitoring) any { return &m.Uninsured },
		},
		{Meta{Key: "water_damaged", Title: "饮水设施是否损毁", Aliases: []string{"是否饮水设施损毁"}, Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.WaterDamaged }},
	}
}

func monitoringRemoval() []Field[Monitoring] {
	const g = "风险消除"
	return []Field[Monitoring]{
		{Meta{Key: "removed", Title: "风险是否已消除", Aliases: []string{"风险是否消除", "风险是否已消除0", "是否消除风险"}, Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.Removed }},
		{Meta{Key: "removal_way", Title: "风险消除方式", Aliases: []string{"消除方式"}, Kind: KindCode, List: ListRiskRemoval, Group: g}, func(m *Monitoring) any { return &m.RemovalWay }},
		{Meta{Key: "removed_month", Title: "消除监测时间", Aliases: []string{"风险消除时间", "消除时间"}, Kind: KindMonth, Group: g}, func(m *Monitoring) any { return &m.RemovedMonth }},
		{Meta{Key: "ended_month", Title: "退出监测时间", Kind: KindMonth, Group: g, Note: "不再列为监测对象时填写；风险已消除但仍在册的不填。"}, func(m *Monitoring) any { return &m.EndedMonth }},
	}
}

// monitoringAfter are the fields all of which are asked for once the risk is
// removed (rule 1_11_004).
func monitoringAfter() []Field[Monitoring] {
	const g = "风险消除后"
	money := func(key, title string, at func(*Monitoring) any, aliases ...string) Field[Monitoring] {
		meta := Meta{Key: key, Title: title, Aliases: append(aliases, title+"（元）", title+"(元)"), Kind: KindMoney, Unit: "元", Group: g, Guard: Sensitive}
		return Field[Monitoring]{meta, at}
	}
	return []Field[Monitoring]{
		{Meta{Key: "after_dropout", Title: "风险消除后是否义务教育阶段适龄儿童少年失学辍学", Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.AfterDropout }},
		{Meta{Key: "after_house_damaged", Title: "风险消除后是否住房损毁", Aliases: []string{"风险消除后住房是否损毁"}, Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.AfterHouseDamaged }},
		{
			Meta{Key: "after_uninsured", Title: "风险消除后是否有家庭成员未参加城乡居民（职工）基本医疗保险", Aliases: []string{
				"风险消除后是否有家庭成员未参加城乡居民(职工)基本医疗保险",
			}, Kind: KindYesNo, Group: g},
			func(m *Monitoring) any { return &m.AfterUninsured },
		},
		{Meta{Key: "after_water_damaged", Title: "风险消除后是否饮水设施损毁", Aliases: []string{"风险消除后饮水设施是否损毁"}, Kind: KindYesNo, Group: g}, func(m *Monitoring) any { return &m.AfterWaterDamaged }},
		money("after_wages", "风险消除后工资性收入", func(m *Monitoring) any { return &m.AfterWages }),
		money("after_property", "风险消除后财产性收入", func(m *Monitoring) any { return &m.AfterProperty }),
		money("after_transfers", "风险消除后转移性收入", func(m *Monitoring) any { return &m.AfterTransfers }),
		money("after_business", "风险消除后生产经营性收入", func(m *Monitoring) any { return &m.AfterBusiness }),
		money("after_costs", "风险消除后生产经营性支出", func(m *Monitoring) any { return &m.AfterCosts }),
		money("after_net", "风险消除后家庭纯收入", func(m *Monitoring) any { return &m.AfterNet }, "风险消除后纯收入"),
		money("after_net_per_head", "风险消除后家庭人均纯收入", func(m *Monitoring) any { return &m.AfterNetPerHead }, "风险消除后人均纯收入"),
		money("after_claims", "风险消除后理赔收入", func(m *Monitoring) any { return &m.AfterClaims }),
		money("after_own_payments", "风险消除后合规自付支出", func(m *Monitoring) any { return &m.AfterOwnPayments }),
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "备注", Wide: true}, func(m *Monitoring) any { return &m.Note }},
	}
}
