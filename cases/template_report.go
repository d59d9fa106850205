package cases

import (
	"slices"
	"strings"
)

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
