package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func TestWorkCatalogues(t *testing.T) {
	t.Run("visit", func(t *testing.T) { checkCatalogue(t, cases.VisitCatalogue) })
	t.Run("gathering", func(t *testing.T) { checkCatalogue(t, cases.GatheringCatalogue) })
	t.Run("promise", func(t *testing.T) { checkCatalogue(t, cases.PromiseCatalogue) })
	t.Run("demand", func(t *testing.T) { checkCatalogue(t, cases.DemandCatalogue) })
	t.Run("photo", func(t *testing.T) { checkCatalogue(t, cases.PhotoCatalogue) })
	t.Run("measure", func(t *testing.T) { checkCatalogue(t, cases.MeasureCatalogue) })
	t.Run("industry", func(t *testing.T) { checkCatalogue(t, cases.IndustryCatalogue) })
	t.Run("input", func(t *testing.T) { checkCatalogue(t, cases.InputCatalogue) })
	t.Run("public post", func(t *testing.T) { checkCatalogue(t, cases.PublicPostCatalogue) })
	t.Run("attendance", func(t *testing.T) { checkCatalogue(t, cases.AttendanceCatalogue) })
	t.Run("micro loan", func(t *testing.T) { checkCatalogue(t, cases.MicroLoanCatalogue) })
	t.Run("student aid", func(t *testing.T) { checkCatalogue(t, cases.StudentAidCatalogue) })
	t.Run("subsidy", func(t *testing.T) { checkCatalogue(t, cases.SubsidyCatalogue) })
	t.Run("job support", func(t *testing.T) { checkCatalogue(t, cases.JobSupportCatalogue) })
	t.Run("job spell", func(t *testing.T) { checkCatalogue(t, cases.JobSpellCatalogue) })
	t.Run("job plan", func(t *testing.T) { checkCatalogue(t, cases.JobPlanCatalogue) })
	t.Run("sale", func(t *testing.T) { checkCatalogue(t, cases.SaleCatalogue) })
	t.Run("unit", func(t *testing.T) { checkCatalogue(t, cases.UnitCatalogue) })
	t.Run("fund", func(t *testing.T) { checkCatalogue(t, cases.FundCatalogue) })
	t.Run("project", func(t *testing.T) { checkCatalogue(t, cases.ProjectCatalogue) })
	t.Run("asset", func(t *testing.T) { checkCatalogue(t, cases.AssetCatalogue) })
	t.Run("dividend", func(t *testing.T) { checkCatalogue(t, cases.DividendCatalogue) })
	t.Run("income", func(t *testing.T) { checkCatalogue(t, cases.IncomeCatalogue) })
	t.Run("household year", func(t *testing.T) { checkCatalogue(t, cases.HouseholdYearCatalogue) })
	t.Run("income snapshot", func(t *testing.T) { checkCatalogue(t, cases.IncomeSnapshotCatalogue) })
	t.Run("income snapshot item", func(t *testing.T) { checkCatalogue(t, cases.IncomeSnapshotItemCatalogue) })
}

// headers lists every title and alias of a catalogue.
func headers[T any](c *cases.Catalogue[T]) []string {
	var out []string
	for _, f := range c.Fields {
		out = append(append(out, f.Title), f.Aliases...)
	}
	return out
}

