package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestMask(t *testing.T) {
	tests := map[string]struct {
		kind       cases.Kind
		text, want string
	}{
		"an identity number shows 6 and 4":         {cases.KindIDNumber, "500199195703200112", "500199********0112"},
		"a certificate hides kind and grade":       {cases.KindIDNumber, "50019919570320011243B1", "500199********0112****"},
		"an old number shows 6 and 3":              {cases.KindIDNumber, "500199570320011", "500199******011"},
		"a text that is no number is hidden":       {cases.KindIDNumber, "12345", "*****"},
		"a blank number is blank":                  {cases.KindIDNumber, "", ""},
		"a mobile number shows 3 and 4":            {cases.KindPhone, "13800001234", "138****1234"},
		"a landline shows its area":                {cases.KindPhone, "023-79220000", "023-****0000"},
		"a local number shows 4":                   {cases.KindPhone, "79220000", "****0000"},
		"a short number is hidden":                 {cases.KindPhone, "661234", "******"},
		"a bank account shows 4":                   {cases.KindBank, "6228480000001234", "****1234"},
		"a short account is hidden":                {cases.KindBank, "1234567", "*******"},
		"two characters show the surname":          {cases.KindName, "张明", "张*"},
		"three show the first and the last":        {cases.KindName, "张小明", "张*明"},
		"a long name shows the first and the last": {cases.KindName, "阿依古丽·热合曼", "阿******曼"},
		"a rare character counts as one":           {cases.KindName, "龚𬭩明", "龚*明"},
		"one character is hidden":                  {cases.KindName, "张", "*"},
		"a blank name is blank":                    {cases.KindName, "", ""},
		"other kinds have no mask":                 {cases.KindText, "金溪镇", "金溪镇"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.Mask(tt.kind, tt.text); got != tt.want {
				t.Errorf("Mask(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestMasked(t *testing.T) {
	id, name, text := "500199195703200112", "张小明", "慢病"
	birth := cases.Day(19570320)
	tests := map[string]struct {
		meta cases.Meta
		ptr  any
		want string
	}{
		"a number is masked however guarded": {cases.Meta{Kind: cases.KindIDNumber}, &id, "500199********0112"},
		"a guarded name is masked":           {cases.Meta{Kind: cases.KindName, Guard: cases.Personal}, &name, "张*明"},
		"an official's name is not":          {cases.Meta{Kind: cases.KindName}, &name, "张小明"},
		"a guarded text is hidden":           {cases.Meta{Kind: cases.KindText, Guard: cases.Sensitive}, &text, "****"},
		"a guarded day is hidden":            {cases.Meta{Kind: cases.KindDay, Guard: cases.Personal}, &birth, "****"},
		"a plain text stays":                 {cases.Meta{Kind: cases.KindText}, &text, "慢病"},
		"blank stays blank":                  {cases.Meta{Kind: cases.KindDay, Guard: cases.Sealed}, new(cases.Day), ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := (cases.Bound{Meta: &tt.meta, Ptr: tt.ptr}).Masked(); got != tt.want {
				t.Errorf("Masked = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWithheld(t *testing.T) {
	for _, text := range []string{
		"500199********0112", "500199********0112****", "500199XXXXXXXX0112", "138****1234", "023-****0000", "****1234",
		"****", "*", "张*", "张*明", "张**", "欧阳*华", "阿******曼", "张××", " 张＊明 ", "1957-**-**", "138××××1234",
	} {
		if !cases.Withheld(text) {
			t.Errorf("Withheld(%q) = false, want true", text)
		}
	}
	for _, text := range []string{
		"", "500199195703200112", "13800001234", "张明", "×", "√", "2*3", "3×5米", "见附件*说明*第二条", "阿依古丽·热合曼",
		"这一段文字很长很长，里面有一个星号*，它不是隐去的内容，因为它长过四十个字，超过任何一个姓名或号码的长度",
	} {
		if cases.Withheld(text) {
			t.Errorf("Withheld(%q) = true, want false", text)
		}
	}
}
