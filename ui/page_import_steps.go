package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

// importSteps is the line across the top that says which of the steps one is at.
type importSteps struct {
	grounds []*sheet
	titles  []*widgets.Paragraph
	row     *fyne.Container
}

func newImportSteps(titles ...string) *importSteps {
	s := &importSteps{row: container.NewHBox()}
	for i, title := range titles {
		if i > 0 {
			s.row.Add(middle(widgets.NewNote("›", oneLine)))
		}
		text := widgets.NewParagraph(strconv.Itoa(i+1)+"  "+title, oneLine)
		ground := newSheet(theme.ColorNameBackground, text, 4, 10)
		ground.radius = 4
		s.titles, s.grounds = append(s.titles, text), append(s.grounds, ground)
		s.row.Add(ground)
	}
	s.Mark(0)
	return s
}

// Object is the line.
func (s *importSteps) Object() fyne.CanvasObject { return s.row }

// Mark shows the step one is at.
func (s *importSteps) Mark(at int) {
	for i, ground := range s.grounds {
		ground.ground, s.titles[i].Ink = theme.ColorNameBackground, widgets.ColorSecondary
		if i == at {
			ground.ground, s.titles[i].Ink = widgets.ColorTint, theme.ColorNameForeground
		}
		ground.Refresh()
		s.titles[i].Refresh()
	}
}
