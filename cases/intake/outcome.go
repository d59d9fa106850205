package intake

import "zhucunji/cases"

// State says what became of a line.
type State string

// The states, the better ones first. Every line has exactly one.
const (
	Added     State = "added"
	Changed   State = "changed"
	Unchanged State = "unchanged"
	Unsure    State = "doubtful" // waits for a person's decision
	Refused   State = "wrong"    // cannot be read, or breaks a rule
	Skipped   State = "skipped"  // left out because a person said so
)

// Title is the state as shown to people.
func (s State) Title() string {
	switch s {
	case Added:
		return "新增"
	case Changed:
		return "变更"
	case Unchanged:
		return "一致"
	case Unsure:
		return "存疑"
	case Refused:
		return "有误"
	case Skipped:
		return "不导入"
	}
	return ""
}

// States lists the states in the order shown.
func States() []State { return []State{Added, Changed, Unchanged, Unsure, Refused, Skipped} }

// Change is one field that a line gives another value.
type Change struct {
	Path   string
	Title  string
	Before string // as people read it; "" is blank
	After  string
	Guard  cases.Sensitivity
}

// Item is what became of one line.
type Item struct {
	Line      int // place in Table.Lines
	State     State
	Name      string // whom it is about
	Household string // the head of the household
	Changes   []Change
	Problems  []Problem
}

// Acceptable says whether the line is taken once a person accepts it: it is doubtful, and
// nothing else has to be done first.
func (i *Item) Acceptable() bool {
	for n := range i.Problems {
		if i.Problems[n].Severity > Doubtful {
			return false
		}
	}
	return i.State == Unsure
}

// Options are what a person decides about an import.
type Options struct {
	Reading cases.Reading
	Year    int             // the year of incomes and of months worked, where the list does not say
	Month   cases.Month     // of public posts, where the list does not say
	Village cases.Village   // where lines lie that name no village
	Erase   bool            // a blank cell of a column that is taken erases the value
	Leave   map[string]bool // paths not to be changed in records that are there already
	Skip    map[int]bool    // lines left out, by Line.Number
	Accept  map[int]bool    // doubtful lines that are taken all the same, by Line.Number
	Who     map[int]int64   // the person of the file whom a line is about, by Line.Number
	OnlyNew bool            // what is there already stays as it is
	OnlyOld bool            // nobody new is added
}

// settle gives a record its state, from its problems and what it changes.
func (o *Options) settle(record *Record, number int, isNew bool, changes []Change) State {
	switch worst := record.worst(); {
	case o.Skip[number]:
		return Skipped
	case worst == Wrong:
		return Refused
	case worst == Stuck, worst == Doubtful && !o.Accept[number]:
		return Unsure
	case isNew && o.OnlyOld, !isNew && len(changes) > 0 && o.OnlyNew:
		return Skipped
	case isNew:
		return Added
	case len(changes) > 0:
		return Changed
	}
	return Unchanged
}
