package cases

import (
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

// ReportColumn is one column of a report: a field of some part of the row, and
// how this report heads, writes and sums it.
type ReportColumn struct {
	Path  string    `json:"path"`            // part and field key: "household.code" (see ReportField)
	Title string    `json:"title,omitempty"` // the header as the receiver writes it; "" is the field's own title
	Over  []string  `json:"over,omitempty"`  // header levels above the title in 打印版, outermost first (at most two)
	Dates DateStyle `json:"dates,omitempty"` // how 导入版 writes days and months; "" is the export's choice
	Total Total     `json:"total,omitempty"`
	Of    string    `json:"of,omitempty"`    // RatioTotal: path of the column whose sum is divided
	By    string    `json:"by,omitempty"`    // RatioTotal: path of the column whose sum divides
	Times int64     `json:"times,omitempty"` // RatioTotal: factor, 100 for percent; 0 is 1
	Named bool      `json:"named,omitempty"` // the name stays readable in a masked table: a 公示 says who gets what
}

// Report is a table the program can write, as data over the field catalogues. A
// new table is a new value of this type, not new code. Its JSON is what an own
// report is kept and sent as (see OwnReport); the key and the name stand beside it.
type Report struct {
	Key        string         `json:"-"`               // "R1"; stays the same for ever
	Name       string         `json:"-"`               // what lists and file names call it
	Title      string         `json:"title,omitempty"` // the heading; see Heading for what is filled in
	Grain      Grain          `json:"grain"`
	Use        Use            `json:"use"`
	Cadence    string         `json:"cadence,omitempty"`     // 每月 每季 每年 临时
	Units      string         `json:"units,omitempty"`       // what follows 单位： "元、亩"
	Month      bool           `json:"month,omitempty"`       // the table is of one month (see Narrow)
	PerVillage bool           `json:"per_village,omitempty"` // one file for each village, unless asked otherwise
	Columns    []ReportColumn `json:"columns"`
	Every      []Match        `json:"every,omitempty"`  // a row is kept where all of these hold
	Only       []Match        `json:"only,omitempty"`   // and any of these; none keeps all
	Sort       []string       `json:"sort,omitempty"`   // paths, a "-" before one sorts it downwards
	Groups     []string       `json:"groups,omitempty"` // paths after whose change a 小计 row stands, outermost first; Sort begins with them
	Sign       []string       `json:"sign,omitempty"`   // labels of the signature line (see Signatures)
}

// MaskedByDefault says whether a layout hides what identifies people unless the
// person asks for the full text.
func (r *Report) MaskedByDefault(l Layout) bool {
	return r.Use == UsePublic || (r.Use == UseBrief && l == LayoutPrint)
}

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

// column is the place of a path among the columns, -1 where it is not there.
func (r *Report) column(path string) int {
	for i := range r.Columns {
		if r.Columns[i].Path == path {
			return i
		}
	}
	return -1
}

// NeedsIncome says whether the report shows incomes or what was said of them, so that
// the store need not work them out for the others.
func (r *Report) NeedsIncome() bool {
	return slices.ContainsFunc(r.paths(), func(path string) bool {
		f, _ := ReportField(path)
		part, _, _ := strings.Cut(path, ".")
		return f.Group == groupIncome || part == "before" || part == "year"
	})
}

// paths are all those the report names.
func (r *Report) paths() []string {
	var out []string
	for _, c := range r.Columns {
		out = append(out, c.Path)
	}
	for _, m := range slices.Concat(r.Every, r.Only) {
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
