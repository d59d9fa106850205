package cases

// householdMaintained are the columns the store keeps in step with members,
// spells, visits and measures.
func householdMaintained() []Field[Household] {
	const g = "现状"
	return []Field[Household]{
		{Meta{Key: "head_id", Title: "现户主", Kind: KindRef, Target: "person", Source: Maintained}, func(h *Household) any { return &h.HeadID }},
		{Meta{Key: "head_name", Title: "户主姓名", Aliases: []string{"户主"}, Kind: KindName, Group: g, Guard: Personal, Source: Maintained}, func(h *Household) any { return &h.HeadName }},
		{Meta{Key: "head_sort", Title: "户主排序键", Kind: KindSortKey, Source: Maintained}, func(h *Household) any { return &h.HeadSort }},
		{Meta{Key: "people", Title: "家庭人口数", Aliases: []string{"家庭人口", "人数", "人口数", "户籍人口", "家庭人数"}, Kind: KindInt, Unit: "人", Group: g, Source: Maintained}, func(h *Household) any { return &h.People }},
		{Meta{Key: "household_type", Title: "户类型", Aliases: []string{"农户类型", "户籍类型"}, Kind: KindCode, List: ListHouseholdType, Group: g, Source: Maintained}, func(h *Household) any { return &h.HouseholdType }},
		{Meta{Key: "monitor_class", Title: "监测对象类别", Kind: KindCode, List: ListMonitorClass, Group: g, Source: Maintained}, func(h *Household) any { return &h.MonitorClass }},
		{Meta{Key: "risk_state", Title: "风险状态", Kind: KindCode, List: ListRiskState, Group: g, Source: Maintained}, func(h *Household) any { return &h.RiskState }},
		{Meta{Key: "visit_class", Title: "走访对象类型", Kind: KindCode, List: ListVisitClass, Group: g, Source: Maintained}, func(h *Household) any { return &h.VisitClass }},
		{Meta{Key: "last_visit_on", Title: "上次走访", Aliases: []string{"最近走访日期"}, Kind: KindDay, Group: g, Source: Maintained}, func(h *Household) any { return &h.LastVisitOn }},
		{Meta{Key: "next_visit_on", Title: "应访日期", Aliases: []string{"下次走访"}, Kind: KindDay, Group: g, Source: Maintained}, func(h *Household) any { return &h.NextVisitOn }},
		{Meta{Key: "visit_count", Title: "走访次数", Kind: KindInt, Unit: "次", Group: g, Source: Maintained}, func(h *Household) any { return &h.VisitCount }},
		{Meta{Key: "hygiene", Title: "卫生评分", Kind: KindInt, Unit: "分", Group: g, Source: Maintained}, func(h *Household) any { return &h.Hygiene }},
		{Meta{Key: "open_promises", Title: "未办承诺", Kind: KindInt, Unit: "件", Group: g, Source: Maintained}, func(h *Household) any { return &h.OpenPromises }},
		{Meta{Key: "measure_count", Title: "帮扶措施数", Kind: KindInt, Unit: "项", Group: g, Source: Maintained}, func(h *Household) any { return &h.MeasureCount }},
		{Meta{Key: "newest_visit_id", Title: "最后登记的走访", Kind: KindRef, Target: "visit", Loose: true, Source: Maintained}, func(h *Household) any { return &h.NewestVisitID }},
	}
}