// The columns that belong to a household or a person (村, 户主, 身份证号, 家庭人口 …) are
// fields of those records and are left out here.
func TestEveryColumnOfTheLedgersHasItsField(t *testing.T) {
	measure := headers(cases.MeasureCatalogue)
	tests := map[string]struct {
		have []string
		want []string
	}{
		"走访记录表": {
			headers(cases.VisitCatalogue),
			[]string{
				"走访编号", "走访日期", "方式", "走访人", "记录人", "被访人", "被访人与户主关系", "是否在家", "走访主题", "家庭人口变化",
				"收入变化及原因", "务工变化", "产业现状", "政策享受与到账", "存在问题", "是否存在返贫致贫风险", "现场解决情况", "下次走访",
				"满意度", "农户签字", "走访人签字", "备注",
			},
		},
		"到户产业台账": {
			append(append(headers(cases.IndustryCatalogue), headers(cases.InputCatalogue)...), measure...),
			[]string{
				"年度", "产业大类", "品种", "规模", "单位", "新增", "投产", "存栏", "出栏", "技术员", "带动主体", "利益联结方式", "投入",
				"产量", "单价", "产值", "成本", "纯收入", "销售去向", "是否参保农业保险", "备注",
			},
		},
		"到户奖补申报验收": {
			headers(cases.SubsidyCatalogue),
			[]string{
				"一卡通号", "产业类别", "起始量", "申报规模", "标准", "申报金额", "承诺签字", "验收规模", "验收日期", "验收人", "农户签字",
				"核定金额", "公示起", "公示止", "发放批次", "发放日期", "实发金额",
			},
		},
		"惠民补贴台账": {
			append(headers(cases.SubsidyCatalogue), measure...),
			[]string{"年度", "批次", "补贴类型", "卡号", "事项", "规格", "单位", "申报金额", "实发金额", "状态", "日期"},
		},
		"公益性岗位台账": {
			append(headers(cases.PublicPostCatalogue), headers(cases.AttendanceCatalogue)...),
			[]string{
				"岗位名称", "岗位类型", "责任片区", "开发主管部门", "用工单位", "协议起", "协议止", "补贴标准(元/月)", "规定出勤天数",
				"实际出勤", "补贴金额", "社保卡号", "开户行", "意外险", "状态", "备注", "本月累计出勤天数(天)", "补贴金额(元)",
			},
		},
		"务工月监测": {
			headers(cases.JobSpellCatalogue),
			[]string{
				"是否已务工", "务工所在省", "务工所在市", "务工所在县", "务工所在地", "开始时间", "结束时间", "务工企业名称", "所属行业",
				"务工月收入", "就业渠道", "是否点对点输送", "年度交通费补助", "务工区域", "工种", "年收入", "稳岗补贴", "交通补贴", "返乡情况",
			},
		},
		"计划务工": {
			headers(cases.JobPlanCatalogue),
			[]string{"是否计划务工", "计划务工所在县", "就业服务需求"},
		},
		"小额信贷台账": {
			headers(cases.MicroLoanCatalogue),
			[]string{
				"评级机构", "星级", "授信额度", "授信时间", "是否查询征信", "授信资料齐否", "贷款本金", "贷款余额", "期限", "放款日期",
				"到期(还款)日期", "利率", "累计贴息", "还本金额", "还本日期", "本金逾期金额", "本金逾期日期", "欠息金额", "欠息日期",
				"贷款资料齐否", "资金使用合规否", "用途", "承贷机构", "统计日期",
			},
		},
		"教育资助": {
			headers(cases.StudentAidCatalogue),
			[]string{"学校", "学段", "年级", "专业", "学籍号", "学期", "资助类型", "金额", "发放日期", "卡号"},
		},
		"消费帮扶台账": {
			headers(cases.SaleCatalogue),
			[]string{
				"产品", "规格", "单位", "生产主体", "数量", "单价", "金额", "采购单位", "渠道", "日期", "带动户数", "回款", "经手人",
			},
		},
		"项目台账": {
			headers(cases.ProjectCatalogue),
			[]string{
				"项目名称", "来源", "类型", "二级类型", "状态", "规划年度", "实施年度", "纳入计划", "预算(万元)", "结算", "审计", "责任人", "地点",
			},
		},
		"帮扶项目资产": {
			append(headers(cases.AssetCatalogue), headers(cases.DividendCatalogue)...),
			[]string{"资产", "原值", "权属", "经营方式", "收益", "分配户数", "金额"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, header := range tt.want {
				if !slices.Contains(tt.have, header) {
					t.Errorf("no field for the column %s", header)
				}
			}
		})
	}
}

func TestAVisitIsLean(t *testing.T) {
	const most = 35 // one of them stands for the index by household
	if got := len(cases.VisitCatalogue.Fields); got > most {
		t.Errorf("a visit has %d columns; two million of them must fit into a file", got)
	}
}
