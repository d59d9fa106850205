package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

const (
	previewRows  = 200  // rows drawn
	previewCount = 5000 // rows counted and summed; a larger table says so
)

// reportPreview shows a report as it will be printed, or as the import layout lies in its sheet: the first rows
// at once, the count and the sums as soon as they are known.
type reportPreview struct {
	base   *base
	store  ReportStore
	export func() cases.Export
	paper  *paper
	scroll *container.Scroll
	facts  *widgets.Paragraph
	mask   *widgets.Paragraph
	box    *fyne.Container
	said   string // count, for the status line
	away   bool   // something else stands in its place
	slot   slot
}

// newReportPreview makes the preview of a page; export says each time what to show.
func newReportPreview(b *base, store ReportStore, export func() cases.Export) *reportPreview {
	v := &reportPreview{base: b, store: store, export: export, paper: newPaper(), facts: widgets.NewNote("", oneLine), mask: widgets.NewNote("", 640)}
	v.scroll = container.NewScroll(padded(v.paper, 12, 12))
	b.onVeil(func() {
		if v.said != "" && !v.away {
			v.load()
		}
	})
	v.scroll.OnScrolled = func(fyne.Position) { v.look() }
	line := container.NewHBox(middle(v.facts), layout.NewSpacer(), middle(v.mask))
	ground := newSheet(widgets.ColorShell, container.New(seen{v.look}, v.scroll), 0, 0)
	v.box = container.NewBorder(padded(line, 4, 2), nil, nil, nil, ground)
	return v
}

// seen is a layout that gives its one object all the room and tells when that room changed.
type seen struct{ changed func() }

// MinSize is small: what is in it scrolls.
func (seen) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// Layout gives the object the room.
func (l seen) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[0].Move(fyne.Position{})
	l.changed()
}

// Object is the page with a line about it above.
func (v *reportPreview) Object() fyne.CanvasObject { return v.box }

// look tells the paper which part of it is in sight.
func (v *reportPreview) look() { v.paper.Look(v.scroll.Offset, v.scroll.Size()) }

func (v *reportPreview) counts() string { return v.said }

// key scrolls by pages.
func (v *reportPreview) key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]float32{fyne.KeyPageDown: 0.9, fyne.KeyPageUp: -0.9}[e.Name]
	if step == 0 {
		return false
	}
	v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, step*v.scroll.Size().Height))
	v.look()
	return true
}

// load reads the report: the first rows stand there as soon as they are read, count and sums follow.
func (v *reportPreview) load() {
	e := v.export()
	v.say("正在读取…", e)
	reader := paperReader{store: v.store, export: e, veiled: v.base.shell.veil.covers(subject{}), size: v.paper.Theme().Size(widgets.SizeNote)}
	number := v.slot.number + 1 // of this load
	early := func(doc paperDoc) {
		v.base.shell.threads.Post(func() {
			if !v.base.gone() && v.slot.number == number {
				v.show(doc)
				v.say("正在计数…", e)
			}
		})
	}
	read := func(ctx context.Context) (paperDoc, error) { return reader.read(ctx, previewCount, early) }
	loadOr(v.base, &v.slot, read, func(doc paperDoc) {
		v.show(doc)
		v.say(countedText(doc.Rows, doc.Cut), e)
	}, func(err error) {
		v.say("没有读出来："+cases.MessageOf(err), e)
		v.base.shell.Warn(err)
	})
}

func (v *reportPreview) show(doc paperDoc) {
	v.paper.Set(doc)
	v.scroll.Content.Refresh()
	v.scroll.Refresh()
	v.look()
}

// say tells the count and what is hidden, or that nothing is.
func (v *reportPreview) say(count string, e cases.Export) {
	v.said = count
	v.facts.SetText(count)
	v.mask.Ink = widgets.ColorSecondary
	text := maskedText(e)
	if !e.Masked && text != "" {
		v.mask.Ink = widgets.ColorSoon
		if v.base.shell.veil.covers(subject{}) {
			text += "（屏幕上隐去一部分，按 Ctrl+H 显示）"
		}
	}
	v.mask.SetText(text)
	v.box.Refresh()
	v.base.shell.setCounts(count)
}

func countedText(rows int, more bool) string {
	if more {
		return "超过 " + grouped(int64(rows)) + " 行"
	}
	if rows == 0 {
		return "没有符合条件的内容"
	}
	return "共 " + grouped(int64(rows)) + " 行"
}

// maskedText says what is hidden, or that it stands there in full; "" where nothing is guarded.
func maskedText(e cases.Export) string {
	names := hiddenText(e)
	switch {
	case names == "":
		return ""
	case e.Masked:
		return names + "已隐藏"
	}
	return "！含完整的" + names + "，请妥善保管"
}

// hiddenText names the columns a mask hides: 证件号码、电话; "" where none is guarded.
func hiddenText(e cases.Export) string {
	columns, err := e.Report.Bind()
	if err != nil {
		return ""
	}
	var hidden []string
	told := false
	for i := range columns {
		switch c := &columns[i]; {
		case c.Hides():
			hidden = append(hidden, c.Title)
		case c.Field.Kind == cases.KindLongText:
			told = true
		}
	}
	if told {
		hidden = append(hidden, "文字里的姓名")
	}
	const most = 5
	names := strings.Join(hidden[:min(most, len(hidden))], "、")
	if len(hidden) > most {
		names += "等"
	}
	return names
}
