//go:build realwindow

package main

import "strings"

// farthest is how many times Tab is pressed at most on the way to something.
const farthest = 120

// walk presses a key, Tab or shift+Tab, until the focus is where it is wanted.
func (d *tester) walk(key, what string, there func(scene, *shownField) bool) {
	d.t.Helper()
	for range farthest {
		s := d.scene()
		from := s.focus()
		if from != nil && there(s, from) {
			return
		}
		d.keys(key)
		if from != nil { // what lies outside of what is scrolled to is in no scene
			d.until("the focus moves on the way to "+what, func(s scene) bool {
				f := s.focus()
				return f == nil || f.box != from.box
			})
		}
	}
	d.t.Fatalf("no way to %s: %q", what, d.scene().words())
}

// press walks to what bears a text and presses Enter on it.
func (d *tester) press(key, text string) {
	d.t.Helper()
	d.walk(key, text, func(s scene, f *shownField) bool { return s.bears(f, text) })
	d.keys("Return")
}

// bears tells whether a text stands in a field or button.
func (s scene) bears(f *shownField, text string) bool {
	for i := range s.Texts {
		if t := &s.Texts[i]; t.Over == f.Over && strings.Contains(t.Text, text) && t.meets(f.box) {
			return true
		}
	}
	return false
}

// openPart leads to a part of the settings by arrows.
func (d *tester) openPart(tab string) {
	d.t.Helper()
	d.keys("ctrl+8")
	s := d.page("settings")
	for !strings.Contains(s.Page, tab) {
		before := s.Page
		d.keys("Down")
		s = d.until("the next part of the settings", func(s scene) bool { return s.Page != before })
	}
	d.settle()
}

// openRow opens a household by its place in the list, and tells which one it is.
func (d *tester) openRow(row int) (household int64) {
	d.t.Helper()
	d.keys("ctrl+2")
	d.until("the list of households", func(s scene) bool {
		return strings.HasPrefix(s.Page, "households/") && len(s.column("户主")) > row
	})
	d.keys("Home")
	for range row {
		d.keys("Down")
	}
	d.keys("Return")
	return householdOf(d.t, d.page("household"))
}
