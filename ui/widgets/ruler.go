package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

const ellipsis = "…"

// ruler measures text of one size by adding up the advances of its characters, each measured once. The
// toolkit shapes the whole string on every first sight, which costs a screenful of new cells more than a
// frame; the embedded font has no kerning, so the sum is the width.
type ruler struct {
	size     float32
	style    fyne.TextStyle
	font     fyne.Resource
	advances map[rune]float32
}

// newRuler returns a ruler for texts of a size and style in the theme's font.
func newRuler(th fyne.Theme, size float32, style fyne.TextStyle) *ruler {
	return &ruler{size: size, style: style, font: th.Font(style), advances: make(map[rune]float32, 512)}
}

// fits reports whether the ruler still measures what the theme shows.
func (r *ruler) fits(th fyne.Theme, size float32) bool {
	return r != nil && r.size == size && r.font == th.Font(r.style)
}

// width returns the width of a text.
func (r *ruler) width(text string) float32 {
	var sum float32
	for _, c := range text {
		sum += r.advance(c)
	}
	return sum
}

// cut shortens text to a width and reports whether it had to. Line breaks become spaces: a cell is one line.
func (r *ruler) cut(text string, width float32) (string, bool) {
	flat, broken := flatten(text)
	room := width - r.width(ellipsis)
	var sum float32
	end := 0 // bytes that fit together with the ellipsis
	for i, c := range flat {
		if sum <= room {
			end = i
		}
		sum += r.advance(c)
		if sum > width {
			if end == 0 && room < 0 {
				return "", true
			}
			return flat[:end] + ellipsis, true
		}
	}
	return flat, broken
}

// wrap breaks a text into lines of at most the width, as Chinese is set: between any two characters, but not
// inside a word or number and not before a closing mark.
func (r *ruler) wrap(text string, width float32) []string {
	var lines []string
	var sum, sinceBreak float32 // width of the line, and of what follows its last good place to break
	start, good := 0, 0
	previous := ' '
	for i, c := range text {
		if c == '\n' {
			lines = append(lines, text[start:i])
			start, good, sum, sinceBreak, previous = i+1, i+1, 0, 0, ' '
			continue
		}
		if i > start && breakable(previous, c) {
			good, sinceBreak = i, 0
		}
		a := r.advance(c)
		if sum+a > width && i > start {
			if good == start {
				good, sinceBreak = i, 0
			}
			lines = append(lines, text[start:good])
			start, sum = good, sinceBreak
		}
		sum += a
		sinceBreak += a
		previous = c
	}
	return append(lines, text[start:])
}

// breakable reports whether a line may end between two characters.
func breakable(before, after rune) bool {
	switch {
	case strings.ContainsRune("，。、；：？！）》」』”’…%％", after), strings.ContainsRune("（《「『“‘", before):
		return false
	case after == ' ':
		return false
	}
	return !inWord(before) || !inWord(after)
}

func inWord(c rune) bool {
	return c > ' ' && c < 0x2000
}

func (r *ruler) advance(c rune) float32 {
	if a, ok := r.advances[c]; ok {
		return a
	}
	a := fyne.MeasureText(string(c), r.size, r.style).Width
	r.advances[c] = a
	return a
}

// flatten turns line breaks and tabs into spaces and reports whether there were any.
func flatten(text string) (string, bool) {
	for _, c := range text {
		if c == '\n' || c == '\r' || c == '\t' {
			return flattened(text), true
		}
	}
	return text, false
}

func flattened(text string) string {
	out := make([]rune, 0, len(text))
	for _, c := range text {
		switch c {
		case '\r':
		case '\n', '\t':
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	return string(out)
}
