package cases

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

//go:embed surname.tsv
var surnameTable string

// Speller knows how names are read: the dictionary readings of go-pinyin, and before
// them our own table of surname readings, which no dictionary has (data.md §2,
// "Trap": 曾 is Zeng, 单 is Shan, 尉迟 is Yuchi). It may be used by several goroutines.
type Speller struct {
	surnames map[string]surname
	known    sync.Map // character → its readings: the dictionary's are made of a text at each look
}

// surname is one line of the table.
type surname struct {
	readings [][]string // each a syllable per character, the usual one first
	standIn  string     // sorts where the surname's first character belongs
}

// NewSpeller reads the embedded table.
func NewSpeller() *Speller {
	s := &Speller{surnames: map[string]surname{}}
	for line := range strings.Lines(surnameTable) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if len(columns) != 3 || columns[0] == "surname" {
			continue
		}
		entry := surname{standIn: columns[2]}
		for reading := range strings.SplitSeq(columns[1], "、") {
			entry.readings = append(entry.readings, strings.Split(reading, "'"))
		}
		s.surnames[columns[0]] = entry
	}
	return s
}

// surnameOf gives the surname of a name and what the table says of it; ok is
// false where it is read as the dictionary has it. The surname is then taken to
// be the first character.
func (s *Speller) surnameOf(name []rune) (found surname, length int, ok bool) {
	// Three characters that begin with 单于 or 长孙 are far more often 单 and 长 with
	// a given name of two; 尉迟 and 万俟 are no one's surname and given name.
	if len(name) >= 3 {
		double := string(name[:2])
		found, ok = s.surnames[double]
		if ok && (len(name) > 3 || double == "尉迟" || double == "万俟" || double == "澹台") {
			return found, 2, true
		}
	}
	if len(name) < 2 {
		return surname{}, len(name), false
	}
	found, ok = s.surnames[string(name[:1])]
	return found, 1, ok
}

// MayBeFound says quickly whether a key of a name could begin with a text: false is sure,
// true is not.
func (s *Speller) MayBeFound(name, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	runes := []rune(searchForm(name))
	if first >= utf8.RuneSelf || len(runes) == 0 {
		return slices.Contains(runes, first)
	}
	begins := func(reading string) bool { return reading[0] == byte(first) }
	found, _, _ := s.surnameOf(runes)
	for _, reading := range found.readings {
		if slices.ContainsFunc(reading, begins) {
			return true
		}
	}
	return slices.ContainsFunc(runes, func(r rune) bool { return slices.ContainsFunc(s.readings(r), begins) })
}

// spelling is how one character of a name may be read, without tones.
type spelling struct {
	all   []string // the likeliest first
	usual int      // how many of them people would type; the rest is rare
}

// spellings gives the spelling of each character of a name that has one.
// Characters no dictionary has are left out.
func (s *Speller) spellings(name []rune) []spelling {
	found, length, ok := s.surnameOf(name)
	out := make([]spelling, 0, len(name))
	for i, r := range name {
		var usual []string
		if ok && i < length {
			for _, reading := range found.readings {
				usual = append(usual, reading[i])
			}
		}
		dictionary := s.readings(r)
		if len(dictionary) > 0 {
			// Who does not know how a surname is read types the common reading.
			usual = distinct(append(usual, dictionary[0]))
		}
		if len(usual) > 0 {
			out = append(out, spelling{distinct(slices.Concat(usual, dictionary)), len(usual)})
		}
	}
	return out
}

// readings is charReadings, which is asked for each character once.
func (s *Speller) readings(r rune) []string {
	if known, ok := s.known.Load(r); ok {
		return known.([]string) //nolint:forcetypeassert // nothing else is stored
	}
	made := charReadings(r)
	s.known.Store(r, made)
	return made
}

// charReadings gives the dictionary readings of a character without tones; a
// letter or digit is read as itself.
func charReadings(r rune) []string {
	if r < utf8.RuneSelf {
		return []string{string(r)}
	}
	args := pinyin.NewArgs()
	args.Heteronym = true
	return pinyin.SinglePinyin(r, args)
}

// distinct drops what came before, keeping the order.
func distinct(list []string) []string {
	var out []string
	seen := make(map[string]bool, len(list))
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
