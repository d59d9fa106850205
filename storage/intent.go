package storage

import "zhucunji/cases"

// Cause says why an act was done.
type Cause string

// The causes of an act.
const (
	Typed  Cause = "typed"  // a person typed it
	Import Cause = "import" // a batch read from a workbook
	Merge  Cause = "merge"  // a package of another machine
	Undone Cause = "undo"   // the opposite of an earlier act
	Redone Cause = "redo"   // the opposite of an undo
	Demo   Cause = "demo"   // the demonstration village
	System Cause = "system" // defaults written when the file was made
)

// intent says what an act is: its cause, the act it undoes (0: none), and the
// sentence of the status line once it is done.
type intent struct {
	cause  Cause
	undoes int64
	bulk   bool
	tell   func() string
}

// sentence is what the log and the status line say of the act: it is not sealed, so that
// the numbers of people in it (a phone set on many, the name of a file) are masked.
func (in *intent) sentence() string {
	if in.tell == nil {
		return ""
	}
	text := in.tell()
	if longestNumber(text) < leastNumber {
		return text
	}
	return cases.HideNumbers(text)
}

// leastNumber is how many digits a number that HideNumbers hides has at least.
const leastNumber = 11

// longestNumber counts the digits of the longest number in a text.
func longestNumber(text string) (longest int) {
	n := 0
	for i := range len(text) {
		if n++; text[i] < '0' || text[i] > '9' {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}
