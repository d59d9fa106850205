package main

import (
	"encoding/json"
	"io"
	"os"
)

// startOfLine goes back to the beginning of an emptied line.
const startOfLine = "\r\x1b[K"

// teller prints results on out, and sentences and progress on say; in is where secrets
// come from.
type teller struct {
	in       *secretInput
	out, say io.Writer
	json     bool
	line     bool // a line of progress stands on the screen
}

// result prints a result: as JSON where it was asked for, or by text.
func (t *teller) result(value any, text func(io.Writer) error) error {
	t.clear()
	if !t.json {
		return text(t.out)
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// progress writes over one line, and only where a person watches.
func (t *teller) progress(text string) {
	f, ok := t.say.(*os.File)
	if !ok {
		return
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return
	}
	t.line = true
	t.print(startOfLine + text)
}

// clear takes the line of progress away.
func (t *teller) clear() {
	if t.line {
		t.print(startOfLine)
		t.line = false
	}
}

// sentence says something to the person.
func (t *teller) sentence(text string) {
	t.clear()
	t.print(text + "\n")
}

// print writes to the person. Where nobody can be told, the exit code still tells.
func (t *teller) print(text string) { _, _ = io.WriteString(t.say, text) }
