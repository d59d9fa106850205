//go:build realwindow

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	// patience is how long anything in the window may take before a test gives up.
	patience = 60 * time.Second
	// look is the pause between two looks at the window while it has not come to what is waited for.
	look = 30 * time.Millisecond
)

// tester runs the real program in a window and uses it by keyboard and mouse alone. It
// looks at what the window shows; it never waits for time to pass.
type tester struct {
	t      testing.TB
	cmd    *exec.Cmd
	orders io.Writer
	scenes chan scene
	ended  chan struct{} // closed when the process is gone
	err    error         // how it ended; read it after ended
	window string        // number of the X window
	out    string        // where pictures go; "" keeps none
	pace   *time.Ticker
}

// programPath builds the program of the tests once for all of them.
func programPath(t testing.TB) string {
	t.Helper()
	path := filepath.Join(os.TempDir(), fmt.Sprintf("zhucunji-realwindow-%d", os.Getpid()), "zhucunji")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-tags", "migrated_fynedo,realwindow", "-o", path, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return path
}

// TestMain removes the program of the tests at the end.
func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(filepath.Join(os.TempDir(), fmt.Sprintf("zhucunji-realwindow-%d", os.Getpid()))) //nolint:errcheck // the folder for temporary files
	os.Exit(code)
}

// start runs the program on a data folder, with a home of its own, and waits for its window.
func start(t testing.TB, home, data string, env ...string) *tester {
	t.Helper()
	if os.Getenv("DISPLAY") == "" {
		t.Fatal("no display; make test and make tour bring one")
	}
	d := &tester{t: t, scenes: make(chan scene, 1), ended: make(chan struct{}), pace: time.NewTicker(look)}
	t.Cleanup(d.pace.Stop)
	d.cmd = exec.CommandContext(t.Context(), programPath(t), "--data", data)
	d.cmd.Env = append(append(os.Environ(), homeOf(home)...), env...)
	d.cmd.Stderr = t.Output()
	in, err := d.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	d.orders = in
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go d.read(out)
	t.Cleanup(d.kill)
	d.eventually("the window is there", func() bool {
		out, err := exec.CommandContext(t.Context(), "xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(d.cmd.Process.Pid), "--name", "驻村记").Output()
		d.window, _, _ = strings.Cut(string(out), "\n")
		return err == nil && d.window != ""
	})
	return d
}

// homeOf is a person's home that no other test has.
func homeOf(home string) []string {
	return []string{
		"HOME=" + home, "XDG_CONFIG_HOME=" + home + "/.config", "XDG_DATA_HOME=" + home + "/.local/share",
		"XDG_STATE_HOME=" + home + "/.local/state", "XDG_CACHE_HOME=" + home + "/.cache",
	}
}

// read takes the scenes the program tells until it ends.
func (d *tester) read(out io.Reader) {
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			close(d.scenes)
			d.err = d.cmd.Wait()
			close(d.ended)
			return
		}
		var s scene
		if json.Unmarshal(line, &s) == nil {
			d.scenes <- s
		}
	}
}

// kill ends the program as a power cut does.
func (d *tester) kill() {
	d.cmd.Process.Kill() //nolint:errcheck // it may have ended
	<-d.ended
}

// end waits until the program has ended by itself.
func (d *tester) end() {
	d.t.Helper()
	select {
	case <-d.ended:
		if d.err != nil {
			d.t.Fatalf("the program ended with %v", d.err)
		}
	case <-time.After(patience):
		d.t.Fatal("the program did not end")
	}
}

// eventually waits until something holds.
func (d *tester) eventually(what string, holds func() bool) {
	d.t.Helper()
	end := time.After(patience)
	for !holds() {
		select {
		case <-d.pace.C:
		case <-end:
			d.t.Fatalf("never: %s", what)
		}
	}
}

// scene asks what the window shows now.
func (d *tester) scene() scene {
	d.t.Helper()
	if _, err := fmt.Fprintln(d.orders); err != nil {
		d.t.Fatalf("the program is gone: %v", err)
	}
	select {
	case s, ok := <-d.scenes:
		if !ok {
			d.t.Fatal("the program ended")
		}
		return s
	case <-time.After(patience):
		d.t.Fatal("the window does not answer")
	}
	return scene{}
}

// until waits for a scene, and tells what stood there instead.
func (d *tester) until(what string, holds func(scene) bool) scene {
	d.t.Helper()
	var s scene
	end := time.Now().Add(patience)
	for {
		if s = d.scene(); holds(s) {
			return s
		}
		<-d.pace.C
		if time.Now().After(end) {
			d.save("失败")
			d.t.Fatalf("never: %s; page %s shows %q", what, s.Page, s.words())
		}
	}
}

// settle waits until the window stands still: what a page loads has come.
func (d *tester) settle() scene {
	d.t.Helper()
	last, still := d.scene(), 0
	return d.until("the window stands still", func(s scene) bool {
		if still++; !s.same(last) {
			still = 0
		}
		last = s
		return still >= looksAlike
	})
}

// looksAlike is how many looks in a row must show the same before a page counts as loaded.
const looksAlike = 5

// shows waits until a text stands in the window.
func (d *tester) shows(text string) scene {
	d.t.Helper()
	return d.until("shows "+text, func(s scene) bool { return s.find(text) != nil })
}

// page waits until a page is open.
func (d *tester) page(place string) scene {
	d.t.Helper()
	return d.until("page "+place, func(s scene) bool { return strings.HasPrefix(s.Page, place+"/") })
}

