package cases

import "strings"

// TemplateHeading is a column of a template as it was found.
type TemplateHeading struct {
	Heading
	Column  string // "E"
	Formula bool   // its first row holds a formula: the template fills it
	Unit    string // what stands above the table: 单位：万元
	Sample  string // a date that stands in the column, "202611"
}

// ProposeTable proposes what fills the columns of a table whose rows are of a grain.
func ProposeTable(g Grain, year int, headings []TemplateHeading) TemplateTable {
	return proposeTable(g, NewHeadingMatcher(ReportHeadings(g), year), headings)
}

func proposeTable(g Grain, m *HeadingMatcher, headings []TemplateHeading) TemplateTable {
	plain := make([]Heading, len(headings))
	for i := range headings {
		plain[i] = headings[i].Heading
	}
	t := TemplateTable{Grain: g}
	for i, match := range m.MatchAll(plain) {
		h := &headings[i]
		s := TemplateSlot{At: h.Column, Title: h.Text(), Kept: h.Formula}
		s.Others = otherPaths(m, h.Heading, match.Path)
		if !h.Formula {
			s.Path, s.Score = match.Path, match.Score
		}
		s.Money = h.money(match)
		if match.Meta != nil && (match.Meta.Kind == KindDay || match.Meta.Kind == KindMonth) {
			s.Dates = h.dates()
		}
		t.Columns = append(t.Columns, s)
	}
	return t
}

func otherPaths(m *HeadingMatcher, h Heading, chosen string) (paths []string) {
	for _, match := range m.Match(h) {
		if match.Path != chosen && len(paths) < 5 {
			paths = append(paths, match.Path)
		}
	}
	return paths
}

// money is the unit of a column of money: as its heading says, else as the table does.
func (h *TemplateHeading) money(match HeadingMatch) MoneyStyle {
	if match.Meta == nil || match.Meta.Kind != KindMoney {
		return MoneyYuan
	}
	text := h.Text()
	if HeadingMoney(text) != MoneyYuan {
		return HeadingMoney(text)
	}
	if strings.Contains(text, "元)") || strings.Contains(text, "元）") {
		return MoneyYuan
	}
	return HeadingMoney(h.Unit)
}

// dates is how a column writes days and months: as its heading says, else like what
// stands in it.
func (h *TemplateHeading) dates() DateStyle {
	if style := HeadingDates(h.Text()); style != DateAuto {
		return style
	}
	return HeadingDates(h.Sample)
}

// ProposeGrain proposes what the rows of a table are, and what fills its columns: the
// grain in which most of its columns mean something. A grain needs what makes it one:
// a table without names is no list of people.
func ProposeGrain(year int, headings []TemplateHeading) TemplateTable {
	var best TemplateTable
	most := -1
	for _, g := range Grains() {
		m := NewHeadingMatcher(ReportHeadings(g), year)
		t := proposeTable(g, m, headings)
		if score := t.score(); score > most {
			best, most = t, score
		}
	}
	return best
}

// score is how well a grain explains a table. A grain other than the household's needs
// two columns of its own, and one of people their names.
func (t *TemplateTable) score() (sum int) {
	own, names := 0, false
	for i := range t.Columns {
		s := &t.Columns[i]
		sum += s.Score
		if part, _, _ := strings.Cut(s.Path, "."); s.Path != "" && t.Grain.owns(part) {
			own++
		}
		if s.Path == "person.name" && s.Score >= HeadingSure {
			own++
			names = true
		}
	}
	if (t.Grain != GrainHousehold && own < 2) || (t.Grain == GrainPerson && !names) {
		return 0
	}
	return sum
}

// owns says whether a part is what the grain has beyond a household's.
func (g Grain) owns(part string) bool {
	switch part {
	case "row", "village", "team", "household", "head", "monitoring", "before", "year":
		return false
	}
	return g.has(part) && (part != "person" || g == GrainPerson)
}
