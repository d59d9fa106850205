package intake

// items gives every line of the household its state.
func (d *draft) items() {
	head := d.family.HeadName
	if d.present != nil {
		head = d.present.Household.HeadName
	}
	for _, e := range d.entries {
		state := d.judge.options.settle(e.Record, e.number, e.joined || (d.present == nil && d.plan.Bundle != nil), e.changes)
		d.plan.Items = append(d.plan.Items, Item{
			Line: e.Line, State: state, Name: e.Row.Person.Name, Household: head, Changes: e.changes, Problems: e.Problems,
		})
	}
}
