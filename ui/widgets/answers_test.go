package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

func TestSegmented_KeysAnswerAndMoveOn(t *testing.T) {
	for name, tc := range map[string]struct {
		typed  string
		keys   []fyne.KeyName
		chosen [2]int
	}{
		"1 and 2 answer two items":        {"12", nil, [2]int{0, 1}},
		"0 is 未查":                         {"0", nil, [2]int{3, -1}},
		"full-width digits count":         {"３", nil, [2]int{2, -1}},
		"other keys answer nothing":       {"9x", nil, [2]int{-1, -1}},
		"arrows choose and stay":          {"", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft}, [2]int{0, -1}},
		"enter leaves an item unanswered": {"", []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace}, [2]int{-1, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := widgets.NewSegmented(widgets.CheckSegments()...), widgets.NewSegmented(widgets.CheckSegments()...)
			form := widgets.NewForm(1, &widgets.FormField{Key: "food", Label: "不愁吃", Widget: first}, &widgets.FormField{Key: "water", Label: "饮水安全", Widget: second})
			w := show(t, form, 500, 120)
			w.Canvas().Focus(first)
			typeText(w, tc.typed)
			press(w, tc.keys...)
			if got := [2]int{first.Chosen(), second.Chosen()}; got != tc.chosen {
				t.Errorf("answers %v, want %v", got, tc.chosen)
			}
			picture(t, w, "segmented")
		})
	}
}

func TestSegmented_MouseAnswers(t *testing.T) {
	answered := -1
	s := widgets.NewSegmented(widgets.CheckSegments()...)
	s.OnAnswered = func(index int) { answered = index }
	w := show(t, container.NewHBox(s), 500, 60)
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(s.MinSize().Width*0.4, 10)})
	if answered != 1 || w.Canvas().Focused() != s {
		t.Errorf("answered %d with the focus at %T, want 1 at the question", answered, w.Canvas().Focused())
	}
	s.Disable()
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 10)})
	if s.Chosen() != 1 {
		t.Error("a disabled question takes an answer")
	}
}

func TestChips_RemoveByKeyAndKeepTheFocusNear(t *testing.T) {
	row := widgets.NewChips()
	var names []string
	var fill func()
	remove := func(at int) func() {
		return func() { names = append(names[:at:at], names[at+1:]...); fill() }
	}
	fill = func() {
		chips := make([]widgets.Chip, len(names))
		for i, name := range names {
			chips[i] = widgets.Chip{Text: name, OnRemove: remove(i)}
		}
		row.Set(chips...)
	}
	w := show(t, container.NewVBox(row, widgets.NewButton("列表", nil)), 640, 120)
	names = []string{"村组：3组", "户类型：脱贫户", "监测类别：突发严重困难户", "逾期"}
	fill()
	w.Resize(fyne.NewSize(641, 120)) // the real canvas lays out again by itself when a least size grows
	w.Resize(fyne.NewSize(640, 120))
	test.FocusNext(w.Canvas())
	test.FocusNext(w.Canvas())
	picture(t, w, "chips")
	press(w, fyne.KeyDelete)
	if got, want := fmt.Sprint(names), "[村组：3组 监测类别：突发严重困难户 逾期]"; got != want {
		t.Errorf("filters %v, want %v", got, want)
	}
	press(w, fyne.KeyDelete)
	if got, want := fmt.Sprint(names), "[村组：3组 逾期]"; got != want {
		t.Errorf("after a second Delete %v, want %v: the focus did not stay near", got, want)
	}
}

func TestTile_OpensByEnterAndClick(t *testing.T) {
	opened := 0
	tiles := container.NewGridWithColumns(4)
	for i, label := range []string{"本周应访", "已逾期", "临期时限", "未销号问题"} {
		tile := widgets.NewTile(label, fmt.Sprintf("%d 户", i*4+1), func() { opened++ })
		tile.Set(tile.Figure, "较上周少 2 户", widgets.CellState(i))
		tiles.Add(tile)
	}
	w := show(t, container.NewVBox(tiles), 760, 140)
	test.FocusNext(w.Canvas())
	picture(t, w, "tiles")
	press(w, fyne.KeyReturn)
	test.Tap(tiles.Objects[2].(*widgets.Tile))
	if opened != 2 {
		t.Errorf("opened %d times, want 2", opened)
	}
}

func TestStatusLine_UndoesOnce(t *testing.T) {
	s := widgets.NewStatusLine()
	w := show(t, container.NewBorder(nil, s, nil, nil), 900, 60)
	undone := 0
	s.Say("已保存 10:42 走访 杨*国", widgets.CellNormal, func() { undone++ })
	s.SetFacts("备份：今天 09:00", "720 户 2,237 人")
	picture(t, w, "status")
	if !s.Undo() || s.Undo() || undone != 1 {
		t.Errorf("undone %d times, want once", undone)
	}
	if s.Text() != "已保存 10:42 走访 杨*国" {
		t.Errorf("the sentence is %q after the undo", s.Text())
	}
}

func TestChart_Pictures(t *testing.T) {
	bars := []widgets.ChartBar{
		{Label: "2023", Value: 8800, Text: "8,800.00", Level: 6900, LevelText: "6,900"},
		{Label: "2024", Value: 10456, Text: "10,456.00", Level: 7600, LevelText: "7,600"},
		{Label: "2025", Value: 13221, Text: "13,221.00", Level: 8100, LevelText: "8,100"},
		{Label: "2026", Value: 6900, Text: "6,900.00", State: widgets.CellOverdue},
	}
	c := widgets.NewChart("人均纯收入（元）", bars...)
	c.LevelName = "当年监测线"
	months := widgets.NewChart("各月收入（元）", bars...)
	months.Line = true
	loss := widgets.NewChart("经营净收入（元）", widgets.ChartBar{Label: "2025", Value: 900, Text: "900.00"}, widgets.ChartBar{Label: "2026", Value: -420, Text: "-420.00", State: widgets.CellOverdue})
	empty := widgets.NewChart("人均纯收入（元）")
	empty.Empty = "还没有收入记录。记一笔后这里会画出来。"
	w := show(t, container.NewGridWithColumns(2, c, months, loss, empty), 900, 460)
	picture(t, w, "charts")
	if got := c.MinSize(); got.Width < 220 {
		t.Errorf("least size %v leaves no room for the labels", got)
	}
}

func TestStatusLine_ALongSentenceIsCutAndSaidInATip(t *testing.T) {
	s, tips, clock := widgets.NewStatusLine(), widgets.NewTips(), &bell{}
	tips.After = clock.after
	s.Tips = tips
	w := show(t, tips.Over(container.NewBorder(nil, s, nil, nil)), 500, 100)
	long := "“金溪报表.xlsx”正在 WPS 中打开。关闭后点重试，或另存为别的名字。"
	s.Say(long, widgets.CellSoon, func() {})
	s.SetFacts("备份：今天 09:00", "720 户 2,237 人")
	test.MoveMouse(w.Canvas(), fyne.NewPos(40, 90))
	clock.ring()
	picture(t, w, "status-long")
	if got := tips.Text(); got != long {
		t.Errorf("tip %q, want the whole sentence", got)
	}
}
