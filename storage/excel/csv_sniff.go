package excel

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// textEncoding is how the characters of a text file are written.
type textEncoding uint8

const (
	encodingUTF8 textEncoding = iota
	encodingUTF16
	encodingGB18030
)

// decode reads a text as UTF-8, without the mark at its head.
func (e textEncoding) decode(r io.Reader) io.Reader {
	var d *encoding.Decoder
	switch e {
	case encodingGB18030:
		d = simplifiedchinese.GB18030.NewDecoder()
	case encodingUTF16:
		d = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	default:
		d = unicode.UTF8BOM.NewDecoder()
	}
	return d.Reader(r)
}

// sniffEncoding reads a text file to its end. One that is UTF-8 throughout, or nearly
// so, is UTF-8: Chinese in GB18030 never is by chance. Everything else is GB18030, in
// which the programs of this country write what they call ANSI. torn says that some
// characters of a UTF-8 text are none.
func sniffEncoding(ctx context.Context, f *os.File) (e textEncoding, torn bool, err error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return 0, false, err
	}
	in := contextReader{ctx, f}
	buf := make([]byte, 256<<10)
	kept, first, whole, broken := 0, true, 0, 0
	for {
		n, err := in.Read(buf[kept:])
		data := buf[:kept+n]
		end := errors.Is(err, io.EOF)
		if err != nil && !end {
			return 0, false, err
		}
		if first && isUTF16(data) {
			return encodingUTF16, false, nil
		}
		first = false
		if bytes.IndexByte(data, 0) >= 0 {
			return 0, false, refused("%s", unknownFormat(f.Name()))
		}
		rest := 0
		if !end {
			rest = unfinished(data)
		}
		w, b := countRunes(data[:len(data)-rest])
		whole, broken = whole+w, broken+b
		if end {
			if whole >= 4*broken {
				return encodingUTF8, broken > 0, nil
			}
			return encodingGB18030, false, nil
		}
		kept = copy(buf, data[len(data)-rest:])
	}
}

// countRunes counts the characters of several bytes in a text, and the bytes that
// belong to none.
func countRunes(data []byte) (whole, broken int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			whole++
		}
		data = data[size:]
	}
	return whole, broken
}

// unfinished is how many bytes at the end begin a character and lack its rest.
func unfinished(data []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// separators are those lists are divided by, the likelier first.
const separators = ",\t;"

// sniffSeparator finds what divides the fields: of the candidates the one that most
// of the first lines have, and of equals the one they have more often.
func (c *csvBook) sniffSeparator(ctx context.Context) (byte, error) {
	in, err := c.reader(ctx)
	if err != nil {
		return 0, err
	}
	sample := make([]byte, 64<<10)
	n, err := io.ReadFull(in, sample)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	sample = sample[:n]
	if rest, ok := bytes.CutPrefix(sample, []byte("sep=")); ok && len(rest) > 0 {
		return rest[0], nil
	}
	return likelySeparator(sample), nil
}

// likelySeparator counts the candidates in the lines of a sample, outside quotes.
func likelySeparator(sample []byte) byte {
	var lines, times [len(separators)]int
	var seen [len(separators)]bool
	inQuotes := false
	for _, b := range sample {
		switch at := strings.IndexByte(separators, b); {
		case b == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case b == '\n':
			seen = [len(separators)]bool{}
		case at >= 0:
			times[at]++
			if !seen[at] {
				seen[at] = true
				lines[at]++
			}
		}
	}
	best := 0
	for i := range separators {
		if lines[i] > lines[best] || lines[i] == lines[best] && times[i] > times[best] {
			best = i
		}
	}
	return separators[best]
}
