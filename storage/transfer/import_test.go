package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/excel"
	"zhucunji/storage/transfer"
)

// importOf opens a list as a person would who takes every proposal.
func importOf(t testing.TB, st *storage.Store, path string) *transfer.Import {
	t.Helper()
	list, err := transfer.OpenList(t.Context(), path, "", 2026, st.Policy())
	if err != nil {
		t.Fatalf("open list: %v", err)
	}
	t.Cleanup(func() { _ = list.Close() })
	at, ok := list.Best()
	if !ok {
		t.Fatal("no header found")
	}
	return &transfer.Import{List: list, Sheet: &list.Sheets[at], Options: intake.Options{
		Reading: cases.Reading{Today: st.Today(), Policy: st.Policy()}, Year: 2026, Village: cases.Village{Name: "望岭村"},
	}}
}

// take imports a list and tells what was held back.
func take(t testing.TB, st *storage.Store, path string) *transfer.Outcome {
	t.Helper()
	out, err := importOf(t, st, path).Run(t.Context(), st, nil)
	if err != nil {
		t.Fatalf("import: %v", err)
	}
	return out
}

func counts(out *transfer.Outcome) [5]int {
	c := out.Counts
	return [5]int{c[intake.Added], c[intake.Changed], c[intake.Unchanged], c[intake.Unsure], c[intake.Refused]}
}

// exportR1 writes 导入版 of R1.
func exportR1(t testing.TB, st *storage.Store) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), "R1.xlsx")
	e := reportOf(t, "R1", cases.LayoutImport)
	if _, err := transfer.Export(t.Context(), st, e, e.Delivery(target, "上报"), nil); err != nil {
		t.Fatalf("export: %v", err)
	}
	return target
}

