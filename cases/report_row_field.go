package cases

import (
	"strings"

	"github.com/shopspring/decimal"
)

// groupIncome is the group of all fields that show incomes.
const groupIncome = "收入"

// workedText is a column whose text is worked out from the row.
func workedText(key, title string, kind Kind, of func(*Row) string) Field[Row] {
	return Field[Row]{Meta{Key: key, Title: title, Kind: kind, Source: Computed}, func(r *Row) any { s := of(r); return &s }}
}

// workedMoney is a column whose sum is worked out from the row.
func workedMoney(key, title string, of func(*Row) Opt[Money]) Field[Row] {
	return Field[Row]{Meta{Key: key, Title: title, Kind: KindMoney, Unit: "元", Source: Computed}, func(r *Row) any { m := of(r); return &m }}
}

// guarded is a column that is guarded like the field it shows.
func guarded(f Field[Row], guard Sensitivity) Field[Row] {
	f.Guard = guard
	return f
}

// rowFields are the columns worked out from several records at once.
func rowFields() []Field[Row] {
	fields := []Field[Row]{
		{Meta{Key: "number", Title: "序号", Kind: KindInt, Source: Computed}, func(r *Row) any { n := Some(r.Number); return &n }},
		{Meta{Key: "as_of", Title: "数据日期", Kind: KindDay, Source: Computed}, func(r *Row) any { return &r.AsOf }},
		workedText("hamlet", "自然村", KindText, (*Row).hamlet),
		workedText("types", "类型", KindText, func(r *Row) string { return strings.Join(r.Types(), "、") }),
		workedText("risk_removed", "风险是否消除", KindYesNo, (*Row).riskRemoved),
		workedText("is_head", "是否户主", KindYesNo, (*Row).isHead),
		guarded(workedText("receiver", "领取人", KindName, func(r *Row) string { return r.receiver().Name }), Personal),
		guarded(workedText("receiver_id", "领取人证件号码", KindIDNumber, func(r *Row) string { return r.receiver().IDNumber }), Sealed),
		guarded(workedText("receiver_card", "领取人卡号", KindBank, (*Row).receiverCard), Sealed),
		workedText("problems", "发现问题", KindLongText, (*Row).problems),
		workedText("demands", "诉求", KindLongText, (*Row).demands),
		workedText("solved", "解决情况", KindLongText, (*Row).solved),
		workedMoney("own_funds", "自筹", func(r *Row) Opt[Money] { return r.input("自筹") }),
		workedMoney("grants", "奖补", func(r *Row) Opt[Money] { return r.input("奖补") }),
		workedMoney("loans", "贷款", func(r *Row) Opt[Money] { return r.input("贷款") }),
		workedMoney("value", "产值", (*Row).value),
		workedMoney("net", "纯收入", (*Row).net),
	}
	incomes := []Field[Row]{
		workedMoney("change", "增减额", func(r *Row) Opt[Money] { return r.change().Change }),
		{Meta{Key: "change_percent", Title: "增减幅度（%）", Kind: KindDecimal, Unit: "%", Source: Computed}, func(r *Row) any { p := r.change().Percent; return &p }},
		workedText("causes", "变化原因", KindLongText, (*Row).causes),
	}
	for i := range incomes {
		incomes[i].Group = groupIncome
	}
	return append(fields, incomes...)
}

// rowNeeds is the part without which a field of "row" is always blank.
func rowNeeds(key string) string {
	switch key {
	case "problems", "demands", "solved":
		return "visit"
	case "own_funds", "grants", "loans", "value", "net":
		return "industry"
	case "change", "change_percent", "causes":
		return "before"
	case "hamlet", "types":
		return "household"
	case "risk_removed":
		return "monitoring"
	case "is_head":
		return "membership"
	case "receiver", "receiver_id", "receiver_card":
		return "subsidy"
	}
	return rowPart
}

// workedJob are what a spell of 务工 came to in the calendar year of the report's
// day: the area by the place, the months and the pay.
func workedJob() []Field[Row] {
	year := func(r *Row) Period { return CalendarYear(r.AsOf.Year()) }
	return []Field[Row]{
		workedText("area", "务工区域", KindCode, func(r *Row) string { return WorkArea(r.Job, HomeOf(r.Village)) }),
		{Meta{Key: "months", Title: "累计月数", Kind: KindInt, Unit: "月", Source: Computed}, func(r *Row) any {
			var n Opt[int64]
			if r.Job != nil {
				n = Some(int64(len(WorkedMonths([]JobSpell{*r.Job}, year(r), r.AsOf))))
			}
			return &n
		}},
		workedMoney("year_pay", "年收入", func(r *Row) Opt[Money] { return r.Job.WorkedPay(year(r), r.AsOf) }),
	}
}

// workedAttendance is the subsidy of a month, worked out where it was not typed.
func workedAttendance() []Field[Row] {
	return []Field[Row]{workedMoney("subsidy", "补贴金额", func(r *Row) Opt[Money] { return r.Attendance.WorkedSubsidy() })}
}

// workedSale is the amount of a sale, worked out where it was not typed, and what of
// it is still to come.
func workedSale() []Field[Row] {
	return []Field[Row]{
		workedMoney("amount", "金额", func(r *Row) Opt[Money] { return r.Sale.WorkedAmount() }),
		workedMoney("owed", "未回款", func(r *Row) Opt[Money] {
			if r.Sale == nil {
				return Opt[Money]{}
			}
			return r.Sale.Owed()
		}),
	}
}

// HomeOf is where the households of a village live; nothing where it is not known.
func HomeOf(v *Village) Home {
	if v == nil {
		return Home{}
	}
	return Home{Province: v.Province, County: v.County, Town: v.Town}
}

// meanOf is a sum divided by a count, to one decimal; blank where nothing counts.
func meanOf(sum, count int64) Opt[decimal.Decimal] {
	if count == 0 {
		return Opt[decimal.Decimal]{}
	}
	return Some(decimal.NewFromInt(sum).DivRound(decimal.NewFromInt(count), 1))
}
