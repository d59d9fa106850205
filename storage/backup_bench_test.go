package storage_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// BenchmarkBackup backs the district up while visits are saved one after the other all the
// while, and tells how long a save took then: nobody may wait for a backup.
func BenchmarkBackup(b *testing.B) {
	st := openFolder(b, copyOfDistrict(b), storage.Options{})
	if err := st.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same households every time
	households := someHouseholds(b, st, dice, 5000)
	alone := make(chan error, 1)
	time.AfterFunc(5*time.Second, func() { alone <- nil })
	quiet := saveUntil(b, st, households, 0, alone)
	for what, pause := range map[string]time.Duration{"one save after the other": 0, "fifty saves a second": 20 * time.Millisecond} {
		b.Run(what, func(b *testing.B) {
			var made cases.Backup
			var saves []time.Duration
			before := memory()
			watch := watchMemory()
			for b.Loop() {
				done := make(chan error, 1)
				go func() {
					var err error
					made, err = st.BackUp(b.Context(), "试", nil)
					done <- err
				}()
				saves = append(saves, saveUntil(b, st, households, pause, done)...)
			}
			b.ReportMetric(float64(made.Size)/1e6, "file-MB")
			b.ReportMetric(float64(watch()-before)/1e6, "peak-MB")
			b.ReportMetric(float64(len(saves)), "saves")
			b.ReportMetric(milliseconds(percentile(saves, 50)), "save-p50-ms")
			b.ReportMetric(milliseconds(percentile(saves, 99)), "save-p99-ms")
			b.ReportMetric(milliseconds(slices.Max(saves)), "save-max-ms")
			b.ReportMetric(milliseconds(slices.Max(quiet)), "alone-max-ms")
		})
	}
}

// saveUntil saves visits until a job has ended, and gives how long each took. It goes on a
// while afterwards: what the job left in the log is written into the file then.
func saveUntil(b *testing.B, st *storage.Store, households []int64, pause time.Duration, done <-chan error) (took []time.Duration) {
	b.Helper()
	after := 0
	for i := 0; after < 500; i++ {
		select {
		case err := <-done:
			if err != nil {
				b.Fatal(err)
			}
			after = 1
		default:
		}
		if after > 0 {
			after++
		}
		v := typedVisit(households[i%len(households)], st.Today())
		began := time.Now()
		if _, err := st.AddVisit(b.Context(), v); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
		if pause > 0 {
			time.Sleep(pause)
		}
	}
	return took
}

// memory is what belongs to this process alone, in bytes; 0 where the system does not say.
func memory() (bytes int64) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if _, err := fmt.Sscanf(line, "RssAnon: %d kB", &bytes); err == nil {
			return bytes << 10
		}
	}
	return 0
}

// watchMemory looks at the memory all the while; peak ends it and tells the most.
func watchMemory() (peak func() int64) {
	var most atomic.Int64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			most.Store(max(most.Load(), memory()))
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}()
	return func() int64 {
		close(stop)
		<-stopped
		return most.Load()
	}
}

// BenchmarkRestore checks a backup of the district, and puts it into the place of the data,
// which are set aside first.
func BenchmarkRestore(b *testing.B) {
	folder := copyOfDistrict(b)
	st := openFolder(b, folder, storage.Options{})
	made, err := st.BackUp(b.Context(), "试", nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := st.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := storage.Restore(b.Context(), folder, made.Path, nil, storage.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(made.Path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/1e6, "file-MB")
}
