package cases

import (
	"fmt"
	"slices"
)

// SummaryPage builds the page of a DocumentOfPeriod: the numbers, each table with its
// picture beside it, and the text that says them in words.
func (e *DocumentExport) SummaryPage(s *Summary) *DocumentPage {
	page := &DocumentPage{
		Name: e.Document.Name, Title: e.heading(s.Place, ""),
		Line: []string{"填报单位（盖章）：" + s.Place, "统计时段：" + s.periodText(), "填报时间：" + e.FilledOn.Chinese()},
	}
	page.Sections = slices.Concat(
		chapter([]DocumentSection{{Title: "综合情况", Text: summaryText(s)}}),
		chapter(s.baseSection()), chapter(s.coverageSection()), chapter(s.spanSection()), chapter(s.problemSection()), chapter(s.demandSection()),
		chapter(s.measureSection()), chapter(s.incomeSection()), chapter(s.hygieneSection()),
		[]DocumentSection{{Sign: e.Document.Sign}},
	)
	page.count()
	return page
}

// baseSection are the numbers of the village and of the period at a glance.
func (s *Summary) baseSection() []DocumentSection {
	cell := func(label string, n int64) DocumentCell { return DocumentCell{Label: label, Content: whole(n)} }
	seen := s.Visited()
	list := []DocumentCell{cell("总户数（户）", s.Households), cell("总人口（人）", s.People)}
	for _, t := range slices.Concat(s.Types, s.Monitored) {
		list = append(list, cell(t.Name+"（户）", t.Count))
	}
	list = append(list,
		cell("本期走访（次）", seen.Visits), cell("走访户数（户）", seen.Households),
		DocumentCell{Label: "覆盖率（%）", Content: Content{Value: rate(seen.Households, s.Households), Fixed: true}},
		cell("上期走访（次）", s.Before.Visits), cell("上期走访（户）", s.Before.Households),
		cell("院坝会等（场次）", s.Gathering),
		cell("发现问题（次）", s.Found), cell("现场解决（次）", s.Settled), cell("返贫致贫风险（户）", s.Relapse),
	)
	return []DocumentSection{{Title: "主要数据", Per: 3, Cells: list}}
}

func (s *Summary) coverageSection() []DocumentSection {
	t := &DocumentTable{Columns: []DocumentColumn{
		{Title: "走访对象类型"}, {Title: "应访（户）", Total: true}, {Title: "已访（户）", Total: true}, {Title: "走访（次）", Total: true}, {Title: "覆盖率（%）"},
	}}
	for _, c := range s.Coverage {
		t.Rows = append(t.Rows, []Content{{Value: c.Class}, whole(c.Due), whole(c.Visited), whole(c.Visits), {Value: rate(c.Visited, c.Due), Fixed: true}})
	}
	return charted("走访覆盖情况", t, DocumentChart{Title: "应访和已访户数", Values: []int{1, 2}})
}

func (s *Summary) spanSection() []DocumentSection {
	t := &DocumentTable{Columns: []DocumentColumn{{Title: "时间"}, {Title: "走访（次）", Total: true}, {Title: "走访（户）"}}}
	for _, v := range s.Visits {
		t.Rows = append(t.Rows, []Content{{Value: v.Span.short()}, whole(v.Visits), whole(v.Households)})
	}
	return charted("走访时间分布", t, DocumentChart{Title: "各时段走访次数", Values: []int{1}, Line: true})
}

// short names a part of a period: "10月", "10.1—10.7".
func (p Period) short() string {
	month := func(d Day) int { return int(d) / 100 % 100 }
	if p.From.DayOfMonth() == 1 && p.To == p.From.MonthOf().Last() {
		return fmt.Sprintf("%d月", month(p.From))
	}
	return fmt.Sprintf("%d.%d—%d.%d", month(p.From), p.From.DayOfMonth(), month(p.To), p.To.DayOfMonth())
}

// periodText is the period, and up to which day it was counted where it is not over.
func (s *Summary) periodText() string {
	if s.AsOf < s.Period.To {
		return s.Period.String() + "（截至 " + s.AsOf.String() + "）"
	}
	return s.Period.String()
}

func (s *Summary) problemSection() []DocumentSection {
	t := tallyTable("检查项目", "有问题（次）", s.Problems)
	return charted("走访发现的问题", t, DocumentChart{Title: "有问题的检查项目", Values: []int{1}})
}

