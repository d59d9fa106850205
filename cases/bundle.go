package cases

// Bundle is one household with everything that is known of it, before it has ids: what a
// generator or an import gives the store. Inside a Bundle a reference to a person is
// the place of the member in New.Members, counted from 1; references to units, funds,
// projects and gatherings are ids of the store already. Headships are those before the
// present one, which begins on New.Since; their persons count on through Former.
type Bundle struct {
	New         NewHousehold
	Former      []Member   // spells that are over
	Headships   []Headship // of earlier heads
	Standings   []Standing
	Monitorings []Monitoring
	Visits      []VisitFile
	Measures    []MeasureFile
	Incomes     []Income
	Years       []HouseholdYear
	Jobs        []JobSpell
	Plans       []JobPlan
	Sales       []Sale
}
