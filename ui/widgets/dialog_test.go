package widgets_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

func TestConfirm(t *testing.T) {
	for name, tc := range map[string]struct {
		risky  bool
		keys   []fyne.KeyName
		answer string
	}{
		"enter says yes":                         {false, []fyne.KeyName{fyne.KeyReturn}, "yes"},
		"escape says no":                         {false, []fyne.KeyName{fyne.KeyEscape}, "no"},
		"enter on a risky question says no":      {true, []fyne.KeyName{fyne.KeyReturn}, "no"},
		"a risky question takes a step to yes":   {true, []fyne.KeyName{fyne.KeyRight, fyne.KeyReturn}, "yes"},
		"left goes back to no":                   {false, []fyne.KeyName{fyne.KeyLeft, fyne.KeySpace}, "no"},
		"other keys do nothing and do not leave": {false, []fyne.KeyName{fyne.KeyF5, fyne.KeyDelete}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			page := widgets.NewButton("页面", nil)
			w := show(t, container.NewVBox(page), 900, 500)
			w.Canvas().Focus(page)
			answer := ""
			widgets.Confirm(w.Canvas(), widgets.Question{
				Title: "删除这次走访？", Text: "走访会移到回收站，随时可以找回。", Yes: "删除这次走访", Risky: tc.risky,
			}, func(yes bool) {
				answer = "no"
				if yes {
					answer = "yes"
				}
			})
			if tc.risky {
				picture(t, w, "confirm-risky")
			} else {
				picture(t, w, "confirm")
			}
			press(w, tc.keys...)
			if answer != tc.answer {
				t.Errorf("answer %q, want %q", answer, tc.answer)
			}
			if tc.answer != "" && w.Canvas().Focused() != page {
				t.Errorf("the focus is at %T, want it back on the page", w.Canvas().Focused())
			}
		})
	}
}

func TestDialog_KeepsFocusAndAnswersWithoutIt(t *testing.T) {
	page := widgets.NewButton("页面", nil)
	w := show(t, container.NewVBox(page), 900, 500)
	closed := false
	widgets.Inform(w.Canvas(), "已经导出", "12 户已写到“农户.xlsx”。", func() { closed = true })
	for range 3 {
		test.FocusNext(w.Canvas())
		if w.Canvas().Focused() == page {
			t.Fatal("Tab leaves the dialog")
		}
	}
	w.Canvas().Unfocus()
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !closed {
		t.Error("Enter does not answer when nothing has the focus")
	}
	if w.Canvas().OnTypedKey() != nil {
		t.Error("the canvas keeps the dialog's key handler")
	}
}

func TestShowError_SaysTheSentenceAndWhereTheLogIs(t *testing.T) {
	w := show(t, widgets.NewButton("页面", nil), 900, 500)
	retried := false
	err := cases.Errorf(cases.Locked, "", "“金溪报表.xlsx”正在 WPS 中打开。关闭后点重试，或另存为别的名字。")
	widgets.ShowError(w.Canvas(), err, widgets.Trouble{Title: "没有导出", LogPath: "/home/用户/zhucunji/log/zhucunji.log", Retry: func() { retried = true }})
	picture(t, w, "error")
	press(w, fyne.KeyLeft, fyne.KeyReturn)
	if !retried {
		t.Error("重试 is not left of the default button")
	}
	widgets.ShowError(w.Canvas(), errors.New("disk I/O"), widgets.Trouble{LogPath: "/var/log/x"})
	press(w, fyne.KeyLeft, fyne.KeyReturn)
	picture(t, w, "error-details")
	press(w, fyne.KeyEscape)
	if n := len(w.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d overlays are left", n)
	}
}

func TestAsk_EnterMovesOnAndSubmits(t *testing.T) {
	w := show(t, widgets.NewButton("页面", nil), 900, 600)
	name, day := widgets.NewEntry(), widgets.NewDateField(today)
	form := widgets.NewForm(1,
		&widgets.FormField{Key: "name", Label: "户主姓名", Widget: name, Required: true},
		&widgets.FormField{Key: "day", Label: "入户日期", Widget: day, Note: "空着就是今天"})
	submits := 0
	d := widgets.Ask(w.Canvas(), widgets.Request{Title: "新建农户", Content: form, Yes: "建档", Submit: func() error {
		submits++
		if name.Text == "" {
			return cases.Errorf(cases.Invalid, "name", "请填写户主姓名。")
		}
		return nil
	}})
	if w.Canvas().Focused() != name {
		t.Fatalf("the focus is at %T, want the first field", w.Canvas().Focused())
	}
	press(w, fyne.KeyReturn, fyne.KeyReturn)
	if submits != 1 || !d.Open() {
		t.Fatalf("submitted %d times, open %v; want once and still open", submits, d.Open())
	}
	picture(t, w, "ask-error")
	w.Canvas().Focus(name)
	typeText(w, "冉启𬭎")
	press(w, fyne.KeyReturn, fyne.KeyReturn)
	if submits != 2 || d.Open() {
		t.Errorf("submitted %d times, open %v; want twice and closed", submits, d.Open())
	}
}

func TestAsk_EscapeFromAFieldCancels(t *testing.T) {
	w := show(t, widgets.NewButton("页面", nil), 900, 600)
	cancelled := false
	widgets.Ask(w.Canvas(), widgets.Request{
		Title: "换一个名字", Content: container.NewVBox(widgets.NewEntry()),
		Submit: func() error { return nil }, Cancel: func() { cancelled = true },
	})
	press(w, fyne.KeyEscape)
	if !cancelled {
		t.Error("Escape in a field does not cancel")
	}
}

func TestProgress_CancelOnce(t *testing.T) {
	w := show(t, widgets.NewButton("页面", nil), 900, 500)
	cancels := 0
	p := widgets.NewProgress(w.Canvas(), "正在导出", func() { cancels++ })
	p.Show()
	p.Set("已写 300 户，共 720 户", 300.0/720)
	picture(t, w, "progress")
	press(w, fyne.KeyEscape, fyne.KeyEscape, fyne.KeyReturn)
	if cancels != 1 {
		t.Errorf("cancelled %d times, want once", cancels)
	}
	if !p.Open() {
		t.Error("the dialog closes before the job has stopped")
	}
	p.Hide()
}
