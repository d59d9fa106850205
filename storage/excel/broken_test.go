package excel_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// broken is a file that must not be read, and how that is told.
type broken struct {
	name    string // of the file; 表.xlsx where empty
	content []byte
	code    cases.Code
	says    string // is in the sentence
}

// brokenFiles is the corpus: what stands here was refused once and stays refused.
func brokenFiles(t testing.TB) map[string]broken {
	all := map[string]broken{}
	for _, more := range []map[string]broken{brokenContainers(t), brokenSheets(t), brokenTexts()} {
		for name, b := range more {
			all[name] = b
		}
	}
	return all
}

// brokenContainers are files that are no workbook, or whose zip or parts are damaged.
func brokenContainers(t testing.TB) map[string]broken {
	good := zipped(t, parts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`))
	const one = `<row r="1"><c r="A1"><v>1</v></c></row>`
	swap := func(name, content string) []byte { return zipped(t, parts(one, entry{name, content})) }
	return map[string]broken{
		"empty file":                {content: nil, code: cases.Damaged, says: "是空的"},
		"truncated zip":             {content: good[:len(good)*2/3], code: cases.Damaged, says: "文件不完整"},
		"zip head alone":            {content: []byte("PK\x03\x04"), code: cases.Damaged, says: "文件不完整"},
		"empty zip":                 {content: zipped(t, nil), code: cases.Invalid, says: "是一个压缩包"},
		"zip of something else":     {content: zipped(t, []entry{{"照片/1.jpg", "x"}}), code: cases.Invalid, says: "先解压"},
		"bytes flipped":             {content: flipped(good), code: cases.Damaged, says: ""},
		"no workbook.xml":           {content: swap("xl/workbook.xml", "-"), code: cases.Damaged, says: "缺少工作簿的目录"},
		"workbook.xml cut off":      {content: swap("xl/workbook.xml", workbook[:len(workbook)-20]), code: cases.Damaged, says: "已损坏"},
		"workbook without sheets":   {content: swap("xl/workbook.xml", xmlHead+`<workbook `+mainSpace+`><sheets/></workbook>`), code: cases.Damaged, says: "没有工作表"},
		"sheet is not in the file":  {content: swap("xl/worksheets/sheet1.xml", "-"), code: cases.Damaged, says: "内容不在文件里"},
		"texts are not in the file": {content: swap("xl/sharedStrings.xml", "-"), code: cases.Damaged, says: "存放文字的部分"},
		"texts cut off":             {content: swap("xl/sharedStrings.xml", shared[:len(shared)-20]), code: cases.Damaged, says: "已损坏"},
		"styles cut off":            {content: swap("xl/styles.xml", styles[:200]), code: cases.Damaged, says: "已损坏"},
		"path out of the package": {
			content: swap("xl/_rels/workbook.xml.rels", strings.ReplaceAll(bookRelations, "worksheets/sheet1.xml", "../../../../etc/passwd")),
			code:    cases.Damaged, says: "内容不在文件里",
		},
		"a part twice":        {content: zipped(t, append(parts(one), entry{"xl/worksheets/SHEET1.xml", sheetXML("")})), code: cases.Damaged, says: "已损坏"},
		"zip bomb":            {content: zipped(t, parts(one, entry{"xl/worksheets/sheet1.xml", sheetXML(strings.Repeat(" ", 80<<20))})), code: cases.Invalid, says: "大得不合常理"},
		"many small parts":    {content: zipped(t, append(parts(one), crowd(20_001)...)), code: cases.Invalid, says: "不像是 Excel 表"},
		"Word document":       {content: zipped(t, []entry{{"_rels/.rels", strings.ReplaceAll(rootRelations, "xl/workbook.xml", "word/document.xml")}, {"word/document.xml", "<x/>"}}), code: cases.Invalid, says: "Word"},
		"binary workbook":     {content: zipped(t, []entry{{"_rels/.rels", strings.ReplaceAll(rootRelations, "workbook.xml", "workbook.bin")}, {"xl/workbook.bin", "x"}}), code: cases.Invalid, says: ".xlsb"},
		"OpenDocument sheet":  {content: zipped(t, []entry{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}), code: cases.Invalid, says: ".ods"},
		"PDF":                 {content: []byte("%PDF-1.4\n\x00"), code: cases.Invalid, says: "PDF"},
		"picture":             {content: []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), code: cases.Invalid, says: "图片"},
		"other archive":       {content: []byte("Rar!\x1A\x07\x00"), code: cases.Invalid, says: "压缩包"},
		"web page called xls": {name: "表.xls", content: []byte("<html><body><table><tr><td>1</td></tr></table></body></html>"), code: cases.Invalid, says: "网页"},
		"XML called xls":      {name: "表.xls", content: []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), code: cases.Invalid, says: "另存为"},
		"et":                  {name: "表.et", content: []byte("ET\x00\x01\x02"), code: cases.Invalid, says: "WPS 表格自己的格式"},
		"noise called xlsx":   {content: []byte("\x01\x02\x00\x03noise"), code: cases.Invalid, says: "像 Excel 表，里面却不是"},
		"noise":               {name: "表.dat", content: []byte("\x01\x02\x00\x03noise"), code: cases.Invalid, says: "认不出"},
		"OLE head alone":      {content: []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), code: cases.Damaged, says: "不完整或已损坏"},
	}
}

// brokenSheets are workbooks whose rows cannot be trusted.
func brokenSheets(t testing.TB) map[string]broken {
	whole := sheetXML(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`)
	sheet := func(xml string) []byte { return zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", xml})) }
	rows := func(rows string) []byte { return zipped(t, parts(rows)) }
	return map[string]broken{
		"cut off between rows":      {content: sheet(whole[:strings.Index(whole, `<row r="2"`)]), code: cases.Damaged, says: "第 1 行之后断了"},
		"cut off inside a row":      {content: sheet(whole[:strings.Index(whole, `<v>2`)]), code: cases.Damaged, says: "第 2 行之后断了"},
		"cut off inside a tag":      {content: sheet(whole[:strings.Index(whole, `"A2"`)]), code: cases.Damaged, says: "断了"},
		"cut off behind the rows":   {content: sheet(strings.TrimSuffix(whole, `</worksheet>`)), code: cases.Damaged, says: "断了"},
		"cut off at once":           {content: sheet(whole[:30]), code: cases.Damaged, says: "断了"},
		"an empty sheet part":       {content: sheet(" "), code: cases.Damaged, says: "断了"},
		"no rows element":           {content: sheet(xmlHead + `<worksheet ` + mainSpace + `/>`), code: cases.Damaged, says: "已损坏"},
		"something behind the end":  {content: sheet(whole + "<a/>"), code: cases.Damaged, says: "已损坏"},
		"text behind the end":       {content: sheet(whole + "abc"), code: cases.Damaged, says: "已损坏"},
		"tags that cross":           {content: rows(`<row r="1"><c r="A1"><v>1</c></v></row>`), code: cases.Damaged, says: "已损坏"},
		"rows element twice":        {content: rows(`</sheetData><sheetData>`), code: cases.Damaged, says: "已损坏"},
		"broken attribute":          {content: rows(`<row r=1><c/></row>`), code: cases.Damaged, says: "已损坏"},
		"unknown entity":            {content: rows(`<row r="1"><c r="A1" t="str"><v>&boom;</v></c></row>`), code: cases.Damaged, says: "已损坏"},
		"not UTF-8":                 {content: rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xD1\xEE</v></c></row>"), code: cases.Damaged, says: "已损坏"},
		"entity expansion":          {content: sheet(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>` + whole), code: cases.Damaged, says: "已损坏"},
		"shared text out of range":  {content: rows(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c></row>`), code: cases.Damaged, says: "B1 格的文字"},
		"shared text below zero":    {content: rows(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), code: cases.Damaged, says: "A1 格的文字"},
		"row number out of range":   {content: rows(`<row r="1"/><row r="999999999"><c><v>1</v></c></row>`), code: cases.Damaged, says: "第 1 行之后有一行的行号不对"},
		"row number is no number":   {content: rows(`<row r="x"/>`), code: cases.Damaged, says: "行号不对"},
		"row zero":                  {content: rows(`<row r="0"/>`), code: cases.Damaged, says: "第 0 行"},
		"rows that overlap":         {content: rows(`<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>`), code: cases.Damaged, says: "第 3 行在文件里出现了两次"},
		"rows that fall back":       {content: rows(`<row r="3"/><row r="2"/>`), code: cases.Damaged, says: "第 2 行"},
		"a cell twice":              {content: rows(`<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>`), code: cases.Damaged, says: "第 1 行 B 列出现了两次"},
		"a cell of another row":     {content: rows(`<row r="1"><c r="A2"><v>1</v></c></row>`), code: cases.Damaged, says: "位置不对"},
		"a cell beyond XFD":         {content: rows(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), code: cases.Damaged, says: "位置不对"},
		"a million columns":         {content: rows(`<row>` + strings.Repeat(`<c><v>1</v></c>`, 1_000_000) + `</row>`), code: cases.Invalid, says: "AMK1 格"},
		"20,000 rows with XFD each": {content: rows(farRows(20_000)), code: cases.Invalid, says: "XFD1 格"},
		"nested without end":        {content: rows(`<row r="1"><c r="A1"><is>` + strings.Repeat("<r>", 1000) + strings.Repeat("</r>", 1000) + `</is></c></row>`), code: cases.Damaged, says: "已损坏"},
		"a text without end":        {content: rows(`<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("长", 1<<19) + `</v></c></row>`), code: cases.Damaged, says: "已损坏"},
		"impossible merge":          {content: zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", strings.Replace(whole, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`, 1)})), code: cases.Damaged, says: "已损坏"},
		"merges without number":     {content: sheet(strings.Replace(whole, "</sheetData>", `</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:B1"/>`, 1_000_001)+`</mergeCells>`, 1)), code: cases.Invalid, says: "合并的单元格"},
	}
}

