package excel_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestFormsStayAsTheyWere fills forms of different make, as excelize writes them and as
// LibreOffice saves them again, and compares everything but what was filled in.
func TestFormsStayAsTheyWere(t *testing.T) {
	for name, c := range testForms() {
		t.Run(name, func(t *testing.T) { pointsRight(t, fillAndCompare(t, c.make(t).save(), c), c) })
	}
	t.Run("LibreOffice", func(t *testing.T) {
		forms := testForms()
		files := map[string]string{}
		for name, c := range forms {
			files[name] = c.make(t).save()
		}
		for name, file := range resaved(t, files) {
			t.Run(name, func(t *testing.T) { fillAndCompare(t, file, forms[name]) })
		}
	})
}

// TestFilledFormsOpenElsewhere opens the filled forms with LibreOffice and finds in them
// what was filled in.
func TestFilledFormsOpenElsewhere(t *testing.T) {
	folder := t.TempDir()
	var files []string
	forms := testForms()
	for name, c := range forms {
		tpl := openTemplate(t, c.make(t).save())
		filled, _ := filledFile(t, tpl, filling(t, tpl), withPhoto(t, c.rows))
		files = append(files, filepath.Join(folder, name+".xlsx"))
		if err := os.Rename(filled, files[len(files)-1]); err != nil {
			t.Fatal(err)
		}
	}
	office(t, "csv:Text - txt - csv (StarCalc):44,34,76,1", files...)
	for name, c := range forms {
		raw, err := os.ReadFile(filepath.Join(folder, name+".csv"))
		if err != nil {
			t.Errorf("%s did not open: %v", name, err)
			continue
		}
		for _, want := range c.check {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s lacks %s:\n%s", name, want, raw)
			}
		}
	}
}

