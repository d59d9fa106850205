package widgets

import (
	"unicode"

	"fyne.io/fyne/v2"
)

const (
	passwordColumns = 14 // wide enough for a long password
	passwordRunes   = 128
)

const capsSentence = "大写锁定（Caps Lock）开着。"

// NewPassword returns a field for a password: dots in place of the text, nothing of it to be copied, no input
// method, and a word where Caps Lock is on. A password is made of what every keyboard has; full-width letters
// become those.
func NewPassword() *Entry {
	e := NewEntry()
	e.Password, e.Columns, e.MaxRunes = true, passwordColumns, passwordRunes
	e.Filter = keyboardOnly
	return e
}

// keyboardOnly keeps the characters every keyboard has.
func keyboardOnly(r rune) rune {
	if r = HalfWidth(r); r < ' ' || r > '~' {
		return -1
	}
	return r
}

// hearCaps tells from a letter and the Shift key whether Caps Lock is on: the toolkit does not say.
func (e *Entry) hearCaps(r rune) {
	if !e.Password || !unicode.IsLetter(r) {
		return
	}
	shift := e.modifiers()&fyne.KeyModifierShift != 0
	switch caps := unicode.IsUpper(r) != shift; {
	case caps && e.failure == "":
		e.SetError(capsSentence)
		e.refused = true // it goes with the next change
	case !caps && e.failure == capsSentence:
		e.SetError("")
	}
}
