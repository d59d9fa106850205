package intake

import "zhucunji/cases"

// Present is what the file has of a household when a list is held against it.
type Present struct {
	Household   cases.Household
	Members     []cases.Member // living in it today
	Standings   []cases.Standing
	Monitorings []cases.Monitoring
	Village     string
	Team        string
	PerHead     cases.Opt[cases.Money] // 人均纯收入 of Options.Year, as reported or worked out
	Worked      map[int64]int64        // months worked in Options.Year, by person
}

// Plan is what an import stores of one household. What it holds was judged already.
type Plan struct {
	HouseholdID int64         // 0: the household is new
	Place       Place         // of a new one
	Bundle      *cases.Bundle // a household that is new; nil where it is there already

	Present     cases.Household // as the file has it; blank for a new one
	Household   *Edit[cases.Household]
	Members     []Edit[cases.Member]     // Before.Person.ID 0: somebody who joins
	Moves       []Move                   // people who come from another household
	Team        string                   // another 村民小组; "" leaves it
	Type        string                   // another 户类型 from today; "" leaves it
	Monitorings []Edit[cases.Monitoring] // Before.ID 0: a new one
	Jobs        []cases.JobSpell         // of people who are there already; those of new ones are in the Bundle
	PerHead     cases.Opt[cases.Money]   // reported 人均纯收入 of Options.Year

	Entries *Entries // of a ledger: the records, and nothing of the above but the household
	Items   []Item
}

// Place is where a household lies; the store finds village and group by name and makes
// those that are not there.
type Place struct {
	Village cases.Village
	Team    string
}

// Edit is a record before and after.
type Edit[T any] struct{ Before, After T }

// Move is a person whom the list shows in another household than the file.
type Move struct {
	Person, From int64
	Relation     string
}

// Empty says whether there is nothing to be stored.
func (p *Plan) Empty() bool {
	return p.Bundle == nil && p.Household == nil && len(p.Members) == 0 && len(p.Moves) == 0 && p.Type == "" && p.Team == "" &&
		len(p.Monitorings) == 0 && len(p.Jobs) == 0 && !p.PerHead.Valid && p.Entries.Empty()
}
