package cases

// VisitFile is one visit with what belongs to it.
type VisitFile struct {
	Visit    Visit
	Demands  []Demand
	Promises []Promise
	Photos   []Photo
	// Gathering is what the visit has in common with others, where it came of one;
	// its ID is 0 otherwise. Saving a visit leaves it alone.
	Gathering Gathering
	// Kept are earlier promises of the household that this visit reports done.
	Kept []Promise
}

// Text is what was written of the visit: its own text, or that of its gathering.
func (f *VisitFile) Text() string {
	if f.Visit.Text != "" {
		return f.Visit.Text
	}
	return f.Gathering.Text
}

// VisitRow is one line of the list of visits.
type VisitRow struct {
	Visit   Visit
	Head    string
	Village string
	Team    string
	Text    string // the visit's own, or that of its gathering
}

// VisitFilter says which visits a list takes; blank parts restrict nothing.
type VisitFilter struct {
	Village   Ref
	Team      Ref
	Household Ref
	Period    Period
	Way       string // a value of the list 走访方式
	Kind      string // a value of the list 走访人类别
	Problems  bool   // only those in which something was wrong
	Bin       bool
}

// VisitSorts are the catalogue keys by which a list of visits can be sorted.
func VisitSorts() []string { return []string{"visited_on", "head_name", "team", "way", "visitor_kind"} }