// resaved saves workbooks again with LibreOffice.
func resaved(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	folder := t.TempDir()
	out := map[string]string{}
	var odd []string
	for name, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(folder, name+".xlsx")
		if err := os.WriteFile(copied, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		odd = append(odd, copied)
		out[name] = filepath.Join(folder, "again", name+".xlsx")
	}
	office(t, "ods", odd...)
	for i := range odd {
		odd[i] = strings.TrimSuffix(odd[i], "xlsx") + "ods"
	}
	if err := os.Mkdir(filepath.Join(folder, "again"), 0o700); err != nil {
		t.Fatal(err)
	}
	office(t, "xlsx:Calc MS Excel 2007 XML", odd...)
	for name, to := range out {
		if err := os.Rename(filepath.Join(folder, name+".xlsx"), to); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// pointsRight looks at what points to rows: it must have moved with them.
func pointsRight(t *testing.T, name string, c testForm) {
	t.Helper()
	parts := partsOf(t, name)
	for part, texts := range c.parts {
		for _, text := range texts {
			if !bytes.Contains(parts[part], []byte(text)) {
				t.Errorf("%s lacks %s:\n%s", part, text, shortened(parts[part]))
			}
		}
	}
}

func shortened(raw []byte) string { return string(raw[max(0, len(raw)-3000):]) }

// fillAndCompare fills a form, compares it with what it was, and gives the filled file.
func fillAndCompare(t *testing.T, original string, c testForm) string {
	t.Helper()
	tpl := openTemplate(t, original)
	name, done := filledFile(t, tpl, filling(t, tpl), withPhoto(t, c.rows))
	if done.Rows == 0 || len(done.Unfound) > 0 {
		t.Errorf("done: %+v", done)
	}
	before, after := reopened(t, original), reopened(t, name)
	for cell, want := range c.check {
		got, err := after.CalcCellValue(c.sheet, cell)
		if value, text := rawOf(t, after, c.sheet, cell); text || got == "" {
			got = value
		}
		if err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
	}
	sameCells(t, before, after, c)
	sameLayout(t, before, after, c)
	sameParts(t, original, name)
	if keep := os.Getenv("ZHUCUNJI_PAGES"); keep != "" {
		raw, err := os.ReadFile(name)
		if err != nil || os.WriteFile(filepath.Join(keep, strings.ReplaceAll(t.Name(), "/", "_")+".xlsx"), raw, 0o600) != nil {
			t.Error("not kept")
		}
	}
	return name
}

func rawOf(t *testing.T, f *excelize.File, sheet, cell string) (string, bool) {
	t.Helper()
	value, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	kind, err := f.GetCellType(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return value, kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
}

// moved is where a row of the form went.
func (c *testForm) moved(row int) int {
	to := row
	for _, put := range c.puts {
		if row > put[0] {
			to += put[1]
		}
	}
	return to
}

// sameCells compares the texts and styles of what was not filled: of the rows above the
// data and below it.
func sameCells(t *testing.T, before, after *excelize.File, c testForm) {
	t.Helper()
	rows, err := before.GetRows(c.sheet)
	if err != nil {
		t.Fatal(err)
	}
	for row := 1; row <= len(rows)+1; row++ {
		for column := 1; column <= 6; column++ {
			from, to := cellAt(t, column, row), cellAt(t, column, c.moved(row))
			if a, b := lookOf(t, before, c.sheet, from), lookOf(t, after, c.sheet, to); a != b {
				t.Errorf("%s and %s look different:\n%s\n%s", from, to, a, b)
			}
			a, _ := rawOf(t, before, c.sheet, from)
			b, _ := rawOf(t, after, c.sheet, to)
			if formula, err := before.GetCellFormula(c.sheet, from); err == nil && formula == "" && a != "" && a != b && !strings.Contains(a, "{{") {
				t.Errorf("%s was %q and is %q at %s", from, a, b, to)
			}
		}
		if a, b := heightOf(t, before, c.sheet, row), heightOf(t, after, c.sheet, c.moved(row)); a != b {
			t.Errorf("row %d was %v high and is %v", row, a, b)
		}
	}
	sameNewRows(t, after, c)
}

// sameNewRows compares the styles of the rows that were put in with those of the first.
func sameNewRows(t *testing.T, after *excelize.File, c testForm) {
	t.Helper()
	for row := c.last + 1; len(c.puts) > 0 && row <= c.last+c.puts[0][1] && c.last >= c.top; row++ {
		for column := 1; column <= 5; column++ {
			if a, b := lookOf(t, after, c.sheet, cellAt(t, column, c.top)), lookOf(t, after, c.sheet, cellAt(t, column, row)); a != b {
				t.Errorf("the new %s does not look like the first row:\n%s\n%s", cellAt(t, column, row), a, b)
			}
		}
	}
}

func cellAt(t *testing.T, column, row int) string {
	t.Helper()
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return cell
}

// lookOf is the number of a cell's style, which both workbooks share.
func lookOf(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	style, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(style)
}

func heightOf(t *testing.T, f *excelize.File, sheet string, row int) float64 {
	t.Helper()
	height, err := f.GetRowHeight(sheet, row)
	if err != nil {
		t.Fatal(err)
	}
	return height
}

// sameLayout compares merges, widths and the page.
func sameLayout(t *testing.T, before, after *excelize.File, c testForm) {
	t.Helper()
	a, err := before.GetMergeCells(c.sheet)
	if err != nil {
		t.Fatal(err)
	}
	b, err := after.GetMergeCells(c.sheet)
	if err != nil || len(a) > len(b) {
		t.Fatalf("%d merged areas became %d (%v)", len(a), len(b), err)
	}
	for _, m := range a {
		_, row, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			t.Fatal(err)
		}
		column := strings.TrimRight(m.GetStartAxis(), "0123456789")
		want := column + strconv.Itoa(c.moved(row))
		if !slices.ContainsFunc(b, func(m excelize.MergeCell) bool { return m.GetStartAxis() == want }) {
			t.Errorf("the merged area at %s is not at %s", m.GetStartAxis(), want)
		}
	}
	for _, column := range []string{"A", "B", "C", "D"} {
		x, err1 := before.GetColWidth(c.sheet, column)
		y, err2 := after.GetColWidth(c.sheet, column)
		if x != y || err1 != nil || err2 != nil {
			t.Errorf("column %s was %v wide and is %v", column, x, y)
		}
	}
}

// sameParts compares the files inside both workbooks: what does not belong to the filled
// sheet is there byte for byte.
func sameParts(t *testing.T, original, filled string) {
	t.Helper()
	a, b := partsOf(t, original), partsOf(t, filled)
	for name, raw := range a {
		switch {
		case strings.HasPrefix(name, "xl/styles"), strings.HasPrefix(name, "xl/theme"), strings.HasPrefix(name, "xl/sharedStrings"),
			strings.HasPrefix(name, "docProps"), strings.HasPrefix(name, "xl/media"), strings.HasPrefix(name, "_rels"):
			if !bytes.Equal(raw, b[name]) {
				t.Errorf("%s changed", name)
			}
		case b[name] == nil && !strings.Contains(name, "calcChain"):
			t.Errorf("%s is gone", name)
		}
	}
}

func partsOf(t *testing.T, name string) map[string][]byte {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close() //nolint:errcheck // only read
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
