package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"zhucunji/ui/widgets"
)

func TestForm_ErrorsStandAtTheirFields(t *testing.T) {
	name, phone, note := widgets.NewEntry(), widgets.NewEntry(), widgets.NewMultiLineEntry()
	phone.Columns = 8
	form := widgets.NewForm(2,
		&widgets.FormField{Key: "name", Label: "户主姓名", Widget: name, Required: true},
		&widgets.FormField{Key: "day", Label: "入户日期", Widget: widgets.NewDateField(today)},
		&widgets.FormField{Key: "phone", Label: "联系电话", Widget: phone, Note: "可以写两个，用顿号隔开"},
		&widgets.FormField{Key: "note", Label: "备注", Widget: note, Wide: true})
	w := show(t, form, 800, 400)
	w.Canvas().Focus(name)
	others := form.SetErrors(map[string]string{"phone": "电话应为 11 位，现在是 10 位。", "elsewhere": "村组没有了。"})
	picture(t, w, "form")
	if w.Canvas().Focused() != phone {
		t.Errorf("the focus is at %T, want the first wrong field", w.Canvas().Focused())
	}
	if got := form.ErrorOf("phone"); got == "" || phone.Error() != got {
		t.Errorf("form says %q, field %q", got, phone.Error())
	}
	if len(others) != 1 || others[0] != "村组没有了。" {
		t.Errorf("sentences without a field: %q", others)
	}
	form.SetErrors(nil)
	if got := form.ErrorOf("phone"); got != "" {
		t.Errorf("error %q is still shown", got)
	}
}

func TestForm_EnterGoesThroughAndIsDone(t *testing.T) {
	a, b := widgets.NewEntry(), widgets.NewEntry()
	hidden := widgets.NewEntry()
	hidden.Hide()
	done := 0
	form := widgets.NewForm(1,
		&widgets.FormField{Key: "a", Label: "甲", Widget: a},
		&widgets.FormField{Key: "x", Label: "不显示", Widget: hidden},
		&widgets.FormField{Key: "b", Label: "乙", Widget: b})
	form.OnDone = func() { done++ }
	w := show(t, form, 400, 300)
	w.Canvas().Focus(a)
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != b {
		t.Errorf("Enter goes to %T, want past the hidden field", w.Canvas().Focused())
	}
	press(w, fyne.KeyReturn)
	if done != 1 {
		t.Errorf("done %d times, want once", done)
	}
	b.OnBack()
	if w.Canvas().Focused() != a {
		t.Error("Shift+Enter does not go back")
	}
}
