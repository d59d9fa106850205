package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestPolicyCatalogues(t *testing.T) {
	t.Run("code value", func(t *testing.T) { checkCatalogue(t, cases.CodeValueCatalogue) })
	t.Run("line", func(t *testing.T) { checkCatalogue(t, cases.LineCatalogue) })
	t.Run("cadence", func(t *testing.T) { checkCatalogue(t, cases.CadenceCatalogue) })
	t.Run("inclusion", func(t *testing.T) { checkCatalogue(t, cases.InclusionCatalogue) })
}

// TestEveryCodeFieldHasItsList looks at the catalogues of all records.
func TestEveryCodeFieldHasItsList(t *testing.T) {
	p := defaults(t)
	checkLists(t, p, cases.AssetCatalogue)
	checkLists(t, p, cases.AttendanceCatalogue)
	checkLists(t, p, cases.CadenceCatalogue)
	checkLists(t, p, cases.CodeValueCatalogue)
	checkLists(t, p, cases.CostRatioCatalogue)
	checkLists(t, p, cases.DemandCatalogue)
	checkLists(t, p, cases.DividendCatalogue)
	checkLists(t, p, cases.FundCatalogue)
	checkLists(t, p, cases.GatheringCatalogue)
	checkLists(t, p, cases.HeadshipCatalogue)
	checkLists(t, p, cases.HouseholdCatalogue)
	checkLists(t, p, cases.HouseholdYearCatalogue)
	checkLists(t, p, cases.InclusionCatalogue)
	checkLists(t, p, cases.IncomeCatalogue)
	checkLists(t, p, cases.IncomeSnapshotCatalogue)
	checkLists(t, p, cases.IncomeSnapshotItemCatalogue)
	checkLists(t, p, cases.IndustryCatalogue)
	checkLists(t, p, cases.InputCatalogue)
	checkLists(t, p, cases.JobPlanCatalogue)
	checkLists(t, p, cases.JobSpellCatalogue)
	checkLists(t, p, cases.JobSupportCatalogue)
	checkLists(t, p, cases.LineCatalogue)
	checkLists(t, p, cases.MeasureCatalogue)
	checkLists(t, p, cases.MembershipCatalogue)
	checkLists(t, p, cases.MicroLoanCatalogue)
	checkLists(t, p, cases.MonitoringCatalogue)
	checkLists(t, p, cases.PersonCatalogue)
	checkLists(t, p, cases.PhotoCatalogue)
	checkLists(t, p, cases.ProjectCatalogue)
	checkLists(t, p, cases.PromiseCatalogue)
	checkLists(t, p, cases.PublicPostCatalogue)
	checkLists(t, p, cases.SaleCatalogue)
	checkLists(t, p, cases.StandingCatalogue)
	checkLists(t, p, cases.StudentAidCatalogue)
	checkLists(t, p, cases.SubsidyCatalogue)
	checkLists(t, p, cases.TeamCatalogue)
	checkLists(t, p, cases.UnitCatalogue)
	checkLists(t, p, cases.VillageCatalogue)
	checkLists(t, p, cases.VisitCatalogue)
	checkLists(t, p, cases.WorkerCatalogue)
}

// checkLists looks for code fields whose list nobody ships.
func checkLists[T any](t *testing.T, p *cases.Policy, c *cases.Catalogue[T]) {
	t.Helper()
	for i := range c.Fields {
		f := &c.Fields[i]
		coded := f.Kind == cases.KindCode || f.Kind == cases.KindCodes || f.Kind == cases.KindChecks
		if coded && len(p.List(f.List)) == 0 {
			t.Errorf("%s.%s takes its values from the list %q, which is empty", c.Record, f.Key, f.List)
		}
		if !coded && f.List != "" {
			t.Errorf("%s.%s names a list and is of kind %d", c.Record, f.Key, f.Kind)
		}
	}
}
