package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Progress tells how far a long job is and lets the person stop it. The caller shows it once a job has taken
// 300 ms, so that short ones do not flash.
type Progress struct {
	dialog  *Dialog
	text    *Paragraph
	bar     *widget.ProgressBar
	endless *widget.ProgressBarInfinite
	stop    *Button
}

// NewProgress returns a hidden progress dialog; cancel is called once, when the person asks to stop. A nil
// cancel offers no button: the job cannot be stopped half way.
func NewProgress(c fyne.Canvas, title string, cancel func()) *Progress {
	p := &Progress{text: NewParagraph("请稍候…", dialogWidth), bar: widget.NewProgressBar(), endless: widget.NewProgressBarInfinite()}
	p.bar.Hide()
	content := container.NewVBox(p.text, container.NewStack(p.bar, p.endless))
	var buttons []*Button
	if cancel != nil {
		p.stop = NewButton("取消", func() {
			p.stop.Disable()
			p.text.SetText("正在停下…")
			cancel()
		})
		buttons = append(buttons, p.stop)
	}
	p.dialog = NewDialog(c, title, content, buttons...)
	if p.stop != nil {
		p.dialog.OnCancel = func() { p.stop.Tapped(nil) }
	}
	return p
}

// Show opens the dialog.
func (p *Progress) Show() {
	p.endless.Start()
	p.dialog.Show()
}

// Hide closes it and gives the focus back.
func (p *Progress) Hide() {
	p.endless.Stop()
	p.dialog.Hide()
}

// Open reports whether the dialog is shown.
func (p *Progress) Open() bool {
	return p.dialog.Open()
}

// Set shows a text and how much is done, from 0 to 1; less than 0 means nobody knows.
func (p *Progress) Set(text string, done float64) {
	if p.stop == nil || !p.stop.Disabled() {
		p.text.SetText(text)
	}
	if done < 0 {
		p.bar.Hide()
		p.endless.Show()
		return
	}
	p.endless.Hide()
	p.bar.Show()
	p.bar.SetValue(done)
}
