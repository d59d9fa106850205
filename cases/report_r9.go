package cases

import "slices"

// reportR9 is the monthly table of who works where: 已务工 (domain.md §1.3 务工月监测,
// §5 务工台账). It is loaded into the national system, which asks for 2026年11月.
func reportR9() *Report {
	return &Report{
		Key:     "R9",
		Name:    "劳动力务工监测台账（已务工）",
		Title:   "{place}劳动力务工监测台账（已务工，{period}）",
		Grain:   GrainJob,
		Use:     UseUpload,
		Cadence: "每月",
		Units:   "元、月",
		Every:   []Match{{Path: "job_spell.working", Op: MatchNone, Values: []string{No}}},
		Sort:    []string{"village.name", "team.order", "household.head_sort", "membership.relation", "job_spell.from_month"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			workerColumns(),
			[]ReportColumn{{Path: "job_spell.working", Title: "是否已务工"}},
			under("务工地点",
				ReportColumn{Path: "job_spell.area"},
				ReportColumn{Path: "job_spell.province"},
				ReportColumn{Path: "job_spell.city"},
				ReportColumn{Path: "job_spell.county"},
				ReportColumn{Path: "job_spell.place"},
			),
			under("务工时间",
				ReportColumn{Path: "job_spell.from_month", Dates: DateChinese},
				ReportColumn{Path: "job_spell.to_month", Dates: DateChinese},
				ReportColumn{Path: "job_spell.months"},
			),
			jobColumns(),
			[]ReportColumn{{Path: "person.phone", Title: "家庭成员联系电话"}},
		),
	}
}

// workerColumns say who works, or plans to.
func workerColumns() []ReportColumn {
	return []ReportColumn{
		{Path: "row.number"},
		{Path: "village.name", Title: "行政村"},
		{Path: "team.name", Title: "组"},
		{Path: "household.code"},
		{Path: "household.head_name", Title: "户主姓名"},
		{Path: "row.types", Title: "户类型"},
		{Path: "person.name"},
		{Path: "person.id_number"},
		{Path: "person.sex"},
		{Path: "person.age"},
		{Path: "person.labour"},
	}
}

// jobColumns say for whom somebody works, at what pay, and with what help.
func jobColumns() []ReportColumn {
	return slices.Concat(
		[]ReportColumn{
			{Path: "job_spell.employer"},
			{Path: "job_spell.industry"},
			{Path: "job_spell.trade"},
		},
		under("收入",
			ReportColumn{Path: "job_spell.monthly_pay"},
			ReportColumn{Path: "job_spell.year_pay", Total: SumTotal},
		),
		[]ReportColumn{
			{Path: "job_spell.channel"},
			{Path: "job_spell.escorted"},
		},
		under("补助",
			ReportColumn{Path: "job_spell.travel_subsidy", Total: SumTotal},
			ReportColumn{Path: "job_spell.stay_subsidy", Total: SumTotal},
		),
		[]ReportColumn{{Path: "job_spell.returned"}},
	)
}

// reportR9P is the table of who plans to work and what help is asked for: 计划务工.
func reportR9P() *Report {
	return &Report{
		Key:     "R9P",
		Name:    "劳动力务工监测台账（计划务工）",
		Title:   "{place}{year}年劳动力务工监测台账（计划务工）",
		Grain:   GrainPlan,
		Use:     UseUpload,
		Cadence: "每月",
		Every:   []Match{{Path: "job_plan.planned", Op: MatchNone, Values: []string{No}}},
		Sort:    []string{"village.name", "team.order", "household.head_sort", "membership.relation"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			workerColumns(),
			[]ReportColumn{{Path: "job_plan.planned"}},
			under("计划务工地点",
				ReportColumn{Path: "job_plan.province"},
				ReportColumn{Path: "job_plan.city"},
				ReportColumn{Path: "job_plan.county"},
			),
			[]ReportColumn{
				{Path: "job_plan.from_month", Dates: DateChinese},
				{Path: "job_plan.service_needs"},
				{Path: "person.phone", Title: "家庭成员联系电话"},
				{Path: "job_plan.note"},
			},
		),
	}
}