func readCells(t testing.TB, path string) [][]string {
	t.Helper()
	table, err := excel.Read(path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}

// The list a village sends up is the list another computer begins with.
func TestListComesBackAsItWentOut(t *testing.T) {
	from, into := newStore(t), newStore(t)
	loadDemo(t, from, demo.Options{Villages: 2, Households: 240, Seed: 5})
	sent := exportR1(t, from)
	want := readCells(t, sent)
	lines := len(want) - 1
	if got := counts(take(t, into, sent)); got != [5]int{lines, 0, 0, 0, 0} {
		t.Errorf("first time: %v of %d lines", got, lines)
	}
	got := readCells(t, exportR1(t, into))
	for i := range want {
		if i >= len(got) || !slices.Equal(got[i], want[i]) {
			t.Fatalf("row %d came back as\n%q, want\n%q", i+1, got[i], want[i])
		}
	}
	if got := counts(take(t, into, sent)); got != [5]int{0, 0, lines, 0, 0} {
		t.Errorf("second time: %v of %d lines", got, lines)
	}
	if got := counts(take(t, from, sent)); got != [5]int{0, 0, lines, 0, 0} {
		t.Errorf("where it came from: %v of %d lines", got, lines)
	}
	if n, err := into.Recompute(t.Context()); err != nil || n != 0 {
		t.Errorf("recompute: %d columns or keys differ, %v", n, err)
	}
	if proof, err := into.Verify(t.Context()); err != nil || len(proof.Faults) != 0 {
		t.Errorf("verify: %v, %v", proof.Faults, err)
	}
}

// listFile writes rows as the first sheet of a workbook; a cell that begins with # is a number.
func listFile(t testing.TB, rows ...[]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing was opened
	for i, row := range rows {
		for c, text := range row {
			at, err := excelize.CoordinatesToCellName(c+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if digits, ok := strings.CutPrefix(text, "#"); ok {
				err = f.SetCellDefault("Sheet1", at, digits)
			} else {
				err = f.SetCellStr("Sheet1", at, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

var listHead = []string{"序号", "村民小组", "户编号", "姓名", "身份证号码", "与户主关系", "联系电话"} //nolint:gochecknoglobals // read only

func TestImportTakesTheGoodLinesAndHandsBackTheOthers(t *testing.T) {
	st := newStore(t)
	path := listFile(t,
		[]string{"望岭村农户名单"},
		listHead,
		[]string{"1", "一组", "5001990001", " 张 明华", "500199195703200112", "户主", "#13800001234.0"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "一组", "5001990001", "张伟", "#500199201206050000", "儿子", ""},
		[]string{"4", "二组", "5001990002", "王胜国", "50019919780909007x", "户头", ""},
		[]string{"5", "二组", "5001990002", "王小妹", "500199200002290067", "之女", ""},
		[]string{"", "合计", "", "5人", "", "", ""},
		[]string{"填报人：张三", "", "", "审核人：李四", "", "", ""},
	)
	out := take(t, st, path)
	if got := counts(out); got != [5]int{2, 0, 0, 1, 2} {
		t.Errorf("counts: %v, %+v", got, out.Items)
	}
	held := filepath.Join(t.TempDir(), "未导入.xlsx")
	job := importOf(t, st, path)
	if n, err := transfer.WriteHeldBack(t.Context(), st, job.List, job.Sheet, out, held); err != nil || n != 3 {
		t.Fatalf("held back: %d, %v", n, err)
	}
	rows := readCells(t, held)
	if len(rows) != 4 || rows[0][7] != "未导入原因" || !strings.Contains(rows[1][7], "最后几位已经丢失") || !strings.Contains(rows[2][7], "与户主关系") {
		t.Fatalf("held back: %q", rows)
	}
	mended := listFile(t, listHead,
		[]string{"3", "一组", "5001990001", "张伟", "500199201206050043", "儿子", ""},
		[]string{"4", "二组", "5001990002", "王胜国", "50019919780909007x", "户主", "13800005678"},
		[]string{"5", "二组", "5001990002", "王小妹", "500199200002290067", "之女", ""},
	)
	if got := counts(take(t, st, mended)); got != [5]int{3, 0, 0, 0, 0} {
		t.Errorf("mended: %v", got)
	}
	if n, err := st.Stats(t.Context()); err != nil || n.Households != 2 || n.Persons != 5 {
		t.Errorf("in the file: %+v, %v", n, err)
	}
}

func TestImportSaysWhatItDoubts(t *testing.T) {
	st := newStore(t)
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "13800001234"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", ""},
	))
	for doubt, c := range map[string]struct {
		lines [][]string
		want  [5]int
		said  string
	}{
		"a person in two households of the list": {
			[][]string{
				{"1", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
				{"2", "二组", "5001990002", "李小芳", "500199196208150028", "其他", ""},
			}, [5]int{0, 0, 1, 1, 0}, "一个人不能同时在两户",
		},
		"a person whom the file has elsewhere": {
			[][]string{{"1", "二组", "5001990002", "李小芳", "500199196208150028", "其他", ""}}, [5]int{0, 0, 0, 1, 0}, "可能已分户",
		},
		"the same number under another name": {
			[][]string{{"1", "一组", "5001990001", "李小方", "500199196208150028", "配偶", ""}}, [5]int{0, 0, 0, 1, 0}, "姓名不同",
		},
		"a second head": {
			[][]string{{"1", "一组", "5001990001", "张老大", "500199201206050043", "户主", ""}}, [5]int{0, 0, 0, 1, 0}, "更换户主",
		},
		"somebody's child without a household": {
			[][]string{{"1", "三组", "5001990009", "陈小小", "500199201206050043", "之子", ""}}, [5]int{0, 0, 0, 1, 0}, "没有户主",
		},
		"a changed telephone": {
			[][]string{{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "13900001234"}}, [5]int{0, 1, 0, 0, 0}, "",
		},
		"a blank telephone": {
			[][]string{{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", ""}}, [5]int{0, 0, 1, 0, 0}, "",
		},
		"a masked number": {
			[][]string{{"1", "一组", "5001990001", "张明华", "500199********0112", "户主", "138****1234"}}, [5]int{0, 0, 1, 0, 0}, "",
		},
	} {
		t.Run(doubt, func(t *testing.T) {
			out, err := importOf(t, st, listFile(t, append([][]string{listHead}, c.lines...)...)).Judge(t.Context(), st, nil)
			if err != nil || counts(out) != c.want || !strings.Contains(reasons(out), c.said) {
				t.Errorf("%v, %q, %v", counts(out), reasons(out), err)
			}
		})
	}
}

func reasons(out *transfer.Outcome) string {
	var all []string
	for i := range out.Items {
		for _, p := range out.Items[i].Problems {
			all = append(all, p.Reason)
		}
	}
	return strings.Join(all, "\n")
}

func TestCanceledImportLeavesNothing(t *testing.T) {
	from, into := newStore(t), newStore(t)
	loadDemo(t, from, demo.Options{Households: 240, Seed: 5})
	job := importOf(t, into, exportR1(t, from))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := job.Run(ctx, into, func(int) { cancel() })
	if cases.CodeOf(err) != cases.Canceled {
		t.Fatalf("canceled import: %v", err)
	}
	if n, err := into.Stats(t.Context()); err != nil || n.Households != 0 || n.Persons != 0 {
		t.Errorf("after cancel: %+v, %v", n, err)
	}
}

func TestImportIsUndoneWhole(t *testing.T) {
	from, into := newStore(t), newStore(t)
	loadDemo(t, from, demo.Options{Households: 60, Seed: 5})
	out := take(t, into, exportR1(t, from))
	if _, err := into.UndoAct(t.Context(), out.Change.Act); err != nil {
		t.Fatalf("undo: %v", err)
	}
	if n, err := into.Stats(t.Context()); err != nil || n.Households != 0 || n.Persons != 0 || n.Villages != 0 {
		t.Errorf("after undo: %+v, %v", n, err)
	}
}

func TestDoubtfulLinesAreTakenOnceAccepted(t *testing.T) {
	st := newStore(t)
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "13800001234"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", ""},
	))
	job := importOf(t, st, listFile(t, listHead, []string{"1", "二组", "5001990002", "李小芳", "500199196208150028", "其他", ""}))
	job.Options.Accept = map[int]bool{2: true}
	out, err := job.Run(t.Context(), st, nil)
	if err != nil || counts(out) != [5]int{1, 0, 0, 0, 0} {
		t.Fatalf("%v, %v", counts(out), err)
	}
	hits, err := st.Search(t.Context(), "李小芳")
	if err != nil || len(hits) != 1 || hits[0].Head != "王胜国" {
		t.Errorf("moved to: %+v, %v", hits, err)
	}
}

func TestListThatIsNoListGetsASentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := os.WriteFile(path, []byte("PK\x03\x04 cut off"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := transfer.OpenList(t.Context(), path, "", 2026, nil); err == nil || cases.CodeOf(err) == cases.Internal {
		t.Errorf("opened: %v", err)
	}
}

// An export of the national system comes with its header on row 3, 177 columns and a title
// that stands there twice; nobody has to say anything about it.
func TestNationalExportIsTakenWithoutAQuestion(t *testing.T) {
	titles := []string{
		"省", "市", "县(市、区、旗)", "乡(镇)", "行政村", "自然村", "户编号", "户主姓名", "户主证件号码", "家庭人口数", "人编号", "姓名", "性别", "出生日期", "证件号码",
		"与户主关系", "民族", "文化程度", "健康状况", "户类型", "监测对象类别", "识别监测时间", "风险是否已消除", "户联系电话",
	}
	for len(titles) < 176 {
		titles = append(titles, "风险消除后指标"+string(rune('A'+len(titles)%26))+string(rune('a'+len(titles)/26)))
	}
	titles = append(titles, "风险是否已消除")
	line := func(code, name, sex, birth, id, relation string) []string {
		return append([]string{
			"重庆市", "市辖区", "黔江区", "金溪镇", "望岭村", "一组", code, "张明华", "500199195703200112", "2", code + "01", name, sex, birth, id, relation,
			"土家族", "小学", "健康", "脱贫户", "脱贫不稳定户", "202106", "否", "13800001234",
		}, make([]string, 153)...)
	}
	path := listFile(t, []string{"（自定义）监测对象信息"}, []string{"导出时间：2026-11-21"}, titles,
		line("5001990001", "张明华", "男", "19570320", "500199195703200112", "户主"),
		line("5001990001", "李小芳", "女", "19620815", "500199196208150028", "配偶"),
	)
	st := newStore(t)
	if out := take(t, st, path); counts(out) != [5]int{2, 0, 0, 0, 0} {
		t.Errorf("counts: %v, %s", counts(out), reasons(out))
	}
	if out := take(t, st, path); counts(out) != [5]int{0, 0, 2, 0, 0} {
		t.Errorf("the second time: %v, %s %+v", counts(out), reasons(out), out.Items)
	}
}
