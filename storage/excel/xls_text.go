package excel

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// The marks of a text's form.
const (
	textWide     = 1 // two bytes a character, else one
	textExtended = 4 // with the pronunciation behind it
	textRich     = 8 // with the looks of its parts behind it
)

// shortText reads a text that lies in one record: its length in so many bytes, its
// form, its characters. rest is what follows.
func shortText(data []byte, lengthBytes int) (text string, rest []byte, err error) {
	if len(data) < lengthBytes+1 {
		return "", nil, errShortRecord
	}
	n := int(data[0])
	if lengthBytes == 2 {
		n = int(binary.LittleEndian.Uint16(data))
	}
	wide := data[lengthBytes]&textWide != 0
	data = data[lengthBytes+1:]
	size := n
	if wide {
		size = 2 * n
	}
	if len(data) < size {
		return "", nil, errShortRecord
	}
	return decodeUnits(appendUnits(nil, data[:size], wide)), data[size:], nil
}

// appendUnits adds characters of one or two bytes.
func appendUnits(units []uint16, data []byte, wide bool) []uint16 {
	if !wide {
		for _, c := range data {
			units = append(units, uint16(c))
		}
		return units
	}
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(data[i:]))
	}
	return units
}

func decodeUnits(units []uint16) string {
	out := make([]byte, 0, len(units)+len(units)/2)
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) && i+1 < len(units) {
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != utf8.RuneError {
				r = pair
				i++
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// chain reads over the borders of records: what is too long for one goes on in the
// next ones.
type chain struct {
	in   *records
	rest []byte
}

// readTexts reads the shared texts.
func readTexts(in *records, rec record) ([]string, error) {
	if len(rec.data) < 8 {
		return nil, errShortRecord
	}
	c := &chain{in, rec.data[8:]}
	count := int64(rec.u32(4))
	if count > maxTexts {
		return nil, refused("文件里的文字超过 %d 条，不像是一张表，没有读入。请拆开后再导入。", maxTexts)
	}
	var list []string
	var units []uint16
	for range count {
		var err error
		if units, err = c.text(units[:0]); err != nil {
			return nil, err
		}
		list = append(list, decodeUnits(units))
	}
	return list, nil
}

// text reads one shared text with what stands behind it.
func (c *chain) text(units []uint16) ([]uint16, error) {
	head, err := c.take(3)
	if err != nil {
		return nil, err
	}
	n, form := int(binary.LittleEndian.Uint16(head)), head[2]
	behind := 0
	if form&textRich != 0 {
		runs, err := c.take(2)
		if err != nil {
			return nil, err
		}
		behind = 4 * int(binary.LittleEndian.Uint16(runs))
	}
	if form&textExtended != 0 {
		size, err := c.take(4)
		if err != nil {
			return nil, err
		}
		extra := binary.LittleEndian.Uint32(size)
		if extra > maxOldBook {
			return nil, errShortRecord
		}
		behind += int(extra)
	}
	if units, err = c.characters(units, n, form&textWide != 0); err != nil {
		return nil, err
	}
	return units, c.skip(behind)
}

// characters reads n characters. Where they go on in the next record, that says
// anew whether they are wide.
func (c *chain) characters(units []uint16, n int, wide bool) ([]uint16, error) {
	for n > 0 {
		if len(c.rest) == 0 {
			if err := c.more(); err != nil {
				return nil, err
			}
			form, err := c.take(1)
			if err != nil {
				return nil, err
			}
			wide = form[0]&textWide != 0
		}
		size := 1
		if wide {
			size = 2
		}
		fit := min(n, len(c.rest)/size)
		if fit == 0 {
			return nil, errShortRecord
		}
		units = appendUnits(units, c.rest[:fit*size], wide)
		c.rest = c.rest[fit*size:]
		n -= fit
	}
	return units, nil
}

// take gives the next n bytes, which lie together.
func (c *chain) take(n int) ([]byte, error) {
	if len(c.rest) == 0 {
		if err := c.more(); err != nil {
			return nil, err
		}
	}
	if len(c.rest) < n {
		return nil, errShortRecord
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken, nil
}

// skip passes over n bytes, on through the next records.
func (c *chain) skip(n int) error {
	for n > len(c.rest) {
		n -= len(c.rest)
		if err := c.more(); err != nil {
			return err
		}
	}
	c.rest = c.rest[n:]
	return nil
}

// more goes on in the next record.
func (c *chain) more() error {
	rec, size := c.in.peek()
	if size == 0 || rec.kind != recordContinue {
		return errCutRecord
	}
	if _, err := c.in.next(); err != nil {
		return err
	}
	c.rest = rec.data
	return nil
}
