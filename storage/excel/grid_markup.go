package excel

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The parts of a workbook are read by place: what is not changed is copied byte for
// byte, whatever program wrote it. A tag is where it stands in its part.
type tag struct {
	start, end int    // the part's bytes from "<" to behind ">"
	name       string // without its prefix
	ends       bool   // </x>
	empty      bool   // <x/>
}

// errMarkup is a part that is no well-formed XML.
var errMarkup = errors.New("malformed markup")

// nextTag finds the next tag at or behind a place. Comments, instructions and CDATA are
// passed over. ok is false at the end of the part.
func nextTag(part []byte, from int) (t tag, ok bool, err error) {
	for {
		at := bytes.IndexByte(part[from:], '<')
		if at < 0 {
			return tag{}, false, nil
		}
		start := from + at
		rest := part[start:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			from, err = behind(part, start, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from, err = behind(part, start, "]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			from, err = behind(part, start, "?>")
		case bytes.HasPrefix(rest, []byte("<!")): // a DOCTYPE, which no workbook has
			return tag{}, false, errMarkup
		default:
			t, err = readTag(part, start)
			return t, err == nil, err
		}
		if err != nil {
			return tag{}, false, err
		}
	}
}

func behind(part []byte, start int, mark string) (int, error) {
	at := bytes.Index(part[start:], []byte(mark))
	if at < 0 {
		return 0, errMarkup
	}
	return start + at + len(mark), nil
}

// readTag reads the tag that begins at a place.
func readTag(part []byte, start int) (tag, error) {
	t := tag{start: start}
	i := start + 1
	if i < len(part) && part[i] == '/' {
		t.ends = true
		i++
	}
	from := i
	for i < len(part) && !isBlank(part[i]) && part[i] != '>' && part[i] != '/' {
		i++
	}
	name := part[from:i]
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	t.name = tagName(name)
	t.end = tagEnd(part, i)
	if t.end < 0 || t.name == "" {
		return tag{}, errMarkup
	}
	t.empty = part[t.end-2] == '/'
	return t, nil
}

// tagEnd is where a tag ends: behind the next ">" outside of quotes; -1 where it does not.
func tagEnd(part []byte, from int) int {
	var quote byte
	for i := from; i < len(part); i++ {
		switch c := part[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return -1
		case c == '>':
			return i + 1
		}
	}
	return -1
}

// tagName spares the names of cells a copy: there are millions of them.
func tagName(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "f":
		return "f"
	case "row":
		return "row"
	case "is":
		return "is"
	case "t":
		return "t"
	}
	return string(name)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// attributeOf finds the value of an attribute in a tag's bytes, as it stands there; the
// name is compared whole, prefix included.
func attributeOf(tag []byte, name string) (value []byte, ok bool) {
	from, to := attributeAt(tag, name)
	if from < 0 {
		return nil, false
	}
	return tag[from:to], true
}

// attributeAt is where an attribute's value stands in a tag, -1 where it has none.
func attributeAt(tag []byte, name string) (from, to int) {
	for i := 0; i < len(tag); i++ {
		switch {
		case tag[i] == '"' || tag[i] == '\'': // over a value
			end := bytes.IndexByte(tag[i+1:], tag[i])
			if end < 0 {
				return -1, -1
			}
			i += end + 1
		case isBlank(tag[i]) && bytes.HasPrefix(tag[i+1:], []byte(name)):
			if from, to = valueAt(tag, i+1+len(name)); from >= 0 {
				return from, to
			}
		}
	}
	return -1, -1
}

// valueAt is where the value behind an attribute's name stands, -1 where the name goes
// on.
func valueAt(tag []byte, at int) (from, to int) {
	at = pastBlanks(tag, at)
	if at >= len(tag) || tag[at] != '=' {
		return -1, -1
	}
	at = pastBlanks(tag, at+1)
	if at >= len(tag) || (tag[at] != '"' && tag[at] != '\'') {
		return -1, -1
	}
	end := bytes.IndexByte(tag[at+1:], tag[at])
	if end < 0 {
		return -1, -1
	}
	return at + 1, at + 1 + end
}

func pastBlanks(tag []byte, at int) int {
	for at < len(tag) && isBlank(tag[at]) {
		at++
	}
	return at
}

// attributeString is an attribute's value with its entities read; "" where it has none.
func attributeString(tag []byte, name string) string {
	value, _ := attributeOf(tag, name)
	return plainText(value)
}

// attributeInt is an attribute's number; other where it has none.
func attributeInt(tag []byte, name string, other int) int {
	value, ok := attributeOf(tag, name)
	if !ok {
		return other
	}
	n, err := strconv.Atoi(string(value))
	if err != nil {
		return other
	}
	return n
}

// attributeFloat is an attribute's number, other where it has none.
func attributeFloat(tag []byte, name string, other float64) float64 {
	value, ok := attributeOf(tag, name)
	if !ok {
		return other
	}
	n, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		return other
	}
	return n
}

// withAttribute is a tag with an attribute set to a value, added where it had none.
func withAttribute(tag []byte, name, value string) []byte {
	value = escaped(value)
	if from, to := attributeAt(tag, name); from >= 0 {
		return joined(tag[:from], []byte(value), tag[to:])
	}
	end := len(tag) - 1
	if end > 0 && tag[end-1] == '/' {
		end--
	}
	return joined(bytes.TrimRight(tag[:end], " \t\r\n"), []byte(" "+name+`="`+value+`"`), tag[end:])
}

// withoutAttribute is a tag without an attribute.
func withoutAttribute(tag []byte, name string) []byte {
	from, to := attributeAt(tag, name)
	if from < 0 {
		return tag
	}
	start := bytes.LastIndex(tag[:from], []byte(name))
	return joined(bytes.TrimRight(tag[:start], " \t\r\n"), tag[to+1:])
}

func joined(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// plainText reads the entities and CDATA of a text.
func plainText(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '<') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for len(raw) > 0 {
		switch raw[0] {
		case '<':
			raw = readCDATA(&b, raw)
		case '&':
			end := bytes.IndexByte(raw, ';')
			if end < 0 || end > 10 {
				b.WriteByte('&')
				raw = raw[1:]
				continue
			}
			b.WriteString(entityText(string(raw[1:end])))
			raw = raw[end+1:]
		default:
			end := bytes.IndexAny(raw, "&<")
			if end < 0 {
				end = len(raw)
			}
			b.Write(raw[:end])
			raw = raw[end:]
		}
	}
	return b.String()
}

// readCDATA reads what begins with "<" inside a text: CDATA, or a comment, which says
// nothing.
func readCDATA(b *strings.Builder, raw []byte) []byte {
	if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
		if end := bytes.Index(raw, []byte("]]>")); end >= 0 {
			b.Write(raw[len("<![CDATA["):end])
			return raw[end+3:]
		}
	}
	if end := bytes.IndexByte(raw, '>'); end >= 0 {
		return raw[end+1:]
	}
	return nil
}

func entityText(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
			digits, base = hex, 16
		}
		if n, err := strconv.ParseInt(digits, base, 32); err == nil && utf8.ValidRune(rune(n)) {
			return string(rune(n))
		}
	}
	return ""
}

// escaped is a text as XML writes it, in a value as well as between tags.
func escaped(text string) string {
	if !strings.ContainsAny(text, "&<>\"\r\n\t") {
		return text
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;").Replace(text)
}
