package excel_test

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// testForm is one of the forms that are filled and compared with their originals.
type testForm struct {
	make  func(testing.TB) *form
	rows  map[cases.Grain][]*cases.Row
	sheet string
	top   int      // the first row of data, of a list
	last  int      // the last row of data in the template
	puts  [][2]int // behind which rows how many are put in
	check map[string]string
	parts map[string][]string // texts that stand in parts of the workbook as excelize writes it
}

// testForms are forms of different make.
func testForms() map[string]testForm {
	people := map[cases.Grain][]*cases.Row{cases.GrainPerson: many("R1", 12)}
	return map[string]testForm{
		"三层表头": {
			make: incomeForm, rows: map[cases.Grain][]*cases.Row{cases.GrainHousehold: incomes(9)}, sheet: "收入表", top: 6, last: 8, puts: [][2]int{{8, 6}},
			check: map[string]string{"B14": "户主9", "A15": "合计"},
		},
		"两个表": {
			make: twoTables, rows: map[cases.Grain][]*cases.Row{cases.GrainHousehold: incomes(5), cases.GrainPerson: many("R1", 4)}, sheet: "双表", top: 3, last: 4, puts: [][2]int{{4, 3}, {9, 2}},
			check: map[string]string{"B7": "户主5", "A9": "二、家庭成员", "B11": "杨建国", "D14": "长期慢性病"},
			parts: map[string][]string{
				"xl/worksheets/sheet1.xml": {`<dimension ref="A1:E15">`},
			},
		},
		"有效性和条件格式": {
			make: checkedForm, rows: people, sheet: "名册", top: 3, last: 3, puts: [][2]int{{3, 11}},
			check: map[string]string{"B14": "杨建国", "C3": idYang, "D14": "√", "E3": "201405"},
			parts: map[string][]string{
				"xl/worksheets/sheet1.xml": {`sqref="D3:D14"`, `<conditionalFormatting sqref="D3:D14">`},
			},
		},
		"公式和图表": {
			make: chartForm, rows: map[cases.Grain][]*cases.Row{cases.GrainHousehold: incomes(8)}, sheet: "产业", top: 3, last: 5, puts: [][2]int{{5, 5}},
			check: map[string]string{"A10": "8.00", "A11": "合计"},
			parts: map[string][]string{
				"xl/worksheets/sheet1.xml":    {"<f>SUM(C3:C10)</f>", `<f>IF(B10="","",C10-D10)</f>`, "<f>SUM(E3:E10)</f>", `<dimension ref="A1:E11">`},
				"xl/worksheets/sheet2.xml":    {"<f>产业!C11+COUNTA('产业'!$B$3:$B$10)</f>"},
				"xl/charts/chart1.xml":        {"产业!$B$3:$B$10", "产业!$C$3:$C$10"},
				"xl/drawings/drawing2.xml":    {"<xdr:row>12</xdr:row>"},
				"xl/comments1.xml":            {`ref="C11"`},
				"xl/drawings/vmlDrawing1.vml": {"<x:Row>10</x:Row>"},
			},
		},
		"打印标题和区域": {
			make: printForm, rows: people, sheet: "打印表", top: 4, last: 6, puts: [][2]int{{6, 9}},
			check: map[string]string{"B15": "杨建国"},
			parts: map[string][]string{
				"xl/workbook.xml":          {"打印表!$3:$3", "打印表!$A$1:$E$17"},
				"xl/worksheets/sheet1.xml": {`topLeftCell="A4"`, "填报单位：望岭村  2026年"},
			},
		},
		"隐藏列和保护": {
			make: guardedForm, rows: people, sheet: "受保护", top: 2, last: 4, puts: [][2]int{{4, 9}},
			check: map[string]string{"B13": "杨建国", "C13": "隐藏说明"},
			parts: map[string][]string{
				"xl/worksheets/sheet1.xml": {`<autoFilter ref="$A$1:$E$13"`, `hidden="true"`, "<sheetProtection"},
			},
		},
		"只有表头": {
			make: bareForm, rows: people, sheet: "空表", top: 2, last: 1, puts: [][2]int{{1, 12}},
			check: map[string]string{"A13": "12", "B13": "杨建国", "A14": "填表人："},
		},
		"标签和成员表": {
			make: cardForm, rows: families(1, 5), sheet: "明白卡", top: 6, last: 7, puts: [][2]int{{7, 3}},
			check: map[string]string{"B2": "杨建国", "C11": "张三"},
		},
		"标记": {
			make: markedForm, rows: families(1, 2), sheet: "通知", top: 99, last: 99,
			check: map[string]string{"A2": "杨建国户（户编号5001991100100001）：", "B4": "12406.38"},
		},
	}
}

// twoTables has a table of households and one of people on one sheet.
func twoTables(t testing.TB) *form {
	const s = "双表"
	f := newForm(t, s)
	f.row(s, "A1", "title", "一、农户情况")
	f.row(s, "A2", "head", "序号", "户主姓名", "户编号", "家庭人口", "联系电话")
	f.blanks(s, "data", 3, 4, 5)
	f.row(s, "A5", "", "注：按户填写")
	f.row(s, "A6", "title", "二、家庭成员")
	f.row(s, "A7", "head", "序号", "姓名", "与户主关系", "健康状况", "文化程度")
	f.blanks(s, "data", 8, 9, 5)
	f.row(s, "A10", "", "填报人：", "", "审核人：")
	return f
}

