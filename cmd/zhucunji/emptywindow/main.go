//go:build realwindow

// Command emptywindow is the least a window of the toolkit takes: one text in the
// program's font. make bench holds the program's start against it.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"zhucunji/assets"
	"zhucunji/ui/widgets"
)

func main() {
	a := app.NewWithID("cn.zhucunji.emptywindow")
	a.Settings().SetTheme(widgets.NewTheme(
		fyne.NewStaticResource("regular.otf", assets.FontRegular()), fyne.NewStaticResource("bold.otf", assets.FontBold()), widgets.Look{}))
	w := a.NewWindow("空窗口")
	w.SetContent(widget.NewLabel("空窗口"))
	w.Resize(fyne.NewSize(1280, 690))
	a.Lifecycle().SetOnStarted(func() {
		go fyne.Do(func() { fmt.Println("shown") }) // after the first frame
	})
	w.ShowAndRun()
}
