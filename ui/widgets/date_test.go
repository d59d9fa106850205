package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

func today() cases.Day { return cases.NewDay(2026, 11, 21) }

func TestParseDay(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-21":     "2026-11-21",
		"20261121":       "2026-11-21",
		"2026.11.21":     "2026-11-21",
		"2026/1/2":       "2026-01-02",
		"2026年11月21日":    "2026-11-21",
		"２０２６－１１－２１":     "2026-11-21",
		"2026。11。21":     "2026-11-21",
		"11-21":          "2026-11-21",
		"1.2":            "2026-01-02",
		"3月5日":           "2026-03-05",
		"1121":           "2026-11-21",
		"今天":             "2026-11-21",
		"t":              "2026-11-21",
		"昨天":             "2026-11-20",
		" 2024-02-29 ":   "2024-02-29",
		"":               "",
		"2026-02-29":     "error",
		"2026-13-01":     "error",
		"202611":         "error",
		"11-21-2026":     "error",
		"12-25":          "2025-12-25",
		"明年":             "error",
		"2026-11-21-1":   "error",
		"99999999999999": "error",
	} {
		t.Run(text, func(t *testing.T) {
			day, err := widgets.ParseDay(text, today(), false)
			got := day.String()
			if err != nil {
				got = "error"
			}
			if got != want {
				t.Errorf("ParseDay(%q) = %q (%v), want %q", text, got, err, want)
			}
			if err != nil && cases.CodeOf(err) != cases.Invalid {
				t.Errorf("code %q, want invalid", cases.CodeOf(err))
			}
		})
	}
}

func FuzzParseDay(f *testing.F) {
	for _, seed := range []string{"2026-11-21", "1121", "今天", "２０２６", "--", "年月日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, err := widgets.ParseDay(text, today(), false)
		if err != nil || day.IsZero() {
			return
		}
		if again, err := widgets.ParseDay(day.String(), today(), false); err != nil || again != day {
			t.Errorf("%q is %v, which reads back as %v, %v", text, day, again, err)
		}
	})
}

func TestDateField(t *testing.T) {
	for name, tc := range map[string]struct {
		act  func(w fyne.Window)
		text string
		day  string
	}{
		"leaving writes the day in full":     {func(w fyne.Window) { typeText(w, "11-5"); test.FocusNext(w.Canvas()) }, "2026-11-05", "2026-11-05"},
		"enter writes the day in full":       {func(w fyne.Window) { typeText(w, "昨天"); press(w, fyne.KeyReturn) }, "2026-11-20", "2026-11-20"},
		"nonsense stays to be mended":        {func(w fyne.Window) { typeText(w, "2026-2-30"); test.FocusNext(w.Canvas()) }, "2026-2-30", ""},
		"up from nothing is today":           {func(w fyne.Window) { press(w, fyne.KeyUp) }, "2026-11-21", "2026-11-21"},
		"down is the day before":             {func(w fyne.Window) { press(w, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown) }, "2026-11-19", "2026-11-19"},
		"page down is the month before":      {func(w fyne.Window) { typeText(w, "20260331"); press(w, fyne.KeyPageDown) }, "2026-02-28", "2026-02-28"},
		"plus and minus move a whole day":    {func(w fyne.Window) { typeText(w, "20260331++-") }, "2026-04-01", "2026-04-01"},
		"up stops at the latest day allowed": {func(w fyne.Window) { typeText(w, "今天"); press(w, fyne.KeyUp, fyne.KeyUp) }, "2026-11-21", "2026-11-21"},
		"the calendar picks by key":          {func(w fyne.Window) { press(w, fyne.KeyF4, fyne.KeyUp, fyne.KeyLeft, fyne.KeyReturn) }, "2026-11-13", "2026-11-13"},
		"escape closes the calendar":         {func(w fyne.Window) { press(w, fyne.KeyF4, fyne.KeyUp, fyne.KeyEscape) }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := widgets.NewDateField(today)
			f.Latest = today()
			w := show(t, container.NewVBox(f, widgets.NewButton("下一个", nil)), 400, 400)
			test.FocusNext(w.Canvas())
			tc.act(w)
			if f.Text() != tc.text || f.Day().String() != tc.day {
				t.Errorf("text %q and day %q, want %q and %q", f.Text(), f.Day(), tc.text, tc.day)
			}
			if len(w.Canvas().Overlays().List()) != 0 {
				t.Error("the calendar is still open")
			}
		})
	}
}

func TestDateField_CalendarGivesTheFocusBack(t *testing.T) {
	f := widgets.NewDateField(today)
	w := show(t, container.NewVBox(f), 400, 400)
	test.FocusNext(w.Canvas())
	field := w.Canvas().Focused()
	field.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	calendar, ok := w.Canvas().Focused().(*widgets.Calendar)
	if !ok {
		t.Fatalf("Alt+↓ gives the focus to %T", w.Canvas().Focused())
	}
	if got, want := calendar.Title(), "2026年11月"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	picture(t, w, "calendar")
	press(w, fyne.KeyPageDown, fyne.KeyReturn)
	if w.Canvas().Focused() != field {
		t.Errorf("focus at %T, want the field", w.Canvas().Focused())
	}
	if got, want := f.Day().String(), "2026-12-21"; got != want {
		t.Errorf("day %q, want %q", got, want)
	}
}

func TestDateField_LaterThanAllowedIsSaid(t *testing.T) {
	f := widgets.NewDateField(today)
	f.Latest = today()
	said := ""
	f.SetOnError(func(sentence string) { said = sentence })
	w := show(t, container.NewVBox(f), 400, 400)
	test.FocusNext(w.Canvas())
	typeText(w, "2026-11-22")
	if said != "" {
		t.Errorf("complains while typing: %q", said)
	}
	press(w, fyne.KeyReturn)
	if want := "日期不能晚于 2026-11-21。"; said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}
