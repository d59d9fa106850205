package excel

import (
	"iter"
	"slices"
)

// Unmerge gives every row of merged cells the value that stands in the first of
// them: lists of persons merge 户编号 and 户主姓名 over all members of a household,
// and the file has them in the first member's row alone. Only columns are filled,
// downwards; a title merged over columns stays where it is. merges are those of
// Book.Outline. Rows and cells are valid until the next one is asked for.
func Unmerge(rows iter.Seq2[Row, error], merges []Merge) iter.Seq2[Row, error] {
	down := slices.DeleteFunc(slices.Clone(merges), func(m Merge) bool { return m.LastRow == m.FirstRow })
	if len(down) == 0 {
		return rows
	}
	slices.SortFunc(down, func(a, b Merge) int { return a.FirstRow - b.FirstRow })
	return func(yield func(Row, error) bool) {
		var open []block // blocks the rows are inside of
		var cells []Cell
		next := 0
		for row, err := range rows {
			if err != nil {
				yield(row, err)
				return
			}
			open = slices.DeleteFunc(open, func(h block) bool { return h.LastRow < row.Number })
			cells = append(cells[:0], row.Cells...)
			for _, h := range open {
				if _, own := row.Cell(h.FirstColumn); !own {
					cells = append(cells, h.cell)
				}
			}
			for ; next < len(down) && down[next].FirstRow <= row.Number; next++ {
				m := down[next]
				if c, ok := row.Cell(m.FirstColumn); ok && m.FirstRow == row.Number {
					open = append(open, block{m, c})
				}
			}
			if len(cells) > len(row.Cells) {
				slices.SortFunc(cells, func(a, b Cell) int { return a.Column - b.Column })
				cells = slices.CompactFunc(cells, func(a, b Cell) bool { return a.Column == b.Column })
				row.Cells = cells
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// block is a merged block and the cell all its rows share.
type block struct {
	Merge
	cell Cell
}
