package excel

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is how many UTF-16 units a cell holds. excelize cuts what is longer
// without a word, so that it must be refused before.
const maxText = 32767

// clean takes out what a cell cannot hold: control characters other than tab and
// line feed, the two non-characters XML forbids, and broken UTF-8. Line ends of
// any kind become a line feed. Text that begins with = + - @ is left as it is: it is
// written as text and never evaluated.
func clean(text string) string {
	if isClean(text) {
		return text
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if !allowed(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// isClean spares the usual text a copy.
func isClean(text string) bool {
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			if b < ' ' && b != '\n' && b != '\t' || b == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 || !allowed(r) || r == '\u2028' || r == '\u2029' {
			return false
		}
		i += size
	}
	return true
}

func allowed(r rune) bool {
	if r == '\n' || r == '\t' {
		return true
	}
	return !unicode.IsControl(r) && r != '\uFFFE' && r != '\uFFFF'
}

// appendText writes a text into XML. An underscore that would be read as the mark of a
// hidden character (_x0041_) is marked itself.
func appendText(b []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		mark := ""
		switch text[i] {
		case '&':
			mark = "&amp;"
		case '<':
			mark = "&lt;"
		case '>':
			mark = "&gt;"
		case '"':
			mark = "&#34;"
		case '\t':
			mark = "&#x9;"
		case '_':
			if !hides(text[i:]) {
				continue
			}
			mark = "_x005F_"
		default:
			continue
		}
		b = append(append(b, text[from:i]...), mark...)
		from = i + 1
	}
	return append(b, text[from:]...)
}

// hides says whether a text begins with a hidden character: _x0041_.
func hides(text string) bool {
	if len(text) < len("_x0041_") || text[1] != 'x' || text[6] != '_' {
		return false
	}
	for _, c := range []byte(text[2:6]) {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// padded says whether a text begins or ends with a blank, which readers leave out
// unless told not to.
func padded(text string) bool {
	return text != "" && (text[0] <= ' ' || text[len(text)-1] <= ' ')
}

// units is the length of text as Excel counts it: rare characters outside the
// basic plane (𠮷) are two units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// columns is the width of one line of text in the digits Excel measures columns
// by: a Chinese character takes two.
func columns(line string) float64 {
	n := 0.0
	for _, r := range line {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) float64 {
	switch {
	case r < 0x20:
		return 0
	case r < 0x2E80:
		return 1
	}
	return 2
}
