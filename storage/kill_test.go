package storage_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// kills is how often a program is killed: ZHUCUNJI_KILLS, or else 50 (make soak: 1,000).
// The race detector sees nothing of the killed program.
func kills(t testing.TB) int {
	t.Helper()
	if text := os.Getenv("ZHUCUNJI_KILLS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if underRace || testing.Short() {
		return 5
	}
	return 50
}

// skipUnderRace leaves out what one goroutine does, or a process of its own: the race detector
// sees nothing there, and stretching passwords takes it ten times as long.
func skipUnderRace(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("nothing is shared between goroutines here")
	}
}

// moment is a random time to let a program run, most of them short.
func moment() time.Duration {
	return time.Duration(rand.ExpFloat64() * 60 * float64(time.Millisecond)) //nolint:gosec // a test that is meant to differ
}

// TestKillLosesNothingAcknowledged kills a program that saves visits. What it said was
// saved must be there, whole, and nothing half.
func TestKillLosesNothingAcknowledged(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, file := closedFolder(t)
	var acknowledged []string
	busy := 0
	for range tenths(t, 3) {
		writer := startRole(t, "visit", folder)
		writer.waitFor(t, "open")
		for _, line := range writer.killAfter(moment()) {
			id, ok := strings.CutPrefix(line, "saved ")
			if !ok {
				t.Fatalf("the writer said %q", line)
			}
			acknowledged = append(acknowledged, id)
		}
		if info, err := os.Stat(file + "-wal"); err == nil && info.Size() > 0 {
			busy++
		}
		wantAllThere(t, folder, acknowledged)
	}
	t.Logf("%d kills, %d left a log behind, %d visits acknowledged, 0 lost", tenths(t, 3), busy, len(acknowledged))
	wantWhole(t, file)
	st := openStore(t, folder)
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
	wantNoDifferences(t, st)
}

// wantAllThere opens the folder after a kill and looks for the visits acknowledged so far.
func wantAllThere(t *testing.T, folder string, acknowledged []string) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer st.Close() //nolint:errcheck // only read
	for _, text := range acknowledged[max(0, len(acknowledged)-50):] {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		f, err := st.Visit(t.Context(), id)
		if err != nil || (len(f.Promises) == 1) == (f.Visit.Way == byPhone) {
			t.Fatalf("visit %d was acknowledged: %v, %d promises", id, err, len(f.Promises))
		}
	}
	stats, err := st.Stats(t.Context())
	if err != nil || stats.Visits < int64(len(acknowledged)) {
		t.Fatalf("%d visits acknowledged, %d there (%v)", len(acknowledged), stats.Visits, err)
	}
}

// wantWhole asks a closed database whether any of its parts lacks another.
func wantWhole(t *testing.T, file string) {
	t.Helper()
	for what, query := range map[string]string{
		"visits without their creation": "SELECT count(*) FROM visit WHERE id NOT IN (SELECT row_id FROM change WHERE record = 14 AND kind = 0 UNION SELECT row_id FROM act WHERE record = 14)",
		"visits of no act":              "SELECT count(*) FROM visit LEFT JOIN act ON act.id = visit.act_id WHERE act.record <> 14 OR act.row_id <> visit.id OR act.id IS NULL",
		"creations without their visit": "SELECT count(*) FROM change WHERE record = 14 AND kind = 0 AND row_id NOT IN (SELECT id FROM visit)",
		"acts without their visit":      "SELECT count(*) FROM act WHERE record = 14 AND row_id NOT IN (SELECT id FROM visit)",
		"visits without their promise":  "SELECT count(*) FROM visit WHERE way <> '电话' AND id NOT IN (SELECT visit_id FROM promise)",
		"changes without their act":     "SELECT count(*) FROM change WHERE act_id NOT IN (SELECT id FROM act)",
		"acts that count wrongly":       "SELECT count(*) FROM act WHERE record IS NULL AND changes <> (SELECT sum(run) FROM change WHERE act_id = act.id)",
		"household counted wrongly":     "SELECT count(*) FROM household WHERE visit_count <> (SELECT count(*) FROM visit)",
		"rows that refer to nothing":    "SELECT count(*) FROM pragma_foreign_key_check",
	} {
		if n := countRows(t, file, query); n != 0 {
			t.Errorf("%d %s", n, what)
		}
	}
	wantSound(t, file)
}

