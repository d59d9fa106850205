package widgets_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// ledger is a page's part of an income sheet: a heading, three items and their sum.
type ledger struct {
	sheet *widgets.Sheet
	cells [5][3]string
}

func newLedger() *ledger {
	l := &ledger{}
	l.sheet = widgets.NewSheet(
		widgets.Column{Key: "a", Title: "杨国", Width: 110, Numeric: true},
		widgets.Column{Key: "b", Title: "冉启𬭎", Width: 110, Numeric: true},
		widgets.Column{Key: "c", Title: "合计", Width: 120, Numeric: true})
	l.sheet.Corner = "项目（元）"
	titles := []widgets.SheetRow{{Title: "工资性收入", Group: true}, {Title: "省内务工"}, {Title: "公益性岗位"}, {Title: "经营净收入"}, {Title: "合计", Sum: true}}
	l.sheet.Rows = func() int { return len(titles) }
	l.sheet.Row = func(row int) widgets.SheetRow { return titles[row] }
	l.sheet.Cell = func(row, col int) widgets.SheetCell {
		c := widgets.SheetCell{Text: l.cells[row][col], ReadOnly: col == 2 || row == 4}
		if row == 2 {
			c.Ghost = "4,800.00"
		}
		return c
	}
	l.sheet.OnCommit = func(row, col int, text string) error {
		if _, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64); err != nil && text != "" {
			return cases.Errorf(cases.Invalid, "amount", "金额应是数字，例如 1,200.50。")
		}
		l.cells[row][col] = text
		return nil
	}
	return l
}

func (l *ledger) text() string {
	var lines []string
	for _, line := range l.cells {
		lines = append(lines, strings.Join(line[:], ","))
	}
	return strings.Join(lines, "/")
}

func TestSheet_TypingAndKeys(t *testing.T) {
	for name, tc := range map[string]struct {
		act  func(w fyne.Window, l *ledger)
		want string
		at   [2]int
	}{
		"typing begins an edit and enter goes down": {func(w fyne.Window, _ *ledger) { typeText(w, "12"); press(w, fyne.KeyReturn) }, ",,/12,,/,,/,,/,,", [2]int{2, 0}},
		"tab goes right and stores":                 {func(w fyne.Window, _ *ledger) { typeText(w, "5"); press(w, fyne.KeyTab) }, ",,/5,,/,,/,,/,,", [2]int{1, 1}},
		"an arrow stores what was typed": {func(w fyne.Window, _ *ledger) {
			typeText(w, "5")
			press(w, fyne.KeyRight)
			typeText(w, "6")
			press(w, fyne.KeyDown)
		}, ",,/5,6,/,,/,,/,,", [2]int{2, 1}},
		"escape leaves the cell as it was": {func(w fyne.Window, l *ledger) { l.cells[1][0] = "7"; typeText(w, "99"); press(w, fyne.KeyEscape) }, ",,/7,,/,,/,,/,,", [2]int{1, 0}},
		"F2 edits what is there": {func(w fyne.Window, l *ledger) {
			l.cells[1][0] = "70"
			press(w, fyne.KeyF2, fyne.KeyBackspace)
			typeText(w, "5")
			press(w, fyne.KeyReturn)
		}, ",,/75,,/,,/,,/,,", [2]int{2, 0}},
		"after F2 an arrow moves the caret": {func(w fyne.Window, l *ledger) {
			l.cells[1][0] = "70"
			press(w, fyne.KeyF2, fyne.KeyLeft)
			typeText(w, "5")
			press(w, fyne.KeyReturn)
		}, ",,/750,,/,,/,,/,,", [2]int{2, 0}},
		"delete clears":                           {func(w fyne.Window, l *ledger) { l.cells[1][0] = "70"; press(w, fyne.KeyDelete) }, ",,/,,/,,/,,/,,", [2]int{1, 0}},
		"backspace begins an empty edit":          {func(w fyne.Window, l *ledger) { l.cells[1][0] = "70"; press(w, fyne.KeyBackspace, fyne.KeyReturn) }, ",,/,,/,,/,,/,,", [2]int{2, 0}},
		"escape after backspace leaves the cell":  {func(w fyne.Window, l *ledger) { l.cells[1][0] = "70"; press(w, fyne.KeyBackspace, fyne.KeyEscape) }, ",,/70,,/,,/,,/,,", [2]int{1, 0}},
		"a sum cannot be typed into":              {func(w fyne.Window, _ *ledger) { press(w, fyne.KeyEnd); typeText(w, "5"); press(w, fyne.KeyReturn) }, ",,/,,/,,/,,/,,", [2]int{2, 2}},
		"up does not stop on the heading":         {func(w fyne.Window, _ *ledger) { press(w, fyne.KeyUp, fyne.KeyUp) }, ",,/,,/,,/,,/,,", [2]int{1, 0}},
		"full-width digits become plain ones":     {func(w fyne.Window, _ *ledger) { typeText(w, "１２．５"); press(w, fyne.KeyReturn) }, ",,/12.5,,/,,/,,/,,", [2]int{2, 0}},
		"tab at the end of a row begins the next": {func(w fyne.Window, _ *ledger) { press(w, fyne.KeyEnd, fyne.KeyTab) }, ",,/,,/,,/,,/,,", [2]int{2, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLedger()
			w := show(t, l.sheet, 700, 300)
			w.Canvas().Focus(l.sheet)
			tc.act(w, l)
			if got := l.text(); got != tc.want {
				t.Errorf("cells %q, want %q", got, tc.want)
			}
			if row, col := l.sheet.Current(); [2]int{row, col} != tc.at {
				t.Errorf("at %d,%d, want %v", row, col, tc.at)
			}
			if w.Canvas().Focused() != l.sheet {
				t.Errorf("the focus is at %T, want the sheet", w.Canvas().Focused())
			}
		})
	}
}

