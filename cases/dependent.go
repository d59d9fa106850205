package cases

// Dependent is something that was done after an act and rests on what the act stored.
type Dependent struct {
	At     string // when, as shown
	What   string // 走访, or 农户的“电话”
	Name   string // whom it is about: the person, or the head of the household
	Blocks bool   // a value the act wrote was changed again, so that the act cannot be undone whole
}
