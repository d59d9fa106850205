package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// fillPage is 填表: a workbook of the township, the field of the program that fills each of its columns, and the
// first rows as they will stand there.
type fillPage struct {
	base
	store    TemplateStore
	reports  ReportStore
	path     string // of the workbook; blank while none is chosen
	template OpenedTemplate
	slots    []fillSlot
	choices  *fillChoices
	first    *widgets.Button // chooses a workbook while there is none
	grid     *widgets.Grid
	said     *widgets.Paragraph // what was found in the workbook
	preview  *reportPreview
	written  *writtenBar
	room     *fyne.Container
}

var (
	_ Page      = (*fillPage)(nil)
	_ Focuser   = (*fillPage)(nil)
	_ Keyed     = (*fillPage)(nil)
	_ Exporter  = (*fillPage)(nil)
	_ Editor    = (*fillPage)(nil)
	_ FileTaker = (*fillPage)(nil)
)

func newFillPage(s *Shell) *fillPage {
	return &fillPage{store: s.stores.Templates, reports: s.stores.Reports}
}

// Head offers to fill the workbook, or to choose one.
func (p *fillPage) Head() Head {
	fill := Action{Text: "填好，另存为…", Key: "Ctrl+E", Do: p.Export, Off: p.template.Map == nil}
	open := Action{Text: "选择表格…", Key: "Ctrl+O", Do: p.choose}
	actions := []Action{fill, open}
	if p.template.Map == nil {
		actions = []Action{open}
	}
	h := Head{Title: "填表", Actions: actions}
	if p.path != "" {
		h.Note = filepath.Base(p.path)
	}
	return h
}

// Show asks for a workbook.
func (p *fillPage) Show(any) fyne.CanvasObject {
	p.choices = newFillChoices(p)
	p.makeGrid()
	p.said = widgets.NewParagraph("", p.width()-10)
	p.preview = newReportPreview(&p.base, p.reports, p.export)
	p.written = newWrittenBar(&p.base)
	p.room = container.NewStack(p.invitation())
	return padded(p.room, 0, 14)
}

// The width of the list of columns beside the preview.
const (
	fillWidth  = 560
	fillNarrow = 430
)

func (p *fillPage) width() float32 {
	if p.shell.narrow() {
		return p.shell.wide(fillNarrow)
	}
	return p.shell.wide(fillWidth)
}

// invitation stands there while no workbook is chosen.
func (p *fillPage) invitation() fyne.CanvasObject {
	lines := container.NewVBox()
	for _, text := range []string{
		"把镇里发来的表格（.xlsx）拖到这里，或者点“选择表格…”。空白的、填了一半的都可以。",
		"程序找出表头，提出每一列填什么，您核对后填成一份新文件；原来的文件不动，格式、公式和签字栏都照旧。",
		"一张表核对一次就记住了，下次拿来直接填。",
	} {
		lines.Add(widgets.NewParagraph(text, 720))
	}
	p.first = widgets.NewPrimary("选择表格…", p.choose)
	p.first.Tip, p.first.Tips = "Ctrl+O", p.shell.tips
	lines.Add(gapAbove(container.NewHBox(p.first), 10))
	return padded(lines, 16, 8)
}

// First is the list of columns, or the button that chooses a workbook.
func (p *fillPage) First() fyne.Focusable {
	if p.template.Map == nil {
		return p.first
	}
	return p.grid
}

// TakeFiles takes a workbook dragged onto the window.
func (p *fillPage) TakeFiles(paths []string) bool {
	for _, path := range paths {
		if strings.EqualFold(filepath.Ext(path), ".xlsx") {
			p.open(path)
			return true
		}
	}
	p.shell.Say("！只能填 .xlsx 的表格。.xls 或 .et 请先在 WPS 里另存为 .xlsx。")
	return true
}

// Key has none of its own but those of the preview.
func (p *fillPage) Key(e *fyne.KeyEvent) bool { return p.template.Map != nil && p.preview.key(e) }

