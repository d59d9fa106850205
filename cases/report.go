package cases

import (
	"fmt"
	"slices"
	"strings"
)

// Use says for whom a report is made; it decides what is masked.
type Use string

// The uses of a report.
const (
	UsePublic Use = "公示" // hung on a wall: always masked
	UseBrief  Use = "汇报" // goes round on paper: 打印版 is masked unless asked otherwise
	UseUpload Use = "上报" // goes up whole, because the receiver checks it by identity number
)

// Layout is one of the two forms every report has.
type Layout string

// The layouts.
const (
	LayoutPrint  Layout = "print"  // 打印版: title, merged header, sums, signature line
	LayoutImport Layout = "import" // 导入版: one header row, nothing merged, no sums
)

// Title is the layout's name as shown to people.
func (l Layout) Title() string {
	if l == LayoutImport {
		return "导入版"
	}
	return "打印版"
}

// Total says what stands in a column's 合计 row.
type Total uint8

// The totals.
const (
	NoTotal    Total = iota // nothing
	SumTotal                // the sum of the column
	RatioTotal              // the sum of one column divided by the sum of another: 人均, 覆盖率
)

// ReportColumn is one column of a report: a field of some part of the row, and
// how this report heads, writes and sums it.
type ReportColumn struct {
	Path  string    // part and field key: "household.code" (see ReportField)
	Title string    // the header as the receiver writes it; "" is the field's own title
	Over  []string  // header levels above the title in 打印版, outermost first (at most two)
	Dates DateStyle // how 导入版 writes days and months; "" is the export's choice
	Total Total
	Of    string // RatioTotal: path of the column whose sum is divided
	By    string // RatioTotal: path of the column whose sum divides
	Times int64  // RatioTotal: factor, 100 for percent; 0 is 1
}

// Report is a table the program can write, as data over the field catalogues. A
// new table is a new value of this type, not new code.
type Report struct {
	Key     string // "R1"; stays the same for ever
	Name    string // what lists and file names call it
	Title   string // the heading; {place} {year} {period} {month} are filled in
	Grain   Grain
	Use     Use
	Cadence string // 每月 每季 每年 临时
	Units   string // what follows 单位： "元、亩"
	Columns []ReportColumn
	Only    []Match  // a row is kept where any of these holds; none keeps all
	Sort    []string // paths, a "-" before one sorts it downwards
	Groups  []string // paths after whose change a 小计 row stands, outermost first; Sort begins with them
	Sign    []string // labels of the signature line
}

// Match holds for a row whose field has one of the values; with no values, for a
// row in which the field is filled.
type Match struct {
	Path   string
	Values []string
}

// MaskedByDefault says whether a layout hides what identifies people unless the
// person asks for the full text.
func (r *Report) MaskedByDefault(l Layout) bool {
	return r.Use == UsePublic || (r.Use == UseBrief && l == LayoutPrint)
}

// errPublicInFull refuses what would put identity numbers on a wall.
var errPublicInFull = Errorf(Invalid, "masked", "公示表必须脱敏，不能导出完整的证件号码、电话和银行账号。")

// Masked settles whether an export is masked. It is Invalid to ask for a 公示
// table in full: what hangs on a wall never carries identity numbers.
func (r *Report) Masked(l Layout, full, masked bool) (bool, error) {
	if full && r.Use == UsePublic {
		return true, errPublicInFull
	}
	if full {
		return false, nil
	}
	return masked || r.MaskedByDefault(l), nil
}

// Check says what is wrong with a report's definition: a path that names no field,
// a sum of texts, a header too deep, a grain that does not exist. The reports of
// the program are checked by a test, a person's own when they are saved.
func (r *Report) Check() error {
	if len(r.Columns) == 0 {
		return Errorf(Invalid, "columns", "请至少选择一列。")
	}
	for _, path := range r.paths() {
		if err := r.checkPath(path); err != nil {
			return err
		}
	}
	for _, c := range r.Columns {
		f, _ := ReportField(c.Path)
		if len(c.Over) > 2 {
			return Errorf(Invalid, "columns", fmt.Sprintf("“%s”的表头超过三层。", c.heading(f)))
		}
		if c.Total == SumTotal && !f.Kind.Numeric() {
			return Errorf(Invalid, "columns", fmt.Sprintf("“%s”不是数字，不能合计。", c.heading(f)))
		}
		if c.Total == RatioTotal && (r.column(c.Of) < 0 || r.column(c.By) < 0) {
			return Errorf(Invalid, "columns", fmt.Sprintf("“%s”的合计要用到表里没有的列。", c.heading(f)))
		}
	}
	return nil
}

func (r *Report) checkPath(path string) error {
	f, ok := ReportField(path)
	if !ok {
		return Errorf(Invalid, "columns", fmt.Sprintf("没有“%s”这个栏目，可能已经改名，请重新选择。", path))
	}
	if part, _, _ := strings.Cut(path, "."); !r.Grain.has(part) {
		return Errorf(Invalid, "columns", fmt.Sprintf("“%s”不能用在“%s”的表里。", f.Title, r.Grain.Title()))
	}
	return nil
}

// column is the place of a path among the columns, -1 where it is not there.
func (r *Report) column(path string) int {
	for i := range r.Columns {
		if r.Columns[i].Path == path {
			return i
		}
	}
	return -1
}

// NeedsIncome says whether the report shows incomes, so that the store need not work
// them out for the others.
func (r *Report) NeedsIncome() bool {
	return slices.ContainsFunc(r.paths(), func(path string) bool {
		f, _ := ReportField(path)
		return f.Group == groupIncome
	})
}

// paths are all those the report names.
func (r *Report) paths() []string {
	var out []string
	for _, c := range r.Columns {
		out = append(out, c.Path)
	}
	for _, m := range r.Only {
		out = append(out, m.Path)
	}
	for _, s := range r.Sort {
		path, _ := SortPath(s)
		out = append(out, path)
	}
	return append(out, r.Groups...)
}

// SortPath takes a term of Report.Sort apart.
func SortPath(term string) (path string, down bool) {
	if len(term) > 0 && term[0] == '-' {
		return term[1:], true
	}
	return term, false
}

func (c *ReportColumn) heading(f Field[Row]) string {
	if c.Title != "" {
		return c.Title
	}
	return f.Title
}
