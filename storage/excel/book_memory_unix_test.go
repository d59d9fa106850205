//go:build unix

package excel_test

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory is the most memory a finished process ever held.
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return int64(usage.Maxrss) << 10 //nolint:unconvert // int32 on some systems
}
