package excel

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"
)

var errAttribute = errors.New("xml has a broken attribute")

// attribute takes the first attribute off the text behind a tag's name; ok is false
// behind the last one.
func attribute(attrs []byte) (name, value, rest []byte, ok bool, err error) {
	if attrs = skipSpace(attrs); len(attrs) == 0 {
		return nil, nil, nil, false, nil
	}
	eq := 0
	for eq < len(attrs) && attrs[eq] != '=' {
		eq++
	}
	if eq == 0 || eq == len(attrs) {
		return nil, nil, nil, false, errAttribute
	}
	name = attrs[:eq]
	for isSpace(name[len(name)-1]) { // the first byte is none
		name = name[:len(name)-1]
	}
	attrs = skipSpace(attrs[eq+1:])
	if len(attrs) < 2 || attrs[0] != '"' && attrs[0] != '\'' {
		return nil, nil, nil, false, errAttribute
	}
	end := 1
	for end < len(attrs) && attrs[end] != attrs[0] {
		end++
	}
	if end == len(attrs) {
		return nil, nil, nil, false, errAttribute
	}
	return name, attrs[1:end], attrs[end+1:], true, nil
}

func skipSpace(text []byte) []byte {
	for len(text) > 0 && isSpace(text[0]) {
		text = text[1:]
	}
	return text
}

// each gives every attribute of the start tag, its name without prefix.
func (s *scanner) each(visit func(name string, value []byte)) error {
	for rest := s.attrs; ; {
		name, value, more, ok, err := attribute(rest)
		if err != nil || !ok {
			return err
		}
		visit(string(local(name)), value)
		rest = more
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// isTrue reads a boolean attribute.
func isTrue(value []byte) bool {
	text := string(value)
	return text == "1" || text == "true" || text == "on"
}

// appendText adds the text last found to out: entities resolved, line ends as \n.
func (s *scanner) appendText(out []byte) ([]byte, error) {
	if s.raw {
		return append(out, s.text...), nil
	}
	return unescape(out, s.text)
}

// unescape adds text to out with its entities resolved and its line ends as \n.
func unescape(out, text []byte) ([]byte, error) {
	for {
		i := 0
		for i < len(text) && text[i] != '&' && text[i] != '\r' {
			i++
		}
		if i == len(text) {
			return append(out, text...), nil
		}
		out = append(out, text[:i]...)
		text = text[i:]
		if text[0] == '\r' {
			if len(text) < 2 || text[1] != '\n' {
				out = append(out, '\n')
			}
			text = text[1:]
			continue
		}
		end := bytes.IndexByte(text[:min(len(text), 16)], ';')
		if end < 0 {
			return nil, errors.New("xml has an unfinished entity")
		}
		r, ok := entity(string(text[1:end]))
		if !ok {
			return nil, errors.New("xml has an unknown entity")
		}
		out = utf8.AppendRune(out, r)
		text = text[end+1:]
	}
}

// entity is the character of a name; XML itself knows five, and numbers.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// decodeXString resolves, from a point of out on, the characters Excel writes as
// _x000D_ because XML cannot hold them; _x005F_ is the underscore itself.
func decodeXString(out []byte, from int) []byte {
	if !bytes.Contains(out[from:], []byte("_x")) {
		return out
	}
	text := append([]byte(nil), out[from:]...)
	out = out[:from]
	for i := 0; i < len(text); {
		if len(text)-i >= 7 && text[i] == '_' && text[i+1] == 'x' && text[i+6] == '_' {
			if n, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16); err == nil {
				out = utf8.AppendRune(out, rune(n)) // half of a pair becomes U+FFFD
				i += 7
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return out
}
