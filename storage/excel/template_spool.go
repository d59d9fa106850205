package excel

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// holdSpool is how much of a filling is kept in memory before it goes into a file.
const holdSpool = 24 << 20

// spool keeps the values of rows until it is known how many there are: what stands
// above the data in the file already depends on that. Large fillings go into a file in
// the data folder's own tmp.
type spool struct {
	tmp     string
	held    []byte
	file    *os.File
	written int64
	starts  []int64 // of each row
}

// add keeps the values of a row and gives its number.
func (s *spool) add(values []cellValue) (int, error) {
	s.starts = append(s.starts, s.written+int64(len(s.held)))
	for _, v := range values {
		size := uint64(len(v.text)) << 1
		if v.number {
			size |= 1
		}
		s.held = binary.AppendUvarint(s.held, size)
		s.held = append(s.held, v.text...)
	}
	if len(s.held) < holdSpool {
		return len(s.starts) - 1, nil
	}
	return len(s.starts) - 1, s.flush()
}

// flush puts what is held into the file.
func (s *spool) flush() error {
	if s.file == nil {
		f, err := os.CreateTemp(s.tmp, "fill-*.tmp")
		if err != nil {
			return fmt.Errorf("open temporary file: %w", err)
		}
		s.file = f
	}
	n, err := s.file.Write(s.held)
	s.written += int64(n)
	s.held = s.held[:0]
	if err != nil {
		return fmt.Errorf("write temporary file: %w", err)
	}
	return nil
}

// read gives the values of a row; buf and values are used again for the next.
func (s *spool) read(row int, values []cellValue, buf *[]byte) error {
	raw, err := s.bytes(row, buf)
	if err != nil {
		return err
	}
	for i := range values {
		size, n := binary.Uvarint(raw)
		if n <= 0 || uint64(len(raw)-n) < size>>1 {
			return errors.New("spool is damaged")
		}
		values[i] = cellValue{string(raw[n : n+int(size>>1)]), size&1 == 1} //nolint:gosec // within raw
		raw = raw[n+int(size>>1):]                                          //nolint:gosec // within raw
	}
	return nil
}

// bytes is where a row's values lie.
func (s *spool) bytes(row int, buf *[]byte) ([]byte, error) {
	start, end := s.starts[row], s.written+int64(len(s.held))
	if row+1 < len(s.starts) {
		end = s.starts[row+1]
	}
	if start >= s.written {
		return s.held[start-s.written : end-s.written], nil
	}
	if int64(cap(*buf)) < end-start {
		*buf = make([]byte, end-start)
	}
	*buf = (*buf)[:end-start]
	if _, err := s.file.ReadAt(*buf, start); err != nil {
		return nil, fmt.Errorf("read temporary file: %w", err)
	}
	return *buf, nil
}

// close takes the file away.
func (s *spool) close() error {
	if s.file == nil {
		return nil
	}
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}
