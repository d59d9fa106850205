package cases

import (
	"fmt"
	"strings"
)

// MoneyStyle says in what unit a table writes sums of money.
type MoneyStyle string

// The money styles.
const (
	MoneyYuan MoneyStyle = ""     // 元, two decimals
	MoneyWan2 MoneyStyle = "wan2" // 万元, two decimals
	MoneyWan4 MoneyStyle = "wan4" // 万元, four decimals
)

// Export is one report to be written: which, of what, and in which form.
type Export struct {
	Report   *Report
	Filter   ReportFilter
	Layout   Layout
	Masked   bool // settled by Report.Masked
	Dates    DateStyle
	Money    MoneyStyle
	FilledOn Day // 填报时间
}

// Check says what is wrong with an export before anything is written: a wrong
// report (see Report.Check), an unknown layout, a 公示 table in full.
func (e *Export) Check() error {
	if e.Layout != LayoutPrint && e.Layout != LayoutImport {
		return Errorf(Invalid, "layout", "没有“"+string(e.Layout)+"”这种版式，请选打印版（print）或导入版（import）。")
	}
	if e.Report.Use == UsePublic && !e.Masked {
		return errPublicInFull
	}
	return e.Report.Check()
}

// Units is the text after 单位： in 打印版, with 元 changed into 万元 where asked.
func (e *Export) Units() string {
	if e.Money == MoneyYuan {
		return e.Report.Units
	}
	units := strings.Split(e.Report.Units, "、")
	for i, u := range units {
		if u == "元" {
			units[i] = "万元"
		}
	}
	return strings.Join(units, "、")
}

// maxFileName keeps a name under the 255 bytes Linux allows, ".part" included.
const maxFileName = 70

// FileName is the name a report is offered under: place, report, period, layout,
// and whether it is masked: "望岭村_入户走访台账_2026年11月_打印版_脱敏.xlsx".
// Characters no file system takes are replaced.
func (e *Export) FileName() string {
	return FileName(e.Filter.Place, e.Report.Name, e.periodText(), e.Layout.Title(), maskedText(e.Masked)) + ".xlsx"
}

// periodText is the time the export is about: the period of visits, else the year.
func (e *Export) periodText() string {
	if !e.Report.ByPeriod() && e.Filter.Year > 0 {
		return ReportFilter{Year: e.Filter.Year}.PeriodText()
	}
	return e.Report.Narrow(e.Filter).PeriodText()
}

// FileName joins the parts of a file's name that are not blank, without its ending.
// Characters no file system takes are replaced.
func FileName(parts ...string) string {
	for i := range parts {
		parts[i] = fileNamePart(parts[i])
	}
	return shorten(strings.Join(filled(parts...), "_"), maxFileName)
}

// Delivery is the export on its way into the file target. purpose is why people's data
// leave in full; a masked table needs none.
func (e *Export) Delivery(target, purpose string) Delivery {
	d := Delivery{
		Target: target, What: e.Report.Name, Key: e.Report.Key, Layout: e.Layout,
		Filter: e.FilterText(), Purpose: purpose, Masked: e.Masked, Plain: true,
	}
	for _, c := range e.Report.Columns {
		f, ok := ReportField(c.Path)
		if !ok {
			continue // Check says so
		}
		d.Columns = append(d.Columns, c.heading(f))
		bound := BoundColumn{c, f}
		d.Plain = d.Plain && !bound.Hides() && f.Kind != KindLongText
	}
	return d
}

// NeedsPurpose says whether people can be recognised in the table, so that a purpose is
// asked for.
func (e *Export) NeedsPurpose() bool {
	d := e.Delivery("", "")
	return !d.Masked && !d.Plain
}

// FilterText says in words which records the table is of: "望岭村，2026年11月，脱贫户、监测户，
// 截至 2026-11-21".
func (e *Export) FilterText() string {
	parts := []string{e.Filter.Place, e.periodText(), strings.Join(e.Filter.Types, "、")}
	if n := len(e.Filter.Households); n > 0 {
		parts = append(parts, fmt.Sprintf("选出的 %d 户", n))
	}
	if !e.Filter.AsOf.IsZero() {
		parts = append(parts, "截至 "+e.Filter.AsOf.String())
	}
	return strings.Join(filled(parts...), "，")
}

// ByPeriod says whether the filter's period chooses the rows; otherwise its year does.
func (r *Report) ByPeriod() bool { return r.Grain.ByPeriod() }

// ForVillages takes the export apart into one for each village.
func (e *Export) ForVillages(villages []Village) []Export {
	out := make([]Export, len(villages))
	for i, f := range e.Filter.ForVillages(villages) {
		out[i] = *e
		out[i].Filter = f
	}
	return out
}

// ForVillages takes a filter apart into one for each village, named for it; where two
// villages share a name, the township and the code stand with it.
func (f ReportFilter) ForVillages(villages []Village) []ReportFilter {
	count := map[string]int{}
	for i := range villages {
		count[villages[i].Name]++
	}
	out := make([]ReportFilter, len(villages))
	for i := range villages {
		v := &villages[i]
		out[i] = f
		out[i].Village, out[i].Place = Ref(v.ID), v.Name
		if count[v.Name] > 1 {
			out[i].Place = v.Town + v.Name + v.Code
		}
	}
	return out
}

// fileNamePart replaces what Windows does not take in a file name.
func fileNamePart(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '－'
		case r < 0x20 || r == 0x7F:
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " .")
}

// shorten cuts a name after n characters.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