func wantSound(t *testing.T, file string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only read
	var answer string
	if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&answer); err != nil || answer != "ok" {
		t.Errorf("%s: %q (%v)", file, answer, err)
	}
}

// TestKillDuringTheFirstStartLeavesAFolderThatOpens kills a program that makes new files.
func TestKillDuringTheFirstStartLeavesAFolderThatOpens(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	for range tenths(t, 1) {
		parent := t.TempDir()
		startRole(t, "begin", parent).killAfter(moment() * 3)
		folders, err := os.ReadDir(parent)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range folders {
			st, err := storage.Open(t.Context(), filepath.Join(parent, f.Name()), storage.Options{})
			if err != nil {
				t.Fatalf("open %s after a kill: %v", f.Name(), err)
			}
			if codes := len(st.Policy().Codes); codes == 0 {
				t.Errorf("%s has no code lists", f.Name())
			}
			addHousehold(t, st)
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestKillDuringABackupLeavesNoHalfBackup kills a program that makes backups. Each one that
// is there can be restored, and none that it told of is missing.
func TestKillDuringABackupLeavesNoHalfBackup(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, _ := closedFolder(t)
	for round := range tenths(t, 1) {
		maker := startRole(t, "backup", folder)
		maker.waitFor(t, "open")
		if round%2 == 1 { // the kill meets a later backup, however slow the machine
			maker.waitFor(t, "backed up")
		}
		told := maker.killAfter(moment())
		st := openStore(t, folder)
		list, err := st.Backups(t.Context())
		must(t, err)
		there := map[string]bool{}
		for _, b := range list {
			there[b.Path] = true
			must(t, storage.VerifyBackup(t.Context(), folder, b.Path, nil, nil))
		}
		for _, line := range told {
			if path := strings.TrimPrefix(line, "backed up "); !there[path] {
				t.Errorf("%q was told of and is missing", path)
			}
		}
		left, err := os.ReadDir(st.TmpFolder())
		if err != nil || len(left) > 0 {
			t.Errorf("left behind: %v (%v)", left, err)
		}
		for _, b := range list { // else the thousandth round reads thousands
			must(t, os.Remove(b.Path))
		}
		must(t, st.Close())
	}
}

// TestKillKeepsTheLastDraft kills a program that keeps what is typed.
func TestKillKeepsTheLastDraft(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, _ := closedFolder(t)
	for range tenths(t, 1) {
		typist := startRole(t, "draft", folder)
		typist.waitFor(t, "open")
		last := -1
		for _, line := range typist.killAfter(moment()) {
			if _, err := fmt.Sscanf(line, "kept %d", &last); err != nil {
				t.Fatalf("the typist said %q", line)
			}
		}
		st, err := storage.Open(t.Context(), folder, storage.Options{})
		if err != nil {
			t.Fatal(err)
		}
		drafts, err := st.Drafts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if last >= 0 {
			wantDraft(t, drafts, last)
		}
		must(t, st.DropDraft(t.Context(), "visit 1"))
		must(t, st.Close())
	}
}

// wantDraft wants the one draft to hold what was typed last, or one key more.
func wantDraft(t *testing.T, drafts []cases.Draft, last int) {
	t.Helper()
	if len(drafts) != 1 {
		t.Fatalf("%d drafts after a kill", len(drafts))
	}
	if n, err := strconv.Atoi(string(drafts[0].Body)); err != nil || n < last || n > last+1 {
		t.Errorf("the draft holds %q, acknowledged was %d (%v)", drafts[0].Body, last, err)
	}
}
