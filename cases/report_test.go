package cases_test

import (
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestReportsAreDefinedRight(t *testing.T) {
	keys := map[string]bool{}
	for _, r := range cases.Reports() {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.Key, err)
		}
		if keys[r.Key] {
			t.Errorf("key %s stands twice", r.Key)
		}
		keys[r.Key] = true
		columns, err := r.Bind()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, title := range cases.FlatTitles(columns) {
			if seen[title] {
				t.Errorf("%s: 导入版 has two columns %s", r.Key, title)
			}
			seen[title] = true
		}
	}
	if _, err := cases.ReportByKey("R99"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("an unknown key: %v, want not found", err)
	}
}

func TestR1HasTheCirculatedColumns(t *testing.T) {
	want := strings.Fields("序号 数据日期 县(市、区、旗) 乡(镇) 行政村 自然村 户编号 人编号 姓名 证件号码 人数 与户主关系 民族 文化程度 " +
		"在校生状况 健康状况 劳动技能 务工时间（月） 是否参加大病保险 致贫原因1 危房户 是否解决安全饮用水 人均纯收入 户联系电话 人联系电话 " +
		"首次识别时间 人员识别时间 户类型 易返贫致贫户(监测对象)类型 风险是否消除 风险识别时间 风险消除时间")
	r, err := cases.ReportByKey("R1")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	if got := cases.FlatTitles(columns); !slices.Equal(got, want) {
		t.Errorf("columns %q\nwant    %q", got, want)
	}
}

func TestWrongReportsAreRefused(t *testing.T) {
	column := cases.ReportColumn{Path: "household.code"}
	for name, r := range map[string]*cases.Report{
		"no columns":                     {},
		"a part the grain does not have": {Grain: cases.GrainPerson, Columns: []cases.ReportColumn{{Path: "visit.text"}}},
		"no grain":                       {Columns: []cases.ReportColumn{column}},
		"a path that names nothing":      {Columns: []cases.ReportColumn{{Path: "household.nothing"}}},
		"a part that does not exist":     {Columns: []cases.ReportColumn{{Path: "nothing.code"}}},
		"a header of four levels":        {Columns: []cases.ReportColumn{{Path: "household.code", Over: []string{"a", "b", "c"}}}},
		"a sum of texts":                 {Columns: []cases.ReportColumn{{Path: "household.code", Total: cases.SumTotal}}},
		"a ratio of missing columns":     {Columns: []cases.ReportColumn{{Path: "household.net", Total: cases.RatioTotal, Of: "a.b", By: "c.d"}}},
		"a sort by nothing":              {Columns: []cases.ReportColumn{column}, Sort: []string{"-visit.nothing"}},
		"a group by nothing":             {Columns: []cases.ReportColumn{column}, Groups: []string{"nothing"}},
		"a condition on nothing":         {Columns: []cases.ReportColumn{column}, Only: []cases.Match{{Path: "x.y"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if r.Grain == "" && name != "no grain" {
				r.Grain = cases.GrainHousehold
			}
			if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("error %v, want invalid", err)
			}
		})
	}
}

func TestMaskedSettlesWhatIsHidden(t *testing.T) {
	for name, c := range map[string]struct {
		use          cases.Use
		layout       cases.Layout
		full, masked bool
		want         bool
		code         cases.Code
	}{
		"a public table is masked":                 {cases.UsePublic, cases.LayoutImport, false, false, true, ""},
		"a public table is never full":             {cases.UsePublic, cases.LayoutPrint, true, false, true, cases.Invalid},
		"a briefing on paper is masked":            {cases.UseBrief, cases.LayoutPrint, false, false, true, ""},
		"a briefing on paper in full if asked":     {cases.UseBrief, cases.LayoutPrint, true, false, false, ""},
		"a briefing to be loaded is full":          {cases.UseBrief, cases.LayoutImport, false, false, false, ""},
		"a briefing to be loaded, masked if asked": {cases.UseBrief, cases.LayoutImport, false, true, true, ""},
		"what goes up is full":                     {cases.UseUpload, cases.LayoutPrint, false, false, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := (&cases.Report{Use: c.use}).Masked(c.layout, c.full, c.masked)
			if got != c.want || cases.CodeOf(err) != c.code {
				t.Errorf("masked %v, %v; want %v, %q", got, err, c.want, c.code)
			}
		})
	}
}

