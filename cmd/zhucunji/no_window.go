package main

import (
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
)

// noWindow is what a person reads where no window can be made.
const noWindow = "这台电脑没有可用的图形显示（OpenGL 2.1），驻村记的窗口打不开。请更新显卡驱动后再试；用远程桌面时，请直接在那台电脑上打开。数据没有改动。"

// watchWindow ends the program with a sentence where the toolkit runs on without a window.
func (d *desktop) watchWindow() {
	time.Sleep(windowPatience)
	fyne.Do(func() {
		if d.handle() != 0 {
			return
		}
		slog.Error("no window was made")
		if err := d.close(); err != nil {
			slog.Error("close store", "err", logText(err))
		}
		tell(noWindow)
		os.Exit(exitFailed)
	})
}
