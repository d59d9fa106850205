package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestNormalLine(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"white space at the ends":     {"\u3000\u00a0 a b \t\r\n", "a b"},
		"line marks become spaces":    {"a\u2028b\u0085c\vd", "a b c d"},
		"invisible characters":        {"\ufeffa\u200bb\u2060c\u202ed\u00ade", "abcde"},
		"control characters":          {"a\x00b\x1bc", "abc"},
		"variation selectors stay":    {"葛\U000E0100", "葛\U000E0100"},
		"private-use characters stay": {"\ue123", "\ue123"},
		"full width stays":            {"１２Ａ", "１２Ａ"},
		"nothing but white space":     {"\u3000\n", ""},
		"a broken byte shows as such": {"\xc3\x28", "\uFFFD("},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.NormalLine(tt.text); got != tt.want {
				t.Errorf("NormalLine(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestNormalText(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"line breaks of all systems": {"a\r\nb\rc\nd", "a\nb\nc\nd"},
		"indentation stays":          {"\u3000\u3000a\n  b", "\u3000\u3000a\n  b"},
		"blank lines at the ends go": {"\n \na\n\t\n", "a"},
		"blank lines inside stay":    {"a\n\nb", "a\n\nb"},
		"white space at line ends":   {"a \u3000\nb\t", "a\nb"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.NormalText(tt.text); got != tt.want {
				t.Errorf("NormalText(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
