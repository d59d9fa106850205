package excel

import (
	"context"

	"zhucunji/cases"
)

// FillPreview is what a filling would put into one table of a template, or into the
// cells of a form, before anything is written.
type FillPreview struct {
	Titles []string
	Rows   [][]string // the first rows, as they would be shown
	Count  int        // how many rows there are in all
}

// Preview tells what Fill would write: for each table of the map its first rows; for a
// form one preview of its cells, a row for each household. Errors are those of Fill.
func (t *Template) Preview(ctx context.Context, f *cases.Filling, src Source, rows int) ([]FillPreview, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	s, err := t.sheet(f.Map.Sheet)
	if err != nil {
		return nil, err
	}
	job := newFillJob(ctx, t, s, f, Options{})
	var out []FillPreview
	if f.Map.Single {
		p, err := job.preview(f.Map.Cells, f.Map.CellReport(), src, rows)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	for i := range f.Map.Tables {
		table := &f.Map.Tables[i]
		p, err := job.preview(table.Columns, table.Report(f.Map.Name), src, rows)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// preview reads the rows of one report, and keeps the first as texts.
func (j *fillJob) preview(slots []cases.TemplateSlot, report *cases.Report, src Source, rows int) (FillPreview, error) {
	var p FillPreview
	var writers []*slotWriter
	for _, slot := range slots {
		if !slot.Set() {
			continue
		}
		w, err := newSlotWriter(slot, 0, "General", j.filling)
		if err != nil {
			return p, err
		}
		writers = append(writers, w)
		p.Titles = append(p.Titles, slot.Title)
	}
	if len(writers) == 0 {
		return p, nil
	}
	for row, err := range src.Rows(report) {
		if err != nil {
			return p, err
		}
		if err := j.tick(); err != nil {
			return p, err
		}
		if j.filling.Map.Single && !j.wants(row) {
			continue
		}
		p.Count++
		if p.Count > rows {
			continue
		}
		row.Number = int64(p.Count)
		line := make([]string, len(writers))
		for i, w := range writers {
			v, err := w.value(row)
			if err != nil {
				return p, err
			}
			line[i] = v.text
		}
		p.Rows = append(p.Rows, line)
	}
	return p, nil
}
