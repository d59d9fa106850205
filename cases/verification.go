package cases

// Verification is what reading both logs through found: that of the acts, and that of the
// events.
type Verification struct {
	Acts    int64
	Changes int64
	Erased  int64 // changes whose values were erased for good: their commitments were checked
	Events  int64
	Faults  []LogFault // the first ones, oldest first; events before acts
}

// LogFault is one place at which a log does not fit itself or the records.
type LogFault struct {
	Act      int64  // 0 where it concerns no single act
	Event    int64  // 0 where it concerns no single event
	At       string // "2026-11-21 10:42"; "" where it concerns no single act or event
	Sentence string // what the act or event was: "走访 杨建国", "导出"
	Problem  string // what is wrong, for the person
}
