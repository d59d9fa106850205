package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// choose asks for a file.
func (p *importPage) choose() {
	kinds := []widgets.FileKind{{Name: "名单（Excel、CSV）", Exts: []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".et"}}}
	p.shell.ChooseFile("import", widgets.FileRequest{Title: "选择要导入的名单", Kinds: kinds}, p.open)
}

// open opens a file and shows its sheets.
func (p *importPage) open(path string) { p.read(path, "", nil) }

// read opens a file with a password it may have; then is done once it is open.
func (p *importPage) read(path, password string, then func()) {
	var opened ImportList
	year := p.options.Year
	p.shell.Run(Task{
		Title: "正在打开" + filepath.Base(path),
		Work: func(ctx context.Context, _ *Job) (err error) {
			opened, err = p.store.OpenList(ctx, path, password, year)
			return err
		},
		Done: func() {
			if p.gone() {
				_ = opened.Close() // it was only read
				return
			}
			p.begun(path, opened)
			p.pass = password
			if then != nil {
				then()
			}
		},
		Failed: func(err error) {
			if cases.CodeOf(err) == cases.Password && !p.gone() {
				p.askPassword(path, password, err, then)
				return
			}
			p.shell.Fail(err)
		},
	})
}

// askPassword asks for the password of a workbook; again where the one given does not open it.
func (p *importPage) askPassword(path, given string, why error, then func()) {
	pass := passwordEntry()
	said := widgets.NewParagraph(cases.MessageOf(why), dialogNote)
	if given != "" {
		said.Ink = widgets.ColorOverdue
	}
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "“" + filepath.Base(path) + "”有打开密码", Yes: "打开",
		Content: container.NewVBox(said, widgets.NewForm(1, &widgets.FormField{Key: "password", Label: "密码", Widget: pass})),
		Submit: func() error {
			if pass.Text == "" {
				return cases.Errorf(cases.Invalid, "password", "请输入密码。")
			}
			p.shell.threads.Post(func() { p.read(path, pass.Text, then) }) // once the dialog is closed
			return nil
		},
	})
}

// begun shows a file that was opened.
func (p *importPage) begun(path string, list ImportList) {
	p.begin()
	p.path, p.list = path, list
	p.options.Accept, p.options.Skip, p.options.Leave, p.options.Who, p.options.Month = nil, nil, nil, nil, 0
	p.options.Erase, p.options.OnlyNew, p.options.OnlyOld = false, false, false
	var best int
	p.all, best = list.Sheets()
	if best < 0 && len(p.all) > 0 {
		best = 0
	}
	if best >= 0 {
		p.take(best)
	}
	p.show(stepFile)
}

// take takes a sheet, with the columns as they were settled for such a list before.
func (p *importPage) take(sheet int) {
	p.sheet, p.known = sheet, false
	if !p.found() || p.settled[sheet] {
		return
	}
	list, year := p.list, p.options.Year
	type recalled struct {
		sheet ImportSheet
		known bool
	}
	read := func(ctx context.Context) (r recalled, err error) {
		r.sheet, r.known, err = list.Recall(ctx, sheet, year)
		return r, err
	}
	load(&p.base, &p.recall, read, func(r recalled) {
		if p.list == list && p.sheet == sheet && r.known && !p.settled[sheet] {
			p.settled[sheet] = true
			p.all[sheet], p.known = r.sheet, true
			p.files.grid.Refresh()
			p.files.draw()
		}
	})
}

// resume opens the list again that was open when the page was left.
func (p *importPage) resume(state importState) {
	p.options = state.Options
	p.read(state.Path, state.Pass, func() {
		p.options = state.Options
		if state.Sheet >= len(p.all) {
			return
		}
		p.sheet, p.settled[state.Sheet] = state.Sheet, true
		if s := &p.all[p.sheet]; s.Found && s.Header == state.Header {
			p.resettle(state)
			return
		}
		p.reread(state)
	})
}

// reread takes the header again that a person had pointed out.
func (p *importPage) reread(state importState) {
	list := p.list
	var found ImportSheet
	p.shell.Run(Task{
		Title: "正在看这张表",
		Work: func(ctx context.Context, _ *Job) (err error) {
			found, err = list.HeaderAt(ctx, state.Sheet, state.Header, state.Options.Year)
			return err
		},
		Done: func() {
			if !p.gone() && p.list == list {
				p.all[state.Sheet] = found
				p.resettle(state)
			}
		},
		Failed: func(error) { // the file is another one by now
			if !p.gone() && p.list == list {
				p.show(stepFile)
			}
		},
	})
}

// resettle takes over what was settled about the columns, if they are those of then.
func (p *importPage) resettle(state importState) {
	if len(p.all[p.sheet].Columns) != len(state.Columns) {
		p.show(stepFile)
		return
	}
	p.all[p.sheet] = p.list.As(p.sheet, state.Kind, p.options.Year)
	p.all[p.sheet].Columns = state.Columns
	p.show(state.At)
}
