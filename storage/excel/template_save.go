package excel

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// save moves what the other parts of the workbook say of the sheet's rows, and writes
// the workbook. streams write the sheets that were filled.
func (j *fillJob) save(w io.Writer, streams map[string]func(io.Writer) error) error {
	if err := j.workbook(); err != nil {
		return err
	}
	if err := j.parts.write(contextWriter{j.ctx, w}, streams); err != nil {
		if j.ctx.Err() != nil {
			return canceled(err)
		}
		return err
	}
	if j.options.Progress != nil {
		j.options.Progress(j.taken)
	}
	return nil
}

// workbook asks whoever opens the file to work everything out anew, and takes the list
// of formulas out, which no longer names the right cells.
func (j *fillJob) workbook() error {
	const name = "xl/workbook.xml"
	raw, err := j.parts.xml(name)
	if err != nil {
		return err
	}
	j.parts.set(name, recalculate(raw))
	relations, err := j.parts.relations(name)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.kind != "calcChain" {
			continue
		}
		if err := j.dropPart(name, r); err != nil {
			return err
		}
	}
	return nil
}

// dropPart leaves a part out, with what names it.
func (j *fillJob) dropPart(of string, r partRelation) error {
	raw, err := j.parts.xml(relationsName(of))
	if err != nil {
		return err
	}
	j.parts.set(relationsName(of), joined(raw[:r.tag.start], raw[r.tag.end:]))
	types, err := j.parts.xml("[Content_Types].xml")
	if err != nil {
		return err
	}
	err = eachTag(types, func(t tag) error {
		at := types[t.start:t.end]
		if t.name == "Override" && t.empty && partKey(attributeString(at, "PartName")) == partKey(r.target) {
			j.parts.set("[Content_Types].xml", joined(types[:t.start], types[t.end:]))
		}
		return nil
	})
	j.parts.drop(r.target)
	return err
}

// calcTag finds how the workbook is worked out.
var calcTag = regexp.MustCompile(`<(\w+:)?calcPr\b[^>]*>`)

// beforeCalc are the elements of a workbook that stand behind calcPr, in their order.
var beforeCalc = regexp.MustCompile(`<(?:\w+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b|</(?:\w+:)?workbook>`)

// recalculate sets that everything is worked out when the workbook is opened.
func recalculate(raw []byte) []byte {
	if at := calcTag.FindIndex(raw); at != nil {
		return joined(raw[:at[0]], withAttribute(raw[at[0]:at[1]], "fullCalcOnLoad", "1"), raw[at[1]:])
	}
	at := beforeCalc.FindIndex(raw)
	if at == nil {
		return raw
	}
	prefix := ""
	if m := regexp.MustCompile(`</(\w+:)workbook>`).FindSubmatch(raw); m != nil {
		prefix = string(m[1])
	}
	return joined(raw[:at[0]], []byte("<"+prefix+`calcPr fullCalcOnLoad="1"/>`), raw[at[0]:])
}

// moveOthers moves what the rest of the workbook says of the sheet's rows: names, other
// sheets' formulas, charts, and the sheet's own drawings, comments and tables.
func (j *fillJob) moveOthers(m *rowMap) error {
	if !m.moves() {
		return nil
	}
	if err := j.movePart("xl/workbook.xml", m, ""); err != nil {
		return err
	}
	for _, s := range j.template.sheets {
		if s.part == "" {
			continue
		}
		if s != j.sheet {
			if err := j.moveSheet(s, m); err != nil {
				return err
			}
		}
		if err := j.moveRelated(s.part, s.name, s == j.sheet, m); err != nil {
			return err
		}
	}
	return nil
}

// movePart moves the references in a part that belongs to the sheet own.
func (j *fillJob) movePart(name string, m *rowMap, own string) error {
	raw, err := j.parts.xml(name)
	if err != nil {
		return err
	}
	moved, err := m.markup(raw, own)
	if err == nil && !bytes.Equal(moved, raw) {
		j.parts.set(name, moved)
	}
	return err
}

// moveSheet moves what another sheet's formulas say of this one. Sheets that do not name
// it stay as they are, byte for byte.
func (j *fillJob) moveSheet(s *templateSheet, m *rowMap) error {
	raw, err := j.parts.xml(s.part)
	if err != nil {
		return err
	}
	if !bytes.Contains(raw, []byte(escaped(m.sheet))) {
		return nil
	}
	return j.movePart(s.part, m, s.name)
}

