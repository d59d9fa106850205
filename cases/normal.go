package cases

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// NormalLine makes typed or imported text fit for a field of one line: tabs and
// line breaks become spaces, invisible characters are dropped, and the white
// space at both ends (the wide space and the no-break space too) goes. Everything
// else stays as it was: rare characters, private-use characters, full width.
func NormalLine(text string) string {
	return strings.TrimSpace(strings.Map(visible(' '), strings.ToValidUTF8(text, "\uFFFD")))
}

// NormalText does the same for a field of several lines: line breaks are kept, as
// "\n", and the white space at the end of each line goes.
func NormalText(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	lines := strings.Split(strings.Map(visible('\n'), text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRightFunc(line, unicode.IsSpace)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// visible maps the characters of a text; a line break becomes newline.
func visible(newline rune) func(rune) rune {
	return func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return newline
		case r == '\t' || r == '\u00A0':
			return ' '
		case unicode.IsControl(r) || invisible(r):
			return -1
		}
		return r
	}
}

// invisible says whether a character shows nothing: zero-width spaces and
// joiners, direction marks, the byte order mark. Variation selectors are not
// among them: they tell rare forms of a character apart.
func invisible(r rune) bool {
	return r == '\u00AD' || r == '\u2060' || r == '\uFEFF' || (r >= '\u200B' && r <= '\u200F') ||
		(r >= '\u202A' && r <= '\u202E') || (r >= '\u2066' && r <= '\u2069')
}

// fold prepares a number, date or code for reading: as NormalLine, and full-width
// letters, digits and punctuation become half-width.
func fold(text string) string {
	return strings.TrimSpace(lookalikes.Replace(width.Fold.String(NormalLine(text))))
}

// lookalikes are marks that a Chinese keyboard gives for those of a number.
var lookalikes = strings.NewReplacer("。", ".", "—", "-", "–", "-", "−", "-") //nolint:gochecknoglobals // compiled constant

// squeeze is fold without any white space.
func squeeze(text string) string {
	return strings.Join(strings.Fields(fold(text)), "")
}

// codeKey is the text by which code values are compared: 乡（镇）内 and 乡(镇) 内
// are the same, and so are a级 and A级.
func codeKey(text string) string { return strings.ToUpper(squeeze(text)) }
