package ui

import (
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// importLines is the third step: what becomes of every line, and what the person decides about it.
type importLines struct {
	page    *importPage
	only    intake.State // the lines shown; "" all of them
	shown   []int        // places in the outcome's items
	line    int          // the current one, as a place in the table
	grid    *widgets.Grid
	counts  *fyne.Container
	tabs    *tabBar
	whole   *widgets.Paragraph // the current line
	said    *widgets.Paragraph
	accept  *widgets.Button
	skip    *widgets.Button
	who     *widgets.Button
	held    *widgets.Button
	decide  *importDecisions
	written *writtenBar
}

// importVerbs is the room of the buttons beside the current line.
const importVerbs = 290

func newImportLines(p *importPage) *importLines {
	l := &importLines{page: p, counts: container.NewVBox()}
	changes, reasons := float32(390), float32(440)
	if p.shell.narrow() {
		changes, reasons = 230, 300
	}
	l.grid = p.shell.newGrid(0,
		widgets.Column{Key: "row", Title: "行", Width: 52, Numeric: true, Fixed: true},
		widgets.Column{Key: "state", Title: "结果", Width: 96, Fixed: true},
		widgets.Column{Key: "name", Title: "姓名", Width: 76, Fixed: true},
		widgets.Column{Key: "household", Title: "户主", Width: 76, Fixed: true},
		widgets.Column{Key: "changes", Title: "变化（原来 → 表里）", Width: changes, Fixed: true},
		widgets.Column{Key: "reasons", Title: "原因", Width: reasons, Fixed: true})
	l.grid.Rows = func() int { return len(l.shown) }
	l.grid.Cell = func(row, col int) string { return l.cell(l.item(row), col) }
	l.grid.State = func(row, col int) widgets.CellState { return lineState(l.item(row), col) }
	l.grid.OnSelect = l.chosen
	p.onVeil(func() {
		l.grid.Refresh()
		l.chosen()
	})
	l.grid.OnOpen = func(int) { l.open() }
	l.grid.OnTypeAhead = l.typed
	l.grid.Empty = "这一类没有行。"
	l.whole, l.said = widgets.NewParagraph("", p.width()-importVerbs), widgets.NewParagraph("", p.width())
	l.accept, l.skip = widgets.NewButton("采用（1）", func() { l.take(true) }), widgets.NewButton("不导入（0）", func() { l.take(false) })
	l.accept.Tip, l.skip.Tip = "存疑的行核对无误，照样导入（1）", "这一行不导入；再按一次恢复（0）"
	l.accept.Tips, l.skip.Tips = p.shell.tips, p.shell.tips
	l.who = widgets.NewButton("这是谁…", l.askWho)
	l.who.Tip, l.who.Tips = "指明这一行说的是库中哪一个人", p.shell.tips
	l.held = widgets.NewButton("把没导入的行存成表…", p.saveHeld)
	l.decide = newImportDecisions(p)
	l.written = newWrittenBar(&p.base)
	return l
}

// show shows the outcome.
func (l *importLines) show() fyne.CanvasObject {
	l.written.clear()
	l.draw()
	if l.grid.Current() < 0 && len(l.shown) > 0 {
		l.grid.SetCurrent(0)
	}
	verbs := container.NewHBox(layout.NewSpacer(), l.accept, l.skip, l.who)
	foot := container.NewBorder(line(), nil, nil, container.NewVBox(verbs), newSized(l.whole, fyne.NewSize(0, 44)))
	top := container.NewVBox(container.NewBorder(nil, nil, l.counts, l.held), l.decide.Object(), l.said, l.written.Object())
	return container.NewBorder(top, gapAbove(foot, 2), nil, nil, gapAbove(l.grid, 4))
}

// item is the item of a row of the grid.
func (l *importLines) item(row int) *intake.Item { return &l.page.outcome.Items[l.shown[row]] }

// draw shows a new outcome.
func (l *importLines) draw() {
	l.drawCounts()
	l.decide.draw()
	l.list()
	l.tell()
}

// list shows the lines of the chosen state; the current one stays.
func (l *importLines) list() {
	current := -1
	if row := l.grid.Current(); row >= 0 && row < len(l.shown) {
		current = l.line
	}
	l.shown = l.shown[:0]
	for i := range l.page.outcome.Items {
		if item := &l.page.outcome.Items[i]; l.only == "" || item.State == l.only {
			l.shown = append(l.shown, i)
		}
	}
	l.grid.ClearSelection()
	l.grid.Refresh()
	for row := range l.shown {
		if l.item(row).Line == current && row != l.grid.Current() {
			l.grid.SetCurrent(row)
		}
	}
	l.chosen()
}

// drawCounts shows how many lines are in each state; each count shows only its lines.
func (l *importLines) drawCounts() {
	p := l.page
	total := 0
	states := append([]intake.State{""}, intake.States()...)
	for _, n := range p.outcome.Counts {
		total += n
	}
	var titles []string
	var kept []intake.State
	at := 0
	for _, s := range states {
		n := p.outcome.Counts[s]
		title := s.Title()
		if s == "" {
			n, title = total, "全部"
		}
		if s == intake.Skipped && n == 0 {
			continue
		}
		if s == l.only {
			at = len(kept)
		}
		titles, kept = append(titles, title+" "+grouped(int64(n))), append(kept, s)
	}
	l.tabs = newTabBar(p.shell, "只看这些行", titles, func(at int) {
		l.only = kept[at]
		l.tabs.Mark(at)
		l.list()
		p.shell.window.Canvas().Focus(l.grid)
	})
	l.tabs.Mark(at)
	l.counts.Objects = []fyne.CanvasObject{l.tabs.Object()}
	l.counts.Refresh()
}

// tell says what else a person should know.
func (l *importLines) tell() {
	p := l.page
	notes := append([]string(nil), p.outcome.Hints...)
	if n := len(p.outcome.Left); n > 0 {
		notes = append(notes, "另有 "+grouped(int64(n))+" 行是合计、签字等，不算数据。")
	}
	if n := p.outcome.Counts[intake.Added] + p.outcome.Counts[intake.Unchanged]; n > 0 && l.listed() < n {
		notes = append(notes, "新增和一致的行很多，下面只列出一部分。")
	}
	l.said.Ink = widgets.ColorSoon
	l.said.SetText(strings.Join(notes, ""))
	showIf(l.said, len(notes) > 0)
	showIf(l.held, p.heldBack() > 0)
}

// listed counts the lines listed that are new or say nothing new.
func (l *importLines) listed() (n int) {
	for i := range l.page.outcome.Items {
		if s := l.page.outcome.Items[i].State; s == intake.Added || s == intake.Unchanged {
			n++
		}
	}
	return n
}

func (l *importLines) cell(item *intake.Item, col int) string {
	switch col {
	case 0:
		return strconv.Itoa(l.number(item))
	case 1:
		return l.stateText(item)
	case 2:
		return l.name(item, item.Name)
	case 3:
		return l.name(item, item.Household)
	case 4:
		return strings.Join(l.changeTexts(item), "；")
	}
	return strings.Join(l.reasons(item), " ")
}

// number is the row of a line as Excel numbers it.
func (l *importLines) number(item *intake.Item) int {
	return l.page.outcome.Table.Lines[item.Line].Number
}

// stateText is the state, with a decision that was taken since.
func (l *importLines) stateText(item *intake.Item) string {
	o, n := &l.page.options, l.number(item)
	switch {
	case o.Skip[n] && item.State != intake.Skipped:
		return item.State.Title() + "→不导入"
	case o.Accept[n] && item.State == intake.Unsure:
		return item.State.Title() + "→采用"
	case o.Accept[n] && item.State != intake.Skipped:
		return item.State.Title() + "（采用）"
	case o.Who[n] != 0:
		return item.State.Title() + "（已指明）"
	}
	return item.State.Title()
}

func lineState(item *intake.Item, col int) widgets.CellState {
	if col != 1 && col != 5 {
		return widgets.CellNormal
	}
	switch item.State {
	case intake.Refused:
		return widgets.CellOverdue
	case intake.Unsure:
		return widgets.CellSoon
	case intake.Changed:
		if col == 1 {
			return widgets.CellInfo
		}
	case intake.Unchanged, intake.Skipped:
		return widgets.CellSecondary
	}
	return widgets.CellNormal
}

// changeTexts are the fields the line changes: 手机号 138****1234 → 139****1234.
func (l *importLines) changeTexts(item *intake.Item) (texts []string) {
	for i := range item.Changes {
		c := &item.Changes[i]
		before, after := l.valueText(item, c, c.Before), l.valueText(item, c, c.After)
		if before == "" {
			before = "空"
		}
		if after == "" {
			after = "空"
		}
		texts = append(texts, c.Title+" "+before+" → "+after)
	}
	return texts
}

// of is a line as the veil knows it: no record yet, named by its row in the sheet.
func (l *importLines) of(item *intake.Item) subject { return subject{listLine, int64(l.number(item))} }

// current is the current line, whose values F8 shows.
func (l *importLines) current() subject {
	if row := l.grid.Current(); l.page.at == stepJudge && row >= 0 && row < len(l.shown) {
		return l.of(l.item(row))
	}
	return subject{}
}

// name is a name of a line, as it may be shown now.
func (l *importLines) name(item *intake.Item, name string) string {
	if l.page.shell.veil.covers(l.of(item)) {
		return hideName(name)
	}
	return name
}

// valueText is a value of a line, as it may be shown now.
func (l *importLines) valueText(item *intake.Item, c *intake.Change, text string) string {
	if f, ok := cases.ReportField(c.Path); ok && l.page.shell.veil.covers(l.of(item)) {
		return f.Veil(text)
	}
	return text
}

// hideIn hides the line's names and what looks like a number of a person in a reason.
func (l *importLines) hideIn(item *intake.Item, reason string) string {
	if !l.page.shell.veil.covers(l.of(item)) {
		return reason
	}
	for _, name := range []string{item.Name, item.Household} {
		if len([]rune(name)) > 1 { // one character may stand in any word
			reason = strings.ReplaceAll(reason, name, hideName(name))
		}
	}
	return knownPerson.ReplaceAllStringFunc(cases.VeilNumbers(reason), func(told string) string {
		name := knownPerson.FindStringSubmatch(told)[1]
		return "库中的“" + hideName(name) + "”"
	})
}

// knownPerson is how a reason names somebody who is in the file already.
var knownPerson = regexp.MustCompile(`库中的“([^”]+)”`)

// reasons are what is to be said of the line, each with its column.
func (l *importLines) reasons(item *intake.Item) (texts []string) {
	for i := range item.Problems {
		p := &item.Problems[i]
		text := l.hideIn(item, p.Reason)
		if p.Column >= 0 {
			text = lastTitle(l.page.outcome.Table.Columns[p.Column].Title) + "：" + text
		}
		texts = append(texts, text)
	}
	return texts
}

// chosen shows the current line whole and says what can be decided about it.
func (l *importLines) chosen() {
	l.page.veilMoved()
	row := l.grid.Current()
	if row < 0 || row >= len(l.shown) {
		l.whole.SetText("")
		l.accept.Disable()
		l.skip.Disable()
		l.who.Disable()
		return
	}
	item := l.item(row)
	l.line = item.Line
	l.whole.SetText(l.story(item))
	l.skip.Enable()
	l.accept.Disable()
	l.who.Disable()
	if item.State == intake.Unsure || l.page.options.Who[l.number(item)] != 0 {
		l.who.Enable()
	}
	if item.Acceptable() || l.page.options.Accept[l.number(item)] {
		l.accept.Enable()
	}
}

// story is a line as a sentence.
func (l *importLines) story(item *intake.Item) string {
	text := "第 " + strconv.Itoa(l.number(item)) + " 行 " + l.name(item, item.Name) + "：" + l.stateText(item) + "。"
	if changes := l.changeTexts(item); len(changes) > 0 {
		text += strings.Join(changes, "；") + "。"
	}
	return text + strings.Join(l.reasons(item), " ")
}

// open shows the current line in a window of its own, to be read and decided.
func (l *importLines) open() {
	row := l.grid.Current()
	if row < 0 || row >= len(l.shown) {
		return
	}
	item := l.item(row)
	texts := append(l.changeTexts(item), l.reasons(item)...)
	if len(texts) == 0 {
		texts = []string{"没有变化。"}
		if item.State == intake.Added {
			texts = []string{"库中没有，导入后新增。"}
		}
	}
	var d *widgets.Dialog
	deciding := func(accept bool) func() {
		return func() {
			d.Hide()
			l.take(accept)
		}
	}
	skip, ok := widgets.NewButton("不导入这一行", deciding(false)), widgets.NewPrimary("知道了", func() { d.Hide() })
	if l.page.options.Skip[l.number(item)] {
		skip.SetText("恢复这一行")
	}
	buttons := []*widgets.Button{skip, ok}
	switch {
	case item.State == intake.Unsure && !item.Acceptable():
		buttons = []*widgets.Button{skip, widgets.NewButton("这是谁…", func() {
			d.Hide()
			l.askWho()
		}), ok}
	case item.State == intake.Unsure && !l.page.options.Accept[l.number(item)]:
		buttons = []*widgets.Button{skip, widgets.NewButton("核对无误，采用这一行", deciding(true)), ok}
	}
	title := "第 " + strconv.Itoa(l.number(item)) + " 行 " + l.name(item, item.Name) + "：" + l.stateText(item)
	d = widgets.NewDialog(l.page.shell.window.Canvas(), title, widgets.NewParagraph(strings.Join(texts, "\n"), dialogNote), buttons...)
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, ok
	d.Show()
}
