package excel_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

func TestHostileTextsStayText(t *testing.T) {
	for _, text := range []string{
		"=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "_x0041_", "_x005F_", "_x005F_x0041_", " 前后空格 ", "两行\n文字", `<&>"'`, "00123",
		"1E5", "2026-11-21", "𠮷𬭎", "是否",
	} {
		t.Run(text, func(t *testing.T) {
			f := written(t, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(text)))
			got, isText := raw(t, f, "G2")
			if got != text || !isText {
				t.Errorf("got %q (text %v), want %q as text", got, isText, text)
			}
		})
	}
}

func TestUnwritableCharactersAreRemoved(t *testing.T) {
	for text, want := range map[string]string{
		"响\x07铃\x00": "响铃", "行一\r\n行二\r行三": "行一\n行二\n行三", "坏\xff字": "坏字", "非\uFFFE字": "非字", "\u0085": "",
	} {
		f := written(t, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(text)))
		if got, _ := raw(t, f, "G2"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestLongTexts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		code cases.Code
	}{
		"32,767 characters are kept":                      {strings.Repeat("访", 32767), ""},
		"32,768 characters are refused, not cut":          {strings.Repeat("访", 32768), cases.Invalid},
		"a rare character counts as two":                  {strings.Repeat("𠮷", 16384), cases.Invalid},
		"many bytes that are few characters are no doubt": {strings.Repeat("𠮷", 16383), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var buf bytes.Buffer
			_, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit(c.text)), excel.Options{Tmp: t.TempDir()})
			if cases.CodeOf(err) != c.code {
				t.Fatalf("error %v, want code %q", err, c.code)
			}
			if err != nil && (!strings.Contains(cases.MessageOf(err), "第 1 条") || !strings.Contains(cases.MessageOf(err), "主要情况")) {
				t.Errorf("the message does not name the place: %s", cases.MessageOf(err))
			}
		})
	}
}

func TestTextsTooHighForARowGoOnBelow(t *testing.T) {
	text := strings.Repeat("今年养蚕两批，行情比去年好。", 200)
	f := written(t, export(t, "R5", cases.LayoutPrint, nil), rowsOf(visit(text), visit("在家")))
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	last := 3
	for ; last < len(rows) && (last == 3 || rows[last][0] == ""); last++ {
		got.WriteString(rows[last][6])
	}
	if got.String() != text || last == 4 || rows[last][0] != "2" {
		t.Errorf("the text arrives with %d bytes of %d in %d rows", got.Len(), len(text), last-3)
	}
	for row := 4; row <= last; row++ {
		if height, err := f.GetRowHeight(f.GetSheetName(0), row); err != nil || height > excelize.MaxRowHeight {
			t.Errorf("row %d is %v high, %v", row, height, err)
		}
	}
}
