package transfer_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// importLines is how many persons the list of BenchmarkImport has, 25 columns each.
const importLines = 130_000

// importFrom names the list that TestImportChild reads into an empty file.
const importFrom = "ZHUCUNJI_IMPORT_FROM"

// openpyxlReads reads a workbook as openpyxl's manual says to where memory matters.
const openpyxlReads = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    pass
`

// BenchmarkImport reads 130,000 persons, recognises them and stores them, in a process of
// its own, and beside it lets openpyxl merely read them.
func BenchmarkImport(b *testing.B) {
	list := filepath.Join(b.TempDir(), "名单.xlsx")
	writePersons(b, list)
	peak, own, other := 0, 0.0, 0.0
	for b.Loop() {
		cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^TestImportChild$", "-test.v")
		cmd.Env = append(os.Environ(), importFrom+"="+list)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), fmt.Sprintf("added %d", importLines)) {
			b.Fatalf("%v\n%s", err, out)
		}
		own += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
		peak = max(peak, peakIn(b, list+".peak"))
		python, err := exec.LookPath("/usr/bin/python3")
		if err == nil && exec.CommandContext(b.Context(), python, "-c", "import openpyxl").Run() == nil {
			other += childTime(b, exec.CommandContext(b.Context(), python, "-c", openpyxlReads, list)).Seconds()
		}
	}
	b.ReportMetric(own/float64(b.N), "cpu-s")
	b.ReportMetric(float64(peak), "peak-MB")
	if other > 0 {
		b.ReportMetric(other/float64(b.N), "openpyxl-reads-cpu-s")
		b.ReportMetric(own/other, "times-openpyxl")
	}
}

// TestImportChild is the import that BenchmarkImport runs; alone it does nothing.
func TestImportChild(t *testing.T) {
	list := os.Getenv(importFrom)
	if list == "" {
		t.Skip("run by BenchmarkImport")
	}
	out := take(t, newStore(t), list)
	t.Logf("added %d", out.Counts[intake.Added])
	if err := os.WriteFile(list+".peak", []byte(peakMemory()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// peakIn reads the most memory a child used, in MB.
func peakIn(b *testing.B, path string) int {
	b.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	kb, err := strconv.Atoi(string(raw))
	if err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}

// writePersons writes a list of persons, four to a household.
func writePersons(b *testing.B, path string) {
	b.Helper()
	titles := []any{
		"序号", "县(市、区、旗)", "乡(镇)", "行政村", "村民小组", "户编号", "人编号", "姓名", "证件号码", "与户主关系", "民族", "政治面貌", "文化程度",
		"健康状况", "劳动技能", "是否参加大病保险", "是否参加城乡居民基本医疗保险", "是否参加城乡居民基本养老保险", "主要致贫原因", "是否危房户",
		"是否解决安全饮用水", "户联系电话", "住房面积", "耕地面积", "户类型",
	}
	f := excelize.NewFile()
	defer f.Close()                                                            //nolint:errcheck // the file is written
	err := f.SetSheetDimension("Sheet1", fmt.Sprintf("A1:Y%d", importLines+1)) // openpyxl would see one cell
	if err != nil {
		b.Fatal(err)
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err == nil {
		err = w.SetRow("A1", titles)
	}
	relations := []string{"户主", "配偶", "之子", "之女"}
	surnames, given := []rune("张王李杨田冉谭陈马任"), []rune("明华国强秀英建军小芳德贵胜利长江")
	for i := 0; i < importLines && err == nil; i++ {
		household := i / 4
		name := string([]rune{surnames[household%len(surnames)], given[i%len(given)], given[(i/7)%len(given)]})
		day := cases.NewDay(1950, 1, 1).AddDays(i % 20_000)
		id := idNumber(fmt.Sprintf("500199%s%03d", strings.ReplaceAll(day.String(), "-", ""), 100+i/20_000))
		village := household / 720
		row := []any{
			i + 1, "黔江区", "金溪镇", fmt.Sprintf("第%d村", village+1), fmt.Sprintf("%d组", household%6+1), fmt.Sprintf("5001990%05d", household),
			fmt.Sprintf("5001990%05d%02d", household, i%4), name, id, relations[i%4], "土家族", "群众", "初中", "健康", "普通劳动力", "是", "是", "是",
			"因病", "否", "是", fmt.Sprintf("138%08d", household), 96.5, 3.2, "脱贫户",
		}
		err = w.SetRow(fmt.Sprintf("A%d", i+2), row)
	}
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.SaveAs(path)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// idNumber adds the check digit to the first 17 digits of an identity number.
func idNumber(body string) string {
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(body[i]-'0') * weight
	}
	return body + "10X98765432"[sum%11:sum%11+1]
}
