package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// phraseText is a long text in which / offers the sentences one writes again and again (常用语).
type phraseText struct {
	textInput
	shell   *Shell
	phrases []string
	menu    *widget.PopUpMenu
}

var _ input = (*phraseText)(nil)

const phrasesSetting = "phrases"

// firstPhrases stand in the list until the person writes their own.
func firstPhrases() []string {
	return []string{
		"家中生活正常，吃穿不愁，住房和饮水安全。",
		"家庭收入稳定，务工人员按月汇款。",
		"已宣传医保缴费政策，提醒按时参保。",
		"房前屋后干净整洁。",
		"提醒注意用火用电和出行安全。",
		"对帮扶工作满意，暂无诉求。",
	}
}

// newPhraseText makes a text of so many rows.
func newPhraseText(b *base, rows int) *phraseText {
	p := &phraseText{textInput: textInput{kind: cases.KindLongText}, shell: b.shell, phrases: firstPhrases()}
	p.ExtendBaseWidget(p)
	p.Columns = columnsOf(cases.KindLongText, true)
	p.MultiLine, p.Wrapping = true, fyne.TextWrapBreak
	p.SetMinRowsVisible(rows)
	p.PlaceHolder = "按 / 选常用语，Ctrl+Enter 保存"
	read := func(ctx context.Context) (kept []string, err error) {
		_, err = b.shell.stores.Shell.Setting(ctx, phrasesSetting, &kept)
		return kept, err
	}
	load(b, &slot{}, read, func(kept []string) {
		if len(kept) > 0 {
			p.phrases = kept
		}
	})
	return p
}

// Target is the text itself.
func (p *phraseText) Target() fyne.Focusable { return p }

// Verb is the button that offers the phrases where the input method writes 、 for the slash.
func (p *phraseText) Verb() fyne.CanvasObject {
	b := widgets.NewButton("常用语 ▾", p.offer)
	b.Emphasis = widgets.Quiet
	b.SetForward(p.shell.key, p.shell.shortcut)
	return container.NewHBox(b)
}

// TypedRune offers the phrases for a slash.
func (p *phraseText) TypedRune(r rune) {
	if (r == '/' || r == '／') && !p.Composing() {
		p.offer()
		return
	}
	p.textInput.TypedRune(r)
}

// offer lists the phrases below the text; Esc closes the list and leaves the slash out.
func (p *phraseText) offer() {
	var items []*fyne.MenuItem
	for _, phrase := range p.phrases {
		items = append(items, fyne.NewMenuItem(phrase, func() { p.insert(phrase) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("输入斜杠 /", func() { p.insert("/") }),
		fyne.NewMenuItem("编辑常用语…", p.edit))
	canvas := p.shell.window.Canvas()
	p.menu = widget.NewPopUpMenu(fyne.NewMenu("", items...), canvas)
	p.menu.ShowAtPosition(p.shell.app.Driver().AbsolutePositionForObject(p).AddXY(24, 30))
	p.menu.ActivateNext()
}

func (p *phraseText) insert(phrase string) {
	p.shell.window.Canvas().Focus(p)
	for _, r := range phrase {
		p.textInput.TypedRune(r)
	}
}

// edit lets the person write their own phrases, one a line.
func (p *phraseText) edit() {
	text := widgets.NewMultiLineEntry()
	text.Columns = 34
	text.SetMinRowsVisible(10)
	text.SetText(strings.Join(p.phrases, "\n"))
	widgets.Ask(p.shell.window.Canvas(), widgets.Request{
		Title: "常用语，一行一句", Content: text, Yes: "保存常用语",
		Submit: func() error {
			kept := []string{}
			for _, line := range strings.Split(text.Text, "\n") {
				if line = cases.NormalLine(line); line != "" {
					kept = append(kept, line)
				}
			}
			if len(kept) == 0 {
				kept = firstPhrases()
			}
			p.phrases = kept
			p.shell.keepSetting(phrasesSetting, kept)
			return nil
		},
	})
}
