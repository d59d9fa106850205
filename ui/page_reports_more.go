package ui

import (
	"context"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// ownKind is the file kind by which tables go from one computer to another.
func ownKind() widgets.FileKind {
	return widgets.FileKind{Name: "驻村记报表", Exts: []string{cases.OwnReportExt}}
}

// more opens the menu of what can be done beside writing the report.
func (p *reportsPage) more() {
	items := []*fyne.MenuItem{fyne.NewMenuItem("新建我的报表…", func() { p.shell.Go(Route{Place: PlaceOwnReport}) })}
	if p.item.report != nil {
		items = append(items, fyne.NewMenuItem("照这张改一张…", p.copyReport))
	}
	if p.item.own != nil {
		items = append(items,
			fyne.NewMenuItem("修改“"+p.item.name+"”…  F2", p.Edit),
			fyne.NewMenuItem("存成文件给别人用…", p.share),
			fyne.NewMenuItem("删除“"+p.item.name+"”", p.remove))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("读入别人的报表文件…", p.readShared),
		fyne.NewMenuItem("打开加密文件…", p.shell.OpenClosed),
		fyne.NewMenuItem("导出登记", func() { p.shell.Go(Route{Place: PlaceSettings, Tab: exportsTab}) }))
	p.shell.popUpHead(items)
}

// popUpHead opens a menu below the last action of the page's head.
func (s *Shell) popUpHead(items []*fyne.MenuItem) {
	verbs := s.parts.verbs.Objects
	last := verbs[len(verbs)-1]
	at := s.app.Driver().AbsolutePositionForObject(last).AddXY(0, last.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

// Edit changes the table where it is the person's own.
func (p *reportsPage) Edit() {
	if p.item.own == nil {
		p.shell.Say("自带的报表不能改。可以点“更多 › 照这张改一张”，改成自己的。")
		return
	}
	p.shell.Go(Route{Place: PlaceOwnReport, ID: p.item.own.ID})
}

// copyReport makes a table of the person's own from the open one.
func (p *reportsPage) copyReport() { p.shell.Go(Route{Place: PlaceOwnReport, Tab: p.item.key}) }

// fill fills a form of the township.
func (p *reportsPage) fill() {
	if p.shell.stores.Templates != nil {
		p.shell.Go(Route{Place: PlaceFill})
	}
}

// remove puts the person's own table into the bin, after a question.
func (p *reportsPage) remove() {
	before := *p.item.own
	q := widgets.Question{Title: "删除报表“" + before.Name + "”？", Text: "只删除这张表的做法，不删除任何数据。删错了可以马上点下方的“撤销”。", Yes: "删除这张报表", Risky: true}
	p.shell.Confirm(q, func() {
		after := before
		after.Hidden = true
		p.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) {
			return p.store.SaveOwnReport(ctx, &before, &after)
		}, nil, nil)
	})
}

// share writes the table, without any data, into a small file for another computer.
func (p *reportsPage) share() {
	own := *p.item.own
	request := widgets.FileRequest{Title: "存成文件", Save: true, Name: own.FileName(), Kinds: []widgets.FileKind{ownKind()}}
	p.shell.ChooseFile("share", request, func(path string) {
		p.shell.Run(Task{
			Title: "正在存成文件",
			Work:  func(context.Context, *Job) error { return shareReport(&own, path) },
			Done: func() {
				p.shell.Say("已存成 " + path + "。里面只有表的做法，没有任何人的信息，可以直接发给别人。")
			},
		})
	})
}

func shareReport(own *cases.OwnReport, path string) error {
	raw, err := cases.EncodeOwnReport(own)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		return &cases.Error{Code: cases.ReadOnly, Message: "这个位置不能写入文件，请换一个文件夹。", Err: err}
	}
	return nil
}

// readShared takes a table somebody else made, and says what of it this version does not know.
func (p *reportsPage) readShared() {
	request := widgets.FileRequest{Title: "读入报表文件", Kinds: []widgets.FileKind{ownKind()}}
	p.shell.ChooseFile("share", request, func(path string) {
		var own cases.OwnReport
		var notes []string
		p.shell.Save("正在读入", func(ctx context.Context) (c cases.Change, err error) {
			raw, err := os.ReadFile(path) //nolint:gosec // the person's own choice
			if err != nil {
				return c, &cases.Error{Code: cases.NotFound, Message: "读不出这个文件，可能已被移走。请重新选择。", Err: err}
			}
			if own, notes, err = cases.DecodeOwnReport(raw); err != nil {
				return c, err
			}
			return p.store.TakeOwnReport(ctx, own)
		}, func(cases.Change) {
			p.wanted = own.Key()
			if len(notes) > 0 {
				widgets.Inform(p.shell.window.Canvas(), "已读入“"+own.Name+"”", strings.Join(notes, "\n"), nil)
			}
		}, nil)
	})
}