// brokenTexts are lists in plain text that cannot be read.
func brokenTexts() map[string]broken {
	return map[string]broken{
		"a quote never closed":        {name: "表.csv", content: []byte("姓名,备注\n杨建国,\"在家\n田秀英,好\n"), code: cases.Damaged, says: "第 2 行的引号只有一半"},
		"a field without end":         {name: "表.csv", content: []byte("姓名\n" + strings.Repeat("长", 100_000)), code: cases.Damaged, says: "第 2 行有一格长得不合常理"},
		"no known encoding":           {name: "表.csv", content: []byte("name,team\n\xFF\xFFa,1\n"), code: cases.Damaged, says: "第 2 行 A 列有认不出的文字"},
		"UTF-8 with a torn character": {name: "表.csv", content: []byte("姓名,组\n杨建国,一组\n田秀\xE8\x8B,二组\n"), code: cases.Damaged, says: "第 3 行 A 列有认不出的文字"},
		"two thousand columns":        {name: "表.csv", content: []byte(strings.Repeat("1,", 2000) + "\n"), code: cases.Invalid, says: "超过了 1024 列"},
		"separators alone":            {name: "表.csv", content: bytes.Repeat([]byte(","), 1<<20), code: cases.Invalid, says: "超过了 1024 列"},
		"zeros":                       {name: "表.csv", content: make([]byte, 100), code: cases.Invalid, says: "认不出"},
		"zeros behind the text":       {name: "表.csv", content: append(bytes.Repeat([]byte("a,b\n"), 2000), 0), code: cases.Invalid, says: "认不出"},
	}
}

