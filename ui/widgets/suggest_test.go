package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/ui/widgets"
)

func findings() []widgets.Option {
	return []widgets.Option{
		{Text: "杨国", Detail: "望岭村3组 · 户主"},
		{Text: "杨光荣", Detail: "望岭村1组 · 户主冉启𬭎的父亲"},
		{Text: "阳桂花", Detail: "拼音 yg · 望岭村7组"},
	}
}

func newSuggest(t *testing.T) (s *widgets.Suggest, w fyne.Window, picked *int) {
	t.Helper()
	s = widgets.NewSuggest("搜索：姓名、拼音首字母、证件尾号、电话")
	picked = new(int)
	*picked = -1
	s.OnPick = func(index int) { *picked = index }
	w = show(t, container.NewVBox(s, widgets.NewButton("下一个", nil)), 640, 400)
	w.Canvas().Focus(s.Entry)
	return s, w, picked
}

func TestSuggest_Keys(t *testing.T) {
	for name, tc := range map[string]struct {
		keys   []fyne.KeyName
		picked int
		open   bool
	}{
		"enter opens the first":             {[]fyne.KeyName{fyne.KeyReturn}, 0, false},
		"arrows choose":                     {[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn}, 1, false},
		"the cursor stays inside":           {[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn}, 2, false},
		"escape closes":                     {[]fyne.KeyName{fyne.KeyEscape}, -1, false},
		"down opens it again":               {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyDown}, -1, true},
		"left and right belong to the text": {[]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight}, -1, true},
	} {
		t.Run(name, func(t *testing.T) {
			s, w, picked := newSuggest(t)
			typeText(w, "yg")
			s.SetFindings("yg", findings())
			picture(t, w, "suggest")
			press(w, tc.keys...)
			if *picked != tc.picked || s.Open() != tc.open {
				t.Errorf("picked %d, open %v; want %d and %v", *picked, s.Open(), tc.picked, tc.open)
			}
		})
	}
}

func TestSuggest_TypingGoesOnWhileTheListIsOpen(t *testing.T) {
	s, w, _ := newSuggest(t)
	var searches []string
	s.OnSearch = func(text string) { searches = append(searches, text) }
	typeText(w, "y")
	s.SetFindings("y", findings())
	typeText(w, "g")
	if s.Entry.Text != "yg" || len(searches) != 2 {
		t.Errorf("text %q after %d searches, want yg after 2", s.Entry.Text, len(searches))
	}
	s.SetFindings("y", nil)
	if !s.Open() {
		t.Error("a late answer closed the list")
	}
	press(w, fyne.KeyBackspace, fyne.KeyBackspace)
	if s.Open() || s.Entry.Text != "" {
		t.Errorf("open %v with text %q, want a closed list under an empty box", s.Open(), s.Entry.Text)
	}
	if w.Canvas().Focused() != s.Entry {
		t.Errorf("the focus is at %T, want the box", w.Canvas().Focused())
	}
}

func TestSuggest_MousePicksAndClicksBesideClose(t *testing.T) {
	s, w, picked := newSuggest(t)
	typeText(w, "yg")
	s.SetFindings("yg", findings())
	list := w.Canvas().Focused().(desktop.Mouseable)
	list.MouseDown(&desktop.MouseEvent{PointEvent: at(20, s.Entry.Size().Height+2+30+10)})
	if *picked != 1 || s.Open() {
		t.Errorf("picked %d, open %v; want 1 and closed", *picked, s.Open())
	}
	s.SetFindings("yg", findings())
	list.MouseDown(&desktop.MouseEvent{PointEvent: at(600, 380)})
	if s.Open() {
		t.Error("a click beside the list leaves it open")
	}
}

