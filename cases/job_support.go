package cases

// JobSupport is the 就业帮扶 part of a measure: training, 劳务输出, 帮扶车间 and what
// came of it. The job itself is a JobSpell.
type JobSupport struct {
	Base
	MeasureID    Ref
	Training     string
	Trainer      string
	TrainingDays Opt[int64]
	Certificate  string
	Channel      string
	Workshop     string
	Employer     string
	ServedOn     Day
	Employed     string
	Note         string
}

// JobSupportCatalogue lists the fields of a job support in the order of its form.
var JobSupportCatalogue = NewCatalogue("job_support", "就业帮扶", //nolint:gochecknoglobals // immutable catalogue
	func(s *JobSupport) *Base { return &s.Base },
	[]Field[JobSupport]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Need: true}, func(s *JobSupport) any { return &s.MeasureID }},
		{Meta{Key: "training", Title: "培训内容", Aliases: []string{"培训名称", "培训工种"}}, func(s *JobSupport) any { return &s.Training }},
		{Meta{Key: "trainer", Title: "培训机构"}, func(s *JobSupport) any { return &s.Trainer }},
		{Meta{Key: "training_days", Title: "培训天数", Kind: KindInt, Unit: "天"}, func(s *JobSupport) any { return &s.TrainingDays }},
		{Meta{Key: "certificate", Title: "取得证书", Aliases: []string{"证书名称"}}, func(s *JobSupport) any { return &s.Certificate }},
		{Meta{Key: "channel", Title: "就业渠道", Kind: KindCode, List: ListJobChannel}, func(s *JobSupport) any { return &s.Channel }},
		{Meta{Key: "workshop", Title: "帮扶车间", Aliases: []string{"帮扶车间名称"}}, func(s *JobSupport) any { return &s.Workshop }},
		{Meta{Key: "employer", Title: "用工单位", Aliases: []string{"推荐单位"}}, func(s *JobSupport) any { return &s.Employer }},
		{Meta{Key: "served_on", Title: "服务日期", Aliases: []string{"培训日期"}, Kind: KindDay}, func(s *JobSupport) any { return &s.ServedOn }},
		{Meta{Key: "employed", Title: "是否实现就业", Kind: KindYesNo}, func(s *JobSupport) any { return &s.Employed }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(s *JobSupport) any { return &s.Note }},
	}...)
