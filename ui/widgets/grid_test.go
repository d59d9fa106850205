package widgets_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

const manyRows = 130_000

// newGrid returns a grid of households that are computed from their row number.
func newGrid(rows int) *widgets.Grid {
	g := widgets.NewGrid(1,
		widgets.Column{Key: "head", Title: "户主", Width: 96},
		widgets.Column{Key: "group", Title: "村组", Width: 110},
		widgets.Column{Key: "type", Title: "户类型", Width: 130},
		widgets.Column{Key: "people", Title: "人口", Width: 64, Numeric: true},
		widgets.Column{Key: "income", Title: "人均纯收入", Width: 120, Numeric: true},
		widgets.Column{Key: "last", Title: "上次走访", Width: 110},
		widgets.Column{Key: "next", Title: "下次走访", Width: 110},
		widgets.Column{Key: "risk", Title: "风险", Width: 90},
		widgets.Column{Key: "person", Title: "帮扶责任人", Width: 110},
		widgets.Column{Key: "phone", Title: "联系电话", Width: 120},
		widgets.Column{Key: "road", Title: "住址", Width: 200},
		widgets.Column{Key: "note", Title: "备注", Width: 160},
	)
	names := []string{"杨国", "冉启𬭎", "田应碧", "阿依古丽·买买提", "䶮素英"}
	g.Rows = func() int { return rows }
	g.Cell = func(row, col int) string {
		switch col {
		case 0:
			return names[row%len(names)]
		case 1:
			return fmt.Sprintf("望岭村%d组", row%9+1)
		case 2:
			return []string{"脱贫户", "监测对象", "一般户"}[row%3]
		case 3:
			return strconv.Itoa(row%6 + 1)
		case 4:
			return fmt.Sprintf("%d,%03d.%02d", 8+row%7, row%1000, row%100)
		case 5, 6:
			return fmt.Sprintf("2026-%02d-%02d", row%12+1, row%28+1)
		case 7:
			return []string{"", "已逾期 3 天", "临期", "正常"}[row%4]
		case 10:
			return "重庆市酉阳县望岭村" + strconv.Itoa(row%9+1) + "组核桃坪小地名很长很长"
		default:
			return strconv.Itoa(row)
		}
	}
	g.State = func(row, col int) widgets.CellState {
		if col == 7 {
			return []widgets.CellState{widgets.CellNormal, widgets.CellOverdue, widgets.CellSoon, widgets.CellInfo}[row%4]
		}
		return widgets.CellNormal
	}
	return g
}

func key(w fyne.Window, names ...fyne.KeyName) { press(w, names...) }

