package cases

import "time"

// IncomeSnapshot is the account of a household's year as it was reported. It is
// never worked out anew: a mistake is put right by another snapshot that says which
// one it corrects and why, and both are shown.
type IncomeSnapshot struct {
	Base
	HouseholdID      Ref
	Year             Opt[int64]
	FromOn           Day
	ToOn             Day
	People           Opt[int64]
	RegisteredPeople Opt[int64]
	Total            Opt[Money]
	Cost             Opt[Money]
	Net              Opt[Money]
	PerHead          Opt[Money]
	Claims           Opt[Money]
	SelfPaid         Opt[Money]
	FrozenAt         time.Time
	CorrectsID       Ref
	Reason           string
}

// IncomeSnapshotCatalogue lists the fields of a snapshot in the order of its form.
var IncomeSnapshotCatalogue = NewCatalogue("income_snapshot", "上报收入", //nolint:gochecknoglobals // immutable catalogue
	func(s *IncomeSnapshot) *Base { return &s.Base },
	[]Field[IncomeSnapshot]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(s *IncomeSnapshot) any { return &s.HouseholdID }},
		{Meta{Key: "year", Title: "年度", Kind: KindYear, Need: true}, func(s *IncomeSnapshot) any { return &s.Year }},
		{Meta{Key: "from_on", Title: "核算期起", Kind: KindDay, Need: true}, func(s *IncomeSnapshot) any { return &s.FromOn }},
		{Meta{Key: "to_on", Title: "核算期止", Kind: KindDay, Need: true}, func(s *IncomeSnapshot) any { return &s.ToOn }},
		{Meta{Key: "people", Title: "收入核算人口", Kind: KindInt, Unit: "人"}, func(s *IncomeSnapshot) any { return &s.People }},
		{Meta{Key: "registered_people", Title: "户籍人口", Kind: KindInt, Unit: "人"}, func(s *IncomeSnapshot) any { return &s.RegisteredPeople }},
		{Meta{Key: "total", Title: "年收入", Aliases: []string{"总收入", "家庭总收入"}, Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.Total }},
		{Meta{Key: "cost", Title: "生产经营性支出", Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.Cost }},
		{Meta{Key: "net", Title: "纯收入", Aliases: []string{"家庭纯收入"}, Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.Net }},
		{Meta{Key: "per_head", Title: "人均纯收入", Aliases: []string{"家庭人均纯收入"}, Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.PerHead }},
		{Meta{Key: "claims", Title: "理赔收入", Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.Claims }},
		{Meta{Key: "self_paid", Title: "合规自付支出", Kind: KindMoney, Unit: "元", Guard: Personal}, func(s *IncomeSnapshot) any { return &s.SelfPaid }},
		{Meta{Key: "frozen_at", Title: "冻结时间", Kind: KindInstant, Need: true}, func(s *IncomeSnapshot) any { return &s.FrozenAt }},
		{Meta{Key: "corrects_id", Title: "更正的上报", Kind: KindRef, Target: "income_snapshot"}, func(s *IncomeSnapshot) any { return &s.CorrectsID }},
		{Meta{Key: "reason", Title: "原因", Aliases: []string{"更正原因"}, Wide: true}, func(s *IncomeSnapshot) any { return &s.Reason }},
	}...)

// IncomeSnapshotItem is the amount of one official item in a snapshot. Items are
// rows, not columns, because their list is policy and changes with the years.
type IncomeSnapshotItem struct {
	Base
	IncomeSnapshotID Ref
	Item             string
	Amount           Opt[Money] // what counts
	LeftOut          Opt[Money] // what the year's policy did not count
}

// IncomeSnapshotItemCatalogue lists the fields of a snapshot's item.
var IncomeSnapshotItemCatalogue = NewCatalogue("income_snapshot_item", "上报收入项目", //nolint:gochecknoglobals // immutable catalogue
	func(i *IncomeSnapshotItem) *Base { return &i.Base },
	[]Field[IncomeSnapshotItem]{
		{Meta{Key: "income_snapshot_id", Title: "上报收入", Kind: KindRef, Target: "income_snapshot", Need: true}, func(i *IncomeSnapshotItem) any { return &i.IncomeSnapshotID }},
		{Meta{Key: "item", Title: "收入项目", Kind: KindCode, List: ListIncomeItem, Need: true}, func(i *IncomeSnapshotItem) any { return &i.Item }},
		{Meta{Key: "amount", Title: "金额", Kind: KindMoney, Unit: "元", Guard: Personal}, func(i *IncomeSnapshotItem) any { return &i.Amount }},
		{Meta{Key: "left_out", Title: "不计入金额", Kind: KindMoney, Unit: "元", Guard: Personal}, func(i *IncomeSnapshotItem) any { return &i.LeftOut }},
	}...)
