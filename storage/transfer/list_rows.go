package transfer

import (
	"context"
	"fmt"
	"strings"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage/excel"
)

func hiddenRows(n int) string {
	return fmt.Sprintf("这张表有 %d 行是隐藏的（或被筛选掉的），也会一起导入；不要的请先在 Excel 里删除。", n)
}

// Table reads the lines of a sheet below its header. Sums, signatures, notes and headers
// that come again are left out; left says which rows those are. progress is told now and
// then how many rows are read, and may be nil.
func (l *List) Table(ctx context.Context, s *ListSheet, progress func(rows int)) (t *intake.Table, left []int, err error) {
	t = &intake.Table{Sheet: s.Name, Grain: s.Grain, Columns: s.Mapped}
	places := map[int]int{} // column of the sheet -> column of the table
	for i := range t.Columns {
		places[t.Columns[i].At] = i
	}
	for row, err := range l.book.Rows(ctx, s.place) {
		switch {
		case err != nil:
			return nil, nil, err
		case row.Number < s.Header.First:
			continue
		case s.besides(&row):
			left = append(left, row.Number)
			continue
		}
		line := intake.Line{Number: row.Number, Cells: make([]intake.Cell, len(t.Columns))}
		some := false
		for i := range row.Cells {
			c := &row.Cells[i]
			if at, ok := places[c.Column]; ok {
				line.Cells[at] = intake.Cell{Text: c.Text, Kind: kindOf(c.Kind)}
				some = some || t.Columns[at].Path != ""
			}
		}
		if !some {
			continue
		}
		t.Lines = append(t.Lines, line)
		if progress != nil && len(t.Lines)%1000 == 0 {
			progress(len(t.Lines))
		}
	}
	return t, left, nil
}

func kindOf(kind excel.CellKind) intake.CellKind {
	switch kind {
	case excel.CellNumber:
		return intake.Number
	case excel.CellDate:
		return intake.Date
	case excel.CellError:
		return intake.Fault
	}
	return intake.Text
}

// besides says whether a row below the header is none of its data: a sum, a signature, a
// note, or the header again at the top of a page.
func (s *ListSheet) besides(row *excel.Row) bool {
	if len(row.Cells)*2 > len(s.Header.Columns)+1 && !s.doubtful(row) {
		return false
	}
	g := excel.NewGrid(s.Name)
	again := 0
	for _, c := range row.Cells {
		g.Put(row.Number, c.Column, c.Text)
		for i := range s.Header.Columns {
			if h := &s.Header.Columns[i]; h.Column == c.Column && cases.HeadingKey(c.Text) == cases.HeadingKey(h.Title) {
				again++
			}
		}
	}
	return again*2 > len(s.Header.Columns) || g.IsFooter(&s.Header, row.Number)
}

// doubtful says of a row that is well filled whether it may be a sum or a header all the
// same: one of its first texts says so.
func (s *ListSheet) doubtful(row *excel.Row) bool {
	for i, c := range row.Cells {
		if i > 2 {
			break
		}
		text := strings.TrimSpace(c.Text)
		if strings.Contains(text, "计") || (len(s.Header.Columns) > i && text == s.Header.Columns[i].Title) {
			return true
		}
	}
	return false
}
