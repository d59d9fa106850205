package excel_test

import (
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// BenchmarkFillTemplate fills templates of the sizes people ask for. Each filling runs in
// a process of its own, so that its processor time and its memory are its alone.
func BenchmarkFillTemplate(b *testing.B) {
	for _, c := range []struct {
		name          string
		columns, rows int
		named         bool // the template names everybody already
	}{
		{"30x20000", 30, 20_000, false},
		{"200x2000", 200, 2_000, false},
		{"30x20000_named", 30, 20_000, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			name := filepath.Join(b.TempDir(), "一览表.xlsx")
			size := fmt.Sprint(c.columns, " ", c.rows, " ", c.named)
			runAlone(b, "TestFillAlone", "ZHUCUNJI_FILL_NEW="+size, "ZHUCUNJI_FILL="+name)
			measureFill(b, "ZHUCUNJI_FILL="+name, "ZHUCUNJI_FILL_ROWS="+strconv.Itoa(c.rows))
		})
	}
}

// measureFill fills again and again and reports what its processes took.
func measureFill(b *testing.B, env ...string) {
	b.Helper()
	var seconds float64
	var peak int64
	for b.Loop() {
		state := runAlone(b, "TestFillAlone", env...)
		seconds += (state.UserTime() + state.SystemTime()).Seconds()
		peak = max(peak, peakMemory(state))
	}
	b.ReportMetric(seconds/float64(b.N), "cpu-s")
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
}

// runAlone runs a test of this program in a process of its own.
func runAlone(b *testing.B, test string, env ...string) *os.ProcessState {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^"+test+"$", "-test.count=1")
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return cmd.ProcessState
}

// TestFillAlone is one filling in a process of its own. The template is made in another
// one: a process counts what its parent held when it began.
func TestFillAlone(t *testing.T) {
	name, rows, made := os.Getenv("ZHUCUNJI_FILL"), os.Getenv("ZHUCUNJI_FILL_ROWS"), os.Getenv("ZHUCUNJI_FILL_NEW")
	if name == "" {
		t.Skip("run by BenchmarkFillTemplate")
	}
	if made != "" {
		makeWideForm(t, name, made)
		return
	}
	n, err := strconv.Atoi(rows)
	if err != nil {
		t.Fatal(err)
	}
	tpl := openTemplate(t, name)
	src := excel.Source{Rows: func(*cases.Report) iter.Seq2[*cases.Row, error] { return numbered(n) }}
	done, err := tpl.Fill(t.Context(), io.Discard, filling(t, tpl), src, excel.Options{Tmp: t.TempDir()})
	if err != nil || done.Rows != n {
		t.Fatalf("filled %+v, %v", done, err)
	}
}

// makeWideForm makes the template of a size, "30 20000 false", in its place.
func makeWideForm(t *testing.T, name, size string) {
	t.Helper()
	var columns, rows int
	var named bool
	if _, err := fmt.Sscan(size, &columns, &rows, &named); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(wideForm(t, columns, rows, named))
	if err == nil {
		err = os.WriteFile(name, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// numbered hands out n households that differ.
func numbered(n int) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		row := household(nil)
		for i := range n {
			row.Household.ID = int64(i + 1)
			row.Household.Code = benchCode(i)
			row.Household.Facts.Wages = fen(int64(i) * 37)
			if !yield(row, nil) {
				return
			}
		}
	}
}

func benchCode(i int) string { return fmt.Sprintf("50019911001%05d", i) }

// wideForm is a list with many columns, a few blank rows or a row for each household,
// and sums below.
func wideForm(b testing.TB, columns, rows int, named bool) string {
	b.Helper()
	titles := []string{
		"序号", "户编号", "户主姓名", "户主证件号码", "家庭人口", "联系电话", "家庭住址", "户类型", "主要致贫原因", "是否危房户",
		"是否解决安全饮用水", "工资性收入", "生产经营性收入", "生产经营性支出", "财产性收入", "转移性收入", "低保金", "养老保险金", "纯收入", "人均纯收入",
	}
	const s = "一览表"
	f := newForm(b, s)
	f.row(s, "A1", "title", "农户情况一览表")
	for i := range columns {
		title := "栏目" + strconv.Itoa(i+1)
		if i < len(titles) {
			title = titles[i]
		} else if i%3 != 0 {
			title = titles[1+i%(len(titles)-1)] + strings.Repeat("＊", i/len(titles))
		}
		cell, err := excelize.CoordinatesToCellName(i+1, 3)
		f.must(err)
		f.row(s, cell, "head", title)
	}
	last := 8
	if named {
		last = rows + 3
		for i := range rows {
			f.must(f.SetCellValue(s, "B"+strconv.Itoa(i+4), benchCode(i)))
		}
	}
	f.blanks(s, "data", 4, last, columns)
	f.row(s, "A"+strconv.Itoa(last+1), "total", "合计")
	f.must(f.SetCellFormula(s, "L"+strconv.Itoa(last+1), "SUM(L4:L"+strconv.Itoa(last)+")"))
	f.row(s, "A"+strconv.Itoa(last+2), "", "填报人：")
	return f.save()
}
