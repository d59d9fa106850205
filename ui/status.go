package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// statusLine keeps the last sentence until the next one, with its way back: nothing that matters vanishes
// before it is read.
type statusLine struct {
	object   fyne.CanvasObject
	sentence *widgets.Paragraph
	action   *widgets.Button
	backup   *widgets.Paragraph
	counts   *widgets.Paragraph
	bar      *fyne.Container
	shell    *Shell
}

func newStatusLine(s *Shell) *statusLine {
	l := &statusLine{shell: s, sentence: widgets.NewNote("", oneLine), backup: widgets.NewNote("", oneLine), counts: widgets.NewNote("", oneLine)}
	l.action = widgets.NewButton("", nil)
	l.action.Emphasis = widgets.Quiet
	l.action.Tips = s.tips
	l.action.SetForward(s.key, s.shortcut)
	l.action.Hide()
	l.bar = container.NewHBox(middle(l.sentence), l.action, layout.NewSpacer(), middle(l.backup), padded(middle(l.counts), 0, 8))
	l.object = container.NewBorder(line(), nil, nil, nil, newSheet(widgets.ColorShell, l.bar, 2, 12))
	return l
}

// changed says what was done and offers to undo it.
func (l *statusLine) changed(c cases.Change) {
	var undo *Action
	if c.Act != 0 {
		undo = &Action{Text: "〔撤销〕", Key: "Ctrl+Z", Do: func() { l.shell.undoAct(c.Act) }}
	}
	l.say("已保存 "+l.shell.clock()+" "+c.Sentence, undo)
}

// say shows a sentence and, beside it, one thing that can be done about it.
func (l *statusLine) say(sentence string, action *Action) {
	l.write(sentence, theme.ColorNameForeground, action)
}

// warn shows what went wrong.
func (l *statusLine) warn(sentence string) { l.write("！"+sentence, widgets.ColorOverdue, nil) }

func (l *statusLine) write(sentence string, ink fyne.ThemeColorName, action *Action) {
	l.sentence.Ink = ink
	l.sentence.Text = sentence
	l.sentence.Refresh()
	l.action.Hide()
	if action != nil {
		l.action.SetText(action.Text)
		l.action.Tip = action.Key
		l.action.OnTapped = func() {
			l.action.Hide()
			action.Do()
		}
		l.action.Show()
	}
	l.bar.Refresh()
}

func (l *statusLine) setBackup(text string) {
	l.backup.SetText(text)
	l.bar.Refresh()
}

func (l *statusLine) setCounts(text string) {
	l.counts.SetText(text)
	l.bar.Refresh()
}
