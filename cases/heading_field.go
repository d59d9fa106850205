package cases

import (
	"slices"
	"strings"
)

// HeadingField is a field that headings are compared with.
type HeadingField struct {
	Path  string // what a match answers with
	Meta  *Meta
	Names []HeadingName
}

// HeadingName is one way in which a heading may name a field.
type HeadingName struct {
	Text  string
	Score int // how sure a heading of exactly this text is, of 100
}

// The scores of names. A match found only after words were left out scores less.
const (
	scoreTitle  = 100
	scoreReport = 97 // a title some report of ours has for it
	scoreAlias  = 95
	scoreBorrow = 82 // the title of another record's field: 姓名 for the head's name
	lossPlain   = 6  // after remarks in brackets were left out
	lossLoose   = 24 // after words were left out or exchanged
	lossOver    = 4  // the levels above were not looked at
	lossPart    = 2  // for each part of the row that stands before the field's
	// HeadingSure is the score from which a match needs no second look.
	HeadingSure = 80
	// HeadingLikely is the score from which a match is proposed at all.
	HeadingLikely = 60
)

// CatalogueHeadings are the fields of one record as headings name them, for an import
// of that record. Paths are the catalogue's keys behind the prefix, "household.".
func CatalogueHeadings[T any](prefix string, fields []Field[T]) []HeadingField {
	var out []HeadingField
	for i := range fields {
		m := &fields[i].Meta
		if m.Kind == KindSortKey || m.Kind == KindFlag || m.Kind == KindInstant || m.Title == "" {
			continue
		}
		out = append(out, HeadingField{prefix + m.Key, m, ownNames(m, 0)})
	}
	return out
}

// ownNames are a field's title and aliases.
func ownNames(m *Meta, loss int) []HeadingName {
	names := []HeadingName{{m.Title, scoreTitle - loss}}
	for _, a := range m.Aliases {
		names = append(names, HeadingName{a, scoreAlias - loss})
	}
	return names
}

// ReportHeadings are the fields a table of a grain can be filled with, as headings name
// them. The grain's own part goes before the others, so that 耕地面积 is the household's
// and not the village's.
func ReportHeadings(g Grain) []HeadingField {
	parts := ReportParts(g)
	slices.SortStableFunc(parts, func(a, b ReportPart) int { return partRank(g, a.Key) - partRank(g, b.Key) })
	var out []HeadingField
	refs := map[string][]HeadingName{} // names of references, for the name of what they point to
	for i := range parts {
		p := &parts[i]
		for _, f := range CatalogueHeadings(p.Key+".", p.Fields) {
			if f.Meta.Kind == KindRef {
				refs[f.Meta.Target+".name"] = append(refs[f.Meta.Target+".name"], ownNames(f.Meta, 1)...)
				continue
			}
			f.Names = partNames(p, f, i*lossPart)
			out = append(out, f)
		}
	}
	known := reportTitles()
	for i := range out {
		out[i].Names = append(out[i].Names, refs[out[i].Path]...)
		out[i].Names = append(out[i].Names, known[out[i].Path]...)
	}
	return append(out, rowNames(g)...)
}

// partRank orders the parts of a row by how close they are to what a row of the grain
// is about.
func partRank(g Grain, key string) int {
	own := slices.Index(g.Parts(), key)
	switch key {
	case "row": // what is worked out from several records goes before any one of them
		if g == GrainHousehold || g == GrainCoverage {
			return 4
		}
		return -1
	case "household":
		return 2
	case "village", "team":
		return 3
	case "monitoring", "year":
		return 5
	case "head", "before":
		return 8
	}
	if g == GrainHousehold {
		return 6
	}
	if g == GrainMeasure && key == "person" {
		return 7
	}
	if own > 0 && g != GrainMeasure && slices.Contains(measureKindParts(), key) {
		return 0 // of a measure, what only this grain has goes before what every measure has
	}
	return max(0, 1-own/100) // what only this grain has
}

// measureKindParts are the parts of a row that a kind of measure adds.
func measureKindParts() []string {
	return []string{"industry", "public_post", "attendance", "micro_loan", "student_aid", "subsidy"}
}

// partNames are the names of a field as one part of a row: the head's are borrowed
// from those of a person and the last year's from those of this one.
func partNames(p *ReportPart, f HeadingField, loss int) []HeadingName {
	ahead := map[string][]string{
		"head":      {"户主"},
		"before":    {"上年", "上年度", "去年"},
		"person":    {"成员", "家庭成员", "本人", "人员"},
		"household": {"户", "家庭"},
		"village":   {"村"},
		"visit":     {"走访"},
	}[p.Key]
	names := ownNames(f.Meta, loss)
	if p.Key == "head" {
		names = ownNames(f.Meta, scoreTitle-scoreBorrow)
	}
	if p.Key == "before" {
		names = nil
	}
	for _, word := range ahead {
		for _, n := range ownNames(f.Meta, 3) {
			if !strings.HasPrefix(n.Text, word) {
				names = append(names, HeadingName{word + n.Text, n.Score})
			}
		}
	}
	return names
}

// reportTitles are the names our own reports give to fields, so that a table we wrote
// is known again.
func reportTitles() map[string][]HeadingName {
	out := map[string][]HeadingName{}
	for _, r := range Reports() {
		for _, c := range r.Columns {
			if c.Title == "" {
				continue
			}
			if len(c.Over) > 0 {
				out[c.Path] = append(out[c.Path], HeadingName{strings.Join(c.Over, "") + c.Title, scoreReport})
				continue
			}
			out[c.Path] = append(out[c.Path], HeadingName{c.Title, scoreReport - lossPart})
		}
	}
	return out
}

// rowNames are names for the columns every table has, whatever it is about.
func rowNames(g Grain) []HeadingField {
	if !g.has("row") {
		return nil
	}
	number, _ := ReportField("row.number")
	return []HeadingField{{"row.number", &number.Meta, []HeadingName{{"序号", scoreTitle}, {"序", scoreAlias}, {"编号", HeadingLikely}, {"NO.", scoreAlias}, {"NO", scoreAlias}}}}
}

// AllHeadings are the fields of every grain, for finding out which row of a sheet is a
// header before anybody knows what the table is about.
func AllHeadings() []HeadingField {
	var out []HeadingField
	for _, g := range Grains() {
		out = append(out, ReportHeadings(g)...)
	}
	return out
}
