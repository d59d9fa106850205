package excel_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// namedForm already names three people, one by number, one by name, one nobody knows.
func namedForm(t testing.TB) string {
	const s = "核对表"
	f := newForm(t, s)
	f.row(s, "A1", "head", "序号", "姓名", "身份证号码", "民族", "文化程度")
	f.row(s, "A2", "data", 1, "不管写什么", idX, "汉族", "")
	f.row(s, "A3", "data", 2, "冉光荣", "", "", "")
	f.row(s, "A4", "data", 3, "查无此人", "", "", "")
	f.row(s, "A5", "data", "", "", "", "", "")
	f.row(s, "A6", "", "填表人：")
	return f.save()
}

func namedPeople() map[cases.Grain][]*cases.Row {
	person := func(id int64, name, number string) *cases.Row {
		return member(func(r *cases.Row) { r.Person.ID, r.Person.Name, r.Person.IDNumber = id, name, number })
	}
	return map[cases.Grain][]*cases.Row{cases.GrainPerson: {person(1, "杨建国", idYang), person(2, "冉光荣", ""), person(3, "田素英", idX)}}
}

func TestAListThatNamesPeopleIsCompleted(t *testing.T) {
	tpl := openTemplate(t, namedForm(t))
	f := filling(t, tpl)
	name, done := filledFile(t, tpl, f, source(namedPeople()))
	if done.Rows != 2 || done.LeftOver != 1 || len(done.Unfound) != 1 || !strings.Contains(done.Unfound[0], "查无此人") {
		t.Errorf("done: %+v", done)
	}
	out := reopened(t, name)
	for cell, want := range map[string]string{"B2": "不管写什么", "C2": idX, "D2": "汉族", "E2": "小学", "D3": "土家族", "C4": "", "D4": "", "B5": "", "A6": "填表人："} {
		if got, _ := raw(t, out, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	f.Overwrite, f.Append = true, true
	name, done = filledFile(t, tpl, f, source(namedPeople()))
	if done.Rows != 3 || done.LeftOver != 0 {
		t.Errorf("with more: %+v", done)
	}
	out = reopened(t, name)
	for cell, want := range map[string]string{"B2": "田素英", "D2": "土家族", "B5": "杨建国", "A6": "填表人："} {
		if got, _ := raw(t, out, cell); got != want {
			t.Errorf("with more, %s is %q, want %q", cell, got, want)
		}
	}
}

func TestTwoOfOneNameMeetNoRow(t *testing.T) {
	rows := namedPeople()
	rows[cases.GrainPerson][0].Person.Name, rows[cases.GrainPerson][0].Person.IDNumber = "冉光荣", ""
	tpl := openTemplate(t, namedForm(t))
	name, done := filledFile(t, tpl, filling(t, tpl), source(rows))
	if len(done.Unfound) != 2 {
		t.Errorf("done: %+v", done)
	}
	if got, _ := raw(t, reopened(t, name), "D3"); got != "" {
		t.Errorf("the row of a name that two share says %q", got)
	}
}

func TestTextsOfAnyKindStayTexts(t *testing.T) {
	tpl := openTemplate(t, bareForm(t).save())
	rows := map[cases.Grain][]*cases.Row{cases.GrainPerson: {member(func(r *cases.Row) { r.Person.Name, r.Person.Sex = "=1+1\x01", "_x000D_<&" })}}
	name, _ := filledFile(t, tpl, filling(t, tpl), source(rows))
	out := reopened(t, name)
	if got, text := raw(t, out, "B2"); got != "=1+1" || !text {
		t.Errorf("the name is %q, text %v", got, text)
	}
	if got, _ := raw(t, out, "C2"); got != "_x000D_<&" {
		t.Errorf("the other is %q", got)
	}
	rows[cases.GrainPerson][0].Person.Name = strings.Repeat("长", 32768)
	var buf bytes.Buffer
	_, err := tpl.Fill(t.Context(), &buf, filling(t, tpl), source(rows), excel.Options{Tmp: t.TempDir()})
	if cases.CodeOf(err) != cases.Invalid || !strings.Contains(cases.MessageOf(err), "姓名") {
		t.Errorf("a text too long gives %v", err)
	}
}

func TestDatesAreWrittenAsTheTemplateHasThem(t *testing.T) {
	const s = "日期"
	f := newForm(t, s)
	f.row(s, "A1", "head", "姓名", "出生日期", "人员识别时间", "与户主关系", "出生日期（格式：20261121）")
	f.row(s, "A2", "data", "", "", "", "", "")
	f.must(f.SetCellStyle(s, "B2", "B2", f.styles["date"]))
	f.must(f.SetCellStyle(s, "C2", "C2", f.styles["month"]))
	f.row(s, "A3", "", "填表人：")
	tpl := openTemplate(t, f.save())
	fill := filling(t, tpl)
	fill.Map.Tables[0].Columns[4].Path = "person.birth_on"
	rows := map[cases.Grain][]*cases.Row{cases.GrainPerson: {member(func(r *cases.Row) { r.Person.BirthOn = cases.NewDay(1957, 3, 20) })}}
	name, _ := filledFile(t, tpl, fill, source(rows))
	out := reopened(t, name)
	for cell, want := range map[string]string{"B2": "20899", "C2": "41760", "E2": "19570320"} {
		if got, _ := raw(t, out, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

func TestWhatIsNoTemplateIsSaidInASentence(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, raw []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole, err := os.ReadFile(incomeForm(t).save())
	if err != nil {
		t.Fatal(err)
	}
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 512)...)
	for name, c := range map[string]struct {
		path string
		code cases.Code
		says string
	}{
		"a file that is not there": {filepath.Join(folder, "没有.xlsx"), cases.NotFound, "没有找到"},
		"a folder":                 {folder, cases.Invalid, "文件夹"},
		"an old workbook":          {write("旧.xls", ole), cases.Invalid, "另存为"},
		"a workbook of WPS":        {write("表.et", ole), cases.Invalid, "另存为"},
		"a password":               {write("密.xlsx", ole), cases.Invalid, "密码"},
		"a text":                   {write("文.xlsx", []byte("姓名,电话")), cases.Invalid, "不是 Excel 工作簿"},
		"a file cut off":           {write("断.xlsx", whole[:len(whole)/2]), cases.Damaged, "已损坏"},
		"an empty file":            {write("空.xlsx", nil), cases.Invalid, "不是 Excel 工作簿"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := excel.OpenTemplate(c.path)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) {
				t.Errorf("got %v (%s)", err, cases.MessageOf(err))
			}
		})
	}
}

func TestASheetWithoutAHeaderIsSaidSo(t *testing.T) {
	f := newForm(t, "信")
	f.row("信", "A1", "", "各村：请于本周五前报送有关材料。")
	if _, err := openTemplate(t, f.save()).Propose(2026); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestTheFingerprintIsOfTheFormNotOfItsData(t *testing.T) {
	fingerprint := func(change func(*form)) string {
		f := incomeForm(t)
		change(f)
		return filling(t, openTemplate(t, f.save())).Map.Fingerprint
	}
	blank := fingerprint(func(*form) {})
	if filled := fingerprint(func(f *form) { f.row("收入表", "B6", "data", "杨建国") }); filled != blank {
		t.Error("a name in the data changes the fingerprint")
	}
	if other := fingerprint(func(f *form) { f.row("收入表", "D3", "head", "常住人口") }); other == blank {
		t.Error("another title leaves the fingerprint")
	}
}
