package storage_test

import (
	"runtime/debug"
	"testing"
)

// TestDriverRunsOnItsOwnLibc holds the driver to the C library it was made and tested with:
// goose asks for a newer one, and a newer one alone has lost data in other programs. Who
// upgrades the driver takes both versions from its go.mod.
func TestDriverRunsOnItsOwnLibc(t *testing.T) {
	want := map[string]string{"modernc.org/sqlite": "v1.60.1", "modernc.org/libc": "v1.77.1"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Fatal("the test was built without modules")
	}
	found := 0
	for _, m := range info.Deps {
		version, named := want[m.Path]
		if !named {
			continue
		}
		found++
		if m.Replace != nil {
			m.Version = m.Replace.Version
		}
		if m.Version != version {
			t.Errorf("%s is %s, want %s", m.Path, m.Version, version)
		}
	}
	if found != len(want) {
		t.Errorf("found %d of %d modules", found, len(want))
	}
}
