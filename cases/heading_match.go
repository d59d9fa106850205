package cases

import (
	"cmp"
	"slices"
	"strings"
)

// HeadingMatch is a field that a heading may mean.
type HeadingMatch struct {
	Path  string
	Meta  *Meta
	Score int // of 100; see HeadingSure, HeadingLikely
}

// HeadingMatcher finds the fields that headings mean, by titles, aliases and their
// variants. It is made once for a table and is safe for several goroutines.
type HeadingMatcher struct {
	fields []HeadingField
	year   int
	names  map[string][]namedField // by HeadingKey, plainHeading and looseHeading
}

// namedField is a field under one of its names.
type namedField struct {
	field, score int
}

// NewHeadingMatcher makes a matcher for some fields. year is the year a table is about:
// 2025年人均纯收入 is the last year's in a table of 2026.
func NewHeadingMatcher(fields []HeadingField, year int) *HeadingMatcher {
	m := &HeadingMatcher{fields: fields, year: year, names: map[string][]namedField{}}
	for i := range fields {
		for _, n := range fields[i].Names {
			key := HeadingKey(n.Text)
			m.add(key, namedField{i, n.Score})
			m.add(plainHeading(key), namedField{i, n.Score - lossPlain})
			m.add(looseHeading(key), namedField{i, n.Score - lossLoose})
		}
	}
	return m
}

func (m *HeadingMatcher) add(key string, n namedField) {
	m.names[key] = append(m.names[key], n)
}

// Match lists the fields a heading may mean, the likeliest first; none below
// HeadingLikely.
func (m *HeadingMatcher) Match(h Heading) []HeadingMatch {
	best := map[int]int{} // field -> score
	try := func(text string, loss int) {
		for field, score := range m.look(HeadingKey(text)) {
			best[field] = max(best[field], score-loss)
		}
	}
	last := ""
	if len(h.Over) > 0 {
		last = h.Over[len(h.Over)-1]
		try(strings.Join(h.Over, "")+h.Title, 0)
		try(last+h.Title, 0)
		for _, over := range h.Over { // 与上年比较 above 增减额: the upper level is a word of its own
			try(over+h.Title, 1)
		}
		try(h.Title, lossOver)
	} else {
		try(h.Title, 0)
	}
	var out []HeadingMatch
	for field, score := range best {
		if score >= HeadingLikely {
			out = append(out, HeadingMatch{m.fields[field].Path, m.fields[field].Meta, score})
		}
	}
	slices.SortFunc(out, func(a, b HeadingMatch) int {
		return cmp.Or(b.Score-a.Score, m.place(a.Path)-m.place(b.Path))
	})
	return out
}

// Knows says how sure it is that a text is the title of some field, of 100.
func (m *HeadingMatcher) Knows(text string) int {
	if matches := m.Match(Heading{Title: text}); len(matches) > 0 {
		return matches[0].Score
	}
	return 0
}

// look finds the fields under a key and its variants, each with its best score.
func (m *HeadingMatcher) look(key string) map[int]int {
	found := map[int]int{}
	take := func(key string, loss int) {
		for _, n := range m.names[key] {
			found[n.field] = max(found[n.field], n.score-loss)
		}
	}
	if key == "" {
		return found
	}
	take(key, 0)
	take(plainHeading(key), lossPlain)
	take(looseHeading(key), lossLoose)
	if rest, ago := headingYear(key, m.year); ago >= 0 && rest != "" && rest != key {
		if ago == 1 {
			rest = "上年" + rest
		}
		if ago <= 1 {
			take(rest, 2)
			take(plainHeading(rest), 2+lossPlain)
			take(looseHeading(rest), 2+lossLoose)
		}
	}
	return found
}

// place is where a field stands among the matcher's, for ties.
func (m *HeadingMatcher) place(path string) int {
	return slices.IndexFunc(m.fields, func(f HeadingField) bool { return f.Path == path })
}

// MatchAll matches the headings of a whole table: a title that comes again is first
// read together with the title before it (帮扶责任人, 联系电话), and a field is given to
// one column only, the surest. Columns without a match have a blank path.
func (m *HeadingMatcher) MatchAll(headings []Heading) []HeadingMatch {
	out := make([]HeadingMatch, len(headings))
	owner := map[string]int{}
	for i, h := range headings {
		out[i] = m.settle(headings, i, m.Match(h), owner, out)
	}
	return out
}

// settle chooses the match of one column among those left to it.
func (m *HeadingMatcher) settle(headings []Heading, i int, matches []HeadingMatch, owner map[string]int, out []HeadingMatch) HeadingMatch {
	if len(matches) == 0 {
		return HeadingMatch{}
	}
	if _, taken := owner[matches[0].Path]; taken && i > 0 {
		joined := Heading{Title: headings[i-1].Title + headings[i].Title}
		matches = slices.Concat(m.Match(joined), matches)
	}
	for _, match := range matches {
		at, taken := owner[match.Path]
		if !taken {
			owner[match.Path] = i
			return match
		}
		if match.Score > out[at].Score {
			out[at] = HeadingMatch{}
			owner[match.Path] = i
			return match
		}
	}
	return HeadingMatch{}
}

// Score is how well a header as a whole is understood: the sum of its matches.
func Score(matches []HeadingMatch) (sum int) {
	for _, m := range matches {
		sum += m.Score
	}
	return sum
}
