package excel

import (
	"context"
	"io"
	"iter"
	"slices"
	"strings"

	"zhucunji/cases"
)

// Source is where the data of a filling come from.
type Source struct {
	Rows  func(*cases.Report) iter.Seq2[*cases.Row, error]           // as the store gives them
	Photo func(ctx context.Context, household int64) ([]byte, error) // the newest of a household, none where it has none; may be nil
}

// Filled is what a filling put into the workbook.
type Filled struct {
	Rows     int      // rows of tables, or forms
	People   int      // how many people they are about
	Unfound  []string // whom the template names and the program does not know, or not surely
	LeftOver int      // rows the template does not name, which were not added
}

// Fill writes the template with its tables and cells filled into w. The template itself
// stays as it is and can be filled again. Errors are Invalid (a text too long, a map of
// another template), Canceled, or what the rows gave.
func (t *Template) Fill(ctx context.Context, w io.Writer, f *cases.Filling, src Source, o Options) (Filled, error) {
	if err := f.Check(); err != nil {
		return Filled{}, err
	}
	s, err := t.sheet(f.Map.Sheet)
	if err != nil {
		return Filled{}, err
	}
	job := newFillJob(ctx, t, s, f, o)
	defer job.close()
	if f.Map.Single {
		return job.forms(w, src)
	}
	return job.list(w, src)
}

// fillJob is one filling of one template.
type fillJob struct {
	ctx      context.Context //nolint:containedctx // a job is one call of Fill
	template *Template
	sheet    *templateSheet
	filling  *cases.Filling
	options  Options
	parts    *parts
	blocks   []*tableFill
	done     Filled
	people   cases.Headcount
	taken    int
}

func newFillJob(ctx context.Context, t *Template, s *templateSheet, f *cases.Filling, o Options) *fillJob {
	return &fillJob{ctx: ctx, template: t, sheet: s, filling: f, options: o, parts: t.parts.fork()}
}

func (j *fillJob) close() {
	for _, b := range j.blocks {
		_ = b.values.close() // the folder is emptied at the next start as well
	}
}

// list fills the tables of a sheet, a row for each of what the report gives.
func (j *fillJob) list(w io.Writer, src Source) (Filled, error) {
	for i := range j.filling.Map.Tables {
		table := &j.filling.Map.Tables[i]
		b, err := j.newBlock(table)
		if err != nil {
			return j.done, err
		}
		if b == nil {
			continue
		}
		j.blocks = append(j.blocks, b)
		report := table.Report(j.filling.Map.Name)
		for row, err := range src.Rows(report) {
			if err != nil {
				return j.done, err
			}
			if err := j.take(b, row); err != nil {
				return j.done, err
			}
		}
		if err := j.settle(b); err != nil {
			return j.done, err
		}
	}
	out := &sheetWriter{job: j, sheet: j.sheet, blocks: j.blocks, cells: j.fixedCells()}
	if err := out.prepare(); err != nil {
		return j.done, err
	}
	if err := j.moveOthers(out.moved); err != nil {
		return j.done, err
	}
	j.done.People = j.people.People()
	return j.done, j.save(w, map[string]func(io.Writer) error{partKey(j.sheet.part): out.write})
}

// take keeps the values of one row, and looks whether the template names it.
func (j *fillJob) take(b *tableFill, row *cases.Row) error {
	if err := j.tick(); err != nil {
		return err
	}
	b.number++
	row.Number = int64(b.number)
	if row.AsOf.IsZero() {
		row.AsOf = j.filling.Filter.AsOf
	}
	for i, w := range b.writers {
		v, err := w.value(row)
		if err != nil {
			return err
		}
		b.scratch[i] = v
	}
	at, found := b.find(row)
	if !found && b.named() && !j.filling.Append {
		j.done.LeftOver++
		return nil
	}
	n, err := b.values.add(b.scratch)
	if err != nil {
		return err
	}
	j.people.Add(row)
	if found {
		b.meet(at, n)
		return nil
	}
	b.fresh = append(b.fresh, n)
	return nil
}

// tick looks for Cancel and tells the progress, now and then.
func (j *fillJob) tick() error {
	if j.taken%tick == 0 {
		if err := j.ctx.Err(); err != nil {
			return canceled(err)
		}
		if j.options.Progress != nil {
			j.options.Progress(j.taken)
		}
	}
	j.taken++
	return nil
}

// settle gives each row its place: rows the template names theirs, the others the blank
// rows in order, the rest new rows behind the last.
func (j *fillJob) settle(b *tableFill) error {
	j.done.Unfound = append(j.done.Unfound, b.unfound()...)
	j.done.Rows += b.settle()
	below := max(j.sheet.grid.Last(), b.table.Last)
	if below+b.added() > maxGridRow {
		return templateError("要填 %d 行，超过 Excel 一张表的 1,048,576 行。请按村或按时段分开填。", len(b.places))
	}
	return nil
}

// fixedCells are the cells that need no household: {{填报单位}} above a list.
func (j *fillJob) fixedCells() map[[2]int][]cellChange {
	out := map[[2]int][]cellChange{}
	for _, slot := range j.filling.Map.Cells {
		if slot.Text == "" {
			continue
		}
		row, column, ok := placeOfCell(slot.At)
		if ok {
			key := [2]int{row, column}
			out[key] = append(out[key], cellChange{title: slot.Title, value: textValue(j.filling.Fixed(slot.Text, nil))})
		}
	}
	return out
}

// placeOfCell reads "C4".
func placeOfCell(at string) (row, column int, ok bool) {
	ref, ok := parseRef(at)
	column, good := refColumn([]byte(strings.ReplaceAll(at, "$", "")))
	return ref.row, column, ok && good && ref.row > 0
}

// columnPlace reads "AB".
func columnPlace(at string) (int, bool) { return refColumn([]byte(at + "1")) }

// newBlock joins a table of the map with the table of the sheet it means; nil where
// nothing is mapped in it.
func (j *fillJob) newBlock(m *cases.TemplateTable) (*tableFill, error) {
	at := slices.IndexFunc(j.sheet.tables, func(t HeaderTable) bool { return t.Bottom == m.Header })
	if at < 0 {
		return nil, templateError("对应关系说表头在第 %d 行，这个工作簿的表头不在那里。请重新打开模板核对。", m.Header)
	}
	b := &tableFill{sheet: j.sheet, table: &j.sheet.tables[at], overwrite: j.filling.Overwrite}
	b.values.tmp = j.options.Tmp
	for _, slot := range m.Columns {
		column, ok := columnPlace(slot.At)
		if !ok || !slot.Set() {
			continue
		}
		w, err := newSlotWriter(slot, column, j.template.formats.of(b.style(column)), j.filling)
		if err != nil {
			return nil, err
		}
		w.words = wordsOf(j.sheet.allowed(b.table.First, column))
		b.writers = append(b.writers, w)
	}
	if len(b.writers) == 0 {
		return nil, nil //nolint:nilnil // a table that is left alone
	}
	slices.SortFunc(b.writers, func(a, c *slotWriter) int { return a.column - c.column })
	b.scratch = make([]cellValue, len(b.writers))
	b.readNamed(j.template.shared)
	return b, nil
}
