package excel

import (
	"strconv"
	"strings"

	"zhucunji/cases"
)

// textRun is a stretch of a cell's text in one font; look is its <rPr> as it stands.
type textRun struct {
	look []byte
	text string
}

// runs are the stretches of a cell's text.
func (w *sheetWriter) runs(c *cellXML, text string) []textRun {
	x := w.sheet.xml
	kind, _ := attributeOf(x.raw[c.start:c.tagEnd], "t")
	var item []byte
	switch string(kind) {
	case "inlineStr":
		_, item, _ = x.child(c, "is")
	case "s":
		_, value, _ := x.child(c, "v")
		n, err := strconv.Atoi(strings.TrimSpace(string(value)))
		if err == nil && n >= 0 && n < len(w.job.template.items) {
			item = w.job.template.items[n]
		}
	}
	runs := readRuns(item)
	whole := ""
	for _, r := range runs {
		whole += r.text
	}
	if len(runs) == 0 || whole != text {
		return []textRun{{nil, text}}
	}
	return runs
}

// readRuns reads the <r> elements of a text; none where it is all of one font.
func readRuns(item []byte) []textRun {
	r := runReader{item: item, look: -1}
	for from := 0; ; {
		t, ok, err := nextTag(item, from)
		if err != nil || !ok {
			return r.runs
		}
		from = r.take(t)
	}
}

// runReader reads the stretches of one text.
type runReader struct {
	item []byte
	runs []textRun
	look int // where the font of the last stretch begins
}

// take takes one tag and gives where to go on.
func (r *runReader) take(t tag) int {
	switch {
	case t.name == "r" && !t.ends && !t.empty:
		r.runs = append(r.runs, textRun{})
	case len(r.runs) == 0 || t.empty:
	case t.name == "rPr" && !t.ends:
		r.look = t.start
	case t.name == "rPr" && r.look >= 0:
		r.runs[len(r.runs)-1].look = r.item[r.look:t.end]
	case t.name == "t" && !t.ends:
		end, ok, err := nextTag(r.item, t.end)
		if err != nil || !ok {
			return len(r.item)
		}
		r.runs[len(r.runs)-1].text += plainText(r.item[t.end:end.start])
		return end.end
	}
	return t.end
}

// filledRuns puts values into the marks of a text. A mark that runs over several fonts
// takes that of its beginning. Marks nobody knows stay.
func filledRuns(runs []textRun, marks []cellChange, prefix string) []byte {
	values := map[string]string{}
	for _, m := range marks {
		values[m.title] = m.value.text
	}
	whole := ""
	for _, r := range runs {
		whole += r.text
	}
	found := cases.Marks(whole)
	out := make([]string, len(runs))
	at := 0
	for i, r := range runs {
		for pos := 0; pos < len(r.text); {
			m, in := markAt(found, at+pos, values)
			if !in {
				next := nextMark(found, at+pos, values, at+len(r.text))
				out[i] += r.text[pos : next-at]
				pos = next - at
				continue
			}
			if at+pos == m.Start {
				out[i] += values["{{"+m.Name+"}}"]
			}
			pos = min(len(r.text), m.End-at)
		}
		at += len(r.text)
	}
	var buf []byte
	for i, r := range runs {
		buf = appendRun(buf, textRun{r.look, clean(out[i])}, prefix, len(runs) > 1 || r.look != nil)
	}
	return buf
}

// markAt is the mark a place lies in.
func markAt(marks []cases.Mark, at int, values map[string]string) (cases.Mark, bool) {
	for _, m := range marks {
		if _, known := values["{{"+m.Name+"}}"]; known && at >= m.Start && at < m.End {
			return m, true
		}
	}
	return cases.Mark{}, false
}

// nextMark is where the next mark begins, limit where none does before.
func nextMark(marks []cases.Mark, at int, values map[string]string, limit int) int {
	for _, m := range marks {
		if _, known := values["{{"+m.Name+"}}"]; known && m.Start > at {
			return min(m.Start, limit)
		}
	}
	return limit
}

// appendRun writes a stretch of text; asRun puts it into an <r> with its font.
func appendRun(buf []byte, r textRun, prefix string, asRun bool) []byte {
	if asRun {
		buf = append(append(append(buf, '<'), prefix...), "r>"...)
		buf = append(buf, r.look...)
	}
	buf = append(append(append(buf, '<'), prefix...), `t xml:space="preserve">`...)
	buf = appendPlain(buf, r.text)
	buf = append(append(append(buf, "</"...), prefix...), "t>"...)
	if asRun {
		buf = append(append(append(buf, "</"...), prefix...), "r>"...)
	}
	return buf
}
