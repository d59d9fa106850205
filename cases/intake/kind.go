package intake

import "zhucunji/cases"

// IdentityPath is the field of identity numbers, which a column shows by its content.
const IdentityPath = pathID

// Kind is a kind of list that can be imported.
type Kind string

// The kinds.
const (
	PeopleKind Kind = "people" // people with their households, a person a line or a household a line
)

// Kinds lists the kinds in the order shown.
func Kinds() []Kind { return []Kind{PeopleKind} }

// Title is the kind as shown to people.
func (k Kind) Title() string {
	if k == PeopleKind {
		return "农户和成员"
	}
	return ""
}

// Grain is what a line of the kind is.
func (k Kind) Grain() cases.Grain { return cases.GrainPerson }

// Score is how well a kind understands columns: a line without a name or number that
// says whom it is about is worth nothing.
func (k Kind) Score(columns []Column) int {
	score, named := 0, false
	for i := range columns {
		if columns[i].Path != "" {
			score++
		}
		named = named || columns[i].Path == pathName || columns[i].Path == pathID || columns[i].Path == pathHeadName
	}
	if !named {
		return 0
	}
	return score
}
