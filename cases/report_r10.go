package cases

import "slices"

// reportR10 is what the 公益性岗位 of a month are to be paid (domain.md §6, R10: the
// columns and the foot are those of a real form).
func reportR10() *Report {
	return &Report{
		Key:     "R10",
		Name:    "公益性岗位出勤和岗位补贴汇总表",
		Title:   "{place}乡村公益性岗位出勤天数和拟拨付岗位补贴金额汇总表（{month}）",
		Grain:   GrainPost,
		Use:     UseUpload,
		Cadence: "每月",
		Units:   "元、天",
		Month:   true,
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    []string{"填报人", "联系电话", "审核人"},
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "person.name", Total: CountTotal},
				{Path: "person.id_number", Title: "身份证号码"},
				{Path: "attendance.present_days", Title: "本月累计出勤天数(天)", Total: SumTotal},
				{Path: "attendance.subsidy", Title: "补贴金额(元)", Total: SumTotal},
			},
			contractColumns(),
		),
	}
}

// contractColumns are the beginning and the end of the contract of a post.
func contractColumns() []ReportColumn {
	return under("协议起止",
		ReportColumn{Path: "public_post.contract_from_on"},
		ReportColumn{Path: "public_post.contract_to_on"},
	)
}

// reportR10L is the ledger of the 公益性岗位 of a month (domain.md §5).
func reportR10L() *Report {
	return &Report{
		Key:     "R10L",
		Name:    "公益性岗位台账",
		Title:   "{place}乡村公益性岗位台账（{month}）",
		Grain:   GrainPost,
		Use:     UseUpload,
		Cadence: "每月",
		Units:   "元、天",
		Month:   true,
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    signVillage(),
		Columns: slices.Concat(
			[]ReportColumn{
				{Path: "row.number"},
				{Path: "person.name", Total: CountTotal},
				{Path: "person.id_number", Title: "身份证号"},
				{Path: "person.sex"},
				{Path: "team.name", Title: "村组"},
				{Path: "household.head_name", Title: "户主"},
				{Path: "household.household_type", Title: "户属性"},
				{Path: "household.monitor_class", Title: "低收入类型"},
				{Path: "person.phone", Title: "联系电话"},
				{Path: "public_post.post_name"},
				{Path: "public_post.post_type"},
				{Path: "public_post.duty_area"},
				{Path: "public_post.authority"},
				{Path: "public_post.employer", Title: "用工(使用)单位"},
			},
			contractColumns(),
			[]ReportColumn{
				{Path: "attendance.monthly_standard"},
				{Path: "attendance.required_days"},
				{Path: "attendance.present_days", Total: SumTotal},
				{Path: "attendance.subsidy", Total: SumTotal},
				{Path: "public_post.social_card", Title: "社保卡"},
				{Path: "public_post.bank_name"},
				{Path: "public_post.accident_insurance"},
				{Path: "public_post.state", Title: "状态"},
				{Path: "attendance.note"},
			},
		),
	}
}

// reportR11 hangs on the wall before the 岗位补贴 of a month is paid (domain.md §6,
// R11): names in full, identity numbers never.
func reportR11() *Report {
	return &Report{
		Key:     "R11",
		Name:    "公益性岗位补贴发放公示表",
		Title:   "{place}乡村公益性岗位补贴发放公示表（{month}）",
		Grain:   GrainPost,
		Use:     UsePublic,
		Cadence: "每月",
		Units:   "元、天",
		Month:   true,
		Sort:    []string{"village.name", "team.order", "household.head_sort"},
		Sign:    signPublic(),
		Columns: []ReportColumn{
			{Path: "row.number"},
			{Path: "person.name", Named: true, Total: CountTotal},
			{Path: "person.id_number", Title: "身份证号码"},
			{Path: "public_post.post_name"},
			{Path: "attendance.present_days", Title: "出勤天数", Total: SumTotal},
			{Path: "attendance.subsidy", Title: "金额", Total: SumTotal},
		},
	}
}

// signPublic is the foot of a 公示: who hangs it, from when to when, and whom to call.
func signPublic() []string {
	return []string{"公示单位（盖章）：{place}", "公示时间：{public}", "监督电话：{hotline}"}
}
