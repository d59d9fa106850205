package cases

import "fmt"

// Total says what stands in a column's 合计 and 小计 rows.
type Total uint8

// The totals.
const (
	NoTotal      Total = iota // nothing
	SumTotal                  // the sum of the column
	RatioTotal                // the sum of one column divided by the sum of another: 人均, 覆盖率
	AverageTotal              // the average of the filled cells
	CountTotal                // how many cells are filled: 人数, 户数
)

// Totals lists the totals a person can choose for a column; RatioTotal needs two
// other columns and is left to the program's own reports.
func Totals() []Total { return []Total{NoTotal, SumTotal, AverageTotal, CountTotal} }

// Title is the total's name as shown to people.
func (t Total) Title() string {
	switch t {
	case SumTotal:
		return "合计"
	case RatioTotal:
		return "比值"
	case AverageTotal:
		return "平均"
	case CountTotal:
		return "计数"
	}
	return "不计"
}

// totalTexts are the names of totals in files, by their value.
func totalTexts() []string { return []string{"", "sum", "ratio", "average", "count"} }

// MarshalText names the total in a file.
func (t Total) MarshalText() ([]byte, error) { return []byte(totalTexts()[t]), nil }

// UnmarshalText reads what MarshalText wrote.
func (t *Total) UnmarshalText(raw []byte) error {
	for i, text := range totalTexts() {
		if text == string(raw) {
			*t = Total(i) //nolint:gosec // five values
			return nil
		}
	}
	return fmt.Errorf("cases: no total %q", raw)
}
