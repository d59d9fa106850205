package transfer_test

import (
	"archive/zip"
	"fmt"
	"io"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/demo"
)

// tool finds a program of the system. A machine without it skips the test, unless
// ZHUCUNJI_REAL=1 says that everything is to be tried (make test does).
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("ZHUCUNJI_REAL") == "1" {
		t.Fatalf("%s is not installed; apt-get install libreoffice-calc poppler-utils", name)
	}
	t.Skipf("%s is not installed; apt-get install libreoffice-calc poppler-utils to run this", name)
	return ""
}

// office converts workbooks with LibreOffice into a folder.
func office(t *testing.T, format, folder string, files ...string) {
	t.Helper()
	profile := url.URL{Scheme: "file", Path: t.TempDir()}
	args := []string{"--headless", "-env:UserInstallation=" + profile.String(), "--convert-to", format, "--outdir", folder}
	if out, err := exec.CommandContext(t.Context(), tool(t, "soffice"), append(args, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

// TestDocumentsOnPaper renders every document of a demonstration household and village as
// LibreOffice prints it. ZHUCUNJI_PAGES names a folder that keeps the pages for looking at.
func TestDocumentsOnPaper(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 40, Seed: 9})
	one := busiest(t, st)
	folder := t.TempDir()
	if keep := os.Getenv("ZHUCUNJI_PAGES"); keep != "" {
		folder = keep
	}
	var files []string
	for _, d := range cases.Documents() {
		e := documentFor(t, st, d.Key, false)
		if d.Grain != cases.DocumentOfPeriod {
			e.Household = one
		}
		files = append(files, filepath.Join(folder, d.Key+".xlsx"))
		delivered(t, st, e, files[len(files)-1])
	}
	office(t, "pdf", folder, files...)
	// The line under the heading is repeated on every page: a page without it would be
	// the right half of one that is too wide.
	for i, c := range []struct{ line, last string }{
		{"户主：", "第一书记："},
		{"户主", "记录人："},
		{"户主：", "第一书记："},
		{"户主：", "第一书记："},
		{"统计时段：", "第一书记："},
		{"统计时段：", "第一书记："},
		{"统计时段：", "第一书记："},
	} {
		key := cases.Documents()[i].Key
		t.Run(key, func(t *testing.T) {
			text, err := exec.CommandContext(t.Context(), pdftotext, "-raw", strings.TrimSuffix(files[i], "xlsx")+"pdf", "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
			if (key == "D3" || key == "D4") && len(pages) != 1 {
				t.Errorf("%d pages, want a card on one", len(pages))
			}
			checkPaper(t, pages, c.line, c.last)
		})
	}
}

// checkPaper looks at the text of printed pages. Texts wrap, so blanks are left out.
func checkPaper(t *testing.T, pages []string, line, last string) {
	t.Helper()
	for i, page := range pages {
		page = strings.Join(strings.Fields(page), "")
		if !strings.Contains(page, line) {
			t.Errorf("page %d lacks %s: it is the right half of another", i+1, line)
		}
		if strings.Contains(page, "###") {
			t.Errorf("page %d has a number that does not fit", i+1)
		}
		if want := fmt.Sprintf("第%d页共%d页", i+1, len(pages)); !strings.Contains(page, want) {
			t.Errorf("page %d does not say %s", i+1, want)
		}
	}
	if !strings.Contains(strings.Join(strings.Fields(pages[len(pages)-1]), ""), last) {
		t.Errorf("the last page has no %s", last)
	}
}

// TestOfficeWorksOutTheSame takes the kept values away, lets LibreOffice work every formula
// out, and compares.
func TestOfficeWorksOutTheSame(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 40, Seed: 9})
	one := busiest(t, st)
	for _, key := range []string{"D1", "D4", "D7"} {
		t.Run(key, func(t *testing.T) {
			e := documentFor(t, st, key, false)
			if e.Document.Grain != cases.DocumentOfPeriod {
				e.Household = one
			}
			target := filepath.Join(t.TempDir(), key+".xlsx")
			_, kept := delivered(t, st, e, target)
			bare := filepath.Join(t.TempDir(), key+".xlsx")
			forget(t, target, bare)
			folder := t.TempDir()
			office(t, "xlsx", folder, bare)
			worked, err := excelize.OpenFile(filepath.Join(folder, key+".xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer worked.Close() //nolint:errcheck // only read
			if n := compareFormulas(t, kept, worked); n == 0 {
				t.Error("there is no formula to compare")
			}
		})
	}
}

// keptValue is the value beside a formula in the XML of a sheet.
var keptValue = regexp.MustCompile(`</f><v>[^<]*</v>`)

// forget copies a workbook without the values kept beside formulas.
func forget(t *testing.T, from, to string) {
	t.Helper()
	in, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() //nolint:errcheck // only read
	file, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(file)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			content = keptValue.ReplaceAll(content, []byte("</f>"))
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// compareFormulas compares the kept value of each formula with what was worked out anew,
// and says how many there are.
func compareFormulas(t *testing.T, kept, worked *excelize.File) (formulas int) {
	t.Helper()
	number := func(f *excelize.File, sheet, cell string) float64 {
		text, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Errorf("%s holds %q", cell, text)
		}
		return n
	}
	sheet := kept.GetSheetName(0)
	rows, err := kept.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := kept.GetCellFormula(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			if formula == "" {
				continue
			}
			formulas++
			if k, w := number(kept, sheet, cell), number(worked, sheet, cell); math.Abs(k-w) > 1e-6 {
				t.Errorf("%s =%s is kept as %v and worked out as %v", cell, formula, k, w)
			}
		}
	}
	return formulas
}
