package excel_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// sampleJPEG is a picture of a size.
func sampleJPEG(t testing.TB, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pageOf is a page with a section of every sort; change sets what a test is about.
func pageOf(change func(*cases.DocumentPage)) *cases.DocumentPage {
	content := func(v any) cases.Content { return cases.Content{Value: v} }
	p := &cases.DocumentPage{
		Name: "杨建国", Title: "望岭村杨建国户一户一档", Line: []string{"户主：杨建国", "望岭村一组"}, Secret: true, People: 2,
		Index: []cases.Content{content("杨建国"), content("一组"), content("脱贫户"), content(int64(2)), content(cases.Yuan(9000))},
		Sections: []cases.DocumentSection{
			{Title: "基本情况", Main: true, Per: 3, Cells: []cases.DocumentCell{
				{Label: "证件号码", Content: content(idYang)},
				{Label: "备注", Content: content("=1+1")},
				{Label: "出生日期", Content: content(cases.NewDay(1957, 3, 20))},
				{Label: "耕地面积（亩）", Content: content(decimal.RequireFromString("1933.65"))},
				{Label: "说明", Content: cases.Content{Value: "第一行\x07\r\n第二行", Long: true}, Wide: true},
			}},
			{Title: "收入", Table: &cases.DocumentTable{
				Columns: []cases.DocumentColumn{{Title: "项目"}, {Title: "金额（元）", Total: true}, {Title: "备注", Long: true}},
				Rows: [][]cases.Content{
					{content("工资性收入"), {Value: cases.Money(1234550), Name: "L", Note: "外出务工 12,345.50元"}, {}},
					{content("转移性收入"), {Value: cases.Yuan(3000), Name: "P"}, content("@低保")},
				},
			}, Chart: &cases.DocumentChart{Title: "收入构成", Values: []int{1}}},
			{Per: 1, Cells: []cases.DocumentCell{{Label: "人均", Content: cases.Content{Value: cases.Money(511517), Formula: "ROUND(({L}+{P})/3,2)"}}}},
			{Photos: []cases.DocumentPhoto{{File: "a", Caption: "灶房"}, {File: "missing", Caption: "院坝"}}},
			{Sign: []string{"户主（签字）", "第一书记"}},
		},
	}
	if change != nil {
		change(p)
	}
	return p
}

// binderOf holds pages, and photos of which one is missing.
func binderOf(t testing.TB, pages ...*cases.DocumentPage) excel.Binder {
	t.Helper()
	return excel.Binder{
		MadeOn: 20261121, Title: "目录", Index: cases.DocumentIndex(),
		Photo: func(file string) ([]byte, error) {
			if file == "missing" {
				return nil, cases.Errorf(cases.NotFound, "", "照片文件不在")
			}
			return sampleJPEG(t, 400, 300), nil
		},
		Pages: func(yield func(*cases.DocumentPage, error) bool) {
			for _, p := range pages {
				if !yield(p, nil) {
					return
				}
			}
		},
	}
}

// bound writes a document and opens it again.
func bound(t testing.TB, b excel.Binder) *excelize.File {
	t.Helper()
	var buf bytes.Buffer
	if _, err := excel.WriteDocument(t.Context(), &buf, b, excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// rightOf is the cell after the one that shows a text, and its value as it stands in the
// file.
func rightOf(t testing.TB, f *excelize.File, sheet, label string) (cell, value string) {
	t.Helper()
	found, err := f.SearchSheet(sheet, label)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s is not in %s (%v)", label, sheet, err)
	}
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	end := found[0]
	for _, m := range merged {
		if m.GetStartAxis() == found[0] {
			end = m.GetEndAxis()
		}
	}
	column, row, err := excelize.CellNameToCoordinates(end)
	if err != nil {
		t.Fatal(err)
	}
	if cell, err = excelize.CoordinatesToCellName(column+1, row); err != nil {
		t.Fatal(err)
	}
	if value, err = f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true}); err != nil {
		t.Fatal(err)
	}
	return cell, value
}

func TestDocumentValuesKeepTheirTypes(t *testing.T) {
	f := bound(t, binderOf(t, pageOf(nil)))
	for label, c := range map[string]struct {
		value string
		text  bool
	}{
		"证件号码": {idYang, true}, "备注": {"=1+1", true}, "出生日期": {"20899", false}, "耕地面积\n（亩）": {"1933.65", false},
		"说明": {"第一行\n第二行", true}, "工资性收入": {"12345.5", false}, "合计": {"15345.5", false}, "人均": {"5115.17", false},
	} {
		cell, value := rightOf(t, f, "杨建国", label)
		kind, err := f.GetCellType("杨建国", cell)
		if text := kind == excelize.CellTypeSharedString; value != c.value || text != c.text || err != nil {
			t.Errorf("%s at %s holds %q, text %v, %v; want %q, %v", label, cell, value, text, err, c.value, c.text)
		}
	}
}

// What stands beside each formula is what the formula gives.
func TestDocumentFormulasAreKeptWithTheirValues(t *testing.T) {
	f := bound(t, binderOf(t, pageOf(nil)))
	for label, want := range map[string]string{"合计": "15345.5", "人均": "5115.17"} {
		cell, value := rightOf(t, f, "杨建国", label)
		formula, err := f.GetCellFormula("杨建国", cell)
		if err != nil || formula == "" {
			t.Errorf("%s has no formula (%v)", label, err)
		}
		worked, err := f.CalcCellValue("杨建国", cell, excelize.Options{RawCellValue: true})
		if err != nil || worked != want || value != want {
			t.Errorf("%s: %s gives %s, kept %s, want %s (%v)", label, formula, worked, value, want, err)
		}
	}
	comments, err := f.GetComments("杨建国")
	if err != nil || len(comments) != 1 || comments[0].Paragraph[0].Text != "外出务工 12,345.50元" {
		t.Errorf("comments %+v, %v", comments, err)
	}
}

