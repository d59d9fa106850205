package cases

import (
	"fmt"
	"slices"
	"strings"
)

// incomeCard fills the 收入明白卡 with the row codes circulated (domain.md §6, R3):
// A 人口, K=L+M+N+P, R 支出, S=K−R, T=S÷A. Sums are formulas over the rows above them.
func (p *paper) incomeCard(page *DocumentPage, d *Dossier) {
	page.OnePage = true
	h := &d.File.Household
	head := []DocumentCell{
		{Label: "户主", Content: p.name(h.HeadName)},
		{Label: "村组", Content: p.text(d.File.Village.Name + d.File.Team.Name)},
		{Label: "户类型", Content: p.text(d.kinds())},
		{Label: "帮扶责任人", Content: p.text(h.HelperName)},
		{Label: "帮扶单位", Content: p.text(h.HelperUnit)},
		{Label: "联系电话", Content: p.of(bound(HouseholdCatalogue, h, "helper_phone"))},
	}
	card := incomeRows{paper: p, dossier: d}
	page.Sections = []DocumentSection{
		{Per: 3, Cells: head},
		{Title: "核算期 " + d.Account.Period.String() + "　　单位：元、人", Table: card.table()},
		{Text: p.cardText(d)},
	}
}

// bound is one field of a record. Its key is one of the catalogue's.
func bound[T any](c *Catalogue[T], record *T, key string) Bound {
	b, ok := c.Bound(record, key)
	if !ok {
		panic("cases: no field " + key)
	}
	return b
}

// cardText says in words how the numbers came about.
func (p *paper) cardText(d *Dossier) string {
	text := "K＝L＋M＋N＋P，S＝K－R，T＝S÷A。"
	a := &d.Account
	if a.Claims != 0 || a.SelfPaid != 0 {
		text += fmt.Sprintf("另：理赔收入 %s 元，合规自付支出 %s 元，不在上式之内。", a.Claims.Grouped(), a.SelfPaid.Grouped())
	}
	return text + p.accountText(d)
}

// incomeRows builds the rows of the card.
type incomeRows struct {
	paper   *paper
	dossier *Dossier
	rows    [][]Content
}

// table are the rows in the order of the card.
func (r *incomeRows) table() *DocumentTable {
	d := r.dossier
	a, before := &d.Account, &d.Before
	people, peopleBefore := Content{Name: "A"}, Content{Name: "A0"}
	if a.People.Valid {
		people.Value = a.People.Value
	}
	if before.People.Valid {
		peopleBefore.Value = before.People.Value
	}
	r.add("A", "收入核算人口", people, peopleBefore, true)
	at := len(r.rows)
	net := r.groups()
	total, totalBefore := net[0]-net[1], net[2]-net[3]
	// 总收入 stands above its parts, as the card has it.
	r.insert(at, "K", "年总收入（L＋M＋N＋P）",
		Content{Value: net[0], Name: "K", Formula: "{L}+{M}+{N}+{P}"}, Content{Value: net[2], Name: "K0", Formula: "{L0}+{M0}+{N0}+{P0}"})
	r.add("S", "家庭纯收入（K－R）",
		Content{Value: total, Name: "S", Formula: "{K}-{R}", Note: r.reported(total)}, Content{Value: totalBefore, Name: "S0", Formula: "{K0}-{R0}"}, true)
	r.add("T", "人均纯收入（S÷A）", r.perHead(total, a.People, ""), r.perHead(totalBefore, before.People, "0"), true)
	return &DocumentTable{Columns: []DocumentColumn{
		{Title: "代码"},
		{Title: "项目"},
		{Title: fmt.Sprintf("%d 年度", a.Year)},
		{Title: fmt.Sprintf("%d 年度", before.Year)},
		{Title: "增减"},
		{Title: "备注", Long: true},
	}, Rows: r.rows}
}

// groups adds the groups of the formula with their items, and gives the total and the
// costs of the year and of the year before.
func (r *incomeRows) groups() [4]Money {
	var sums [4]Money
	c := Compare(&r.dossier.Before, &r.dossier.Account)
	for _, g := range []struct{ code, name string }{
		{"L", GroupWages}, {"M", GroupBusiness}, {"N", GroupProperty}, {"P", GroupTransfers}, {"R", GroupCosts},
	} {
		at := len(r.rows)
		var now, before Money
		n := 0
		for _, item := range c.Items {
			if r.paper.policy.GroupOf(item.Name) != g.name {
				continue
			}
			n++
			code := fmt.Sprintf("%s%d", g.code, n)
			r.add(code, "　"+item.Name,
				Content{Value: item.After.Value, Name: "now" + code, Note: r.paper.itemNote(&r.dossier.Account, item.Name)},
				Content{Value: item.Before.Value, Name: "before" + code}, false)
			now, before = now+item.After.Value, before+item.Before.Value
		}
		r.insert(at, g.code, g.name, sumOf(g.code, "now", n, now), sumOf(g.code+"0", "before", n, before))
		if g.code == "R" {
			sums[1], sums[3] = now, before
		} else {
			sums[0], sums[2] = sums[0]+now, sums[2]+before
		}
	}
	return sums
}

// sumOf is the sum of n cells, named after their group's code; 0 where there is none.
func sumOf(code, name string, n int, value Money) Content {
	letter := code[:1]
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf("{%s%s%d}", name, letter, i+1)
	}
	return Content{Value: value, Name: code, Formula: strings.Join(parts, "+")}
}

// add adds a row; its 增减 is worked out from the two years.
func (r *incomeRows) add(code, name string, now, before Content, strong bool) {
	r.rows = append(r.rows, r.row(code, name, now, before, strong))
}

func (r *incomeRows) insert(at int, code, name string, now, before Content) {
	r.rows = slices.Insert(r.rows, at, r.row(code, name, now, before, true))
}

func (r *incomeRows) row(code, name string, now, before Content, strong bool) []Content {
	change := Content{}
	switch n := now.Value.(type) {
	case Money:
		if b, ok := before.Value.(Money); ok {
			change = Content{Value: n - b, Formula: "{" + now.Name + "}-{" + before.Name + "}"}
		}
	case int64:
		if b, ok := before.Value.(int64); ok {
			change = Content{Value: n - b, Formula: "{" + now.Name + "}-{" + before.Name + "}"}
		}
	}
	row := []Content{{Value: code}, {Value: name}, now, before, change, {Long: true}}
	for i := range row {
		row[i].Strong = strong
	}
	return row
}

// perHead divides by the people of a year, where they are known.
func (r *incomeRows) perHead(net Money, people Opt[int64], year string) Content {
	per := net.Per(people.Value)
	if !per.Valid {
		return Content{Name: "T" + year}
	}
	return Content{Value: per.Value, Name: "T" + year, Formula: "ROUND({S" + year + "}/{A" + year + "},2)"}
}

// reported says where what was reported differs from what the items come to.
func (r *incomeRows) reported(net Money) string {
	if a := &r.dossier.Account; r.dossier.Frozen && a.Net != net {
		return "上报的纯收入为 " + a.Net.Grouped() + " 元"
	}
	return ""
}
