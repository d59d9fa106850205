package cases

import "slices"

// PersonCatalogue lists the fields of a Person with the exact headers of the
// national system (domain.md §1.2) and the variants met (§6).
var PersonCatalogue = NewCatalogue("person", "人员", //nolint:gochecknoglobals // immutable catalogue
	func(p *Person) *Base { return &p.Base },
	slices.Concat(personIdentity(), personContact(), personSchool(), personHealth(), personCover(), personFacts())...)

func personIdentity() []Field[Person] {
	const g = "身份"
	return []Field[Person]{
		{Meta{Key: "code", Title: "人口编号", Aliases: []string{"人编号", "人员编号"}, Group: g}, func(p *Person) any { return &p.Code }},
		{Meta{Key: "name", Title: "姓名", Aliases: []string{"成员姓名", "家庭成员姓名", "人员姓名"}, Kind: KindName, Group: g, Guard: Personal, Need: true}, func(p *Person) any { return &p.Name }},
		{Meta{Key: "former_name", Title: "曾用名", Kind: KindName, Group: g, Guard: Personal}, func(p *Person) any { return &p.FormerName }},
		{Meta{Key: "original_name", Title: "原字备注", Group: g, Guard: Personal, Note: "旧表中用拼音、问号或拆字代替的生僻字。"}, func(p *Person) any { return &p.OriginalName }},
		{Meta{Key: "id_kind", Title: "证件类型", Kind: KindCode, List: ListIDKind, Group: g}, func(p *Person) any { return &p.IDKind }},
		{Meta{Key: "id_number", Title: "证件号码", Aliases: []string{"身份证号", "身份证号码", "公民身份号码", "公民身份证号", "证件号", "身份证"}, Kind: KindIDNumber, Group: g, Guard: Sealed}, func(p *Person) any { return &p.IDNumber }},
		{Meta{Key: "sex", Title: "性别", Kind: KindCode, List: ListSex, Group: g}, func(p *Person) any { return &p.Sex }},
		{Meta{Key: "birth_on", Title: "出生日期", Aliases: []string{"出生年月", "出生时间", "生日"}, Kind: KindDay, Group: g, Guard: Personal}, func(p *Person) any { return &p.BirthOn }},
		{Meta{Key: "ethnicity", Title: "民族", Kind: KindCode, List: ListNationality, Group: g}, func(p *Person) any { return &p.Ethnicity }},
		{Meta{Key: "politics", Title: "政治面貌", Kind: KindCode, List: ListPolitics, Group: g}, func(p *Person) any { return &p.Politics }},
		{Meta{Key: "marriage", Title: "婚姻状况", Aliases: []string{"婚姻情况"}, Kind: KindCode, List: ListMarriage, Group: g}, func(p *Person) any { return &p.Marriage }},
		{Meta{Key: "known_month", Title: "人员识别时间", Kind: KindMonth, Group: g}, func(p *Person) any { return &p.KnownMonth }},
		{Meta{Key: "serving", Title: "是否现役军人", Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.Serving }},
		{Meta{Key: "mandarin", Title: "是否会讲普通话", Aliases: []string{"是否会说普通话"}, Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.Mandarin }},
	}
}

func personContact() []Field[Person] {
	const g = "联系与账户"
	return []Field[Person]{
		{Meta{Key: "phone", Title: "成员联系电话", Aliases: []string{"家庭成员联系电话", "人联系电话", "本人联系电话", "本人电话", "成员电话"}, Kind: KindPhone, Group: g, Guard: Sealed}, func(p *Person) any { return &p.Phone }},
		{Meta{Key: "bank_name", Title: "本人开户行", Aliases: []string{"成员开户银行"}, Group: g, Guard: Personal}, func(p *Person) any { return &p.BankName }},
		{Meta{Key: "bank_account", Title: "本人银行卡号", Aliases: []string{"社保卡号", "成员银行卡号", "本人一卡通号"}, Kind: KindBank, Group: g, Guard: Sealed}, func(p *Person) any { return &p.BankAccount }},
	}
}

func personSchool() []Field[Person] {
	const g = "教育"
	return []Field[Person]{
		{Meta{Key: "education", Title: "文化程度", Aliases: []string{"学历"}, Kind: KindCode, List: ListEducation, Group: g, Note: "已不在校的人填写，与“在校生状况”二选一。"}, func(p *Person) any { return &p.Education }},
		{Meta{Key: "schooling", Title: "在校生状况", Aliases: []string{"在校情况", "在校生情况"}, Kind: KindCode, List: ListSchooling, Group: g, Note: "在校或学龄前的人填写，与“文化程度”二选一。"}, func(p *Person) any { return &p.Schooling }},
		{Meta{Key: "no_school", Title: "失学或辍学原因", Aliases: []string{"义务教育阶段未上学原因", "未上学原因"}, Kind: KindCode, List: ListNoSchool, Group: g}, func(p *Person) any { return &p.NoSchool }},
	}
}

