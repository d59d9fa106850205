package transfer

import (
	"context"
	"io"

	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// WriteHeldBack hands back the lines that were not taken: the sheet with its header as it
// was, those lines only, their wrong cells marked, and a last column that says why.
// Corrected, it can be imported again. It gives the number of lines; 0 writes no file.
func WriteHeldBack(ctx context.Context, store *storage.Store, list *List, s *ListSheet, out *Outcome, target string) (int, error) {
	b := excel.HeldBack{Sheet: s.Name, Head: s.list.Grid, Header: s.Header}
	for i := range out.Items {
		item := &out.Items[i]
		if item.State != intake.Unsure && item.State != intake.Refused {
			continue
		}
		b.Lines = append(b.Lines, heldLine(out.Table, item))
	}
	if len(b.Lines) == 0 {
		return 0, nil
	}
	return len(b.Lines), excel.Replace(ctx, target, store.TmpFolder(), func(w io.Writer) error { return b.Write(w) })
}

func heldLine(t *intake.Table, item *intake.Item) excel.HeldLine {
	line := excel.HeldLine{Cells: map[int]string{}, Wrong: map[int]string{}}
	for i := range t.Columns {
		line.Cells[t.Columns[i].At] = t.Lines[item.Line].Cells[i].Text
	}
	for _, p := range item.Problems {
		if p.Severity == intake.Hint {
			continue
		}
		reason := p.Reason
		if p.Column >= 0 {
			reason = t.Columns[p.Column].Title + "：" + reason
			line.Wrong[t.Columns[p.Column].At] = p.Reason
		}
		if line.Reason != "" {
			line.Reason += "\n"
		}
		line.Reason += reason
	}
	return line
}
