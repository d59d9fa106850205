package excel_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// cardForm is a form for one household with labels, a table of members inside, and a
// place for a photo.
func cardForm(t testing.TB) *form {
	t.Helper()
	const s = "明白卡"
	f := newForm(t, s)
	f.row(s, "A1", "title", "帮扶明白卡")
	f.must(f.MergeCell(s, "A1", "F1"))
	f.row(s, "A2", "data", "户主姓名", "", "户编号", "", "家庭人口", "")
	f.row(s, "A3", "data", "联系电话", "", "户类型", "", "{{照片}}", "")
	f.row(s, "A4", "data", "家庭住址", "", "", "", "", "")
	f.must(f.MergeCell(s, "B4", "D4"))
	f.must(f.MergeCell(s, "E3", "F4"))
	f.row(s, "A5", "data", "家庭成员", "姓名", "与户主关系", "身份证号码", "文化程度", "健康状况")
	f.row(s, "A6", "data", "", "", "", "", "", "")
	f.row(s, "A7", "data", "", "", "", "", "", "")
	f.must(f.MergeCell(s, "A5", "A7"))
	f.row(s, "A8", "data", "帮扶责任人", "姓名", "", "联系电话", "", "")
	f.row(s, "A9", "", "本卡由{{户主姓名}}户于{{填报时间}}收到，人均纯收入{{人均纯收入}}元。")
	f.must(f.MergeCell(s, "A9", "F9"))
	f.row(s, "A10", "", "签字：")
	return f
}

// families gives rows of households and of their members.
func families(households, members int) map[cases.Grain][]*cases.Row {
	out := map[cases.Grain][]*cases.Row{}
	for i := range households {
		h := household(func(r *cases.Row) {
			r.Household.ID, r.Household.HeadName = int64(i+1), []string{"杨建国", "冉光荣", "杨建国"}[i%3]
			r.Household.HelperName, r.Household.HelperPhone, r.Household.Address = "张三", "13700001111", "望岭村一组"
		})
		out[cases.GrainHousehold] = append(out[cases.GrainHousehold], h)
		for k := range members {
			out[cases.GrainPerson] = append(out[cases.GrainPerson], member(func(r *cases.Row) {
				r.Household = h.Household
				r.Person.Name = r.Person.Name + string([]rune("甲乙丙丁戊己")[k])
			}))
		}
	}
	return out
}

// picture is a small photo.
func picture(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 160, 120))
	for x := range 160 {
		for y := range 120 {
			img.Set(x, y, color.RGBA{uint8(x), uint8(y), 90, 255})
		}
	}
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, nil); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func withPhoto(t testing.TB, rows map[cases.Grain][]*cases.Row) excel.Source {
	src := source(rows)
	src.Photo = func(context.Context, int64) ([]byte, error) { return picture(t), nil }
	return src
}

func TestAFormForOneHouseholdIsFilled(t *testing.T) {
	tpl := openTemplate(t, cardForm(t).save())
	name, done := filledFile(t, tpl, filling(t, tpl), withPhoto(t, families(1, 4)))
	if done.Rows != 1 || done.People != 4 {
		t.Errorf("done: %+v", done)
	}
	f := reopened(t, name)
	for cell, want := range map[string]string{
		"B2": "杨建国", "D2": "5001991100100001", "F2": "4", "B3": "13800001234", "D3": "脱贫户", "B4": "望岭村一组",
		"B6": "杨建国甲", "D6": idYang, "B9": "杨建国丁", "C10": "张三", "E10": "13700001111", "E3": "",
		"A11": "本卡由杨建国户于2026年11月21日收到，人均纯收入12406.38元。", "A12": "签字：",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	merged, err := f.GetMergeCells("明白卡")
	if err != nil || len(merged) != 5 {
		t.Errorf("merged: %v, %v", merged, err)
	}
	for _, m := range merged {
		if m.GetStartAxis() == "A5" && m.GetEndAxis() != "A9" {
			t.Errorf("the label beside the members ends at %s, want A9", m.GetEndAxis())
		}
	}
	if pics, err := f.GetPictures("明白卡", "E3"); err != nil || len(pics) != 1 {
		t.Errorf("pictures: %d, %v", len(pics), err)
	}
}

func TestManyHouseholdsGetASheetEach(t *testing.T) {
	form := cardForm(t)
	form.must(form.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "明白卡!$A$1:$F$10", Scope: "明白卡"}))
	tpl := openTemplate(t, form.save())
	name, done := filledFile(t, tpl, filling(t, tpl), withPhoto(t, families(3, 3)))
	if done.Rows != 3 {
		t.Errorf("done: %+v", done)
	}
	f := reopened(t, name)
	if got := f.GetSheetList(); len(got) != 3 || got[0] != "杨建国" || got[1] != "冉光荣" || got[2] != "杨建国(2)" {
		t.Fatalf("sheets: %v", got)
	}
	for _, s := range f.GetSheetList() {
		if got, err := f.GetCellValue(s, "B8"); err != nil || got != "杨建国丙" {
			t.Errorf("%s: B8 is %q, %v", s, got, err)
		}
		if pics, err := f.GetPictures(s, "E3"); err != nil || len(pics) != 1 {
			t.Errorf("%s: pictures: %d, %v", s, len(pics), err)
		}
	}
	names := f.GetDefinedName()
	if len(names) != 3 {
		t.Errorf("names: %+v", names)
	}
	for _, n := range names {
		if n.RefersTo != "'"+n.Scope+"'!$A$1:$F$11" {
			t.Errorf("print area of %s is %s", n.Scope, n.RefersTo)
		}
	}
}
