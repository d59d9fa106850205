package cases

// Change tells what one act changed, so that an open page can see whether it is
// concerned and the status line can name it and offer to undo it.
type Change struct {
	Act      int64     // the act, by which it can be undone; 0 where nothing changed
	Sentence string    // "走访 杨建国", for the status line
	Touched  []Touched // every record created or edited
}

// Touched names one record that an act changed.
type Touched struct {
	Record    string // catalogue record: "visit"
	ID        int64
	Household int64 // the household concerned, 0 where none is
}

// Concerns says whether the change touched a kind of record.
func (c Change) Concerns(records ...string) bool {
	for _, t := range c.Touched {
		for _, r := range records {
			if t.Record == r {
				return true
			}
		}
	}
	return false
}

// ConcernsHousehold says whether the change touched a household or what belongs to it.
func (c Change) ConcernsHousehold(id int64) bool {
	for _, t := range c.Touched {
		if t.Household == id || (t.Record == "household" && t.ID == id) {
			return true
		}
	}
	return false
}
