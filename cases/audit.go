package cases

import (
	"strconv"
	"strings"
	"time"
)

// The kinds that only acts have; with those of events they are what an audit is filtered by.
const (
	AuditChange EventKind = "change" // a person typed
	AuditUndo   EventKind = "undo"   // an undo or its opposite
	AuditDemo   EventKind = "demo"   // the demonstration village
	AuditSystem EventKind = "system" // the program's own defaults
)

// AuditKinds lists what an audit can be filtered by, in the order in which it is offered.
func AuditKinds() []EventKind {
	return append([]EventKind{AuditChange, AuditUndo}, append(EventKinds(), AuditDemo, AuditSystem)...)
}

// KindOfCause says as what an audit shows an act of a cause.
func KindOfCause(cause string) EventKind {
	switch cause {
	case "typed":
		return AuditChange
	case "undo", "redo":
		return AuditUndo
	}
	return EventKind(cause)
}

// CausesOf is the reverse of KindOfCause; none for a kind that only events have.
func CausesOf(kind EventKind) []string {
	switch kind {
	case AuditChange:
		return []string{"typed"}
	case AuditUndo:
		return []string{"undo", "redo"}
	case AuditDemo, AuditSystem, EventImport, EventMerge:
		return []string{string(kind)}
	}
	return nil
}

// AuditFilter says which entries are wanted; what is blank leaves nothing out.
type AuditFilter struct {
	From, To Day // both included
	Worker   Ref
	Kinds    []EventKind
	Text     string // in the sentence, in who did it, or among the values that were changed
}

// AuditEntry is one line of the audit trail: an act or an event.
type AuditEntry struct {
	Act      int64 // either this
	Event    int64 // or this is set
	At       time.Time
	WorkerID Ref
	Worker   string // blank where nobody had said who he is
	Kind     EventKind
	Sentence string
	Changes  int64 // records an act created or changed
	Undone   bool
}

// AuditCursor is where to go on; the zero value begins with the newest entry.
type AuditCursor struct {
	Act, Event int64   // what comes next is older than these
	Share      float64 // how much of the log was looked through, from 0 to 1
	Begun      bool
	Done       bool // there is nothing more
}

// AuditDetail is all that is known of one entry.
type AuditDetail struct {
	Changes []AuditRecord // of an act: the first ones
	More    int64         // how many changes are not listed
	Facts   []AuditFact   // of an event
}

// AuditRecord is one record an act created or changed.
type AuditRecord struct {
	Record    string // catalogue record: "visit"
	Title     string // 走访
	ID        int64
	Household int64 // where it leads; 0 nowhere
	Name      string
	Created   bool
	Erased    bool           // erased for good since: the values are gone
	Fields    []HistoryEntry // before and after; of a creation what was filled. Sealed values are masked
}

// AuditFact is one thing an event tells.
type AuditFact struct{ Title, Text string }

// Version is one state of a record: after its creation or after one of its changes.
type Version struct {
	ID      int64 // names it to BringBack
	Act     int64
	At      time.Time
	Worker  string
	Kind    EventKind // why, as an audit shows it
	Created bool
	Current bool
	Fields  []VersionField // those that are filled or were changed, in the order of the form
}

// VersionField is one field of a version.
type VersionField struct {
	Key, Title string
	Text       string // sealed values are masked
	Changed    bool   // by the change that made this version
	Names      bool   // the text names a villager
}

// MaskedSentence is the entry without whom it is about: the sentence of an act says so
// behind its first blank, and of an event only the record whose values were shown.
func (e *AuditEntry) MaskedSentence() string {
	if e.Event != 0 && e.Kind != EventReveal {
		return e.Sentence
	}
	what, _, about := strings.Cut(e.Sentence, " ")
	if about {
		what += " " + hiddenText
	}
	return what
}

// ChangesText tells in one text what a detail's records were changed from and to.
func (d *AuditDetail) ChangesText() string {
	var parts []string
	for i := range d.Changes {
		parts = append(parts, d.Changes[i].text())
	}
	if d.More > 0 {
		parts = append(parts, "另有 "+strconv.FormatInt(d.More, 10)+" 条")
	}
	for _, f := range d.Facts {
		parts = append(parts, f.Title+"："+f.Text)
	}
	return strings.Join(parts, "\n")
}

func (r *AuditRecord) text() string {
	head := trimmedJoin(r.Title, r.Name)
	switch {
	case r.Erased:
		return head
	case r.Created:
		return head + "：新增"
	}
	fields := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		fields[i] = f.Field + " “" + f.Before + "” → “" + f.After + "”"
	}
	return head + "：" + strings.Join(fields, "，")
}