func shortcut(w fyne.Window, s fyne.Shortcut) {
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func TestGrid_Keys(t *testing.T) {
	ctrl := fyne.KeyModifierShortcutDefault
	for name, tc := range map[string]struct {
		start   int
		act     func(w fyne.Window, g *widgets.Grid)
		current int
		chosen  []int
	}{
		"down goes to the next row":        {0, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyDown) }, 1, []int{1}},
		"up stops at the first row":        {0, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyUp) }, 0, []int{0}},
		"end goes to the last row":         {0, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyEnd) }, 99, []int{99}},
		"home goes to the first row":       {50, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyHome) }, 0, []int{0}},
		"page down moves by what is seen":  {0, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyPageDown) }, 11, []int{11}},
		"page up moves by what is seen":    {50, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyPageUp) }, 39, []int{39}},
		"down from no row takes the first": {-1, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeyDown) }, 0, []int{0}},
		"ctrl end goes to the last row": {0, func(w fyne.Window, _ *widgets.Grid) {
			shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: ctrl})
		}, 99, []int{99}},
		"ctrl home goes to the first row": {9, func(w fyne.Window, _ *widgets.Grid) {
			shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: ctrl})
		}, 0, []int{0}},
		"space marks and unmarks":        {3, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace) }, 4, []int{3, 4}},
		"arrows keep what space marked":  {3, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown) }, 5, []int{3}},
		"escape drops the marks":         {3, func(w fyne.Window, _ *widgets.Grid) { key(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyEscape) }, 4, []int{4}},
		"shift and down marks a range":   {3, func(w fyne.Window, g *widgets.Grid) { shifted(w, g, fyne.KeyDown, fyne.KeyDown) }, 5, []int{3, 4, 5}},
		"shift and up shrinks the range": {3, func(w fyne.Window, g *widgets.Grid) { shifted(w, g, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp) }, 4, []int{3, 4}},
		"a plain arrow drops a range":    {3, func(w fyne.Window, g *widgets.Grid) { shifted(w, g, fyne.KeyDown); key(w, fyne.KeyDown) }, 5, []int{5}},
		"ctrl shift home marks to the top": {2, func(w fyne.Window, _ *widgets.Grid) {
			shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: ctrl | fyne.KeyModifierShift})
		}, 0, []int{0, 1, 2}},
		"focus lost lets go of shift": {3, func(w fyne.Window, g *widgets.Grid) {
			g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			w.Canvas().Unfocus()
			w.Canvas().Focus(g)
			key(w, fyne.KeyDown)
		}, 4, []int{4}},
		"a row outside is brought inside": {0, func(_ fyne.Window, g *widgets.Grid) { g.SetCurrent(5000) }, 99, []int{99}},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGrid(100)
			w := show(t, g, 800, 400)
			w.Canvas().Focus(g)
			if tc.start >= 0 {
				g.SetCurrent(tc.start)
			}
			tc.act(w, g)
			if g.Current() != tc.current {
				t.Errorf("current row %d, want %d", g.Current(), tc.current)
			}
			if got := g.Selected(); !slices.Equal(got, tc.chosen) {
				t.Errorf("selected %v, want %v", got, tc.chosen)
			}
		})
	}
}

func shifted(w fyne.Window, g *widgets.Grid, names ...fyne.KeyName) {
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, names...)
	g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestGrid_EnterOpensAndOtherKeysGoOn(t *testing.T) {
	g := newGrid(10)
	opened, letters := -1, ""
	var forwarded []fyne.KeyName
	g.OnOpen = func(row int) { opened = row }
	g.OnTypeAhead = func(r rune) { letters += string(r) }
	g.Forward = func(ev *fyne.KeyEvent) bool { forwarded = append(forwarded, ev.Name); return true }
	shortcuts := 0
	g.ForwardShortcut = func(fyne.Shortcut) bool { shortcuts++; return true }
	w := show(t, g, 800, 400)
	w.Canvas().Focus(g)
	g.SetCurrent(4)
	press(w, fyne.KeyReturn, fyne.KeyF5, fyne.KeyEscape)
	typeText(w, "yg ")
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl})
	if opened != 4 {
		t.Errorf("opened row %d, want 4", opened)
	}
	if want := []fyne.KeyName{fyne.KeyF5, fyne.KeyEscape}; !slices.Equal(forwarded, want) {
		t.Errorf("forwarded %v, want %v", forwarded, want)
	}
	if letters != "yg" || shortcuts != 1 {
		t.Errorf("letters %q, shortcuts %d, want yg and 1", letters, shortcuts)
	}
}

func TestGrid_SelectAllIsInstantAndExact(t *testing.T) {
	g := newGrid(manyRows)
	w := show(t, g, 800, 400)
	w.Canvas().Focus(g)
	shortcut(w, &fyne.ShortcutSelectAll{})
	g.SetCurrent(7)
	press(w, fyne.KeySpace)
	if got := g.SelectedCount(); got != manyRows-1 {
		t.Errorf("%d rows selected, want %d", got, manyRows-1)
	}
	if rows := g.Selected(); len(rows) != manyRows-1 || slices.Contains(rows[:10], 7) {
		t.Errorf("row 7 is still among the %d selected rows", len(rows))
	}
	if g.AllSelected() {
		t.Error("all rows count as selected although one was taken out")
	}
}