func TestPartsOfGrains(t *testing.T) {
	for _, g := range cases.Grains() {
		var keys []string
		for _, p := range cases.ReportParts(g) {
			keys = append(keys, p.Key)
			if p.Title == "" || len(p.Fields) == 0 {
				t.Errorf("%s: part %s has no title or no fields", g, p.Key)
			}
		}
		for _, part := range g.Parts() {
			if !slices.Contains(keys, part) {
				t.Errorf("%s names the part %s, which does not exist", g, part)
			}
		}
		if g.Title() == "" {
			t.Errorf("%s has no title", g)
		}
	}
}

func TestNeedsIncome(t *testing.T) {
	for key, want := range map[string]bool{"R1": true, "R3": true, "R4": true, "R5": false, "R5S": false, "R8": false, "R15": false} {
		r, err := cases.ReportByKey(key)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.NeedsIncome(); got != want {
			t.Errorf("%s needs incomes: %v, want %v", key, got, want)
		}
	}
}

// TestReportsHaveTheHeadersOfTheForms holds the columns against those of the forms that
// townships circulate (domain.md §5 and §6).
func TestReportsHaveTheHeadersOfTheForms(t *testing.T) {
	for key, want := range map[string]string{
		"R10":  "序号 姓名 身份证号码 本月累计出勤天数(天) 补贴金额(元) 协议起 协议止",
		"R11":  "序号 姓名 身份证号码 岗位名称 出勤天数 金额",
		"R4":   "户主 类型 人口 上年人均 本年人均 增减额 增幅% 下降原因 措施 责任人",
		"R9":   "是否已务工 务工所在省 务工所在市 务工所在县 务工所在地 开始时间 结束时间 务工企业名称 所属行业 务工月收入 就业渠道 是否点对点输送 年度交通费补助 家庭成员联系电话 务工区域 工种 累计月数 年收入 返乡情况",
		"R9P":  "是否计划务工 计划务工所在县 就业服务需求",
		"R12":  "序号 乡镇 村 社 户主 贷款人 身份证号 是否户主 与户主关系 家庭人口 评级机构 星级 授信额度 授信时间 是否查询征信 授信资料齐否 贷款本金 贷款余额 期限(月) 放款日期 到期(还款)日期 利率(%) 累计贴息 还本金额 还本日期 本金逾期金额 本金逾期日期 欠息金额 欠息日期 贷款资料齐否 资金使用合规否 用途 承贷机构 统计日期",
		"R13":  "户主 吃 穿 义务教育 基本医疗 住房安全 饮水安全 问题",
		"R14C": "学生 身份证 学校 学段 年级 专业 学籍号 学期(春/秋) 资助类型 金额 发放日期 卡号",
		"R14F": "产品 规格 单位 数量 单价 金额 采购单位 渠道 日期 带动户数 回款 经手人",
		"R14G": "年度 批次 补贴类型 姓名 身份证 卡号 村组 家庭人口 事项 规格 单位 申报金额 实发金额 状态 日期",
		"R15":  "总户数 人口 特困 残疾 大病 在校生 劳动力 务工",
	} {
		r, err := cases.ReportByKey(key)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := r.Bind()
		if err != nil {
			t.Fatal(err)
		}
		titles := cases.FlatTitles(columns)
		for title := range strings.FieldsSeq(want) {
			if !slices.Contains(titles, title) {
				t.Errorf("%s has no column %s in %q", key, title, titles)
			}
		}
	}
}

func TestTotalsAreNamedInFiles(t *testing.T) {
	for _, total := range append(cases.Totals(), cases.RatioTotal) {
		raw, err := total.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var got cases.Total
		if err := got.UnmarshalText(raw); err != nil || got != total || total.Title() == "" {
			t.Errorf("%s is read as %v, %v", raw, got, err)
		}
	}
}

func TestTitlesSayTenThousands(t *testing.T) {
	r, err := cases.ReportByKey("R10")
	if err != nil {
		t.Fatal(err)
	}
	for style, want := range map[cases.MoneyStyle]string{cases.MoneyYuan: "补贴金额(元)", cases.MoneyWan2: "补贴金额(万元)", cases.MoneyWan4: "补贴金额(万元)"} {
		columns, err := (&cases.Export{Report: r, Money: style}).Bind()
		if err != nil || columns[4].Title != want {
			t.Errorf("%q: title %q, %v", style, columns[4].Title, err)
		}
	}
}
