package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// gatheringDialog is, as the tab of a visit's route, the dialog about what the visit has in common with others.
const gatheringDialog = "gathering"

// gathered is the part of the column that tells what a visit has in common with others, and lets one correct it.
func (a *visitAside) gathered(g *cases.Gathering) fyne.CanvasObject {
	box := container.NewVBox(cardTitle("这次是" + g.Way + "，共同的记录"))
	for _, text := range nonBlank([]string{g.Title, g.Text}) {
		box.Add(widgets.NewParagraph(text, a.width))
	}
	change := widgets.NewButton("改"+g.Way+"…", a.page.editGathering)
	change.Tip, change.Tips = "改共同的时间、地点、走访人和主要情况，各户跟着改", a.page.shell.tips
	a.page.shell.enters(change)
	box.Add(container.NewHBox(change))
	return box
}

// editGathering asks for corrections of what the visit has in common with others.
func (p *visitPage) editGathering() {
	before := p.start.before.Gathering
	note := widgets.NewNote("各户的走访里，没有单独改过的跟着改，单独改过的不动。", oneLine)
	route := p.Route()
	route.Tab = gatheringDialog
	var d *widgets.Dialog
	spec := formSpec{
		Name:  route.String(),
		Title: func() string { return before.Way + " " + before.HeldOn.String() },
		Above: map[string]fyne.CanvasObject{"": padded(note, 4, 0)}, Columns: 2,
		Latest: map[string]cases.Day{"held_on": p.shell.Today()},
	}
	spec.Fresh = func() {
		d.Hide()
		p.shell.Replace(route)
	}
	d = editRecord(&p.base, edit[cases.Gathering]{
		Title: "修改" + before.Way + "共同的记录", Cat: cases.GatheringCatalogue, Before: &before,
		Keys:  slices.Concat(gatheringKeys(), []string{"text", "note"}),
		Spec:  spec,
		Check: func(g *cases.Gathering) error { return cases.CheckGathering(g, p.shell.Today()) },
		Save: func(ctx context.Context, before, after *cases.Gathering) (cases.Change, error) {
			return p.store.EditGathering(ctx, before, after)
		},
		Done: func(cases.Change, *cases.Gathering) { p.reopen() },
	})
}