// checkedForm has lists of allowed values and a conditional format over its one row.
func checkedForm(t testing.TB) *form {
	const s = "名册"
	f := newForm(t, s)
	f.row(s, "A1", "title", "大病保险参保名册")
	f.row(s, "A2", "head", "序号", "姓名", "身份证号码", "是否参加大病保险", "人员识别时间（格式：202611）")
	f.row(s, "A3", "data", "", "", "", "", "")
	f.must(f.SetCellStyle(s, "C3", "C3", f.styles["text"]))
	v := excelize.NewDataValidation(true)
	v.Sqref = "D3"
	f.must(v.SetDropList([]string{"√", "×"}))
	f.must(f.AddDataValidation(s, v))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	f.must(err)
	f.must(f.SetConditionalFormat(s, "D3:D3", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: `"×"`, Format: &red}}))
	f.row(s, "A4", "", "负责人（签字）：")
	return f
}

// chartForm has a formula in each row, sums, a chart over them, a picture below, and
// another sheet that counts on this one.
func chartForm(t testing.TB) *form {
	const s = "产业"
	f := newForm(t, s)
	f.row(s, "A1", "title", "家庭经营收支")
	f.row(s, "A2", "head", "序号", "户主姓名", "生产经营性收入", "生产经营性支出", "差额")
	f.blanks(s, "money", 3, 5, 5)
	for row := 3; row <= 5; row++ {
		f.must(f.SetCellFormula(s, fmt.Sprintf("E%d", row), fmt.Sprintf("IF(B%[1]d=\"\",\"\",C%[1]d-D%[1]d)", row)))
	}
	f.row(s, "A6", "total", "合计", "", "", "", "")
	for _, c := range []string{"C", "D", "E"} {
		f.must(f.SetCellFormula(s, c+"6", "SUM("+c+"3:"+c+"5)"))
	}
	_, err := f.NewSheet("汇总")
	f.must(err)
	f.must(f.SetCellFormula("汇总", "B2", "产业!C6+COUNTA('产业'!$B$3:$B$5)"))
	f.row("汇总", "A2", "", "合计")
	f.must(f.AddChart("汇总", "D2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "产业!$C$2", Categories: "产业!$B$3:$B$5", Values: "产业!$C$3:$C$5"}}}))
	f.must(f.AddPictureFromBytes(s, "C8", &excelize.Picture{Extension: ".jpg", File: picture(t), Format: &excelize.GraphicOptions{}}))
	f.must(f.AddComment(s, excelize.Comment{Cell: "C6", Author: "乡镇", Text: "由公式算出"}))
	return f
}

// printForm says what is printed and repeats its header.
func printForm(t testing.TB) *form {
	const s = "打印表"
	f := newForm(t, s)
	f.row(s, "A1", "title", "人员花名册")
	f.row(s, "A2", "", "填报单位：{{填报单位}}  {{年度}}年")
	f.row(s, "A3", "head", "序号", "姓名", "性别", "与户主关系", "户主姓名")
	f.blanks(s, "data", 4, 6, 5)
	f.row(s, "A8", "", "填表人：", "", "联系电话：")
	f.must(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: s + "!$3:$3", Scope: s}))
	f.must(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: s + "!$A$1:$E$8", Scope: s}))
	size, orientation := 9, "landscape"
	f.must(f.SetPageLayout(s, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation}))
	f.must(f.SetHeaderFooter(s, &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"}))
	f.must(f.SetPanes(s, &excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4", ActivePane: "bottomLeft"}))
	return f
}

// guardedForm has a hidden column, a protected sheet, its header in the first row and
// an order that filters.
func guardedForm(t testing.TB) *form {
	const s = "受保护"
	f := newForm(t, s)
	f.row(s, "A1", "head", "序号", "姓名", "内部列", "证件号码", "民族")
	f.blanks(s, "data", 2, 4, 5)
	f.must(f.SetColVisible(s, "C", false))
	f.must(f.SetColWidth(s, "D", "D", 22))
	for row := 2; row <= 4; row++ {
		f.must(f.SetCellFormula(s, fmt.Sprintf("C%d", row), `"隐藏"&"说明"`))
	}
	f.must(f.ProtectSheet(s, &excelize.SheetProtectionOptions{Password: "1234", EditScenarios: true, SelectLockedCells: true}))
	f.must(f.AutoFilter(s, "A1:E4", nil))
	return f
}

// bareForm is nothing but a header and a line for signatures.
func bareForm(t testing.TB) *form {
	const s = "空表"
	f := newForm(t, s)
	f.row(s, "A1", "head", "序号", "姓名", "性别", "证件号码")
	f.must(f.MergeCell(s, "A2", "D2"))
	f.row(s, "A2", "", "填表人：")
	return f
}

// markedForm is a letter with marks, some of them inside a text of several fonts.
func markedForm(t testing.TB) *form {
	const s = "通知"
	f := newForm(t, s)
	f.row(s, "A1", "title", "收入确认书")
	f.must(f.SetCellRichText(s, "A2", []excelize.RichTextRun{
		{Text: "{{户主", Font: &excelize.Font{Bold: true}}, {Text: "姓名}}户", Font: &excelize.Font{Bold: true}}, {Text: "（户编号{{户编号}}）：", Font: &excelize.Font{Color: "FF0000"}},
	}))
	f.row(s, "A3", "", "经核算，你户{{年度}}年度收入如下，{{不认识的标记}}")
	f.row(s, "A4", "data", "人均纯收入", "{{人均纯收入}}", "元")
	f.row(s, "A5", "", "户主签字：")
	return f
}
