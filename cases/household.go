package cases

import "github.com/shopspring/decimal"

// Household is a 户: where it lies, how it lives, who looks after it. What other
// records imply (members, incomes, measures) is not stored here; see
// HouseholdFacts. Its 户类型 is a Standing and its 监测 a Monitoring, both dated.
type Household struct {
	Base

	// 定位
	VillageID   Ref
	TeamID      Ref
	Code        string // 户编号 of the national system; ordinary households have none
	Hamlet      string // 自然村, where it is not the group
	Address     string
	Phone       string
	BankName    string
	BankAccount string
	Standard    string // 识别标准
	EndedOn     Day    // the first day on which the household is no more
	EndReason   string

	// 身份
	EscapedYear    Opt[int64] // 脱贫年度
	Cause1         string
	Cause2         string
	Cause3         string
	NoLabourBacked string // 整户无劳动能力兜底保障户
	Collector      string
	CollectorPhone string
	Military       string
	OnlyChild      string
	TwoDaughters   string

	// 生产条件
	ArableMu        Opt[decimal.Decimal]
	IrrigatedMu     Opt[decimal.Decimal]
	ForestMu        Opt[decimal.Decimal]
	ReturnedMu      Opt[decimal.Decimal]
	OrchardMu       Opt[decimal.Decimal]
	PastureMu       Opt[decimal.Decimal]
	WaterMu         Opt[decimal.Decimal]
	Cooperative     string
	LedByCompany    string
	LedByPioneer    string
	ProductionPower string

	// 生活条件
	LivingPower    string
	Broadcast      string
	RoadKm         Opt[decimal.Decimal]
	RoadKind       string
	RoadHardened   string
	HouseM2        Opt[decimal.Decimal]
	HouseStructure string
	UnsafeHouse    string
	HouseGrade     string
	RenewedYear    Opt[int64] // 危改年度
	Toilet         string
	ToiletWorks    string
	WaterHard      string
	WaterSafe      string
	WaterSource    string
	WaterGrade     string // by T/CHES 18-2018
	Fuel           string

	// 搬迁
	Relocated         string
	RelocationWay     string
	RelocationAddress string

	// 帮扶责任人
	HelperName   string
	HelperSex    string
	HelperUnit   string
	HelperLevel  string
	HelperPost   string
	HelperPhone  string
	HelperFromOn Day
	HelperToOn   Day
	Note         string

	// Kept by the store in the same transaction as what they follow from.
	HeadID        Ref
	HeadName      string
	HeadSort      string     // the bytes of Collator.SortKey(HeadName), not text
	People        Opt[int64] // members today
	HouseholdType string     // TypeOn today
	MonitorClass  string     // MonitoringOn today
	RiskState     string     // Monitoring.RiskOn today
	VisitClass    string     // which cadence holds (VisitClass)
	LastVisitOn   Day
	NextVisitOn   Day // when the next visit is due
	VisitCount    Opt[int64]
	Hygiene       Opt[int64] // the score of the last visit that gave one
	OpenPromises  Opt[int64]
	MeasureCount  Opt[int64]
	NewestVisitID Ref // the visit written down last, from which Visit.EarlierID leads to all others

	Facts HouseholdFacts
}

// Active says whether the household exists on a day: it is not in the bin and
// was not ended by then.
func (h *Household) Active(on Day) bool {
	return !h.Hidden && (h.EndedOn.IsZero() || on < h.EndedOn)
}

// HouseholdFacts are what other records say of a household. They have no column;
// whoever lists or exports a household fills those it needs. Incomes are those
// of the ledger year named in Year.
type HouseholdFacts struct {
	Province, City, County, Town, Village, Team string

	Year         Opt[int64]
	HeadCode     string
	HeadIDNumber string
	FirstMonth   Month  // 首次识别时间
	Developing   string // 实施开发式帮扶措施情况
	HelpedUnder  string // the measure blocks the household is in

	Wages, Business, Costs, Property, Transfers Opt[Money]
	AssetShare, OtherProperty                   Opt[Money]
	FamilyPlanning, Dibao, Tekun, Pension       Opt[Money]
	Ecology, OtherTransfers                     Opt[Money]
	Gross, Net, NetPerHead                      Opt[Money]
	Claims, OwnPayments                         Opt[Money]
	AccountedPeople                             Opt[int64] // 收入核算人口
}
