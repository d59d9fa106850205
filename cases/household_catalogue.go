package cases

import "slices"

// HouseholdCatalogue lists the fields of a Household with the exact headers of
// the national system (domain.md §1.1) and the variants met (§6). A field without
// a Group is the program's own and is not offered as a column.
var HouseholdCatalogue = NewCatalogue("household", "农户", //nolint:gochecknoglobals // immutable catalogue
	func(h *Household) *Base { return &h.Base },
	slices.Concat(
		householdPlace(), householdIdentity(), householdLand(), householdLiving(), householdHouse(),
		householdRelocation(), householdHelper(), householdMaintained(), householdFacts(), householdIncome(),
	)...)

func householdPlace() []Field[Household] {
	const g = "定位"
	return []Field[Household]{
		{Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village", Group: g, Need: true}, func(h *Household) any { return &h.VillageID }},
		{Meta{Key: "team_id", Title: "村民小组", Aliases: []string{"组", "组别", "小组", "村组", "社"}, Kind: KindRef, Target: "team", Group: g}, func(h *Household) any { return &h.TeamID }},
		{Meta{Key: "code", Title: "户编号", Aliases: []string{"户编码", "农户编号", "户号"}, Group: g}, func(h *Household) any { return &h.Code }},
		{Meta{Key: "hamlet", Title: "自然村", Aliases: []string{"自然村(村民小组)", "自然村（村民小组）", "屯", "寨"}, Group: g}, func(h *Household) any { return &h.Hamlet }},
		{Meta{Key: "address", Title: "家庭住址", Aliases: []string{"住址", "地址", "详细地址", "家庭地址", "居住地址"}, Group: g, Guard: Personal, Wide: true}, func(h *Household) any { return &h.Address }},
		{Meta{Key: "phone", Title: "户联系电话", Aliases: []string{"联系电话", "户主电话", "户主联系电话", "电话", "手机号码", "联系方式"}, Kind: KindPhone, Group: g, Guard: Sealed}, func(h *Household) any { return &h.Phone }},
		{Meta{Key: "bank_name", Title: "开户银行名称", Aliases: []string{"开户银行", "开户行"}, Group: g, Guard: Personal}, func(h *Household) any { return &h.BankName }},
		{Meta{Key: "bank_account", Title: "银行卡号", Aliases: []string{"银行账号", "一卡通号", "一卡通账号", "卡号", "银行卡账号"}, Kind: KindBank, Group: g, Guard: Sealed}, func(h *Household) any { return &h.BankAccount }},
		{Meta{Key: "standard", Title: "识别标准", Kind: KindCode, List: ListIDStandard, Group: g}, func(h *Household) any { return &h.Standard }},
		{Meta{Key: "ended_on", Title: "销户日期", Kind: KindDay, Group: g, Note: "并户、整户迁出或全家去世后填写；记录仍然保留。"}, func(h *Household) any { return &h.EndedOn }},
		{Meta{Key: "end_reason", Title: "销户原因", Kind: KindCode, List: ListEndReason, Group: g}, func(h *Household) any { return &h.EndReason }},
	}
}

func householdIdentity() []Field[Household] {
	const g = "身份"
	return []Field[Household]{
		{Meta{Key: "escaped_year", Title: "脱贫年度", Aliases: []string{"脱贫年份", "脱贫时间"}, Kind: KindYear, Group: g}, func(h *Household) any { return &h.EscapedYear }},
		{Meta{Key: "cause_1", Title: "主要致贫原因", Aliases: []string{"致贫原因1", "致贫原因"}, Kind: KindCode, List: ListPovertyCause, Group: g}, func(h *Household) any { return &h.Cause1 }},
		{Meta{Key: "cause_2", Title: "次要致贫原因", Aliases: []string{"致贫原因2", "其他致贫原因"}, Kind: KindCode, List: ListPovertyCause, Group: g}, func(h *Household) any { return &h.Cause2 }},
		{Meta{Key: "cause_3", Title: "致贫原因3", Kind: KindCode, List: ListPovertyCause, Group: g}, func(h *Household) any { return &h.Cause3 }},
		{Meta{Key: "no_labour_backed", Title: "整户无劳动能力兜底保障户", Aliases: []string{"是否整户无劳动能力兜底保障户", "整户无劳兜底保障户"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.NoLabourBacked }},
		{Meta{Key: "military", Title: "是否军烈属", Aliases: []string{"军烈属"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.Military }},
		{Meta{Key: "only_child", Title: "是否独生子女户", Aliases: []string{"独生子女户"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.OnlyChild }},
		{Meta{Key: "two_daughters", Title: "是否双女户", Aliases: []string{"双女户"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.TwoDaughters }},
		{Meta{Key: "collector", Title: "信息采集人", Aliases: []string{"采集人"}, Group: g}, func(h *Household) any { return &h.Collector }},
		{Meta{Key: "collector_phone", Title: "信息采集人联系电话", Aliases: []string{"采集人电话", "采集人联系电话"}, Kind: KindPhone, Group: g, Guard: Sealed}, func(h *Household) any { return &h.CollectorPhone }},
	}
}

func householdLand() []Field[Household] {
	const g = "生产条件"
	return []Field[Household]{
		{Meta{Key: "arable_mu", Title: "耕地面积", Aliases: []string{"耕地面积（亩）", "耕地面积(亩)", "耕地"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.ArableMu }},
		{Meta{Key: "irrigated_mu", Title: "有效灌溉面积", Aliases: []string{"有效灌溉面积（亩）", "有效灌溉面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.IrrigatedMu }},
		{Meta{Key: "forest_mu", Title: "林地面积", Aliases: []string{"林地面积（亩）", "林地面积(亩)", "林地"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.ForestMu }},
		{Meta{Key: "returned_mu", Title: "退耕还林面积", Aliases: []string{"退耕还林面积（亩）", "退耕还林面积(亩)", "退耕还林（草）面积"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.ReturnedMu }},
		{Meta{Key: "orchard_mu", Title: "林果面积", Aliases: []string{"林果面积（亩）", "林果面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.OrchardMu }},
		{Meta{Key: "pasture_mu", Title: "牧草地面积", Aliases: []string{"牧草地面积（亩）", "牧草地面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.PastureMu }},
		{Meta{Key: "water_mu", Title: "水面面积", Aliases: []string{"水面面积（亩）", "水面面积(亩)"}, Kind: KindDecimal, Unit: "亩", Group: g}, func(h *Household) any { return &h.WaterMu }},
		{Meta{Key: "cooperative", Title: "是否加入农民专业合作组织", Aliases: []string{"是否加入农民专业合作社", "是否加入合作社"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.Cooperative }},
		{Meta{Key: "led_by_company", Title: "是否有龙头企业带动", Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.LedByCompany }},
		{Meta{Key: "led_by_pioneer", Title: "是否有创业致富带头人带动", Aliases: []string{"是否有致富带头人带动"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.LedByPioneer }},
		{Meta{Key: "production_power", Title: "是否通生产用电", Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.ProductionPower }},
	}
}

func householdLiving() []Field[Household] {
	const g = "生活条件"
	return []Field[Household]{
		{Meta{Key: "living_power", Title: "是否通生活用电", Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.LivingPower }},
		{Meta{Key: "broadcast", Title: "是否通广播电视", Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.Broadcast }},
		{Meta{Key: "road_km", Title: "与村主干路距离", Aliases: []string{"与村主干路距离（公里）", "与村主干路距离(公里)"}, Kind: KindDecimal, Unit: "公里", Group: g}, func(h *Household) any { return &h.RoadKm }},
		{Meta{Key: "road_kind", Title: "入户路类型", Aliases: []string{"入户道路类型"}, Kind: KindCode, List: ListRoad, Group: g}, func(h *Household) any { return &h.RoadKind }},
		{Meta{Key: "road_hardened", Title: "入户道路是否硬化", Aliases: []string{"入户路是否硬化", "是否通硬化路"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.RoadHardened }},
		{Meta{Key: "toilet", Title: "是否有卫生厕所", Aliases: []string{"有无卫生厕所"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.Toilet }},
		{Meta{Key: "toilet_works", Title: "卫生厕所是否能正常使用", Aliases: []string{"卫生厕所是否正常使用"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.ToiletWorks }},
		{Meta{Key: "water_hard", Title: "饮水是否困难", Aliases: []string{"是否饮水困难"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.WaterHard }},
		{Meta{Key: "water_safe", Title: "是否解决安全饮用水", Aliases: []string{"饮水是否安全", "是否饮水安全", "是否安全饮水"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.WaterSafe }},
		{Meta{Key: "water_source", Title: "饮水水源", Aliases: []string{"水源", "饮用水来源"}, Kind: KindCode, List: ListWaterSource, Group: g}, func(h *Household) any { return &h.WaterSource }},
		{Meta{Key: "water_grade", Title: "饮水安全评价", Kind: KindCode, List: ListWaterSafety, Group: g}, func(h *Household) any { return &h.WaterGrade }},
		{Meta{Key: "fuel", Title: "主要燃料类型", Aliases: []string{"燃料类型"}, Kind: KindCode, List: ListFuel, Group: g}, func(h *Household) any { return &h.Fuel }},
	}
}

func householdHouse() []Field[Household] {
	const g = "住房"
	return []Field[Household]{
		{Meta{Key: "house_m2", Title: "住房面积", Aliases: []string{"住房面积（㎡）", "住房面积(㎡)", "住房面积（平方米）", "住房面积(平方米)"}, Kind: KindDecimal, Unit: "㎡", Group: g}, func(h *Household) any { return &h.HouseM2 }},
		{Meta{Key: "house_structure", Title: "住房结构", Aliases: []string{"房屋结构"}, Kind: KindCode, List: ListHouseBuild, Group: g}, func(h *Household) any { return &h.HouseStructure }},
		{Meta{Key: "unsafe_house", Title: "是否危房户", Aliases: []string{"危房户", "是否危房"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.UnsafeHouse }},
		{Meta{Key: "house_grade", Title: "危房级别", Aliases: []string{"住房安全等级", "房屋安全等级"}, Kind: KindCode, List: ListHouseSafety, Group: g}, func(h *Household) any { return &h.HouseGrade }},
		{Meta{Key: "renewed_year", Title: "危改年度", Aliases: []string{"危房改造年度"}, Kind: KindYear, Group: g}, func(h *Household) any { return &h.RenewedYear }},
	}
}

func householdRelocation() []Field[Household] {
	const g = "易地搬迁"
	return []Field[Household]{
		{Meta{Key: "relocated", Title: "是否易地扶贫搬迁户", Aliases: []string{"易地扶贫搬迁户", "是否搬迁户", "是否易地搬迁户"}, Kind: KindYesNo, Group: g}, func(h *Household) any { return &h.Relocated }},
		{Meta{Key: "relocation_way", Title: "搬迁方式", Aliases: []string{"安置方式"}, Kind: KindCode, List: ListRelocation, Group: g}, func(h *Household) any { return &h.RelocationWay }},
		{Meta{Key: "relocation_address", Title: "搬迁地址", Aliases: []string{"安置地", "安置点"}, Group: g, Guard: Personal, Wide: true}, func(h *Household) any { return &h.RelocationAddress }},
	}
}

func householdHelper() []Field[Household] {
	const g = "帮扶责任人"
	return []Field[Household]{
		{Meta{Key: "helper_name", Title: "帮扶责任人", Aliases: []string{"帮扶责任人姓名", "帮扶干部", "帮扶人", "帮扶联系人", "结对帮扶人"}, Kind: KindName, Group: g}, func(h *Household) any { return &h.HelperName }},
		{Meta{Key: "helper_sex", Title: "帮扶责任人性别", Kind: KindCode, List: ListSex, Group: g}, func(h *Household) any { return &h.HelperSex }},
		{Meta{Key: "helper_unit", Title: "帮扶责任人单位", Aliases: []string{"帮扶单位", "帮扶责任人所在单位", "单位名称"}, Group: g}, func(h *Household) any { return &h.HelperUnit }},
		{Meta{Key: "helper_level", Title: "单位隶属关系", Aliases: []string{"隶属关系"}, Kind: KindCode, List: ListAffiliation, Group: g}, func(h *Household) any { return &h.HelperLevel }},
		{Meta{Key: "helper_post", Title: "帮扶责任人职务", Aliases: []string{"职务"}, Group: g}, func(h *Household) any { return &h.HelperPost }},
		{Meta{Key: "helper_phone", Title: "帮扶责任人电话", Aliases: []string{"帮扶责任人联系电话", "帮扶人电话", "帮扶干部电话"}, Kind: KindPhone, Group: g, Guard: Sealed}, func(h *Household) any { return &h.HelperPhone }},
		{Meta{Key: "helper_from_on", Title: "帮扶开始时间", Aliases: []string{"结对开始时间"}, Kind: KindDay, Group: g}, func(h *Household) any { return &h.HelperFromOn }},
		{Meta{Key: "helper_to_on", Title: "帮扶结束时间", Aliases: []string{"结对结束时间"}, Kind: KindDay, Group: g}, func(h *Household) any { return &h.HelperToOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "备注", Wide: true}, func(h *Household) any { return &h.Note }},
	}
}
