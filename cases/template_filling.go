package cases

import (
	"fmt"
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

// Delivery is how the filled template leaves the program as the file target.
func (f *Filling) Delivery(target, purpose string) Delivery {
	d := Delivery{
		Target: target, What: "填表 " + f.Map.Name, Filter: f.FilterText(), Purpose: purpose, Masked: f.Masked, Plain: true,
	}
	for _, slots := range f.Map.slots() {
		for i := range slots {
			if s := &slots[i]; s.Set() {
				d.Columns = append(d.Columns, s.Title)
				d.Plain = d.Plain && s.plain()
			}
		}
	}
	return d
}

// plain says whether what goes into a slot names nobody.
func (s *TemplateSlot) plain() bool {
	field, ok := ReportField(s.Path)
	bound := BoundColumn{ReportColumn{Path: s.Path}, field}
	return s.Path == "" || (ok && !bound.Hides() && field.Kind != KindLongText)
}

// FilterText says in words which records go in.
func (f *Filling) FilterText() string {
	parts := filled(f.Filter.Place, f.Filter.PeriodText(), strings.Join(f.Filter.Types, "、"))
	if f.Household != 0 {
		parts = append(parts, "一户")
	}
	return strings.Join(parts, "，")
}

// FileName is the name the filled template is offered under: the place, the template,
// the period, and whether it is masked.
func (f *Filling) FileName() string {
	return FileName(f.Filter.Place, f.Map.Name, f.Filter.PeriodText(), maskedText(f.Masked)) + ".xlsx"
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
