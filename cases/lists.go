package cases

// The code lists of households and persons (domain.md §1.3 and §7.5). The values
// stand in lists.tsv; the name of a list is what people read in 设置.
const (
	ListVillageKind   ListKey = "村类型"     // 出列村 and others
	ListHouseholdType ListKey = "户类型"     // 普通农户, 脱贫户
	ListMonitorClass  ListKey = "监测对象类别"  // the three classes; blank: not monitored
	ListIDStandard    ListKey = "识别标准"    // 国家标准, 省定标准
	ListLowIncome     ListKey = "低收入人口类型" // 国办发〔2023〕39号
	ListLocalClass    ListKey = "八类人员"    // one county's own classes
	ListPovertyStatus ListKey = "脱贫户属性"   // history up to 2020
	ListRisk          ListKey = "致贫返贫风险"  // up to five per household
	ListDisaster      ListKey = "自然灾害子项"  // required with the risk 因自然灾害
	ListPovertyCause  ListKey = "致贫原因"    // 主要致贫原因, 次要致贫原因
	ListRiskRemoval   ListKey = "风险消除方式"  // 帮扶消除, 自然消除
	ListRiskState     ListKey = "风险状态"    // from 线索 to 已消除, and 回退

	ListHouseSafety     ListKey = "住房安全等级"     // A级 to D级; C and D are 危房
	ListHouseBuild      ListKey = "住房结构"       // 钢混 … 其他
	ListRoad            ListKey = "入户路类型"      // 泥土路 … 砖石路
	ListFuel            ListKey = "主要燃料类型"     // 柴草 … 其他
	ListWaterSafety     ListKey = "饮水安全等级"     // T/CHES 18-2018
	ListWaterSource     ListKey = "饮水水源"       // 自来水 … 水窖
	ListRelocation      ListKey = "易地搬迁方式"     // 集中安置, 分散安置
	ListAffiliation     ListKey = "单位隶属关系"     // 省直 … 村级, of the helper's unit
	ListJoinReason      ListKey = "自然增加原因"     // why a member came
	ListLeaveReason     ListKey = "自然减少原因"     // why a member left
	ListEndReason       ListKey = "销户原因"       // why a household is no more
	ListRelation        ListKey = "与户主关系"      // 28 values, GB/T 4761 as aliases
	ListSex             ListKey = "性别"         // GB/T 2261.1
	ListMarriage        ListKey = "婚姻状况"       // GB/T 2261.2
	ListNationality     ListKey = "民族"         // GB/T 3304
	ListPolitics        ListKey = "政治面貌"       // the system's four, then GB/T 4762
	ListIDKind          ListKey = "证件类型"       // 居民身份证, 残疾人证, 无证
	ListEducation       ListKey = "文化程度"       // only of those not at school
	ListSchooling       ListKey = "在校生状况"      // only of those at school
	ListNoSchool        ListKey = "义务教育未上学原因"  // 失学或辍学原因
	ListHealth          ListKey = "健康状况"       // several may hold
	ListLabour          ListKey = "劳动技能"       // 劳动能力
	ListDisability      ListKey = "残疾类别"       // digit 19 of the certificate
	ListDisabilityGrade ListKey = "残疾等级"       // digit 20 of the certificate
	ListAllowance       ListKey = "享受低保政策情况"   // 农村低保 …
	ListAllowLevel      ListKey = "低保档次"       // A类, B类, C类
	ListSupport         ListKey = "享受特困供养政策情况" // 农村特困 …
	ListSupportWay      ListKey = "特困供养方式"     // 集中供养, 分散供养

	ListJobArea    ListKey = "务工区域"    // worked out from the place
	ListJobChannel ListKey = "就业渠道"    // 公益性岗位, 帮扶车间 …
	ListSector     ListKey = "所属行业"    // GB/T 4754 sections, of an employer
	ListPostType   ListKey = "公益性岗位类型" // 护林员 …
	ListPostState  ListKey = "公益岗状态"   // 在岗, 离岗, 待岗
	ListJobTrade   ListKey = "产业分类"    // 第一产业 … of a job
)
