package excel

import (
	"context"
	"encoding/binary"
	"errors"
)

// records walks through the records of an .xls.
type records struct {
	ctx    context.Context // lives as long as one walk
	stream []byte
	at     int
	count  int
}

// record is a kind and its bytes.
type record struct {
	kind int
	data []byte
}

var errCutRecord = errors.New("record ends too early")

// next gives the next record. The data end only behind a recordEnd, which callers
// stop at: an end without it is an error.
func (r *records) next() (record, error) {
	if r.count++; r.count%4096 == 0 {
		if err := r.ctx.Err(); err != nil {
			return record{}, err
		}
	}
	rec, size := r.peek()
	if size == 0 {
		return record{}, errCutRecord
	}
	r.at += size
	return rec, nil
}

// peek looks at the next record; size is 0 where there is none that is whole.
func (r *records) peek() (rec record, size int) {
	rest := r.stream[r.at:]
	if len(rest) < 4 {
		return record{}, 0
	}
	length := int(binary.LittleEndian.Uint16(rest[2:]))
	if len(rest) < 4+length {
		return record{}, 0
	}
	return record{int(binary.LittleEndian.Uint16(rest)), rest[4 : 4+length]}, 4 + length
}

// begin reads the first record of the book or of a sheet, which says its version.
func (r *records) begin() error {
	rec, err := r.next()
	if err != nil {
		return err
	}
	switch {
	case rec.kind&0xFF != recordBegin&0xFF || len(rec.data) < 4:
		return errors.New("records do not begin with a beginning")
	case rec.kind != recordBegin || rec.u16(0) != versionBIFF8:
		return refused("这是 Excel 95 或更早的格式，暂不能读。%s", saveAs)
	}
	return nil
}

// u16 and u32 read a number of a record; beyond its end they are 0.
func (r record) u16(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

func (r record) u32(at int) uint32 {
	if at+4 > len(r.data) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.data[at:])
}

// from gives the bytes from a point on.
func (r record) from(at int) []byte { return r.data[min(at, len(r.data)):] }
