package transfer_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// documentFor is an export of a document about the demonstration village.
func documentFor(t testing.TB, st *storage.Store, key string, masked bool) *cases.DocumentExport {
	t.Helper()
	doc, err := cases.DocumentByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	villages, err := st.Villages(t.Context())
	if err != nil || len(villages) == 0 {
		t.Fatalf("%d villages, %v", len(villages), err)
	}
	e := &cases.DocumentExport{Document: doc, Filter: cases.NewReportFilter(20261121), Masked: masked, FilledOn: 20261121}
	e.Filter.Village, e.Filter.Place = cases.Ref(villages[0].ID), villages[0].Name
	if doc.Grain == cases.DocumentOfPeriod {
		e.Filter.Period = doc.PeriodAt(20261015)
	}
	return e
}

// busiest is the household with the most measures, with a photo of its own and one of its
// last visit.
func busiest(t testing.TB, st *storage.Store) cases.Ref {
	t.Helper()
	order, err := st.OrderHouseholds(t.Context(), cases.HouseholdFilter{}, cases.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	best, most := int64(0), -1
	for _, id := range order.IDs {
		ids, _, err := st.OrderMeasures(t.Context(), cases.MeasureFilter{Household: cases.Ref(id)}, cases.Sort{})
		if err != nil {
			t.Fatal(err)
		}
		if len(ids) > most {
			best, most = id, len(ids)
		}
	}
	last, ok, err := st.LastVisit(t.Context(), best)
	if err != nil || !ok {
		t.Fatalf("last visit: %v, %v", ok, err)
	}
	for i, visit := range []cases.Ref{0, cases.Ref(last.Visit.ID)} {
		p := &cases.Photo{HouseholdID: cases.Ref(best), VisitID: visit, Caption: "灶房"}
		if _, err := st.AddPhoto(t.Context(), p, picture(t, 1200, 900-100*i)); err != nil {
			t.Fatal(err)
		}
	}
	return cases.Ref(best)
}

func picture(t testing.TB, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// delivered exports a document into a file and opens it.
func delivered(t testing.TB, st *storage.Store, e *cases.DocumentExport, target string) (cases.Written, *excelize.File) {
	t.Helper()
	n, err := transfer.ExportDocument(t.Context(), st, e, e.Delivery(target, "存档"), nil)
	if err != nil {
		t.Fatalf("%s: %v", e.Document.Key, err)
	}
	f, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return n, f
}

// shown is every text of a workbook, comments included.
func shown(t testing.TB, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		b.WriteString(sheet + "\n")
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\n") + "\n")
		}
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			for _, run := range c.Paragraph {
				b.WriteString(run.Text + "\n")
			}
		}
	}
	return b.String()
}

func TestDossierOfTheDemoIsWhole(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 40, Seed: 9})
	e := documentFor(t, st, "D1", false)
	e.Household = busiest(t, st)
	n, book := delivered(t, st, e, filepath.Join(t.TempDir(), "D1.xlsx"))
	file, err := st.Household(t.Context(), int64(e.Household))
	if err != nil || n != (cases.Written{Rows: 1, People: len(file.Members)}) {
		t.Fatalf("written %+v, %v", n, err)
	}
	text := shown(t, book)
	for _, m := range file.Members {
		if !strings.Contains(text, m.Person.Name) || !strings.Contains(text, m.Person.IDNumber) {
			t.Errorf("a member is missing")
		}
	}
	visits, err := st.OrderVisits(t.Context(), cases.VisitFilter{Household: e.Household}, cases.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range visits {
		v, err := st.Visit(t.Context(), id)
		if err != nil || !strings.Contains(text, v.Visit.VisitedOn.Chinese()) || !strings.Contains(text, v.Text()) {
			t.Errorf("the visit of %s is missing, %v", v.Visit.VisitedOn, err)
		}
	}
	account, _, err := st.LedgerAccount(t.Context(), int64(e.Household), 2026)
	if err != nil || !strings.Contains(text, strings.TrimSuffix(account.Net.String(), ".00")) {
		t.Errorf("the net income %s is missing, %v", account.Net, err)
	}
	cells, err := book.GetPictureCells(book.GetSheetName(0))
	if err != nil || len(cells) != 2 {
		t.Errorf("pictures in %v, %v; want two", cells, err)
	}
}

// A masked document of a whole village shows no name, number or face of anybody.
func TestMaskedDocumentsOfTheDemoNameNobody(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 10, Seed: 9, Years: 2})
	busiest(t, st)
	order, err := st.OrderHouseholds(t.Context(), cases.HouseholdFilter{}, cases.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"D1", "D2", "D3", "D4", "D5"} {
		t.Run(key, func(t *testing.T) {
			e := documentFor(t, st, key, true)
			_, book := delivered(t, st, e, filepath.Join(t.TempDir(), key+".xlsx"))
			text := shown(t, book)
			for _, id := range order.IDs {
				file, err := st.Household(t.Context(), id)
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range file.Members {
					for _, secret := range []string{m.Person.Name, m.Person.IDNumber, m.Person.Phone, m.Person.BankAccount} {
						if len([]rune(secret)) > 2 && strings.Contains(text, secret) {
							t.Errorf("household %d: a member's name or number is shown", id)
						}
					}
				}
			}
			for _, sheet := range book.GetSheetList() {
				if cells, err := book.GetPictureCells(sheet); err != nil || len(cells) > 0 {
					t.Errorf("%s has pictures, %v", sheet, err)
				}
			}
		})
	}
}

