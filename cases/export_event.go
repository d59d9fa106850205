package cases

import (
	"regexp"
	"time"
)

// ExportEvent is one line of the export register: what left the program, who took it out,
// why, and where it went. It holds no value of any person.
type ExportEvent struct {
	ID       int64     `json:"-"`
	At       time.Time `json:"-"` // when the file was in place
	WorkerID Ref       `json:"-"` // who; blank where nobody had said who he is
	Worker   string    `json:"-"` // his name as it is now

	Key     string   `json:"key,omitempty"` // of the report or document
	What    string   `json:"what"`
	Layout  Layout   `json:"layout,omitempty"`
	Columns []string `json:"columns,omitempty"`
	Filter  string   `json:"filter,omitempty"` // which records, in words
	Rows    int      `json:"rows"`
	People  int      `json:"people"` // how many people the rows are about
	Masked  bool     `json:"masked"`
	Purpose string   `json:"purpose,omitempty"`
	File    string   `json:"file"` // with its path
	Sealing Sealing  `json:"sealing,omitempty"`
}

// MaskedText says whether people can be recognised in what went out.
func (e *ExportEvent) MaskedText() string { return maskedText(e.Masked) }

// maskedText is the word lists and file names have for it.
func maskedText(masked bool) string {
	if masked {
		return "脱敏"
	}
	return "完整"
}

// wholeID finds an identity number in the name of a file, and no date or code of a
// village.
var wholeID = regexp.MustCompile(`[0-9]{17}[0-9Xx]`)

// hideNumbers keeps what a person typed out of the register where it is somebody's number:
// the register is not sealed.
func hideNumbers(text string) string { return (&Row{}).scrub(text) }

// HideNumbers masks what looks like somebody's identity, phone or card number in a text that
// is kept unsealed: the sentence of an act, a line of the log.
func HideNumbers(text string) string { return hideNumbers(text) }

// hideIDs does so in a path, which has to be found again.
func hideIDs(path string) string {
	return wholeID.ReplaceAllStringFunc(path, func(id string) string { return Mask(KindIDNumber, id) })
}
