package storage

import (
	"context"

	"zhucunji/cases"
)

// SaveVillage creates (before nil) or edits a village. The other Save methods of
// registers and policy have the same shape; all are Invalid where a needed field is
// blank and Conflict where a field was changed meanwhile.
func (s *Store) SaveVillage(ctx context.Context, before, after *cases.Village) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.village, before, after, "行政村 "+after.Name)
}

// SaveTeam creates or edits a 村民小组.
func (s *Store) SaveTeam(ctx context.Context, before, after *cases.Team) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.team, before, after, "村民小组 "+after.Name)
}

// SaveWorker creates or edits a person who uses the program.
func (s *Store) SaveWorker(ctx context.Context, before, after *cases.Worker) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.worker, before, after, "使用人 "+after.Name)
}

// SaveUnit creates or edits a 帮扶单位.
func (s *Store) SaveUnit(ctx context.Context, before, after *cases.Unit) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.unit, before, after, "帮扶单位 "+after.Name)
}

// SaveFund creates or edits a 资金来源.
func (s *Store) SaveFund(ctx context.Context, before, after *cases.Fund) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.fund, before, after, "资金 "+after.Name)
}

// SaveProject creates or edits a 项目.
func (s *Store) SaveProject(ctx context.Context, before, after *cases.Project) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.project, before, after, "项目 "+after.Name)
}

// SaveCodeValue creates or edits a value of a code list.
func (s *Store) SaveCodeValue(ctx context.Context, before, after *cases.CodeValue) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.code, before, after, "代码 "+after.Value)
}

// SaveLine creates or edits the 监测线 of a year.
func (s *Store) SaveLine(ctx context.Context, before, after *cases.Line) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.line, before, after, "监测线")
}

// SaveCadence creates or edits how often a class of household is visited.
func (s *Store) SaveCadence(ctx context.Context, before, after *cases.Cadence) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.cadence, before, after, "走访频次 "+after.Class)
}

// SaveInclusion creates or edits whether an income item counts in a year.
func (s *Store) SaveInclusion(ctx context.Context, before, after *cases.Inclusion) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.inclusion, before, after, "计入口径 "+after.Item)
}

// SaveCostRatio creates or edits the share of an industry's gross income taken as its cost.
func (s *Store) SaveCostRatio(ctx context.Context, before, after *cases.CostRatio) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.costRatio, before, after, "成本比例 "+after.Category)
}

func saveRegister[T any](ctx context.Context, s *Store, t *table[T], before, after *T, sentence string) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "保存" + sentence }}
	return s.do(ctx, "save "+t.cat.Record, in, func(a *act) error { return save(a, t, before, after) })
}

// Villages lists the villages in the order they were made.
func (s *Store) Villages(ctx context.Context) ([]cases.Village, error) {
	return listed(ctx, s, s.tables.village, "ORDER BY id")
}

// Teams lists the groups of a village in their order; of all villages where it is 0.
func (s *Store) Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error) {
	return listed(ctx, s, s.tables.team, `AND ? IN (0, village_id) ORDER BY village_id, "order", id`, int64(village))
}

// Workers lists who uses the program.
func (s *Store) Workers(ctx context.Context) ([]cases.Worker, error) {
	return listed(ctx, s, s.tables.worker, "ORDER BY id")
}

// Units lists the 帮扶单位.
func (s *Store) Units(ctx context.Context) ([]cases.Unit, error) {
	return listed(ctx, s, s.tables.unit, "ORDER BY name, id")
}

// Funds lists the 资金来源, newest year first.
func (s *Store) Funds(ctx context.Context) ([]cases.Fund, error) {
	return listed(ctx, s, s.tables.fund, "ORDER BY year DESC, name, id")
}

// Projects lists the 项目, newest year first.
func (s *Store) Projects(ctx context.Context) ([]cases.Project, error) {
	return listed(ctx, s, s.tables.project, "ORDER BY name, id")
}

// listed reads the records of a register that are not in the bin.
func listed[T any](ctx context.Context, s *Store, t *table[T], tail string, args ...any) ([]T, error) {
	out, err := t.list(ctx, s.read, "WHERE hidden = 0 "+tail, args...)
	return out, failure("list "+t.cat.Record, err)
}
