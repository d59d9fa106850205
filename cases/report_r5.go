package cases

// reportR5 is the visit ledger, a visit a line (domain.md §6, R5).
func reportR5() *Report {
	return &Report{
		Key:     "R5",
		Name:    "入户走访台账",
		Title:   "{place}入户走访情况台账（{period}）",
		Grain:   GrainVisit,
		Use:     UseBrief,
		Cadence: "每月",
		Sort:    []string{"visit.visited_on", "village.name", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "visit.visited_on", Title: "日期"},
			{Path: "visit.visitors", Title: "走访人"},
			{Path: "household.head_name", Title: "户主"},
			{Path: "team.name", Title: "组"},
			{Path: "row.types", Title: "类型"},
			{Path: "visit.text", Title: "主要情况"},
			{Path: "row.problems", Title: "发现问题"},
			{Path: "row.demands", Title: "诉求"},
			{Path: "row.solved", Title: "解决情况"},
			{Path: "visit.next_on", Title: "下次走访"},
		},
	}
}

// reportR5S counts the visits of a period by class of household (domain.md §6, R5).
func reportR5S() *Report {
	return &Report{
		Key:     "R5S",
		Name:    "入户走访统计表",
		Title:   "{place}入户走访情况统计表（{period}）",
		Grain:   GrainCoverage,
		Use:     UseBrief,
		Cadence: "每月",
		Units:   "户、次、个",
		Sign:    signVillage(),
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "coverage.class", Title: "类型"},
			{Path: "coverage.due", Title: "应访户数", Total: SumTotal},
			{Path: "coverage.visited", Title: "已访户数", Total: SumTotal},
			{
				Path: "coverage.rate", Title: "覆盖率（%）",
				Total: RatioTotal, Of: "coverage.visited", By: "coverage.due", Times: 100,
			},
			{Path: "coverage.visits", Title: "走访次数", Total: SumTotal},
			{Path: "coverage.problems", Title: "问题数", Total: SumTotal},
			{Path: "coverage.closed", Title: "销号数", Total: SumTotal},
		},
	}
}
