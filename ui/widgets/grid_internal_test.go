package widgets

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"zhucunji/assets"
)

func newTestGrid(tb testing.TB, rows, cols int, height float32) *Grid {
	tb.Helper()
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(NewTheme(fyne.NewStaticResource("r", assets.FontRegular()), fyne.NewStaticResource("b", assets.FontBold()), Look{}))
	columns := make([]Column, cols)
	for i := range columns {
		columns[i] = Column{Key: strconv.Itoa(i), Title: "列" + strconv.Itoa(i), Width: 160, Numeric: i%3 == 0}
	}
	g := NewGrid(1, columns...)
	g.Rows = func() int { return rows }
	g.Cell = func(row, col int) string { return "望岭村" + strconv.Itoa(row*col%977) + "户" + strconv.Itoa(row) }
	w := test.NewTempWindow(tb, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, height))
	return g
}

func TestGrid_LastRowStandsExactlyAtTheBottom(t *testing.T) {
	for name, rows := range map[string]int{"one screen and a row": 30, "a county": 130_000, "more rows than a float32 has pixels": 50_000_000} {
		t.Run(name, func(t *testing.T) {
			g := newTestGrid(t, rows, 12, 700)
			g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			m := g.measure()
			slot := g.painter.slots[(rows-1)%len(g.painter.slots)]
			if slot.row != rows-1 || slot.tint.Hidden {
				t.Fatalf("slot shows row %d, hidden %v; want the last row %d, selected", slot.row, slot.tint.Hidden, rows-1)
			}
			if got, want := slot.tint.Position().Y+slot.tint.Size().Height, float32(m.bodyHeight); got != want {
				t.Errorf("the last row ends at %v, the body at %v", got, want)
			}
			if got, want := slot.cells[1].Text, g.text(rows-1, 1); got != want {
				t.Errorf("cell shows %q, want %q", got, want)
			}
			for row := rows - 1 - m.pageRows(); row < rows; row++ {
				slot := g.painter.slots[row%len(g.painter.slots)]
				if want := float32(row*m.rowHeight - g.offset); slot.row != row || slot.tint.Position().Y != want {
					t.Errorf("row %d shows row %d at %v, want at %v", row, slot.row, slot.tint.Position().Y, want)
				}
			}
		})
	}
}

func TestGrid_ObjectsStayFew(t *testing.T) {
	g := newTestGrid(t, 130_000, 12, 700)
	for row := 0; row < 130_000; row += 997 {
		g.SetCurrent(row)
	}
	if got := len(g.painter.slots); got > 25 {
		t.Errorf("%d slots for 22 rows in sight", got)
	}
	if got, most := len(g.painter.moving.Objects)+len(g.painter.frozen.Objects), 25*12; got > most {
		t.Errorf("%d cell objects, want at most %d", got, most)
	}
}

func TestRuler_AgreesWithTheToolkit(t *testing.T) {
	g := newTestGrid(t, 1, 1, 300)
	for _, text := range []string{"望岭村3组 杨国", "13,221.00", "阿依古丽·买买提", "AVATAR To WAVE", "𬭎𠮷䶮㑇"} {
		want := fyne.MeasureText(text, g.Theme().Size(theme.SizeNameText), fyne.TextStyle{}).Width
		if got := g.painter.ruler.width(text); abs(got-want) > 1 {
			t.Errorf("%q measures %v, the toolkit says %v", text, got, want)
		}
	}
}

func TestRuler_CutFits(t *testing.T) {
	g := newTestGrid(t, 1, 1, 300)
	r := g.painter.ruler
	for _, text := range []string{"", "短", "重庆市酉阳县望岭村三组", "一\n二", "13,221.00 元"} {
		for width := float32(0); width < 200; width += 7 {
			got, cut := r.cut(text, width)
			if r.width(got) > width && got != "" {
				t.Errorf("%q cut to %v is %q, %v wide", text, width, got, r.width(got))
			}
			if flat, _ := flatten(text); !cut && got != flat {
				t.Errorf("%q became %q without being cut", text, got)
			}
		}
	}
}

func BenchmarkGridScrollStep(b *testing.B) {
	g := newTestGrid(b, 130_000, 12, 800)
	row := 0
	b.ReportAllocs()
	for b.Loop() {
		row++
		g.ScrollBy(0, 30)
		if row%120_000 == 0 {
			g.ScrollTo(0)
		}
	}
}

func BenchmarkGridPage(b *testing.B) {
	g := newTestGrid(b, 130_000, 40, 800)
	page := g.measure().pageRows() * g.measure().rowHeight
	b.ReportAllocs()
	for b.Loop() {
		if g.ScrollBy(0, page); g.offset > 3_000_000 {
			g.ScrollTo(0)
		}
	}
}
