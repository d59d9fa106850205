package cases

import "github.com/shopspring/decimal"

// PublicPost is the 公益性岗位 part of a measure: the post, its contract and its
// pay. The days worked stand in an Attendance for each month (domain.md §5).
type PublicPost struct {
	Base
	MeasureID         Ref
	PostName          string
	PostType          string
	DutyArea          string
	Authority         string
	Employer          string
	ContractFromOn    Day
	ContractToOn      Day
	MonthlyStandard   Opt[Money]           // yuan per month
	RequiredDays      Opt[decimal.Decimal] // days per month; halves occur
	SocialCard        string
	BankName          string
	AccidentInsurance string
	State             string
	LeftOn            Day
	Note              string
}

// PublicPostCatalogue lists the fields of a public post in the order of its form.
var PublicPostCatalogue = NewCatalogue("public_post", "公益性岗位", //nolint:gochecknoglobals // immutable catalogue
	func(p *PublicPost) *Base { return &p.Base },
	[]Field[PublicPost]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Need: true}, func(p *PublicPost) any { return &p.MeasureID }},
		{Meta{Key: "post_name", Title: "岗位名称", Need: true}, func(p *PublicPost) any { return &p.PostName }},
		{Meta{Key: "post_type", Title: "岗位类型", Aliases: []string{"公益性岗位类型", "公益性岗位"}, Kind: KindCode, List: ListPostType}, func(p *PublicPost) any { return &p.PostType }},
		{Meta{Key: "duty_area", Title: "责任片区"}, func(p *PublicPost) any { return &p.DutyArea }},
		{Meta{Key: "authority", Title: "开发主管部门", Aliases: []string{"开发主管部门(人社/农业农村)", "主管部门"}}, func(p *PublicPost) any { return &p.Authority }},
		{Meta{Key: "employer", Title: "用工单位", Aliases: []string{"使用单位", "用工(使用)单位"}}, func(p *PublicPost) any { return &p.Employer }},
		{Meta{Key: "contract_from_on", Title: "协议起", Aliases: []string{"合同起", "合同(协议)起", "协议开始日期"}, Kind: KindDay}, func(p *PublicPost) any { return &p.ContractFromOn }},
		{Meta{Key: "contract_to_on", Title: "协议止", Aliases: []string{"合同止", "合同(协议)止", "协议结束日期"}, Kind: KindDay, Ahead: true}, func(p *PublicPost) any { return &p.ContractToOn }},
		{Meta{Key: "monthly_standard", Title: "补贴标准(元/月)", Aliases: []string{"补贴标准", "月补贴标准", "岗位补贴标准"}, Kind: KindMoney, Unit: "元/月"}, func(p *PublicPost) any { return &p.MonthlyStandard }},
		{Meta{Key: "required_days", Title: "规定出勤天数", Aliases: []string{"规定出勤天数(天)"}, Kind: KindDecimal, Unit: "天/月"}, func(p *PublicPost) any { return &p.RequiredDays }},
		{Meta{Key: "social_card", Title: "社保卡号", Aliases: []string{"社保卡", "社会保障卡号", "银行卡号"}, Kind: KindBank, Guard: Sealed}, func(p *PublicPost) any { return &p.SocialCard }},
		{Meta{Key: "bank_name", Title: "开户行", Aliases: []string{"开户银行", "开户银行名称"}}, func(p *PublicPost) any { return &p.BankName }},
		{Meta{Key: "accident_insurance", Title: "意外险", Aliases: []string{"是否购买意外险", "意外伤害保险"}, Kind: KindYesNo}, func(p *PublicPost) any { return &p.AccidentInsurance }},
		{Meta{Key: "state", Title: "岗位状态", Aliases: []string{"状态", "在岗状态"}, Kind: KindCode, List: ListPostState}, func(p *PublicPost) any { return &p.State }},
		{Meta{Key: "left_on", Title: "离岗日期", Kind: KindDay}, func(p *PublicPost) any { return &p.LeftOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(p *PublicPost) any { return &p.Note }},
	}...)
