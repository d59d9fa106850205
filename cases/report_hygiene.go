package cases

import "slices"

// reportR16 compares how clean the groups of a village were kept: 卫生评比.
func reportR16() *Report {
	return &Report{
		Key:     "R16",
		Name:    "人居环境卫生评比表",
		Title:   "{place}人居环境卫生评比表（{period}）",
		Grain:   GrainTeam,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "户、分",
		Every:   []Match{{Path: "tally.scored", Op: MatchAbove, Values: []string{"0"}}},
		Sort:    []string{"-tally.score", "village.name", "team.order"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number", Title: "名次"},
				{Path: "village.name", Title: "村"},
				{Path: "tally.name", Title: "组"},
				{Path: "tally.households", Total: SumTotal},
			},
			under("参评情况",
				ReportColumn{Path: "tally.scored", Total: SumTotal},
				ReportColumn{Path: "tally.clean", Total: SumTotal},
				ReportColumn{Path: "tally.dirty", Total: SumTotal},
			),
			[]ReportColumn{
				{Path: "tally.score"},
				{Path: "tally.clean_share", Total: RatioTotal, Of: "tally.clean", By: "tally.scored", Times: 100},
			},
		),
	}
}

// reportR17 praises the households kept cleanest in a period: 红榜. It hangs on the
// wall, with the names it praises.
func reportR17() *Report {
	return &Report{
		Key:     "R17",
		Name:    "人居环境卫生红榜",
		Title:   "{place}人居环境卫生红榜（{period}）",
		Grain:   GrainVisited,
		Use:     UsePublic,
		Cadence: "每季",
		Units:   "分、次",
		Every:   []Match{{Path: "visited.score", Op: MatchBetween, Values: []string{"90", ""}}},
		Sort:    []string{"-visited.score", "village.name", "team.order", "household.head_sort"},
		Sign:    signPublic(),
		Columns: []ReportColumn{
			{Path: "row.number", Title: "名次"},
			{Path: "village.name", Title: "村"},
			{Path: "team.name", Title: "组"},
			{Path: "household.head_name", Title: "户主", Named: true},
			{Path: "visited.scored"},
			{Path: "visited.score"},
		},
	}
}
