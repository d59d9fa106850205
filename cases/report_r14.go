package cases

import "slices"

// reportR14A lists who is paired with whom: 帮扶责任人结对花名册.
func reportR14A() *Report {
	return &Report{
		Key:     "R14A",
		Name:    "帮扶责任人结对花名册",
		Title:   "{place}帮扶责任人结对花名册",
		Grain:   GrainHousehold,
		Use:     UseUpload,
		Cadence: "临时",
		Every:   []Match{{Path: "household.helper_name", Op: MatchFilled}},
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "village.name", Title: "村"},
				{Path: "team.name", Title: "组"},
				{Path: "household.code"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "row.types"},
				{Path: "household.people", Title: "人口", Total: SumTotal},
				{Path: "household.phone"},
			},
			under("帮扶责任人",
				ReportColumn{Path: "household.helper_name", Title: "姓名"},
				ReportColumn{Path: "household.helper_sex", Title: "性别"},
				ReportColumn{Path: "household.helper_unit", Title: "单位"},
				ReportColumn{Path: "household.helper_level"},
				ReportColumn{Path: "household.helper_post", Title: "职务"},
				ReportColumn{Path: "household.helper_phone", Title: "电话"},
				ReportColumn{Path: "household.helper_from_on"},
				ReportColumn{Path: "household.helper_to_on"},
			),
		),
	}
}

// reportR14B tells how each measure of the year stands: 帮扶措施落实情况表.
func reportR14B() *Report {
	return &Report{
		Key:     "R14B",
		Name:    "帮扶措施落实情况表",
		Title:   "{place}{year}年帮扶措施落实情况表",
		Grain:   GrainMeasure,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "元",
		Sort:    []string{"village.name", "team.order", "household.head_sort", "measure.block", "measure.item"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "team.name", Title: "组"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "row.types"},
				{Path: "measure.block", Title: "措施类别"},
				{Path: "measure.item"},
				{Path: "measure.content"},
				{Path: "person.name", Title: "受益人"},
			},
			under("投入",
				ReportColumn{Path: "measure.quantity"},
				ReportColumn{Path: "measure.unit", Title: "单位"},
				ReportColumn{Path: "measure.amount", Total: SumTotal},
			),
			under("时限", ReportColumn{Path: "measure.from_on"}, ReportColumn{Path: "measure.to_on"}),
			[]ReportColumn{
				{Path: "measure.state", Title: "落实情况"},
				{Path: "measure.responsible"},
				{Path: "measure.effect"},
			},
		),
	}
}

// reportR14C lists the students of 雨露计划 (domain.md §5).
func reportR14C() *Report {
	return &Report{
		Key:     "R14C",
		Name:    "雨露计划名册",
		Title:   "{place}{year}年雨露计划资助名册",
		Grain:   GrainAid,
		Use:     UseUpload,
		Cadence: "每学期",
		Units:   "元",
		Every:   []Match{{Path: "student_aid.kind", Values: []string{"雨露计划"}}},
		Sort:    []string{"student_aid.term", "village.name", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "team.name", Title: "组"},
			{Path: "household.head_name", Title: "户主"},
			{Path: "person.name", Title: "学生", Total: CountTotal},
			{Path: "person.id_number", Title: "身份证"},
			{Path: "student_aid.school"},
			{Path: "student_aid.stage"},
			{Path: "student_aid.grade"},
			{Path: "student_aid.major"},
			{Path: "student_aid.student_number"},
			{Path: "student_aid.term", Title: "学期(春/秋)"},
			{Path: "student_aid.kind"},
			{Path: "student_aid.amount", Title: "金额", Total: SumTotal},
			{Path: "student_aid.paid_on"},
			{Path: "student_aid.card"},
		},
	}
}

// reportR14D lists everybody's insurance: 医保参保名册.
func reportR14D() *Report {
	return &Report{
		Key:     "R14D",
		Name:    "医保参保名册",
		Title:   "{place}{year}年基本医疗保险参保名册",
		Grain:   GrainPerson,
		Use:     UseUpload,
		Cadence: "每年",
		Sort:    []string{"village.name", "team.order", "household.head_sort", "household.code", "membership.relation"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			rosterColumns(),
			under("参保情况",
				ReportColumn{Path: "person.med_resident"},
				ReportColumn{Path: "person.med_employee"},
				ReportColumn{Path: "person.med_serious"},
				ReportColumn{Path: "person.med_commercial"},
			),
			[]ReportColumn{{Path: "person.med_aid"}, {Path: "person.note"}},
		),
	}
}

// rosterColumns say who a person is, in lists of names.
func rosterColumns() []ReportColumn {
	return []ReportColumn{
		{Path: "row.number"},
		{Path: "team.name", Title: "组"},
		{Path: "household.head_name", Title: "户主"},
		{Path: "person.name", Total: CountTotal},
		{Path: "person.id_number", Title: "身份证号"},
		{Path: "person.sex"},
		{Path: "person.age"},
		{Path: "membership.relation"},
		{Path: "row.types", Title: "户类型"},
	}
}

// reportR14E lists who is in 低保 or 特困 or is disabled: 低保残疾名册.
func reportR14E() *Report {
	return &Report{
		Key:     "R14E",
		Name:    "低保特困残疾人员名册",
		Title:   "{place}低保、特困、残疾人员名册",
		Grain:   GrainPerson,
		Use:     UseUpload,
		Cadence: "临时",
		Only: []Match{
			{Path: "person.dibao", Values: []string{"农村低保", "城市低保"}},
			{Path: "person.tekun", Values: []string{"农村特困", "城市特困"}},
			{Path: "person.disability_kind"},
		},
		Sort: []string{"village.name", "team.order", "household.head_sort", "household.code", "membership.relation"},
		Sign: signVillage(),
		Columns: slices.Concat(
			rosterColumns(),
			under("低保", ReportColumn{Path: "person.dibao"}, ReportColumn{Path: "person.dibao_level"}),
			under("特困供养", ReportColumn{Path: "person.tekun"}, ReportColumn{Path: "person.tekun_way"}),
			under("残疾",
				ReportColumn{Path: "person.disability_kind"},
				ReportColumn{Path: "person.disability_grade"},
				ReportColumn{Path: "person.disability_year"},
			),
			[]ReportColumn{{Path: "person.health"}, {Path: "person.phone"}},
		),
	}
}
