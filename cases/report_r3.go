package cases

import "slices"

// reportR3 is the yearly income table in its list form, a household a line
// (domain.md §2 and §6, R3).
func reportR3() *Report {
	return &Report{
		Key:     "R3",
		Name:    "家庭收入核算表",
		Title:   "{place}{year}年度家庭收入核算表",
		Grain:   GrainHousehold,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "元、人",
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "team.name", Title: "组"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "household.accounted_people", Title: "人口", Total: SumTotal},
				{Path: "household.wages", Title: "工资性收入", Total: SumTotal},
				{Path: "household.business", Title: "生产经营性收入", Total: SumTotal},
				{Path: "household.costs", Title: "生产经营性支出", Total: SumTotal},
				{Path: "household.property", Title: "财产性收入", Total: SumTotal},
			},
			under("转移性收入",
				ReportColumn{Path: "household.transfers", Title: "小计", Total: SumTotal},
				ReportColumn{Path: "household.family_planning", Title: "计划生育金", Total: SumTotal},
				ReportColumn{Path: "household.dibao", Title: "低保金", Total: SumTotal},
				ReportColumn{Path: "household.tekun", Title: "特困供养金", Total: SumTotal},
				ReportColumn{Path: "household.pension", Title: "养老保险金", Total: SumTotal},
				ReportColumn{Path: "household.ecology", Title: "生态补偿金", Total: SumTotal},
				ReportColumn{Path: "household.other_transfers", Title: "其他转移性收入", Total: SumTotal},
			),
			[]ReportColumn{
				{Path: "household.net", Title: "纯收入", Total: SumTotal},
				{
					Path: "household.net_per_head", Title: "人均纯收入",
					Total: RatioTotal, Of: "household.net", By: "household.accounted_people",
				},
			},
			under("与上年比较",
				ReportColumn{Path: "before.net_per_head", Title: "上年人均纯收入"},
				ReportColumn{Path: "row.change", Title: "增减额"},
				ReportColumn{Path: "row.change_percent", Title: "增减%"},
				ReportColumn{Path: "row.causes", Title: "原因"},
			),
		),
	}
}