func TestGrid_CopyIsTSVInTheOrderShown(t *testing.T) {
	g := widgets.NewGrid(0, widgets.Column{Key: "a", Title: "户主"}, widgets.Column{Key: "b", Title: "人均(元)", Numeric: true})
	cells := [][]string{{"杨国", "13,221.00"}, {"田\t应", "多行\n\"话\""}}
	g.Rows = func() int { return len(cells) }
	g.Cell = func(row, col int) string { return cells[row][col] }
	copied := ""
	g.Copy = func(text string) { copied = text }
	w := show(t, g, 400, 200)
	w.Canvas().Focus(g)
	g.SelectAll()
	g.SetView(widgets.GridView{Columns: []widgets.ColumnView{{Key: "b", Width: 90}}, Current: 0})
	shortcut(w, &fyne.ShortcutCopy{})
	want := "人均(元)\t户主\r\n13,221.00\t杨国\r\n\"多行\n\"\"话\"\"\"\t\"田\t应\"\r\n"
	if copied != want {
		t.Errorf("copied %q, want %q", copied, want)
	}
}

func TestGrid_MouseSelects(t *testing.T) {
	g := newGrid(100)
	w := show(t, g, 800, 400)
	click := func(row int, modifier fyne.KeyModifier) {
		g.MouseDown(&desktop.MouseEvent{PointEvent: at(300, 32+float32(row)*30+15), Button: desktop.MouseButtonPrimary, Modifier: modifier})
		g.MouseUp(&desktop.MouseEvent{})
	}
	click(2, 0)
	click(4, fyne.KeyModifierShortcutDefault)
	if got, want := g.Selected(), []int{2, 4}; !slices.Equal(got, want) {
		t.Errorf("after Ctrl+click %v, want %v", got, want)
	}
	click(4, fyne.KeyModifierShortcutDefault)
	if got, want := g.Selected(), []int{2}; !slices.Equal(got, want) {
		t.Errorf("after the second Ctrl+click %v, want %v", got, want)
	}
	click(3, 0)
	click(6, fyne.KeyModifierShift)
	if got, want := g.Selected(), []int{3, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("after Shift+click %v, want %v", got, want)
	}
	if w.Canvas().Focused() != g {
		t.Error("a click does not give the grid the focus")
	}
	opened := -1
	g.OnOpen = func(row int) { opened = row }
	click(5, 0)
	g.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(300, 32+5*30+3)})
	if opened != 5 {
		t.Errorf("double click opened %d, want 5", opened)
	}
	menu := -1
	g.OnMenu = func(row int, _ fyne.Position) { menu = row }
	g.MouseDown(&desktop.MouseEvent{PointEvent: at(300, 32+8*30+3), Button: desktop.MouseButtonSecondary})
	g.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(300, 32+8*30+3)})
	if menu != 8 || g.Current() != 8 {
		t.Errorf("menu for row %d at current row %d, want 8 and 8", menu, g.Current())
	}
}

func at(x, y float32) fyne.PointEvent {
	return fyne.PointEvent{Position: fyne.NewPos(x, y), AbsolutePosition: fyne.NewPos(x, y)}
}

func TestGrid_HeaderSortsDragsAndMoves(t *testing.T) {
	g := newGrid(100)
	var sorts []string
	changed := 0
	g.OnSort = func(key string, desc bool) { sorts = append(sorts, fmt.Sprint(key, desc)) }
	g.OnColumns = func() { changed++ }
	w := show(t, g, 800, 400)
	head := func(x float32) {
		g.MouseDown(&desktop.MouseEvent{PointEvent: at(x, 10), Button: desktop.MouseButtonPrimary})
		g.MouseUp(&desktop.MouseEvent{})
	}
	head(40)
	head(40)
	head(150)
	if got, want := strings.Join(sorts, " "), "headfalse headtrue groupfalse"; got != want {
		t.Errorf("sorted %q, want %q", got, want)
	}
	test.Drag(w.Canvas(), fyne.NewPos(96+110, 10), 40, 0) // the right border of 村组
	if got := g.Columns()[1].Width; got != 150 {
		t.Errorf("width %v after dragging the border by 40, want 150", got)
	}
	test.Drag(w.Canvas(), fyne.NewPos(96+150+130+20, 10), -250, 0) // 人口 in front of 村组
	if got := g.Columns()[1].Key; got != "people" {
		t.Errorf("second column %q after the move, want people", got)
	}
	if changed != 2 {
		t.Errorf("OnColumns called %d times, want 2", changed)
	}
	test.Drag(w.Canvas(), fyne.NewPos(20, 10), 400, 0)
	if got := g.Columns()[0].Key; got != "head" {
		t.Errorf("the frozen column was moved away by %q", got)
	}
}

