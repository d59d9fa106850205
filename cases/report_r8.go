package cases

import "slices"

// reportR8 is the 到户产业台账, an industry measure a line (domain.md §5).
func reportR8() *Report {
	return &Report{
		Key:     "R8",
		Name:    "到户产业台账",
		Title:   "{place}{year}年到户产业台账",
		Grain:   GrainMeasure,
		Use:     UseBrief,
		Cadence: "每季",
		Units:   "元",
		Only:    []Match{{Path: "industry.category"}},
		Sort:    []string{"village.name", "team.order", "household.head_sort", "industry.category", "industry.variety"},
		Sign:    signVillage(),
		Columns: slices.Concat(industryScale(), industryLeaders(), industryYield()),
	}
}

// industryScale are the columns of who runs what, and how much of it.
func industryScale() []ReportColumn {
	return slices.Concat(
		[]ReportColumn{
			{Path: "row.number"},
			{Path: "village.name", Title: "村"},
			{Path: "team.name", Title: "组"},
			{Path: "household.code", Title: "户编号"},
			{Path: "household.head_name", Title: "户主"},
			{Path: "head.id_number", Title: "身份证号"},
			{Path: "household.household_type", Title: "户类型"},
			{Path: "measure.year", Title: "年度"},
			{Path: "industry.category", Title: "产业大类"},
			{Path: "industry.variety", Title: "品种"},
			{Path: "industry.scale", Title: "规模"},
			{Path: "industry.unit", Title: "单位"},
		},
		under("其中",
			ReportColumn{Path: "industry.added", Title: "新增"},
			ReportColumn{Path: "industry.productive", Title: "投产"},
			ReportColumn{Path: "industry.stock", Title: "存栏"},
			ReportColumn{Path: "industry.sold_off", Title: "出栏"},
		),
	)
}

// industryLeaders are the columns of who leads the household on, and what was put in.
func industryLeaders() []ReportColumn {
	return slices.Concat(
		[]ReportColumn{
			{Path: "industry.technician", Title: "技术员"},
			{Path: "industry.leader", Title: "带动主体"},
			{Path: "industry.links", Title: "利益联结方式"},
		},
		under("投入",
			ReportColumn{Path: "row.own_funds", Title: "自筹", Total: SumTotal},
			ReportColumn{Path: "row.grants", Title: "奖补", Total: SumTotal},
			ReportColumn{Path: "row.loans", Title: "贷款", Total: SumTotal},
		),
	)
}

// industryYield are the columns of what came of it.
func industryYield() []ReportColumn {
	return []ReportColumn{
		{Path: "industry.yield", Title: "产量"},
		{Path: "industry.unit_price", Title: "单价"},
		{Path: "row.value", Title: "产值", Total: SumTotal},
		{Path: "industry.cost", Title: "成本", Total: SumTotal},
		{Path: "row.net", Title: "纯收入", Total: SumTotal},
		{Path: "industry.sales_to", Title: "销售去向"},
		{Path: "industry.insured", Title: "是否参保农业保险"},
		{Path: "industry.note", Title: "备注"},
	}
}
