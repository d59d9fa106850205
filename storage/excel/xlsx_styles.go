package excel

import (
	"context"
	"errors"
	"io"
	"strconv"
)

// style is what a cell's format says about the number in it.
type style struct {
	date   bool // shown as a day or time
	digits int  // shown with leading zeros up to so many digits; 0: as it is
}

// readStyles reads the number formats by which cells are shown, in the order in
// which cells name them.
func readStyles(ctx context.Context, b *bundle, name string) ([]style, error) {
	if !b.has(name) {
		return nil, nil
	}
	p, err := b.open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer p.Close() //nolint:errcheck // only read
	read := styleList{codes: map[int]style{}}
	for {
		kind, err := p.next()
		switch {
		case errors.Is(err, io.EOF):
			return read.styles, nil
		case err != nil:
			return nil, err
		}
		if err := read.tag(p, kind); err != nil {
			return nil, err
		}
	}
}

// styleList is what has been read of the styles.
type styleList struct {
	codes   map[int]style // of the formats that have a code
	styles  []style
	inCells bool // between the formats of cells; others have the same tag
}

// tag reads one tag.
func (l *styleList) tag(p *openPart, kind token) error {
	switch name := string(p.name); {
	case kind == tokenText:
	case name == "cellXfs":
		l.inCells = kind == tokenStart
	case kind == tokenEnd:
	case name == "numFmt" && len(l.codes) < maxStyles:
		return l.addCode(p)
	case name == "xf" && l.inCells && len(l.styles) < maxStyles:
		return l.addStyle(p)
	}
	return nil
}

// addCode reads a number format of the workbook's own.
func (l *styleList) addCode(p *openPart) error {
	var id int
	var code string
	err := p.each(func(name string, value []byte) {
		switch name {
		case "numFmtId":
			id, _ = strconv.Atoi(string(value)) // an unreadable id names no format
		case "formatCode":
			code = attributeText(value)
		}
	})
	l.codes[id] = styleOf(code)
	return err
}

// addStyle reads the format of cells with the next number.
func (l *styleList) addStyle(p *openPart) error {
	var id int
	err := p.each(func(name string, value []byte) {
		if name == "numFmtId" {
			id, _ = strconv.Atoi(string(value)) // as above
		}
	})
	s, known := l.codes[id]
	if !known {
		s = builtIn(id)
	}
	l.styles = append(l.styles, s)
	return err
}
