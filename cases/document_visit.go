package cases

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// visits tells every visit of a household, newest first: a table of them all, then
// each with what it found and what was promised.
func (p *paper) visits(d *Dossier) []DocumentSection {
	if len(d.Visits) == 0 {
		return nil
	}
	sections := []DocumentSection{{Title: fmt.Sprintf("走访记录（%d 次）", len(d.Visits))}}
	for i := range d.Visits {
		f := &d.Visits[i]
		title := strings.TrimSpace(f.Visit.VisitedOn.Chinese() + "　" + f.Visit.Way + "　" + f.withCommon().Visitors)
		filledIn := p.filledCells(cells(p, VisitCatalogue, &f.Visit, "theme", "met_name", "at_home", "relapse_risk", "satisfaction", "hygiene", "next_on",
			"population_change", "income_change", "work_change", "industry_state", "policy_receipt", "problems", "solved", "note"))
		filledIn = append([]DocumentCell{{Label: "主要情况", Content: p.long(f.Text()), Wide: true}}, filledIn...)
		if len(f.Visit.Checks) > 0 {
			filledIn = append(filledIn, DocumentCell{Label: "检查情况", Content: p.long(p.checksText(f.Visit.Checks)), Wide: true})
		}
		filledIn = slices.DeleteFunc(filledIn, func(c DocumentCell) bool { return c.Content.Blank() })
		sections = append(sections, DocumentSection{Title: title, Per: 3, Cells: filledIn})
		sections = append(sections, p.photos("", f.Photos)...)
	}
	return sections
}

// checksText tells the answers in one text: what is in order together, what is not
// one by one.
func (p *paper) checksText(l CheckList) string {
	var fine, none []string
	for _, c := range l {
		switch c.Answer {
		case AnswerOK:
			fine = append(fine, c.Item)
		case AnswerNA:
			none = append(none, c.Item)
		}
	}
	var parts []string
	for _, c := range l.Problems() {
		parts = append(parts, c.Item+"：有问题"+bracketed(p.checkNote(c)))
	}
	if len(fine) > 0 {
		parts = append(parts, "正常："+strings.Join(fine, "、"))
	}
	if len(none) > 0 {
		parts = append(parts, "不适用："+strings.Join(none, "、"))
	}
	return strings.Join(parts, "；") + "。"
}

// checkNote is what was written of a check. What it says of illness is hidden on a
// masked page.
func (p *paper) checkNote(c Check) string {
	if p.export.Masked && c.Note != "" && aboutHealth(c.Item) {
		return hiddenText
	}
	return c.Note
}

// aboutHealth says whether a check looks at how healthy people are.
func aboutHealth(item string) bool {
	return slices.ContainsFunc([]string{"病", "残", "医", "药", "健康"}, func(part string) bool { return strings.Contains(item, part) })
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}

// VisitPage builds the 走访记录表 of one visit of a household.
func (e *DocumentExport) VisitPage(d *Dossier, f *VisitFile, policy *Policy) *DocumentPage {
	p := d.paper(e, policy)
	page := p.page(d)
	v := f.withCommon()
	page.Name += " " + v.VisitedOn.String()
	page.Index = append(page.Index[:1:1], Content{Value: v.VisitedOn}, p.text(v.Way), p.text(v.Visitors), p.long(f.Text()))
	page.Line = slices.DeleteFunc(page.Line, func(s string) bool { return strings.HasPrefix(s, "数据日期") })
	if v.Number != "" {
		page.Line = append(page.Line, "走访编号："+v.Number)
	}
	page.Sections = slices.Concat(
		p.visitHead(d, f),
		p.checkTable(v.Checks),
		section("变化情况", 3, cells(p, VisitCatalogue, v, "population_change", "income_change", "work_change", "industry_state", "policy_receipt")),
		p.visitResult(f),
		p.demands(f.Demands), p.promises(f.Promises, e.Filter.AsOf), p.photos("现场照片", f.Photos),
		[]DocumentSection{{Sign: e.Document.Sign}},
	)
	return page
}

// VisitIndex are the columns of the list of contents before several visits.
func VisitIndex() []DocumentColumn {
	return []DocumentColumn{{Title: "户主"}, {Title: "走访日期"}, {Title: "方式"}, {Title: "走访人"}, {Title: "主要情况", Long: true}}
}

