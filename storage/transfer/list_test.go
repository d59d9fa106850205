package transfer_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage/transfer"
)

// changedFile gives a workbook to a function that changes it.
func changedFile(t testing.TB, path string, change func(*excelize.File) error) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was saved
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "改.xlsx")
	if err := f.SaveAs(out); err != nil {
		t.Fatal(err)
	}
	return out
}

// paths are the fields of the columns of a sheet.
func paths(s *transfer.ListSheet) (out []string) {
	for i := range s.Mapped {
		out = append(out, s.Mapped[i].Path)
	}
	return out
}

func TestWhatIsHiddenIsMentioned(t *testing.T) {
	st := newStore(t)
	path := changedFile(t, listFile(t, append(slices.Clone(listHead), "去年修了什么"),
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "13800001234", "房子"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", "", ""},
	), func(f *excelize.File) error {
		for _, name := range []string{"旧名单", "Sheet9"} {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
			if err := f.SetSheetRow(name, "A1", &[]any{"姓名", "身份证号码", "与户主关系", "户主姓名", "民族", "文化程度", "联系电话", "村民小组", "健康状况"}); err != nil {
				return err
			}
			if err := f.SetSheetVisible(name, name != "旧名单"); err != nil {
				return err
			}
		}
		if err := f.DeleteSheet("Sheet9"); err != nil {
			return err
		}
		if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
			return err
		}
		return f.SetColVisible("Sheet1", "G", false)
	})
	job := importOf(t, st, path)
	if job.Sheet.Name != "Sheet1" {
		t.Errorf("the hidden sheet is taken unasked: %s", job.Sheet.Name)
	}
	if out, err := job.Run(t.Context(), st, nil); err != nil || counts(out) != [5]int{2, 0, 0, 0, 0} {
		t.Fatalf("%v, %v", out, err)
	}
	said := strings.Join(job.List.Remarks(job.Sheet), "\n")
	for _, want := range []string{"隐藏的工作表：旧名单", "1 行是隐藏的", "隐藏的列也导入了：联系电话", "没有导入的列：去年修了什么"} {
		if !strings.Contains(said, want) {
			t.Errorf("said %q, want %q in it", said, want)
		}
	}
}

func TestUnknownColumnsAreKeptAsNotesIfWanted(t *testing.T) {
	st := newStore(t)
	path := listFile(t, append(slices.Clone(listHead), "去年修了什么"),
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "", "房子"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", "", "厨房"},
	)
	job := importOf(t, st, path)
	job.Sheet.Mapped[7].Note = true
	if out, err := job.Run(t.Context(), st, nil); err != nil || counts(out) != [5]int{2, 0, 0, 0, 0} {
		t.Fatalf("%v, %v", out, err)
	}
	hits, err := st.Search(t.Context(), "张明华")
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v, %v", hits, err)
	}
	f, err := st.Household(t.Context(), hits[0].HouseholdID)
	if err != nil || f.Household.Note != "去年修了什么：房子" || f.Members[1].Person.Note != "去年修了什么：厨房" {
		t.Errorf("notes %q and %q, %v", f.Household.Note, f.Members[1].Person.Note, err)
	}
}

func TestABlankCellErasesOnlyWhenTold(t *testing.T) {
	st := newPair(t)
	path := listFile(t, listHead, []string{"1", "一组", "5001990001", "张明华", "500199195703200112", "", ""})
	wantCounts(t, take(t, st, path), [5]int{0, 0, 1, 0, 0}, 0)
	out := decided(t, st, path, func(o *intake.Options) { o.Erase = true })
	wantCounts(t, out, [5]int{0, 1, 0, 0, 0}, 0)
	wantPhone(t, st, "张明华", "")
	wantHead(t, st, "张明华", "张明华")
}

