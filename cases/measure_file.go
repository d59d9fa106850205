package cases

// MeasureFile is one measure with what its kind adds. A nil part means the measure
// has none.
type MeasureFile struct {
	Measure    Measure
	Industry   *Industry
	Inputs     []Input
	Sales      []Sale
	Post       *PublicPost
	Attendance []Attendance
	Loan       *MicroLoan
	Aid        *StudentAid
	Subsidy    *Subsidy
	Job        *JobSupport
	Photos     []Photo
}

// MeasureRow is one line of the list of measures.
type MeasureRow struct {
	Measure  Measure
	Industry *Industry
	Head     string
	Person   string
	Village  string
	Team     string
	Unit     string
	Fund     string
	Project  string
}

// MeasureFilter says which measures a list takes; blank parts restrict nothing.
type MeasureFilter struct {
	Village   Ref
	Team      Ref
	Household Ref
	Year      int
	Block     string // a value of the list 帮扶措施
	Category  string // a value of the list 产业大类
	State     string
	Unit      Ref
	Fund      Ref
	Project   Ref
	Bin       bool
}

// MeasureSorts are the catalogue keys by which a list of measures can be sorted.
func MeasureSorts() []string {
	return []string{"from_on", "head_name", "block", "amount", "state"}
}

// MeasureSums stand at the foot of a list of measures.
type MeasureSums struct {
	Measures   int64
	Households int64
	Amount     Money
	Value      Money // 产值
	Net        Money // 纯收入
}
