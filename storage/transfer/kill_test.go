package transfer_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// roleKey makes the test program the one that imports until it is killed; the arguments are
// the data folder and the folder of the lists.
const roleKey = "ZHUCUNJI_ROLE"

func TestMain(m *testing.M) {
	if os.Getenv(roleKey) == "" {
		os.Exit(m.Run())
	}
	if err := importAgain(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// importAgain imports the lists that are not in the file yet, one after the other.
func importAgain(ctx context.Context, folder, lists string) error {
	st, err := storage.Open(ctx, folder, storage.Options{})
	if err != nil {
		return err
	}
	stats, err := st.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Println("open")
	for n := int(stats.Villages); ; n++ {
		path := filepath.Join(lists, fmt.Sprint(n, ".xlsx"))
		if _, err := os.Stat(path); err != nil {
			fmt.Println("done")
			return st.Close()
		}
		if err := importOne(ctx, st, path); err != nil {
			return errors.Join(err, st.Close())
		}
		fmt.Println("imported", n+1)
	}
}

func importOne(ctx context.Context, st *storage.Store, path string) error {
	list, err := transfer.OpenList(ctx, path, "", 2026, st.Policy())
	if err != nil {
		return err
	}
	defer list.Close() //nolint:errcheck // only read
	at, ok := list.Best()
	if !ok {
		return errors.New("no header found")
	}
	i := &transfer.Import{List: list, Sheet: &list.Sheets[at], Options: intake.Options{
		Reading: cases.Reading{Today: st.Today(), Policy: st.Policy()}, Year: 2026,
	}}
	_, err = i.Run(ctx, st, nil)
	return err
}

// killsOfImports is how often the importing program is killed: a tenth of all kills.
func killsOfImports(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("ZHUCUNJI_KILLS"))
	if err != nil {
		n = 50
	}
	return max(n/10, 2)
}

// villageLists writes one list for each of some villages, and tells how many people stand
// in it.
func villageLists(t *testing.T, villages int) (folder string, people []int64) {
	t.Helper()
	folder = t.TempDir()
	from := newStore(t)
	loadDemo(t, from, demo.Options{Villages: villages, Households: 40, Years: 1, Seed: 3})
	cells := readCells(t, exportR1(t, from))
	column := -1
	for i, title := range cells[0] {
		if strings.Contains(title, "村") && !strings.Contains(title, "组") && column < 0 {
			column = i
		}
	}
	if column < 0 {
		t.Fatalf("no village among %q", cells[0])
	}
	byVillage := map[string][][]string{}
	var order []string
	for _, row := range cells[1:] {
		name := row[column]
		if byVillage[name] == nil {
			order = append(order, name)
		}
		byVillage[name] = append(byVillage[name], row)
	}
	for n, name := range order {
		must(t, os.Rename(listFile(t, append([][]string{cells[0]}, byVillage[name]...)...), filepath.Join(folder, fmt.Sprint(n, ".xlsx"))))
		people = append(people, int64(len(byVillage[name])))
	}
	return folder, people
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestKillDuringAnImportTakesAListWholeOrNot kills a program that imports lists.
func TestKillDuringAnImportTakesAListWholeOrNot(t *testing.T) {
	lists, people := villageLists(t, 6)
	folder := t.TempDir()
	whole := 0
	for range killsOfImports(t) {
		acknowledged := importUntilKilled(t, folder, lists)
		n := wantWholeLists(t, folder, people)
		if n < acknowledged {
			t.Fatalf("%d lists acknowledged, %d there", acknowledged, n)
		}
		whole = max(whole, n)
		if n == len(people) { // all are in: begin anew
			folder = t.TempDir()
		}
	}
	t.Logf("%d kills, up to %d lists in one file", killsOfImports(t), whole)
}

// importUntilKilled runs the importing program for a random time.
func importUntilKilled(t *testing.T, folder, lists string) (acknowledged int) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self, folder, lists)
	cmd.Env = append(os.Environ(), roleKey+"=import")
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	for in := bufio.NewScanner(out); in.Scan(); {
		if word, n, _ := strings.Cut(in.Text(), " "); word == "imported" {
			acknowledged, err = strconv.Atoi(n)
			must(t, err)
		} else if word == "open" { // a slow machine must not be killed before it begins
			run := time.Duration(rand.ExpFloat64() * 600 * float64(time.Millisecond)) //nolint:gosec // a test that is meant to differ
			defer time.AfterFunc(run, func() { _ = cmd.Process.Kill() }).Stop()
		} else if word == "error" {
			t.Errorf("the import said %q", in.Text())
		}
	}
	_ = cmd.Wait()
	return acknowledged
}

// wantWholeLists wants a folder to hold the first lists, each whole, and tells how many.
func wantWholeLists(t *testing.T, folder string, people []int64) (lists int) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	must(t, err)
	n, err := st.Stats(t.Context())
	must(t, err)
	v, err := st.Verify(t.Context())
	if err != nil || len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v (%v)", v.Faults, err)
	}
	list, err := st.Backups(t.Context())
	must(t, err)
	for _, b := range list {
		must(t, storage.VerifyBackup(t.Context(), folder, b.Path, nil, nil))
		must(t, os.Remove(b.Path)) // else the thousandth round reads thousands
	}
	must(t, st.Close())
	want := int64(0)
	for _, p := range people[:n.Villages] {
		want += p
	}
	if n.Persons != want {
		t.Errorf("%d villages with %d people, want %d", n.Villages, n.Persons, want)
	}
	wantSoundFile(t, filepath.Join(folder, "zhucunji.db"))
	return int(n.Villages)
}

func wantSoundFile(t *testing.T, file string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	defer db.Close() //nolint:errcheck // only read
	var answer string
	if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&answer); err != nil || answer != "ok" {
		t.Errorf("%q (%v)", answer, err)
	}
}
