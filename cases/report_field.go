package cases

import "strings"

// ReportPart is one record a report can take columns from: "household", "visit".
type ReportPart struct {
	Key    string // the first half of a path
	Title  string
	Fields []Field[Row] // Meta.Key is the second half of a path
}

// reportParts lists what a row is made of, in the order a person chooses from.
// "row" holds what is worked out from several records.
var reportParts = []ReportPart{ //nolint:gochecknoglobals // immutable catalogue
	{"row", "本表", rowFields()},
	part("village", VillageCatalogue.Title, VillageCatalogue.Fields, func(r *Row) *Village { return r.Village }),
	part("team", TeamCatalogue.Title, TeamCatalogue.Fields, func(r *Row) *Team { return r.Team }),
	part("household", HouseholdCatalogue.Title, HouseholdCatalogue.Fields, func(r *Row) *Household { return r.Household }),
	part("head", "户主", PersonCatalogue.Fields, func(r *Row) *Person { return r.Head }),
	part("person", PersonCatalogue.Title, PersonCatalogue.Fields, func(r *Row) *Person { return r.Person }),
	part("membership", MembershipCatalogue.Title, MembershipCatalogue.Fields, func(r *Row) *Membership { return r.Membership }),
	part("monitoring", MonitoringCatalogue.Title, MonitoringCatalogue.Fields, func(r *Row) *Monitoring { return r.Monitoring }),
	part("before", "上年", householdIncome(), func(r *Row) *Household { return r.Before }),
	part("year", HouseholdYearCatalogue.Title, HouseholdYearCatalogue.Fields, func(r *Row) *HouseholdYear { return r.Year }),
	part("visit", VisitCatalogue.Title, VisitCatalogue.Fields, func(r *Row) *Visit { return r.Visit }),
	part("measure", MeasureCatalogue.Title, MeasureCatalogue.Fields, func(r *Row) *Measure { return r.Measure }),
	part("industry", IndustryCatalogue.Title, IndustryCatalogue.Fields, func(r *Row) *Industry { return r.Industry }),
	part("coverage", "走访统计", coverageFields(), func(r *Row) *Coverage { return r.Coverage }),
}

// part makes the fields of a record into fields of the row. The field of a part
// that the row does not have is nil.
func part[T any](key, title string, fields []Field[T], of func(*Row) *T) ReportPart {
	p := ReportPart{Key: key, Title: title}
	for _, f := range fields {
		p.Fields = append(p.Fields, Field[Row]{f.Meta, func(r *Row) any {
			record := of(r)
			if record == nil {
				return nil
			}
			return f.At(record)
		}})
	}
	return p
}

// ReportField finds the field a path names; ok is false where there is none.
func ReportField(path string) (f Field[Row], ok bool) {
	key, field, _ := strings.Cut(path, ".")
	for i := range reportParts {
		if reportParts[i].Key != key {
			continue
		}
		for _, f := range reportParts[i].Fields {
			if f.Key == field {
				return f, true
			}
		}
	}
	return Field[Row]{}, false
}

// Bound finds one value of the row by its path; ok is false where the path names
// nothing or the row does not have that part.
func (r *Row) Bound(path string) (b Bound, ok bool) {
	f, ok := ReportField(path)
	if !ok {
		return Bound{}, false
	}
	ptr := f.At(r)
	return Bound{&f.Meta, ptr}, ptr != nil
}

// groupIncome is the group of all fields that show incomes.
const groupIncome = "收入"

// rowFields are the columns worked out from several records at once.
func rowFields() []Field[Row] {
	text := func(key, title string, kind Kind, of func(*Row) string) Field[Row] {
		return Field[Row]{Meta{Key: key, Title: title, Kind: kind, Source: Computed}, func(r *Row) any { s := of(r); return &s }}
	}
	money := func(key, title string, of func(*Row) Opt[Money]) Field[Row] {
		return Field[Row]{Meta{Key: key, Title: title, Kind: KindMoney, Unit: "元", Source: Computed}, func(r *Row) any { m := of(r); return &m }}
	}
	fields := []Field[Row]{
		{Meta{Key: "number", Title: "序号", Kind: KindInt, Source: Computed}, func(r *Row) any { n := Some(r.Number); return &n }},
		{Meta{Key: "as_of", Title: "数据日期", Kind: KindDay, Source: Computed}, func(r *Row) any { return &r.AsOf }},
		text("hamlet", "自然村", KindText, (*Row).hamlet),
		text("types", "类型", KindText, func(r *Row) string { return strings.Join(r.Types(), "、") }),
		text("risk_removed", "风险是否消除", KindYesNo, (*Row).riskRemoved),
		text("problems", "发现问题", KindLongText, (*Row).problems),
		text("demands", "诉求", KindLongText, (*Row).demands),
		text("solved", "解决情况", KindLongText, (*Row).solved),
		money("own_funds", "自筹", func(r *Row) Opt[Money] { return r.input("自筹") }),
		money("grants", "奖补", func(r *Row) Opt[Money] { return r.input("奖补") }),
		money("loans", "贷款", func(r *Row) Opt[Money] { return r.input("贷款") }),
		money("value", "产值", (*Row).value),
		money("net", "纯收入", (*Row).net),
	}
	incomes := []Field[Row]{
		money("change", "增减额", func(r *Row) Opt[Money] { return r.change().Change }),
		{Meta{Key: "change_percent", Title: "增减幅度（%）", Kind: KindDecimal, Unit: "%", Source: Computed}, func(r *Row) any { p := r.change().Percent; return &p }},
		text("causes", "变化原因", KindLongText, (*Row).causes),
	}
	for i := range incomes {
		incomes[i].Group = groupIncome
	}
	return append(fields, incomes...)
}
