package cases_test

import (
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
)

func TestParseText(t *testing.T) {
	tests := map[string]struct {
		kind       cases.Kind
		text, want string
		problem    string
	}{
		"white space at the ends goes":          {cases.KindText, "\u3000 金溪镇\u00a0\t", "金溪镇", ""},
		"line breaks and tabs become spaces":    {cases.KindText, "一组\n二组\t三组", "一组 二组 三组", ""},
		"invisible characters are dropped":      {cases.KindText, "金\u200b溪\ufeff镇\x07", "金溪镇", ""},
		"full width stays in text":              {cases.KindText, "（一组）", "（一组）", ""},
		"a dash is text":                        {cases.KindText, "-", "-", ""},
		"a star in text is text":                {cases.KindText, "长*宽", "长*宽", ""},
		"the mask of a text leaves it as it is": {cases.KindText, "****", "", ""},
		"lines are kept in long text":           {cases.KindLongText, "\n走访  \r\n\r\n谈话\r要点\u3000\n", "走访\n\n谈话\n要点", ""},
		"broken UTF-8 is shown as such":         {cases.KindText, "a\xffb", "a\uFFFDb", ""},
		"a text no cell can hold is refused":    {cases.KindText, strings.Repeat("字", 32768), "", "32,767"},
		"a long text no cell can hold":          {cases.KindLongText, strings.Repeat("𠀀", 16384), "", "32,767"},
		"the longest text is taken":             {cases.KindLongText, strings.Repeat("字", 32767), strings.Repeat("字", 32767), ""},
		"a sort key is never typed":             {cases.KindSortKey, "a", "", "不能直接填写"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[string](t, cases.Meta{Key: "field_key", Kind: tt.kind}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseYesNo(t *testing.T) {
	tests := map[string]struct{ text, want, problem string }{
		"yes in Chinese":       {"是", cases.Yes, ""},
		"a tick":               {"√", cases.Yes, ""},
		"a small letter":       {"y", cases.Yes, ""},
		"full-width one":       {"１", cases.Yes, ""},
		"there is":             {"有", cases.Yes, ""},
		"no in Chinese":        {" 否 ", cases.No, ""},
		"a cross":              {"×", cases.No, ""},
		"zero":                 {"0", cases.No, ""},
		"there is not":         {"无", cases.No, ""},
		"blank is neither":     {"", "", ""},
		"a slash is neither":   {"/", "", ""},
		"anything else is not": {"大概", "", "请填“是”或“否”"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[string](t, cases.Meta{Key: "field_key", Kind: cases.KindYesNo}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseFlag(t *testing.T) {
	flag := cases.Meta{Key: "field_key", Kind: cases.KindFlag}
	for text, want := range map[string]bool{"是": true, "1": true, "否": false, "": false} {
		if got, _, err := read[bool](t, flag, text); err != nil || got != want {
			t.Errorf("Parse(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
	_, _, err := read[bool](t, flag, "大概")
	refused(t, err, "看不懂")
}

func TestParseInstant(t *testing.T) {
	instant := cases.Meta{Key: "field_key", Kind: cases.KindInstant}
	want := time.Date(2026, 11, 21, 8, 30, 0, 0, time.UTC)
	for name, text := range map[string]string{
		"as shown to people": want.Local().Format("2006-01-02 15:04"),
		"as exchanged":       "2026-11-21T08:30:00Z",
		"in another zone":    "2026-11-21T16:30:00+08:00",
	} {
		if got, _, err := read[time.Time](t, instant, text); err != nil || !got.Equal(want) {
			t.Errorf("%s: Parse(%q) = %v, %v, want %v", name, text, got, err, want)
		}
	}
	_, _, err := read[time.Time](t, instant, "早上")
	refused(t, err, "请写成 2026-11-21 08:30")
}

func TestParseOfWhatIsChosen(t *testing.T) {
	_, _, err := read[cases.Ref](t, cases.Meta{Key: "field_key", Title: "帮扶单位", Kind: cases.KindRef}, "县医院")
	refused(t, err, "“帮扶单位”不能直接填写文字")
	ref, _, err := read[cases.Ref](t, cases.Meta{Key: "field_key", Kind: cases.KindRef}, "")
	if ref != 0 || err != nil {
		t.Errorf("blank reference = %v, %v, want 0", ref, err)
	}
	_, _, err = read[cases.CheckList](t, cases.Meta{Key: "field_key", Kind: cases.KindChecks}, "吃")
	refused(t, err, "请在登记表中选择")
}

func TestParseLeavesTheValueOnErrorAndMask(t *testing.T) {
	meta := cases.Meta{Key: "field_key", Kind: cases.KindIDNumber}
	for text, wantHint := range map[string]string{"123": "", "500199********0112": "原值未改动"} {
		value := "500199195703200112"
		hint, _ := cases.Bound{Meta: &meta, Ptr: &value}.Parse(text, cases.Reading{Today: today})
		if value != "500199195703200112" {
			t.Errorf("Parse(%q) changed the value to %q", text, value)
		}
		if !strings.Contains(hint, wantHint) {
			t.Errorf("hint = %q, want %q", hint, wantHint)
		}
	}
}

func TestParseBlankClears(t *testing.T) {
	meta := cases.Meta{Key: "field_key", Kind: cases.KindPhone}
	for _, text := range []string{"", " \t", "—", "/", "--"} {
		value := "13800001234"
		hint, err := cases.Bound{Meta: &meta, Ptr: &value}.Parse(text, cases.Reading{})
		if value != "" || hint != "" || err != nil {
			t.Errorf("Parse(%q) = %q, %q, %v, want blank", text, value, hint, err)
		}
	}
}

func TestParseIDDoubtsBirthAfterToday(t *testing.T) {
	got, hint, err := read[string](t, cases.Meta{Key: "field_key", Kind: cases.KindIDNumber}, "500199202701010019")
	if got != "500199202701010019" || err != nil || !strings.Contains(hint, "在今天之后") {
		t.Errorf("Parse = %q, %q, %v, want a doubt about the future", got, hint, err)
	}
}
