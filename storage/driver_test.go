package storage_test

import (
	"os"
	"strings"
	"testing"
)

// TestDriverRunsOnItsOwnLibc holds the driver to the C library it was made and tested with:
// goose asks for a newer one, and the two must never be upgraded apart. Who upgrades the
// driver takes both versions from its go.mod.
func TestDriverRunsOnItsOwnLibc(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"modernc.org/sqlite v1.60.1\n", "modernc.org/libc => modernc.org/libc v1.77.1\n"} {
		if !strings.Contains(string(text), line) {
			t.Errorf("go.mod does not say %q", line)
		}
	}
}
