package ui

import (
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// auditLine is one line of a detail: a field of a record with its values, or a fact of an event.
type auditLine struct {
	record, field, before, after string
	household                    int64
	named                        bool // the values name a villager
}

// showAuditEntry tells everything about one line of the trail.
func (s *Shell) showAuditEntry(b *base, e cases.AuditEntry) {
	read := func(ctx context.Context) (cases.AuditDetail, error) { return s.stores.Audit.AuditDetail(ctx, e) }
	loadOr(b, &slot{}, read, func(d cases.AuditDetail) { s.showAuditDetail(b, &e, &d) }, s.Fail)
}

func (s *Shell) showAuditDetail(b *base, e *cases.AuditEntry, d *cases.AuditDetail) {
	lines := auditLines(d)
	columns := []widgets.Column{
		{Key: "record", Title: "记录", Width: 190, Fixed: true},
		{Key: "field", Title: "项目", Width: 150, Fixed: true},
		{Key: "before", Title: "原来", Width: 240, Fixed: true},
		{Key: "after", Title: "改为", Width: 240, Fixed: true},
	}
	if e.Event != 0 {
		columns = []widgets.Column{{Key: "field", Title: "项目", Width: 150, Fixed: true}, {Key: "after", Title: "内容", Width: 660, Fixed: true}}
	}
	grid := s.newGrid(0, columns...)
	grid.Rows = func() int { return len(lines) }
	grid.Cell = func(row, col int) string {
		l := &lines[row]
		switch columns[col].Key {
		case "record":
			return s.recordTold(l)
		case "field":
			return l.field
		case "before":
			return s.valueTold(l.household, l.names(), l.before)
		}
		return s.valueTold(l.household, l.names(), l.after)
	}
	grid.Empty = "没有更多内容。"
	var dialog *widgets.Dialog
	var more []*widgets.Button
	if household := householdIn(d); household != 0 {
		more = append(more, widgets.NewButton("打开这一户", func() {
			dialog.Hide()
			s.Go(Route{Place: PlaceHousehold, ID: household})
		}))
	}
	if len(d.Changes) == 1 && !d.Changes[0].Erased {
		c := d.Changes[0]
		more = append(more, widgets.NewButton("改过的每一版…", func() {
			dialog.Hide()
			s.showVersions(b, []versioned{{record: c.Record, id: c.ID}}, c.Household, c.Title, nil)
		}))
	}
	text := s.entryTold(e) + "\n" + strings.Join([]string{e.At.Local().Format(minuteLayout), orElse(e.Worker, "未登记是谁"), e.Kind.Title()}, "　")
	if d.More > 0 {
		text += "　还有 " + grouped(d.More) + " 条改动没有列出"
	}
	dialog = s.showTable(e.Kind.Title(), text, grid, more...)
}

// auditLines puts records and fields, or the facts of an event, below each other.
func auditLines(d *cases.AuditDetail) (lines []auditLine) {
	for _, fact := range d.Facts {
		lines = append(lines, auditLine{field: fact.Title, after: fact.Text})
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		head := auditLine{record: strings.TrimSpace(c.Title + " " + c.Name), household: c.Household}
		switch {
		case c.Erased:
			head.after = "内容已彻底删除"
			lines = append(lines, head)
			continue
		case c.Created:
			head.field = "新建"
		}
		if c.Created || len(c.Fields) == 0 {
			lines = append(lines, head)
		}
		for _, f := range c.Fields {
			line := auditLine{field: f.Field, before: f.Before, after: f.After, household: c.Household, named: f.Names}
			if len(lines) == 0 || !c.Created && f == c.Fields[0] {
				line.record = head.record
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// householdIn is the one household a detail is about; 0 for none and for several.
func householdIn(d *cases.AuditDetail) (household int64) {
	for i := range d.Changes {
		switch of := d.Changes[i].Household; {
		case of == 0:
		case household == 0:
			household = of
		case household != of:
			return 0
		}
	}
	return household
}

// entryTold is what a line of the trail says, the villager's name in it as it may be shown now.
func (s *Shell) entryTold(e *cases.AuditEntry) string {
	verb, name, named := strings.Cut(e.Sentence, " ")
	if e.Event == 0 || !named || !slices.Contains([]cases.EventKind{cases.EventReveal, cases.EventErase}, e.Kind) {
		return s.sentence(subject{}, e.Sentence)
	}
	if s.veil.up() {
		return e.Sentence
	}
	return verb + " " + cases.VeilTitle(cases.VeilNumbers(name))
}

// recordTold names a record as it may be shown now.
func (s *Shell) recordTold(l *auditLine) string {
	title, name, _ := strings.Cut(l.record, " ")
	if name == "" || !s.veil.covers(home(l.household)) {
		return l.record
	}
	return title + " " + cases.VeilTitle(name)
}

// names says whether the values of a line name a villager: by their field, or as the record an event is about.
func (l *auditLine) names() bool { return l.named || l.field == "资料" }

// valueTold is a logged value as it may be shown now: the log masks what is sealed, the veil hides names too.
func (s *Shell) valueTold(household int64, names bool, text string) string {
	switch {
	case !s.veil.covers(home(household)):
		return text
	case names:
		return cases.VeilTitle(text)
	}
	return cases.VeilNumbers(text)
}
