package cases

import "slices"

// reportR4 lists the households whose income fell against the year before, those that
// fell most first (domain.md §6, R4).
func reportR4() *Report {
	return &Report{
		Key:     "R4",
		Name:    "收入变化（下降户）分析表",
		Title:   "{place}{year}年度收入变化（下降户）分析表",
		Grain:   GrainHousehold,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "元、人",
		Every:   []Match{{Path: "row.change", Op: MatchBelow, Values: []string{"0"}}},
		Sort:    []string{"village.name", "row.change"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "team.name", Title: "组"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "row.types"},
				{Path: "household.accounted_people", Title: "人口", Total: SumTotal},
			},
			under("人均纯收入",
				ReportColumn{Path: "before.net_per_head", Title: "上年人均"},
				ReportColumn{Path: "household.net_per_head", Title: "本年人均"},
				ReportColumn{Path: "row.change"},
				ReportColumn{Path: "row.change_percent", Title: "增幅%"},
			),
			[]ReportColumn{
				{Path: "row.causes", Title: "下降原因"},
				{Path: "year.remedy", Title: "措施"},
				{Path: "year.responsible", Title: "责任人"},
			},
		),
	}
}
