package storage_test

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

const dbPage = 4096

// damage is one way in which a file is broken.
type damage struct {
	name string
	do   func(r *rand.Rand, b []byte) []byte
	// least is how much of the records must be there again, in percent.
	least int
}

func zeroPages(n int) func(*rand.Rand, []byte) []byte {
	return func(r *rand.Rand, b []byte) []byte {
		for range n {
			at := (1 + r.IntN(len(b)/dbPage-1)) * dbPage
			clear(b[at : at+dbPage])
		}
		return b
	}
}

func damages() []damage {
	return []damage{
		{"nothing is broken", func(_ *rand.Rand, b []byte) []byte { return b }, 100},
		{"the first page is zeros", func(_ *rand.Rand, b []byte) []byte { clear(b[:dbPage]); return b }, 99},
		{"the first page is noise", func(r *rand.Rand, b []byte) []byte { noise(r, b[:dbPage]); return b }, 99},
		{"the header is gone", func(_ *rand.Rand, b []byte) []byte { clear(b[:100]); return b }, 99},
		{"the list of tables is gone", func(_ *rand.Rand, b []byte) []byte { return clearList(b) }, 90},
		{"one page of zeros", zeroPages(1), 80},
		{"five pages of zeros", zeroPages(5), 60},
		{"sixty pages of zeros", zeroPages(60), 20},
		{"a tenth is cut off", func(_ *rand.Rand, b []byte) []byte { return b[:len(b)*9/10] }, 50},
		{"half is cut off, within a page", func(_ *rand.Rand, b []byte) []byte { return b[:len(b)/2+77] }, 10},
		{"noise in a stretch", func(r *rand.Rand, b []byte) []byte {
			at := dbPage + r.IntN(len(b)-4*dbPage)
			noise(r, b[at:at+2*dbPage])
			return b
		}, 60},
		{"thousands of single bytes", func(r *rand.Rand, b []byte) []byte {
			for range 3000 {
				b[r.IntN(len(b))] ^= byte(1 + r.IntN(255)) //nolint:gosec // fits a byte
			}
			return b
		}, 10},
		{"every inner page is gone", func(_ *rand.Rand, b []byte) []byte {
			for at := dbPage; at < len(b); at += dbPage {
				if b[at] == 5 {
					clear(b[at : at+dbPage])
				}
			}
			return b
		}, 90},
		{"every index is gone", func(_ *rand.Rand, b []byte) []byte {
			for at := dbPage; at < len(b); at += dbPage {
				if b[at] == 10 || b[at] == 2 {
					clear(b[at : at+dbPage])
				}
			}
			return b
		}, 99},
		{"pages in another order", func(r *rand.Rand, b []byte) []byte {
			pages := len(b)/dbPage - 1
			for range 10 {
				x, y := (1+r.IntN(pages))*dbPage, (1+r.IntN(pages))*dbPage
				kept := bytes.Clone(b[x : x+dbPage])
				copy(b[x:x+dbPage], b[y:y+dbPage])
				copy(b[y:y+dbPage], kept)
			}
			return b
		}, 50},
		{"pointers in circles", func(r *rand.Rand, b []byte) []byte {
			for at := dbPage; at < len(b); at += dbPage {
				if b[at] == 5 || b[at] == 2 {
					binary.BigEndian.PutUint32(b[at+8:], uint32(1+r.IntN(len(b)/dbPage))) //nolint:gosec // a small file
				}
			}
			return b
		}, 50},
	}
}

func noise(r *rand.Rand, b []byte) {
	for i := range b {
		b[i] = byte(r.Uint32()) //nolint:gosec // any byte
	}
}

// clearList wipes every page that holds a part of the list of tables.
func clearList(b []byte) []byte {
	clear(b[100:dbPage])
	for at := dbPage; at < len(b); at += dbPage {
		if bytes.Contains(b[at:at+dbPage], []byte("CREATE TABLE")) || bytes.Contains(b[at:at+dbPage], []byte("CREATE INDEX")) {
			clear(b[at : at+dbPage])
		}
	}
	return b
}

// TestSalvageSavesWhatCanBeRead breaks a village in many ways. Nothing may panic or hang, and
// what comes back must be a file that works.
func TestSalvageSavesWhatCanBeRead(t *testing.T) {
	skipUnderRace(t)
	t.Parallel()
	sound, file := villageFolder(t, 60)
	raw, err := os.ReadFile(file)
	must(t, err)
	all := countRecords(t, file)
	for _, d := range damages() {
		for seed := range seeds(d) {
			t.Run(fmt.Sprint(d.name, " ", seed), func(t *testing.T) {
				folder, file := copyFolder(t, sound)
				r := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // a repeatable test
				broken := d.do(r, bytes.Clone(raw))
				writeFile(t, file, broken)
				saved, err := storage.Salvage(t.Context(), folder, storage.Options{Now: fixedClock()}, nil)
				must(t, err)
				kept, err := os.ReadFile(filepath.Join(saved.Aside, "zhucunji.db"))
				if err != nil || !bytes.Equal(kept, broken) {
					t.Errorf("the damaged file is not kept as it was (%v)", err)
				}
				wantSalvaged(t, folder, saved)
				if got := saved.Saved(); got*100 < all*int64(d.least) {
					t.Errorf("%d of %d records saved: %s", got, all, saved.Sentence())
				}
				if missing, partly := saved.Lost(); d.least == 100 && missing+partly+saved.LostActs > 0 {
					t.Errorf("a sound file has lost something: %s", saved.Sentence())
				}
			})
		}
	}
}

