package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// showKnown is the first start on a file that has villages already, taken over from somebody or made without the
// window: only who types is asked.
func (p *startPage) showKnown() fyne.CanvasObject {
	begin := widgets.NewPrimary("开始使用", p.introduce)
	content := container.NewVBox(
		widgets.NewParagraph("这份数据里有"+strings.Join(p.villageNames(), "、")+"。", 600),
		gapAbove(stepTitle("我是…"), 14), p.who.Object(), gapAbove(container.NewHBox(begin), 12),
		gapAbove(p.shell.folderButtons(), 16),
		gapAbove(widgets.NewNote("数据存放在："+p.shell.about.DataFolder, 600), 26))
	widgets.ForwardKeys(content, p.shell.key, p.shell.shortcut)
	return container.NewVScroll(padded(content, 12, 48))
}

// fewVillages is how many villages a sentence names before it counts them.
const fewVillages = 3

func (p *startPage) villageNames() []string {
	var names []string
	for i := range p.shell.villages {
		if i == fewVillages {
			names = append(names, "等"+strconv.Itoa(len(p.shell.villages))+"个村")
			break
		}
		names = append(names, p.shell.villages[i].Name)
	}
	return names
}

// introduce keeps who types, and opens the desk.
func (p *startPage) introduce() {
	if !p.who.Read() {
		return
	}
	worker := p.worker
	store := func(ctx context.Context) (cases.Change, error) { return cases.Change{}, p.keepWorker(ctx, &worker) }
	p.who.Store("正在打开", store, func(cases.Change) { p.shell.begin() })
}
