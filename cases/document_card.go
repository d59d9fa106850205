package cases

import (
	"fmt"
	"slices"
	"strings"
)

// helpCard fills the 帮扶明白卡 (domain.md §1.3, 明白卡子项): one sheet of paper for the
// household's wall, without identity numbers, accounts or health.
func (p *paper) helpCard(page *DocumentPage, d *Dossier) {
	page.OnePage = true
	h := &d.File.Household
	family := []DocumentCell{
		{Label: "户主", Content: p.name(h.HeadName)},
		{Label: "村组", Content: p.text(d.File.Village.Name + d.File.Team.Name)},
		{Label: "家庭人口", Content: whole(len(d.File.Members))},
		{Label: "户类型", Content: p.text(d.kinds())},
		{Label: "主要原因", Content: p.text(joinTexts("、", h.Cause1, h.Cause2, h.Cause3))},
		{Label: "人均纯收入（元）", Content: money(d.Account.PerHead)},
		{Label: "家庭成员", Content: p.long(p.family(d)), Wide: true},
	}
	helper := cells(p, HouseholdCatalogue, h, "helper_name", "helper_unit", "helper_post", "helper_phone")
	if contact, ok := MonitoringOn(d.File.Monitorings, d.AsOf); ok {
		helper = append(helper, cells(p, MonitoringCatalogue, &contact, "contact", "contact_phone")...)
	}
	page.Sections = slices.Concat(
		[]DocumentSection{
			{Title: "家庭情况", Per: 3, Cells: family},
			{Title: "帮扶责任人", Per: 2, Cells: helper},
			{Title: fmt.Sprintf("%d 年度享受的帮扶措施", p.export.Year()), Table: p.blocks(d)},
		},
		p.received(d),
		section("本年走访", 3, []DocumentCell{
			{Label: "走访次数", Content: whole(p.visitsIn(d))},
			{Label: "上次走访", Content: p.of(bound(HouseholdCatalogue, h, "last_visit_on"))},
			{Label: "下次应访", Content: p.of(bound(HouseholdCatalogue, h, "next_visit_on"))},
		}),
		p.promises(openPromises(d.Promises), d.AsOf),
	)
}

// family names the members with their relation and age, all in one line.
func (p *paper) family(d *Dossier) string {
	parts := make([]string, len(d.File.Members))
	for i := range d.File.Members {
		m := &d.File.Members[i]
		about := []string{m.Membership.Relation}
		if m.Person.Facts.Age.Valid && !p.export.Masked {
			about = append(about, fmt.Sprintf("%d岁", m.Person.Facts.Age.Value))
		}
		if m.Person.Schooling != "" {
			about = append(about, m.Person.Schooling)
		}
		name, _ := p.name(m.Person.Name).Value.(string)
		parts[i] = name + bracketed(joinTexts("，", about...))
	}
	return strings.Join(parts, "、")
}

// ofYear are the household's measures of the document's year.
func (p *paper) ofYear(d *Dossier) []*DossierMeasure {
	var out []*DossierMeasure
	for i := range d.Measures {
		if m := &d.Measures[i]; m.Measure.Year == Some(int64(p.export.Year())) {
			out = append(out, m)
		}
	}
	return out
}

// blocks lists the measures of the year by block, in the order of the list. Those of
// health are named without who they are for.
func (p *paper) blocks(d *Dossier) *DocumentTable {
	t := &DocumentTable{Columns: []DocumentColumn{
		{Title: "帮扶措施"}, {Title: "子项"}, {Title: "内容", Long: true}, {Title: "受益人"}, {Title: "金额（元）", Total: true}, {Title: "时间"}, {Title: "责任人"},
	}}
	for _, block := range p.policy.List(ListMeasureBlock) {
		for _, m := range p.ofYear(d) {
			if m.Measure.Block == block.Value {
				t.Rows = append(t.Rows, p.blockRow(m))
			}
		}
	}
	if len(t.Rows) == 0 {
		t.Rows = [][]Content{{{Value: "本年度没有登记帮扶措施"}, {}, {}, {}, {}, {}, {}}}
	}
	return t
}

func (p *paper) blockRow(m *DossierMeasure) []Content {
	content, person := p.long(p.measureText(m)), p.name(m.Person)
	if m.Measure.Block == blockHealth {
		content, person = Content{Long: true}, Content{}
	}
	when := m.Measure.FromOn.String()
	if when == "" {
		when = fmt.Sprintf("%d年", m.Measure.Year.Value)
	}
	return []Content{{Value: m.Measure.Block}, p.text(m.Measure.Item), content, person, money(m.Measure.Amount), p.text(when), p.text(m.Measure.Responsible)}
}

// blockHealth is the block that tells of illness.
const blockHealth = "健康帮扶"

// measureText is what a measure is in one line: what, how much, and what came of it.
func (p *paper) measureText(m *DossierMeasure) string {
	text := m.Measure.Content
	if i := m.Industry; i != nil && i.Scale.Valid {
		text = joinTexts("，", strings.TrimSuffix(text, i.Variety), i.Variety+groupDecimal(i.Scale.Value)+i.Unit)
	} else if m.Measure.Quantity.Valid {
		text = joinTexts("，", text, groupDecimal(m.Measure.Quantity.Value)+m.Measure.Unit)
	}
	if m.Post != nil {
		text = joinTexts("，", text, m.Post.PostName)
	}
	return joinTexts("，", text, m.Measure.Effect)
}

// received sums the money that came to the household in the accounting year from
// policies: transfers, dividends and posts, by item, as far as they were entered.
func (p *paper) received(d *Dossier) []DocumentSection {
	t := &DocumentTable{Columns: []DocumentColumn{{Title: "资金项目"}, {Title: "金额（元）", Total: true}, {Title: "笔数"}}}
	for i := range d.Account.Items {
		s := &d.Account.Items[i]
		if s.Group != GroupTransfers && s.Name != itemAssetShare && s.Name != "公益性岗位报酬" {
			continue
		}
		t.Rows = append(t.Rows, []Content{{Value: s.Name}, {Value: s.Counted + s.LeftOut, Note: p.itemNote(&d.Account, s.Name)}, whole(len(s.Entries))})
	}
	return tableSection("政策性资金（"+d.Account.Period.String()+"）", t)
}

// visitsIn counts the visits of the document's year.
func (p *paper) visitsIn(d *Dossier) int {
	year, n := CalendarYear(p.export.Year()), 0
	for i := range d.Visits {
		if year.Contains(d.Visits[i].Visit.VisitedOn) {
			n++
		}
	}
	return n
}

// openPromises are those not kept yet.
func openPromises(all []Promise) []Promise {
	return slices.DeleteFunc(slices.Clone(all), func(p Promise) bool { return p.DoneOn != 0 })
}
