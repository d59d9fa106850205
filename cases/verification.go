package cases

// Verification is what reading the whole change log through found.
type Verification struct {
	Acts    int64
	Changes int64
	Faults  []LogFault // the first ones, oldest first
}

// LogFault is one place at which the change log does not fit itself or the records.
type LogFault struct {
	Act      int64  // 0 where it concerns no single act
	At       string // "2026-11-21 10:42"; "" where it concerns no single act
	Sentence string // what the act was: "走访 杨建国"
	Problem  string // what is wrong, for the person
}
