package widgets_test

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

func TestCalendar_Mouse(t *testing.T) {
	var picked cases.Day
	c := widgets.NewCalendar(today(), today(), func(day cases.Day) { picked = day })
	w := show(t, container.NewVBox(container.NewHBox(c)), 400, 400)
	cell := fyne.NewSize(c.MinSize().Width/7, c.MinSize().Height/8)
	tap := func(col, row float32) {
		test.TapAt(c, fyne.NewPos((col+0.5)*cell.Width, (row+0.5)*cell.Height))
	}
	tap(6, 0)
	if got, want := c.Title(), "2026年12月"; got != want {
		t.Errorf("after › %q, want %q", got, want)
	}
	tap(0, 0)
	test.Scroll(w.Canvas(), fyne.NewPos(50, 50), 0, 10)
	if got, want := c.Title(), "2026年10月"; got != want {
		t.Errorf("after ‹ and a notch up %q, want %q", got, want)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 3*cell.Height))
	tap(3, 2) // the Thursday of the week that holds 1 October 2026
	if got, want := picked.String(), "2026-10-01"; got != want {
		t.Errorf("picked %q, want %q", got, want)
	}
	tap(3, 1)
	if got := picked.String(); got != "2026-10-01" {
		t.Errorf("a weekday's name picks %q", got)
	}
}

func TestDateField_ButtonOpensTheCalendarUnlessReadOnly(t *testing.T) {
	f := widgets.NewDateField(today)
	w := show(t, container.NewVBox(f), 300, 400)
	button := fyne.NewPos(f.Size().Width-8, 12)
	f.Disable()
	test.TapCanvas(w.Canvas(), button)
	if n := len(w.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d overlays over a read-only field", n)
	}
	f.Enable()
	test.TapCanvas(w.Canvas(), button)
	if n := len(w.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d overlays, want the calendar", n)
	}
}

func TestChips_Mouse(t *testing.T) {
	did := ""
	row := widgets.NewChips(widgets.Chip{Text: "户类型：脱贫户", OnOpen: func() { did += "open " }, OnRemove: func() { did += "remove " }})
	w := show(t, container.NewVBox(row), 400, 60)
	chip := row.Children()[0]
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(12, 12))
	test.TapCanvas(w.Canvas(), fyne.NewPos(chip.Size().Width-6, 12))
	test.FocusNext(w.Canvas())
	press(w, fyne.KeyReturn, fyne.KeyBackspace)
	if want := "open remove open remove "; did != want {
		t.Errorf("did %q, want %q", did, want)
	}
}

func TestDropDown_Mouse(t *testing.T) {
	s, w, picked := newSuggest(t)
	many := make([]widgets.Option, 25)
	for i := range many {
		many[i] = widgets.Option{Text: fmt.Sprintf("杨国%d", i)}
	}
	typeText(w, "yg")
	s.SetFindings("yg", many)
	list := w.Canvas().Focused().(interface {
		desktop.Hoverable
		desktop.Mouseable
		fyne.Scrollable
	})
	top := s.Entry.Size().Height + 2
	list.MouseMoved(&desktop.MouseEvent{PointEvent: at(20, top+3*30+5)})
	press(w, fyne.KeyReturn)
	if *picked != 3 {
		t.Errorf("Enter picks %d, want 3, which is under the pointer", *picked)
	}
	s.SetFindings("yg", many)
	for range 20 {
		list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	}
	list.MouseDown(&desktop.MouseEvent{PointEvent: at(20, top+9*30+5)})
	if *picked != 24 {
		t.Errorf("the last line of the scrolled list picks %d, want 24", *picked)
	}
}

