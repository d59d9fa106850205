package ui

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// exportsTab is the part of the settings that shows the export register.
const exportsTab = "exports"

// exportsPart is 导出登记: every file with people's data that left the program, newest first.
type exportsPart struct {
	page   *settingsPage
	all    []cases.ExportEvent
	found  []cases.ExportEvent
	search *widgets.Entry
	grid   *widgets.Grid
	count  *widgets.Paragraph
	slot   slot
}

// exports lists the register.
func (p *settingsPage) exports() fyne.CanvasObject {
	e := &exportsPart{page: p, search: widgets.NewEntry(), count: widgets.NewNote("", oneLine)}
	e.search.Columns, e.search.PlaceHolder = 16, "查找：内容、用途、谁、文件名"
	e.search.OnChanged = func(string) { e.find() }
	columns := exportColumns()
	var shown []widgets.Column
	for _, c := range columns {
		shown = append(shown, widgets.Column{Key: c.title, Title: c.title, Width: c.width, Numeric: c.numeric, Fixed: true})
	}
	e.grid = p.shell.newGrid(0, shown...)
	e.grid.Rows = func() int { return len(e.found) }
	e.grid.Cell = func(row, col int) string { return columns[col].text(&e.found[row]) }
	e.grid.Empty = "没有这样的导出。每次导出报表、文书或填表，这里自动记一行。"
	e.grid.OnOpen = func(row int) { e.show(&e.found[row]) }
	save := widgets.NewButton("导出登记表…", e.save)
	p.part = e
	note := widgets.NewNote("登记不能修改和删除，也不含任何人的信息。按 Enter 看一次导出的详情，按 Ctrl+C 复制选中的行。", 900)
	bar := container.NewHBox(e.search, save, padded(middle(e.count), 0, 6))
	e.load()
	return container.NewBorder(container.NewVBox(bar, gapAbove(note, 2)), nil, nil, nil, gapAbove(e.grid, 6))
}

// exportColumn is one column of the register.
type exportColumn struct {
	title   string
	width   float32
	numeric bool
	text    func(*cases.ExportEvent) string
}

func exportColumns() []exportColumn {
	return []exportColumn{
		{"时间", 130, false, func(e *cases.ExportEvent) string { return e.At.Local().Format(minuteLayout) }},
		{"谁", 80, false, func(e *cases.ExportEvent) string { return e.Worker }},
		{"内容", 150, false, func(e *cases.ExportEvent) string { return e.What }},
		{"范围", 160, false, func(e *cases.ExportEvent) string { return e.Filter }},
		{"行数", 64, true, func(e *cases.ExportEvent) string { return grouped(int64(e.Rows)) }},
		{"人数", 64, true, func(e *cases.ExportEvent) string { return grouped(int64(e.People)) }},
		{"脱敏", 56, false, (*cases.ExportEvent).MaskedText},
		{"用途", 80, false, func(e *cases.ExportEvent) string { return e.Purpose }},
		{"加密", 104, false, func(e *cases.ExportEvent) string { return e.Sealing.Title() }},
		{"文件", 360, false, func(e *cases.ExportEvent) string { return e.File }},
	}
}

// minuteLayout writes an instant as lists show it.
const minuteLayout = "2006-01-02 15:04"

// Reload lists the register again.
func (e *exportsPart) Reload(cases.Change) { e.load() }

func (e *exportsPart) load() {
	s := e.page.shell
	read := func(ctx context.Context) ([]cases.ExportEvent, error) { return s.stores.Settings.Exports(ctx, 0) }
	load(&e.page.base, &e.slot, read, func(all []cases.ExportEvent) {
		e.all = all
		e.find()
	})
}

// find shows the lines in which what is typed stands anywhere.
func (e *exportsPart) find() {
	e.found = nil
	wanted := strings.Fields(e.search.Text)
	for i := range e.all {
		if line := strings.Join(exportTexts(&e.all[i]), " "); containsAll(line, wanted) {
			e.found = append(e.found, e.all[i])
		}
	}
	e.count.SetText("共 " + grouped(int64(len(e.found))) + " 次导出")
	e.grid.Refresh()
	if e.grid.Current() < 0 && len(e.found) > 0 {
		e.grid.SetCurrent(0)
	}
}

func exportTexts(e *cases.ExportEvent) (texts []string) {
	for _, c := range exportColumns() {
		texts = append(texts, c.text(e))
	}
	return texts
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}

// show tells everything about one export.
func (e *exportsPart) show(event *cases.ExportEvent) {
	s := e.page.shell
	var lines []string
	texts := exportTexts(event)
	for i, c := range exportColumns() {
		if texts[i] != "" {
			lines = append(lines, c.title+"："+texts[i])
		}
	}
	if len(event.Columns) > 0 {
		lines = append(lines, "栏目："+strings.Join(event.Columns, "、"))
	}
	folder := widgets.NewButton("打开所在文件夹", func() { s.openPath(filepath.Dir(event.File)) })
	ok := widgets.NewPrimary("知道了", nil)
	d := widgets.NewDialog(s.window.Canvas(), event.What, widgets.NewParagraph(strings.Join(lines, "\n"), dialogNote), folder, ok)
	ok.OnTapped = d.Hide
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, ok
	d.Show()
}

// save writes the lines shown into a workbook. It names nobody.
func (e *exportsPart) save() {
	s := e.page.shell
	found := e.found
	s.send(outgoing{
		Title: "登记表", Name: "导出登记_" + s.threads.Now().Format(time.DateOnly) + ".xlsx", Kind: excelKind(),
		As: cases.Delivery{What: "导出登记", Plain: true},
		Write: func(ctx context.Context, d cases.Delivery, _ *Job) (cases.Written, error) {
			return s.stores.Writer.ExportRegister(ctx, found, d)
		},
		Done: func(path string, _ cases.Written) { s.Say("已导出 " + path) },
	})
}
