package ui

import (
	"context"
	"maps"

	"zhucunji/cases"
)

// job is the import as it is settled now.
func (p *importPage) job() ImportJob {
	job := ImportJob{Sheet: p.sheet, Options: p.options}
	job.Options.Reading = cases.Reading{Today: p.shell.Today(), Policy: p.shell.Policy()}
	job.Options.Accept, job.Options.Skip, job.Options.Leave = cloneOf(p.options.Accept), cloneOf(p.options.Skip), cloneOf(p.options.Leave)
	job.Options.Who = maps.Clone(p.options.Who)
	for i := range p.all[p.sheet].Columns {
		job.Columns = append(job.Columns, p.all[p.sheet].Columns[i].Column)
	}
	return job
}

// run does the import.
func (p *importPage) run() {
	if p.taken() == 0 {
		p.shell.Say("！没有可以导入的行。")
		return
	}
	p.stopWaiting()
	job, list := p.job(), p.list
	var out ImportOutcome
	p.shell.Run(Task{
		Title: "正在导入",
		Work: func(ctx context.Context, told *Job) (err error) {
			out, err = list.Run(ctx, job, told.Set)
			return err
		},
		Done: func() {
			p.outcome, p.done = out, true
			p.shell.Tell(p.outcome.Change)
			p.shell.showBackup()
			if !p.gone() {
				p.show(stepDone)
			}
		},
		Failed: p.stopped,
	})
}

// stopped says why nothing was imported; the step one is at stays as it is.
func (p *importPage) stopped(err error) {
	if cases.CodeOf(err) == cases.Canceled {
		p.shell.Say("已取消，什么都没有写入。")
		p.shell.showBackup() // the one before it stays
		return
	}
	p.shell.Fail(err)
}
