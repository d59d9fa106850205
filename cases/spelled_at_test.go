package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestSpelledAtTakesCharactersAndPinyin(t *testing.T) {
	for name, c := range map[string]struct {
		text, typed string
		want        int
	}{
		"initials from the beginning":              {"产业帮扶", "cyb", 0},
		"initials from inside":                     {"产业帮扶", "bf", 2},
		"capital and full-width letters":           {"产业帮扶", "ＣYBF", 0},
		"whole pinyin, the last syllable not done": {"产业帮扶", "chanyeba", 0},
		"initials and syllables mixed":             {"产业帮扶", "chanyb", 0},
		"characters":                               {"产业帮扶", "帮扶", 2},
		"characters and initials mixed":            {"产业帮扶", "产y", 0},
		"a character of two readings":              {"重病", "zb", 0},
		"and its other reading":                    {"重病", "cb", 0},
		"signs are passed over":                    {"脱贫户（不稳定）", "bwd", 3},
		"a number":                                 {"3 年以内", "3n", 0},
		"signs alone":                              {"脱贫户（不稳定）", "（", 3},
		"nothing typed":                            {"产业帮扶", " ", 0},
		"another value's initials":                 {"就业帮扶", "cy", -1},
		"more than there is":                       {"产业", "cyb", -1},
		"initials out of order":                    {"产业帮扶", "yc", -1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cases.SpelledAt(c.text, c.typed); got != c.want {
				t.Errorf("%q stands in %q at %d, want %d", c.typed, c.text, got, c.want)
			}
		})
	}
}
