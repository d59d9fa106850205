package ui

import (
	"fmt"
	"time"

	"zhucunji/ui/widgets"
)

// shut reports whether nobody may try now.
func (v *loginView) shut() bool { return v.shell.threads.Now().Before(v.until) }

// wait counts down until a password may be tried again.
func (v *loginView) wait(left time.Duration) {
	if left <= 0 || v.ended {
		return
	}
	v.until = v.shell.threads.Now().Add(left)
	v.password.Disable()
	v.enter.Disable()
	v.count()
}

func (v *loginView) count() {
	if v.ended {
		return
	}
	left := v.until.Sub(v.shell.threads.Now())
	if left > 0 {
		v.say("密码连续输错次数太多，为安全起见请等 "+clockText(left)+" 再试。忘了密码可以用恢复码。", widgets.ColorOverdue)
		v.shell.threads.After(time.Second, v.count)
		return
	}
	v.say("现在可以再试。", widgets.ColorSecondary)
	v.password.Enable()
	v.enter.Enable()
	v.focus(v.password)
}

// clockText writes a wait as 9:58.
func clockText(d time.Duration) string {
	seconds := int((d + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
