package widgets

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
)

const (
	// imePatience is how long an input method may take to hand back a key it does not use. A letter without
	// its character after that time is part of something being composed.
	imePatience = 120 * time.Millisecond
	// imeEnglish is the same while English is being written: a busy computer may be slow to answer.
	imeEnglish = 400 * time.Millisecond
	// imeForgets ends a composition nobody has touched for so long: better one key that leaks than a field
	// that stays deaf because the input method went away without a word.
	imeForgets = time.Minute
	// codeLength is the longest code of the shape based methods (五笔, 郑码): a fifth letter commits the
	// first four and begins the next code.
	codeLength = 4
)

// writing is what the last letters have shown about the input method.
type writing int

const (
	unknown writing = iota // a field just entered, or a key pressed that may switch the method
	english                // letters bring themselves
	chinese                // letters are composed
)

// composition tells from a text field's keys and characters alone whether an input method is composing.
//
// On X11 the toolkit reports every key press, those the input method has taken included, and says nothing
// about who used it (glfw reports the key before it looks at XFilterEvent; fyne issue 5757). But a key that
// types brings its own character when nobody composes, if only some milliseconds later: the key makes a round
// trip to the input method first. So the keys still without their character are kept here, and every other
// key pressed meanwhile is held. When the characters turn out to be the ones on the keys, the held keys are
// carried out behind them, in order; otherwise the input method has used them itself and they are dropped.
//
// The front of strokes is always a key that types; an empty composition is the zero value.
type composition struct {
	strokes []stroke
	writing writing
	burst   bool // characters of one commit are coming in: they answer no key of their own
}

// stroke is a key pressed and not yet answered.
type stroke struct {
	key  fyne.KeyName
	at   time.Time
	redo func() // carries out a held key; nil for a key that types
}

// types reports whether a key brings a character when nobody composes.
func types(key fyne.KeyName) bool {
	return len(key) == 1 || key == fyne.KeySpace
}

// letter reports whether a key is one of A to Z.
func letter(key fyne.KeyName) bool {
	return len(key) == 1 && key[0] >= 'A' && key[0] <= 'Z'
}

// starts reports whether a key can begin a composition: a letter, or one of the signs that open the phrase,
// the stroke and the lookup modes. Others without a character typed nothing (a number pad without Num Lock).
func starts(key fyne.KeyName) bool {
	return letter(key) || key == fyne.KeyBackTick || key == fyne.KeySemicolon || key == fyne.KeyApostrophe
}

// composes reports whether BackSpace has to take the key back: letters and separators are part of the text
// being composed, a digit or a space without characters has chosen a part of it. Other signs turn pages.
func composes(key fyne.KeyName) bool {
	return starts(key) || key == fyne.KeySpace || (len(key) == 1 && key[0] >= '0' && key[0] <= '9')
}

// answers reports whether r is what a key at the front brings when nobody composes: its own character, Shift
// or not; for a key that begins no composition whatever comes, since a comma may well bring a Chinese one.
func answers(key fyne.KeyName, r rune) bool {
	switch {
	case letter(key):
		return r < unicode.MaxASCII && unicode.ToUpper(r) == rune(key[0])
	case starts(key):
		return r < unicode.MaxASCII && !unicode.IsLetter(r)
	}
	return true
}

// press notes a key that types.
func (c *composition) press(key fyne.KeyName, at time.Time) {
	c.settle(at)
	c.burst = false
	c.strokes = append(c.strokes, stroke{key: key, at: at})
}

// hold takes a key that does not type and reports whether it is kept from the text field: dropped when the
// input method has used it, held while that is open. When it reports false, nobody composes and do is left
// to the caller.
func (c *composition) hold(key fyne.KeyName, at time.Time, do func()) bool {
	c.settle(at)
	c.burst = false
	switch {
	case len(c.strokes) == 0:
		return false
	case c.late(at):
		c.consume(key)
	default:
		c.strokes = append(c.strokes, stroke{key: key, at: at, redo: do})
	}
	return true
}

