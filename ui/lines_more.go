package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// newAsk makes the button of a line behind which its further fields stand, as wide in every line.
func (l *recordLines[T]) newAsk(line *recordLine[T]) fyne.CanvasObject {
	line.ask = widgets.NewButton(askText(len(line.more)), func() { l.askMore(line, nil) })
	line.ask.Emphasis, line.ask.Tips = widgets.Quiet, l.base.shell.tips
	line.ask.SetForward(l.base.shell.key, l.base.shell.shortcut)
	size := line.ask.MinSize()
	line.mark()
	return newSized(line.ask, size)
}

// askText is the text of the button, by how many fields behind it are filled in.
func askText(filled int) string {
	if filled == 0 {
		return "更多…"
	}
	return "更多（" + strconv.Itoa(filled) + "）"
}

// mark says on the button what is filled in behind it: out of sight it would be forgotten.
func (line *recordLine[T]) mark() {
	if line.ask == nil {
		return
	}
	var filled, titles []string
	for _, field := range line.more {
		titles = append(titles, field.bound.Title)
		if field.input.Text() != "" {
			filled = append(filled, field.bound.Title)
		}
	}
	line.ask.Text, line.ask.Tip = askText(len(filled)), "可填："+strings.Join(titles, "、")
	if len(filled) > 0 {
		line.ask.Tip = "已填：" + strings.Join(filled, "、")
	}
	line.ask.Refresh()
}

// readMore takes the further fields of a line; it gives the sentences about those that cannot be read.
func (l *recordLines[T]) readMore(line *recordLine[T]) map[string]string {
	s := l.base.shell
	reading := cases.Reading{Today: s.Today(), Year: s.Today().Year(), Policy: s.Policy()}
	wrong := make(map[string]string)
	for _, field := range line.more {
		if _, err := field.input.Read(field.bound, reading); err != nil {
			wrong[field.bound.Key] = cases.MessageOf(err)
		}
	}
	return wrong
}

// askMore shows the further fields of a line in a dialog; Esc leaves them as they were.
func (l *recordLines[T]) askMore(line *recordLine[T], wrong map[string]string) {
	before := make([]string, len(line.more))
	for i, field := range line.more {
		before[i] = field.input.Text()
	}
	fields := l.morePlaces(line)
	no, yes := widgets.NewButton("取消", nil), widgets.NewPrimary("填好了", nil)
	d := widgets.NewDialog(l.base.shell.window.Canvas(), l.spec.Add+"的其他情况", l.moreRoom(line, fields), no, yes)
	yes.OnTapped = func() {
		if wrong := l.readMore(line); len(wrong) > 0 {
			fields.SetErrors(wrong)
			d.Refresh()
			return
		}
		d.Hide()
		line.mark()
		call(l.spec.Edited)
	}
	no.OnTapped = func() {
		for i, field := range line.more {
			field.input.SetText(before[i])
		}
		d.Hide()
	}
	fields.OnDone = yes.OnTapped
	d.OnCancel, d.OnEnter, d.First = no.OnTapped, yes.OnTapped, line.more[0].input.Target()
	d.Show()
	if len(wrong) > 0 {
		fields.SetErrors(wrong)
		d.Refresh()
	}
}

// moreRoom lets the fields scroll with the focus where the window is too low for them.
func (l *recordLines[T]) moreRoom(line *recordLine[T], fields *widgets.Form) fyne.CanvasObject {
	s := l.base.shell
	room := s.window.Canvas().Size().Height - s.wide(besidesIt)
	if fields.MinSize().Height <= room {
		for _, field := range line.more {
			field.input.watch(func() {}, func() {})
		}
		return fields
	}
	scroll, shown := inLowRoom(fields, room)
	for _, field := range line.more {
		field.input.watch(func() {}, func() { s.revealIn(scroll, field.input) })
	}
	return shown
}

// morePlaces lays the further fields of a line out, in two columns where the window has room for them.
func (l *recordLines[T]) morePlaces(line *recordLine[T]) *widgets.Form {
	places := make([]*widgets.FormField, len(line.more))
	for i, field := range line.more {
		label := field.bound.Title
		if field.bound.Unit != "" {
			label += "（" + field.bound.Unit + "）"
		}
		places[i] = &widgets.FormField{Key: field.bound.Key, Label: label, Widget: field.input, Wide: field.bound.Wide, Note: field.bound.Note}
	}
	room := l.base.shell.window.Canvas().Size().Width - l.base.shell.wide(besideForm)
	if two := widgets.NewForm(2, places...); two.MinSize().Width <= room {
		return two
	}
	return widgets.NewForm(1, places...)
}
