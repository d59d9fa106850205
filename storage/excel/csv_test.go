package excel_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhucunji/storage/excel"
)

// TestTextLists reads lists in plain text as the programs of this country write them.
func TestTextLists(t *testing.T) {
	gb := func(text string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	plain := []string{"1: A=姓名 B=证件号码", "2: A=杨建国 B=500199195703200112"}
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"UTF-8":                        {"姓名,证件号码\n杨建国,500199195703200112\n", plain},
		"UTF-8 with its mark":          {"\uFEFF姓名,证件号码\r\n杨建国,500199195703200112\r\n", plain},
		"UTF-16 with tabs":             {utf16Text("姓名\t证件号码\r\n杨建国\t500199195703200112\r\n"), plain},
		"GB18030":                      {gb("姓名,证件号码\r\n杨建国,500199195703200112\r\n"), plain},
		"GB18030 with rare characters": {gb("姓名,组\n龑𠮷㛃,一组\n"), []string{"1: A=姓名 B=组", "2: A=龑𠮷㛃 B=一组"}},
		"Chinese far behind the head":  {strings.Repeat("a,b\n", 100_000) + gb("杨,建国\n"), nil},
		"tabs":                         {"姓名\t证件号码\n杨建国\t500199195703200112\n", plain},
		"semicolons":                   {"姓名;证件号码\n杨建国;500199195703200112\n", plain},
		"a comma inside tabs":          {"姓名\t备注\n杨建国\t在家,养蚕\n田秀英\t外出,采茶,未归\n", []string{"1: A=姓名 B=备注", "2: A=杨建国 B=在家,养蚕", "3: A=田秀英 B=外出,采茶,未归"}},
		"separator told":               {"sep=;\n姓名;备注\n杨建国;a,b,c,d\n", []string{"2: A=姓名 B=备注", "3: A=杨建国 B=a,b,c,d"}},
		"formulas that keep digits":    {"姓名,证件号码\n杨建国,=\"500199195703200112\"\n", plain},
		"the same in quotes":           {"姓名,证件号码\n杨建国,\"=\"\"500199195703200112\"\"\"\n", plain},
		"quotes":                       {"\"姓名\",\"证件号码\"\n\"杨建国\",\"500199195703200112\"\n", plain},
		"comma and line break inside":  {"姓名,备注\n杨建国,\"在家,\n养蚕 \"\"二批\"\"\"\n田秀英,好\n", []string{"1: A=姓名 B=备注", "2: A=杨建国 B=在家,\n养蚕 \"二批\"", "3: A=田秀英 B=好"}},
		"a quote inside a word":        {"姓名,备注\n杨建国,高5\"2\n", []string{"1: A=姓名 B=备注", "2: A=杨建国 B=高5\"2"}},
		"empty lines and fields":       {"姓名,,备注\n\n,,\n杨建国,,好\n", []string{"1: A=姓名 C=备注", "4: A=杨建国 C=好"}},
		"no line break at the end":     {"姓名,证件号码\n杨建国,500199195703200112", plain},
		"line breaks of old Macs":      {"姓名,证件号码\r杨建国,500199195703200112\r", plain},
		"one column":                   {"姓名\n杨建国\n", []string{"1: A=姓名", "2: A=杨建国"}},
		"a lost character kept":        {"姓名,组\n杨\uFFFD,一组\n", []string{"1: A=姓名 B=组", "2: A=杨\uFFFD B=一组"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, saved(t, "名单.csv", []byte(c.content)))
			if b.Format != excel.CSV || b.Sheets()[0].Name != "名单" {
				t.Errorf("opened as %s with the sheet %q", b.Format, b.Sheets()[0].Name)
			}
			got := told(t, b, 0)
			if c.want == nil {
				got, c.want = got[len(got)-1:], []string{"100001: A=杨 B=建国"}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

// TestTextUnderAnotherName reads a list whatever its name says it is.
func TestTextUnderAnotherName(t *testing.T) {
	for _, name := range []string{"名单.xlsx", "名单.xls", "名单.txt", "名单"} {
		got := told(t, opened(t, saved(t, name, []byte("姓名,组\n"))), 0)
		if want := []string{"1: A=姓名 B=组"}; !slices.Equal(got, want) {
			t.Errorf("%s: read %q, want %q", name, got, want)
		}
	}
}
