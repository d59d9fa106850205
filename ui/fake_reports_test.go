package ui_test

import (
	"context"
	"iter"

	"zhucunji/cases"
)

// fakeReports gives made-up rows and remembers what was written.
type fakeReports struct {
	teams     []cases.Team
	rows      []*cases.Row
	asked     []cases.ReportFilter
	exports   []cases.Export
	paths     []string
	sent      []cases.Delivery
	own       []cases.OwnReport
	documents []cases.DocumentExport
	opened    []string // closed files that were opened, where to, with which passphrase
	fails     []error  // what the next exports answer
}

func (f *fakeReports) Teams(context.Context, cases.Ref) ([]cases.Team, error) { return f.teams, nil }

func (f *fakeReports) TmpFolder() string { return "/home/village/data/tmp" }

func (f *fakeReports) ReportRows(_ context.Context, r *cases.Report, filter cases.ReportFilter) iter.Seq2[*cases.Row, error] {
	f.asked = append(f.asked, filter)
	return func(yield func(*cases.Row, error) bool) {
		for _, row := range f.rows {
			if r.Keeps(filter, row) && !yield(row, nil) {
				return
			}
		}
	}
}

func (f *fakeReports) OwnReports(context.Context) ([]cases.OwnReport, error) { return f.own, nil }

func (f *fakeReports) SaveOwnReport(_ context.Context, before, after *cases.OwnReport) (cases.Change, error) {
	if before == nil {
		after.ID, after.UID = int64(len(f.own)+1), cases.UID{15: byte(len(f.own) + 1)}
		f.own = append(f.own, *after)
	} else {
		f.own[after.ID-1] = *after
	}
	return cases.Change{Act: 1, Sentence: "保存报表 " + after.Name, Touched: []cases.Touched{{Record: "own_report", ID: after.ID}}}, nil
}

func (f *fakeReports) TakeOwnReport(ctx context.Context, o cases.OwnReport) (cases.Change, error) {
	return f.SaveOwnReport(ctx, nil, &o)
}

func (f *fakeReports) Export(_ context.Context, e cases.Export, d cases.Delivery, _ func(string, float64)) (cases.Written, error) {
	if err := f.refuse(); err != nil {
		return cases.Written{}, err
	}
	f.exports, f.paths, f.sent = append(f.exports, e), append(f.paths, d.Target), append(f.sent, d)
	return cases.Written{Rows: len(f.rows), People: 2 * len(f.rows)}, nil
}

func (f *fakeReports) Dossiers(_ context.Context, e *cases.DocumentExport) iter.Seq2[*cases.Dossier, error] {
	f.documents = append(f.documents, *e)
	return func(yield func(*cases.Dossier, error) bool) {
		for _, name := range []string{"杨建国", "李秀英"} {
			d := &cases.Dossier{AsOf: e.Filter.AsOf, File: cases.HouseholdFile{Village: cases.Village{Name: "望岭村"}, Team: cases.Team{Name: "一组"}}}
			d.File.Household = cases.Household{HeadName: name, HouseholdType: "脱贫户", Phone: "13800000000"}
			if !yield(d, nil) || e.Household != 0 {
				return
			}
		}
	}
}

func (f *fakeReports) Summary(_ context.Context, filter cases.ReportFilter) (*cases.Summary, error) {
	return &cases.Summary{Village: cases.Village{Name: "望岭村"}, Place: "望岭村", Period: filter.Period, AsOf: filter.AsOf, Households: 720, People: 2237}, nil
}

func (f *fakeReports) HouseholdsByID(_ context.Context, ids []int64) (list []cases.Household, err error) {
	for _, id := range ids {
		list = append(list, cases.Household{Base: cases.Base{ID: id}, HeadName: "杨建国"})
	}
	return list, nil
}

func (f *fakeReports) ExportDocument(_ context.Context, e cases.DocumentExport, d cases.Delivery, _ func(string, float64)) (cases.Written, error) {
	f.documents, f.sent = append(f.documents, e), append(f.sent, d)
	return cases.Written{Rows: 2, People: 7}, f.refuse()
}

func (f *fakeReports) ExportDocuments(_ context.Context, e cases.DocumentExport, folder string, d cases.Delivery, _ func(string, float64)) (cases.Written, error) {
	f.documents, f.sent, f.paths = append(f.documents, e), append(f.sent, d), append(f.paths, folder)
	return cases.Written{Rows: 2, People: 7}, f.refuse()
}

func (f *fakeReports) ExportRegister(_ context.Context, _ []cases.ExportEvent, d cases.Delivery) (cases.Written, error) {
	f.sent = append(f.sent, d)
	return cases.Written{}, nil
}

func (f *fakeReports) Decrypt(_ context.Context, file, target, passphrase string) error {
	if err := f.refuse(); err != nil {
		return err
	}
	f.opened = append(f.opened, file+" > "+target+" "+passphrase)
	return nil
}

// refuse answers the next of the failures.
func (f *fakeReports) refuse() error {
	if len(f.fails) == 0 {
		return nil
	}
	err := f.fails[0]
	f.fails = f.fails[1:]
	return err
}

// visitRows are visits to two households.
func visitRows(n int) []*cases.Row {
	var rows []*cases.Row
	for i := range n {
		name := []string{"杨建国", "李秀英"}[i%2]
		rows = append(rows, &cases.Row{
			Village:   &cases.Village{Name: "望岭村"},
			Team:      &cases.Team{Name: "一组"},
			Household: &cases.Household{HeadName: name, HouseholdType: "脱贫户"},
			Head:      &cases.Person{Name: name, IDNumber: "500199195703200112"},
			Visit: &cases.Visit{
				VisitedOn: cases.NewDay(2026, 11, 1+i%20), Visitors: "张队长、王干事", NextOn: cases.NewDay(2027, 1, 20),
				Text: name + "在家，蚕桑收成好，十月交售蚕茧六十多公斤；老人按时服药，屋顶无漏雨，入户路已硬化。", Problems: "厨房漏雨",
			},
		})
	}
	return rows
}