// Shortcut chooses a workbook by Ctrl+O.
func (p *fillPage) Shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if ok && custom.KeyName == fyne.KeyO && custom.Modifier == fyne.KeyModifierControl {
		p.choose()
		return true
	}
	return false
}

// Reload shows the first rows again.
func (p *fillPage) Reload(cases.Change) {
	if p.template.Map != nil {
		p.preview.load()
	}
}

func (p *fillPage) choose() {
	request := widgets.FileRequest{Title: "选择要填的表格", Kinds: []widgets.FileKind{excelKind()}}
	p.shell.ChooseFile("fill", request, p.open)
}

// open reads a workbook.
func (p *fillPage) open(path string) { p.read(path, "", "") }

// read reads a sheet of the workbook, its rows as what they are said to be.
func (p *fillPage) read(path, sheet string, grain cases.Grain) {
	var opened OpenedTemplate
	year := p.choices.year()
	p.shell.Run(Task{
		Title: "正在看这张表",
		Work: func(ctx context.Context, _ *Job) (err error) {
			opened, err = p.store.OpenTemplate(ctx, path, sheet, grain, year)
			return err
		},
		Done: func() {
			if !p.gone() {
				p.path, p.template = path, opened
				p.show()
			}
		},
	})
}

// show shows what was found in the workbook.
func (p *fillPage) show() {
	p.written.clear()
	p.slots = slotsOf(p.template.Map)
	p.choices.draw()
	p.tell()
	left := container.NewBorder(container.NewVBox(p.said), nil, nil, nil, gapAbove(p.grid, 4))
	all := container.NewBorder(nil, nil, newSized(left, fyne.NewSize(p.width(), 0)), nil, padded(p.preview.Object(), 0, 8))
	p.room.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(p.choices.Object(), p.written.Object()), nil, nil, nil, all)}
	p.grid.Refresh()
	p.grid.SetCurrent(max(0, p.firstOpen()))
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
	p.look()
	p.shell.window.Canvas().Focus(p.grid)
}

// firstOpen is the first column nothing was found for, -1 where all are.
func (p *fillPage) firstOpen() int {
	for i := range p.slots {
		if s := p.slots[i].slot; !s.Set() && !s.Kept {
			return i
		}
	}
	return -1
}

// look shows the first rows.
func (p *fillPage) look() {
	if p.template.Map.Matched() > 0 {
		p.preview.load()
	}
}

// tell says what was found: whether the workbook is known, and what is still to be settled.
func (p *fillPage) tell() {
	m := p.template.Map
	open := len(m.Unmatched())
	p.said.Ink = widgets.ColorInfo
	switch {
	case p.template.Known && open == 0:
		p.said.SetText("上次的对应关系已认出，可以直接填：按 Ctrl+E。")
	case p.template.Known:
		p.said.SetText("上次的对应关系已认出，可以直接填：按 Ctrl+E。留空的 " + grouped(int64(open)) + " 列不填。")
	case open > 0:
		p.said.Ink = widgets.ColorSoon
		p.said.SetText("认出 " + grouped(int64(m.Matched())) + " 列，还有 " + grouped(int64(open)) + " 列没认出（标“？”）。选中后按 Enter 指定，不指定就留空。")
	default:
		p.said.SetText("认出全部 " + grouped(int64(m.Matched())) + " 列。请核对，不对的按 Enter 改。")
	}
}

// export is the rows of the workbook's largest table, for the preview.
func (p *fillPage) export() cases.Export {
	f := p.choices.filling()
	return cases.Export{
		Report: p.table(), Filter: f.Filter, Layout: cases.LayoutImport, Masked: f.Masked, FilledOn: f.FilledOn,
	}
}

