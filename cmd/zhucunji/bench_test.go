//go:build realwindow

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
)

// BenchmarkStart starts the program on a village and, turn about, an empty window with the
// same font, until each shows what it is for.
func BenchmarkStart(b *testing.B) {
	home, data := b.TempDir(), filepath.Join(b.TempDir(), "data")
	makeVillage(b, data)
	empty := filepath.Join(b.TempDir(), "emptywindow")
	build := exec.CommandContext(b.Context(), "go", "build", "-buildvcs=false", "-tags", "migrated_fynedo,realwindow", "-o", empty, "./emptywindow")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build the empty window: %v\n%s", err, out)
	}
	startOnce(b, home, data) // the toolkit looks for the fonts of the system at the first start
	var program, window []time.Duration
	for b.Loop() {
		window = append(window, showEmpty(b, empty, home))
		program = append(program, startOnce(b, home, data))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(program).Seconds(), "start-s")
	b.ReportMetric(median(window).Seconds(), "empty-window-s")
	b.ReportMetric(median(program).Seconds()/median(window).Seconds(), "times-empty")
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// makeVillage fills a data folder with the demonstration village.
func makeVillage(b testing.TB, data string) {
	b.Helper()
	p := &program{places: places{data: data}}
	if _, err := p.open(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := p.LoadDemo(b.Context(), func(string, float64) {}); err != nil {
		b.Fatal(err)
	}
	if err := p.close(); err != nil {
		b.Fatal(err)
	}
	giveWorker(b, data)
}

// startOnce measures from the start of the process until its first page shows the village.
func startOnce(b *testing.B, home, data string) time.Duration {
	b.Helper()
	programPath(b)
	began := time.Now()
	d := start(b, home, data)
	d.until("the village is open", func(s scene) bool { return s.find("720 户") != nil })
	took := time.Since(began)
	d.keys("alt+F4")
	d.end()
	return took
}

// showEmpty measures the same of the empty window.
func showEmpty(b *testing.B, path, home string) time.Duration {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), path)
	cmd.Env = append(os.Environ(), homeOf(home)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		b.Fatal(err)
	}
	took := time.Since(began)
	cmd.Process.Kill() //nolint:errcheck // it only shows a window
	cmd.Wait()         //nolint:errcheck // it was killed
	return took
}

// BenchmarkMemory opens the district in the window, then its lists, and tells what the
// process takes.
func BenchmarkMemory(b *testing.B) {
	source := os.Getenv("ZHUCUNJI_DISTRICT")
	if source == "" {
		b.Skip("ZHUCUNJI_DISTRICT names no data folder; make bench builds one")
	}
	data := b.TempDir()
	if out, err := exec.CommandContext(b.Context(), "cp", filepath.Join(source, "zhucunji.db"), filepath.Join(source, "key"), data).CombinedOutput(); err != nil {
		b.Fatalf("copy the district: %v\n%s", err, out)
	}
	giveWorker(b, data)
	for b.Loop() {
		d := start(b, b.TempDir(), data)
		d.until("the district is open", func(s scene) bool { return s.find("130,320 户") != nil && s.find("备份") != nil })
		d.settle()
		b.ReportMetric(megabytes(b, d.cmd.Process.Pid, "RssAnon"), "opened-MB") // the rest are libraries, shared with others
		b.ReportMetric(megabytes(b, d.cmd.Process.Pid, "VmRSS"), "opened-with-libraries-MB")
		for _, page := range []string{"农户", "走访", "帮扶"} {
			d.click(page)
			d.settle()
		}
		b.ReportMetric(megabytes(b, d.cmd.Process.Pid, "RssAnon"), "lists-MB")
		d.kill()
	}
	b.ReportMetric(0, "ns/op")
}

// giveWorker says who types, so that the program opens its first page.
func giveWorker(b testing.TB, data string) {
	b.Helper()
	p := &program{places: places{data: data}}
	if _, err := p.open(b.Context()); err != nil {
		b.Fatal(err)
	}
	w := cases.Worker{Name: "张队长"}
	if _, err := p.opened().SaveWorker(b.Context(), nil, &w); err != nil {
		b.Fatal(err)
	}
	if err := p.opened().SetWorker(b.Context(), w.ID); err != nil {
		b.Fatal(err)
	}
	if err := p.close(); err != nil {
		b.Fatal(err)
	}
}

// megabytes reads a line of what the system knows of a process.
func megabytes(b *testing.B, pid int, name string) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		b.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^` + name + `:\s+(\d+) kB`).FindStringSubmatch(string(status))
	if m == nil {
		b.Fatalf("no %s in %s", name, strings.TrimSpace(string(status)))
	}
	kilobytes, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kilobytes * 1024 / 1e6
}