func TestAColumnWithoutATitleIsKnownByItsCodes(t *testing.T) {
	job := importOf(t, newStore(t), listFile(t, []string{"姓名", "身份证号码", "甲", "乙"},
		[]string{"张明华", "500199195703200112", "户主", "土家族"},
		[]string{"李小芳", "500199196208150028", "配偶", "苗族"},
		[]string{"张伟", "500199201206050043", "之子", "土家族"},
		[]string{"张四妹", "500199200002290067", "女儿", "汉族"},
	))
	if got := paths(job.Sheet); got[2] != "membership.relation" || got[3] != "person.ethnicity" {
		t.Errorf("taken as %q", got)
	}
}

func TestTheKindChosenIsKeptAndRemembered(t *testing.T) {
	st := newPair(t)
	path := listFile(t, []string{"户主姓名", "户编号", "年度", "产业类别", "品种", "帮扶措施", "帮扶内容"},
		[]string{"张明华", "5001990001", "2026", "养殖业", "鸡", "产业帮扶", "发鸡苗"})
	job := importOf(t, st, path)
	if job.Kind() != intake.IndustryKind {
		t.Fatalf("taken as %s", job.Kind())
	}
	job.Sheet.As(intake.MeasuresKind, 2026)
	if job.Kind() != intake.MeasuresKind || slices.Contains(paths(job.Sheet), "industry.variety") {
		t.Fatalf("taken as %s with %q", job.Kind(), paths(job.Sheet))
	}
	out, err := job.Run(t.Context(), st, nil)
	if err != nil || counts(out) != [5]int{1, 0, 0, 0, 0} {
		t.Fatalf("%v, %v, %s", counts(out), err, reasons(out))
	}
	if err := job.Sheet.Remember(t.Context(), st); err != nil {
		t.Fatal(err)
	}
	again := importOf(t, st, path)
	if known, err := again.Sheet.Recall(t.Context(), st, 2026); err != nil || !known || again.Kind() != intake.MeasuresKind {
		t.Errorf("remembered %t as %s, %v", known, again.Kind(), err)
	}
}

// The workbook that is handed back is corrected in Excel and brought again as it is.
func TestTheWorkbookHandedBackIsImportedOnceCorrected(t *testing.T) {
	st := newPair(t)
	path := listFile(t, []string{"望岭村农户名单"}, listHead,
		[]string{"1", "一组", "5001990001", "张伟", "#500199201206050000", "之子", ""},
		[]string{"2", "一组", "5001990001", "张四妹", "500199200002290067", "户头", ""},
	)
	job := importOf(t, st, path)
	out, err := job.Run(t.Context(), st, nil)
	if err != nil || counts(out) != [5]int{0, 0, 0, 0, 2} {
		t.Fatalf("%v, %s, %v", counts(out), reasons(out), err)
	}
	held := filepath.Join(t.TempDir(), "未导入.xlsx")
	if n, err := transfer.WriteHeldBack(t.Context(), st, job.List, job.Sheet, out, held); err != nil || n != 2 {
		t.Fatalf("held back %d, %v", n, err)
	}
	corrected := changedFile(t, held, func(f *excelize.File) error {
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			return err
		}
		sheet, last := f.GetSheetName(0), strconv.Itoa(len(rows))
		if err := f.SetCellStr(sheet, "E"+strconv.Itoa(len(rows)-1), "500199201206050043"); err != nil {
			return err
		}
		return f.SetCellStr(sheet, "F"+last, "之女")
	})
	wantCounts(t, take(t, st, corrected), [5]int{2, 0, 0, 0, 0}, 0)
	wantInFile(t, st, 2, 5)
	wantCounts(t, take(t, st, corrected), [5]int{0, 0, 2, 0, 0}, 0)
}

func TestAListOfAnOtherFormatGetsItsSentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.et")
	writeAt(t, []byte("ET\x00\x01\x02"), path)
	_, err := transfer.OpenList(t.Context(), path, "", 2026, nil)
	if cases.CodeOf(err) != cases.Invalid || !strings.Contains(cases.MessageOf(err), "WPS 表格自己的格式（.et）") {
		t.Errorf("opened: %v", err)
	}
}
