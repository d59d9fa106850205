package cases

import "slices"

// HeaderSpan is one header cell of 打印版: its text and the columns and levels it
// covers, counted from 0, ends included.
type HeaderSpan struct {
	Text        string
	Left, Right int
	Top, Bottom int
}

// HeaderDepth is how many header rows the columns need.
func HeaderDepth(columns []BoundColumn) int {
	depth := 1
	for i := range columns {
		depth = max(depth, len(columns[i].Over)+1)
	}
	return depth
}

// HeaderSpans lays the header out: neighbours under the same heading share it, and
// a title reaches down to the last level.
func HeaderSpans(columns []BoundColumn) []HeaderSpan {
	depth := HeaderDepth(columns)
	var spans []HeaderSpan
	for i := range columns {
		over := columns[i].Over
		for level := range over {
			if i > 0 && sameAbove(columns[i-1].Over, over, level) {
				continue
			}
			right := i
			for right+1 < len(columns) && sameAbove(columns[right+1].Over, over, level) {
				right++
			}
			spans = append(spans, HeaderSpan{over[level], i, right, level, level})
		}
		spans = append(spans, HeaderSpan{columns[i].Title, i, i, len(over), depth - 1})
	}
	return spans
}

// sameAbove says whether two columns share their headings down to a level.
func sameAbove(a, b []string, level int) bool {
	return len(a) > level && len(b) > level && slices.Equal(a[:level+1], b[:level+1])
}
