package ui

import (
	"context"
	"time"

	"zhucunji/cases"
)

// backupEvery is how often the window asks whether a backup is due; the store knows whether an hour with changes
// has passed.
const backupEvery = 10 * time.Minute

// automatic is the backup that is made beside the work.
type automatic struct {
	armed bool
	stop  context.CancelFunc // of the one under way; nil for none
}

// backUpByTheClock makes backups as long as the window is open.
func (s *Shell) backUpByTheClock() {
	if s.automatic.armed {
		return
	}
	s.automatic.armed = true
	s.threads.After(backupEvery, func() {
		s.automatic.armed = false
		s.backUpIfDue()
		s.backUpByTheClock()
	})
}

// backUpIfDue makes a backup beside the work; none while a backup is looked at.
func (s *Shell) backUpIfDue() {
	if s.inside != nil || s.stores.Backups == nil || s.automatic.stop != nil || s.ctx.Err() != nil {
		return
	}
	store := s.stores.Backups
	ctx, stop := context.WithCancel(s.ctx)
	s.automatic.stop = stop
	s.threads.Go(func() {
		var made bool
		err := guarded(func() (err error) {
			made, err = store.BackUpIfDue(ctx)
			return err
		})
		s.threads.Post(func() {
			stop()
			s.automatic.stop = nil
			switch {
			case err != nil:
				s.Warn(err)
			case made:
				s.showBackup()
			}
			s.wake()
		})
	})
}

// backupFacts is what the status line tells of the backups.
type backupFacts struct {
	newest time.Time // zero: none
	second cases.SecondPlace
	due    bool // the second place waits
}

// showBackup tells in the status line when the last backup was made, and whether the second place waits for one.
func (s *Shell) showBackup() {
	if s.stores.Backups == nil {
		return
	}
	load(&s.self, &s.backing, s.readBackupFacts, func(f backupFacts) { s.setBackup(f.text(s.threads.Now())) })
}

func (s *Shell) readBackupFacts(ctx context.Context) (f backupFacts, err error) {
	list, err := s.stores.Backups.Backups(ctx)
	if err != nil {
		return f, err
	}
	for i := range list {
		if list[i].At.After(f.newest) && !list[i].Second && list[i].Good() {
			f.newest = list[i].At
		}
	}
	f.second, f.due, err = s.stores.Backups.SecondPlace(ctx)
	return f, err
}

// text says the day and time of the newest backup.
func (f *backupFacts) text(now time.Time) string {
	text := "备份：还没有"
	if !f.newest.IsZero() {
		text = "备份：" + whenText(f.newest, now)
	}
	if f.due {
		text += "，" + secondDueText(f.second, now)
	}
	return text
}

// secondDueText says how old the copy at the second place is.
func secondDueText(place cases.SecondPlace, now time.Time) string {
	if place.At.IsZero() {
		return "还没有备份到 U 盘"
	}
	return "U 盘上的是 " + agoText(place.At, now) + "的"
}
