package cases

import "slices"

// reportR14F is the 消费帮扶台账: what units and shops bought to help (domain.md §5).
func reportR14F() *Report {
	return &Report{
		Key:     "R14F",
		Name:    "消费帮扶台账",
		Title:   "{place}消费帮扶台账（{period}）",
		Grain:   GrainSale,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "元、户",
		Every:   []Match{{Path: "sale.consumption", Values: []string{Yes}}},
		Sort:    []string{"sale.sold_on", "village.name", "sale.product"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "sale.sold_on", Title: "日期"},
				{Path: "sale.product"},
				{Path: "sale.spec"},
				{Path: "sale.unit"},
			},
			under("生产主体",
				ReportColumn{Path: "household.head_name", Title: "农户"},
				ReportColumn{Path: "sale.producer", Title: "合作社等"},
			),
			[]ReportColumn{
				{Path: "sale.quantity"},
				{Path: "sale.unit_price"},
				{Path: "sale.amount", Total: SumTotal},
				{Path: "sale.buyer"},
				{Path: "sale.channel"},
				{Path: "sale.households", Total: SumTotal},
				{Path: "sale.received", Total: SumTotal},
				{Path: "sale.owed", Total: SumTotal},
				{Path: "sale.handler"},
				{Path: "sale.note"},
			},
		),
	}
}

// reportR14G is the 惠民补贴台账 of a year (domain.md §5).
func reportR14G() *Report {
	return &Report{
		Key:     "R14G",
		Name:    "惠民补贴台账",
		Title:   "{place}{year}年惠民补贴台账",
		Grain:   GrainSubsidy,
		Use:     UseUpload,
		Cadence: "每季",
		Units:   "元、人",
		Sort:    []string{"village.name", "subsidy.kind", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "measure.year"},
			{Path: "subsidy.batch"},
			{Path: "subsidy.kind"},
			{Path: "household.head_name", Title: "户主"},
			{Path: "row.receiver", Title: "姓名", Total: CountTotal},
			{Path: "row.receiver_id", Title: "身份证"},
			{Path: "row.receiver_card", Title: "卡号"},
			{Path: "team.name", Title: "村组"},
			{Path: "household.people", Title: "家庭人口"},
			{Path: "subsidy.matter"},
			{Path: "subsidy.spec"},
			{Path: "subsidy.applied_quantity", Title: "数量"},
			{Path: "subsidy.unit"},
			{Path: "subsidy.applied_amount", Total: SumTotal},
			{Path: "subsidy.paid_amount", Total: SumTotal},
			{Path: "subsidy.state"},
			{Path: "subsidy.paid_on", Title: "日期"},
		},
	}
}

// reportR14H is the log of the team: what was done on each day, as its visits tell.
func reportR14H() *Report {
	return &Report{
		Key:     "R14H",
		Name:    "驻村日志",
		Title:   "{place}驻村工作日志（{period}）",
		Grain:   GrainVisit,
		Use:     UseBrief,
		Cadence: "每月",
		Sort:    []string{"visit.visited_on", "visit.started", "village.name", "team.order", "household.head_sort"},
		Sign:    []string{"记录人", "驻村工作队队长", "第一书记"},
		Columns: []ReportColumn{
			{Path: "visit.visited_on", Title: "日期"},
			{Path: "visit.theme", Title: "事项"},
			{Path: "visit.way", Title: "方式"},
			{Path: "visit.visitors", Title: "工作人员"},
			{Path: "team.name", Title: "组"},
			{Path: "household.head_name", Title: "户主", Total: CountTotal},
			{Path: "visit.text", Title: "工作内容"},
			{Path: "row.problems"},
			{Path: "row.demands", Title: "群众诉求"},
			{Path: "row.solved"},
		},
	}
}

// reportR14M counts the work of the team by group: 驻村工作月报.
func reportR14M() *Report {
	return &Report{
		Key:     "R14M",
		Name:    "驻村工作月报",
		Title:   "{place}驻村工作月报（{month}）",
		Grain:   GrainVisited,
		Use:     UseBrief,
		Cadence: "每月",
		Units:   "户、次",
		Month:   true,
		Every:   []Match{{Path: "visited.visits", Op: MatchAbove, Values: []string{"0"}}},
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    []string{"填报人", "驻村工作队队长", "第一书记"},
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "team.name", Title: "组"},
			{Path: "household.head_name", Title: "户主", Total: CountTotal},
			{Path: "row.types"},
			{Path: "visited.visits", Total: SumTotal},
			{Path: "visited.last_on"},
			{Path: "visited.visitors"},
			{Path: "visited.problems", Title: "发现问题"},
			{Path: "household.open_promises", Total: SumTotal},
			{Path: "visited.last_score", Title: "卫生评分"},
		},
	}
}