func (s *Summary) demandSection() []DocumentSection {
	t := &DocumentTable{Columns: []DocumentColumn{{Title: "诉求类别"}, {Title: "提出（件）", Total: true}, {Title: "已答复（件）", Total: true}}}
	for _, d := range s.Demands {
		t.Rows = append(t.Rows, []Content{{Value: d.Category}, whole(d.Raised), whole(d.Answered)})
	}
	p := &s.Promises
	cell := func(label string, n int64) DocumentCell { return DocumentCell{Label: label, Content: whole(n)} }
	promises := []DocumentCell{
		cell("作出承诺（件）", p.Made), cell("本期办结（件）", p.Done), cell("本期到期（件）", p.Due), cell("按期办结（件）", p.InTime),
		cell("逾期办结（件）", p.Late), cell("到期未办结（件）", p.Broken), cell("目前逾期（件）", p.Overdue),
	}
	return append(charted("群众诉求和承诺", t, DocumentChart{Title: "诉求提出和答复", Values: []int{1, 2}}),
		DocumentSection{Title: "承诺办理", Per: 3, Cells: promises})
}

func (s *Summary) measureSection() []DocumentSection {
	t := &DocumentTable{Columns: []DocumentColumn{
		{Title: "帮扶措施"}, {Title: "措施（项）", Total: true}, {Title: "户数（户）"}, {Title: "金额（元）", Total: true},
	}}
	for _, m := range s.Measures {
		t.Rows = append(t.Rows, []Content{{Value: m.Block}, whole(m.Measures), whole(m.Households), {Value: m.Amount}})
	}
	return charted("帮扶措施", t, DocumentChart{Title: "各类帮扶措施（项）", Values: []int{1}})
}

func (s *Summary) incomeSection() []DocumentSection {
	i := &s.Income
	if i.Households == 0 {
		return nil
	}
	t := &DocumentTable{Columns: []DocumentColumn{
		{Title: "收入构成（元）"}, {Title: fmt.Sprintf("%d 年度", i.Before.Year)}, {Title: fmt.Sprintf("%d 年度", i.Year)}, {Title: "增减"}, {Title: "增减（%）"},
	}}
	c := Compare(&i.Before, &i.Now)
	add := func(d Difference, strong bool, note string) {
		row := []Content{{Value: d.Name}, money(d.Before), money(d.After), money(d.Change), percent(d.Percent)}
		row[2].Note = note
		for k := range row {
			row[k].Strong = strong
		}
		t.Rows = append(t.Rows, row)
	}
	for _, g := range c.Groups[:5] {
		add(g, false, "")
	}
	add(c.Net, true, "工资性、生产经营性、财产性、转移性收入之和，减生产经营性支出")
	add(c.PerHead, true, fmt.Sprintf("纯收入÷收入核算人口 %d 人", i.Now.People.Value))
	chart := DocumentChart{Title: "两个年度收入构成（元）", Values: []int{1, 2}, Rows: 5, Money: true}
	sections := charted(fmt.Sprintf("收入变化（%d 户有收入登记）", i.Households), t, chart)
	cell := func(label string, n int64) DocumentCell { return DocumentCell{Label: label, Content: whole(n)} }
	return append(sections, DocumentSection{Per: 3, Cells: []DocumentCell{
		cell("人均增加（户）", i.Up), cell("人均减少（户）", i.Down), cell("持平（户）", i.Same),
		cell("上年无登记（户）", i.New), cell("低于监测线（户）", i.Below),
		{Label: "监测线（元）", Content: money(i.Line)},
	}})
}

func (s *Summary) hygieneSection() []DocumentSection {
	if s.Hygiene.Scored == 0 {
		return nil
	}
	return charted("人居环境卫生评分", tallyTable("等次", "评分（次）", s.Hygiene.Grades), DocumentChart{Title: "卫生评分", Values: []int{1}})
}

// tallyTable lists counts by name, summed.
func tallyTable(name, counted string, list []Tally) *DocumentTable {
	t := &DocumentTable{Columns: []DocumentColumn{{Title: name}, {Title: counted, Total: true}}}
	for _, c := range list {
		t.Rows = append(t.Rows, []Content{{Value: c.Name}, whole(c.Count)})
	}
	return t
}

// charted is a table with its picture, nil where the table has no rows.
func charted(title string, t *DocumentTable, chart DocumentChart) []DocumentSection {
	sections := tableSection(title, t)
	for i := range sections {
		sections[i].Chart = &chart
	}
	return sections
}
