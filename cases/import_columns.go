package cases

import (
	"slices"
	"strings"
)

// ColumnGuess is what a column of a list is taken as until a person says otherwise.
type ColumnGuess struct {
	Path      string // "" where nothing fits
	Score     int    // of 100; see HeadingSure
	ByContent bool   // its title said nothing; what stands in it did
}

// GuessColumns proposes for the columns of a list what they are: by their headings
// first, and where these say nothing by what stands in them. samples are some texts of
// each column. A path is given to one column only.
func GuessColumns(m *HeadingMatcher, headings []Heading, samples [][]string, p *Policy) []ColumnGuess {
	out := make([]ColumnGuess, len(headings))
	taken := map[string]bool{}
	for i, match := range m.MatchAll(headings) {
		if match.Score >= HeadingSure || match.Path != "" && fits(match.Meta, samples[i], p) {
			out[i] = ColumnGuess{Path: match.Path, Score: match.Score}
			taken[match.Path] = true
		}
	}
	for i := range out {
		if out[i].Path != "" {
			continue
		}
		paths := pathsByContent(samples[i], p)
		if at := slices.IndexFunc(paths, m.has); at >= 0 && !taken[paths[at]] { // a second one of a kind is somebody else's
			out[i] = ColumnGuess{Path: paths[at], Score: HeadingSure, ByContent: true}
			taken[paths[at]] = true
		}
	}
	return out
}

// has says whether a matcher may answer with a path.
func (m *HeadingMatcher) has(path string) bool {
	return slices.ContainsFunc(m.fields, func(f HeadingField) bool { return f.Path == path })
}

// fits says whether what stands in a column can be what a likely heading takes it for.
func fits(f *Meta, samples []string, p *Policy) bool {
	if f == nil {
		return false
	}
	switch f.Kind {
	case KindIDNumber:
		return share(samples, isIDNumber) >= enough
	case KindPhone:
		return share(samples, isPhone) >= enough
	case KindCode, KindCodes:
		return p == nil || p.Accepts(f.List) || share(samples, inList(p, f.List)) >= enough
	}
	return true
}

// enough is the part of a column, of 100, that must be of one form; lists have typing
// errors.
const enough = 80

// fewest is how many texts a column must have before it is judged by them.
const fewest = 3

// pathsByContent are what a column is by its texts, in a list of people and in one of
// households; none where they could be many things. Only forms that nothing else has are
// looked for.
func pathsByContent(samples []string, p *Policy) []string {
	switch {
	case share(samples, isIDNumber) >= enough:
		return []string{"person.id_number", "head.id_number"}
	case share(samples, isPhone) >= enough:
		return []string{"household.phone", "person.phone"}
	case p == nil:
	case share(samples, inList(p, ListRelation)) >= enough:
		return []string{"membership.relation"}
	case share(samples, inList(p, ListSex)) >= enough:
		return []string{"person.sex", "head.sex"}
	case share(samples, isNationality(p)) >= enough:
		return []string{"person.ethnicity", "head.ethnicity"}
	}
	return nil
}

// share is how many of 100 texts that are not blank have a property; 0 for a column of
// too few.
func share(samples []string, has func(string) bool) int {
	filled, good := 0, 0
	for _, s := range samples {
		if s = fold(s); s == "" {
			continue
		}
		filled++
		if has(s) {
			good++
		}
	}
	if filled < fewest {
		return 0
	}
	return good * 100 / filled
}

func isIDNumber(text string) bool {
	clean, hint, problem := readID(text, 0)
	return problem == "" && hint == "" && len(clean) >= 18
}

func isPhone(text string) bool {
	phone, _, problem := readPhone(text)
	return problem == "" && mobileNumber.MatchString(phone)
}

// inList says whether a text is a value of a list, by its name and not by its number: 1
// and 2 may be anything.
func inList(p *Policy, list ListKey) func(string) bool {
	return func(text string) bool {
		_, known := p.Official(list, text)
		return known && strings.Trim(text, "0123456789") != ""
	}
}

// isNationality wants the 族, since 土 and 水 are words too.
func isNationality(p *Policy) func(string) bool {
	known := inList(p, ListNationality)
	return func(text string) bool { return strings.HasSuffix(text, "族") && known(text) }
}

// GuessGrain says what a line of a list is about, of the grains it may be: the one whose
// fields its headings name best. Of equals the first is taken.
func GuessGrain(headings []Heading, grains []Grain, year int) Grain {
	var best Grain
	most := -1
	for _, g := range grains {
		score := Score(NewHeadingMatcher(ReportHeadings(g), year).MatchAll(headings))
		if score > most {
			best, most = g, score
		}
	}
	return best
}
