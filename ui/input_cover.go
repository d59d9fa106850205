package ui

import "strings"

// inputCover hides the value of a field: it is read and stored as it is, and shown in part. What a person types in
// its place is theirs, and shown.
type inputCover struct {
	hides func() bool         // whether the veil is down over the record
	mask  func(string) string // what is shown of a value
	whole string              // the value
	drawn bool                // the field shows the mask
}

// over is what the field shows of a value.
func (c *inputCover) over(text string) string {
	shown := text
	if c.hides() {
		shown = c.mask(text)
	}
	c.whole, c.drawn = text, shown != text
	return shown
}

const msgCovered = "这里隐去了一部分。按 F8 显示后再改，或按 Ctrl+A 全选后重新填。"

// hide covers the field's value while hides says so.
func (t *textInput) hide(hides func() bool, mask func(string) string) {
	t.cover = &inputCover{hides: hides, mask: mask}
}

// uncover shows or hides the value, as the veil says now.
func (t *textInput) uncover() {
	if t.cover != nil {
		t.SetText(t.Text())
	}
}

// typed reports whether a change of the field is the person's: a mask is never changed in part, it is only
// replaced as a whole.
func (t *textInput) typed() bool {
	c := t.cover
	if c == nil || !c.drawn {
		return true
	}
	mask := c.mask(c.whole)
	switch now := t.Entry.Text; {
	case now == mask:
		return false
	case strings.Contains(now, "*"):
		t.Entry.SetText(mask)
		t.SetError(msgCovered)
		return false
	}
	c.drawn = false
	return true
}
