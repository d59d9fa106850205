package storage

import (
	"context"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// SaveOwnReport creates (before nil) or edits a person's own report. Invalid where its
// definition makes no sense or another report has its name; Conflict where it was changed
// meanwhile.
func (s *Store) SaveOwnReport(ctx context.Context, before, after *cases.OwnReport) (cases.Change, error) {
	if err := after.Check(); err != nil {
		return cases.Change{}, failure("save own report", err)
	}
	in := intent{cause: Typed, tell: func() string { return "保存报表 " + after.Name }}
	return s.do(ctx, "save own report", in, func(a *act) error {
		if err := a.checkReportName(after); err != nil {
			return err
		}
		return save(a, s.tables.ownReport, before, after)
	})
}

// checkReportName refuses a name that another report has: files and lists are told apart
// by it.
func (a *act) checkReportName(o *cases.OwnReport) error {
	taken := false
	for _, r := range cases.Reports() {
		taken = taken || r.Name == o.Name
	}
	if !taken {
		if err := a.scan("SELECT EXISTS (SELECT 1 FROM own_report WHERE name = ? AND id <> ? AND hidden = 0)", []any{o.Name, o.ID}, &taken); err != nil {
			return err
		}
	}
	if taken {
		return cases.Errorf(cases.Invalid, "name", "已经有叫“"+o.Name+"”的报表，请换个名字。")
	}
	return nil
}

// TakeOwnReport stores an own report that came as a file: a report known by its uid gets
// the new definition, also out of the bin; another one is added, under a name of its own.
func (s *Store) TakeOwnReport(ctx context.Context, o cases.OwnReport) (cases.Change, error) {
	if err := o.Check(); err != nil {
		return cases.Change{}, failure("take own report", err)
	}
	in := intent{cause: Typed, tell: func() string { return "导入报表 " + o.Name }}
	return s.do(ctx, "take own report", in, func(a *act) error {
		known, err := s.tables.ownReport.list(a.ctx, a, "WHERE uid = ?", o.UID[:])
		if err != nil {
			return err
		}
		name := o.Name
		for n := 2; ; n++ { // 名册, 名册2, 名册3
			if len(known) > 0 {
				o.ID = known[0].ID
			}
			err := a.checkReportName(&o)
			if err == nil {
				break
			}
			if cases.CodeOf(err) != cases.Invalid || n > 99 {
				return err
			}
			o.Name = name + strconv.Itoa(n)
		}
		if len(known) == 0 {
			return create(a, s.tables.ownReport, &o)
		}
		return edit(a, s.tables.ownReport, &known[0], &o)
	})
}

// OwnReports lists the own reports by name.
func (s *Store) OwnReports(ctx context.Context) ([]cases.OwnReport, error) {
	return listed(ctx, s, s.tables.ownReport, "ORDER BY name, id")
}

// Reports lists the tables that can be written: those of the program, then a person's own.
// An own report whose definition cannot be read is left out; OwnReports has it.
func (s *Store) Reports(ctx context.Context) ([]*cases.Report, error) {
	own, err := s.OwnReports(ctx)
	if err != nil {
		return nil, err
	}
	list := cases.Reports()
	for i := range own {
		if r, err := own[i].Report(); err == nil {
			list = append(list, r)
		}
	}
	return list, nil
}

// Report finds a table by its key, or an own one by its name ("U-名册" or "名册"). It is
// NotFound where there is none.
func (s *Store) Report(ctx context.Context, key string) (*cases.Report, error) {
	list, err := s.Reports(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range list {
		if r.Key == key {
			return r, nil
		}
	}
	for _, r := range list {
		if r.Own() && r.Name == strings.TrimPrefix(key, "U-") {
			return r, nil
		}
	}
	return cases.ReportByKey(key)
}
