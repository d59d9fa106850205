package cases

import "slices"

// reportR13 tells of every household whether 两不愁三保障 and 饮水 were in order when
// somebody last looked within the period, and which nobody looked at (domain.md §6).
func reportR13() *Report {
	return &Report{
		Key:     "R13",
		Name:    "两不愁三保障“回头看”排查表",
		Title:   "{place}“两不愁三保障”及饮水安全“回头看”排查表（{period}）",
		Grain:   GrainVisited,
		Use:     UseBrief,
		Cadence: "半年",
		Only: []Match{
			{Path: "household.household_type", Values: []string{ClassLifted}},
			{Path: "household.monitor_class"},
		},
		Sort: []string{"village.name", "team.order", "household.head_sort"},
		Sign: signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "team.name", Title: "组"},
				{Path: "household.code"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "row.types"},
				{Path: "household.people", Title: "人口", Total: SumTotal},
			},
			under("两不愁", ReportColumn{Path: "visited.check_food"}, ReportColumn{Path: "visited.check_clothes"}),
			under("三保障",
				ReportColumn{Path: "visited.check_school"},
				ReportColumn{Path: "visited.check_medicine"},
				ReportColumn{Path: "visited.check_house"},
			),
			[]ReportColumn{
				{Path: "visited.check_water"},
				{Path: "visited.problems", Title: "问题"},
				{Path: "visited.last_on", Title: "排查日期"},
				{Path: "visited.visitors", Title: "排查人"},
			},
		),
	}
}
