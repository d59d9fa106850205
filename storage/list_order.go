package storage

import "slices"

// sortable is one row of a list: what the list is sorted by in its upper half, the row's
// place in the list's own order in its lower half. Sorting such numbers is ten times as
// fast as comparing rows, and equal rows keep their own order.
type sortable uint64

func newSortable(value uint32, place int) sortable {
	return sortable(value)<<32 | sortable(uint32(place)) //nolint:gosec // lists are far shorter than 2³²
}

func (r sortable) place() int { return int(uint32(r)) } //nolint:gosec // the lower half is the place

// inOrder sorts rows that lie in their own order, or only the first n of them where n is
// not below 0, by value.
func inOrder(rows []sortable, n int) []sortable {
	if n >= 0 && n < len(rows) {
		return smallest(rows, n)
	}
	return byValue(rows)
}

// digitBits is the width of one pass of byValue: its counters stay in the nearest cache.
const digitBits = 11

// byValue sorts rows that lie in their own order by value: one pass for each digit in
// which they differ.
func byValue(rows []sortable) []sortable {
	var differ uint64
	for _, r := range rows {
		differ |= uint64(r ^ rows[0])
	}
	differ &^= 1<<32 - 1
	var spare []sortable
	for shift := 32; differ>>shift != 0; shift += digitBits {
		const mask = 1<<digitBits - 1
		if differ>>shift&mask == 0 {
			continue
		}
		if spare == nil {
			spare = make([]sortable, len(rows))
		}
		var starts [mask + 2]int
		for _, r := range rows {
			starts[r>>shift&mask+1]++
		}
		for i := range mask {
			starts[i+1] += starts[i]
		}
		for _, r := range rows {
			digit := r >> shift & mask
			spare[starts[digit]] = r
			starts[digit]++
		}
		rows, spare = spare, rows
	}
	return rows
}

// smallest gives the first n rows by value and own order without sorting the others.
func smallest(rows []sortable, n int) []sortable {
	if n == 0 {
		return nil
	}
	out := slices.Clone(rows[:n])
	slices.Sort(out)
	for _, r := range rows[n:] {
		if r >= out[n-1] {
			continue
		}
		at, _ := slices.BinarySearch(out, r)
		copy(out[at+1:], out[at:n-1])
		out[at] = r
	}
	return out
}
