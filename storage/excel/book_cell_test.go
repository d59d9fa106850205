package excel_test

import (
	"slices"
	"testing"

	"zhucunji/storage/excel"
)

// TestCells reads every form in which a workbook keeps a cell.
func TestCells(t *testing.T) {
	for name, c := range map[string]struct {
		row  string
		want []string
	}{
		"shared text":                  {`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, []string{"1: A=田秀英"}},
		"text in the cell":             {`<row r="1"><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 张 &amp; 李 </t></is></c></row>`, []string{"1: B= 张 & 李 "}},
		"rich text, pronunciation":     {`<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>杨</t></r><r><t>建国</t></r><rPh sb="0" eb="1"><t>yang</t></rPh><phoneticPr fontId="1"/></is></c></row>`, []string{"1: A=杨建国"}},
		"text of a formula":            {`<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>5001</v></c></row>`, []string{"1: A=5001"}},
		"empty text of a formula":      {`<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>`, []string{"1: B=1 (number)"}},
		"number of a formula":          {`<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>0.30000000000000004</v></c></row>`, []string{"1: A=0.30000000000000004 (number)"}},
		"formula never calculated":     {`<row r="1"><c r="A1"><f>A1</f></c></row>`, []string{"1: A=公式没有算出的结果 (error)"}},
		"the same for a text":          {`<row r="1"><c r="A1" t="str"><f>A1</f></c></row>`, []string{"1: A=公式没有算出的结果 (error)"}},
		"the same with an empty value": {`<row r="1"><c r="A1"><f>A1</f><v/></c></row>`, []string{"1: A=公式没有算出的结果 (error)"}},
		"error":                        {`<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>`, []string{"1: A=#N/A (error)"}},
		"truth":                        {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, []string{"1: A=是 (bool) B=否 (bool)"}},
		"day":                          {`<row r="1"><c r="A1" s="1"><v>46347</v></c></row>`, []string{"1: A=2026-11-21 (date)"}},
		"month in Chinese":             {`<row r="1"><c r="A1" s="2"><v>46327</v></c></row>`, []string{"1: A=2026-11-01 (date)"}},
		"day and time":                 {`<row r="1"><c r="A1" s="4"><v>46347.354166666664</v></c></row>`, []string{"1: A=2026-11-21 08:30 (date)"}},
		"time alone":                   {`<row r="1"><c r="A1" s="4"><v>0.5</v></c></row>`, []string{"1: A=12:00 (date)"}},
		"day in text form":             {`<row r="1"><c r="A1" t="d"><v>2026-11-21T00:00:00</v></c></row>`, []string{"1: A=2026-11-21 (date)"}},
		"day of 1900":                  {`<row r="1"><c r="A1" s="1"><v>1</v></c></row>`, []string{"1: A=1900-01-01 (date)"}},
		"a day that never was":         {`<row r="1"><c r="A1" s="1"><v>60</v></c></row>`, []string{"1: A=60 (number)"}},
		"leading zeros by format":      {`<row r="1"><c r="A1" s="3"><v>12</v></c></row>`, []string{"1: A=0012 (number)"}},
		"phone with exponent":          {`<row r="1"><c r="A1"><v>1.3800001234E10</v></c></row>`, []string{"1: A=13800001234 (number)"}},
		"id that lost digits":          {`<row r="1"><c r="A1"><v>5.0019919570320001E+17</v></c></row>`, []string{"1: A=5.001991957032E+17 (number)"}},
		"no number after all":          {`<row r="1"><c r="A1"><v>12,5</v></c></row>`, []string{"1: A=12,5"}},
		"no place given":               {`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, []string{"1: A=1 (number) B=2 (number)", "2: A=3 (number)"}},
		"blank cells and rows":         {`<row r="1"><c r="A1" s="1"/></row><row r="2"/><row r="9"><c r="B9" t="inlineStr"><is><t>　 </t></is></c><c r="C9"><v>1</v></c></row>`, []string{"9: C=1 (number)"}},
		"blank cells far out":          {`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>`, []string{"1: A=1 (number)"}},
		"hidden row":                   {`<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>`, []string{"3 hidden: A=1 (number)"}},
		"characters XML cannot hold":   {`<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c></row>`, []string{"1: A=a\nb_x0041_"}},
		"entities by number":           {`<row r="1"><c r="A1" t="inlineStr"><is><t>&#x20BB7;&#21513;</t></is></c></row>`, []string{"1: A=𠮷吉"}},
		"CDATA":                        {`<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<1&2>]]></t></is></c></row>`, []string{"1: A=<1&2>"}},
		"comment and instruction":      {`<!-- <row> --><row r="1"><?x y?><c r="A1"><!-- 1 --><v>1</v></c></row>`, []string{"1: A=1 (number)"}},
		"single quotes, odd spaces":    {"<row\n r='1' ><c r='A1'\tt = 's'><v>0</v ></c></row >", []string{"1: A=杨建国"}},
		"a > inside quotes":            {`<row r="1" x:note="a>b"><c r="A1"><v>1</v></c></row>`, []string{"1: A=1 (number)"}},
		"extensions":                   {`<row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst/></row>`, []string{"1: A=1 (number)"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(t, opened(t, saved(t, "a.xlsx", zipped(t, parts(c.row)))), 0)
			if !slices.Equal(got, c.want) {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

// TestRawNumber keeps the number under a day.
func TestRawNumber(t *testing.T) {
	b := opened(t, saved(t, "a.xlsx", zipped(t, parts(`<row r="1"><c r="A1" s="1"><v>46347</v></c><c r="B1" s="3"><v>12</v></c></row>`))))
	for row, err := range b.Rows(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		for column, want := range map[int]string{1: "46347", 2: "12"} {
			if c, ok := row.Cell(column); !ok || c.Raw != want {
				t.Errorf("column %d has raw %q, want %q", column, c.Raw, want)
			}
		}
		if _, ok := row.Cell(3); ok {
			t.Error("column 3 holds something")
		}
	}
}

// TestColumnName names columns by their letters.
func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 177: "FU", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := excel.ColumnName(column); got != want {
			t.Errorf("column %d is %q, want %q", column, got, want)
		}
	}
}
