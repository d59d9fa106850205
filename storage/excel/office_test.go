package excel_test

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// office converts workbooks with LibreOffice, each into the folder it lies in. A
// machine without it skips the test, unless ZHUCUNJI_REAL=1 says that everything
// is to be tried (make test does).
func office(t *testing.T, format string, files ...string) {
	t.Helper()
	soffice := tool(t, "soffice")
	profile := url.URL{Scheme: "file", Path: t.TempDir()}
	args := []string{"--headless", "-env:UserInstallation=" + profile.String(), "--convert-to", format, "--outdir", filepath.Dir(files[0])}
	out, err := exec.CommandContext(t.Context(), soffice, append(args, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

// tool finds a program of the system.
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

// many makes rows as believable as a village's, with short and long texts.
func many(key string, n int) []*cases.Row {
	texts := []string{"一家四口在家，户主外出采茶。", strings.Repeat("今年养蚕两批，行情比去年好，儿子在县城务工，收入稳定。", 6), "电话联系，人在浙江。"}
	var rows []*cases.Row
	for i := range n {
		var r *cases.Row
		switch key {
		case "R1":
			r = member(nil)
		case "R5":
			r = visit(texts[i%len(texts)])
		case "R14A", "R14B", "R14D", "R14E":
			r = ledger(i)
		case "R8":
			r = industry([]string{"桑蚕", "生猪", "脆红李"}[i%3], []string{"1933.65", "3", "2.5"}[i%3], []string{"张", "头", "亩"}[i%3])
		default:
			r = household(func(r *cases.Row) {
				r.Before = &cases.Household{Facts: r.Household.Facts}
				r.Before.Facts.NetPerHead, r.Before.Facts.Wages = fen(1000000+int64(i)*777), yuan(30000)
			})
		}
		r.Team.Name = []string{"一组", "二组", "三组"}[i*3/n]
		rows = append(rows, r)
	}
	return rows
}

// coverage is a village's summary of visits.
func coverage() []*cases.Row {
	var rows []*cases.Row
	for i, class := range []string{"未消除监测对象", "重点户", "脱贫户", "已消除监测对象", "一般农户"} {
		n := int64(i + 1)
		rows = append(rows, &cases.Row{Coverage: &cases.Coverage{
			Class: class, Due: cases.Some(40 * n), Visited: cases.Some(33 * n), Visits: cases.Some(70 * n),
			Problems: cases.Some(3 * n), Closed: cases.Some(2 * n),
		}})
	}
	return rows
}

// reportRows are rows enough for several pages.
func reportRows(r *cases.Report) []*cases.Row {
	switch r.Grain {
	case cases.GrainCoverage:
		return coverage()
	case cases.GrainTeam:
		return teams(9)
	case cases.GrainVisit:
		return many("R5", 90)
	case cases.GrainHousehold, cases.GrainPerson, cases.GrainMeasure:
		return many(r.Key, 90)
	}
	var rows []*cases.Row
	for i := range 60 {
		rows = append(rows, ledger(i))
	}
	return rows
}

// TestPrintedPages renders every report as LibreOffice prints it: every page shows
// all columns, numbers fit, and the head is repeated. ZHUCUNJI_PAGES names a
// folder that keeps the pages for looking at.
func TestPrintedPages(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	folder := t.TempDir()
	if keep := os.Getenv("ZHUCUNJI_PAGES"); keep != "" {
		folder = keep
	}
	var files []string
	for _, r := range cases.Reports() {
		e := export(t, r.Key, cases.LayoutPrint, nil)
		files = append(files, filepath.Join(folder, r.Key+".xlsx"))
		if _, err := excel.Export(t.Context(), files[len(files)-1], e, rowsOf(reportRows(r)...), excel.Options{Tmp: t.TempDir()}); err != nil {
			t.Fatal(err)
		}
	}
	office(t, "pdf", files...)
	for i, r := range cases.Reports() {
		t.Run(r.Key, func(t *testing.T) {
			text, err := exec.CommandContext(t.Context(), pdftotext, "-raw", strings.TrimSuffix(files[i], "xlsx")+"pdf", "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, r, strings.Split(strings.TrimSuffix(string(text), "\f"), "\f"))
		})
	}
}

// checkPages looks at the text of the pages. Titles wrap, so blanks are left out.
func checkPages(t *testing.T, r *cases.Report, pages []string) {
	t.Helper()
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		page = strings.Join(strings.Fields(page), "")
		for _, c := range columns {
			if !strings.Contains(page, c.Title) {
				t.Errorf("page %d lacks the column %s", i+1, c.Title)
			}
		}
		if strings.Contains(page, "###") {
			t.Errorf("page %d has a number that does not fit", i+1)
		}
		if want := fmt.Sprintf("第%d页共%d页", i+1, len(pages)); !strings.Contains(page, want) {
			t.Errorf("page %d does not say %s", i+1, want)
		}
	}
	last := strings.Join(strings.Fields(pages[len(pages)-1]), "")
	for _, label := range r.Signatures(cases.ReportFilter{Place: "望岭村"}) {
		if !strings.Contains(last, strings.Join(strings.Fields(label), "")) {
			t.Errorf("the last page has no place for %s", label)
		}
	}
}

// TestOtherProgramsReadTheSame reads 导入版 back through LibreOffice.
func TestOtherProgramsReadTheSame(t *testing.T) {
	e := export(t, "R1", cases.LayoutImport, nil)
	name := filepath.Join(t.TempDir(), "R1.xlsx")
	rows := []*cases.Row{member(nil), member(func(r *cases.Row) { r.Person.IDNumber, r.Person.Name = idX, "=1+1" })}
	if _, err := excel.Export(t.Context(), name, e, rowsOf(rows...), excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	office(t, "csv:Text - txt - csv (StarCalc):44,34,76,1", name)
	f, err := os.Open(strings.TrimSuffix(name, "xlsx") + "csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	got, err := csv.NewReader(f).ReadAll()
	if err != nil || len(got) != 3 {
		t.Fatalf("read %d rows, %v; want 3", len(got), err)
	}
	for _, c := range []struct {
		row    int
		title  string
		expect string
	}{
		{1, "证件号码", idYang},
		{2, "证件号码", idX},
		{2, "姓名", "=1+1"},
		{1, "数据日期", "2026-11-21"},
		{1, "人均纯收入", "12406.38"},
		{1, "户编号", "5001991100100001"},
		{1, "风险识别时间", "202106"},
		{1, "序号", strconv.Itoa(1)},
	} {
		for i, title := range got[0] {
			if title == c.title && got[c.row][i] != c.expect {
				t.Errorf("row %d, %s reads %q, want %q", c.row, c.title, got[c.row][i], c.expect)
			}
		}
	}
}
