package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// incomeTab shows a household's ledger years as a chart, and the change of the last one by item.
type incomeTab struct {
	page   *householdPage
	chart  *widgets.Chart
	title  *widgets.Paragraph
	grid   *widgets.Grid
	lines  []incomeLine
	object fyne.CanvasObject
}

// incomeLine is one line of the comparison.
type incomeLine struct {
	cases.Difference
	group bool
	item  bool
}

func newIncomeTab(p *householdPage) *incomeTab { return &incomeTab{page: p} }

// Object is the chart beside the comparison.
func (t *incomeTab) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	t.chart = widgets.NewChart("人均纯收入（元）")
	t.chart.LevelName = "当年监测线"
	t.chart.Empty = "还没有收入记录。"
	t.title = widgets.NewParagraph("", oneLine)
	t.grid = t.page.shell.newGrid(0,
		widgets.Column{Key: "name", Title: "项目", Width: 210, Fixed: true},
		widgets.Column{Key: "before", Title: "上年", Width: 120, Numeric: true, Fixed: true},
		widgets.Column{Key: "after", Title: "本年", Width: 120, Numeric: true, Fixed: true},
		widgets.Column{Key: "change", Title: "增减", Width: 120, Numeric: true, Fixed: true},
		widgets.Column{Key: "percent", Title: "增减 %", Width: 84, Numeric: true, Fixed: true})
	t.grid.Multi = false
	t.grid.Rows = func() int { return len(t.lines) }
	t.grid.Cell, t.grid.State = t.cell, t.state
	t.grid.Empty = "这两年都没有收入记录。点“打开收入表”填写。"
	t.grid.OnOpen = func(int) { t.openSheet() }
	open := widgets.NewButton("打开收入表", t.openSheet)
	size := fyne.NewSize(430, 260)
	if t.page.shell.narrow() {
		size = fyne.NewSize(250, 170)
	}
	left := container.NewVBox(newSized(t.chart, size), container.NewHBox(open))
	t.object = padded(container.NewBorder(nil, nil, left, nil, padded(container.NewBorder(t.title, nil, nil, nil, gapAbove(t.grid, 4)), 0, 12)), 8, 12)
	return t.object
}

func (t *incomeTab) openSheet() {
	t.page.shell.Go(Route{Place: PlaceIncome, Of: t.page.route.ID})
}

// Edit is F2: the entries stand in the sheet.
func (t *incomeTab) Edit() { t.openSheet() }

// Load draws the years.
func (t *incomeTab) Load() {
	years := t.page.facts.years
	var bars []widgets.ChartBar
	for i := range years {
		if len(bars) > 0 || len(years[i].Items) > 0 { // years before the first record say nothing
			bars = append(bars, t.bar(&years[i]))
		}
	}
	t.chart.Set(bars)
	t.lines = t.compare(years)
	t.grid.Refresh()
	if t.grid.Current() < 0 && len(t.lines) > 0 {
		t.grid.SetCurrent(0)
	}
}

func (t *incomeTab) bar(a *cases.Account) widgets.ChartBar {
	bar := widgets.ChartBar{Label: strconv.Itoa(a.Year)}
	if a.PerHead.Valid && len(a.Items) > 0 {
		bar.Value, bar.Text = yuanOf(a.PerHead.Value), a.PerHead.Value.Grouped()
		if under, known := a.UnderLine(t.page.shell.Policy()); known && under {
			bar.State = widgets.CellOverdue
		}
	}
	setLine(&bar, t.page.shell.Policy().LineOf(a.Year))
	return bar
}

// setLine measures a year's bar by the 监测线 of that year, where there is one.
func setLine(bar *widgets.ChartBar, line cases.Opt[cases.Money]) {
	if line.Valid {
		bar.Level, bar.LevelText = yuanOf(line.Value), strings.TrimSuffix(line.Value.Grouped(), ".00")
	}
}

func yuanOf(m cases.Money) float64 { return m.Decimal().InexactFloat64() }

// compare lists the last year beside the one before: totals first, then every group with its items.
func (t *incomeTab) compare(years []cases.Account) []incomeLine {
	n := len(years)
	if n < 2 || len(years[n-1].Items)+len(years[n-2].Items) == 0 {
		t.title.SetText("")
		return nil
	}
	before, after := &years[n-2], &years[n-1]
	t.title.SetText(strconv.Itoa(after.Year) + " 年度与上年比较（元），收入核算人口 " + people(before) + " → " + people(after))
	c := cases.Compare(before, after)
	lines := []incomeLine{{c.PerHead, true, false}, {c.Net, true, false}, {c.Total, true, false}}
	for _, g := range c.Groups {
		if g.Before.Value == 0 && g.After.Value == 0 {
			continue
		}
		lines = append(lines, incomeLine{g, true, false})
		for _, item := range c.Items {
			if t.page.shell.Policy().GroupOf(item.Name) == g.Name {
				lines = append(lines, incomeLine{item, false, true})
			}
		}
	}
	return lines
}

func people(a *cases.Account) string {
	if !a.People.Valid {
		return "未知"
	}
	return strconv.FormatInt(a.People.Value, 10)
}

func (t *incomeTab) cell(row, col int) string {
	l := &t.lines[row]
	switch col {
	case 0:
		if l.item {
			return "　" + l.Name
		}
		return l.Name
	case 1:
		return yuanText(l.Before)
	case 2:
		return yuanText(l.After)
	case 3:
		if l.Change.Valid && l.Change.Value > 0 {
			return "+" + l.Change.Value.Grouped()
		}
		return yuanText(l.Change)
	}
	if !l.Percent.Valid {
		return ""
	}
	text := l.Percent.Value.StringFixed(2)
	if l.Percent.Value.IsPositive() {
		text = "+" + text
	}
	return text
}

func (t *incomeTab) state(row, col int) widgets.CellState {
	l := &t.lines[row]
	if col >= 3 && l.Change.Valid && l.Change.Value < 0 && t.page.shell.Policy().GroupOf(l.Name) != cases.GroupCosts && l.Name != cases.GroupCosts {
		return widgets.CellOverdue
	}
	if l.item {
		return widgets.CellSecondary
	}
	return widgets.CellNormal
}

func yuanText(m cases.Opt[cases.Money]) string {
	if !m.Valid {
		return ""
	}
	return m.Value.Grouped()
}

// First is the comparison.
func (t *incomeTab) First() fyne.Focusable { return t.grid }
