package excel_test

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"

	"zhucunji/storage/excel"
)

// The list both readers of BenchmarkReadList read: a district's persons.
const (
	listRows    = 130_000
	listColumns = 25
)

// BenchmarkReadList reads 130,000 persons of 25 columns, with openpyxl's read-only
// mode beside it where Python has it. Each runs in a process of its own, so that its
// processor time and its memory are its alone.
func BenchmarkReadList(b *testing.B) {
	list := filepath.Join(b.TempDir(), "花名册.xlsx")
	writeList(b, list)
	b.Run("own", func(b *testing.B) {
		measureReader(b, os.Args[0], []string{"-test.run=^TestReadListAlone$", "-test.count=1"}, "ZHUCUNJI_READ_LIST="+list)
	})
	b.Run("openpyxl", func(b *testing.B) {
		measureReader(b, pythonWithOpenpyxl(b), []string{"-c", openpyxlScript, list})
	})
}

// openpyxlScript reads a list as its manual says to where memory matters.
const openpyxlScript = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows = cells = 0
for row in book.worksheets[0].iter_rows(values_only=True):
    rows += 1
    cells += sum(value is not None for value in row)
print("read", rows, cells)
`

// pythonWithOpenpyxl finds a Python that has openpyxl.
func pythonWithOpenpyxl(b *testing.B) string {
	b.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import openpyxl").Run() == nil {
			return path
		}
	}
	b.Skip("no python3 with openpyxl to compare with; apt-get install python3-openpyxl, or make bench, which does")
	return ""
}

// measureReader runs a reader again and again and reports what its processes took.
func measureReader(b *testing.B, program string, args []string, env ...string) {
	var seconds float64
	var peak int64
	runs := 0
	for b.Loop() {
		cmd := exec.CommandContext(b.Context(), program, args...)
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if want := fmt.Sprintf("read %d %d", listRows+1, (listRows+1)*listColumns); !strings.Contains(string(out), want) {
			b.Fatalf("reader says %q, want %q", out, want)
		}
		state := cmd.ProcessState
		seconds += (state.UserTime() + state.SystemTime()).Seconds()
		peak = max(peak, peakMemory(state))
		runs++
	}
	b.ReportMetric(seconds/float64(runs), "cpu-s")
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
}

// TestReadListAlone is the reader that BenchmarkReadList runs; alone it does nothing.
func TestReadListAlone(t *testing.T) {
	name := os.Getenv("ZHUCUNJI_READ_LIST")
	if name == "" {
		t.Skip("run by BenchmarkReadList")
	}
	b, err := excel.Open(t.Context(), name, excel.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	rows, cells := 0, 0
	for row, err := range b.Rows(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		rows++
		cells += len(row.Cells)
	}
	fmt.Println("read", rows, cells)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(b)
}

// writeList writes the list as Excel and WPS do: texts shared, numbers and days as
// numbers with a style.
func writeList(tb testing.TB, name string) {
	tb.Helper()
	f, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 5) })
	part := func(name string, write func(io.Writer) error) {
		w, err := z.Create(name)
		if err == nil {
			err = write(w)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	for _, p := range parts("", entry{"xl/sharedStrings.xml", "-"}, entry{"xl/worksheets/sheet1.xml", "-"}) {
		if p.content != "-" {
			part(p.name, func(w io.Writer) error { _, err := io.WriteString(w, p.content); return err })
		}
	}
	var texts sharedTexts
	part("xl/worksheets/sheet1.xml", func(w io.Writer) error { return writeListRows(w, &texts) })
	part("xl/sharedStrings.xml", texts.write)
	if err := errors.Join(z.Close(), out.Flush(), f.Close()); err != nil {
		tb.Fatal(err)
	}
}

// writeListRows writes a header and the persons, four to a household.
func writeListRows(w io.Writer, texts *sharedTexts) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	line = append(line, xmlHead+`<worksheet `+mainSpace+`><dimension ref="A1:`+excel.ColumnName(listColumns)+strconv.Itoa(listRows+1)+`"/><sheetData>`...)
	for row := 1; row <= listRows+1; row++ {
		line = fmt.Appendf(line, `<row r="%d" spans="1:%d">`, row, listColumns)
		for column := 1; column <= listColumns; column++ {
			ref := excel.ColumnName(column) + strconv.Itoa(row)
			switch text, number := listCell(row, column); {
			case text != "":
				line = fmt.Appendf(line, `<c r="%s" s="0" t="s"><v>%d</v></c>`, ref, texts.number(text))
			case column == 6:
				line = fmt.Appendf(line, `<c r="%s" s="1"><v>%d</v></c>`, ref, number)
			default:
				line = fmt.Appendf(line, `<c r="%s"><v>%d.5</v></c>`, ref, number)
			}
		}
		line = append(line, `</row>`...)
		if _, err := out.Write(line); err != nil {
			return err
		}
		line = line[:0]
	}
	if _, err := out.WriteString(`</sheetData></worksheet>`); err != nil {
		return err
	}
	return out.Flush()
}

// listCell is what stands in a cell of the list: a text, or a number.
func listCell(row, column int) (text string, number int) {
	choice := func(texts ...string) (string, int) { return texts[row%len(texts)], 0 }
	switch {
	case row == 1:
		return "列" + strconv.Itoa(column), 0
	case column == 1:
		return "户" + strconv.FormatInt(5001991100000000+int64(row/4), 10), 0
	case column == 2:
		return "人" + strconv.Itoa(row*7%90000), 0
	case column == 3:
		return fmt.Sprintf("500199%08d%04d", 19500101+row%40000, row%10000), 0
	case column == 4:
		return fmt.Sprintf("138%08d", row*13%100000000), 0
	case column == 5:
		return choice("户主", "配偶", "之子", "之女")
	case column == 6:
		return "", 20000 + row%25000
	case column < 18:
		return choice("土家族", "是", "否", "小学", "初中", "普通劳动力", "长期慢性病")
	}
	return "", row * column % 100000
}

// sharedTexts numbers texts as they come.
type sharedTexts struct {
	list    []string
	numbers map[string]int
}

func (s *sharedTexts) number(text string) int {
	n, known := s.numbers[text]
	if !known {
		if s.numbers == nil {
			s.numbers = map[string]int{}
		}
		n = len(s.list)
		s.numbers[text] = n
		s.list = append(s.list, text)
	}
	return n
}

func (s *sharedTexts) write(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(out, `%s<sst %s count="%d" uniqueCount="%d">`, xmlHead, mainSpace, len(s.list), len(s.list)) //nolint:errcheck // Flush tells
	for _, text := range s.list {
		fmt.Fprintf(out, `<si><t>%s</t></si>`, text) //nolint:errcheck // Flush tells
	}
	fmt.Fprint(out, `</sst>`) //nolint:errcheck // Flush tells
	return out.Flush()
}