func TestGrid_ViewComesBack(t *testing.T) {
	g := newGrid(1000)
	show(t, g, 800, 400)
	g.SetSort("income", true)
	g.SetCurrent(500)
	g.ScrollBy(70, 45)
	saved := g.View()
	other := newGrid(1000)
	show(t, other, 800, 400)
	other.SetView(saved)
	if got := other.View(); fmt.Sprint(got) != fmt.Sprint(saved) {
		t.Errorf("view %v, want %v", got, saved)
	}
}

func TestGrid_ViewWaitsForTheRows(t *testing.T) {
	rows := 0
	g := newGrid(0)
	g.Rows = func() int { return rows }
	show(t, g, 800, 400)
	g.SetView(widgets.GridView{Offset: 14_985, Current: 500})
	if got := g.Current(); got != -1 {
		t.Errorf("current row %d while there are none, want -1", got)
	}
	if got := g.View().Current; got != 500 {
		t.Errorf("row %d would be saved before the rows came, want 500", got)
	}
	rows = 1000
	g.Refresh()
	if v := g.View(); v.Current != 500 || v.Offset != 14_985 {
		t.Errorf("row %d at %d once there are rows, want 500 at 14985", v.Current, v.Offset)
	}
}

func TestGrid_WantTellsTheRowsInSight(t *testing.T) {
	g := newGrid(manyRows)
	var wanted []string
	g.Want = func(first, last int) { wanted = append(wanted, fmt.Sprint(first, "-", last)) }
	show(t, g, 800, 400)
	wanted = nil
	g.SetCurrent(60_000)
	g.Refresh()
	if got, want := strings.Join(wanted, " "), "59989-60000 59989-60000"; got != want {
		t.Errorf("wanted %q, want %q", got, want)
	}
}

func TestGrid_TipShowsTheWholeText(t *testing.T) {
	g := newGrid(10)
	tips, clock := widgets.NewTips(), &bell{}
	tips.After = clock.after
	g.Tips = tips
	w := show(t, tips.Over(g), 500, 300)
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 50))
	clock.ring()
	if got := tips.Text(); got != "" {
		t.Errorf("tip %q over a cell that is not cut", got)
	}
	g.SetView(widgets.GridView{Columns: []widgets.ColumnView{{Key: "head"}, {Key: "road", Width: 120}}, Current: -1})
	test.MoveMouse(w.Canvas(), fyne.NewPos(150, 50))
	if tips.Text() != "" {
		t.Error("the tip shows before the pointer rested")
	}
	clock.ring()
	if got, want := tips.Text(), "重庆市酉阳县望岭村1组核桃坪小地名很长很长"; got != want {
		t.Errorf("tip %q, want %q", got, want)
	}
	picture(t, w, "grid-tip")
	test.MoveMouse(w.Canvas(), fyne.NewPos(20, 50))
	if tips.Text() != "" {
		t.Error("the tip stays when the pointer leaves the cell")
	}
}

func TestGrid_Pictures(t *testing.T) {
	for name, tc := range map[string]struct {
		scale float32
		look  widgets.Look
	}{"grid-100": {1, widgets.Look{}}, "grid-125": {1.25, widgets.Look{}}, "grid-150": {1.5, widgets.Look{}}, "grid-large": {1, widgets.Look{Large: true}}, "grid-dark": {1, widgets.Look{Dark: true}}} {
		t.Run(name, func(t *testing.T) {
			g := newGrid(manyRows)
			w := showLook(t, g, 1000, 420, tc.look)
			w.Canvas().(test.WindowlessCanvas).SetScale(tc.scale)
			w.Canvas().Focus(g)
			g.SetSort("income", true)
			g.SetCurrent(manyRows - 3)
			press(w, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace, fyne.KeyUp)
			g.ScrollBy(50, 5000)
			picture(t, w, name)
		})
	}
}
