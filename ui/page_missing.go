package ui

import (
	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// missingPage says that a route leads nowhere: a draft of a page this version does not have.
type missingPage struct{ base }

func newMissingPage() *missingPage { return &missingPage{} }

// Head has no action but the way back.
func (p *missingPage) Head() Head {
	return Head{Title: "没有这一页", Actions: []Action{{Text: "回到上一页", Key: "Esc", Do: p.shell.Back}}}
}

// Show says it.
func (p *missingPage) Show(any) fyne.CanvasObject {
	return padded(widgets.NewParagraph("这一页在本版本中没有。", 600), 8, 16)
}

// Reload has nothing to load.
func (p *missingPage) Reload(cases.Change) {}
