package ui

import (
	"context"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Save stores something and tells everybody who is concerned: the status line says what was done and offers to
// undo it, the open page loads again what changed. done may be nil. An error is shown by failed, or as a
// dialog where failed is nil; what was typed stays.
func (s *Shell) Save(title string, store func(ctx context.Context) (cases.Change, error), done func(cases.Change), failed func(error)) {
	if err := s.barred(); err != nil {
		s.finish(Task{Failed: failed}, err)
		return
	}
	var change cases.Change
	s.Run(Task{
		Title: title,
		Fixed: true,
		Work: func(ctx context.Context, _ *Job) (err error) {
			change, err = store(ctx)
			return err
		},
		Done: func() {
			if done != nil {
				done(change)
			}
			s.Tell(change)
		},
		Failed: failed,
	})
}

// Tell hands a change to the open page and the status line.
func (s *Shell) Tell(c cases.Change) {
	if c.Act != 0 || c.Sentence != "" {
		s.changed(c)
	}
	if c.Concerns("village", "worker") {
		s.loadNames()
	}
	if s.page != nil {
		s.page.Reload(c)
	}
	s.count()
}

// Say puts a sentence into the status line.
func (s *Shell) Say(sentence string) {
	s.acted = ""
	s.parts.status.Say(sentence, widgets.CellNormal, nil)
}

// changed says what was done and offers to undo it.
func (s *Shell) changed(c cases.Change) {
	var undo func()
	if c.Act != 0 {
		undo = func() { s.undoAct(c.Act) }
	}
	s.acted, s.actedAt = c.Sentence, s.clock()
	s.parts.status.Say(s.actText(), widgets.CellNormal, undo)
}

// actText tells of the last act, the name in it as it may be shown now.
func (s *Shell) actText() string {
	return "已保存 " + s.actedAt + " " + s.sentence(subject{}, s.acted)
}

// drawStatus shows or hides the name in the status line.
func (s *Shell) drawStatus() {
	if s.acted != "" {
		s.parts.status.Reword(s.actText())
	}
}

// setBackup and setCounts fill the right half of the status line.
func (s *Shell) setBackup(text string) {
	s.parts.facts[0] = text
	s.parts.status.SetFacts(s.parts.facts[0], s.parts.facts[1])
}

func (s *Shell) setCounts(text string) {
	s.parts.facts[1] = text
	s.parts.status.SetFacts(s.parts.facts[0], s.parts.facts[1])
}

// Warn says an error in the status line and logs it: for loads, whose page is still of use.
func (s *Shell) Warn(err error) {
	if s.quiet(err) {
		return
	}
	s.acted = ""
	s.parts.status.Say("！"+cases.MessageOf(err), widgets.CellOverdue, nil)
}

// Fail shows an error in a dialog and logs it: for what a person asked for and did not get.
func (s *Shell) Fail(err error) {
	if s.quiet(err) {
		return
	}
	trouble := widgets.Trouble{}
	if cases.CodeOf(err) == cases.Internal {
		trouble.LogPath = s.about.LogPath
	}
	widgets.ShowError(s.window.Canvas(), err, trouble)
}

// quiet logs an error the program did not foresee, and reports whether nobody is to be told: the person
// canceled, or the page was left.
func (s *Shell) quiet(err error) bool {
	code := cases.CodeOf(err)
	if err == nil || code == cases.Canceled || s.ctx.Err() != nil {
		return true
	}
	if code == cases.Internal || code == cases.Damaged {
		s.program.Log(err)
	}
	return false
}

// Confirm asks before something that is hard to take back.
func (s *Shell) Confirm(q widgets.Question, yes func()) {
	widgets.Confirm(s.window.Canvas(), q, func(said bool) {
		if said {
			yes()
		}
	})
}

// undo takes the last change back, redo brings it again.
func (s *Shell) undo() { s.Save("正在撤销", s.stores.Shell.Undo, nil, s.Warn) }

func (s *Shell) redo() { s.Save("正在重做", s.stores.Shell.Redo, nil, s.Warn) }

// undoAct takes one act back, the one the status line names.
func (s *Shell) undoAct(act int64) {
	s.Save("正在撤销", func(ctx context.Context) (cases.Change, error) { return s.stores.Shell.UndoAct(ctx, act) }, nil, s.Warn)
}
