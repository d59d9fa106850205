package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/ui/widgets"
)

// end says what was stored, and offers to take it back.
func (i *importPhotos) end() fyne.CanvasObject {
	p := i.page
	width := p.width()
	box := container.NewVBox(stepTitle("已导入 "+grouped(int64(i.done.Added))+" 张照片"), widgets.NewParagraph(strings.Join(i.sentences(), ""), width))
	i.see = widgets.NewPrimary("看农户列表", func() { p.shell.Go(Route{Place: PlaceHouseholds}) })
	box.Add(gapAbove(container.NewHBox(i.see, widgets.NewButton("再导入一个", p.choose)), 12))
	i.undone = widgets.NewParagraph("", width)
	if i.done.Added > 0 && i.done.Change.Act != 0 {
		i.undo = widgets.NewButton("撤销整批导入…", func() { p.askUndo(i.done.Change.Act, "新增的照片会进回收站。", i.taken) })
		i.undo.Emphasis = widgets.Danger
		box.Add(gapAbove(container.NewHBox(i.undo, layout.NewSpacer()), 18))
	}
	box.Add(i.undone)
	if left := i.left(); len(left) > 0 {
		more := ""
		if n := len(left); n > photosNamed {
			left, more = left[:photosNamed], "\n等 "+grouped(int64(n))+" 张"
		}
		box.Add(gapAbove(widgets.NewParagraph("没有导入的照片：\n"+strings.Join(left, "\n")+more, width), 12))
	}
	return container.NewVScroll(padded(box, 6, 2))
}

// photosNamed is how many photos that were not taken are named.
const photosNamed = 200

// taken says that the batch was taken back.
func (i *importPhotos) taken() {
	i.undo.Disable()
	i.undone.SetText("这一批已整批撤销。")
	i.page.shell.window.Canvas().Focus(i.see)
}

// sentences tell what became of the photos.
func (i *importPhotos) sentences() (texts []string) {
	if i.done.Known > 0 {
		texts = append(texts, "另有 "+grouped(int64(i.done.Known))+" 张农户资料里已经有了，没有重复导入。")
	}
	if n := len(i.left()); n > 0 {
		texts = append(texts, "没有导入 "+grouped(int64(n))+" 张，列在下面；改好名字可以再导入，已导入的不会重复。")
	}
	return append(texts, "照片在各户的“资料”里。")
}

// left names the photos that were not taken, with the reasons.
func (i *importPhotos) left() []string {
	texts := slices.Clone(i.done.Left)
	for at := range i.found {
		photo := &i.found[at]
		reason := photo.Reason
		if photo.Skip {
			reason = "按您的选择不导入。"
		}
		if !photo.Good() {
			texts = append(texts, veiledFile(photo, i.page.shell.name(photo.Household, photo.Head))+"："+reason)
		}
	}
	return texts
}
