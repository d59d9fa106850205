package cases

import (
	"slices"
	"strings"
)

// Row is one row of a report before it is written: pointers to the records it is
// made of. Which are filled follows from the report's Grain (see Parts); the others
// are nil. A row is valid until the next one is asked for: a writer keeps texts, not
// rows.
//
// The Household is told as of the filter's AsOf: its HeadID, HeadName, People,
// HouseholdType, MonitorClass and RiskState are those of that day. Its Facts, and
// those of Before, hold incomes only where Report.NeedsIncome. The store sets AsOf
// and hands out the rows Report.Keeps; the writer counts them in Number.
type Row struct {
	Number int64 // 序号, from 1
	AsOf   Day   // 数据日期

	Village    *Village
	Team       *Team
	Household  *Household
	Head       *Person // the household's head as of AsOf
	Person     *Person
	Membership *Membership
	Monitoring *Monitoring // the household's latest that began by AsOf
	Before     *Household  // only its Facts: the incomes of the year before
	Account    *Account    // behind the incomes of Household, where the filter is Explained
	Year       *HouseholdYear
	Visited    *Visited // the household's visits of the span
	Visit      *Visit
	Demands    []Demand  // raised on the visit
	Promises   []Promise // made on the visit
	Measure    *Measure
	Industry   *Industry
	Inputs     []Input // into the measure
	Post       *PublicPost
	Attendance *Attendance
	Loan       *MicroLoan
	Aid        *StudentAid
	Subsidy    *Subsidy
	Sale       *Sale
	Job        *JobSpell
	Plan       *JobPlan
	Income     *Income // an entry of a list that is imported
	Coverage   *Coverage
	Tally      *TeamTally
}

// Types are 监测对象类别 and 户类型 of the row's household: as they were on the day of
// the visit, or else as of AsOf. Blank ones are left out.
func (r *Row) Types() []string {
	switch {
	case r.Visit != nil && (r.Visit.HouseholdType != "" || r.Visit.MonitorClass != ""):
		return filled(r.Visit.MonitorClass, r.Visit.HouseholdType)
	case r.Household != nil:
		return filled(r.Household.MonitorClass, r.Household.HouseholdType)
	}
	return nil
}

// classes are all by which a filter can choose the row: its types and the
// 走访对象类型.
func (r *Row) classes() []string {
	classes := r.Types()
	if r.Household != nil {
		classes = append(classes, filled(r.Household.VisitClass)...)
	}
	if r.Coverage != nil {
		classes = append(classes, filled(r.Coverage.Class)...)
	}
	return classes
}

// filled leaves the blank texts out.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

// hamlet is the 自然村, or the group where the household lies in none.
func (r *Row) hamlet() string {
	if r.Household != nil && r.Household.Hamlet != "" {
		return r.Household.Hamlet
	}
	if r.Team != nil {
		return r.Team.Name
	}
	return ""
}

// riskRemoved answers 风险是否消除 as of the day: blank where nothing is monitored.
func (r *Row) riskRemoved() string {
	if r.Monitoring == nil {
		return ""
	}
	switch r.Monitoring.RiskOn(r.AsOf) {
	case RiskOpen:
		return No
	case RiskRemoved:
		return Yes
	}
	return ""
}

// isHead answers 是否户主 of the row's person; blank where it is no member.
func (r *Row) isHead() string {
	switch {
	case r.Person == nil || r.Household == nil:
		return ""
	case Ref(r.Person.ID) == r.Household.HeadID:
		return Yes
	}
	return No
}

// receiver is who gets the money of a measure: its person, or else the head.
func (r *Row) receiver() *Person {
	switch {
	case r.Person != nil:
		return r.Person
	case r.Head != nil:
		return r.Head
	}
	return &Person{}
}

// receiverCard is where a subsidy is paid to: the card written down for it, or else that
// of the receiver or of the household.
func (r *Row) receiverCard() string {
	cards := []string{}
	if r.Subsidy != nil {
		cards = append(cards, r.Subsidy.Card)
	}
	cards = append(cards, r.receiver().BankAccount)
	if r.Household != nil {
		cards = append(cards, r.Household.BankAccount)
	}
	if known := filled(cards...); len(known) > 0 {
		return known[0]
	}
	return ""
}

// problems is what a visit found wrong: the check items answered 有问题, then the text.
func (r *Row) problems() string {
	if r.Visit == nil {
		return ""
	}
	return joinTexts("；", r.Visit.Checks.Problems().Text(), r.Visit.Problems)
}

// demands are the wishes raised on the visit, in their order.
func (r *Row) demands() string {
	var texts []string
	for i := range r.Demands {
		texts = append(texts, r.Demands[i].Text)
	}
	return joinTexts("；", texts...)
}

// solved is what was settled: on the spot, by an answer to a demand, by a promise.
func (r *Row) solved() string {
	var texts []string
	if r.Visit != nil {
		texts = append(texts, r.Visit.Solved)
	}
	for i := range r.Demands {
		texts = append(texts, r.Demands[i].Answer)
	}
	for i := range r.Promises {
		p := &r.Promises[i]
		text := "承诺" + p.Text
		if !p.DueOn.IsZero() {
			text += "（" + p.DueOn.String() + "前）"
		}
		if !p.DoneOn.IsZero() {
			text += "，" + p.DoneOn.String() + "已办结"
		}
		texts = append(texts, text)
	}
	return joinTexts("；", texts...)
}

// input sums what sources put into the measure; blank where none did.
func (r *Row) input(sources ...string) Opt[Money] {
	var sum Opt[Money]
	for i := range r.Inputs {
		in := &r.Inputs[i]
		for _, s := range sources {
			if in.Source == s && in.Amount.Valid {
				sum = Some(sum.Value + in.Amount.Value)
			}
		}
	}
	return sum
}

// value is the 产值 of the industry, worked out where it was not typed.
func (r *Row) value() Opt[Money] {
	if r.Industry == nil {
		return Opt[Money]{}
	}
	return r.Industry.WorkedValue()
}

// net is the 纯收入 of the industry, worked out where it was not typed.
func (r *Row) net() Opt[Money] {
	if r.Industry == nil {
		return Opt[Money]{}
	}
	return r.Industry.WorkedNet()
}

// change is how the per-head net income changed against the year before.
func (r *Row) change() Difference {
	if r.Household == nil || r.Before == nil {
		return Difference{}
	}
	return difference("人均纯收入", r.Before.Facts.NetPerHead, r.Household.Facts.NetPerHead)
}

// causes says why the income changed: as somebody wrote it down for the year, or
// else which parts of it changed and whether the number of people did.
func (r *Row) causes() string {
	if r.Year != nil && (r.Year.ChangeCauses != "" || r.Year.ChangeNote != "") {
		return joinTexts("；", r.Year.ChangeCauses, r.Year.ChangeNote)
	}
	if !r.change().Change.Valid {
		return ""
	}
	return incomeCauses(&r.Before.Facts, &r.Household.Facts)
}

// joinTexts joins the texts that are not blank.
func joinTexts(sep string, texts ...string) string {
	for i := range texts {
		texts[i] = strings.TrimRight(strings.TrimSpace(texts[i]), "；;")
	}
	return strings.Join(filled(texts...), sep)
}
