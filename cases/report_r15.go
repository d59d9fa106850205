package cases

import "slices"

// reportR15 counts households and people by group (domain.md §6, R15).
func reportR15() *Report {
	return &Report{
		Key:     "R15",
		Name:    "村情统计表",
		Title:   "{place}村情统计表",
		Grain:   GrainTeam,
		Use:     UseBrief,
		Cadence: "临时",
		Units:   "户、人",
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "village.name", Title: "村"},
				{Path: "tally.name", Title: "组"},
				{Path: "tally.households", Total: SumTotal},
				{Path: "tally.people", Total: SumTotal},
			},
			under("脱贫户",
				ReportColumn{Path: "tally.lifted", Title: "户数", Total: SumTotal},
				ReportColumn{Path: "tally.lifted_people", Title: "人数", Total: SumTotal},
			),
			under("监测户",
				ReportColumn{Path: "tally.monitored", Title: "户数", Total: SumTotal},
				ReportColumn{Path: "tally.monitored_people", Title: "人数", Total: SumTotal},
				ReportColumn{Path: "tally.open", Title: "其中未消除", Total: SumTotal},
			),
			under("低保",
				ReportColumn{Path: "tally.dibao", Title: "户数", Total: SumTotal},
				ReportColumn{Path: "tally.dibao_people", Title: "人数", Total: SumTotal},
			),
			[]ReportColumn{
				{Path: "tally.tekun", Total: SumTotal},
				{Path: "tally.disabled", Total: SumTotal},
				{Path: "tally.serious", Total: SumTotal},
				{Path: "tally.students", Total: SumTotal},
				{Path: "tally.labour", Total: SumTotal},
				{Path: "tally.working", Total: SumTotal},
			},
		),
	}
}
