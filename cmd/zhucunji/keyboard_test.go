//go:build realwindow

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// giveKeyboard gives the display a keyboard that has a key for every Chinese character a test
// types: a text is then typed key by key like any other, without an input method (which
// the tests of imewindow have). It must be set before the program starts.
func giveKeyboard(t testing.TB, texts ...string) {
	t.Helper()
	characters := []rune(strings.Join(texts, ""))
	slices.Sort(characters)
	characters = slices.Compact(slices.DeleteFunc(characters, func(r rune) bool { return r < 0x80 }))
	free := freeKeys(t)
	if len(characters) > len(free) {
		t.Fatalf("%d different characters, and the keyboard has %d free keys", len(characters), len(free))
	}
	var symbols strings.Builder
	for i, r := range characters {
		fmt.Fprintf(&symbols, "replace key %s { [ U%04X ] };\n", free[i], r)
	}
	path := filepath.Join(t.TempDir(), "keyboard.xkb")
	layout := `xkb_keymap {
xkb_keycodes { include "evdev+aliases(qwerty)" };
xkb_types { include "complete" };
xkb_compat { include "complete" };
xkb_symbols { include "pc+us+inet(evdev)"
` + symbols.String() + "};\n};\n"
	if err := os.WriteFile(path, []byte(layout), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "xkbcomp", "-w0", path, os.Getenv("DISPLAY")).CombinedOutput(); err != nil {
		t.Fatalf("set the keyboard: %v\n%s", err, out)
	}
}

// freeKeys are the keys of media keyboards, which no test presses.
func freeKeys(t testing.TB) (names []string) {
	t.Helper()
	list, err := os.ReadFile("/usr/share/X11/xkb/keycodes/evdev")
	if err != nil {
		t.Fatal(err)
	}
	const first, last = 111, 255 // below lie real keys, above it none that X knows
	for _, m := range regexp.MustCompile(`(<I(\d+)>)\s*=`).FindAllStringSubmatch(string(list), -1) {
		if code, err := strconv.Atoi(m[2]); err == nil && code >= first && code <= last {
			names = append(names, m[1])
		}
	}
	return names
}