// withCommon is the visit with what it has in common with others where it says nothing
// of its own.
func (f *VisitFile) withCommon() *Visit {
	v, g := f.Visit, &f.Gathering
	v.Visitors, v.Recorder, v.Theme = cmp.Or(v.Visitors, g.Visitors), cmp.Or(v.Recorder, g.Recorder), cmp.Or(v.Theme, g.Theme)
	if v.Started == "" && v.Ended == "" {
		v.Started, v.Ended = g.Started, g.Ended
	}
	return &v
}

// visitHead says who was visited, by whom, when and how.
func (p *paper) visitHead(d *Dossier, f *VisitFile) []DocumentSection {
	v, h := f.withCommon(), &d.File.Household
	clock := v.Started
	if v.Ended != "" {
		clock += "—" + v.Ended
	}
	kinds := joinTexts("、", v.HouseholdType, v.MonitorClass)
	if kinds == "" {
		kinds = d.kinds()
	}
	head := cells(p, VisitCatalogue, v, "visited_on")
	head = append(head, DocumentCell{Label: "起止时间", Content: p.text(clock)})
	head = append(head, cells(p, VisitCatalogue, v, "way", "visitors", "recorder", "visitor_kind")...)
	head = append(head,
		DocumentCell{Label: "户主", Content: p.name(h.HeadName)},
		DocumentCell{Label: "户类型", Content: p.text(kinds)},
		DocumentCell{Label: "家庭人口", Content: whole(len(d.File.Members))},
	)
	head = append(head, cells(p, VisitCatalogue, v, "met_name", "met_relation", "at_home", "theme")...)
	head = append(head, cells(p, HouseholdCatalogue, h, "phone")...)
	head = append(head, DocumentCell{Label: "主要情况", Content: p.long(f.Text()), Wide: true, Tall: 12})
	return []DocumentSection{{Title: "走访情况", Per: 3, Cells: head}}
}

// checkTable lists the items looked at, two of them on a line.
func (p *paper) checkTable(l CheckList) []DocumentSection {
	if len(l) == 0 {
		return nil
	}
	t := &DocumentTable{}
	for range 2 {
		t.Columns = append(t.Columns, DocumentColumn{Title: "检查项目"}, DocumentColumn{Title: "结果"}, DocumentColumn{Title: "说明", Long: true})
	}
	half := (len(l) + 1) / 2
	for i := range half {
		var row []Content
		for _, at := range []int{i, i + half} {
			if at >= len(l) {
				row = append(row, Content{}, Content{}, Content{Long: true})
				continue
			}
			row = append(row, p.text(l[at].Item), p.text(string(l[at].Answer)), p.long(p.checkNote(l[at])))
		}
		t.Rows = append(t.Rows, row)
	}
	return []DocumentSection{{Title: "两不愁三保障和饮水安全检查", Table: t}}
}

// visitResult says what was found and settled. The blanks stay, to be written by hand.
func (p *paper) visitResult(f *VisitFile) []DocumentSection {
	v := &f.Visit
	result := []DocumentCell{
		{Label: "存在问题", Content: p.long(v.Problems), Wide: true, Tall: 5},
		{Label: "现场解决情况", Content: p.long(v.Solved), Wide: true, Tall: 5},
	}
	result = append(result, cells(p, VisitCatalogue, v, "relapse_risk", "satisfaction", "hygiene", "next_on", "household_signed", "visitors_signed", "note")...)
	for i := range f.Kept {
		result = append(result, DocumentCell{Label: "已办结承诺", Content: p.long(f.Kept[i].Text), Wide: true})
	}
	return []DocumentSection{{Title: "问题和结果", Per: 3, Cells: result}}
}

// VisitsOf are the visits of a household that the document is about: those asked for,
// or those of the filter's period. They come oldest first.
func (e *DocumentExport) VisitsOf(d *Dossier) []*VisitFile {
	var out []*VisitFile
	for i := range d.Visits {
		f := &d.Visits[i]
		if len(e.Visits) > 0 {
			if slices.Contains(e.Visits, f.Visit.ID) {
				out = append(out, f)
			}
		} else if e.Filter.Span().Contains(f.Visit.VisitedOn) {
			out = append(out, f)
		}
	}
	slices.Reverse(out)
	return out
}