// seeds are the repetitions of a damage that chance has a part in.
func seeds(d damage) uint64 {
	if underRace || testing.Short() {
		return 1
	}
	if strings.Contains(d.name, "page of zeros") || strings.Contains(d.name, "pages of zeros") || strings.Contains(d.name, "single bytes") {
		return 2
	}
	return 1
}

// countRecords counts the rows of every record type.
func countRecords(t *testing.T, file string) (n int64) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	defer db.Close() //nolint:errcheck // only read
	rows, err := db.QueryContext(t.Context(), "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%\"hidden\"%'")
	must(t, err)
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var tables []string
	for rows.Next() {
		var name string
		must(t, rows.Scan(&name))
		tables = append(tables, name)
	}
	must(t, rows.Err())
	for _, name := range tables {
		n += countRows(t, file, `SELECT count(*) FROM "`+name+`"`)
	}
	return n
}

// wantSalvaged opens a salvaged folder and uses it.
func wantSalvaged(t *testing.T, folder string, saved cases.Salvaged) {
	t.Helper()
	ctx, file := t.Context(), filepath.Join(folder, "zhucunji.db")
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock()})
	must(t, err)
	wantNoDifferences(t, st)
	v := verified(t, st)
	missing, partly := saved.Lost()
	if missing+partly > 0 && len(v.Faults) == 0 {
		t.Errorf("something is missing and Verify does not say it: %s", saved.Sentence())
	}
	wantReadable(t, st)
	if n := addHousehold(t, st); n.Household.ID == 0 {
		t.Error("a new household has no id")
	}
	must(t, st.Close())
	wantSound(t, file)
	if n := countRows(t, file, "SELECT count(*) FROM pragma_foreign_key_check"); n != 0 {
		t.Errorf("%d rows refer to nothing", n)
	}
}

// wantReadable reads every household with all that belongs to it, and finds people.
func wantReadable(t *testing.T, st *storage.Store) {
	t.Helper()
	ctx := t.Context()
	list, err := st.FirstHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{}, 1000)
	must(t, err)
	for _, h := range list {
		f, err := st.Household(ctx, h.ID)
		if err != nil {
			t.Errorf("household %d: %v", h.ID, err)
			continue
		}
		for _, m := range f.Members {
			if id := m.Person.IDNumber; id != "" && !strings.HasPrefix(id, "500199") {
				t.Errorf("person %d has the id number %q", m.Person.ID, id)
			}
		}
	}
	if _, err := st.Drafts(ctx); err != nil {
		t.Errorf("drafts: %v", err)
	}
	if _, err := st.Exports(ctx, 0); err != nil {
		t.Errorf("exports: %v", err)
	}
}

// TestSalvageReadsTheLogBesideTheFile breaks a file whose last changes lie in the log of a
// program that was killed.
func TestSalvageReadsTheLogBesideTheFile(t *testing.T) {
	folder, file := closedFolder(t)
	writer := startRole(t, "visit", folder)
	writer.waitFor(t, "open")
	for range 30 {
		writer.waitFor(t, "saved")
	}
	acknowledged := len(writer.killAfter(0)) + 30
	raw, err := os.ReadFile(file)
	must(t, err)
	clear(raw[:dbPage])
	writeFile(t, file, raw)
	for _, half := range []bool{true, false} { // a salvage that was killed is begun again
		if half {
			must(t, os.MkdirAll(filepath.Join(folder, "tmp", "damaged"), 0o700))
		}
		saved, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
		must(t, err)
		if visits := countRows(t, file, "SELECT count(*) FROM visit"); visits < int64(acknowledged) {
			t.Errorf("%d visits acknowledged, %d there: %s", acknowledged, visits, saved.Sentence())
		}
	}
	wantAllThere(t, folder, nil)
	wantWhole(t, file)
}

func TestSalvageOfWhatIsNotOursChangesNothing(t *testing.T) {
	for name, content := range map[string][]byte{
		"text":   bytes.Repeat([]byte("没有数据\n"), 2000),
		"zeros":  make([]byte, 20*dbPage),
		"no row": []byte("SQLite format 3\x00"),
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			writeFile(t, file, content)
			_, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
			if cases.CodeOf(err) != cases.Damaged || !strings.Contains(cases.MessageOf(err), "没有读出任何资料") {
				t.Errorf("got %q %q", cases.CodeOf(err), cases.MessageOf(err))
			}
			if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, content) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func TestSalvageWithAnotherKeyChangesNothing(t *testing.T) {
	folder, file := closedFolder(t)
	before := digestOf(t, file)
	writeFile(t, filepath.Join(folder, "key"), bytes.Repeat([]byte{7}, 32))
	_, err := storage.Salvage(t.Context(), folder, storage.Options{}, nil)
	if cases.CodeOf(err) != cases.Damaged || !strings.Contains(cases.MessageOf(err), "密钥") {
		t.Errorf("got %q %q", cases.CodeOf(err), cases.MessageOf(err))
	}
	if digestOf(t, file) != before {
		t.Error("the file was changed")
	}
}