// arrive takes a character that has gone into the text and carries out the keys held right behind its own.
// When these end the composition by moving the focus, it returns the keys that belong to the next field.
func (c *composition) arrive(r rune, at time.Time) (rest []stroke) {
	if len(c.strokes) == 0 {
		return nil
	}
	front, last := c.strokes[0], c.strokes[len(c.strokes)-1]
	switch {
	case answers(front.key, r):
		if letter(front.key) && at.Sub(front.at) <= imePatience {
			c.writing = english
		}
		return c.advance()
	case c.burst:
	case last.redo == nil && letter(last.key) && answers(last.key, r):
		// The newest letter types for itself: whatever was being composed has been given up.
		c.end()
		c.writing = english
	default:
		c.commit(r, at)
		c.burst = true
	}
	return nil
}

// active reports whether something is being composed, or may be.
func (c *composition) active(at time.Time) bool {
	c.settle(at)
	return len(c.strokes) > 0
}

// end forgets everything: the field was clicked, lost the focus or the input method was switched.
func (c *composition) end() {
	*c = composition{}
}

// doubt forgets what is known about the input method: a key has been pressed that may be part of a switch.
func (c *composition) doubt() {
	c.writing = unknown
}

// late reports whether the oldest key has waited too long to be answered by its own character.
func (c *composition) late(at time.Time) bool {
	if len(c.strokes) == 0 {
		return false
	}
	waited := at.Sub(c.strokes[0].at)
	switch {
	case starts(c.strokes[0].key) && c.writing == english:
		return waited > imeEnglish
	case starts(c.strokes[0].key) && c.writing == chinese:
		return true
	}
	return waited > imePatience
}

// settle decides what time has made clear: a late key that begins no composition has typed nothing, a late
// letter is being composed and the keys held behind it were the input method's.
func (c *composition) settle(at time.Time) {
	for c.late(at) && !starts(c.strokes[0].key) {
		c.advance()
	}
	if !c.late(at) {
		return
	}
	if at.Sub(c.strokes[len(c.strokes)-1].at) > imeForgets {
		c.end()
		return
	}
	strokes := c.strokes
	c.strokes = nil
	for _, s := range strokes {
		if s.redo == nil {
			c.strokes = append(c.strokes, s)
		} else {
			c.consume(s.key)
		}
	}
}

// advance drops the key at the front and carries out those held right behind it. When these end the
// composition, it returns what was left of it.
func (c *composition) advance() (rest []stroke) {
	held := 1
	for held < len(c.strokes) && c.strokes[held].redo != nil {
		held++
	}
	rest = c.strokes[held:]
	due := c.strokes[1:held]
	c.strokes = rest
	for _, s := range due {
		s.redo()
	}
	if len(c.strokes) > 0 {
		return nil
	}
	return rest
}

// consume does to the keys noted what the input method did to its text on a key of its own.
func (c *composition) consume(key fyne.KeyName) {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		c.strokes = nil
	case fyne.KeyBackspace:
		for i := len(c.strokes) - 1; i >= 0; i-- {
			if composes(c.strokes[i].key) {
				c.strokes = c.strokes[:i]
				return
			}
		}
		c.strokes = nil
	}
}

// commit drops the keys a commit beginning with r has used up. Letters typed since the choosing key belong to
// the next word; a fifth letter that commits by itself begins the next code.
func (c *composition) commit(r rune, at time.Time) {
	from := len(c.strokes)
	if r > unicode.MaxASCII && from > codeLength {
		from--
	}
	for i, s := range c.strokes {
		if !letter(s.key) {
			from = i + 1
		}
	}
	c.strokes = c.strokes[from:]
	for len(c.strokes) > 0 && at.Sub(c.strokes[0].at) > imePatience {
		c.strokes = c.strokes[1:] // it was chosen with the mouse, long after the last letter
	}
	if unicode.Is(unicode.Han, r) {
		c.writing = chinese
	}
}
