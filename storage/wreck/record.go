package wreck

import (
	"encoding/binary"
	"math"
)

// Lost stands for a value that could not be read.
type Lost struct{}

// varint reads a number of one to nine bytes; n is 0 where the bytes end before it.
func varint(b []byte) (v uint64, n int) {
	for i := range min(len(b), 9) {
		if i == 8 {
			return v<<8 | uint64(b[i]), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// serialSize is how many bytes a value of a serial type takes; ok is false for the types
// that no file holds.
func serialSize(serial uint64) (size uint64, ok bool) {
	switch {
	case serial >= 12:
		return (serial - 12) / 2, true
	case serial == 10 || serial == 11:
		return 0, false
	}
	return [...]uint64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[serial], true
}

// decode reads the values of a record of so many bytes, of which b holds the first. ok is
// false where the bytes are no record; a value that lies behind what is there is Lost.
func decode(b []byte, size uint64) (values []any, ok bool) {
	head, n := varint(b)
	if n == 0 || head < uint64(n) || head > size || head > uint64(len(b)) {
		return nil, false
	}
	at := head
	for types := b[n:head]; len(types) > 0; {
		serial, n := varint(types)
		if n == 0 {
			return nil, false
		}
		types = types[n:]
		long, ok := serialSize(serial)
		if !ok || long > size || at+long > size {
			return nil, false
		}
		if at+long > uint64(len(b)) {
			values = append(values, Lost{})
		} else {
			values = append(values, value(serial, b[at:at+long]))
		}
		at += long
	}
	return values, at == size
}

// value reads one value; its bytes are copied.
func value(serial uint64, b []byte) any {
	switch {
	case serial == 0:
		return nil
	case serial == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case serial == 8 || serial == 9:
		return int64(serial - 8) //nolint:gosec // 0 or 1
	case serial >= 12 && serial%2 == 0:
		return append([]byte{}, b...)
	case serial >= 13:
		return string(b)
	}
	v := int64(int8(b[0])) //nolint:gosec // the sign of the number
	for _, c := range b[1:] {
		v = v<<8 | int64(c)
	}
	return v
}
