package cases

// Due says which households a list takes by their next visit.
type Due string

// The choices of the 应访 chip.
const (
	DueAny     Due = ""
	DueOverdue Due = "overdue" // the next visit's day has passed
	DueWeek    Due = "week"    // within the next seven days, today included
	DueNever   Due = "never"   // never visited
)

// HouseholdFilter says which households a list takes; blank parts restrict nothing.
type HouseholdFilter struct {
	Village  Ref
	Team     Ref
	Type     string // a value of the list 户类型
	Monitor  string // a value of the list 监测对象类别, or AnyMonitor
	Risk     string // a value of the list 风险状态
	Due      Due
	Promises bool    // only with open promises
	Bin      bool    // the deleted ones instead of the others
	IDs      []int64 // only these (the hits of a search); nil is all
}

// AnyMonitor as HouseholdFilter.Monitor takes every household that is monitored.
const AnyMonitor = "全部监测对象"

// Sort orders a list by a column.
type Sort struct {
	Key  string // catalogue key; "" is the list's own order
	Down bool   // largest first
}

// HouseholdOrder is an opened list of households: every id in order, and how many
// people live in them. The rows are read as they come into view.
type HouseholdOrder struct {
	IDs    []int64
	People int64
}

// HouseholdSorts are the catalogue keys by which a list of households can be sorted.
func HouseholdSorts() []string {
	return []string{"head_name", "team", "household_type", "monitor_class", "people", "last_visit_on", "next_visit_on", "visit_count", "open_promises", "hygiene", "measure_count"}
}

// Hit is one answer of the search box.
type Hit struct {
	HouseholdID int64  `json:"-"`
	PersonID    int64  `json:"-"`
	Household   string `json:"household"` // 户编号, or the record's UID where it has none
	Head        string `json:"head"`
	Village     string `json:"village"`
	Group       string `json:"group"`
	Person      string `json:"person"`
	Why         string `json:"why"` // what matched: 姓名 拼音 证件尾号 电话 村组 户编号
}
