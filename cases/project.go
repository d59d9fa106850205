package cases

import "github.com/shopspring/decimal"

// Project is a 项目 of a village (domain.md §5, 项目台账). Its sums are kept in 万元, as
// project papers write them, exactly as entered; YuanOf turns them into Money.
type Project struct {
	Base
	VillageID   Ref
	Name        string
	Source      string
	Kind        string
	SubKind     string
	State       string
	PlanYear    Opt[int64]
	BuildYear   Opt[int64]
	InPlan      string
	Budget      Opt[decimal.Decimal] // 万元
	Settled     Opt[decimal.Decimal] // 万元
	Audited     Opt[decimal.Decimal] // 万元
	FundID      Ref
	UnitID      Ref
	Responsible string
	Place       string
	Note        string
}

// ProjectCatalogue lists the fields of a project in the order of its form.
var ProjectCatalogue = NewCatalogue("project", "项目", //nolint:gochecknoglobals // immutable catalogue
	func(p *Project) *Base { return &p.Base },
	[]Field[Project]{
		{Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village"}, func(p *Project) any { return &p.VillageID }},
		{Meta{Key: "name", Title: "项目名称", Need: true}, func(p *Project) any { return &p.Name }},
		{Meta{Key: "source", Title: "来源", Aliases: []string{"项目来源"}}, func(p *Project) any { return &p.Source }},
		{Meta{Key: "kind", Title: "类型", Aliases: []string{"项目类型"}, Kind: KindCode, List: ListProjectKind}, func(p *Project) any { return &p.Kind }},
		{Meta{Key: "sub_kind", Title: "二级类型", Aliases: []string{"二级项目类型"}}, func(p *Project) any { return &p.SubKind }},
		{Meta{Key: "state", Title: "状态", Aliases: []string{"项目状态"}, Kind: KindCode, List: ListProjectState}, func(p *Project) any { return &p.State }},
		{Meta{Key: "plan_year", Title: "规划年度", Kind: KindYear}, func(p *Project) any { return &p.PlanYear }},
		{Meta{Key: "build_year", Title: "实施年度", Kind: KindYear}, func(p *Project) any { return &p.BuildYear }},
		{Meta{Key: "in_plan", Title: "纳入计划", Aliases: []string{"是否纳入计划", "是否纳入年度计划"}, Kind: KindYesNo}, func(p *Project) any { return &p.InPlan }},
		{Meta{Key: "budget", Title: "预算(万元)", Aliases: []string{"预算", "预算总投资(万元)", "投资概算(万元)"}, Kind: KindDecimal, Unit: "万元"}, func(p *Project) any { return &p.Budget }},
		{Meta{Key: "settled", Title: "结算(万元)", Aliases: []string{"结算", "结算金额(万元)"}, Kind: KindDecimal, Unit: "万元"}, func(p *Project) any { return &p.Settled }},
		{Meta{Key: "audited", Title: "审计(万元)", Aliases: []string{"审计", "审计金额(万元)"}, Kind: KindDecimal, Unit: "万元"}, func(p *Project) any { return &p.Audited }},
		{Meta{Key: "fund_id", Title: "资金", Kind: KindRef, Target: "fund"}, func(p *Project) any { return &p.FundID }},
		{Meta{Key: "unit_id", Title: "帮扶单位", Kind: KindRef, Target: "unit"}, func(p *Project) any { return &p.UnitID }},
		{Meta{Key: "responsible", Title: "责任人", Aliases: []string{"项目负责人"}, Kind: KindName}, func(p *Project) any { return &p.Responsible }},
		{Meta{Key: "place", Title: "地点", Aliases: []string{"实施地点"}}, func(p *Project) any { return &p.Place }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(p *Project) any { return &p.Note }},
	}...)

// YuanOf turns a sum in 万元 into Money, rounded to the fen; blank stays blank.
func YuanOf(wan Opt[decimal.Decimal]) Opt[Money] {
	if !wan.Valid {
		return Opt[Money]{}
	}
	return Some(MoneyOf(wan.Value.Shift(4)))
}
