package storage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// blotMark stands where a name or number was blotted out.
const blotMark = "〔已删除〕"

// blotter finds the names and numbers of erased people in texts.
type blotter struct {
	names   []blottedName // longer ones first
	numbers []string
}

// blottedName is a name that others may bear too, or that may be a part of another's.
type blottedName struct {
	text   string
	shared bool     // somebody who stays has it: it is blotted only where it is known who is meant
	longer []string // names of others that have it in them: 杨胜 in 杨胜国
}

// The shortest names and numbers that are looked for: a character alone is in half of all
// texts.
const (
	shortestName   = 2
	shortestNumber = 6
)

func (b *blotter) addName(name string) {
	if utf8.RuneCountInString(name) < shortestName || slices.ContainsFunc(b.names, func(n blottedName) bool { return n.text == name }) {
		return
	}
	b.names = append(b.names, blottedName{text: name})
}

func (b *blotter) addNumber(number string) {
	if len(number) >= shortestNumber && !slices.Contains(b.numbers, number) {
		b.numbers = append(b.numbers, number)
	}
}

// anywhere are the values that are blotted wherever they stand.
func (b *blotter) anywhere() (out [][]byte) {
	for _, n := range b.names {
		if !n.shared {
			out = append(out, []byte(n.text))
		}
	}
	for _, number := range b.numbers {
		out = append(out, []byte(number))
	}
	return out
}

// blot blots the names and numbers out of a text. own says that the text is known to be
// about the household concerned.
func (b *blotter) blot(text string, own bool) (blotted string, found bool) {
	was := text
	for _, number := range b.numbers {
		text = strings.ReplaceAll(text, number, blotMark)
	}
	for i := range b.names {
		if n := &b.names[i]; own || !n.shared {
			text = n.blot(text)
		}
	}
	return text, text != was
}

// blot blots a name out where it is not a part of a longer one.
func (n *blottedName) blot(text string) string {
	var out strings.Builder
	for done := 0; ; {
		at := strings.Index(text[done:], n.text)
		if at < 0 {
			if done == 0 {
				return text
			}
			out.WriteString(text[done:])
			return out.String()
		}
		out.WriteString(text[done : done+at])
		at += done
		done = at + len(n.text)
		if n.partOfLonger(text, at) {
			out.WriteString(n.text)
		} else {
			out.WriteString(blotMark)
		}
	}
}

func (n *blottedName) partOfLonger(text string, at int) bool {
	for _, longer := range n.longer {
		for inside := strings.Index(longer, n.text); inside >= 0; {
			if begin := at - inside; begin >= 0 && strings.HasPrefix(text[begin:], longer) {
				return true
			}
			next := strings.Index(longer[inside+1:], n.text)
			if next < 0 {
				break
			}
			inside += 1 + next
		}
	}
	return false
}