// flipped damages one byte in the middle of the sheet, which its checksum shows.
func flipped(good []byte) []byte {
	bad := bytes.Clone(good)
	at := bytes.Index(bad, []byte("xl/worksheets/sheet1.xml")) + 60
	bad[at] ^= 0x55
	return bad
}

// crowd is n parts of nothing.
func crowd(n int) []entry {
	all := make([]entry, n)
	for i := range all {
		all[i] = entry{fmt.Sprintf("x/%d", i), ""}
	}
	return all
}

func farRows(n int) string {
	var rows strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	return rows.String()
}

// readWhole opens a file and reads all its sheets.
func readWhole(ctx context.Context, path string) error {
	b, err := excel.Open(ctx, path, excel.OpenOptions{})
	if err != nil {
		return err
	}
	defer b.Close() //nolint:errcheck // only read
	for i := range b.Sheets() {
		if _, err := b.Outline(ctx, i); err != nil {
			return err
		}
		for _, err := range b.Rows(ctx, i) {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// TestBrokenFiles refuses every file of the corpus with its sentence.
func TestBrokenFiles(t *testing.T) {
	for name, b := range brokenFiles(t) {
		t.Run(name, func(t *testing.T) {
			file := b.name
			if file == "" {
				file = "表.xlsx"
			}
			err := readWhole(t.Context(), saved(t, file, b.content))
			if cases.CodeOf(err) != b.code || !strings.Contains(cases.MessageOf(err), b.says) {
				t.Errorf("error %v, want %s saying %q", err, b.code, b.says)
			}
			if message := cases.MessageOf(err); !strings.HasSuffix(message, "。") || strings.Contains(message, t.TempDir()) {
				t.Errorf("%q is no sentence for a person", message)
			}
		})
	}
}

// TestBrokenFilesTakeLittleMemory reads the corpus with little memory to be had: what
// needs a gigabyte would stop the process.
func TestBrokenFilesTakeLittleMemory(t *testing.T) {
	folder := os.Getenv("ZHUCUNJI_BROKEN")
	if folder != "" {
		debug.SetMemoryLimit(512 << 20)
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files: %v", err)
		}
		for _, f := range files {
			if err := readWhole(t.Context(), f); cases.CodeOf(err) == cases.Internal {
				t.Errorf("%s: %v", filepath.Base(f), err)
			}
		}
		return
	}
	folder = t.TempDir()
	number := 0
	for name, b := range brokenFiles(t) {
		number++
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d %s", number, name)), b.content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	peak := peakOf(t, "TestBrokenFilesTakeLittleMemory", "ZHUCUNJI_BROKEN="+folder)
	if peak > 1<<30 {
		t.Errorf("reading the corpus took %d MB", peak>>20)
	}
	t.Logf("reading the corpus took %d MB", peak>>20)
}

// TestHarmlessOddities reads what is odd and safe.
func TestHarmlessOddities(t *testing.T) {
	const one = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`
	sheet := sheetXML(one)
	prefixed := strings.NewReplacer("<w", "<x:w", "</w", "</x:w", "<row", "<x:row", "</row", "</x:row", "<c ", "<x:c ", "</c>", "</x:c>", "<v", "<x:v",
		"</v", "</x:v", "<sheetData", "<x:sheetData", "</sheetData", "</x:sheetData", "<dim", "<x:dim", "xmlns=", "xmlns:x=").Replace(sheet)
	for name, change := range map[string]entry{
		"huge dimension":          {"xl/worksheets/sheet1.xml", strings.Replace(sheet, `ref="A1"`, `ref="A1:XFD1048576"`, 1)},
		"wrong content types":     {"[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml" ContentType="image/png"/></Types>`},
		"no content types":        {"[Content_Types].xml", "-"},
		"no styles":               {"xl/styles.xml", "-"},
		"a path out of the zip":   {"../../evil.xml", "x"},
		"prefixes":                {"xl/worksheets/sheet1.xml", prefixed},
		"byte order mark":         {"xl/worksheets/sheet1.xml", "\uFEFF" + sheet},
		"UTF-16":                  {"xl/worksheets/sheet1.xml", utf16Text(strings.Replace(sheet, "UTF-8", "UTF-16", 1))},
		"absolute path of sheet":  {"xl/_rels/workbook.xml.rels", strings.Replace(bookRelations, `"worksheets/`, `"/xl/worksheets/`, 1)},
		"other case of the sheet": {"xl/_rels/workbook.xml.rels", strings.Replace(bookRelations, `"worksheets/`, `"WorkSheets/`, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(t, opened(t, saved(t, "表.xlsx", zipped(t, parts(one, change)))), 0)
			if want := []string{"1: A=杨建国"}; !slices.Equal(got, want) {
				t.Errorf("read %q, want %q", got, want)
			}
		})
	}
}

// TestCancel stops a reading in the middle of a sheet.
func TestCancel(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 20_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	b := opened(t, saved(t, "表.xlsx", zipped(t, parts(rows.String()))))
	var last error
	for _, err := range b.Rows(ctx, 0) {
		cancel()
		last = err
	}
	if cases.CodeOf(last) != cases.Canceled {
		t.Errorf("error %v, want canceled", last)
	}
}