// householdFacts are the computed fields that come from the village, the head
// and the measures.
func householdFacts() []Field[Household] {
	const g = "其他记录得出"
	return []Field[Household]{
		{Meta{Key: "province", Title: "省", Aliases: []string{"省份"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Province }},
		{Meta{Key: "city", Title: "市", Aliases: []string{"市(州)", "市（州）"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.City }},
		{Meta{Key: "county", Title: "县(市、区、旗)", Aliases: []string{"县", "县（市、区、旗）", "区县", "县(市、区)", "县（市、区）"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.County }},
		{Meta{Key: "town", Title: "乡(镇)", Aliases: []string{"乡", "乡（镇）", "乡镇", "镇"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Town }},
		{Meta{Key: "village", Title: "行政村名称", Aliases: []string{"村", "村名", "村（社区）", "村(社区)"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Village }},
		{Meta{Key: "team", Title: "村民小组名称", Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Team }},
		{Meta{Key: "year", Title: "年度", Aliases: []string{"年份"}, Kind: KindYear, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Year }},
		{Meta{Key: "head_code", Title: "户主编号", Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.HeadCode }},
		{Meta{Key: "head_id_number", Title: "户主证件号码", Aliases: []string{"户主身份证号", "户主身份证号码", "户主证件号"}, Kind: KindIDNumber, Group: g, Guard: Sealed, Source: Computed}, func(h *Household) any { return &h.Facts.HeadIDNumber }},
		{Meta{Key: "first_month", Title: "首次识别时间", Kind: KindMonth, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.FirstMonth }},
		{Meta{Key: "developing", Title: "实施开发式帮扶措施情况", Aliases: []string{"是否实施开发式帮扶措施"}, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.Developing }},
		{Meta{Key: "helped_under", Title: "帮扶措施", Aliases: []string{"享受帮扶措施"}, Kind: KindCodes, List: ListMeasureBlock, Group: g, Source: Computed}, func(h *Household) any { return &h.Facts.HelpedUnder }},
	}
}

// householdIncome are the computed incomes of one ledger year (domain.md §1.1
// 收入, §2). All are sensitive: money.
func householdIncome() []Field[Household] {
	money := func(key, title string, at func(*HouseholdFacts) *Opt[Money], aliases ...string) Field[Household] {
		aliases = append(aliases, title+"（元）", title+"(元)")
		meta := Meta{Key: key, Title: title, Aliases: aliases, Kind: KindMoney, Unit: "元", Group: "收入", Guard: Sensitive, Source: Computed}
		return Field[Household]{meta, func(h *Household) any { return at(&h.Facts) }}
	}
	return []Field[Household]{
		money("wages", "工资性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Wages }),
		money("business", "生产经营性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Business }, "经营性收入"),
		money("property", "财产性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Property }),
		money("asset_share", "资产收益扶贫分红收入", func(f *HouseholdFacts) *Opt[Money] { return &f.AssetShare }, "资产收益分红收入"),
		money("other_property", "其他财产性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.OtherProperty }),
		money("transfers", "转移性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Transfers }),
		money("family_planning", "计划生育金", func(f *HouseholdFacts) *Opt[Money] { return &f.FamilyPlanning }),
		money("dibao", "低保金", func(f *HouseholdFacts) *Opt[Money] { return &f.Dibao }, "领取最低生活保障金"),
		money("tekun", "特困供养金", func(f *HouseholdFacts) *Opt[Money] { return &f.Tekun }, "五保金"),
		money("pension", "养老保险金", func(f *HouseholdFacts) *Opt[Money] { return &f.Pension }, "养老金"),
		money("ecology", "生态补偿金", func(f *HouseholdFacts) *Opt[Money] { return &f.Ecology }),
		money("other_transfers", "其他转移性收入", func(f *HouseholdFacts) *Opt[Money] { return &f.OtherTransfers }),
		money("costs", "生产经营性支出", func(f *HouseholdFacts) *Opt[Money] { return &f.Costs }, "经营性支出"),
		money("gross", "年收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Gross }, "总收入", "家庭年收入"),
		money("net", "纯收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Net }, "家庭纯收入"),
		money("net_per_head", "人均纯收入", func(f *HouseholdFacts) *Opt[Money] { return &f.NetPerHead }, "家庭人均纯收入"),
		money("claims", "理赔收入", func(f *HouseholdFacts) *Opt[Money] { return &f.Claims }),
		money("own_payments", "合规自付支出", func(f *HouseholdFacts) *Opt[Money] { return &f.OwnPayments }),
		{Meta{Key: "accounted_people", Title: "收入核算人口", Kind: KindInt, Unit: "人", Group: "收入", Source: Computed}, func(h *Household) any { return &h.Facts.AccountedPeople }},
	}
}
