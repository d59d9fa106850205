package excel

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "杨建国", "a\r\nb", "\x00\x07", "\xff", "𠮷", "_x0041_", "\uFFFE", "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := clean(text)
		if !utf8.ValidString(got) {
			t.Errorf("%q became %q, which is no text", text, got)
		}
		if again := clean(got); again != got {
			t.Errorf("cleaning %q twice gives %q", got, again)
		}
		if strings.ContainsAny(got, "\x00\r\x0b\x1f\uFFFE\uFFFF") {
			t.Errorf("%q kept what a cell cannot hold", got)
		}
		if units(got) != len(utf16.Encode([]rune(got))) {
			t.Errorf("%q has %d units, counted %d", got, len(utf16.Encode([]rune(got))), units(got))
		}
	})
}

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1}, {"一二三四", 8, 1}, {"一二三四五", 8, 2}, {"a\nb", 10, 2}, {"1234567890", 9, 2},
	} {
		if got := wrapped(c.text, c.width); got != c.want {
			t.Errorf("%q in %v takes %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestFitCutsNothing(t *testing.T) {
	for _, text := range []string{strings.Repeat("今年养蚕两批。", 500), strings.Repeat("一\n", 70), strings.Repeat("a", 5000), "短"} {
		var got strings.Builder
		for rest := text; rest != ""; {
			lines, end := fit(rest, 40, mostLines)
			if lines > mostLines || end == 0 {
				t.Fatalf("%d lines, cut at %d", lines, end)
			}
			if n := wrapped(rest[:end], 40); n > mostLines {
				t.Fatalf("what fits takes %d lines", n)
			}
			got.WriteString(rest[:end])
			rest = strings.TrimPrefix(rest[end:], "\n")
		}
		if a, b := strings.ReplaceAll(got.String(), "\n", ""), strings.ReplaceAll(text, "\n", ""); a != b {
			t.Errorf("%d characters of %d arrive", len(a), len(b))
		}
	}
}

func TestSheetName(t *testing.T) {
	for name, want := range map[string]string{
		"入户走访台账": "入户走访台账", "a/b:c": "a－b－c", strings.Repeat("表", 40): strings.Repeat("表", 31), "it's": "it－s",
	} {
		if got := sheetName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}
