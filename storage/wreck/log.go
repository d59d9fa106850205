package wreck

import (
	"encoding/binary"
	"io"
)

// The sizes of the header of a log and of that of each of its frames.
const (
	logHeader   = 32
	frameHeader = 24
)

// readLog finds the pages that the log holds newer than the file. As SQLite does, it
// believes the frames up to the first whose checksum does not fit, and of those the ones
// up to the last commit.
func (f *File) readLog() error {
	head := make([]byte, logHeader)
	if n, err := f.log.ReadAt(head, 0); n < logHeader {
		return ignoreEnd(err)
	}
	kind := binary.BigEndian.Uint32(head)
	if kind&^1 != 0x377f0682 || binary.BigEndian.Uint32(head[8:]) != pageSize {
		return nil
	}
	sum := checksum{order: binary.LittleEndian}
	if kind&1 == 1 {
		sum.order = binary.BigEndian
	}
	sum.add(head[:24])
	if !sum.is(head[24:32]) {
		return nil
	}
	frame := make([]byte, frameHeader+pageSize)
	pending := map[uint32]int64{}
	for at := int64(logHeader); ; at += int64(len(frame)) {
		if n, err := f.log.ReadAt(frame, at); n < len(frame) {
			return ignoreEnd(err)
		}
		sum.add(frame[:8])
		sum.add(frame[frameHeader:])
		number := binary.BigEndian.Uint32(frame)
		if string(frame[8:16]) != string(head[16:24]) || !sum.is(frame[16:24]) || number == 0 || number > maxPages {
			return nil
		}
		pending[number] = at + frameHeader
		if size := binary.BigEndian.Uint32(frame[4:8]); size > 0 { // a commit
			for n, place := range pending {
				f.newer[n] = place
				f.pages = max(f.pages, n)
			}
			clear(pending)
		}
	}
}

// ignoreEnd takes the end of a file for its end, and a bad sector too: what came before
// is used.
func ignoreEnd(err error) error {
	if err == nil || err == io.EOF { //nolint:errorlint // ReadAt gives it bare
		return nil
	}
	return nil //nolint:nilerr // see above
}

// checksum is the running sum over a log.
type checksum struct {
	order  binary.ByteOrder
	s0, s1 uint32
}

func (c *checksum) add(data []byte) {
	for ; len(data) >= 8; data = data[8:] {
		c.s0 += c.order.Uint32(data) + c.s1
		c.s1 += c.order.Uint32(data[4:]) + c.s0
	}
}

func (c *checksum) is(stored []byte) bool {
	return binary.BigEndian.Uint32(stored) == c.s0 && binary.BigEndian.Uint32(stored[4:]) == c.s1
}
