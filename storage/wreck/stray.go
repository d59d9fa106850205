package wreck

import "slices"

// findStrays gathers the pages of trees that no tree has claimed, in parts that hang
// together, and finds out whose they can be.
func (r *Reading) findStrays() {
	tops, leaves := r.unclaimed()
	seen := map[uint32]bool{}
	for _, top := range tops {
		s := Stray{}
		r.gather(top, &s, seen)
		r.judge(s)
	}
	for _, n := range leaves {
		if !seen[n] {
			r.judge(Stray{pages: []uint32{n}})
		}
	}
}

// unclaimed lists the pages of trees that belong to none: inner ones that no other inner
// one leads to first, and leaves.
func (r *Reading) unclaimed() (tops, leaves []uint32) {
	below := map[uint32]bool{}
	var inner []uint32
	var buf []byte
	for n := uint32(2); n <= r.file.pages; n++ {
		if r.owner[n] != nobody {
			continue
		}
		buf = r.file.page(n, buf)
		p, _, ok := r.file.parse(n, buf)
		switch {
		case !ok:
		case p.inner():
			inner = append(inner, n)
			for _, c := range r.file.children(&p) {
				below[c] = true
			}
		case len(p.cells) > 0:
			leaves = append(leaves, n)
		}
	}
	slices.SortStableFunc(inner, func(a, b uint32) int {
		switch {
		case below[a] == below[b]:
			return 0
		case below[b]:
			return -1
		}
		return 1
	})
	return inner, leaves
}

// gather takes the unclaimed pages below one.
func (r *Reading) gather(top uint32, s *Stray, seen map[uint32]bool) {
	var buf []byte
	for wait := []uint32{top}; len(wait) > 0; {
		n := wait[len(wait)-1]
		wait = wait[:len(wait)-1]
		if seen[n] || r.owner[n] != nobody {
			continue
		}
		buf = r.file.page(n, buf)
		p, _, ok := r.file.parse(n, buf)
		if !ok {
			continue
		}
		seen[n] = true
		s.pages = append(s.pages, n)
		if p.inner() {
			wait = append(wait, r.file.children(&p)...)
		}
	}
}

// judged is how many rows of a stray part are looked at.
const judged = 200

// judge finds the trees that the rows of a stray part fit, and keeps it where there are.
func (r *Reading) judge(s Stray) {
	score := make([]int, len(r.trees))
	rows := 0
	for _, n := range s.pages {
		r.eachOf(n, func(row Row, index bool) {
			rows++
			for i := range r.trees {
				if r.trees[i].Index == index && r.trees[i].fits(row) {
					score[i]++
				}
			}
		})
		if rows > judged {
			break
		}
	}
	if rows == 0 {
		return
	}
	if best := slices.Max(score); best > 0 {
		for i, n := range score {
			if n == best {
				s.Trees = append(s.Trees, i)
			}
		}
		r.Strays = append(r.Strays, s)
	}
}

// eachOf walks the readable rows of one page.
func (r *Reading) eachOf(n uint32, take func(row Row, index bool)) (broken int) {
	buf := r.file.page(n, nil)
	p, _, ok := r.file.parse(n, buf)
	if !ok {
		return 1
	}
	if p.kind == tableInner {
		return 0
	}
	for _, at := range p.cells {
		row, ok := r.file.row(&p, at)
		if !ok {
			broken++
			continue
		}
		take(row, p.kind != tableLeaf)
	}
	return broken
}

// Rows walks the rows of a stray part.
func (r *Reading) Rows(s Stray, take func(Row)) {
	for _, n := range s.pages {
		r.eachOf(n, func(row Row, _ bool) { take(row) })
	}
}

// Adopt gives a stray part to a tree. Its rows are read after those that hang on it.
func (r *Reading) Adopt(s Stray, tree int) { r.own[tree] = append(r.own[tree], s.pages...) }

// Each walks the rows of a tree, until take is false: first those that hang on it, and
// then those of stray parts, which may be older versions. A value of another kind than
// its column's is Lost; a row with another number of columns is left out, but one that
// was written before columns were added is filled up.
func (r *Reading) Each(tree int, take func(Row) bool) {
	t := &r.trees[tree]
	on := true
	for _, n := range r.own[tree] {
		if !on {
			return
		}
		r.Broken += r.eachOf(n, func(row Row, _ bool) {
			if !on || len(row.Values) > len(t.Columns) {
				return
			}
			for len(row.Values) < len(t.Columns) {
				row.Values = append(row.Values, nil)
			}
			for i := range row.Values {
				if c := &t.Columns[i]; row.Values[i] != nil && !c.takes(row.Values[i]) {
					row.Values[i] = Lost{}
				}
			}
			on = take(row)
		})
	}
}
