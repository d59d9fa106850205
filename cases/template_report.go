package cases

import (
	"fmt"
	"slices"
	"strings"
)

// Filling is one filling of a template: by which map, with whom, and how.
type Filling struct {
	Map       *TemplateMap
	Filter    ReportFilter
	Household Ref  // of a form: only this household; 0 is all the filter takes
	Masked    bool // what identifies people is hidden
	Overwrite bool // cells that already hold something are replaced; else only blank ones are filled
	Append    bool // of a list that already names people: whom it does not name is put below
	FilledOn  Day  // 填报时间
}

// Check says what is wrong with a filling before anything is written.
func (f *Filling) Check() error { return f.Map.Check() }

// Report is the table's rows as the store gives them: the fields it shows, sorted as
// lists of the grain are.
func (t *TemplateTable) Report(name string) *Report {
	return templateReport(name, t.Grain, t.Columns)
}

// CellReport is the report whose rows fill the single cells of a form, a household each.
func (m *TemplateMap) CellReport() *Report {
	return templateReport(m.Name, GrainHousehold, m.Cells)
}

func templateReport(name string, g Grain, slots []TemplateSlot) *Report {
	r := &Report{Key: "template", Name: name, Title: name, Grain: g, Use: UseUpload, Sort: grainSort(g)}
	for i := range slots {
		if p := slots[i].Path; p != "" && p != TemplatePhoto && r.column(p) < 0 {
			r.Columns = append(r.Columns, ReportColumn{Path: p})
		}
	}
	if len(r.Columns) == 0 {
		r.Columns = []ReportColumn{{Path: "row.number"}} // nothing but fixed texts: a row for each all the same
	}
	return r
}

// grainSort is the order of lists: by village and group, then by household, then by what
// the grain counts.
func grainSort(g Grain) []string {
	sort := []string{"village.name", "team.order", "household.head_sort", "household.code"}
	if !g.has("household") {
		sort = nil
	}
	for _, path := range []string{"membership.relation", "visit.visited_on", "measure.year"} {
		if part, _, _ := strings.Cut(path, "."); g.has(part) {
			sort = append(sort, path)
		}
	}
	return slices.DeleteFunc(sort, func(path string) bool {
		_, ok := ReportField(path)
		part, _, _ := strings.Cut(path, ".")
		return !ok || !g.has(part)
	})
}

// Fixed is a slot's fixed text with the words in braces filled in: {place} {county}
// {town} {village} {team} {year} {period} {month} {day}. row may be nil, for cells that
// belong to no household.
func (f *Filling) Fixed(text string, row *Row) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var county, town, village, team string
	if row != nil && row.Village != nil {
		county, town, village = row.Village.County, row.Village.Town, row.Village.Name
	}
	if row != nil && row.Team != nil {
		team = row.Team.Name
	}
	year := ""
	if f.Filter.Year > 0 {
		year = fmt.Sprint(f.Filter.Year)
	}
	return strings.NewReplacer(
		"{place}", f.Filter.Place, "{county}", county, "{town}", town, "{village}", village, "{team}", team,
		"{year}", year, "{period}", f.Filter.PeriodText(), "{month}", DateChinese.Month(f.Filter.Span().To.MonthOf()),
		"{day}", f.FilledOn.Chinese(),
	).Replace(text)
}
