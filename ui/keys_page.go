package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/ui/widgets"
)

// listKeys are keys that fields and lists have by themselves, for the page of keys.
func listKeys() [][2]string {
	return [][2]string{
		{"Enter", "列表：打开；表单：下一栏"},
		{"Shift+Enter", "表单：上一栏"},
		{"Space", "列表：选中或取消"},
		{"Ctrl+A", "全选"},
		{"Ctrl+C", "复制所选行"},
		{"Home / End", "列表：首行、末行"},
		{"PageUp / PageDown", "列表：翻页"},
		{"字母", "列表：找人，或跳到这个拼音开头的一行"},
		{"1 2 3 0", "检查项：正常、有问题、不适用、未查"},
		{"F4 / Alt+↓", "打开选项或日历"},
	}
}

// showKeys is the page of keys.
func (s *Shell) showKeys() {
	var lines [][2]string
	for _, b := range s.bindings() {
		if b.what != "" {
			lines = append(lines, [2]string{b.name, b.what})
		}
	}
	lines = append(lines, listKeys()...)
	half := (len(lines) + 1) / 2
	content := container.NewScroll(container.NewHBox(keyLines(lines[:half]), padded(keyLines(lines[half:]), 0, 24)))
	close := widgets.NewPrimary("知道了", nil)
	d := widgets.NewDialog(s.window.Canvas(), "按键一览", content, close)
	close.OnTapped = d.Hide
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, close
	d.OnKey = func(e *fyne.KeyEvent) bool { return scrolledBy(content, e) }
	d.SetSize(s.wide(860), s.wide(600))
	d.Show()
}

// scrolledBy scrolls by the keys that do so in a list.
func scrolledBy(scroll *container.Scroll, e *fyne.KeyEvent) bool {
	page := scroll.Size().Height
	step := map[fyne.KeyName]float32{fyne.KeyUp: -page / 8, fyne.KeyDown: page / 8, fyne.KeyPageUp: -page, fyne.KeyPageDown: page}[e.Name]
	if step != 0 {
		scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -step)})
	}
	return step != 0
}

// keyLines puts keys and what they do below each other.
func keyLines(lines [][2]string) fyne.CanvasObject {
	column := container.New(layout.NewFormLayout())
	for _, l := range lines {
		name := widgets.NewParagraph(l[0], oneLine)
		name.Ink = widgets.ColorSecondary
		column.Add(name)
		column.Add(widgets.NewParagraph(l[1], oneLine))
	}
	return column
}

// manual opens the manual; before there is a village the page of keys is all there is.
func (s *Shell) manual() {
	if s.page.Route().Place == PlaceStart {
		s.showKeys()
		return
	}
	s.Go(Route{Place: PlaceManual})
}
