package ui

import (
	"context"
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// importDecisions are what a person decides about the whole list: new or known people only, blank cells, and
// fields that stay as they are.
type importDecisions struct {
	page  *importPage
	which *menuButton
	leave *menuButton
	erase *widgets.Check
	box   *fyne.Container
	seen  map[string]string // fields that some line changes: path -> title
}

func newImportDecisions(p *importPage) *importDecisions {
	d := &importDecisions{page: p, seen: map[string]string{}}
	d.which, d.leave = newMenuButton(p.shell, "导入", d.whiches), newMenuButton(p.shell, "不改的栏目", d.fields)
	d.erase = widgets.NewCheck("空单元格清除原有内容", func(on bool) {
		p.options.Erase = on
		p.judgeAgain()
	})
	d.box = container.NewHBox(d.which.Object(), padded(d.leave.Object(), 0, 8), middle(d.erase))
	return d
}

// Object is the line of choices.
func (d *importDecisions) Object() fyne.CanvasObject { return d.box }

// The choices of which people are taken.
const (
	takeBoth = "新增和变更"
	takeNew  = "只新增"
	takeOld  = "只更新已有的"
)

// draw shows what is chosen.
func (d *importDecisions) draw() {
	o := &d.page.options
	which := takeBoth
	switch {
	case o.OnlyNew:
		which = takeNew
	case o.OnlyOld:
		which = takeOld
	}
	d.which.Say(which)
	left := "无"
	if n := len(o.Leave); n > 0 {
		left = grouped(int64(n)) + " 个"
	}
	d.leave.Say(left)
	d.erase.SetChecked(o.Erase)
	for i := range d.page.outcome.Items {
		for _, c := range d.page.outcome.Items[i].Changes {
			d.seen[c.Path] = c.Title
		}
	}
	d.leave.ShowIf(len(d.seen) > 0)
	d.box.Refresh()
}

func (d *importDecisions) whiches() (items []*fyne.MenuItem) {
	o := &d.page.options
	for _, c := range []struct {
		text     string
		new, old bool
	}{{takeBoth, false, false}, {takeNew, true, false}, {takeOld, false, true}} {
		items = append(items, menuChoice(c.text, o.OnlyNew == c.new && o.OnlyOld == c.old, func() {
			o.OnlyNew, o.OnlyOld = c.new, c.old
			d.draw()
			d.page.judgeAgain()
		}))
	}
	return items
}

// fields are those some line changes; a marked one stays as it is.
func (d *importDecisions) fields() (items []*fyne.MenuItem) {
	o := &d.page.options
	for _, path := range slices.Sorted(maps.Keys(d.seen)) {
		items = append(items, menuChoice(d.seen[path], o.Leave[path], func() {
			toggle(&o.Leave, path)
			d.draw()
			d.page.judgeAgain()
		}))
	}
	return items
}

// toggle adds a key to a set or takes it out.
func toggle[K comparable](set *map[K]bool, key K) {
	if *set == nil {
		*set = map[K]bool{}
	}
	if (*set)[key] {
		delete(*set, key)
	} else {
		(*set)[key] = true
	}
}

func cloneOf[K comparable](set map[K]bool) map[K]bool { return maps.Clone(set) }

// typed decides by the keys of check items: 1 takes a doubtful line, 0 leaves lines out.
func (l *importLines) typed(r rune) {
	switch r {
	case '1', '１':
		l.take(true)
	case '0', '０':
		l.take(false)
	}
}

// take decides about the selected lines, or the current one: to take doubtful ones, or to leave lines out. The
// same decision again takes it back.
func (l *importLines) take(accept bool) {
	o := &l.page.options
	rows := l.grid.Selected()
	if len(rows) == 0 && l.grid.Current() >= 0 {
		rows = []int{l.grid.Current()}
	}
	decided := 0
	for _, row := range rows {
		if row >= len(l.shown) {
			continue
		}
		item := l.item(row)
		n := l.number(item)
		switch {
		case !accept:
			toggle(&o.Skip, n)
			delete(o.Accept, n)
		case item.Acceptable() || o.Accept[n]:
			toggle(&o.Accept, n)
			delete(o.Skip, n)
		default:
			continue
		}
		decided++
	}
	if decided == 0 && l.stuck() {
		l.page.shell.Say("！这一行不能直接采用，请按原因处理；不知道是谁的，点“这是谁…”指明。")
		return
	}
	if decided == 0 {
		l.page.shell.Say("！只有存疑的行可以采用；有误的行请在表里改正后再导入。")
		return
	}
	l.grid.Refresh()
	l.chosen()
	l.page.judgeSoon()
}

// judgeDelay is how long after a decision about a line all are judged again: several follow one another.
const judgeDelay = 400 * time.Millisecond

// judgeSoon judges again once the person has stopped deciding.
func (p *importPage) judgeSoon() {
	p.stopWaiting()
	p.waiting = p.shell.threads.After(judgeDelay, func() {
		p.waiting = nil
		if !p.gone() && p.at == stepJudge {
			p.judgeAgain()
		}
	})
}

func (p *importPage) stopWaiting() {
	if p.waiting != nil {
		p.waiting()
		p.waiting = nil
	}
}

// judge says for the first time what the import would do; the sheet is read then.
func (p *importPage) judge() {
	list, job := p.list, p.job()
	if job.Options.Village.Name == "" && !intake.NamesVillage(job.Columns) {
		p.show(stepFile)
		p.shell.Say("！表里没有行政村一列，请在这一步选好（填好）是哪个村的。")
		return
	}
	if job.Options.Month == 0 && p.needsMonth() {
		p.show(stepFile)
		p.shell.Say("！表里没有月份一列，请在这一步选好是哪个月的。")
		return
	}
	var out ImportOutcome
	p.shell.Run(Task{
		Title: "正在核对每一行",
		Work: func(ctx context.Context, told *Job) (err error) {
			out, err = list.Judge(ctx, job, told.Set)
			return err
		},
		Done: func() {
			if p.gone() || p.list != list {
				return
			}
			p.outcome = out
			p.lines.only = ""
			p.show(stepJudge)
		},
		Failed: p.stopped,
	})
}

// judgeAgain judges after a decision; what is shown stays until the answer is there.
func (p *importPage) judgeAgain() {
	p.stopWaiting()
	list, job := p.list, p.job()
	read := func(ctx context.Context) (ImportOutcome, error) {
		return list.Judge(ctx, job, func(string, float64) {})
	}
	load(&p.base, &p.judging, read, func(out ImportOutcome) {
		if p.list != list || p.at != stepJudge {
			return
		}
		p.outcome = out
		p.lines.draw()
		p.forward(p.room)
		p.shell.HeadChanged()
	})
}
