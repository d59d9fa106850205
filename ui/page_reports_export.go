package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Export asks for a file name and writes the report there.
func (p *reportsPage) Export() {
	e := p.export()
	p.askName(e, e.FileName())
}

func (p *reportsPage) askName(e cases.Export, name string) {
	request := widgets.FileRequest{
		Title: "导出" + e.Report.Name, Save: true, Name: name,
		Kinds: []widgets.FileKind{{Name: "Excel 工作簿", Exts: []string{".xlsx"}}},
	}
	p.shell.ChooseFile("export", request, func(path string) { p.write(e, path) })
}

// write writes the report; a file another program holds gets its sentence, a second try and another name.
func (p *reportsPage) write(e cases.Export, path string) {
	p.shell.Run(Task{
		Title: "正在导出" + e.Report.Name,
		Work: func(ctx context.Context, job *Job) error {
			return p.shell.stores.Writer.Export(ctx, e, path, job.Set)
		},
		Done:   func() { p.showWritten(path) },
		Failed: func(err error) { p.notWritten(e, path, err) },
	})
}

func (p *reportsPage) notWritten(e cases.Export, path string, err error) {
	switch cases.CodeOf(err) {
	case cases.Canceled:
		p.shell.Say("已取消导出，没有留下文件。")
	case cases.Locked, cases.ReadOnly, cases.NoSpace:
		other := widgets.NewButton("换个名字或位置…", func() { p.askName(e, filepath.Base(freeName(path))) })
		widgets.ShowError(p.shell.window.Canvas(), err, widgets.Trouble{
			Title: "没有导出", Retry: func() { p.write(e, path) }, Other: other,
		})
	default:
		p.shell.Fail(err)
	}
}

// freeName is a name beside a path that no file has.
func freeName(path string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s (%d)%s", stem, n, ext)
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) || n > 999 {
			return name
		}
	}
}

// showWritten says what was written and offers to open it.
func (p *reportsPage) showWritten(path string) {
	p.shell.Say("已导出 " + filepath.Base(path))
	if p.gone() {
		return
	}
	said := widgets.NewParagraph("已导出："+path, 560)
	said.Ink = widgets.ColorInfo
	open := widgets.NewPrimary("打开", func() { p.openPath(path) })
	folder := widgets.NewButton("打开所在文件夹", func() { p.openPath(filepath.Dir(path)) })
	bar := container.NewHBox(middle(said), layout.NewSpacer(), open, folder)
	p.written.Objects = []fyne.CanvasObject{gapAbove(newSheet(widgets.ColorTint, bar, 3, 8), 2)}
	p.forward(p.written)
	p.room.Refresh()
	p.shell.window.Canvas().Focus(open)
}

func (p *reportsPage) clearWritten() {
	if len(p.written.Objects) > 0 {
		p.written.RemoveAll()
		p.room.Refresh()
	}
}

func (p *reportsPage) openPath(path string) {
	if err := p.shell.program.OpenPath(path); err != nil {
		p.shell.Fail(err)
	}
}

// Print writes the print layout where the program keeps passing files, and opens it: the office program prints.
func (p *reportsPage) Print() {
	e := p.export()
	c := p.choice()
	c.Layout = cases.LayoutPrint
	e.Layout, e.Masked = c.Layout, c.masked(e.Report)
	p.print(e, filepath.Join(p.store.TmpFolder(), e.FileName()))
}

func (p *reportsPage) print(e cases.Export, path string) {
	p.shell.Run(Task{
		Title: "正在准备打印" + e.Report.Name,
		Work: func(ctx context.Context, job *Job) error {
			err := p.shell.stores.Writer.Export(ctx, e, path, job.Set)
			if cases.CodeOf(err) == cases.Locked { // the last print is still open: this one gets a name of its own
				path = freeName(path)
				err = p.shell.stores.Writer.Export(ctx, e, path, job.Set)
			}
			return err
		},
		Done: func() {
			p.shell.Say("已打开打印版，请在打开的表里按 Ctrl+P 打印")
			p.openPath(path)
		},
	})
}