func TestCodeSelect(t *testing.T) {
	types := []string{"一般农户", "脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}
	for name, tc := range map[string]struct {
		multi, other bool
		act          func(w fyne.Window)
		want, text   string
		failed       bool
	}{
		"typing filters and enter takes":                 {act: func(w fyne.Window) { typeText(w, "脱贫"); press(w, fyne.KeyDown, fyne.KeyReturn) }, want: "脱贫不稳定户", text: "脱贫不稳定户"},
		"initials filter too":                            {act: func(w fyne.Window) { typeText(w, "byyz"); press(w, fyne.KeyReturn) }, want: "边缘易致贫户", text: "边缘易致贫户"},
		"what begins so comes before what has it inside": {act: func(w fyne.Window) { typeText(w, "tp"); press(w, fyne.KeyReturn) }, want: "脱贫户", text: "脱贫户"},
		"F4 shows all":                                   {act: func(w fyne.Window) { press(w, fyne.KeyF4, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) }, want: "边缘易致贫户", text: "边缘易致贫户"},
		"escape leaves it as it was":                     {act: func(w fyne.Window) { typeText(w, "脱"); press(w, fyne.KeyEscape) }},
		"tab takes what is under the cursor":             {act: func(w fyne.Window) { typeText(w, "边"); press(w, fyne.KeyTab) }, want: "边缘易致贫户", text: "边缘易致贫户"},
		"a text not in the list is not taken":            {act: func(w fyne.Window) { typeText(w, "贵族"); press(w, fyne.KeyReturn) }, text: "贵族", failed: true},
		"it is kept where the list is open":              {other: true, act: func(w fyne.Window) { typeText(w, "贵族"); press(w, fyne.KeyReturn) }, want: "贵族", text: "贵族"},
		"space checks several in their order": {multi: true, act: func(w fyne.Window) {
			press(w, fyne.KeyF4, fyne.KeyDown, fyne.KeyDown)
			typeText(w, " ")
			press(w, fyne.KeyUp)
			typeText(w, " ")
			press(w, fyne.KeyTab)
		}, want: "脱贫户、脱贫不稳定户", text: "脱贫户、脱贫不稳定户"},
		"enter checks too and again unchecks": {multi: true, act: func(w fyne.Window) {
			press(w, fyne.KeyF4, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape)
		}, want: "一般农户", text: "一般农户"},
	} {
		t.Run(name, func(t *testing.T) {
			s := widgets.NewCodeSelect(types...)
			if tc.multi {
				s = widgets.NewMultiSelect(types...)
			}
			s.Other = tc.other
			s.SetColumns(12)
			failure := ""
			s.SetOnError(func(sentence string) { failure = sentence })
			w := show(t, container.NewVBox(s, widgets.NewButton("下一个", nil)), 420, 320)
			field := s.Children()[0].(*widgets.Entry)
			w.Canvas().Focus(field)
			tc.act(w)
			if tc.multi {
				w.Canvas().Focus(field)
				press(w, fyne.KeyF4)
				picture(t, w, "multi-select")
				press(w, fyne.KeyEscape)
			}
			if s.Value() != tc.want || field.Text != tc.text || (failure != "") != tc.failed {
				t.Errorf("value %q, text %q, failure %q; want %q, %q, %v", s.Value(), field.Text, failure, tc.want, tc.text, tc.failed)
			}
			if len(w.Canvas().Overlays().List()) != 0 {
				t.Error("the list is still open")
			}
		})
	}
}

func TestCodeSelect_ARetiredValueStays(t *testing.T) {
	s := widgets.NewCodeSelect("甲", "乙")
	w := show(t, container.NewVBox(s, widgets.NewButton("下一个", nil)), 300, 200)
	s.SetValues("旧类型")
	w.Canvas().Focus(s.Children()[0].(fyne.Focusable))
	w.Canvas().FocusNext()
	if got := s.Value(); got != "旧类型" {
		t.Errorf("value %q, want the retired one", got)
	}
}

func TestSuggest_AShortcutOfTheShellClosesTheList(t *testing.T) {
	for name, act := range map[string]func(w fyne.Window){
		"a shortcut": func(w fyne.Window) {
			shortcut(w, &desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: fyne.KeyModifierControl})
		},
		"a function key": func(w fyne.Window) { press(w, fyne.KeyF5) },
	} {
		t.Run(name, func(t *testing.T) {
			s, w, _ := newSuggest(t)
			got := 0
			s.SetForward(func(*fyne.KeyEvent) bool { got++; return true }, func(fyne.Shortcut) bool { got++; return true })
			typeText(w, "yg")
			s.SetFindings("yg", findings())
			act(w)
			if s.Open() || got != 1 {
				t.Errorf("open %v, forwarded %d times; want closed and once", s.Open(), got)
			}
		})
	}
}
