package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

func TestButton_Keys(t *testing.T) {
	taps, forwarded := 0, 0
	b := widgets.NewPrimary("记走访", func() { taps++ })
	b.Forward = func(*fyne.KeyEvent) bool { forwarded++; return true }
	w := show(t, container.NewHBox(b), 300, 60)
	w.Canvas().Focus(b)
	press(w, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyF5)
	if taps != 3 || forwarded != 1 {
		t.Errorf("tapped %d and forwarded %d times, want 3 and 1", taps, forwarded)
	}
	test.Tap(b)
	if w.Canvas().Focused() != b {
		t.Error("a tap takes the focus away")
	}
	b.Disable()
	press(w, fyne.KeyReturn)
	if taps != 4 {
		t.Errorf("tapped %d times, want 4: a disabled button does nothing", taps)
	}
}

func TestButton_TipShowsAfterARest(t *testing.T) {
	tips, clock := widgets.NewTips(), &bell{}
	tips.After = clock.after
	b := widgets.NewButton("导出", nil)
	b.Tip, b.Tips = "导出屏幕上的这些（Ctrl+E）", tips
	w := show(t, tips.Over(container.NewVBox(b)), 300, 120)
	b.MouseIn(&desktop.MouseEvent{PointEvent: at(280, 10)})
	clock.ring()
	picture(t, w, "button-tip")
	if got := tips.Text(); got != b.Tip {
		t.Errorf("tip %q, want %q", got, b.Tip)
	}
	b.MouseOut()
	if got := tips.Text(); got != "" {
		t.Errorf("tip %q stays", got)
	}
	b.MouseIn(&desktop.MouseEvent{PointEvent: at(280, 10)})
	b.MouseOut()
	clock.ring()
	if got := tips.Text(); got != "" {
		t.Errorf("tip %q shows after the pointer left", got)
	}
}

func TestButton_Look(t *testing.T) {
	plain, primary, danger := widgets.NewButton("次要动作", nil), widgets.NewPrimary("记走访", nil), widgets.NewButton("删除这次走访", nil)
	danger.Emphasis = widgets.Danger
	link, off := widgets.NewButton("照去年填", nil), widgets.NewButton("不可用", nil)
	link.Emphasis = widgets.Quiet
	off.Disable()
	w := show(t, container.NewHBox(plain, primary, danger, link, off), 560, 60)
	w.Canvas().Focus(primary)
	picture(t, w, "buttons")
	test.AssertRendersToMarkup(t, "buttons.xml", w.Canvas())
}

func TestCheck_KeysAndMouse(t *testing.T) {
	changes, moved, forwarded := 0, 0, 0
	c := widgets.NewCheck("已兑现：帮忙联系村医", func(bool) { changes++ })
	c.SetOnDone(func() { moved++ }, nil)
	c.Forward = func(*fyne.KeyEvent) bool { forwarded++; return true }
	off := widgets.NewCheck("不能改", nil)
	off.SetChecked(true)
	off.Disable()
	w := show(t, container.NewVBox(c, off), 300, 90)
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace)
	picture(t, w, "check")
	press(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEscape)
	test.Tap(c)
	if changes != 3 || !c.Checked || moved != 1 || forwarded != 1 {
		t.Errorf("changed %d times to %v, moved on %d, forwarded %d; want 3, true, 1, 1", changes, c.Checked, moved, forwarded)
	}
	test.Tap(off)
	if !off.Checked {
		t.Error("a disabled box can be cleared")
	}
}
