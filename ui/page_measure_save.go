package ui

import (
	"context"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// SaveNow is Ctrl+S: the measure stays open.
func (p *measurePage) SaveNow() {
	p.save(func(id int64) { p.shell.Replace(Route{Place: PlaceMeasure, ID: id}) })
}

// SaveNext is Ctrl+Enter: the next one begins with the same year, block and source.
func (p *measurePage) SaveNext() {
	if p.before != nil {
		p.save(func(int64) { p.shell.Back() })
		return
	}
	p.save(func(int64) {
		m := &p.file.Measure
		preset := measurePreset{Year: int(m.Year.Value), Block: m.Block, Unit: m.UnitID, Fund: m.FundID, Project: m.ProjectID}
		p.shell.Replace(Route{Place: PlaceMeasure, Filter: FilterOf(preset)})
	})
}

// read takes every section, from top to bottom; the first one in which something is wrong says so.
func (p *measurePage) readAll() bool {
	if p.head == nil || !p.head.Read() {
		return false
	}
	p.clearParts()
	for _, s := range p.sections() {
		if !s.Read() {
			return false
		}
	}
	p.fillDays()
	return true
}

// clearParts forgets the records of kinds: the sections in sight give them again. Lines of a section that is
// gone are gone with it.
func (p *measurePage) clearParts() {
	f := &p.file
	f.Industry, f.Post, f.Loan, f.Aid, f.Subsidy, f.Job = nil, nil, nil, nil, nil, nil
	f.Inputs, f.Sales, f.Attendance = nil, nil, nil
}

// fillDays gives the industry the measure's days and state: they are asked for once.
func (p *measurePage) fillDays() {
	i, m := p.file.Industry, &p.file.Measure
	if i == nil {
		return
	}
	if i.FromOn == 0 || (p.before != nil && i.FromOn == p.before.Measure.FromOn) {
		i.FromOn = m.FromOn
	}
	if i.ToOn == 0 || (p.before != nil && i.ToOn == p.before.Measure.ToOn) {
		i.ToOn = m.ToOn
	}
	if i.State == "" || (p.before != nil && i.State == p.before.Measure.State) {
		i.State = m.State
	}
}

func (p *measurePage) save(then func(id int64)) {
	if !p.readAll() {
		return
	}
	file := copyMeasure(&p.file)
	store := func(ctx context.Context) (cases.Change, error) {
		if p.before == nil {
			return p.store.AddMeasure(ctx, &file)
		}
		return p.store.EditMeasure(ctx, p.before, &file)
	}
	p.head.Store("正在保存", store, func(cases.Change) { then(file.Measure.ID) })
}

// delete puts the measure into the bin; the status line brings it back.
func (p *measurePage) delete() {
	m := p.before.Measure
	name := m.Block
	if m.Item != "" {
		name = m.Item
	}
	q := widgets.Question{
		Title: "删除" + p.shell.name(p.family.Household.ID, p.family.Household.HeadName) + "家的“" + name + "”？",
		Text:  "投入、销售、出勤等明细一起删除。删错了可以马上点下方的“撤销”。", Yes: "删除这项措施", Risky: true,
	}
	p.shell.Confirm(q, func() {
		hide := func(ctx context.Context) (cases.Change, error) { return p.store.Hide(ctx, "measure", m.ID) }
		p.shell.Save("正在删除", hide, func(cases.Change) {
			p.head.draft.forget()
			p.shell.Back()
		}, nil)
	})
}
