package excel

import "slices"

// span is one header cell of 打印版: its text and the columns and levels it
// covers, counted from 0, ends included.
type span struct {
	text        string
	left, right int
	top, bottom int
}

// headerDepth is how many header rows the columns need.
func headerDepth(columns []column) int {
	depth := 1
	for i := range columns {
		depth = max(depth, len(columns[i].Over)+1)
	}
	return depth
}

// headerSpans lays the header out: neighbours under the same heading share it, and
// a title reaches down to the last level.
func headerSpans(columns []column) []span {
	depth := headerDepth(columns)
	var spans []span
	for i := range columns {
		for level := range columns[i].Over {
			if i > 0 && sameAbove(columns[i-1].Over, columns[i].Over, level) {
				continue
			}
			right := i
			for right+1 < len(columns) && sameAbove(columns[right+1].Over, columns[i].Over, level) {
				right++
			}
			spans = append(spans, span{columns[i].Over[level], i, right, level, level})
		}
		spans = append(spans, span{columns[i].Title, i, i, len(columns[i].Over), depth - 1})
	}
	return spans
}

// sameAbove says whether two columns share their headings down to a level.
func sameAbove(a, b []string, level int) bool {
	return len(a) > level && len(b) > level && slices.Equal(a[:level+1], b[:level+1])
}
