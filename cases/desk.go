package cases

// Desk is what the first page shows.
type Desk struct {
	DueThisWeek  int64
	Overdue      int64
	OpenPromises int64 // past their day or due this week
	Monitored    int64
	Households   int64
	People       int64
	Coverage     []ClassCoverage
	Income       []YearAverage // of supported households, oldest first
}

// ClassCoverage tells how many households of one class were visited in time.
type ClassCoverage struct {
	Class   string // a value of the list 走访对象类型
	Days    int    // its cadence
	Should  int64  // households of the class
	Visited int64  // of which not overdue
}

// YearAverage is the average per-head net income of one ledger year.
type YearAverage struct {
	Year       int
	Households int64
	PerHead    Opt[Money]
}

// Stats are the counts zhucunctl stats tells.
type Stats struct {
	Villages   int64 `json:"villages"`
	Households int64 `json:"households"`
	Persons    int64 `json:"persons"`
	Visits     int64 `json:"visits"`
	Measures   int64 `json:"measures"`
	Incomes    int64 `json:"incomes"`
}

// DoneAct is one line of "last entries": what was done, by whom, when.
type DoneAct struct {
	ID        int64
	At        string // "11-21 10:42"
	Worker    string
	Sentence  string
	Undone    bool
	Household int64 // where it leads; 0 nowhere
}

// Deleted is one record in the bin.
type Deleted struct {
	Record string
	ID     int64
	Kind   string // the record's title: 走访
	Title  string // "杨建国 2026-11-21"
	At     string
	Worker string
}

// HistoryEntry is one change of one record, for "谁改过".
type HistoryEntry struct {
	At     string
	Worker string
	Field  string // the field's title; "" for the creation
	Before string
	After  string
	Cause  string
	Names  bool // the values name a villager
}
