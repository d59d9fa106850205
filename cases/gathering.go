package cases

// Gathering is one 院坝会 or one round of visits that is logged for many households
// at once. Its text is written once here; every household has a Visit that points
// to it and holds only what is the household's own.
type Gathering struct {
	Base
	VillageID Ref
	Title     string
	HeldOn    Day
	Started   string // "15:04"
	Ended     string // "15:04"
	Place     string
	Way       string
	Theme     string
	Visitors  string // names joined by "、"
	Recorder  string
	Attended  Opt[int64]
	Text      string
	Note      string
}

// GatheringCatalogue lists the fields of a gathering in the order of its form.
var GatheringCatalogue = NewCatalogue("gathering", "院坝会", //nolint:gochecknoglobals // immutable catalogue
	func(g *Gathering) *Base { return &g.Base },
	[]Field[Gathering]{
		{Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village", Need: true}, func(g *Gathering) any { return &g.VillageID }},
		{Meta{Key: "title", Title: "名称", Aliases: []string{"会议名称", "批次名称"}}, func(g *Gathering) any { return &g.Title }},
		{Meta{Key: "held_on", Title: "日期", Aliases: []string{"走访日期", "会议日期"}, Kind: KindDay, Need: true}, func(g *Gathering) any { return &g.HeldOn }},
		{Meta{Key: "started", Title: "开始时间", Kind: KindClock}, func(g *Gathering) any { return &g.Started }},
		{Meta{Key: "ended", Title: "结束时间", Kind: KindClock}, func(g *Gathering) any { return &g.Ended }},
		{Meta{Key: "place", Title: "地点"}, func(g *Gathering) any { return &g.Place }},
		{Meta{Key: "way", Title: "走访方式", Kind: KindCode, List: ListVisitWay, Need: true}, func(g *Gathering) any { return &g.Way }},
		{Meta{Key: "theme", Title: "走访主题", Kind: KindCode, List: ListVisitTopic}, func(g *Gathering) any { return &g.Theme }},
		{Meta{Key: "visitors", Title: "走访人", Note: "多人用“、”隔开。"}, func(g *Gathering) any { return &g.Visitors }},
		{Meta{Key: "recorder", Title: "记录人", Kind: KindName}, func(g *Gathering) any { return &g.Recorder }},
		{Meta{Key: "attended", Title: "到会人数", Kind: KindInt, Unit: "人"}, func(g *Gathering) any { return &g.Attended }},
		{Meta{Key: "text", Title: "主要情况", Aliases: []string{"会议内容"}, Kind: KindLongText, Wide: true}, func(g *Gathering) any { return &g.Text }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(g *Gathering) any { return &g.Note }},
	}...)
