package excel_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/storage/excel"
)

// The parts of the smallest workbook, as Excel writes them.
const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relationSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	contentType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	relationType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + contentType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + contentType + `worksheet+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="` + contentType + `sharedStrings+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + contentType + `styles+xml"/></Types>`
	rootRelations = xmlHead + `<Relationships ` + relationSpace + `><Relationship Id="rId1" Type="` + relationType +
		`officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRelations = xmlHead + `<Relationships ` + relationSpace + `><Relationship Id="rId1" Type="` + relationType +
		`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relationType +
		`sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="` + relationType + `styles" Target="styles.xml"/></Relationships>`
	workbook = xmlHead + `<workbook ` + mainSpace + `><workbookPr/><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`
	shared   = xmlHead + `<sst ` + mainSpace + ` count="2" uniqueCount="2"><si><t>杨建国</t></si><si><t>田秀英</t></si></sst>`
	styles   = xmlHead + `<styleSheet ` + mainSpace + `><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>` +
		`<numFmt numFmtId="165" formatCode="0000"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>` +
		`<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`
)

// entry is one part of a workbook.
type entry struct{ name, content string }

// parts are the parts of a small workbook; change replaces some, adds others, and
// takes away those it gives as "-".
func parts(sheetData string, change ...entry) []entry {
	all := []entry{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rootRelations},
		{"xl/workbook.xml", workbook},
		{"xl/_rels/workbook.xml.rels", bookRelations},
		{"xl/sharedStrings.xml", shared},
		{"xl/styles.xml", styles},
		{"xl/worksheets/sheet1.xml", sheetXML(sheetData)},
	}
next:
	for _, c := range change {
		for i := range all {
			if all[i].name == c.name {
				all[i].content = c.content
				continue next
			}
		}
		all = append(all, c)
	}
	return all
}

// sheetXML is a sheet with the rows given.
func sheetXML(rows string) string {
	return xmlHead + `<worksheet ` + mainSpace + `><dimension ref="A1"/><sheetData>` + rows + `</sheetData></worksheet>`
}

// zipped puts parts into a zip.
func zipped(t testing.TB, parts []entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		if p.content == "-" {
			continue
		}
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// saved writes a file and gives its path.
func saved(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened opens a file that can be.
func opened(t testing.TB, path string) *excel.Book {
	t.Helper()
	b, err := excel.Open(t.Context(), path, excel.OpenOptions{})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// told gives the rows of a sheet as lines: "3: A=杨建国 B=12 (number)".
func told(t testing.TB, b *excel.Book, sheet int) []string {
	t.Helper()
	kinds := map[excel.CellKind]string{
		excel.CellNumber: " (number)", excel.CellDate: " (date)", excel.CellBool: " (bool)", excel.CellError: " (error)",
	}
	var lines []string
	for row, err := range b.Rows(t.Context(), sheet) {
		if err != nil {
			t.Fatalf("rows: %v", err)
		}
		line := fmt.Sprintf("%d:", row.Number)
		if row.Hidden {
			line = fmt.Sprintf("%d hidden:", row.Number)
		}
		for _, c := range row.Cells {
			line += fmt.Sprintf(" %s=%s%s", excel.ColumnName(c.Column), c.Text, kinds[c.Kind])
		}
		lines = append(lines, line)
	}
	return lines
}
