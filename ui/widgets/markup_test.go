package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

// The golden markup shows in a review what moved.
func TestMarkup(t *testing.T) {
	grid := newGrid(manyRows)
	w := show(t, grid, 420, 160)
	grid.SetSort("head", false)
	grid.SetCurrent(manyRows - 1)
	test.AssertRendersToMarkup(t, "grid.xml", w.Canvas())

	w = show(t, container.NewVBox(widgets.NewCalendar(today(), today(), nil)), 260, 260)
	test.AssertRendersToMarkup(t, "calendar.xml", w.Canvas())

	question := widgets.NewSegmented(widgets.CheckSegments()...)
	question.SetChosen(1)
	w = show(t, container.NewVBox(question), 340, 40)
	test.AssertRendersToMarkup(t, "segmented.xml", w.Canvas())

	w = show(t, newLedger().sheet, 520, 200)
	test.AssertRendersToMarkup(t, "sheet.xml", w.Canvas())
}

// TestLook saves pictures of the widgets in 大字 and in the dark look, and checks that a form of
// two columns fits the smallest screen.
func TestLook(t *testing.T) {
	for name, look := range map[string]widgets.Look{"large": {Large: true}, "dark": {Dark: true}} {
		t.Run(name, func(t *testing.T) { testLook(t, name, look) })
	}
}

func testLook(t *testing.T, prefix string, look widgets.Look) {
	t.Helper()
	name := widgets.NewEntry()
	form := widgets.NewForm(2,
		&widgets.FormField{Key: "name", Label: "户主姓名", Widget: name, Required: true},
		&widgets.FormField{Key: "day", Label: "入户日期", Widget: widgets.NewDateField(today), Note: "空着就是今天"},
		&widgets.FormField{Key: "kind", Label: "户类型", Widget: widgets.NewCodeSelect("一般农户", "脱贫户")},
		&widgets.FormField{Key: "food", Label: "不愁吃", Widget: widgets.NewSegmented(widgets.CheckSegments()...)},
		&widgets.FormField{Key: "note", Label: "备注", Widget: widgets.NewMultiLineEntry(), Wide: true})
	tile := widgets.NewTile("本周应访", "12 户", nil)
	w := showLook(t, container.NewVBox(form, container.NewHBox(tile, widgets.NewPrimary("记走访", nil))), 1000, 560, look)
	form.SetErrors(map[string]string{"name": "请填写户主姓名。"})
	picture(t, w, prefix+"-form")
	if got := form.MinSize().Width; got > 1366-200 {
		t.Errorf("the form is %v wide, more than a page of 1366 has beside the menu", got)
	}
	widgets.Confirm(w.Canvas(), widgets.Question{Title: "删除这次走访？", Text: "走访会移到回收站，随时可以找回。照片也一起移走，恢复时一起回来。", Yes: "删除这次走访", Risky: true}, func(bool) {})
	picture(t, w, prefix+"-confirm")
}
