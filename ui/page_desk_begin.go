package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/ui/widgets"
)

// showDrafts offers what was typed and not saved, and asks for a backup outside this computer or for a password when
// it is time.
func (p *deskPage) showDrafts() {
	p.drafts.RemoveAll()
	const most = 3
	shown := 0
	for _, d := range p.data.drafts {
		if _, err := ParseRoute(d.Form); err != nil || shown == most || p.shell.inside != nil {
			continue
		}
		shown++
		p.drafts.Add(padded(newSheet(widgets.ColorTint, p.shell.draftLine(d), 1, 8), 1, 0))
	}
	if shown > 0 {
		p.drafts.Objects = append([]fyne.CanvasObject{widgets.NewNote("没有保存的内容", oneLine)}, p.drafts.Objects...)
	}
	switch { // one at a time
	case p.data.second.due:
		p.drafts.Add(padded(newSheet(widgets.ColorNotice, p.shell.reminderLine(p.data.second), 1, 8), 1, 0))
	case p.data.advise:
		p.drafts.Add(padded(newSheet(widgets.ColorNotice, p.shell.adviceLine(), 1, 8), 1, 0))
	}
}

// steps shows an empty village how to begin.
func (p *deskPage) steps() fyne.CanvasObject {
	step := func(title, text string, verb fyne.CanvasObject) fyne.CanvasObject {
		box := container.NewVBox(stepTitle(title), widgets.NewParagraph(text, 560))
		if verb != nil {
			box.Add(gapAbove(container.NewHBox(verb), 4))
		}
		return gapAbove(box, 14)
	}
	bring := widgets.NewPrimary("导入名单", func() { p.shell.Go(Route{Place: PlaceImport}) })
	create := widgets.NewButton("新建农户", func() { p.shell.Go(Route{Place: PlaceNew}) })
	teams := widgets.NewButton("设置村民小组", func() { p.shell.Go(Route{Place: PlaceSettings, Tab: "villages"}) })
	column := container.NewVBox(
		widgets.NewParagraph("这个村还没有农户。按下面几步开始：", oneLine),
		step("1  导入名单", "已有的名单（Excel、CSV，国家系统导出的也行）不用整理，直接导入，户、成员和村民小组都建好。", bring),
		step("2  或者新建农户", "先填户主、成员和类型，其余可以以后补。也可以按 Ctrl+Shift+N。", create),
		step("3  设好村民小组", "农户按组排列和统计；名单里没有组的，先把组名填好。", teams),
		step("4  想先看看样子", "演示村有编造的 720 户。点左上角的村名，选“换一个数据文件夹…”，挑一个空文件夹，再点“打开演示村看看”。看完用同样的办法换回来。", nil),
	)
	if p.shell.unprotected() {
		set := widgets.NewButton("去设密码", p.shell.goToPassword)
		column.Add(step("5  设一个密码（建议）", "村民的证件号码、病情、账号都在这台电脑上。设了密码，别人打不开；电脑丢了也读不出来。以后在“设置 › 人员与密码”里设也行。", set))
	}
	return container.NewVScroll(padded(column, 4, 20))
}
