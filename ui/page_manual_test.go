package ui_test

import "testing"

func TestF1OpensTheManual(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.press("F1")
	b.shows("使用手册", "记一次走访", "Ctrl+Enter 保存并记下一户")
	b.picture("manual")
	b.tap("按键一览")
	b.shows("Ctrl+Shift+N")
	b.press("Esc", "Esc")
	b.showsNot("使用手册|")
}