// TestWheel_GoesOnToThePage: what cannot scroll any further leaves the wheel to what it stands in.
func TestWheel_GoesOnToThePage(t *testing.T) {
	for name, tc := range map[string]struct {
		inner fyne.CanvasObject
		own   bool // it scrolls by itself first
	}{
		"a grid whose rows are all in sight": {newGrid(3), false},
		"a grid with rows below":             {newGrid(10), true},
		"a field of one line":                {widgets.NewEntry(), false},
		"a long text":                        {longText(), true},
	} {
		t.Run(name, func(t *testing.T) {
			below := canvas.NewRectangle(color.Transparent)
			below.SetMinSize(fyne.NewSize(10, 900))
			scroll := container.NewVScroll(container.NewVBox(container.New(layout.NewGridWrapLayout(fyne.NewSize(700, 200)), tc.inner), below))
			widgets.ForwardWheel(scroll)
			w := show(t, scroll, 800, 400)
			over := fyne.NewPos(300, 20)
			turns := 0
			for ; scroll.Offset.Y == 0 && turns < 100; turns++ {
				test.Scroll(w.Canvas(), over, 0, -10)
			}
			if scroll.Offset.Y == 0 {
				t.Fatal("the page never scrolls")
			}
			if tc.own && turns < 2 {
				t.Error("the page scrolls before the widget has come to its end")
			}
			if !tc.own && turns > 1 {
				t.Errorf("the page scrolls after %d turns, want at once", turns)
			}
		})
	}
}

// longText is a text of more lines than are in sight.
func longText() *widgets.Entry {
	e := widgets.NewMultiLineEntry()
	e.SetText(strings.Repeat("今年养蚕三张半。\n", 20))
	return e
}

func TestGrid_WheelAndBars(t *testing.T) {
	g := newGrid(1000)
	w := show(t, g, 800, 400)
	offset := func() int { return g.View().Offset }
	test.Scroll(w.Canvas(), fyne.NewPos(300, 200), 0, -10)
	if got := offset(); got != 90 {
		t.Errorf("a notch scrolls %d pixels, want 3 rows", got)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(300, 200), 0, 5)
	if got := offset(); got != 80 {
		t.Errorf("a touch pad scrolls to %d, want 80", got)
	}
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	test.Scroll(w.Canvas(), fyne.NewPos(300, 200), 0, -10)
	if got := g.View().Left; got != 90 {
		t.Errorf("with Shift a notch scrolls sideways by %d, want 90", got)
	}
	bar := fyne.NewPos(795, 380)
	g.MouseDown(&desktop.MouseEvent{PointEvent: at(bar.X, bar.Y), Button: desktop.MouseButtonPrimary})
	if got, want := offset(), 80+11*30; got != want {
		t.Errorf("a press below the thumb scrolls to %d, want a page to %d", got, want)
	}
	g.Dragged(&fyne.DragEvent{PointEvent: at(795, 9000), Dragged: fyne.NewDelta(0, 9000)})
	g.DragEnd()
	if got, want := offset(), 1000*30-356; got != want {
		t.Errorf("dragged down it is at %d, want the end %d", got, want)
	}
	g.MouseDown(&desktop.MouseEvent{PointEvent: at(200, 395), Button: desktop.MouseButtonPrimary})
	g.Dragged(&fyne.DragEvent{PointEvent: at(9000, 395), Dragged: fyne.NewDelta(9000, 0)})
	g.DragEnd()
	if got := g.View().Left; got <= 90 {
		t.Errorf("dragged to the right it is at %d", got)
	}
}

func TestGrid_DoubleClickOnABorderFitsTheColumn(t *testing.T) {
	g := newGrid(100)
	w := show(t, g, 800, 400)
	test.MoveMouse(w.Canvas(), fyne.NewPos(96, 10))
	if got := g.Cursor(); got != desktop.HResizeCursor {
		t.Errorf("cursor %v over a border, want the one that drags", got)
	}
	g.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(96, 10)})
	if got := g.Columns()[0].Width; got < 120 || got > 150 {
		t.Errorf("width %v, want what 阿依古丽·买买提 needs", got)
	}
}

func TestAsk_CtrlEnterSubmitsFromALongText(t *testing.T) {
	w := show(t, widgets.NewButton("页面", nil), 900, 600)
	submits := 0
	widgets.Ask(w.Canvas(), widgets.Request{
		Title: "写一句", Content: widgets.NewMultiLineEntry(),
		Submit: func() error { submits++; return nil },
	})
	typeText(w, "走访情况")
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if submits != 1 {
		t.Errorf("submitted %d times, want once", submits)
	}
}