// click clicks on a text, the first one of that wording.
func (d *tester) click(text string) {
	d.t.Helper()
	t := d.shows(text).find(text)
	d.clickAt(t.X+min(t.W, 60)/2, t.Y+t.H/2)
}

func (d *tester) clickAt(x, y float32) {
	d.t.Helper()
	d.xdotool("mousemove", "--sync", "--window", d.window, whole(x), whole(y), "click", "1")
}

func whole(x float32) string { return strconv.Itoa(int(math.Round(float64(x)))) }

// keys presses keys one after the other: "ctrl+n", "Return".
func (d *tester) keys(keys ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--delay", "12"}, keys...)...)
}

// frozen does something while the program stands still, so that no machine is too fast for it:
// keys pressed meanwhile are the first thing the program finds when it goes on.
func (d *tester) frozen(do func()) {
	d.t.Helper()
	if err := d.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		d.t.Fatal(err)
	}
	do()
	if err := d.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		d.t.Fatal(err)
	}
}

// write types a text. Letters the keyboard lacks are pasted by nobody: xdotool gives
// them a key for as long as it needs one.
func (d *tester) write(text string) {
	d.t.Helper()
	d.xdotool("type", "--delay", "25", text)
}

// field clicks into the field of a label and waits for the focus.
func (d *tester) field(label string) {
	d.t.Helper()
	s := d.until("a field of "+label, func(s scene) bool { return s.fieldOf(label) != nil })
	f := s.fieldOf(label)
	d.clickAt(f.X+min(f.W, 60)/2, f.Y+min(f.H, 30)/2)
	d.until("focus in "+label, func(s scene) bool {
		f := s.fieldOf(label)
		return f != nil && f.Focus
	})
}

// fill writes into the field of a label what stands there afterwards.
func (d *tester) fill(label, text string) {
	d.t.Helper()
	d.field(label)
	d.keys("ctrl+a")
	d.write(text)
	d.shows(text)
}

func (d *tester) xdotool(args ...string) {
	d.t.Helper()
	if out, err := exec.CommandContext(d.t.Context(), "xdotool", args...).CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
}

// resize gives the window a size in pixels.
func (d *tester) resize(width, height int) {
	d.t.Helper()
	d.xdotool("windowsize", "--sync", d.window, strconv.Itoa(width), strconv.Itoa(height))
}

// picture keeps what the window looks like once it stands still and is painted.
func (d *tester) picture(name string) {
	d.t.Helper()
	if d.out == "" {
		return
	}
	d.settle()
	d.save(name)
}

func (d *tester) save(name string) {
	d.t.Helper()
	if d.out == "" {
		return
	}
	if err := os.MkdirAll(d.out, 0o755); err != nil {
		d.t.Fatal(err)
	}
	out, err := exec.CommandContext(d.t.Context(), "import", "-window", d.window, filepath.Join(d.out, name+".png")).CombinedOutput()
	if err != nil {
		d.t.Errorf("picture %s: %v\n%s", name, err, out)
	}
}

// words are the texts of a scene.
func (s scene) words() (out []string) {
	for _, t := range s.Texts {
		out = append(out, t.Text)
	}
	return out
}

// find gives the first text of a wording: what lies above the page first, whole texts
// before parts.
func (s scene) find(text string) *shownText {
	for _, match := range []func(*shownText) bool{
		func(t *shownText) bool { return t.Over && t.Text == text },
		func(t *shownText) bool { return t.Text == text },
		func(t *shownText) bool { return t.Over && strings.Contains(t.Text, text) },
		func(t *shownText) bool { return strings.Contains(t.Text, text) },
	} {
		for i := range s.Texts {
			if match(&s.Texts[i]) {
				return &s.Texts[i]
			}
		}
	}
	return nil
}

// labelled are the texts that may be the label of a field: whole, or with a mark of need or a unit.
func (s scene) labelled(label string) (out []shownText) {
	for _, t := range s.Texts {
		text := strings.TrimSuffix(t.Text, " ＊")
		if text == label || strings.HasPrefix(text, label+"（") {
			out = append(out, t)
		}
	}
	return out
}

// fieldOf gives the field that stands nearest to the right of a label, or below it.
func (s scene) fieldOf(label string) *shownField {
	var best *shownField
	nearest := float32(math.MaxFloat32)
	for _, t := range s.labelled(label) {
		for i := range s.Fields {
			f := &s.Fields[i]
			if f.Over != t.Over || !typable(f.Kind) {
				continue
			}
			far := t.farFrom(f.box)
			if far < nearest {
				best, nearest = f, far
			}
		}
	}
	return best
}

func typable(kind string) bool {
	return !slices.Contains([]string{"*widgets.Button", "*ui.menuButton", "*widgets.Chip"}, kind)
}

// farFrom tells how far a field stands from its label: on the same line to the right, or
// else below, which counts as farther.
func (b box) farFrom(field box) float32 {
	switch middle := b.Y + b.H/2; {
	case field.X >= b.X+b.W-4 && middle > field.Y-4 && middle < field.Y+max(field.H, 40)+4 && middle < field.Y+44:
		return field.X - b.X - b.W
	case field.Y >= b.Y+b.H-8 && field.X < b.X+b.W+20 && field.X+field.W > b.X:
		return 500 + field.Y - b.Y
	}
	return math.MaxFloat32
}
