package cases

// CodeValueCatalogue lists the fields of a code value.
var CodeValueCatalogue = NewCatalogue("code_value", "代码", //nolint:gochecknoglobals // immutable catalogue
	func(v *CodeValue) *Base { return &v.Base },
	Field[CodeValue]{
		Meta: Meta{Key: "list", Title: "代码表", Need: true},
		At:   func(v *CodeValue) any { return (*string)(&v.List) },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "value", Title: "选项", Need: true, Note: "登记表上显示的文字"},
		At:   func(v *CodeValue) any { return &v.Value },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "code", Title: "国标代码", Note: "有多个时用顿号隔开，第一个用于填报"},
		At:   func(v *CodeValue) any { return &v.Code },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "parent", Title: "所属类别", Note: "不填表示各类别通用"},
		At:   func(v *CodeValue) any { return &v.Parent },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "aliases", Title: "别名", Wide: true, Note: "导入时按别名识别，用顿号隔开"},
		At:   func(v *CodeValue) any { return &v.Aliases },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "place", Title: "排序", Kind: KindInt},
		At:   func(v *CodeValue) any { return &v.Order },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "from_year", Title: "启用年度", Kind: KindYear, Note: "不填表示一直可用"},
		At:   func(v *CodeValue) any { return &v.From },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "until_year", Title: "停用年度", Kind: KindYear, Note: "最后可用的年度；旧记录保留原值"},
		At:   func(v *CodeValue) any { return &v.Until },
	},
	Field[CodeValue]{
		Meta: Meta{Key: "open", Title: "允许表外值", Kind: KindFlag, Note: "代码表不完整，可以填表上没有的内容"},
		At:   func(v *CodeValue) any { return &v.Open },
	},
)

// LineCatalogue lists the fields of a 监测线.
var LineCatalogue = NewCatalogue("poverty_line", "监测线", //nolint:gochecknoglobals // immutable catalogue
	func(l *Line) *Base { return &l.Base },
	Field[Line]{
		Meta: Meta{Key: "year", Title: "年度", Kind: KindYear, Need: true},
		At:   func(l *Line) any { return &l.Year },
	},
	Field[Line]{
		Meta: Meta{Key: "region", Title: "适用地区"},
		At:   func(l *Line) any { return &l.Region },
	},
	Field[Line]{
		Meta: Meta{Key: "amount", Title: "监测线", Kind: KindMoney, Unit: "元", Note: "每人每年；请按区县文件录入"},
		At:   func(l *Line) any { return &l.Amount },
	},
	Field[Line]{
		Meta: Meta{Key: "basis", Title: "文件依据", Wide: true},
		At:   func(l *Line) any { return &l.Basis },
	},
)

// CadenceCatalogue lists the fields of a visiting frequency.
var CadenceCatalogue = NewCatalogue("cadence", "走访频次", //nolint:gochecknoglobals // immutable catalogue
	func(c *Cadence) *Base { return &c.Base },
	Field[Cadence]{
		Meta: Meta{Key: "class", Title: "走访对象类型", Kind: KindCode, List: ListVisitClass, Need: true},
		At:   func(c *Cadence) any { return &c.Class },
	},
	Field[Cadence]{
		Meta: Meta{Key: "days", Title: "走访间隔", Kind: KindInt, Unit: "天", Need: true, Note: "至少每隔多少天走访一次"},
		At:   func(c *Cadence) any { return &c.Days },
	},
	Field[Cadence]{
		Meta: Meta{Key: "from_year", Title: "起始年度", Kind: KindYear},
		At:   func(c *Cadence) any { return &c.From },
	},
	Field[Cadence]{
		Meta: Meta{Key: "until_year", Title: "截止年度", Kind: KindYear},
		At:   func(c *Cadence) any { return &c.Until },
	},
)

// InclusionCatalogue lists the fields of a rule that counts an income item or not.
var InclusionCatalogue = NewCatalogue("inclusion", "收入计入口径", //nolint:gochecknoglobals // immutable catalogue
	func(n *Inclusion) *Base { return &n.Base },
	Field[Inclusion]{
		Meta: Meta{Key: "item", Title: "收入项目", Kind: KindCode, List: ListIncomeItem, Need: true},
		At:   func(n *Inclusion) any { return &n.Item },
	},
	Field[Inclusion]{
		Meta: Meta{Key: "year", Title: "年度", Kind: KindYear, Note: "不填表示没有单独规定的各年度"},
		At:   func(n *Inclusion) any { return &n.Year },
	},
	Field[Inclusion]{
		Meta: Meta{Key: "counted", Title: "计入纯收入", Kind: KindYesNo, Need: true},
		At:   func(n *Inclusion) any { return &n.Count },
	},
)
