package storage_test

import (
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"zhucunji/storage"
)

// openDistrict opens the data folder of the measurements: 130,000 households, made once
// by make bench. Without one there is nothing to measure.
func openDistrict(b *testing.B) *storage.Store {
	b.Helper()
	folder := os.Getenv("ZHUCUNJI_DISTRICT")
	if folder == "" {
		b.Skip("ZHUCUNJI_DISTRICT names no data folder; make bench builds one")
	}
	return openFolder(b, folder, storage.Options{ReadOnly: true})
}

// openWarm opens the district as it stands some seconds after the start of the program.
func openWarm(b *testing.B) *storage.Store {
	b.Helper()
	st := openDistrict(b)
	if err := st.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	return st
}

func openFolder(b *testing.B, folder string, o storage.Options) *storage.Store {
	b.Helper()
	st, err := storage.Open(b.Context(), folder, o)
	if err != nil {
		b.Fatalf("open %s: %v", folder, err)
	}
	b.Cleanup(func() {
		if err := st.Close(); err != nil {
			b.Errorf("close: %v", err)
		}
	})
	return st
}

// latencies are how long calls took, by the kind of call.
type latencies map[string][]time.Duration

// take times one call.
func (l latencies) take(kind string, call func()) {
	began := time.Now()
	call()
	l[kind] = append(l[kind], time.Since(began))
}

// report tells the median and the 99th percentile of all calls, and the slowest kind by
// its median, which the many quick ones would hide.
func (l latencies) report(b *testing.B) {
	b.Helper()
	var all []time.Duration
	worst, slowest := "", time.Duration(0)
	for kind, list := range l {
		all = append(all, list...)
		if m := percentile(list, 50); m > slowest {
			worst, slowest = kind, m
		}
	}
	b.ReportMetric(0, "ns/op") // the mean of different kinds says nothing
	b.ReportMetric(milliseconds(percentile(all, 50)), "p50-ms")
	b.ReportMetric(milliseconds(percentile(all, 99)), "p99-ms")
	b.ReportMetric(milliseconds(slowest), "slowest-kind-p50-ms")
	b.Logf("slowest: %s", worst)
	if testing.Verbose() {
		for _, kind := range slices.Sorted(maps.Keys(l)) {
			b.Logf("%-40s %6d × p50 %v p99 %v", kind, len(l[kind]), percentile(l[kind], 50), percentile(l[kind], 99))
		}
	}
}

// percentile gives the smallest value that n of 100 do not exceed.
func percentile(list []time.Duration, n int) time.Duration {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)*n+99)/100-1]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
