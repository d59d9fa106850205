package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

// shellParts are the parts of the window that stay while pages come and go.
type shellParts struct {
	top     *topBar
	menu    *menu
	status  *widgets.StatusLine
	facts   [2]string // backup and counts, as the status line shows them
	foot    fyne.CanvasObject
	title   *widgets.Paragraph
	subject *widgets.Paragraph
	note    *widgets.Paragraph
	verbs   *fyne.Container
	unveil  *widgets.Button // among the verbs; nil where there is nobody to show
	head    fyne.CanvasObject
	room    *fyne.Container // the page
	view    *container.Scroll
	inner   *fyne.Container // head and page
	banner  *fyne.Container // over every page while a backup is looked at
	frame   *fyne.Container
}

// oneLine is wider than any text: a Paragraph that never breaks.
const oneLine = 4000

// build makes the window's parts and puts them in.
func (s *Shell) build() {
	p := &s.parts
	p.top, p.menu, p.status = newTopBar(s), newMenu(s), widgets.NewStatusLine()
	p.status.SetForward(s.key, s.shortcut)
	p.foot = newFlush(line(), nil, nil, newSheet(widgets.ColorShell, p.status, 0, 0))
	p.title = widgets.NewParagraph("", oneLine)
	p.title.TextSize, p.title.Bold = widgets.SizeTitle, true
	p.note = widgets.NewNote("", oneLine)
	p.verbs = container.NewHBox()
	p.subject = widgets.NewParagraph("", oneLine)
	p.subject.TextSize = widgets.SizeTitle
	p.head = padded(container.NewHBox(middle(p.title), middle(p.subject), middle(p.note), layout.NewSpacer(), p.verbs), 10, 16)
	p.room = container.NewStack()
	// A page that needs more room than a small screen has scrolls; without this the window would grow over its edge.
	p.view = container.NewScroll(p.room)
	p.inner = container.NewBorder(p.head, nil, nil, nil, p.view)
	p.banner = container.NewStack()
	p.banner.Hide()
	page := newFlush(p.banner, nil, nil, newSheet(theme.ColorNameBackground, p.inner, 0, 0))
	p.frame = newFlush(p.top.object, p.foot, p.menu.object, page)
	s.lock.curtain = widgets.NewCurtain(s.window.Canvas(), s.tips.Over(p.frame))
	s.window.SetContent(s.lock.curtain.Object())
	s.window.SetPadded(false)
}

// middle keeps an object's height and centres it in a taller line.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// show puts a page in the place of the one before.
func (p *shellParts) show(page fyne.CanvasObject) {
	p.room.Objects = []fyne.CanvasObject{page}
	p.room.Refresh()
	p.view.ScrollToTop()
	p.view.Refresh()
}

// setHead writes title, note and actions above the page.
func (p *shellParts) setHead(s *Shell, h Head) {
	p.title.SetText(h.Title)
	p.subject.SetText(h.Subject)
	p.note.SetText(h.Note)
	p.verbs.Objects = nil
	for i, a := range h.Actions {
		b := widgets.NewButton(a.Text, a.Do)
		if i == 0 {
			b.Emphasis = widgets.Primary
		}
		if b.Tip = a.Text; a.Key != "" {
			b.Tip = a.Text + "（" + a.Key + "）"
		}
		b.Tips = s.tips
		if a.Enters {
			s.enters(b)
		}
		if a.Off {
			b.Disable()
		}
		b.SetForward(s.key, s.shortcut)
		p.verbs.Add(b)
	}
	p.addVeil(s)
	p.head.Refresh()
	p.inner.Refresh()
	s.showTitle()
}

// addVeil puts the button before the actions that shows the values of the record one looks at.
func (p *shellParts) addVeil(s *Shell) {
	p.unveil = nil
	of, ok := s.concerned()
	if !ok || s.veil.up() {
		return
	}
	b := widgets.NewButton("", s.turnSubject)
	p.unveil = b
	s.nameVeil(of)
	b.Emphasis, b.Tips = widgets.Quiet, s.tips
	b.Tip = "显示这一户（人）的姓名、证件号码、电话和账号，会记下谁看过；再按隐去（F8）"
	b.SetForward(s.key, s.shortcut)
	p.verbs.Objects = append([]fyne.CanvasObject{b}, p.verbs.Objects...)
}

// showTitle names the page in the window's title, and nothing of it while the window is locked.
func (s *Shell) showTitle() {
	switch p := &s.parts; {
	case s.locked() && s.lock.view.behind:
		s.window.SetTitle("已锁定 - 驻村记")
	case s.locked():
		s.window.SetTitle("驻村记")
	default:
		s.window.SetTitle(strings.TrimSpace(p.title.Text+" "+p.subject.Text) + " - 驻村记")
	}
}

// nameVeil says what the button does for the record one looks at now.
func (s *Shell) nameVeil(of subject) {
	if s.parts.unveil == nil {
		return
	}
	text := "显示"
	if !s.veil.covers(of) {
		text = "隐去"
	}
	s.parts.unveil.SetText(text)
}

// bare shows only the page: the first start has no menu.
func (p *shellParts) bare(on bool) {
	for _, o := range []fyne.CanvasObject{p.top.object, p.menu.object, p.foot} {
		if on {
			o.Hide()
		} else {
			o.Show()
		}
	}
	p.frame.Refresh()
}
