package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// importEnd is the fourth step: what was stored, and how to take it back.
type importEnd struct {
	page    *importPage
	first   *widgets.Button
	written *writtenBar
	back    *widgets.Button
	undone  *widgets.Paragraph
}

func newImportEnd(p *importPage) *importEnd {
	return &importEnd{page: p, written: newWrittenBar(&p.base)}
}

// heldBack counts the lines that were not taken and can be corrected.
func (p *importPage) heldBack() int {
	return p.outcome.Counts[intake.Unsure] + p.outcome.Counts[intake.Refused]
}

// show says what was stored.
func (e *importEnd) show() fyne.CanvasObject {
	p := e.page
	e.written.clear()
	width := p.width()
	box := container.NewVBox(stepTitle("已导入 "+grouped(int64(p.taken()))+" 行"), widgets.NewParagraph(strings.Join(e.sentences(), ""), width))
	see := widgets.NewPrimary("看农户列表", func() { p.shell.Go(Route{Place: PlaceHouseholds}) })
	again := widgets.NewButton("再导入一个", p.choose)
	e.first = see
	verbs := container.NewHBox(see, again)
	if n := p.heldBack(); n > 0 {
		held := widgets.NewPrimary("把没导入的 "+grouped(int64(n))+" 行存成表…", p.saveHeld)
		see.Emphasis = widgets.Plain
		verbs = container.NewHBox(held, see, again)
		e.first = held
	}
	e.undone = widgets.NewParagraph("", width)
	box.Add(gapAbove(verbs, 12))
	if p.outcome.Change.Act != 0 {
		e.back = widgets.NewButton("撤销整批导入…", func() {
			p.askUndo(p.outcome.Change.Act, "新增的农户和成员会进回收站，改过的内容回到原来。", e.taken)
		})
		e.back.Emphasis = widgets.Danger
		note := widgets.NewNote("导错了可以整批撤销：新增的进回收站，改过的回到原来。以后在工作台“最近的记录”里看得到这一批。", width)
		box.Add(gapAbove(container.NewHBox(e.back, layout.NewSpacer()), 18))
		box.Add(note)
	}
	box.Add(e.undone)
	box.Add(e.written.Object())
	return container.NewVScroll(padded(box, 6, 2))
}

// sentences tell the counts.
func (e *importEnd) sentences() (texts []string) {
	p := e.page
	c := p.outcome.Counts
	told := func(s intake.State) string { return s.Title() + " " + grouped(int64(c[s])) + " 行" }
	texts = append(texts, told(intake.Added)+"，"+told(intake.Changed)+"，"+told(intake.Unchanged)+"。")
	if n := p.heldBack(); n > 0 {
		texts = append(texts, "没有导入的："+told(intake.Unsure)+"，"+told(intake.Refused)+"；存成表改正后可以再导入。")
	}
	if c[intake.Skipped] > 0 {
		texts = append(texts, "按您的选择不导入 "+grouped(int64(c[intake.Skipped]))+" 行。")
	}
	return append(texts, "现在共 "+grouped(p.outcome.Households)+" 户 "+grouped(p.outcome.People)+" 人。导入前已自动备份。")
}

// askUndo says what would be lost with a batch, and asks; undone is told once it is taken back.
func (p *importPage) askUndo(act int64, note string, undone func()) {
	var newer []cases.Dependent
	p.shell.Run(Task{
		Title: "正在查看之后的记录",
		Work: func(ctx context.Context, _ *Job) (err error) {
			newer, err = p.store.UndoPreview(ctx, act)
			return err
		},
		Done: func() {
			if p.gone() {
				return
			}
			if text, stops := dependentText(p.hideDependents(newer)); stops {
				widgets.Inform(p.shell.window.Canvas(), "这一批不能整批撤销", text, nil)
			} else {
				p.shell.Confirm(widgets.Question{
					Title: "撤销整批导入？", Text: strings.TrimSpace(text + "\n" + note + "撤销后按 Ctrl+Y 可以再恢复。"),
					Yes: "撤销这次导入", Risky: true,
				}, func() { p.undo(act, undone) })
			}
		},
	})
}

// hideDependents names the records that rest on a batch as they may be shown now.
func (p *importPage) hideDependents(list []cases.Dependent) []cases.Dependent {
	if p.shell.veil.covers(subject{}) {
		list = slices.Clone(list)
		for i := range list {
			list[i].Name = hideName(list[i].Name)
		}
	}
	return list
}

// undo takes a batch back.
func (p *importPage) undo(act int64, undone func()) {
	p.shell.Save("正在撤销", func(ctx context.Context) (cases.Change, error) {
		return p.shell.stores.Shell.UndoAct(ctx, act)
	}, func(cases.Change) {
		p.undone = true
		if !p.gone() {
			undone()
		}
	}, nil)
}

// taken says that the batch was taken back.
func (e *importEnd) taken() {
	e.back.Disable()
	e.undone.SetText("这一批已整批撤销。")
	e.page.shell.window.Canvas().Focus(e.first)
}

// How many newer records a sentence names.
const dependentsNamed = 8

// dependentText says what rests on a batch; stops says that some of it forbids to undo the batch.
func dependentText(newer []cases.Dependent) (text string, stops bool) {
	var blocking, lost []string
	total := 0
	for i := range newer {
		d := &newer[i]
		line := d.At + "  " + d.What
		if d.Name != "" {
			line += "（" + d.Name + "）"
		}
		if d.Blocks {
			blocking = append(blocking, line)
			continue
		}
		lost = append(lost, line)
		total++
	}
	if len(blocking) > 0 {
		return "导入之后又改过下面这些内容，整批撤销会丢掉它们。请打开这些农户手工修改：\n" + firstLines(blocking), true
	}
	if total > 0 {
		return "导入之后又记了下面这些，撤销后它们的农户在回收站里，列表里看不到：\n" + firstLines(lost), false
	}
	return "导入之后没有再记别的。", false
}

// firstLines are some lines, and how many more there are.
func firstLines(lines []string) string {
	if n := len(lines); n > dependentsNamed {
		return strings.Join(lines[:dependentsNamed], "\n") + "\n等 " + grouped(int64(n)) + " 处"
	}
	return strings.Join(lines, "\n")
}

// saveHeld writes the lines that were not taken into a workbook.
func (p *importPage) saveHeld() {
	name := strings.TrimSuffix(filepath.Base(p.path), filepath.Ext(p.path)) + "_没导入的.xlsx"
	request := widgets.FileRequest{Title: "把没导入的行存成表", Save: true, Name: name, Kinds: []widgets.FileKind{excelKind()}}
	p.shell.ChooseFile("import-held", request, func(target string) {
		list, job, out := p.list, p.job(), p.outcome
		lines := 0
		p.shell.Run(Task{
			Title: "正在写" + filepath.Base(target),
			Work: func(ctx context.Context, _ *Job) (err error) {
				lines, err = list.WriteHeldBack(ctx, job, out, target)
				return err
			},
			Done: func() { p.heldWritten(target, lines) },
		})
	})
}

// heldWritten offers to open the workbook.
func (p *importPage) heldWritten(target string, lines int) {
	bar := p.lines.written
	if p.at == stepDone {
		bar = p.end.written
	}
	bar.show(target, "已写 "+grouped(int64(lines))+" 行，错的格标了颜色，最后一列是原因；改正后再导入", false)
}
