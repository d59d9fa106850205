package excel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhucunji/storage/excel"
)

// TestUnmerge gives every member the household's cells.
func TestUnmerge(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>1</v></c></row>` +
		`<row r="2"><c r="A2"><v>5001</v></c><c r="B2"><v>10</v></c><c r="C2"><v>4</v></c></row>` +
		`<row r="3"><c r="B3"><v>11</v></c></row>` +
		`<row r="4"><c r="B4"><v>12</v></c></row>` +
		`<row r="5"><c r="A5"><v>5002</v></c><c r="B5"><v>13</v></c></row>` +
		`<row r="7"><c r="B7"><v>14</v></c></row>`
	xml := strings.Replace(sheetXML(rows), "</sheetData>", `</sheetData><mergeCells>`+
		`<mergeCell ref="A1:C1"/><mergeCell ref="C2:C3"/><mergeCell ref="A2:A4"/><mergeCell ref="A6:A7"/></mergeCells>`, 1)
	b := opened(t, saved(t, "表.xlsx", zipped(t, parts("", entry{"xl/worksheets/sheet1.xml", xml}))))
	outline, err := b.Outline(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range excel.Unmerge(b.Rows(t.Context(), 0), outline.Merges) {
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprint(row.Number)
		for _, c := range row.Cells {
			line += " " + excel.ColumnName(c.Column) + c.Text
		}
		got = append(got, line)
	}
	want := []string{"1 A1", "2 A5001 B10 C4", "3 A5001 B11 C4", "4 A5001 B12", "5 A5002 B13", "7 B14"}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}
