package storage

import (
	"context"
	"database/sql"
	"fmt"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// ImportPeople holds a list of people and their households against the file, and stores
// what it brings as one act, which can be undone whole. Doubtful and wrong lines are held
// back (see intake.Options). With dry nothing is stored. tell learns of each household as
// it is judged; source is the name of the list, for the status line and the log. Canceled
// leaves the file as it was.
func (s *Store) ImportPeople(ctx context.Context, t *intake.Table, o *intake.Options, source string, dry bool, tell func(*intake.Plan)) (cases.Change, error) {
	if dry {
		return cases.Change{}, failure("judge list", s.judgeDry(ctx, t, o, tell))
	}
	stored := 0
	in := intent{cause: Import, bulk: true, tell: func() string { return fmt.Sprintf("导入 %s：%d 户有变动", source, stored) }}
	return s.do(ctx, "import list", in, func(a *act) error {
		i := &importer{a: a, present: newPresent(ctx, s, a.tx, t, o), options: o, villages: map[string]*cases.Village{}, teams: map[groupName]cases.Ref{}}
		return i.run(t, func(p *intake.Plan) {
			stored += boolInt(!p.Empty())
			tell(p)
		})
	})
}

// judgeDry judges a list within one reading of the file.
func (s *Store) judgeDry(ctx context.Context, t *intake.Table, o *intake.Options, tell func(*intake.Plan)) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	present := newPresent(ctx, s, tx, t, o)
	roster, err := present.roster(intake.WantedOf(t, o))
	if err != nil {
		return err
	}
	for plan, err := range intake.People(ctx, t, o, roster, present) {
		if err != nil {
			return err
		}
		tell(plan)
	}
	return nil
}

// importer stores the plans of an import within one act.
type importer struct {
	a        *act
	present  *present
	options  *intake.Options
	villages map[string]*cases.Village // by name, as the lines of the list name them
	teams    map[groupName]cases.Ref
}

// groupName names a group within its village.
type groupName struct {
	village cases.Ref
	name    string
}

func (i *importer) run(t *intake.Table, tell func(*intake.Plan)) error {
	if err := i.readPlaces(); err != nil {
		return err
	}
	roster, err := i.present.roster(intake.WantedOf(t, i.options))
	if err != nil {
		return err
	}
	for plan, err := range intake.People(i.a.ctx, t, i.options, roster, i.present) {
		if err != nil {
			return err
		}
		if err := i.a.stop.Err(); err != nil {
			return err
		}
		if err := i.store(plan); err != nil {
			return err
		}
		tell(plan)
	}
	return nil
}

// readPlaces reads the villages and groups that are there.
func (i *importer) readPlaces() error {
	t := &i.a.st.tables
	villages, err := t.village.list(i.a.ctx, i.a, "WHERE hidden = 0 ORDER BY id")
	if err != nil {
		return err
	}
	for v := range villages {
		if _, ok := i.villages[villages[v].Name]; !ok {
			i.villages[villages[v].Name] = &villages[v]
		}
	}
	teams, err := t.team.list(i.a.ctx, i.a, "WHERE hidden = 0 ORDER BY id")
	if err != nil {
		return err
	}
	for n := range teams {
		i.teams[groupName{teams[n].VillageID, teams[n].Name}] = cases.Ref(teams[n].ID)
	}
	return nil
}

// village finds the village of a place, or makes it.
func (i *importer) village(p intake.Place) (cases.Ref, error) {
	if p.Village.ID != 0 {
		return cases.Ref(p.Village.ID), nil
	}
	if v := i.villages[p.Village.Name]; v != nil {
		return cases.Ref(v.ID), nil
	}
	if p.Village.Name == "" {
		return 0, cases.Errorf(cases.Invalid, "village", "表里没有行政村一列，请先选择这张表是哪个村的。")
	}
	v := p.Village
	if err := create(i.a, i.a.st.tables.village, &v); err != nil {
		return 0, err
	}
	i.villages[v.Name] = &v
	return cases.Ref(v.ID), nil
}

// team finds the group of a place, or makes it after those that are there.
func (i *importer) team(village cases.Ref, name string) (cases.Ref, error) {
	if name == "" {
		return 0, nil
	}
	key := groupName{village, name}
	if id, ok := i.teams[key]; ok {
		return id, nil
	}
	last := int64(0)
	err := i.a.scan(`SELECT coalesce(max("order"), 0) FROM team WHERE village_id = ? AND hidden = 0`, []any{int64(village)}, &last)
	if err != nil {
		return 0, err
	}
	t := cases.Team{VillageID: village, Name: name, Order: cases.Some(last + 1)}
	if err := create(i.a, i.a.st.tables.team, &t); err != nil {
		return 0, err
	}
	i.teams[key] = cases.Ref(t.ID)
	return cases.Ref(t.ID), nil
}