func TestDocumentSheetsHaveLegalNamesAndAnIndex(t *testing.T) {
	name := func(s string) *cases.DocumentPage { return pageOf(func(p *cases.DocumentPage) { p.Name = s }) }
	long := strings.Repeat("长", 40)
	f := bound(t, binderOf(t, name("杨建国"), name("杨建国"), name("a/b:c"), name("A－B－C"), name(""), name("目录"), name(long), name(long)))
	want := []string{"目录", "杨建国", "杨建国 (2)", "a－b－c", "A－B－C (2)", "未命名", "目录 (2)", strings.Repeat("长", 31), strings.Repeat("长", 27) + " (2)"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %q\nwant   %q", got, want)
	}
	found, err := f.SearchSheet("目录", "杨建国")
	if err != nil || len(found) != 8 {
		t.Fatalf("%d lines in the list of contents, %v", len(found), err)
	}
	for i, cell := range found {
		ok, target, err := f.GetCellHyperLink("目录", cell)
		if err != nil || !ok || target != "'"+want[i+1]+"'!A1" {
			t.Errorf("line %d leads to %q, %v", i+1, target, err)
		}
	}
}

func TestDocumentPaper(t *testing.T) {
	f := bound(t, binderOf(t, pageOf(nil), pageOf(func(p *cases.DocumentPage) { p.Name, p.OnePage, p.Secret = "卡", true, false })))
	for sheet, tall := range map[string]int{"杨建国": 0, "卡": 1} {
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.Orientation != "portrait" || *layout.FitToWidth != 1 || *layout.FitToHeight != tall {
			t.Errorf("%s: layout %+v, %v", sheet, layout, err)
		}
		lines, err := f.GetHeaderFooter(sheet)
		if err != nil || lines.OddFooter != "&C第&P页 共&N页" || strings.Contains(lines.OddHeader, "内部资料") != (tall == 0) {
			t.Errorf("%s: header %+v, %v", sheet, lines, err)
		}
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Scope == "杨建国" {
			names[n.Name] = n.RefersTo
		}
	}
	if names["_xlnm.Print_Titles"] != "'杨建国'!$2:$2" || !strings.HasPrefix(names["_xlnm.Print_Area"], "'杨建国'!$A$1:$") {
		t.Errorf("names %v", names)
	}
}

func TestDocumentPhotosAreEmbedded(t *testing.T) {
	f := bound(t, binderOf(t, pageOf(nil)))
	cells, err := f.GetPictureCells("杨建国")
	if err != nil || len(cells) != 1 {
		t.Fatalf("pictures in %v, %v", cells, err)
	}
	pictures, err := f.GetPictures("杨建国", cells[0])
	if err != nil || len(pictures) != 1 || !bytes.Equal(pictures[0].File, sampleJPEG(t, 400, 300)) {
		t.Errorf("%d pictures, %v", len(pictures), err)
	}
	if found, err := f.SearchSheet("杨建国", "照片文件缺失"); err != nil || len(found) != 1 {
		t.Errorf("a missing photo is told in %v, %v", found, err)
	}
}

func TestDocumentsRefuseWhatDoesNotFit(t *testing.T) {
	huge := strings.Repeat("字", 32768)
	for name, c := range map[string]struct {
		page  *cases.DocumentPage
		place string
	}{
		"a value": {pageOf(func(p *cases.DocumentPage) { p.Sections[0].Cells[1].Content.Value = huge }), "备注"},
		"a row":   {pageOf(func(p *cases.DocumentPage) { p.Sections[1].Table.Rows[1][2].Value = huge }), "收入”第 2 行“备注"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := excel.WriteDocument(t.Context(), &bytes.Buffer{}, binderOf(t, c.page), excel.Options{Tmp: t.TempDir()})
			if cases.CodeOf(err) != cases.Invalid || !strings.Contains(cases.MessageOf(err), c.place) {
				t.Errorf("error %v, want invalid at %s", err, c.place)
			}
		})
	}
	if _, err := excel.WriteDocument(t.Context(), &bytes.Buffer{}, binderOf(t), excel.Options{Tmp: t.TempDir()}); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("no pages: %v, want invalid", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := excel.WriteDocument(ctx, &bytes.Buffer{}, binderOf(t, pageOf(nil)), excel.Options{Tmp: t.TempDir()}); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("canceled: %v", err)
	}
}

// A text longer than a row is high goes on in the rows below, every word of it.
func TestLongTextsAreSpreadOverRows(t *testing.T) {
	text := strings.Repeat("今年养蚕两批，行情比去年好，", 200)
	f := bound(t, binderOf(t, pageOf(func(p *cases.DocumentPage) { p.Sections[0].Cells[4].Content.Value = text })))
	rows, err := f.GetRows("杨建国")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, row := range rows {
		for _, cell := range row {
			if strings.Contains(text, cell) && len(cell) > 100 {
				got.WriteString(cell)
			}
		}
	}
	if got.String() != text {
		t.Errorf("%d of %d bytes are on the paper", got.Len(), len(text))
	}
}
