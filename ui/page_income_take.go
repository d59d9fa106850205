package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// commit stores what was typed into a cell.
func (p *incomePage) commit(row, col int, text string) error {
	cell := p.cols[col].cell(p.rows[row].title)
	amount, err := p.amount(text)
	if err != nil {
		return err
	}
	cell.Amount = amount
	if err := p.write(&cell); err != nil {
		return err
	}
	p.storeCells([]cases.IncomeCell{cell})
	return nil
}

// amount reads an amount as it is typed.
func (p *incomePage) amount(text string) (cases.Opt[cases.Money], error) {
	var e cases.Income
	b, _ := cases.IncomeCatalogue.Bound(&e, "amount")
	_, err := b.Parse(text, cases.Reading{Today: p.shell.Today(), Policy: p.shell.Policy()})
	return e.Amount, err
}

// write shows a cell's new value before it is stored.
func (p *incomePage) write(cell *cases.IncomeCell) error {
	before, after, err := cell.Write(p.data.entries, cases.Ref(p.route.Of))
	switch {
	case err != nil:
		return err
	case after == nil:
	case before == nil:
		p.data.entries = append(p.data.entries, *after)
	default:
		*before = *after
	}
	return nil
}

// storeCells stores cells as one step.
func (p *incomePage) storeCells(cells []cases.IncomeCell) {
	household := p.route.Of
	p.side.draw()
	p.shell.Save("正在保存", func(ctx context.Context) (cases.Change, error) {
		return p.store.SetIncomeCells(ctx, household, cells)
	}, nil, func(err error) {
		p.shell.Fail(err)
		p.load()
	})
}

// paste takes a block from Excel over as one step; nothing is stored where a cell of it is no amount.
func (p *incomePage) paste(top, left int, block [][]string) bool {
	var cells []cases.IncomeCell
	row, skipped := top, 0
	for _, line := range block {
		for row < len(p.rows) && p.rows[row].group {
			row++
		}
		if row >= len(p.rows) {
			break
		}
		for i, text := range line {
			col := left + i
			if col >= len(p.cols) {
				break
			}
			if p.cell(row, col).ReadOnly {
				if strings.TrimSpace(text) != "" {
					skipped++
				}
				continue
			}
			amount, err := p.amount(text)
			if err != nil {
				p.shell.Say("没有粘贴：“" + text + "”（" + p.rows[row].title + "）不是金额。")
				return true
			}
			cell := p.cols[col].cell(p.rows[row].title)
			cell.Amount = amount
			cells = append(cells, cell)
		}
		row++
	}
	if skipped > 0 {
		p.shell.Say("有 " + strconv.Itoa(skipped) + " 格是合计，没有改动。")
	}
	p.take(cells)
	return true
}

// take shows and stores cells.
func (p *incomePage) take(cells []cases.IncomeCell) {
	var changed []cases.IncomeCell
	for _, c := range cells {
		if c.Amount != c.Sum(p.data.entries) && p.write(&c) == nil {
			changed = append(changed, c)
		}
	}
	if len(changed) > 0 {
		p.storeCells(changed)
	}
}

// likeBefore are the empty cells in sight with what they held a year ago.
func (p *incomePage) likeBefore() (cells []cases.IncomeCell, total cases.Money) {
	for row := range p.rows {
		for col, c := range p.cols {
			if p.rows[row].group || c.sum != typedColumn || p.cell(row, col).Ghost == "" {
				continue
			}
			cell := c.cell(p.rows[row].title)
			earlier := aYearBefore(cell)
			cell.Amount = earlier.Sum(p.data.earlier)
			cells = append(cells, cell)
			total += cell.Amount.Value
		}
	}
	return cells, total
}

func (p *incomePage) canFill() bool {
	cells, _ := p.likeBefore()
	return len(cells) > 0
}

// fillLikeBefore fills the empty cells with last year's amounts, after a question.
func (p *incomePage) fillLikeBefore() {
	cells, total := p.likeBefore()
	if len(cells) == 0 {
		p.shell.Say("没有可以照去年填的空格。")
		return
	}
	q := widgets.Question{
		Title: "照去年填 " + strconv.Itoa(len(cells)) + " 格？",
		Text:  "把去年同期的金额（共 " + total.Grouped() + " 元）填进空着的格子，已有数的格子不动。填完请逐项核对；点“撤销”可以全部取消。",
		Yes:   "填入 " + strconv.Itoa(len(cells)) + " 格",
	}
	p.shell.Confirm(q, func() {
		p.take(cells)
		p.sheet.Refresh()
		p.shell.window.Canvas().Focus(fyne.Focusable(p.sheet))
	})
}
