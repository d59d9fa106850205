package excel

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// sheetCopier makes copies of the template's sheet, for more households than one. A
// copy has its own drawing, charts and notes; pictures are shared.
type sheetCopier struct {
	job    *fillJob
	own    string // what the template's own sheet is called from now on; "" leaves its name
	names  map[string]bool
	copies []sheetCopy
}

type sheetCopy struct{ name, part string }

func newSheetCopier(j *fillJob) *sheetCopier {
	c := &sheetCopier{job: j, names: map[string]bool{}}
	for _, s := range j.template.sheets {
		c.names[strings.ToLower(s.name)] = true
	}
	return c
}

// free makes a name for a tab that no other has.
func (c *sheetCopier) free(name string) string {
	name = sheetName(name)
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			tail := "(" + strconv.Itoa(n) + ")"
			try = string([]rune(name)[:min(len([]rune(name)), 31-len(tail))]) + tail
		}
		if !c.names[strings.ToLower(try)] {
			c.names[strings.ToLower(try)] = true
			return try
		}
	}
}

// add makes the part of one more sheet, and the parts that belong to it.
func (c *sheetCopier) add(name string, w *sheetWriter) (string, error) {
	p := c.job.parts
	part := c.freePart(path.Dir(c.job.sheet.part), "sheet")
	p.set(part, nil)
	if err := c.related(c.job.sheet.part, part); err != nil {
		return "", err
	}
	if err := c.job.moveRelated(part, c.job.sheet.name, true, w.moved); err != nil {
		return "", err
	}
	w.head = selectedTab.ReplaceAll(w.head, nil)
	w.tail = tableParts.ReplaceAll(w.tail, nil)
	c.copies = append(c.copies, sheetCopy{c.free(name), part})
	return part, c.typed(c.job.sheet.part, part)
}

var (
	// selectedTab marks the tab that is open; several would be typed into at once.
	selectedTab = regexp.MustCompile(`\s+tabSelected="[^"]*"`)
	// tableParts names the sheet's own tables, which cannot be there twice.
	tableParts = regexp.MustCompile(`(?s)<(?:\w+:)?tableParts\b[^>]*/>|<(?:\w+:)?tableParts\b.*</(?:\w+:)?tableParts>`)
)

// freePart is a name in a folder that no part has: xl/worksheets/sheet7.xml.
func (c *sheetCopier) freePart(folder, stem string) string {
	for n := len(c.copies) + 1; ; n++ {
		if name := folder + "/" + stem + strconv.Itoa(n) + ".xml"; !c.job.parts.has(name) {
			return name
		}
	}
}

// related copies the parts a part is related to, as far as they belong to it alone.
func (c *sheetCopier) related(from, to string) error {
	p := c.job.parts
	relations, err := c.job.template.parts.relations(from)
	if err != nil || len(relations) == 0 {
		return err
	}
	raw, err := c.job.template.parts.xml(relationsName(from))
	if err != nil {
		return err
	}
	var out []byte
	done := 0
	for _, r := range relations {
		out = append(out, raw[done:r.tag.start]...)
		done = r.tag.end
		at := raw[r.tag.start:r.tag.end]
		switch r.kind {
		case "table", "pivotTable", "queryTable":
			continue
		case "drawing", "chart", "comments", "vmlDrawing", "threadedComment":
			target, err := c.twin(r.target)
			if err != nil {
				return err
			}
			at = withAttribute(at, "Target", "/"+target)
		}
		out = append(out, at...)
	}
	p.set(relationsName(to), append(out, raw[done:]...))
	return nil
}

// twin copies a part with what it is related to, and gives the copy's name.
func (c *sheetCopier) twin(name string) (string, error) {
	raw, err := c.job.template.parts.read(name)
	if err != nil {
		return "", err
	}
	ext := path.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ext), "0123456789")
	copied := ""
	for n := 1; copied == "" || c.job.parts.has(copied); n++ {
		copied = stem + strconv.Itoa(n) + ext
	}
	c.job.parts.set(copied, bytes.Clone(raw))
	if err := c.related(name, copied); err != nil {
		return "", err
	}
	return copied, c.typed(name, copied)
}

// typed gives a copy the content type of its original.
func (c *sheetCopier) typed(from, to string) error {
	const list = "[Content_Types].xml"
	raw, err := c.job.parts.xml(list)
	if err != nil {
		return err
	}
	return eachTag(raw, func(t tag) error {
		at := raw[t.start:t.end]
		if t.name == "Override" && !t.ends && partKey(attributeString(at, "PartName")) == partKey(from) {
			kind := attributeString(at, "ContentType")
			c.job.parts.set(list, addType(raw, to, kind))
		}
		return nil
	})
}

// addType puts one more part into the list of content types.
func addType(raw []byte, name, kind string) []byte {
	end := bytes.LastIndex(raw, []byte("</"))
	if end < 0 {
		return raw
	}
	return joined(raw[:end], []byte(`<Override PartName="/`+escaped(name)+`" ContentType="`+escaped(kind)+`"/>`), raw[end:])
}

