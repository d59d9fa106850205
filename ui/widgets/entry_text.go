package widgets

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// TypedRune is called by the toolkit for every character typed or committed by an input method. The
// character always goes in; keys held behind it follow.
func (e *Entry) TypedRune(r rune) {
	e.insert(r)
	if !keysLeak {
		return
	}
	rest := e.composition.arrive(r, e.now())
	if next := e.focusedInstead(); next != nil && len(rest) > 0 {
		next.composition.strokes = rest
	}
}

func (e *Entry) insert(r rune) {
	if e.Disabled() {
		return
	}
	if r = e.filtered(r); r < 0 {
		return
	}
	if e.room() == 0 {
		e.refuse()
		return
	}
	e.edit(func() { e.Entry.TypedRune(r) })
	e.hearCaps(r)
}

// filtered returns the character that goes into the text for r, negative for none.
func (e *Entry) filtered(r rune) rune {
	if invisible(r) && (r != '\n' || !e.MultiLine) {
		return -1
	}
	if e.Filter != nil {
		return e.Filter(r)
	}
	return r
}

// paste puts the clipboard's text in: cleaned, filtered and cut to the room there is.
func (e *Entry) paste(from fyne.Clipboard) {
	if from == nil || e.Disabled() {
		return
	}
	text := strings.Map(e.filtered, cleaned(from.Content(), e.MultiLine))
	room := e.room()
	cut := room >= 0 && utf8.RuneCountInString(text) > room
	if cut {
		text = string([]rune(text)[:room])
	}
	if text != "" {
		e.edit(func() { e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: snippet(text)}) })
	}
	if cut {
		e.refuse()
	}
}

// edit carries out a change by the person; a sentence about the limit goes with it.
func (e *Entry) edit(change func()) {
	before := e.Text
	e.touched = true
	change()
	if e.refused && e.Text != before {
		e.SetError("")
	}
}

// room returns how many characters may still be put in where the caret or the selection is, -1 for any.
func (e *Entry) room() int {
	if e.MaxRunes <= 0 {
		return -1
	}
	used := utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText())
	return max(0, e.MaxRunes-used)
}

func (e *Entry) refuse() {
	e.SetError(fmt.Sprintf("最多 %d 个字，多出的没有录入。", e.MaxRunes))
	e.refused = true
}

// cleaned makes text from elsewhere fit for a field: line ends alike, tabs as spaces, control characters
// left out; in a field of one line, lines are joined by a space.
func cleaned(text string, multiLine bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\t", " ").Replace(text)
	text = strings.Map(func(r rune) rune {
		if r != '\n' && invisible(r) {
			return -1
		}
		return r
	}, text)
	if multiLine {
		return text
	}
	return strings.ReplaceAll(strings.Trim(text, "\n"), "\n", " ")
}

// invisible reports whether a character has no place in a text: controls, and format marks such as the byte
// order mark, except the joiner that holds some composed signs together.
func invisible(r rune) bool {
	return unicode.IsControl(r) || (unicode.Is(unicode.Cf, r) && r != '\u200d')
}

// snippet is a clipboard that holds one text.
type snippet string

// Content returns the text.
func (s snippet) Content() string { return string(s) }

// SetContent does nothing: a snippet is only read from.
func (s snippet) SetContent(string) {}

// HalfWidth turns full-width letters, digits and signs (１２３ｘ，－) into the half-width ones that numbers and
// dates are written with; a Filter for such fields.
func HalfWidth(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '。':
		return '.'
	}
	return r
}
