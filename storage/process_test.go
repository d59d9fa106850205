package storage_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// A test that needs a second process runs the test program again in one of these roles;
// ZHUCUNJI_ROLE names it and the first argument is the data folder.
const roleKey = "ZHUCUNJI_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(roleKey)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := play(role, os.Args[1]); err != nil {
		fmt.Println("error", cases.CodeOf(err), cases.MessageOf(err))
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func play(role, folder string) error {
	ctx := context.Background()
	if err := startLimit(); err != nil {
		return err
	}
	if run := soakRoles()[role]; run != nil {
		return run(ctx, folder)
	}
	if role == "begin" { // makes new folders until it is killed
		return beginAgain(ctx, folder)
	}
	if role == "restore" { // restores the backups of a stick by turns
		return restoreAgain(ctx, folder)
	}
	st, err := storage.Open(ctx, folder, storage.Options{ReadOnly: role == "read"})
	if err != nil {
		return err
	}
	fmt.Println("open")
	switch role {
	case "hold": // keeps the folder open until it is killed
		_, err = bufio.NewReader(os.Stdin).ReadString('\n')
	case "visit":
		err = visitAgain(ctx, st)
	case "backup":
		err = backUpAgain(ctx, st)
	case "draft":
		err = draftAgain(ctx, st)
	case "read": // opens for reading and prints the first head
		var f cases.HouseholdFile
		f, err = st.Household(ctx, 1)
		fmt.Println("head", f.Household.HeadName)
	case "try": // opens and saves once
		_, err = st.SaveVillage(ctx, nil, &cases.Village{Name: "石磨村"})
	default:
		err = fmt.Errorf("no role %q", role)
	}
	return errors.Join(err, st.Close())
}

// beginAgain opens new folders inside folder, one after the other.
func beginAgain(ctx context.Context, folder string) error {
	for n := 0; ; n++ {
		st, err := storage.Open(ctx, fmt.Sprintf("%s/%d", folder, n), storage.Options{})
		if err != nil {
			return err
		}
		fmt.Println("made", n)
		if err := st.Close(); err != nil {
			return err
		}
	}
}

// byPhone is the way of the visits without a promise.
const byPhone = "电话"

// visitAgain saves visits, those in the house with a promise each and those by phone as the
// only record of their act, and prints the id of each that Store says is saved.
func visitAgain(ctx context.Context, st *storage.Store) error {
	households, err := st.FirstHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{}, 1)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		f := &cases.VisitFile{
			Visit:    cases.Visit{HouseholdID: cases.Ref(households[0].ID), VisitedOn: st.Today(), Way: "入户", Visitors: "张队长", Text: strings.Repeat("了解蚕桑和务工情况。", n%300)},
			Promises: []cases.Promise{{Text: fmt.Sprint("承诺 ", n), Responsible: "张队长"}},
		}
		if n%2 == 1 {
			f.Visit.Way, f.Promises = byPhone, nil
		}
		if _, err := st.AddVisit(ctx, f); err != nil {
			return err
		}
		fmt.Println("saved", f.Visit.ID)
	}
}

func backUpAgain(ctx context.Context, st *storage.Store) error {
	for n := 0; ; n++ {
		b, err := st.BackUp(ctx, fmt.Sprint("试 ", n), nil)
		if err != nil {
			return err
		}
		fmt.Println("backed up", b.Path)
	}
}

// restoreAgain restores the backups 0 and 1 of the folder that the file "restores" names.
func restoreAgain(ctx context.Context, folder string) error {
	stick, err := os.ReadFile(filepath.Join(folder, "restores"))
	if err != nil {
		return err
	}
	fmt.Println("begun")
	for n := 0; ; n++ {
		path := filepath.Join(string(stick), fmt.Sprint(n%2, ".zcjbak"))
		if _, err := storage.Restore(ctx, folder, path, nil, storage.Options{}, nil); err != nil {
			return err
		}
		fmt.Println("restored", n)
	}
}

func draftAgain(ctx context.Context, st *storage.Store) error {
	for n := 0; ; n++ {
		if err := st.KeepDraft(ctx, cases.Draft{Form: "visit 1", Title: "走访", Body: fmt.Append(nil, n)}); err != nil {
			return err
		}
		fmt.Println("kept", n)
	}
}

// process is a second program on a data folder.
type process struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	stdin interface{ Close() error }
}

// startRole starts the test program in a role. wrap stands before the command: the words
// that make it run as somebody else.
func startRole(t testing.TB, role, folder string, wrap ...string) *process {
	t.Helper()
	args := append(wrap, testProgram(t), folder)
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...) //nolint:gosec // the test program itself
	cmd.Env = append(os.Environ(), roleKey+"="+role)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &process{cmd: cmd, lines: bufio.NewScanner(out), stdin: stdin}
}

func testProgram(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// waitFor reads lines until one begins with word, and gives the rest of it.
func (p *process) waitFor(t testing.TB, word string) string {
	t.Helper()
	for p.lines.Scan() {
		if rest, ok := strings.CutPrefix(p.lines.Text(), word); ok {
			return strings.TrimSpace(rest)
		}
	}
	t.Fatalf("the other program ended without saying %q", word)
	return ""
}

// killAfter lets the program run for a time, kills it, and gives the lines it wrote.
func (p *process) killAfter(run time.Duration) (lines []string) {
	timer := time.AfterFunc(run, func() { _ = p.cmd.Process.Kill() }) // it may have ended already
	defer timer.Stop()
	for p.lines.Scan() {
		lines = append(lines, p.lines.Text())
	}
	_ = p.cmd.Wait() // it was killed
	return lines
}

// asNobody gives the words that run a command as a user without rights, and skips the test
// where there are none. ZHUCUNJI_REAL makes a missing one a failure.
func asNobody(t testing.TB) []string {
	t.Helper()
	if runtime.GOOS == "windows" || os.Getuid() != 0 {
		return nil // this user has no special rights already
	}
	if path, err := exec.LookPath("setpriv"); err == nil {
		return []string{path, "--reuid=65534", "--regid=65534", "--clear-groups"}
	}
	if path, err := exec.LookPath("su"); err == nil {
		return []string{path, "-s", "/bin/sh", "nobody", "-c", `exec "$0" "$@"`}
	}
	missing(t, "neither setpriv nor su is here")
	return nil
}

// missing skips a test for want of a tool, or fails it where everything is promised to be
// installed.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("ZHUCUNJI_REAL") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}
