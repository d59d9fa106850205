package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// laterDays is for how many days the reminder of the second place is put off.
const laterDays = 7

// reminderSetting is the day until which it is put off.
const reminderSetting = "second_place_reminder"

// secondReminder is what the first page says of the second place; due is false where it says nothing.
type secondReminder struct {
	place cases.SecondPlace
	due   bool
}

// readReminder tells whether the second place is to be spoken of today.
func (s *Shell) readReminder(ctx context.Context) (r secondReminder, err error) {
	if s.stores.Backups == nil || s.inside != nil {
		return r, nil
	}
	if r.place, r.due, err = s.stores.Backups.SecondPlace(ctx); err != nil || !r.due {
		return r, err
	}
	var until cases.Day
	_, err = s.stores.Shell.Setting(ctx, reminderSetting, &until)
	r.due = until <= s.Today()
	return r, err
}

// reminderLine asks for a copy to the second place, today or in a week.
func (s *Shell) reminderLine(r secondReminder) fyne.CanvasObject {
	said := widgets.NewParagraph("备份只在这台电脑上，"+secondDueText(r.place, s.threads.Now())+"。电脑坏了、丢了，只有 U 盘上的还在。", 620)
	later := widgets.NewButton("过一周再提醒", func() {
		s.keepSetting(reminderSetting, s.Today().AddDays(laterDays))
		s.afterWrites(func() { s.page.Reload(cases.Change{}) })
	})
	later.Emphasis = widgets.Quiet
	open := widgets.NewButton("备份到 U 盘…", func() { s.Go(Route{Place: PlaceSettings, Tab: backupsTab}) })
	return container.NewHBox(middle(said), layout.NewSpacer(), later, open)
}
