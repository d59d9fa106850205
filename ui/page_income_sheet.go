package ui

import (
	"slices"
	"strconv"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// incomeRow is one row of the sheet: a group with its sum, or an item.
type incomeRow struct {
	title string
	group bool // the sum of a group
}

// makeSheet makes the sheet once.
func (p *incomePage) makeSheet() {
	p.sheet = widgets.NewSheet()
	s := p.sheet
	s.Corner, s.HeadWidth = "收入项目", p.shell.wide(196)
	s.Rows = func() int { return len(p.rows) }
	s.Row = func(row int) widgets.SheetRow { return p.sheetRow(row) }
	s.Cell, s.OnCommit, s.OnPaste = p.cell, p.commit, p.paste
	s.OnCurrent = func(int, int) { p.showCurrent() }
	s.Copy, s.Tips = p.shell.Copy, p.shell.tips
	s.SetForward(p.shell.key, p.shell.shortcut)
}

// showSheet lays rows and columns out; anew when another kind of columns was chosen.
func (p *incomePage) showSheet(anew bool) {
	p.rows = p.rowsShown()
	p.cols = incomeColumnsOf(p.columns, p.view, p.data.file.Members)
	for i, c := range p.cols {
		if c.person != 0 {
			p.cols[i].title = p.shell.name(p.route.Of, c.title)
		}
	}
	p.sheet.Columns = nil
	for _, c := range p.cols {
		width := float32(104)
		if p.columns == columnsWhole {
			width = 140
		}
		if p.columns == columnsMonths && c.sum == typedColumn {
			width = 88
		}
		p.sheet.Columns = append(p.sheet.Columns, widgets.Column{Key: strconv.FormatInt(int64(c.person), 10) + c.title, Title: c.title, Width: p.shell.wide(width), Numeric: true})
	}
	switch {
	case p.back != nil:
		p.sheet.Refresh()
		p.sheet.SetCurrent(p.back.Row, p.back.Col)
		p.back = nil
	case anew:
		p.sheet.Reset()
		p.sheet.SetCurrent(1, 0)
	default:
		p.sheet.Refresh()
	}
	p.side.draw()
	p.showCurrent()
}

// rowsShown are the groups in the order of the formula, each with its items; an item that is no longer offered
// stands there while it has entries.
func (p *incomePage) rowsShown() []incomeRow {
	policy, used := p.shell.Policy(), make(map[string]bool)
	for _, list := range [][]cases.Income{p.data.entries, p.data.earlier} {
		for i := range list {
			used[list[i].Item] = true
		}
	}
	var rows []incomeRow
	placed := make(map[string]bool)
	for _, group := range cases.IncomeGroups() {
		rows = append(rows, incomeRow{group, true})
		offered := policy.Under(cases.ListIncomeItem, group, p.view.year)
		for _, v := range policy.List(cases.ListIncomeItem) {
			if v.Parent == group && (slices.Contains(offered, v.Value) || used[v.Value]) {
				rows = append(rows, incomeRow{v.Value, false})
				placed[v.Value] = true
			}
		}
		if used[group] && !placed[group] {
			rows = append(rows, incomeRow{group, false})
			placed[group] = true
		}
	}
	var others []string
	for item := range used {
		if !placed[item] {
			others = append(others, item)
		}
	}
	slices.Sort(others)
	for _, item := range others {
		rows = append(rows, incomeRow{item, false})
	}
	return rows
}

// sheetRow is a row's head: a group stands out, an item that does not count says so.
func (p *incomePage) sheetRow(row int) widgets.SheetRow {
	r := p.rows[row]
	if r.group {
		return widgets.SheetRow{Title: r.title, Sum: true}
	}
	title := "　" + r.title
	if !p.shell.Policy().Counts(r.title, p.view.year) {
		title += "（不计入）"
	}
	return widgets.SheetRow{Title: title}
}

// items of a row: one, or all of a group.
func (p *incomePage) itemsOf(row int) []string {
	if !p.rows[row].group {
		return []string{p.rows[row].title}
	}
	var items []string
	for _, r := range p.rows[row+1:] {
		if r.group {
			break
		}
		items = append(items, r.title)
	}
	return items
}

// sum adds up entries of the row's items in a column.
func (p *incomePage) sum(row int, of func(item string) cases.Opt[cases.Money]) cases.Opt[cases.Money] {
	var total cases.Opt[cases.Money]
	for _, item := range p.itemsOf(row) {
		if v := of(item); v.Valid {
			total = cases.Some(total.Value + v.Value)
		}
	}
	return total
}

// cell shows one cell.
func (p *incomePage) cell(row, col int) widgets.SheetCell {
	c := p.cols[col]
	if c.sum != typedColumn {
		return widgets.SheetCell{Text: p.workedText(row, c.sum), ReadOnly: true}
	}
	sum := p.sum(row, func(item string) cases.Opt[cases.Money] { cell := c.cell(item); return cell.Sum(p.data.entries) })
	out := widgets.SheetCell{Text: cases.TextOf(&sum), ReadOnly: p.rows[row].group}
	if p.rows[row].group {
		return out
	}
	cell := c.cell(p.rows[row].title)
	out.ReadOnly = len(cell.Entries(p.data.entries)) > 1
	if !sum.Valid {
		earlier := aYearBefore(cell)
		last := earlier.Sum(p.data.earlier)
		out.Ghost = cases.TextOf(&last)
	}
	return out
}

// workedText is a number that is worked out.
func (p *incomePage) workedText(row int, kind incomeSum) string {
	whole := incomeColumn{period: p.view.period(), everyone: true}
	now := p.sum(row, func(item string) cases.Opt[cases.Money] { c := whole.cell(item); return c.Sum(p.data.entries) })
	switch kind {
	case totalColumn:
		return cases.TextOf(&now)
	case restColumn:
		var shown cases.Money
		for _, c := range p.cols {
			if c.sum == typedColumn {
				v := p.sum(row, func(item string) cases.Opt[cases.Money] { cell := c.cell(item); return cell.Sum(p.data.entries) })
				shown += v.Value
			}
		}
		if rest := cases.Some(now.Value - shown); rest.Value != 0 {
			return cases.TextOf(&rest)
		}
		return ""
	}
	before := p.sum(row, func(item string) cases.Opt[cases.Money] {
		c := aYearBefore(whole.cell(item))
		return c.Sum(p.data.earlier)
	})
	return yearChangeText(before, now, kind)
}

// yearChangeText is the year before, or the change against it; nothing where neither year has the item.
func yearChangeText(before, now cases.Opt[cases.Money], kind incomeSum) string {
	if !before.Valid && !now.Valid {
		return ""
	}
	switch kind {
	case beforeColumn:
		return cases.TextOf(&before)
	case changeColumn:
		change := now.Value - before.Value
		return signed(change.Grouped(), change > 0)
	}
	if before.Value == 0 {
		return ""
	}
	change := now.Value - before.Value
	percent := change.Decimal().Shift(2).DivRound(before.Value.Decimal().Abs(), 2)
	return signed(percent.StringFixed(1)+"%", change > 0)
}

func signed(text string, up bool) string {
	if up {
		return "+" + text
	}
	return text
}

// showCurrent tells what is to be known of the selected cell and lists its entries.
func (p *incomePage) showCurrent() {
	if len(p.rows) == 0 || len(p.cols) == 0 {
		return
	}
	row, col := p.sheet.Current()
	row, col = min(row, len(p.rows)-1), min(col, len(p.cols)-1)
	text, ink := "Enter 下移，F2 修改，Delete 清空；可从 Excel 复制后按 Ctrl+V 粘贴。", widgets.ColorSecondary
	switch failure := p.sheet.Failure(); {
	case failure != "":
		text, ink = "！"+failure, widgets.ColorOverdue
	case p.rows[row].group, p.cols[col].sum != typedColumn:
		text = "这一格是算出来的，不用填。"
	case p.cell(row, col).ReadOnly:
		cell := p.cols[col].cell(p.rows[row].title)
		text = "这一格由 " + strconv.Itoa(len(cell.Entries(p.data.entries))) + " 笔明细合计而来，请在下面的明细里修改。"
	}
	p.said.Ink = ink
	p.said.SetText(text)
	p.entries.show(row, col)
}
