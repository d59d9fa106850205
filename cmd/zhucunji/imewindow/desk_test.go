//go:build realwindow

package imewindow

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	// patience is how long anything on the desk may take before the test gives up.
	patience = 30 * time.Second
	// typing is the time between two keys of somebody who types well.
	typing = 120 * time.Millisecond
)

// desk is a display of its own with a window manager, a message bus, an input method and the window.
type desk struct {
	t       *testing.T
	im      inputMethod
	env     []string
	orders  io.Writer // to the window
	reports chan report
	seen    []report // all reports since the last start
	second  int      // where the second field is on the window, from the top
}

// inputMethod is how one input method is started and switched to pinyin.
type inputMethod struct {
	name   string
	files  map[string]string // below the home folder
	daemon []string
	// chinese and english switch; asked then prints chineseSays or englishSays.
	chinese, english, asked  []string
	chineseSays, englishSays string
}

// newDesk starts everything and returns when the window has the keyboard.
func newDesk(t *testing.T, im inputMethod) *desk {
	t.Helper()
	home, err := os.MkdirTemp("", "imewindow")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, im: im, reports: make(chan report, 1000)}
	// The input method's own helpers end a little after it and write until then.
	t.Cleanup(func() {
		d.t = t
		d.eventually("the home folder is gone", func() bool { return os.RemoveAll(home) == nil })
	})
	for name, text := range im.files {
		file := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home+"/.config", "XDG_CACHE_HOME="+home+"/.cache",
		"XDG_DATA_HOME="+home+"/.local/share", "XDG_RUNTIME_DIR="+home, "GSETTINGS_BACKEND=memory", "LC_ALL=C.UTF-8",
		"XMODIFIERS=@im="+im.name, "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "WAYLAND_DISPLAY=")
	d.env = append(d.env, "DISPLAY=:"+d.display())
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+d.bus())
	d.start("openbox")
	d.start(im.daemon[0], im.daemon[1:]...)
	d.eventually("the input method answers X programs", func() bool {
		return strings.Contains(d.output("xprop", "-root", "XIM_SERVERS"), "@server="+im.name)
	})
	d.window()
	return d
}

// write switches to pinyin or to English.
func (d *desk) write(chinese bool) {
	d.t.Helper()
	command, want := d.im.english, d.im.englishSays
	if chinese {
		command, want = d.im.chinese, d.im.chineseSays
	}
	d.eventually("the input method has switched", func() bool {
		d.output(command[0], command[1:]...)
		return strings.TrimSpace(d.output(d.im.asked[0], d.im.asked[1:]...)) == want
	})
}

// begin empties the window, gives a field the focus and switches to pinyin or to English.
func (d *desk) begin(t *testing.T, field string, chinese bool) {
	t.Helper()
	d.t = t
	d.write(!chinese) // what an earlier test left half composed is given up
	if _, err := fmt.Fprintln(d.orders, field); err != nil {
		t.Fatal(err)
	}
	d.second = d.await("the window is empty", func(r report) bool { return r.Event == "cleared" }).Y
	d.seen = nil
	d.write(chinese)
}

// keys presses keys one after the other, as fast as a person or, in no time, as fast as the display goes.
func (d *desk) keys(pace time.Duration, keys ...string) {
	d.t.Helper()
	if out := d.output("xdotool", append([]string{"key", "--delay", fmt.Sprint(pace.Milliseconds())}, keys...)...); out != "" {
		d.t.Fatalf("press %v: %s", keys, out)
	}
}

// letters presses the letters of a word.
func (d *desk) letters(word string) {
	d.t.Helper()
	d.keys(typing, strings.Split(word, "")...)
}

// text waits until a field's text is want.
func (d *desk) text(field, want string) report {
	d.t.Helper()
	return d.await(field+" shows "+want, func(r report) bool { return r.Event == "text" && r.Field == field && r.Text == want })
}

// event waits for an event, of a key where one is named.
func (d *desk) event(event, key string) report {
	d.t.Helper()
	return d.await(event+" "+key, func(r report) bool { return r.Event == event && (key == "" || r.Key == key) })
}

// count returns how often an event was reported since the beginning.
func (d *desk) count(event string) int {
	n := 0
	for _, r := range d.seen {
		if r.Event == event {
			n++
		}
	}
	return n
}

// command returns a command of the desk, not yet started. It ends with the test.
func (d *desk) command(name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(d.t.Context(), name, args...)
	cmd.Env = d.env
	cmd.WaitDelay = 5 * time.Second
	// Its helpers go with it: a group of processes is ended as one.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd
}

// start starts a program that runs as long as the test.
func (d *desk) start(name string, args ...string) {
	d.t.Helper()
	d.run(d.command(name, args...))
}

func (d *desk) run(cmd *exec.Cmd) {
	d.t.Helper()
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	d.t.Cleanup(func() { _ = cmd.Wait() }) // the test's context has ended it
}

// output runs a program to its end and returns what it wrote; a failure shows in the text.
func (d *desk) output(name string, args ...string) string {
	out, err := d.command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%s: %v", out, err)
	}
	return string(out)
}

// display starts a display in memory and returns its number, which the server chooses itself.
func (d *desk) display() string {
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	cmd := d.command("Xvfb", "-displayfd", "3", "-screen", "0", "1024x768x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	d.run(cmd)
	_ = write.Close() // the server has its own end
	return d.line(read, "the display's number")
}

// bus starts a message bus and returns its address.
func (d *desk) bus() string {
	cmd := d.command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	d.run(cmd)
	return d.line(out, "the bus's address")
}

func (d *desk) line(from interface{ Read([]byte) (int, error) }, what string) string {
	text, err := bufio.NewReader(from).ReadString('\n')
	if err != nil {
		d.t.Fatalf("read %s: %v", what, err)
	}
	return strings.TrimSpace(text)
}

// window starts this test binary again as the window and waits until it has the keyboard.
func (d *desk) window() {
	d.t.Helper()
	cmd := d.command(os.Args[0])
	cmd.Env = append(cmd.Env, windowSwitch+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if d.orders, err = cmd.StdinPipe(); err != nil {
		d.t.Fatal(err)
	}
	d.run(cmd)
	go func() {
		defer close(d.reports)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			var r report
			if json.Unmarshal(lines.Bytes(), &r) == nil {
				d.reports <- r
			}
		}
	}()
	d.await("the window stands", func(r report) bool { return r.Event == "started" })
	d.output("xdotool", "search", "--sync", "--onlyvisible", "--name", "^"+windowTitle+"$", "windowactivate", "--sync")
	d.eventually("the window has the keyboard", func() bool {
		return strings.TrimSpace(d.output("xdotool", "getwindowfocus", "getwindowname")) == windowTitle
	})
}

// await reads reports until one fits, and fails the test when none comes.
func (d *desk) await(what string, fits func(report) bool) report {
	d.t.Helper()
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	for {
		select {
		case r, ok := <-d.reports:
			if !ok {
				d.t.Fatalf("%s: the window has gone; seen %+v", what, d.seen)
			}
			d.seen = append(d.seen, r)
			if fits(r) {
				return r
			}
		case <-timeout.C:
			d.t.Fatalf("%s: not seen; seen %+v", what, d.seen)
		}
	}
}

// eventually asks again and again until the answer is yes, and fails the test when it stays no.
func (d *desk) eventually(what string, is func() bool) {
	d.t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(patience); !is(); <-again.C {
		if time.Now().After(deadline) {
			d.t.Fatalf("%s: not so", what)
		}
	}
}
