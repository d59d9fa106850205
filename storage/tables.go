package storage

import "zhucunji/cases"

// tables are the record types of the file. The number names a record type in the
// change log: it is never changed and never given to another type.
type tables struct {
	worker       *table[cases.Worker]
	village      *table[cases.Village]
	team         *table[cases.Team]
	household    *table[cases.Household]
	person       *table[cases.Person]
	membership   *table[cases.Membership]
	headship     *table[cases.Headship]
	standing     *table[cases.Standing]
	monitoring   *table[cases.Monitoring]
	unit         *table[cases.Unit]
	fund         *table[cases.Fund]
	project      *table[cases.Project]
	gathering    *table[cases.Gathering]
	visit        *table[cases.Visit]
	demand       *table[cases.Demand]
	promise      *table[cases.Promise]
	measure      *table[cases.Measure]
	industry     *table[cases.Industry]
	input        *table[cases.Input]
	sale         *table[cases.Sale]
	post         *table[cases.PublicPost]
	attendance   *table[cases.Attendance]
	loan         *table[cases.MicroLoan]
	aid          *table[cases.StudentAid]
	subsidy      *table[cases.Subsidy]
	jobSupport   *table[cases.JobSupport]
	jobSpell     *table[cases.JobSpell]
	jobPlan      *table[cases.JobPlan]
	asset        *table[cases.Asset]
	dividend     *table[cases.Dividend]
	photo        *table[cases.Photo]
	income       *table[cases.Income]
	year         *table[cases.HouseholdYear]
	snapshot     *table[cases.IncomeSnapshot]
	snapshotItem *table[cases.IncomeSnapshotItem]
	code         *table[cases.CodeValue]
	line         *table[cases.Line]
	cadence      *table[cases.Cadence]
	inclusion    *table[cases.Inclusion]
	costRatio    *table[cases.CostRatio]
	ownReport    *table[cases.OwnReport]

	all []reversible
}

func newTables(seal *sealer) tables {
	var t tables
	t.worker = add(&t, cases.WorkerCatalogue, 1, seal)
	t.village = add(&t, cases.VillageCatalogue, 2, seal)
	t.team = add(&t, cases.TeamCatalogue, 3, seal)
	t.household = add(&t, cases.HouseholdCatalogue, 4, seal)
	t.person = add(&t, cases.PersonCatalogue, 5, seal)
	t.membership = add(&t, cases.MembershipCatalogue, 6, seal)
	t.headship = add(&t, cases.HeadshipCatalogue, 7, seal)
	t.standing = add(&t, cases.StandingCatalogue, 8, seal)
	t.monitoring = add(&t, cases.MonitoringCatalogue, 9, seal)
	t.unit = add(&t, cases.UnitCatalogue, 10, seal)
	t.fund = add(&t, cases.FundCatalogue, 11, seal)
	t.project = add(&t, cases.ProjectCatalogue, 12, seal)
	t.gathering = add(&t, cases.GatheringCatalogue, 13, seal)
	t.visit = add(&t, cases.VisitCatalogue, 14, seal)
	t.visit.written = (*act).rehomed
	t.measure = add(&t, cases.MeasureCatalogue, 17, seal)
	t.demand = add(&t, cases.DemandCatalogue, 15, seal)
	t.promise = add(&t, cases.PromiseCatalogue, 16, seal)
	t.addMeasureKinds(seal)
	t.snapshot = add(&t, cases.IncomeSnapshotCatalogue, 34, seal)
	t.snapshotItem = add(&t, cases.IncomeSnapshotItemCatalogue, 35, seal)
	t.code = add(&t, cases.CodeValueCatalogue, 36, seal)
	t.line = add(&t, cases.LineCatalogue, 37, seal)
	t.cadence = add(&t, cases.CadenceCatalogue, 38, seal)
	t.inclusion = add(&t, cases.InclusionCatalogue, 39, seal)
	t.costRatio = add(&t, cases.CostRatioCatalogue, 40, seal)
	t.ownReport = add(&t, cases.OwnReportCatalogue, 41, seal)
	return t
}

func (t *tables) addMeasureKinds(seal *sealer) {
	t.industry = add(t, cases.IndustryCatalogue, 18, seal)
	t.input = add(t, cases.InputCatalogue, 19, seal)
	t.sale = add(t, cases.SaleCatalogue, 20, seal)
	t.post = add(t, cases.PublicPostCatalogue, 21, seal)
	t.attendance = add(t, cases.AttendanceCatalogue, 22, seal)
	t.loan = add(t, cases.MicroLoanCatalogue, 23, seal)
	t.aid = add(t, cases.StudentAidCatalogue, 24, seal)
	t.subsidy = add(t, cases.SubsidyCatalogue, 25, seal)
	t.jobSupport = add(t, cases.JobSupportCatalogue, 26, seal)
	t.jobSpell = add(t, cases.JobSpellCatalogue, 27, seal)
	t.jobPlan = add(t, cases.JobPlanCatalogue, 28, seal)
	t.asset = add(t, cases.AssetCatalogue, 29, seal)
	t.dividend = add(t, cases.DividendCatalogue, 30, seal)
	t.photo = add(t, cases.PhotoCatalogue, 31, seal)
	t.income = add(t, cases.IncomeCatalogue, 32, seal)
	t.year = add(t, cases.HouseholdYearCatalogue, 33, seal)
}

func add[T any](t *tables, cat *cases.Catalogue[T], number int64, seal *sealer) *table[T] {
	made := newTable(cat, number, seal)
	t.all = append(t.all, made)
	return made
}

// numbered finds a record type by its number in the log; nil where this program does
// not know it.
func (t *tables) numbered(number int64) reversible {
	for _, r := range t.all {
		if r.id() == number {
			return r
		}
	}
	return nil
}

// named finds a record type by its catalogue name; nil where there is none.
func (t *tables) named(record string) reversible {
	for _, r := range t.all {
		if r.record() == record {
			return r
		}
	}
	return nil
}
