package excel

import (
	"bytes"
	"errors"
	"io"
)

var errTokenTooLong = errors.New("xml has a tag or text of more than a megabyte")

// until gives what stands before the next byte c, leaving c unread.
func (s *scanner) until(c byte) ([]byte, error) {
	found, err := s.findFrom(0, c)
	if err == nil {
		s.at += len(found)
	}
	return found, err
}

// findFrom is until, looking for c only behind the first bytes, and moves nothing.
func (s *scanner) findFrom(from int, c byte) ([]byte, error) {
	for {
		if s.at+from < s.end {
			if i := bytes.IndexByte(s.buf[s.at+from:s.end], c); i >= 0 {
				return s.buf[s.at : s.at+from+i], nil
			}
		}
		from = max(from, s.end-s.at)
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// past gives everything up to and with the bytes of mark.
func (s *scanner) past(mark string) ([]byte, error) {
	for from := 0; ; {
		if i := bytes.Index(s.buf[s.at+from:s.end], []byte(mark)); i >= 0 {
			found := s.buf[s.at : s.at+from+i+len(mark)]
			s.at += len(found)
			return found, nil
		}
		from = max(0, s.end-s.at-len(mark))
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// seek moves to the next place where the bytes of mark stand, and keeps nothing of what
// is before.
func (s *scanner) seek(mark []byte) error {
	for {
		if i := bytes.Index(s.buf[s.at:s.end], mark); i >= 0 {
			s.at += i
			return nil
		}
		s.at = max(s.at, s.end-len(mark)+1)
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// need sees to it that n bytes are there, or that all are that come.
func (s *scanner) need(n int) error {
	for s.end-s.at < n {
		if err := s.fill(); err != nil {
			return err
		}
	}
	return nil
}

// fill reads more behind what is not yet handed out. It is where a canceled reading
// stops, whatever the XML is like.
func (s *scanner) fill() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if s.eof {
		return io.EOF
	}
	if s.at > 0 {
		copy(s.buf, s.buf[s.at:s.end])
		s.end -= s.at
		s.at = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return errTokenTooLong
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for {
		n, err := s.src.Read(s.buf[s.end:])
		s.end += n
		if errors.Is(err, io.EOF) {
			s.eof = true
			err = nil
			if n == 0 {
				err = io.EOF
			}
		}
		if n > 0 || err != nil {
			return err
		}
	}
}