func TestSheet_ARefusedTextStaysWithItsReason(t *testing.T) {
	l := newLedger()
	w := show(t, l.sheet, 700, 300)
	w.Canvas().Focus(l.sheet)
	typeText(w, "十二")
	press(w, fyne.KeyReturn)
	picture(t, w, "sheet-refused")
	if l.sheet.Refused() != 1 || l.cells[1][0] != "" {
		t.Fatalf("%d refused, cell %q; want one and an untouched cell", l.sheet.Refused(), l.cells[1][0])
	}
	press(w, fyne.KeyUp)
	if got, want := l.sheet.Failure(), "金额应是数字，例如 1,200.50。"; got != want {
		t.Errorf("the cell's sentence is %q, want %q", got, want)
	}
	press(w, fyne.KeyF2, fyne.KeyBackspace, fyne.KeyBackspace)
	typeText(w, "12")
	press(w, fyne.KeyReturn)
	if l.sheet.Refused() != 0 || l.cells[1][0] != "12" {
		t.Errorf("%d refused, cell %q; want none and 12", l.sheet.Refused(), l.cells[1][0])
	}
}

func TestSheet_PasteFromExcel(t *testing.T) {
	for name, tc := range map[string]struct{ clip, want string }{
		"a block goes right and down, past sums": {"1\t2\t3\r\n4\t5\r\n", ",,/1,2,/4,5,/,,/,,"},
		"what reaches beyond is dropped":         {"1\n2\n3\n4\n5\n6\n", ",,/1,,/2,,/3,,/,,"},
		"thousands and blanks around":            {"\" 1,200.50 \"\r\n", ",,/1,200.50,,/,,/,,/,,"},
		"nothing changes nothing":                {"", ",,/,,/,,/,,/,,"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLedger()
			show(t, l.sheet, 700, 300)
			l.sheet.Paste(tc.clip)
			if got := l.text(); got != tc.want {
				t.Errorf("cells %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSheet_CopiesABlockAndFillsOne(t *testing.T) {
	l := newLedger()
	copied := ""
	l.sheet.Copy = func(text string) { copied = text }
	w := show(t, l.sheet, 700, 300)
	w.Canvas().Focus(l.sheet)
	l.sheet.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, fyne.KeyDown, fyne.KeyRight)
	l.sheet.Paste("8")
	shortcut(w, &fyne.ShortcutCopy{})
	if got, want := l.text(), ",,/8,8,/8,8,/,,/,,"; got != want {
		t.Errorf("cells %q, want %q", got, want)
	}
	if want := "8\t8\r\n8\t8\r\n"; copied != want {
		t.Errorf("copied %q, want %q", copied, want)
	}
	picture(t, w, "sheet")
}

func TestSheet_TabLeavesBehindTheLastCell(t *testing.T) {
	l := newLedger()
	next := widgets.NewButton("照去年填", nil)
	w := show(t, container.NewBorder(nil, next, nil, nil, l.sheet), 700, 400)
	w.Canvas().Focus(l.sheet)
	l.sheet.SetCurrent(4, 2)
	press(w, fyne.KeyTab)
	if w.Canvas().Focused() == l.sheet {
		t.Error("Tab stays in the sheet for ever")
	}
}

func TestParseTSV(t *testing.T) {
	for text, want := range map[string][][]string{
		"a\tb\r\nc\td\r\n":       {{"a", "b"}, {"c", "d"}},
		"a":                      {{"a"}},
		"\t\n":                   {{"", ""}},
		"a\n\nb":                 {{"a"}, {""}, {"b"}},
		"\"x\ty\"\t\"q\"\"q\"\n": {{"x\ty", `q"q`}},
		"\"两\n行\"\tz":            {{"两\n行", "z"}},
		"5\"\t6":                 {{`5"`, "6"}},
		"\"open\tb":              {{`"open`, "b"}},
	} {
		if got := widgets.ParseTSV(text); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("ParseTSV(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzParseTSV(f *testing.F) {
	for _, seed := range []string{"a\tb\n", "\"", "\"\"\t", "\t\t\n\n", "\"a\"b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, row := range widgets.ParseTSV(text) {
			if slices.Contains(row, "\x00never") {
				t.Fatal("invented a cell")
			}
		}
	})
}

func TestSheet_BarsShowWhatLiesOutside(t *testing.T) {
	l := newLedger()
	w := show(t, l.sheet, 420, 150)
	w.Canvas().Focus(l.sheet)
	l.sheet.SetCurrent(4, 2)
	picture(t, w, "sheet-small")
	l.sheet.MouseDown(&desktop.MouseEvent{PointEvent: at(415, 120)})
	l.sheet.Dragged(&fyne.DragEvent{PointEvent: at(415, 20), Dragged: fyne.NewDelta(0, -100)})
	l.sheet.DragEnd()
	l.sheet.MouseDown(&desktop.MouseEvent{PointEvent: at(200, 32+30+10)})
	if row, _ := l.sheet.Current(); row != 1 {
		t.Errorf("row %d under the pointer after dragging the bar up, want 1", row)
	}
}

// A word begun with an input method and given up leaves the cell as it was: its keys come, its letters never do.
func TestSheet_AWordGivenUpChangesNothing(t *testing.T) {
	l := newLedger()
	l.cells[1][0] = "70"
	w := show(t, l.sheet, 700, 300)
	w.Canvas().Focus(l.sheet)
	press(w, fyne.KeyZ)
	if !l.sheet.Editing() {
		t.Fatal("a key that types does not open the editor")
	}
	w.Canvas().Focus(l.sheet)
	if l.sheet.Editing() || l.cells[1][0] != "70" {
		t.Errorf("editing %v, cell %q; want a closed editor and 70", l.sheet.Editing(), l.cells[1][0])
	}
	press(w, fyne.Key5)
	typeText(w, "5")
	press(w, fyne.KeyReturn)
	if l.cells[1][0] != "5" {
		t.Errorf("cell %q after the key and its character, want 5", l.cells[1][0])
	}
}
