package excel_test

import (
	"os"
	"os/exec"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// peakOf runs one test of this package in a process of its own and gives the most
// memory that held.
func peakOf(t *testing.T, test string, env ...string) int64 {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+test+"$", "-test.count=1")
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return peakMemory(cmd.ProcessState)
}

// utf16Text is a text in UTF-16 with its mark.
func utf16Text(text string) string {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}