func personHealth() []Field[Person] {
	const g = "健康与劳动"
	return []Field[Person]{
		{Meta{Key: "health", Title: "健康状况", Kind: KindCodes, List: ListHealth, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.Health }},
		{Meta{Key: "disability_kind", Title: "残疾类别", Aliases: []string{"残疾类型"}, Kind: KindCode, List: ListDisability, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.DisabilityKind }},
		{Meta{Key: "disability_grade", Title: "残疾等级", Kind: KindCode, List: ListDisabilityGrade, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.DisabilityGrade }},
		{Meta{Key: "disability_year", Title: "残疾证办证年度", Kind: KindYear, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.DisabilityYear }},
		{Meta{Key: "labour", Title: "劳动技能", Aliases: []string{"劳动能力"}, Kind: KindCode, List: ListLabour, Group: g}, func(p *Person) any { return &p.Labour }},
	}
}

func personCover() []Field[Person] {
	const g = "保障"
	return []Field[Person]{
		{Meta{Key: "med_resident", Title: "是否参加城乡居民基本医疗保险", Aliases: []string{"是否参加居民医保", "是否参加城乡居民医保"}, Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.MedResident }},
		{Meta{Key: "med_employee", Title: "是否参加城镇职工基本医疗保险", Aliases: []string{"是否参加职工医保"}, Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.MedEmployee }},
		{Meta{Key: "med_serious", Title: "是否参加大病保险", Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.MedSerious }},
		{Meta{Key: "med_commercial", Title: "是否参加商业补充医疗保险", Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.MedCommercial }},
		{Meta{Key: "pension_resident", Title: "是否参加城乡居民基本养老保险", Aliases: []string{"是否参加居民养老保险"}, Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.PensionResident }},
		{Meta{Key: "pension_employee", Title: "是否参加城镇职工基本养老保险", Aliases: []string{"是否参加职工养老保险"}, Kind: KindYesNo, Group: g}, func(p *Person) any { return &p.PensionEmployee }},
		{Meta{Key: "dibao", Title: "享受低保政策情况", Aliases: []string{"是否享受低保", "低保情况"}, Kind: KindCode, List: ListAllowance, Group: g}, func(p *Person) any { return &p.Dibao }},
		{Meta{Key: "dibao_level", Title: "低保档次", Aliases: []string{"低保类别"}, Kind: KindCode, List: ListAllowLevel, Group: g}, func(p *Person) any { return &p.DibaoLevel }},
		{Meta{Key: "tekun", Title: "享受特困供养政策情况", Aliases: []string{"是否享受特困供养", "特困供养情况"}, Kind: KindCode, List: ListSupport, Group: g}, func(p *Person) any { return &p.Tekun }},
		{Meta{Key: "tekun_way", Title: "供养方式", Aliases: []string{"特困供养方式"}, Kind: KindCode, List: ListSupportWay, Group: g}, func(p *Person) any { return &p.TekunWay }},
		{Meta{Key: "med_aid", Title: "是否接受医疗救助", Aliases: []string{"是否接受大病医疗救助"}, Kind: KindYesNo, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.MedAid }},
		{Meta{Key: "health_aid", Title: "是否接受其他健康扶贫", Aliases: []string{"是否接受其他健康帮扶"}, Kind: KindYesNo, Group: g, Guard: Sensitive}, func(p *Person) any { return &p.HealthAid }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "备注", Wide: true}, func(p *Person) any { return &p.Note }},
	}
}

// personFacts are the computed fields: the household as of a day and the work
// that job spells and public posts record.
func personFacts() []Field[Person] {
	const g = "其他记录得出"
	return []Field[Person]{
		{Meta{Key: "household_code", Title: "户编号", Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.HouseholdCode }},
		{Meta{Key: "relation", Title: "与户主关系", Kind: KindCode, List: ListRelation, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.Relation }},
		{Meta{Key: "age", Title: "年龄", Kind: KindInt, Unit: "岁", Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.Age }},
		{Meta{Key: "job_place", Title: "务工所在地", Aliases: []string{"务工地点"}, Group: g, Guard: Sensitive, Source: Computed}, func(p *Person) any { return &p.Facts.JobPlace }},
		{Meta{Key: "job_area", Title: "务工区域", Kind: KindCode, List: ListJobArea, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobArea }},
		{Meta{Key: "job_company", Title: "务工企业名称", Aliases: []string{"务工单位"}, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobCompany }},
		{Meta{Key: "job_months", Title: "务工时间（月）", Aliases: []string{"务工时间(月)", "务工月数", "务工时间"}, Kind: KindInt, Unit: "月", Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobMonths }},
		{Meta{Key: "job_abroad", Title: "是否国外务工", Kind: KindYesNo, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobAbroad }},
		{Meta{Key: "job_sector", Title: "产业分类", Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobSector }},
		{Meta{Key: "job_channel", Title: "就业渠道", Kind: KindCode, List: ListJobChannel, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.JobChannel }},
		{Meta{Key: "post_type", Title: "公益性岗位", Aliases: []string{"公益性岗位(类型)", "公益性岗位（类型）", "公益性岗位类型", "公益岗位"}, Kind: KindCode, List: ListPostType, Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.PostType }},
		{Meta{Key: "post_months", Title: "公益性岗位（月数）", Aliases: []string{"公益性岗位(月数)", "公益性岗位月数", "公益岗位月数"}, Kind: KindInt, Unit: "月", Group: g, Source: Computed}, func(p *Person) any { return &p.Facts.PostMonths }},
	}
}
