package transfer_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/cases/intake"
	"zhucunji/storage"
)

// listOf reads a report as a list: its columns as their paths, its rows as texts.
func listOf(t testing.TB, st *storage.Store, key string) *intake.Table {
	t.Helper()
	r, err := cases.ReportByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	table := &intake.Table{Sheet: r.Name, Grain: r.Grain}
	for i := range columns {
		table.Columns = append(table.Columns, intake.Column{At: i + 1, Title: columns[i].Title, Path: columns[i].Path})
	}
	filter := cases.NewReportFilter(st.Today())
	for row, err := range st.ReportRows(t.Context(), r, filter) {
		if err != nil {
			t.Fatal(err)
		}
		row.Number = int64(len(table.Lines) + 1)
		line := intake.Line{Number: len(table.Lines) + 2}
		for i := range columns {
			line.Cells = append(line.Cells, intake.Cell{Text: columns[i].Text(row, false)})
		}
		table.Lines = append(table.Lines, line)
	}
	return table
}

// take imports a list and counts what became of its lines.
func take(t testing.TB, st *storage.Store, table *intake.Table, dry bool) map[intake.State]int {
	t.Helper()
	list := *table
	list.Columns = slices.Clone(table.Columns)
	intake.Settle(&list)
	o := &intake.Options{
		Reading: cases.Reading{Today: st.Today(), Policy: st.Policy()}, Year: st.Today().Year(), Village: cases.Village{Name: "望岭村"},
	}
	counts := map[intake.State]int{}
	shown := 0
	_, err := st.ImportPeople(t.Context(), &list, o, "名单", dry, func(p *intake.Plan) {
		for _, item := range p.Items {
			counts[item.State]++
			if item.State != intake.Added && item.State != intake.Unchanged && shown < 20 {
				shown++
				t.Logf("line %d %s %s %+v %+v", list.Lines[item.Line].Number, item.Name, item.State, item.Changes, item.Problems)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestListComesBackAsItWentOut(t *testing.T) {
	from := newStore(t)
	loadDemo(t, from, demo.Options{Villages: 2, Households: 240, Seed: 5})
	list := listOf(t, from, "R1")
	into := newStore(t)
	if got := take(t, into, list, false); got[intake.Added] != len(list.Lines) || len(got) != 1 {
		t.Errorf("first import: %v of %d lines", got, len(list.Lines))
	}
	again := listOf(t, into, "R1")
	if len(again.Lines) != len(list.Lines) {
		t.Fatalf("%d lines came back, want %d", len(again.Lines), len(list.Lines))
	}
	wrong := 0
	for i := range list.Lines {
		for c := range list.Columns {
			got, want := again.Lines[i].Cells[c].Text, list.Lines[i].Cells[c].Text
			if got != want {
				if wrong++; wrong < 30 {
					t.Errorf("line %d, %s: got %q, want %q", i+1, list.Columns[c].Title, got, want)
				}
			}
		}
	}
	if got := take(t, into, list, false); got[intake.Unchanged] != len(list.Lines) || len(got) != 1 {
		t.Errorf("second import: %v of %d lines", got, len(list.Lines))
	}
}
