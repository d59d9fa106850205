package cases

// Team is a 村民小组 of a village. (The word group is a keyword in SQL.)
type Team struct {
	Base
	VillageID Ref
	Name      string
	Order     Opt[int64] // place in the village's own order: 一组, 二组 …
}

// TeamCatalogue lists the fields of a Team.
var TeamCatalogue = NewCatalogue("team", "村民小组", //nolint:gochecknoglobals // immutable catalogue
	func(t *Team) *Base { return &t.Base },
	Field[Team]{
		Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village", Need: true},
		func(t *Team) any { return &t.VillageID },
	},
	Field[Team]{
		Meta{Key: "name", Title: "村民小组", Aliases: []string{"组", "组别", "小组", "村组", "社", "自然村"}, Need: true},
		func(t *Team) any { return &t.Name },
	},
	Field[Team]{
		Meta{Key: "order", Title: "序号", Kind: KindInt},
		func(t *Team) any { return &t.Order },
	},
)
