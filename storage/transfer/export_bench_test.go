package transfer_test

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// BenchmarkExport writes every household of the district, 25 columns each, and lets a
// C program write the same cells by libxlsxwriter, which is known to be quick. Both are
// processes of their own, so that all they use is counted: ours reads the database,
// theirs a text, whose reading is taken off.
func BenchmarkExport(b *testing.B) {
	folder := os.Getenv("ZHUCUNJI_DISTRICT")
	if folder == "" {
		b.Skip("ZHUCUNJI_DISTRICT names no data folder; make bench builds one")
	}
	today, err := storage.Open(b.Context(), folder, storage.Options{}) // as any start of the program, it brings the file up to the day
	if err == nil {
		err = today.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
	theirs := filepath.Join(b.TempDir(), "constant_memory")
	out, err := exec.CommandContext(b.Context(), "gcc", "-O2", "-o", theirs, "testdata/constant_memory.c", "-lxlsxwriter").CombinedOutput()
	if err != nil {
		b.Skipf("no libxlsxwriter here (apt-get install gcc libc6-dev libxlsxwriter-dev): %v\n%s", err, out)
	}
	for _, name := range slices.Sorted(maps.Keys(wideReports())) {
		b.Run(name, func(b *testing.B) { compareExport(b, folder, theirs, name) })
	}
}

// compareExport lets both write one report.
func compareExport(b *testing.B, folder, theirs, name string) {
	b.Helper()
	cells, rows := dumpCells(b, folder, wideReports()[name])
	var own, other time.Duration
	memory := 0
	for b.Loop() {
		took, peak := exportInChild(b, folder, name)
		own, memory = own+took, max(memory, peak)
		workbook := filepath.Join(b.TempDir(), "theirs.xlsx")
		other += childTime(b, exec.CommandContext(b.Context(), theirs, cells, workbook)) -
			childTime(b, exec.CommandContext(b.Context(), theirs, cells))
	}
	n := float64(b.N)
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(own.Seconds()/n, "cpu-s")
	b.ReportMetric(other.Seconds()/n, "libxlsxwriter-cpu-s")
	b.ReportMetric(own.Seconds()/other.Seconds(), "times-libxlsxwriter")
	b.ReportMetric(float64(memory), "peak-MB")
}

// childTime runs a program and says how much of the processor it used.
func childTime(b *testing.B, cmd *exec.Cmd) time.Duration {
	b.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// What TestExportChild is asked to do: exportTo names the workbook it writes, and is blank
// where nobody asked; exportOf names the report.
const (
	exportTo = "ZHUCUNJI_EXPORT_TO"
	exportOf = "ZHUCUNJI_EXPORT_OF"
)

// exportInChild exports in a process of its own and says what it used: processor time,
// and at most how much memory, in MB.
func exportInChild(b *testing.B, folder, report string) (time.Duration, int) {
	b.Helper()
	target := filepath.Join(b.TempDir(), "ours.xlsx")
	cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run", "^TestExportChild$") //nolint:gosec // this very test
	cmd.Env = append(os.Environ(), exportTo+"="+target, exportOf+"="+report, "ZHUCUNJI_DISTRICT="+folder)
	took := childTime(b, cmd)
	peak, err := os.ReadFile(target + ".peak")
	if err != nil {
		b.Fatal(err)
	}
	kb, err := strconv.Atoi(string(peak))
	if err != nil {
		b.Fatal(err)
	}
	return took, kb / 1024
}

// TestExportChild is the process exportInChild starts.
func TestExportChild(t *testing.T) {
	target := os.Getenv(exportTo)
	if target == "" {
		t.Skip("part of BenchmarkExport")
	}
	st := openReading(t, os.Getenv("ZHUCUNJI_DISTRICT"))
	e := &cases.Export{
		Report: wideReports()[os.Getenv(exportOf)], Filter: cases.NewReportFilter(st.Today()), Layout: cases.LayoutImport, FilledOn: st.Today(),
	}
	_, err := excel.Export(t.Context(), target, e, st.ReportRows(t.Context(), e.Report, e.Filter), excel.Options{Tmp: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(target+".peak", []byte(peakMemory()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// peakMemory is the most memory this process had at once, in KB; "0" where the system
// does not tell.
func peakMemory() string {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.Fields(rest)[0]
		}
	}
	return "0"
}

func openReading(t testing.TB, folder string) *storage.Store {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// wideReports are tables of a household a row with 25 columns: one of what a register holds
// of every household and its head, one of incomes, which most households of a district do
// not have, so that there is more to look for than to write.
func wideReports() map[string]*cases.Report {
	place := []string{"row.number", "row.as_of", "village.town", "village.name", "team.name", "household.head_name", "head.id_number"}
	return map[string]*cases.Report{
		"register": wideReport(place, "row.hamlet", "head.code", "head.sex", "head.birth_on", "head.ethnicity", "head.education", "head.health",
			"head.labour", "head.politics", "household.people", "household.household_type", "household.visit_class", "household.unsafe_house",
			"household.water_safe", "household.toilet", "household.last_visit_on", "household.next_visit_on", "household.visit_count"),
		"incomes": wideReport(place, "row.hamlet", "household.code", "household.phone", "household.people", "household.household_type", "household.cause_1",
			"household.unsafe_house", "household.water_safe", "household.first_month", "household.monitor_class", "household.accounted_people",
			"household.wages", "household.business", "household.costs", "household.property", "household.transfers", "household.net", "household.net_per_head"),
	}
}

func wideReport(paths []string, more ...string) *cases.Report {
	r := &cases.Report{
		Key: "B", Name: "测速", Title: "测速", Grain: cases.GrainHousehold,
		Sort: []string{"village.name", "team.order", "household.head_sort"},
	}
	for _, path := range slices.Concat(paths, more) {
		r.Columns = append(r.Columns, cases.ReportColumn{Path: path})
	}
	return r
}

// dumpCells writes the cells of the report as constant_memory.c reads them.
func dumpCells(b *testing.B, folder string, report *cases.Report) (name string, rows int) {
	b.Helper()
	st := openReading(b, folder)
	columns, err := report.Bind()
	if err != nil {
		b.Fatal(err)
	}
	name = filepath.Join(b.TempDir(), "cells.txt")
	f, err := os.Create(name) //nolint:gosec // in a folder of the test
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	kinds, titles := kindsOf(columns)
	line := func(text string) { fmt.Fprintln(w, text) } //nolint:errcheck // Flush tells
	line(kinds)
	line(titles)
	cells := make([]string, len(columns))
	for row, err := range st.ReportRows(b.Context(), report, cases.NewReportFilter(st.Today())) {
		if err != nil {
			b.Fatal(err)
		}
		rows++
		row.Number = int64(rows)
		for i := range columns {
			cells[i] = plainText(&columns[i], row)
		}
		line(strings.Join(cells, "\t"))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return name, rows
}

// kindsOf says of each column what it holds, and heads them.
func kindsOf(columns []cases.BoundColumn) (kinds, titles string) {
	for i := range columns {
		switch columns[i].Field.Kind {
		case cases.KindMoney:
			kinds += "m"
		case cases.KindInt:
			kinds += "n"
		case cases.KindDay:
			kinds += "d"
		default:
			kinds += "s"
		}
	}
	return kinds, strings.Repeat("\t", len(columns)-1)
}

// plainText is a cell as a program reads it: money without commas, a day as the number
// Excel counts it by.
func plainText(c *cases.BoundColumn, row *cases.Row) string {
	v, ok := c.Value(row)
	if !ok || v.Blank() {
		return ""
	}
	switch p := v.Ptr.(type) {
	case *cases.Opt[cases.Money]:
		return p.Value.String()
	case *cases.Day:
		return strconv.Itoa(p.DaysSince(cases.NewDay(1899, 12, 30)))
	case *cases.Opt[decimal.Decimal]:
		return p.Value.String()
	}
	return v.Text()
}
