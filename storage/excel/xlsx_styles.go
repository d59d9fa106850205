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
	codes := map[int]style{}
	var styles []style
	inCells := false
	for {
		kind, err := p.next()
		if errors.Is(err, io.EOF) {
			return styles, nil
		}
		if err != nil {
			return nil, err
		}
		switch {
		case kind == tokenEnd && string(p.name) == "cellXfs":
			inCells = false
		case kind != tokenStart:
		case string(p.name) == "cellXfs":
			inCells = true
		case string(p.name) == "numFmt" && len(codes) < maxStyles:
			var id int
			var code string
			err = p.each(func(name string, value []byte) {
				switch name {
				case "numFmtId":
					id, _ = strconv.Atoi(string(value)) // an unreadable id names no format
				case "formatCode":
					code = attributeText(value)
				}
			})
			codes[id] = styleOf(code)
		case string(p.name) == "xf" && inCells && len(styles) < maxStyles:
			var id int
			err = p.each(func(name string, value []byte) {
				if name == "numFmtId" {
					id, _ = strconv.Atoi(string(value)) // as above
				}
			})
			s, known := codes[id]
			if !known {
				s = builtIn(id)
			}
			styles = append(styles, s)
		}
		if err != nil {
			return nil, err
		}
	}
}
