//go:build realwindow

package main

import "slices"

// focus is the field that has the keys.
func (s scene) focus() *shownField {
	for i := range s.Fields {
		if s.Fields[i].Focus {
			return &s.Fields[i]
		}
	}
	return nil
}

// column gives the texts below the head of a column, from top to bottom.
func (s scene) column(head string) (out []string) {
	h := s.find(head)
	if h == nil {
		return nil
	}
	var cells []shownText
	for _, t := range s.Texts {
		if !t.Over && t.Y > h.Y+h.H/2 && t.X >= h.X-4 && t.X < h.X+10 && t.Y < s.Size.H-110 {
			cells = append(cells, t)
		}
	}
	slices.SortFunc(cells, func(a, b shownText) int { return int(a.Y - b.Y) })
	for _, c := range cells {
		out = append(out, c.Text)
	}
	return out
}

// cut lists the texts that reach over the edge of the window and cannot be scrolled to.
func (s scene) cut() (out []string) {
	for _, t := range s.Texts {
		if !t.Roll && (t.X < 0 || t.X+t.W > s.Size.W+1 || t.Y+t.H > s.Size.H+1) {
			out = append(out, t.Text)
		}
	}
	return out
}

// same tells whether two scenes show the same texts at the same places.
func (s scene) same(other scene) bool {
	return s.Page == other.Page && slices.Equal(s.Texts, other.Texts)
}
