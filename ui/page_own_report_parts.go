package ui

import (
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// field is a field the table can show, nil where its grain does not have it.
func (p *ownReportPage) field(path string) *fieldChoice {
	if i := slices.IndexFunc(p.fields, func(f fieldChoice) bool { return f.path == path }); i >= 0 {
		return &p.fields[i]
	}
	return nil
}

// titleOf is the heading of a column: its own, or that of its field.
func (p *ownReportPage) titleOf(c *cases.ReportColumn) string {
	f, _ := cases.ReportField(c.Path)
	return orElse(c.Title, f.Title)
}

// fieldSelect chooses one of the fields by name; taken is told its path.
func (p *ownReportPage) fieldSelect(path string, taken func(path string)) *widgets.CodeSelect {
	var texts []string
	for i := range p.fields {
		texts = append(texts, p.fields[i].text())
	}
	s := widgets.NewCodeSelect(texts...)
	s.SetColumns(13)
	s.SetHint("选择栏目")
	if f := p.field(path); f != nil {
		s.SetValues(f.text())
	} else if f, ok := cases.ReportField(path); ok {
		title := f.Title
		if path == "household.head_sort" {
			title = "户主姓名（按拼音）"
		}
		s.SetValues(title)
	}
	s.OnChanged = func() {
		if i := slices.Index(texts, s.Value()); i >= 0 {
			taken(p.fields[i].path)
		}
	}
	return s
}

// codes are the values a field can have; none for texts, numbers and days.
func (p *ownReportPage) codes(f *fieldChoice) []string {
	switch f.meta.Kind {
	case cases.KindYesNo:
		return []string{cases.Yes, cases.No}
	case cases.KindFlag:
		return []string{cases.Yes}
	case cases.KindCode, cases.KindCodes:
		return p.shell.Policy().Offered(f.meta.List, p.shell.Today().Year())
	}
	return nil
}

// ownHeading writes what stands above and below the table.
type ownHeading struct {
	page               *ownReportPage
	title, units, sign *widgets.Entry
	filling            bool
	object             fyne.CanvasObject
}

func newOwnHeading(p *ownReportPage) *ownHeading {
	h := &ownHeading{page: p, title: widgets.NewEntry(), units: widgets.NewEntry(), sign: widgets.NewEntry()}
	for _, e := range []*widgets.Entry{h.title, h.units, h.sign} {
		e.Columns = 28
		e.OnChanged = func(string) { h.take() }
	}
	h.title.PlaceHolder, h.units.PlaceHolder, h.sign.PlaceHolder = "空着就用报表名称", "例如：元、亩", "例如：填报人、审核人（签字）"
	form := widgets.NewForm(1,
		&widgets.FormField{Key: "title", Label: "标题", Widget: h.title, Note: "{place} 换成村名，{year} 年度，{period} 时间，{month} 月份"},
		&widgets.FormField{Key: "units", Label: "单位", Widget: h.units, Note: "写在右上角；用到金额时写上“元”，就能改用万元"},
		&widgets.FormField{Key: "sign", Label: "签字栏", Widget: h.sign, Note: "几栏之间用、"})
	h.object = container.NewVBox(groupTitle("标题和签字"), form)
	return h
}

func (h *ownHeading) show() {
	h.filling = true
	r := &h.page.report
	h.title.SetText(r.Title)
	h.units.SetText(r.Units)
	h.sign.SetText(strings.Join(r.Sign, "、"))
	h.filling = false
}

func (h *ownHeading) take() {
	if h.filling {
		return
	}
	r := &h.page.report
	r.Title, r.Units = cases.NormalLine(h.title.Text), cases.NormalLine(h.units.Text)
	r.Sign = nil
	for _, label := range strings.Split(h.sign.Text, "、") {
		if label = strings.TrimSpace(label); label != "" {
			r.Sign = append(r.Sign, label)
		}
	}
	h.page.edited()
}

// read shows the table to be changed, or the one to be copied.
func (p *ownReportPage) read() {
	id, from := p.route.ID, p.route.Tab
	if id == 0 && from == "" {
		p.look()
		return
	}
	load(&p.base, &p.slot, p.store.OwnReports, func(list []cases.OwnReport) {
		p.found(list, id, from)
		p.look()
	})
}

// found takes the table with an id, or a copy of the one with a key.
func (p *ownReportPage) found(list []cases.OwnReport, id int64, from string) {
	for i := range list {
		r, err := list[i].Report()
		switch {
		case list[i].ID != id && list[i].Key() != from:
			continue
		case err != nil:
			p.shell.Fail(err)
			return
		}
		if list[i].ID == id {
			p.before = &list[i]
		}
		p.take(r)
		return
	}
	if r, err := cases.ReportByKey(from); err == nil {
		p.take(r)
	}
}

// take shows a table in the choices, unless a draft stands in them by now.
func (p *ownReportPage) take(r *cases.Report) {
	p.shell.HeadChanged()
	if p.form.Dirty() {
		return
	}
	p.report = *r
	p.report.Columns = slices.Clone(r.Columns)
	p.report.Every, p.report.Only = cloneMatches(r.Every), cloneMatches(r.Only)
	name := r.Name
	if p.before == nil {
		name += "（改）"
	}
	p.name.SetText(name)
	p.fill()
}

// cloneMatches copies conditions with their values: those of the program's own tables stay as they are.
func cloneMatches(list []cases.Match) []cases.Match {
	out := slices.Clone(list)
	for i := range out {
		out[i].Values = slices.Clone(out[i].Values)
	}
	return out
}

// ownDraft is the table as a draft keeps it.
type ownDraft struct{ page *ownReportPage }

// ownDraftText is what stands in the draft.
type ownDraftText struct {
	Name   string
	Report cases.Report
}

// Text is the table as it is being made.
func (d ownDraft) Text() string {
	return jsonText(ownDraftText{d.page.name.Text, d.page.report})
}

// SetText brings a table back; a blank text shows it as it was read.
func (d ownDraft) SetText(text string) {
	var kept ownDraftText
	if text == "" {
		d.page.name.SetText("")
		d.page.report = newOwnTable()
		d.page.fill()
		d.page.read()
		return
	}
	if json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	d.page.name.SetText(kept.Name)
	d.page.report = kept.Report
	d.page.fill()
}

// ownItems are the tables of the person's own as lines of the list; hidden ones lie in the bin.
func ownItems(list []cases.OwnReport) (items []*reportItem) {
	for i := range list {
		own := &list[i]
		r, err := own.Report()
		if err != nil || own.Hidden { // made by a newer version; the list shows the others
			continue
		}
		items = append(items, &reportItem{key: own.Key(), name: own.Name, group: groupOwn, report: r, own: own})
	}
	return items
}