// table is the workbook as a table of the columns that are filled, under its own headings.
func (p *fillPage) table() *cases.Report {
	m := p.template.Map
	slots, r := m.Cells, m.CellReport()
	if t := p.mainTable(); t != nil && !m.Single {
		slots, r = t.Columns, t.Report(m.Name)
	}
	r.Columns = nil
	for i := range slots {
		if s := &slots[i]; s.Path != "" && s.Path != cases.TemplatePhoto {
			r.Columns = append(r.Columns, cases.ReportColumn{Path: s.Path, Title: lastTitle(s.Title), Dates: s.Dates})
		}
	}
	if len(r.Columns) == 0 {
		r.Columns = []cases.ReportColumn{{Path: "row.number"}}
	}
	return r
}

// mainTable is the first table of the sheet, nil where it has none.
func (p *fillPage) mainTable() *cases.TemplateTable {
	if m := p.template.Map; len(m.Tables) > 0 {
		return &m.Tables[0]
	}
	return nil
}

// lastTitle is the last level of a heading.
func lastTitle(title string) string { return title[strings.LastIndex(title, "/")+1:] }

// Export fills the workbook into a new file, or a form for each household into a folder.
func (p *fillPage) Export() {
	if p.template.Map == nil {
		p.choose()
		return
	}
	f := p.choices.filling()
	if err := f.Check(); err != nil {
		p.shell.Fail(err)
		return
	}
	o := p.outgoing(f)
	if p.choices.each && f.Map.Single && f.Household == 0 {
		o.Folder = true
		o.Write = func(ctx context.Context, d cases.Delivery, job *Job) (cases.Written, error) {
			return p.store.FillTemplates(ctx, p.path, f, d, job.Set)
		}
		o.Done = func(path string, w cases.Written) {
			p.written.show(path, "已填 "+grouped(int64(w.Rows))+" 个文件", true)
		}
	}
	p.shell.send(o)
}

// outgoing is the filled workbook on its way into one file.
func (p *fillPage) outgoing(f cases.Filling) outgoing {
	e := p.export()
	as := e.Delivery("", "")
	as.What, as.Key, as.Layout = "填表："+p.template.Map.Name, "", ""
	name := strings.TrimSuffix(filepath.Base(p.path), filepath.Ext(p.path)) + "_已填.xlsx"
	var done FilledTemplate
	return outgoing{
		Purpose: "fill", Title: "填好的表", Name: name, Kind: excelKind(), Hides: hiddenText(e), As: as, Sealing: p.choices.sealing,
		Write: func(ctx context.Context, d cases.Delivery, job *Job) (w cases.Written, err error) {
			done, err = p.store.FillTemplate(ctx, p.path, f, d, job.Set)
			return done.Written, err
		},
		Done: func(path string, w cases.Written) {
			p.written.show(path, "已填 "+grouped(int64(w.Rows))+" 行", false)
			p.tellUnfound(&done)
		},
	}
}

// tellUnfound says whom the workbook names and the program does not know.
func (p *fillPage) tellUnfound(done *FilledTemplate) {
	if len(done.Unfound) == 0 && done.LeftOver == 0 {
		return
	}
	var lines []string
	if n := len(done.Unfound); n > 0 {
		const most = 12
		told := slices.Clone(done.Unfound[:min(n, most)])
		for i := range told {
			if p.shell.veil.covers(subject{}) {
				told[i] = hideName(told[i])
			}
		}
		names := strings.Join(told, "、")
		if n > most {
			names += "等"
		}
		lines = append(lines, "表里有 "+grouped(int64(n))+" 行在本程序里没找到，或同名分不清，没有填："+names+"。")
	}
	if done.LeftOver > 0 {
		lines = append(lines, "本程序里有 "+grouped(int64(done.LeftOver))+" 行是表里没有的，没有加进去；要加就勾选“名单外的人也加上”再填一次。")
	}
	widgets.Inform(p.shell.window.Canvas(), "填好了，请核对", strings.Join(lines, "\n"), nil)
}
