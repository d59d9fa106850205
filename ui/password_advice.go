package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

const (
	adviceDays    = 30                // for how long the advice is put off
	adviceSetting = "password_advice" // the day until which it is
)

// unprotected reports whether the data could have a password and have none.
func (s *Shell) unprotected() bool {
	return s.stores.Access != nil && s.inside == nil && !s.session().Guarded
}

// readAdvice tells whether the first page advises a password today.
func (s *Shell) readAdvice(ctx context.Context) (bool, error) {
	if !s.unprotected() {
		return false, nil
	}
	var until cases.Day
	_, err := s.stores.Shell.Setting(ctx, adviceSetting, &until)
	return until <= s.Today(), err
}

// goToPassword leads to where the first password is set.
func (s *Shell) goToPassword() { s.Go(Route{Place: PlaceSettings, Tab: accessTab}) }

// adviceLine advises a password, today or in a month.
func (s *Shell) adviceLine() fyne.CanvasObject {
	said := widgets.NewParagraph("这份数据还没有密码，谁打开这台电脑都能看到村民的证件号码、病情和账号。建议设一个。", 620)
	later := widgets.NewButton("以后再说", func() {
		s.keepSetting(adviceSetting, s.Today().AddDays(adviceDays))
		s.afterWrites(func() { s.page.Reload(cases.Change{}) })
	})
	later.Emphasis = widgets.Quiet
	return container.NewHBox(middle(said), layout.NewSpacer(), later, widgets.NewButton("去设密码", s.goToPassword))
}
