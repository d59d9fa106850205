package cases

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Query is what was typed into the search box. Every term must match.
type Query struct {
	Terms []Term
}

// Term is one word of a query with the ways in which it may match, best first.
type Term struct {
	Probes []Probe
	// Holds is a part in Chinese characters the name itself must hold: in 杨jg the
	// probes look for yjg, and only a 杨 is meant. Blank asks for nothing.
	Holds string
}

// Probe looks for the keys of a class that begin with Text, or are Text where the
// class is hashed. Of those that begin with it, the one that is Text is best.
type Probe struct {
	Class KeyClass
	Text  string
}

// ParseQuery decides what a typed text may be: a name or part of one, pinyin
// initials or pinyin, a group, the tail of an id number, a phone number, a 户编号, or
// several of these with spaces between. Upper case and full width do not matter. A
// text without letters and digits gives no terms.
func (s *Speller) ParseQuery(text string) Query {
	var q Query
	for _, word := range words(text) {
		q.Terms = append(q.Terms, s.term(word))
	}
	return q
}

// words divides a text at its spaces. Words of letters alone or of digits alone
// belong together: "yang jg", "138 0000 1234".
func words(text string) []string {
	var out []string
	kind := func(word string) rune {
		switch {
		case strings.Trim(word, "0123456789") == "":
			return 'd'
		case strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "":
			return 'l'
		}
		return 0
	}
	for _, field := range strings.FieldsFunc(text, unicode.IsSpace) {
		word := searchForm(field)
		last := len(out) - 1
		switch {
		case word == "":
		case last >= 0 && kind(word) != 0 && kind(word) == kind(out[last]):
			out[last] += word
		default:
			out = append(out, word)
		}
	}
	return out
}

func (s *Speller) term(word string) Term {
	han := strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return -1
		}
		return r
	}, word)
	digits := strings.Map(onlyDigits, word)
	switch {
	case digits == strings.TrimSuffix(word, "x") && digits != "":
		return Term{Probes: numberProbes(word)}
	case han == "" || han == word || digits != "":
		return Term{Probes: nameProbes(groupNumber(word), word)}
	}
	// 单m may be meant as sm or, inside a name, as dm.
	initials := combine(s.spellings([]rune(word)), true, firstLetter)
	return Term{Probes: nameProbes(initials[0], initials...), Holds: han}
}

// nameProbes looks for any of some words in names, then for one in groups and
// villages.
func nameProbes(place string, words ...string) []Probe {
	var probes []Probe
	for _, class := range []KeyClass{KeyStart, KeyInside} {
		for _, word := range words {
			probes = append(probes, Probe{class, word})
		}
	}
	return append(probes, Probe{KeyPlace, place})
}

// numberProbes looks for digits (the last may be x) as the tail of an id number,
// then as a phone number or its tail, in group names and as a 户编号.
func numberProbes(word string) []Probe {
	probes := []Probe{{KeyStart, word}, {KeyInside, word}}
	if len(word) <= 2 {
		return append(probes, Probe{KeyPlace, word})
	}
	switch len(word) {
	case 4, 6, 15, 18, 20:
		probes = append(probes, Probe{KeyID, strings.ToUpper(word)})
	}
	if !strings.HasSuffix(word, "x") && (len(word) == 4 || len(word) >= 7 && len(word) <= 12) {
		probes = append(probes, Probe{KeyPhone, word})
	}
	return probes
}

// groupNumber writes the Chinese numbers in the name of a group as digits, so that
// 十三组 and 13组 are one.
func groupNumber(text string) string {
	var out, run []rune
	for _, r := range text {
		if strings.ContainsRune("〇一二三四五六七八九十", r) {
			run = append(run, r)
			continue
		}
		out = append(append(out, chineseNumber(run)...), r)
		run = nil
	}
	return string(append(out, chineseNumber(run)...))
}