// finish puts the copies into the workbook: their tabs, relations, and the names that
// belong to the sheet, such as its print area.
func (c *sheetCopier) finish() error {
	if len(c.copies) == 0 {
		return nil
	}
	const name = "xl/workbook.xml"
	raw, err := c.job.parts.xml(name)
	if err != nil {
		return err
	}
	rels, err := c.job.parts.xml(relationsName(name))
	if err != nil {
		return err
	}
	raw = c.rename(raw)
	id := highestSheet(raw)
	place := len(c.job.template.sheets)
	var tabs, relations, names []byte
	for i, s := range c.copies {
		rid := fmt.Sprintf("rIdForm%d", i+1)
		tabs = fmt.Appendf(tabs, `<sheet name="%s" sheetId="%d" xmlns:r="%s" r:id="%s"/>`, escaped(s.name), id+i+1, relationsSpace, rid)
		relations = fmt.Appendf(relations, `<Relationship Id="%s" Type="%s/worksheet" Target="/%s"/>`, rid, relationsSpace, escaped(s.part))
		names = append(names, c.localNames(raw, s.name, place+i)...)
	}
	if at := bytes.LastIndex(rels, []byte("</")); at >= 0 {
		c.job.parts.set(relationsName(name), joined(rels[:at], relations, rels[at:]))
	}
	raw = beforeTag(raw, "sheets", tabs)
	c.job.parts.set(name, beforeTag(raw, "definedNames", names))
	return nil
}

// relationsSpace is the namespace of relations.
const relationsSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// beforeTag puts something before the end of an element.
func beforeTag(raw []byte, name string, add []byte) []byte {
	at := regexp.MustCompile(`</(\w+:)?` + name + `>`).FindIndex(raw)
	if at == nil {
		return raw
	}
	return joined(raw[:at[0]], add, raw[at[0]:])
}

// highestSheet is the highest number a sheet has.
func highestSheet(raw []byte) (id int) {
	for _, m := range sheetNumber.FindAllSubmatch(raw, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			id = max(id, n)
		}
	}
	return id
}

var (
	sheetNumber = regexp.MustCompile(`\bsheetId="(\d+)"`)
	localName   = regexp.MustCompile(`(?s)<(?:\w+:)?definedName\b[^>]*\blocalSheetId="(\d+)"[^>]*>.*?</(?:\w+:)?definedName>`)
)

// localNames are the names that belong to the sheet, for a copy of it.
func (c *sheetCopier) localNames(raw []byte, name string, place int) (out []byte) {
	for _, m := range localName.FindAllSubmatchIndex(raw, -1) {
		if string(raw[m[2]:m[3]]) != strconv.Itoa(c.job.sheet.place) {
			continue
		}
		from := c.job.sheet.name
		if c.own != "" {
			from = c.own
		}
		text := joined(raw[m[0]:m[2]], []byte(strconv.Itoa(place)), raw[m[3]:m[1]])
		out = append(out, renamed(text, from, name)...)
	}
	return out
}

// call names the template's own sheet by the household it is filled with, unless other
// sheets' formulas or charts call it by its name.
func (c *sheetCopier) call(name string) {
	if !c.job.named(c.job.sheet.name) {
		delete(c.names, strings.ToLower(c.job.sheet.name))
		c.own = c.free(name)
	}
}

// rename gives the template's own sheet its new name.
func (c *sheetCopier) rename(raw []byte) []byte {
	old := c.job.sheet.name
	if c.own == "" {
		return raw
	}
	for _, m := range regexp.MustCompile(`<(?:\w+:)?sheet\b[^>]*>`).FindAllIndex(raw, -1) {
		at := raw[m[0]:m[1]]
		if attributeString(at, "name") == old {
			raw = joined(raw[:m[0]], withAttribute(at, "name", c.own), raw[m[1]:])
			break
		}
	}
	return regexp.MustCompile(`(?s)<(?:\w+:)?definedName\b.*?</(?:\w+:)?definedName>`).ReplaceAllFunc(raw, func(text []byte) []byte {
		return renamed(text, old, c.own)
	})
}

// renamed changes the sheet that references name.
func renamed(text []byte, from, to string) []byte {
	quoted := []byte("'" + escaped(strings.ReplaceAll(to, "'", "''")) + "'!")
	text = bytes.ReplaceAll(text, []byte("'"+escaped(strings.ReplaceAll(from, "'", "''"))+"'!"), quoted)
	for _, before := range []string{">", ",", "(", "&gt;"} {
		text = bytes.ReplaceAll(text, []byte(before+escaped(from)+"!"), append([]byte(before), quoted...))
	}
	return text
}

// named says whether another part of the workbook calls the sheet by its name.
func (j *fillJob) named(sheet string) bool {
	for name := range j.template.parts.byName {
		if name == "xl/workbook.xml" || !strings.HasSuffix(name, ".xml") || strings.HasPrefix(name, "docprops/") {
			continue
		}
		raw, err := j.template.parts.read(name)
		if err != nil || bytes.Contains(raw, []byte(escaped(sheet)+"!")) || bytes.Contains(raw, []byte(escaped(sheet)+"'!")) {
			return true
		}
	}
	return false
}