// moveRelated moves the parts that belong to a sheet: charts wherever they stand, the
// rest where the sheet is the filled one.
func (j *fillJob) moveRelated(part, sheet string, own bool, m *rowMap) error {
	relations, err := j.parts.relations(part)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.external || !j.parts.has(r.target) {
			continue
		}
		switch r.kind {
		case "chart", "chartEx":
			err = j.movePart(r.target, m, "\x00")
		case "drawing":
			if own {
				err = j.moveAnchors(r.target, m)
			}
			if err == nil {
				err = j.moveRelated(r.target, sheet, own, m)
			}
		case "comments", "threadedComment", "table":
			if own {
				err = j.movePart(r.target, m, sheet)
			}
		case "vmlDrawing":
			if own {
				err = j.moveNotes(r.target, m)
			}
		case "pivotTable":
			err = j.movePivot(r.target, m)
		}
		if err != nil {
			return fmt.Errorf("move %s: %w", path.Base(r.target), err)
		}
	}
	return nil
}

// anchorRow finds the rows pictures and charts are fastened to, counted from 0.
var anchorRow = regexp.MustCompile(`(<(?:\w+:)?(from|to)>(?s:.*?)<(?:\w+:)?row>)(\d+)(</(?:\w+:)?row>)`)

// moveAnchors moves pictures and charts with the rows they begin in. Their size stays.
func (j *fillJob) moveAnchors(name string, m *rowMap) error {
	raw, err := j.parts.xml(name)
	if err != nil {
		return err
	}
	by := 0
	moved := anchorRow.ReplaceAllFunc(raw, func(at []byte) []byte {
		p := anchorRow.FindSubmatch(at)
		row, err := strconv.Atoi(string(p[3]))
		if err != nil {
			return at
		}
		if string(p[2]) == "from" {
			by = m.row(row+1) - (row + 1)
		}
		return joined(p[1], []byte(strconv.Itoa(row+by)), p[4])
	})
	if !bytes.Equal(moved, raw) {
		j.parts.set(name, moved)
	}
	return nil
}

var (
	noteRow    = regexp.MustCompile(`(<x:Row>\s*)(\d+)(\s*</x:Row>)`)
	noteAnchor = regexp.MustCompile(`(<x:Anchor>)([^<]*)(</x:Anchor>)`)
)

// moveNotes moves the boxes of notes with their cells.
func (j *fillJob) moveNotes(name string, m *rowMap) error {
	raw, err := j.parts.xml(name)
	if err != nil {
		return err
	}
	moved := noteRow.ReplaceAllFunc(raw, func(at []byte) []byte {
		p := noteRow.FindSubmatch(at)
		row, err := strconv.Atoi(string(p[2]))
		if err != nil {
			return at
		}
		return joined(p[1], []byte(strconv.Itoa(m.row(row+1)-1)), p[3])
	})
	moved = noteAnchor.ReplaceAllFunc(moved, func(at []byte) []byte {
		p := noteAnchor.FindSubmatch(at)
		fields := strings.Split(string(p[2]), ",")
		if len(fields) != 8 { // column, offset, row, offset, twice
			return at
		}
		top, err1 := strconv.Atoi(strings.TrimSpace(fields[2]))
		bottom, err2 := strconv.Atoi(strings.TrimSpace(fields[6]))
		if err1 != nil || err2 != nil {
			return at
		}
		by := m.row(top+1) - (top + 1)
		fields[2], fields[6] = " "+strconv.Itoa(top+by), " "+strconv.Itoa(bottom+by)
		return joined(p[1], []byte(strings.Join(fields, ",")), p[3])
	})
	if !bytes.Equal(moved, raw) {
		j.parts.set(name, moved)
	}
	return nil
}

// movePivot moves the place a pivot table takes its data from.
func (j *fillJob) movePivot(name string, m *rowMap) error {
	relations, err := j.parts.relations(name)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.kind != "pivotCacheDefinition" || !j.parts.has(r.target) {
			continue
		}
		raw, err := j.parts.xml(r.target)
		if err != nil {
			return err
		}
		err = eachTag(raw, func(t tag) error {
			at := raw[t.start:t.end]
			if t.name == "worksheetSource" && !t.ends && strings.EqualFold(attributeString(at, "sheet"), m.sheet) {
				at = moveTag(at, []string{"ref"}, func(text string) string { return m.ref(text, false) })
				j.parts.set(r.target, joined(raw[:t.start], at, raw[t.end:]))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
