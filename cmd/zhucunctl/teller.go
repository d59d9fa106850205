package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// teller prints results on out, and sentences and progress on say.
type teller struct {
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
	fmt.Fprintf(t.say, "\r\x1b[K%s", text)
}

// clear takes the line of progress away.
func (t *teller) clear() {
	if t.line {
		fmt.Fprint(t.say, "\r\x1b[K")
		t.line = false
	}
}