func TestGroupIsOneWorkbookOrAFileEach(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 30, Seed: 9, Years: 1})
	e := documentFor(t, st, "D3", false)
	teams, err := st.Teams(t.Context(), e.Filter.Village)
	if err != nil || len(teams) == 0 {
		t.Fatal(err)
	}
	e.Filter.Team = cases.Ref(teams[0].ID)
	order, err := st.OrderHouseholds(t.Context(), cases.HouseholdFilter{Team: e.Filter.Team}, cases.Sort{})
	if err != nil || len(order.IDs) == 0 {
		t.Fatal(err)
	}
	n, book := delivered(t, st, e, filepath.Join(t.TempDir(), "D3.xlsx"))
	if n.Rows != len(order.IDs) || len(book.GetSheetList()) != n.Rows+1 || book.GetSheetName(0) != "目录" {
		t.Errorf("%d of %d households, sheets %q", n.Rows, len(order.IDs), book.GetSheetList())
	}
	checkFiles(t, st, e, n)
}

// checkFiles writes a file for each household and looks at their names.
func checkFiles(t *testing.T, st *storage.Store, e *cases.DocumentExport, n cases.Written) {
	t.Helper()
	folder := t.TempDir()
	done, err := transfer.ExportDocuments(t.Context(), st, e, folder, e.Delivery("", "存档"), nil)
	if err != nil || done != n {
		t.Errorf("files %+v, %v; want %+v", done, err, n)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != n.Rows {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, entry := range entries {
		if parts := strings.Split(entry.Name(), "_"); len(parts) != 4 || parts[3] != "帮扶明白卡.xlsx" && !strings.HasPrefix(parts[3], "帮扶明白卡 (") {
			t.Errorf("file %q", entry.Name())
		}
	}
	e.Filter.Types = []string{"没有这一类"}
	if _, err := transfer.ExportDocuments(t.Context(), st, e, folder, e.Delivery("", "存档"), nil); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("nobody to write: %v, want invalid", err)
	}
}

// The month's report counts what the list of visits and the coverage report count.
func TestSummaryAgreesWithTheLists(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Villages: 2, Households: 40, Seed: 9})
	e := documentFor(t, st, "D5", true)
	s, err := st.Summary(t.Context(), e.Filter)
	if err != nil {
		t.Fatal(err)
	}
	visits, err := st.OrderVisits(t.Context(), cases.VisitFilter{Village: e.Filter.Village, Period: e.Filter.Span()}, cases.Sort{})
	if err != nil || int64(len(visits)) != s.Visited().Visits || len(visits) == 0 {
		t.Errorf("%d visits in the list, %d in the summary, %v", len(visits), s.Visited().Visits, err)
	}
	if s.Households != 40 || s.Income.Households == 0 || !s.Income.Now.PerHead.Valid || len(s.Demands) == 0 {
		t.Errorf("summary %+v", s)
	}
	checkCoverage(t, st, e, s)
}

// checkCoverage compares the coverage of a summary with that of the report on it.
func checkCoverage(t *testing.T, st *storage.Store, e *cases.DocumentExport, s *cases.Summary) {
	t.Helper()
	report, err := cases.ReportByKey("R5S")
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range st.ReportRows(t.Context(), report, e.Filter) {
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range s.Coverage {
			if c.Class == row.Coverage.Class && (c.Due != row.Coverage.Due.Value || c.Visited != row.Coverage.Visited.Value || c.Visits != row.Coverage.Visits.Value) {
				t.Errorf("%s: %+v in the summary, %+v in the report", c.Class, c, row.Coverage)
			}
		}
	}
}

func TestDocumentsThatCannotBeWritten(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 5, Years: 1})
	nobody := documentFor(t, st, "D1", true)
	nobody.Household = 999_999
	noVisit := documentFor(t, st, "D2", true)
	noVisit.Visits = []int64{999_999}
	empty := documentFor(t, st, "D1", true)
	empty.Filter.Types = []string{"没有这一类"}
	for name, c := range map[string]struct {
		e    *cases.DocumentExport
		want cases.Code
	}{"a household that is not there": {nobody, cases.NotFound}, "a visit that is not there": {noVisit, cases.NotFound}, "nothing to write": {empty, cases.Invalid}} {
		t.Run(name, func(t *testing.T) {
			if _, err := transfer.WriteDocument(t.Context(), st, c.e, &bytes.Buffer{}, nil); cases.CodeOf(err) != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, key := range []string{"D1", "D5"} {
		if _, err := transfer.WriteDocument(ctx, st, documentFor(t, st, key, true), &bytes.Buffer{}, nil); cases.CodeOf(err) != cases.Canceled {
			t.Errorf("%s canceled: %v", key, err)
		}
	}
}
