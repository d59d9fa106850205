package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

func TestPaste(t *testing.T) {
	tests := map[string]struct {
		multiLine  bool
		max        int
		filter     func(rune) rune
		have, from string
		want       string
		sentence   bool
	}{
		"lines become spaces":                   {from: "张三\r\n李四\n", want: "张三 李四"},
		"a cell copied from a sheet":            {from: "5001990001\n", want: "5001990001"},
		"cells of a row":                        {from: "张三\t男\t一组", want: "张三 男 一组"},
		"controls and marks are dropped":        {from: "\ufeff张\x00三\u200b", want: "张三"},
		"lines stay in a long text":             {multiLine: true, from: "一\r\n二\r三", want: "一\n二\n三"},
		"nothing keeps what is there":           {have: "旧", from: "\n", want: "旧"},
		"full-width digits of an id":            {filter: widgets.HalfWidth, from: "５００１９９Ｘ", want: "500199X"},
		"too long is cut with a sentence":       {max: 4, have: "一二", from: "三四五六", want: "一二三四", sentence: true},
		"fits exactly":                          {max: 4, have: "一二", from: "三四", want: "一二三四"},
		"a rare character counts as one":        {max: 2, from: "𠮷𬭎", want: "𠮷𬭎"},
		"a joiner inside a composed sign stays": {from: "👨\u200d👩", want: "👨\u200d👩"},
		"other systems' line separators":        {from: "一\u2028二", want: "一 二"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := widgets.NewEntry()
			if tt.multiLine {
				e = widgets.NewMultiLineEntry()
			}
			e.MaxRunes, e.Filter = tt.max, tt.filter
			entryWindow(t, e)
			test.Type(e, tt.have)
			board := test.NewClipboard()
			board.SetContent(tt.from)
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
			if e.Text != tt.want {
				t.Errorf("got %q, want %q", e.Text, tt.want)
			}
			if got := e.Error() != ""; got != tt.sentence {
				t.Errorf("sentence %q", e.Error())
			}
		})
	}
}

func TestPasteReplacesTheSelectionWithinTheLimit(t *testing.T) {
	e := widgets.NewEntry()
	e.MaxRunes = 4
	entryWindow(t, e)
	test.Type(e, "一二三四")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	board := test.NewClipboard()
	board.SetContent("甲乙丙丁")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if e.Text != "甲乙丙丁" || e.Error() != "" {
		t.Errorf("got %q with %q", e.Text, e.Error())
	}
}

func TestTheLimitIsSaidAndForgotten(t *testing.T) {
	e := widgets.NewEntry()
	e.MaxRunes = 2
	var said []string
	e.OnError = func(s string) { said = append(said, s) }
	w := entryWindow(t, e)
	test.Type(e, "一二三")
	if e.Text != "一二" || len(said) != 1 || said[0] == "" {
		t.Fatalf("text %q, said %q", e.Text, said)
	}
	strike(w, fyne.KeyBackspace)
	if len(said) != 2 || said[1] != "" {
		t.Errorf("said %q", said)
	}
}

func TestTypedCharactersAreFiltered(t *testing.T) {
	e := widgets.NewEntry()
	e.Filter = func(r rune) rune {
		if r = widgets.HalfWidth(r); r < '0' || r > '9' {
			return -1
		}
		return r
	}
	entryWindow(t, e)
	test.Type(e, "１a2 ３")
	if e.Text != "123" {
		t.Errorf("got %q", e.Text)
	}
}

func TestHalfWidth(t *testing.T) {
	if got, want := strings.Map(widgets.HalfWidth, "５００１９９Ｘ－，。　甲"), "500199X-,. 甲"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
