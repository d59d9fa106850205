package ui_test

import (
	"context"
	"iter"

	"zhucunji/cases"
)

// fakeReports gives made-up rows and remembers what was written.
type fakeReports struct {
	teams   []cases.Team
	rows    []*cases.Row
	asked   []cases.ReportFilter
	exports []cases.Export
	paths   []string
	fails   []error // what the next exports answer
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

func (f *fakeReports) Export(_ context.Context, e cases.Export, path string, _ func(string, float64)) error {
	if len(f.fails) > 0 {
		err := f.fails[0]
		f.fails = f.fails[1:]
		return err
	}
	f.exports, f.paths = append(f.exports, e), append(f.paths, path)
	return nil
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
