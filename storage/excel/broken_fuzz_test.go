package excel_test

import (
	"context"
	"os"
	"testing"
	"time"

	"zhucunji/cases"
)

// refusedRightly says whether a code is one with which a broken file may be refused.
func refusedRightly(code cases.Code) bool {
	switch code {
	case "", cases.Damaged, cases.Invalid, cases.Password:
		return true
	}
	return false
}

// fuzzRead reads what a fuzzer made and complains of everything but rows or a
// sentence, and of a reading that takes more than a minute.
func fuzzRead(t *testing.T, name string, content []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := readWhole(ctx, saved(t, name, content))
	if code := cases.CodeOf(err); !refusedRightly(code) || err != nil && cases.MessageOf(err) == "" {
		t.Errorf("error %v, want damaged, invalid or password", err)
	}
}

// FuzzOpen looks for files of any kind that take the reader down.
func FuzzOpen(f *testing.F) {
	for _, b := range brokenFiles(f) {
		if len(b.content) < 8<<10 {
			f.Add(b.content)
		}
	}
	f.Add(zipped(f, parts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)))
	old, err := os.ReadFile(oldWorkbook)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(old)
	f.Add([]byte("姓名,组\n杨建国,\"一\n组\"\n"))
	f.Fuzz(func(t *testing.T, content []byte) { fuzzRead(t, "表.xlsx", content) })
}

// FuzzSheet puts its bytes into a whole workbook, as its sheet, its texts and its
// styles, where a damaged zip would only hide them.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(sheetXML(`<row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>杨</t></r></is></c></row>`)), []byte(shared), []byte(styles))
	f.Add([]byte(sheetXML(`<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-11-21</v></c><c s="2"><f>A1</f><v>46347.5</v></c></row>`)), []byte(shared), []byte(styles))
	f.Add([]byte(`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><![CDATA[x]]></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells></worksheet>`), []byte(`<sst/>`), []byte(`<x/>`))
	f.Fuzz(func(t *testing.T, sheet, texts, looks []byte) {
		fuzzRead(t, "表.xlsx", zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", string(sheet)},
			entry{"xl/sharedStrings.xml", string(texts)}, entry{"xl/styles.xml", string(looks)})))
	})
}
