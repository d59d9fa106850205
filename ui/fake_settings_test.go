package ui_test

import (
	"context"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeSettings is a SettingsStore in memory, beside a fakeShell.
type fakeSettings struct {
	*fakeShell
	teams    []cases.Team
	units    []cases.Unit
	funds    []cases.Fund
	projects []cases.Project
	bin      []cases.Deleted
	exports  []cases.ExportEvent
}

// newVillageStores are the stores of a file with a village and a person who types.
func newVillageStores() (ui.Stores, *fakeSettings) {
	f := &fakeSettings{fakeShell: newVillageShell()}
	f.teams = []cases.Team{
		{Base: cases.Base{ID: 1}, VillageID: 1, Name: "一组", Order: cases.Some[int64](1)},
		{Base: cases.Base{ID: 2}, VillageID: 1, Name: "二组", Order: cases.Some[int64](2)},
	}
	f.units = []cases.Unit{{Base: cases.Base{ID: 1}, Name: "市科技局", Kind: "机关"}}
	audit := newFakeAudit()
	return ui.Stores{Shell: f.fakeShell, Settings: f, Sales: newFakeSales(f), Audit: audit, AuditFile: audit, Eraser: audit}, f
}

func (f *fakeSettings) Teams(_ context.Context, village cases.Ref) ([]cases.Team, error) {
	var out []cases.Team
	for _, t := range f.teams {
		if village == 0 || t.VillageID == village {
			out = append(out, t)
		}
	}
	return out, nil
}

func (f *fakeSettings) SaveTeam(_ context.Context, before, after *cases.Team) (cases.Change, error) {
	return keep(f.fakeShell, &f.teams, "team", "村民小组 "+after.Name, before, after, func(t *cases.Team) *cases.Base { return &t.Base })
}

func (f *fakeSettings) Units(context.Context) ([]cases.Unit, error) { return f.units, nil }

func (f *fakeSettings) SaveUnit(_ context.Context, before, after *cases.Unit) (cases.Change, error) {
	if before != nil && before.Name != f.units[0].Name {
		return cases.Change{}, cases.Errorf(cases.Conflict, "", "这条记录刚刚在别处改过，没有覆盖。请刷新后再改。")
	}
	return keep(f.fakeShell, &f.units, "unit", "帮扶单位 "+after.Name, before, after, func(u *cases.Unit) *cases.Base { return &u.Base })
}

func (f *fakeSettings) Funds(context.Context) ([]cases.Fund, error) { return f.funds, nil }

func (f *fakeSettings) SaveFund(_ context.Context, before, after *cases.Fund) (cases.Change, error) {
	return keep(f.fakeShell, &f.funds, "fund", "资金 "+after.Name, before, after, func(v *cases.Fund) *cases.Base { return &v.Base })
}

func (f *fakeSettings) Projects(context.Context) ([]cases.Project, error) { return f.projects, nil }

func (f *fakeSettings) SaveProject(_ context.Context, before, after *cases.Project) (cases.Change, error) {
	return keep(f.fakeShell, &f.projects, "project", "项目 "+after.Name, before, after, func(v *cases.Project) *cases.Base { return &v.Base })
}

func (f *fakeSettings) SaveCodeValue(_ context.Context, before, after *cases.CodeValue) (cases.Change, error) {
	return keep(f.fakeShell, &f.policy.Codes, "code_value", "代码 "+after.Value, before, after, func(v *cases.CodeValue) *cases.Base { return &v.Base })
}

func (f *fakeSettings) SaveLine(_ context.Context, before, after *cases.Line) (cases.Change, error) {
	return keep(f.fakeShell, &f.policy.Lines, "poverty_line", "监测线", before, after, func(v *cases.Line) *cases.Base { return &v.Base })
}

func (f *fakeSettings) SaveCadence(_ context.Context, before, after *cases.Cadence) (cases.Change, error) {
	return keep(f.fakeShell, &f.policy.Cadences, "cadence", "走访频次 "+after.Class, before, after, func(v *cases.Cadence) *cases.Base { return &v.Base })
}

func (f *fakeSettings) SaveInclusion(_ context.Context, before, after *cases.Inclusion) (cases.Change, error) {
	return keep(f.fakeShell, &f.policy.Inclusions, "inclusion", "计入口径 "+after.Item, before, after, func(v *cases.Inclusion) *cases.Base { return &v.Base })
}

func (f *fakeSettings) SaveCostRatio(_ context.Context, before, after *cases.CostRatio) (cases.Change, error) {
	return keep(f.fakeShell, &f.policy.CostRatios, "cost_ratio", "成本比例 "+after.Category, before, after, func(v *cases.CostRatio) *cases.Base { return &v.Base })
}

func (f *fakeSettings) Bin(context.Context, int) ([]cases.Deleted, error) { return f.bin, nil }

func (f *fakeSettings) Restore(_ context.Context, record string, id int64) (cases.Change, error) {
	for i, d := range f.bin {
		if d.Record == record && d.ID == id {
			f.bin = append(f.bin[:i:i], f.bin[i+1:]...)
			return f.did("恢复 " + d.Title)
		}
	}
	return cases.Change{}, cases.Errorf(cases.NotFound, "", "没有找到这条记录。")
}

func (f *fakeSettings) Exports(context.Context, int) ([]cases.ExportEvent, error) {
	return f.exports, nil
}
