package cases

// Unit is a 帮扶单位: a department, company or paired district that helps.
type Unit struct {
	Base
	Name        string
	Kind        string
	Affiliation string
	Contact     string
	Phone       string
	FromOn      Day
	ToOn        Day
	Note        string
}

// UnitCatalogue lists the fields of an assisting unit in the order of its form.
var UnitCatalogue = NewCatalogue("unit", "帮扶单位", //nolint:gochecknoglobals // immutable catalogue
	func(u *Unit) *Base { return &u.Base },
	[]Field[Unit]{
		{Meta{Key: "name", Title: "单位名称", Aliases: []string{"帮扶单位", "帮扶单位名称"}, Need: true}, func(u *Unit) any { return &u.Name }},
		{Meta{Key: "kind", Title: "单位类型", Aliases: []string{"帮扶单位类型"}, Kind: KindCode, List: ListUnitKind}, func(u *Unit) any { return &u.Kind }},
		{Meta{Key: "affiliation", Title: "单位隶属关系", Aliases: []string{"隶属关系"}, Kind: KindCode, List: ListAffiliation}, func(u *Unit) any { return &u.Affiliation }},
		{Meta{Key: "contact", Title: "联系人", Kind: KindName}, func(u *Unit) any { return &u.Contact }},
		{Meta{Key: "phone", Title: "联系电话", Aliases: []string{"电话"}, Kind: KindPhone, Guard: Sealed}, func(u *Unit) any { return &u.Phone }},
		{Meta{Key: "from_on", Title: "帮扶开始时间", Aliases: []string{"帮扶开始日期"}, Kind: KindDay}, func(u *Unit) any { return &u.FromOn }},
		{Meta{Key: "to_on", Title: "帮扶结束时间", Aliases: []string{"帮扶结束日期"}, Kind: KindDay}, func(u *Unit) any { return &u.ToOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(u *Unit) any { return &u.Note }},
	}...)
