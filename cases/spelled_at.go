package cases

import (
	"strings"
	"unicode/utf8"
)

// SpelledAt tells where in a text, a value of a code list say, what a person typed stands: written out, or by
// pinyin, of which each character takes its first letter or all of it (cyb, chanyeb and 产业 all find 产业帮扶).
// The result counts characters from 0, signs left out, is 0 for a blank typed text, and -1 where it stands nowhere.
func SpelledAt(text, typed string) int {
	if strings.TrimSpace(typed) == "" {
		return 0
	}
	wanted := searchForm(typed)
	letters := []rune(searchForm(text))
	if wanted == "" { // signs alone, which search forms leave out
		before, _, found := strings.Cut(text, strings.TrimSpace(typed))
		if !found {
			return -1
		}
		return utf8.RuneCountInString(before)
	}
	readings := make([][]string, len(letters))
	for i, r := range letters {
		readings[i] = append([]string{string(r)}, charReadings(r)...)
	}
	for i := range readings {
		if spelledBy(readings[i:], wanted) {
			return i
		}
	}
	return -1
}

// spelledBy reports whether typed spells the beginning of a text, given how each of its characters may be typed.
func spelledBy(readings [][]string, typed string) bool {
	if len(readings) == 0 {
		return false
	}
	for _, reading := range readings[0] {
		if strings.HasPrefix(reading, typed) { // the last one may be unfinished
			return true
		}
		if rest, ok := strings.CutPrefix(typed, reading); ok && spelledBy(readings[1:], rest) {
			return true
		}
		if rest, ok := strings.CutPrefix(typed, reading[:1]); ok && spelledBy(readings[1:], rest) {
			return true
		}
	}
	return false
}
