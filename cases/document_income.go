package cases

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// incomes tells the income of the year by item beside the year before, and the entries
// it is made of.
func (p *paper) incomes(d *Dossier) []DocumentSection {
	a := &d.Account
	if len(a.Items) == 0 && len(d.Before.Items) == 0 {
		return nil
	}
	title := fmt.Sprintf("%d 年度家庭收入（%s）", a.Year, a.Period)
	sections := []DocumentSection{{Title: title, Text: p.accountText(d), Table: p.comparison(d)}}
	return append(sections, p.entries(d)...)
}

// accountText says how the account was made.
func (p *paper) accountText(d *Dossier) string {
	var parts []string
	if d.Frozen {
		parts = append(parts, "本年度收入已上报，以上报时的数字为准。")
	}
	if n := len(d.Account.Straddling); n > 0 {
		parts = append(parts, fmt.Sprintf("另有 %d 笔收入跨核算期，没有计入。", n))
	}
	note := p.text(joinTexts("；", d.Year.ChangeCauses, d.Year.ChangeNote)).Value
	if note != nil {
		parts = append(parts, fmt.Sprintf("变化原因：%s。", note))
	}
	return strings.Join(parts, "")
}

// comparison sets every item of the year beside that of the year before, group by
// group, and ends with the sums of the formula.
func (p *paper) comparison(d *Dossier) *DocumentTable {
	c := Compare(&d.Before, &d.Account)
	t := &DocumentTable{Columns: []DocumentColumn{
		{Title: "类别"},
		{Title: "项目"},
		{Title: fmt.Sprintf("%d 年度（元）", d.Account.Year)},
		{Title: fmt.Sprintf("%d 年度（元）", d.Before.Year)},
		{Title: "增减（元）"},
		{Title: "增减（%）"},
	}}
	last := ""
	add := func(group, name string, diff Difference, note string, strong bool) {
		if len(t.Rows) > 0 && group == last {
			group = "" // the group stands at its first row
		} else {
			last = group
		}
		row := []Content{{Value: group}, {Value: name}, money(diff.After), money(diff.Before), money(diff.Change), percent(diff.Percent)}
		row[2].Note = note
		for i := range row {
			row[i].Strong = strong
			if row[i].Value == "" {
				row[i].Value = nil
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, group := range c.Groups {
		items := 0
		for _, item := range c.Items {
			if p.policy.GroupOf(item.Name) == group.Name {
				add(group.Name, item.Name, item, p.itemNote(&d.Account, item.Name), false)
				items++
			}
		}
		if items > 0 {
			add(group.Name, "小计", group, "", true)
		}
	}
	add("", "年收入", c.Total, "工资性收入＋生产经营性收入＋财产性收入＋转移性收入", true)
	add("", "纯收入", c.Net, "年收入－生产经营性支出", true)
	people := fmt.Sprintf("纯收入÷收入核算人口 %d 人", d.Account.People.Value)
	add("", "人均纯收入", c.PerHead, people, true)
	return t
}

func percent(d Opt[decimal.Decimal]) Content {
	if !d.Valid {
		return Content{}
	}
	return Content{Value: d.Value.Round(2), Fixed: true}
}

// itemNote tells what an item is made of: its entries with their periods and amounts,
// and what the year's policy leaves out.
func (p *paper) itemNote(a *Account, name string) string {
	sum := a.Item(name)
	if len(sum.Entries) == 0 {
		return ""
	}
	var lines []string
	for _, e := range sum.Entries[:min(len(sum.Entries), mostNoted)] {
		what := joinTexts(" ", e.SubItem, e.Source)
		if p.export.Masked {
			what = scrubText(what, p.names)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s至%s %s %s元", e.FromOn, e.ToOn, what, e.Amount.Value.Grouped())))
	}
	if more := len(sum.Entries) - mostNoted; more > 0 {
		lines = append(lines, fmt.Sprintf("……另 %d 笔", more))
	}
	if sum.LeftOut != 0 {
		lines = append(lines, "其中不计入 "+sum.LeftOut.Grouped()+"元")
	}
	return strings.Join(lines, "\n")
}

// mostNoted is how many entries a comment lists: more cannot be read in it.
const mostNoted = 20

// entries is the 依据 of the account: the entries that touch the year.
func (p *paper) entries(d *Dossier) []DocumentSection {
	list := pointers(d.Incomes)
	t := table(p, IncomeCatalogue, list, []lead[Income]{ordinal[Income]()}, "item", "sub_item", "from_on", "to_on", "quantity", "unit", "unit_price", "amount", "counted")
	if t == nil {
		return nil
	}
	for i := range t.Columns {
		t.Columns[i].Total = false // entries of incomes and of costs stand in one column
	}
	p.column(t, "家庭成员", len(list), func(i int) Content { return p.name(d.person(list[i].PersonID)) })
	p.column(t, "来源和备注", len(list), func(i int) Content { return p.long(joinTexts("；", list[i].Source, list[i].Note)) })
	return tableSection("收入明细（依据）", t)
}
