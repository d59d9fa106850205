package excel

import (
	"hash/crc32"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestJoinedCRC(t *testing.T) {
	for _, second := range []string{"", "a", "杨建国", strings.Repeat("0", 100_000)} {
		for _, first := range []string{"", "<worksheet>", "\x00\x00"} {
			got := joinedCRC(crc32.ChecksumIEEE([]byte(first)), crc32.ChecksumIEEE([]byte(second)), int64(len(second)))
			if want := crc32.ChecksumIEEE([]byte(first + second)); got != want {
				t.Errorf("checksum of %.10q and %.10q is %x, want %x", first, second, got, want)
			}
		}
	}
}

func TestCellsAsXML(t *testing.T) {
	for _, c := range []struct {
		cell excelize.Cell
		want string
	}{
		{excelize.Cell{}, `"/>`},
		{excelize.Cell{Value: "杨<&>"}, `" t="inlineStr"><is><t>杨&lt;&amp;&gt;</t></is></c>`},
		{excelize.Cell{Value: " 空"}, `" t="inlineStr"><is><t xml:space="preserve"> 空</t></is></c>`},
		{excelize.Cell{Value: "_x0041_ _x00_"}, `" t="inlineStr"><is><t>_x005F_x0041_ _x00_</t></is></c>`},
		{excelize.Cell{Value: int64(-3)}, `"><v>-3</v></c>`},
		{excelize.Cell{Value: 0.1}, `"><v>0.1</v></c>`},
		{excelize.Cell{Value: 7.5, Formula: "SUM(A1:A2)"}, `"><f>SUM(A1:A2)</f><v>7.5</v></c>`},
		{excelize.Cell{Value: "", Formula: `IF(A1=0,"",1)`}, `" t="str"><f>IF(A1=0,&#34;&#34;,1)</f><v></v></c>`},
	} {
		if got := string(appendCell(nil, &c.cell)); got != c.want {
			t.Errorf("%+v is written %s, want %s", c.cell, got, c.want)
		}
	}
}

func TestElementsStandInOrder(t *testing.T) {
	for xml, want := range map[string]string{
		`</sheetData><pageMargins/></worksheet>`:                                 `</sheetData><mergeCells/><hyperlinks/><pageMargins/></worksheet>`,
		`</sheetData><conditionalFormatting/><pageMargins/></worksheet>`:         `</sheetData><mergeCells/><conditionalFormatting/><hyperlinks/><pageMargins/></worksheet>`,
		`</sheetData></worksheet>`:                                               `</sheetData><mergeCells/><hyperlinks/></worksheet>`,
		`</sheetData><printOptions/><ignoredErrors></ignoredErrors></worksheet>`: `</sheetData><mergeCells/><hyperlinks/><printOptions/><ignoredErrors></ignoredErrors></worksheet>`,
	} {
		got := inserted([]byte(xml), []byte("<hyperlinks/>"), behindLinks())
		got = inserted(got, []byte("<mergeCells/>"), behindMerges())
		if string(got) != want {
			t.Errorf("%s became %s, want %s", xml, got, want)
		}
	}
}
