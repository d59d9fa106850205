package ui

import (
	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// barred says why the person can enter nothing now: a backup is looked at, or his role only reads.
func (s *Shell) barred() error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	return s.allowed(cases.Enter)
}

// enters makes a button grey, with the reason, for those who may enter nothing.
func (s *Shell) enters(buttons ...*widgets.Button) { s.needs(cases.Enter, buttons...) }

// needs does so where another right is lacking.
func (s *Shell) needs(right cases.Right, buttons ...*widgets.Button) {
	err := s.barred()
	if err == nil {
		err = s.allowed(right)
	}
	if err == nil {
		return
	}
	for _, b := range buttons {
		b.Barred, b.Tips = cases.MessageOf(err), s.tips
		b.Refresh()
	}
}

// closed makes a form only show its record to those who may enter nothing, and says why; it reports whether it did.
func (f *form) closed() bool {
	err := f.shell.barred()
	if err == nil || f.base.route.Place == PlaceStart {
		return false
	}
	for _, field := range f.fields {
		readOnly(field.input)
	}
	if f.spec.Name == "" && !f.spec.Dialog { // one of several on a page
		return true
	}
	said := widgets.NewParagraph(cases.MessageOf(err), dialogNote)
	said.Ink = widgets.ColorSoon
	f.notice.Add(said)
	return true
}
