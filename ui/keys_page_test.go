package ui_test

import (
	"testing"

	"fyne.io/fyne/v2/container"

	"zhucunji/ui/widgets"
)

func TestThePageOfKeysScrollsByKeyOnASmallScreen(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBenchLook(t, stores, widgets.Look{}, 1.5)
	b.press("Ctrl+/")
	b.shows("按键一览", "F9", "当前记录改过的每一版")
	scroll := find(b.roots()[0], func(*container.Scroll) bool { return true })
	b.press("PageDown")
	down := scroll.Offset.Y
	if down <= 0 {
		t.Fatalf("scrolled to %v", down)
	}
	b.press("PageDown", "PageDown", "Up")
	if end := scroll.Content.MinSize().Height - scroll.Size().Height; scroll.Offset.Y > end {
		t.Errorf("scrolled to %v, beyond the end at %v", scroll.Offset.Y, end)
	}
	b.press("PageUp", "PageUp")
	if scroll.Offset.Y != 0 {
		t.Errorf("scrolled back to %v", scroll.Offset.Y)
	}
}
