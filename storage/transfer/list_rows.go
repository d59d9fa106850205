package transfer

import (
	"context"
	"fmt"

	"zhucunji/cases/intake"
	"zhucunji/storage/excel"
)

func hiddenRows(n int) string {
	return fmt.Sprintf("这张表有 %d 行是隐藏的（或被筛选掉的），也会一起导入；不要的请先在 Excel 里删除。", n)
}

// Table reads the lines of a sheet below its header, and adds to its hints where some of
// them are hidden. Sums, signatures, notes and headers that come again are left out; left
// says which rows those are. progress is told now and then how many rows are read, and
// may be nil.
func (l *List) Table(ctx context.Context, s *ListSheet, progress func(rows int)) (t *intake.Table, left []int, err error) {
	lines, err := l.book.ReadLines(ctx, s.list, excel.LinesOptions{Columns: s.Mapped, Kind: s.Kind, Hidden: true, Progress: progress})
	if err != nil {
		return nil, nil, err
	}
	s.Hints = nil
	if lines.Hidden > 0 {
		s.Hints = append(s.Hints, hiddenRows(lines.Hidden))
	}
	return lines.Table, lines.Aside, nil
}
