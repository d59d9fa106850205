package storage_test

import (
	"database/sql"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// BenchmarkSaveVisit saves visits into a copy of the district and, turn about, rows of
// the same bytes into a database of one table beside it, with the same journal and
// the same syncs.
func BenchmarkSaveVisit(b *testing.B) {
	folder := copyOfDistrict(b)
	st := openFolder(b, folder, storage.Options{})
	if err := st.Warm(b.Context()); err != nil { // as in the program: indexes stand and are kept in step
		b.Fatal(err)
	}
	bare := openBare(b, folder)
	dice := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same households every time
	households := someHouseholds(b, st, dice, 5000)
	visits, inserts := latencies{}, latencies{}
	i := 0
	for b.Loop() {
		v := typedVisit(households[i%len(households)], st.Today())
		i++
		visits.take("visit", func() {
			if _, err := st.AddVisit(b.Context(), v); err != nil {
				b.Fatal(err)
			}
		})
		row := bytesOf(b, v)
		inserts.take("bare", func() {
			if _, err := bare.ExecContext(b.Context(), "INSERT INTO row (bytes) VALUES (?)", row); err != nil {
				b.Fatal(err)
			}
		})
	}
	visits.report(b)
	plain := percentile(inserts["bare"], 50)
	b.ReportMetric(milliseconds(plain), "bare-p50-ms")
	b.ReportMetric(float64(percentile(visits["visit"], 50))/float64(plain), "times-bare")
}

func typedVisit(household int64, today cases.Day) *cases.VisitFile {
	return &cases.VisitFile{Visit: cases.Visit{
		HouseholdID: cases.Ref(household), VisitedOn: today, Way: "入户", VisitorKind: "干部", Visitors: "张队长、李支书",
		MetRelation: "户主", AtHome: cases.Yes, Theme: "日常走访", Satisfaction: "满意", Hygiene: cases.Some(int64(85)),
		Text: "户主在家，身体尚好。今年养蚕两张半，卖茧收入比去年有所增加；子女在外务工，按月寄钱回家。医保已缴，饮水正常，厕所已改。嘱咐用火安全。",
	}}
}

// bytesOf gives the bytes a save writes: the visit, what it changes of the household,
// and its rows in the log.
func bytesOf(b *testing.B, v *cases.VisitFile) []byte {
	b.Helper()
	const household, log = 40, 150 // last and next visit, count; an act with its sentence, salt and link, a change
	n := len(v.Visit.UID) + household + log
	for _, f := range cases.VisitCatalogue.Fields {
		text, _ := cases.Canonical(f.At(&v.Visit))
		n += len(text)
	}
	return make([]byte, n)
}

func openBare(b *testing.B, folder string) *sql.DB {
	b.Helper()
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.Join(folder, "bare.db")}
	u.RawQuery = url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)"}}.Encode()
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Errorf("close: %v", err)
		}
	})
	if _, err := db.ExecContext(b.Context(), "CREATE TABLE row (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT"); err != nil {
		b.Fatal(err)
	}
	return db
}

// copyOfDistrict copies the data folder, so that what is measured stays the same.
func copyOfDistrict(b *testing.B) string {
	b.Helper()
	source := os.Getenv("ZHUCUNJI_DISTRICT")
	if source == "" {
		b.Skip("ZHUCUNJI_DISTRICT names no data folder; make bench builds one")
	}
	target := b.TempDir()
	for _, name := range []string{"zhucunji.db", "key"} {
		if err := copyFile(filepath.Join(source, name), filepath.Join(target, name)); err != nil {
			b.Fatal(err)
		}
	}
	return target
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, in); err == nil {
		err = out.Sync() // or the disk is busy with it while something else is measured
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	return err
}

// BenchmarkFile opens the data folder as the program does, and tells the size of its file.
func BenchmarkFile(b *testing.B) {
	folder := copyOfDistrict(b)
	info, err := os.Stat(filepath.Join(folder, "zhucunji.db"))
	if err != nil {
		b.Fatal(err)
	}
	openFolder(b, folder, storage.Options{}).Close() //nolint:errcheck // the first opening brings the file up to this program
	l := latencies{}
	for b.Loop() {
		l.take("open", func() {
			st, err := storage.Open(b.Context(), folder, storage.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := st.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		})
	}
	l.report(b)
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}
