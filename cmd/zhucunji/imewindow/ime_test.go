//go:build realwindow

// Package imewindow shows, with the input methods people use and a real window, that a half-composed word
// never submits, never moves the focus or the caret and never loses a character.
package imewindow

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// windowSwitch makes this test binary the window under test instead of the test.
const windowSwitch = "ZHUCUNJI_IME_WINDOW"

func TestMain(m *testing.M) {
	if os.Getenv(windowSwitch) != "" {
		showWindow()
		return
	}
	os.Exit(m.Run())
}

func fcitx() inputMethod {
	return inputMethod{
		name: "fcitx",
		files: map[string]string{".config/fcitx5/profile": "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n" +
			"[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n[GroupOrder]\n0=Default\n"},
		daemon:  []string{"fcitx5", "-D"},
		chinese: []string{"fcitx5-remote", "-o"}, chineseSays: "2",
		english: []string{"fcitx5-remote", "-c"}, englishSays: "1",
		asked: []string{"fcitx5-remote"},
	}
}

func ibus() inputMethod {
	return inputMethod{
		name:    "ibus",
		daemon:  []string{"ibus-daemon", "--xim", "--panel=disable"},
		chinese: []string{"ibus", "engine", "libpinyin"}, chineseSays: "libpinyin",
		english: []string{"ibus", "engine", "xkb:us::eng"}, englishSays: "xkb:us::eng",
		asked: []string{"ibus", "engine"},
	}
}

// shows is what must hold with every input method, keyed by a sentence. Each begins in the empty first field,
// with pinyin on.
func shows() map[string]func(*desk) {
	return map[string]func(*desk){
		"space commits the word":                                          spaceCommits,
		"back space takes back pinyin and no text":                        backSpaceTakesPinyin,
		"enter commits the letters and does not submit":                   enterCommits,
		"enter begins no line in the middle of a word":                    enterBeginsNoLine,
		"tab keeps the focus and the word":                                tabKeepsTheFocus,
		"arrows leave the caret where it is":                              arrowsLeaveTheCaret,
		"escape gives up the word, then leaves":                           escapeGivesUp,
		"a digit chooses, and goes in where nothing is composed":          digitChooses,
		"a shortcut waits for the word":                                   shortcutWaits,
		"the input method is switched in the middle of a word":            methodIsSwitched,
		"a click into another field in the middle of a word":              clickElsewhere,
		"english as fast as the display goes loses and overtakes nothing": fastEnglish,
	}
}

func TestAHalfComposedWord(t *testing.T) {
	for _, im := range []inputMethod{fcitx(), ibus()} {
		t.Run(im.name, func(t *testing.T) {
			t.Parallel() // each has a desk of its own and mostly waits for its typist
			d := newDesk(t, im)
			for name, show := range shows() {
				t.Run(name, func(t *testing.T) {
					d.begin(t, "first", true)
					show(d)
				})
			}
		})
	}
}

func spaceCommits(d *desk) {
	d.letters("nihao")
	d.keys(typing, "space")
	d.text("first", "你好")
}

func backSpaceTakesPinyin(d *desk) {
	d.letters("nihao")
	d.keys(typing, "space")
	d.text("first", "你好")
	d.letters("zhongg")
	d.keys(typing, "BackSpace", "space")
	d.text("first", "你好中")
	d.letters("zh")
	d.keys(typing, "BackSpace", "BackSpace", "BackSpace")
	d.text("first", "你好")
}

func enterCommits(d *desk) {
	d.letters("zhong")
	d.keys(typing, "Return")
	d.text("first", "zhong")
	d.keys(typing, "Return")
	d.event("submitted", "")
	d.event("key", "Return")
	if n := d.count("submitted"); n != 1 {
		d.t.Errorf("submitted %d times, want once, by the second Enter", n)
	}
}

func enterBeginsNoLine(d *desk) {
	d.begin(d.t, "long", true)
	d.letters("zhong")
	d.keys(typing, "Return")
	d.text("long", "zhong")
	d.keys(typing, "Return")
	d.text("long", "zhong\n")
}

func tabKeepsTheFocus(d *desk) {
	d.letters("hao")
	d.keys(typing, "Tab")
	d.event("key", "Tab")
	// fcitx turns the candidates with Tab, libpinyin begins a code with u: Enter commits in both.
	d.keys(typing, "Return")
	d.await("the word", func(r report) bool {
		return r.Event == "text" && r.Field == "first" && strings.HasSuffix(r.Text, "hao")
	})
	if n := d.count("focus"); n != 0 {
		d.t.Errorf("the focus moved %d times in the middle of a word", n)
	}
	d.keys(typing, "Tab")
	if r := d.event("focus", ""); r.Field != "second" {
		d.t.Errorf("Tab after the word went to %s", r.Field)
	}
}

func arrowsLeaveTheCaret(d *desk) {
	d.letters("nihao")
	d.keys(typing, "space")
	d.text("first", "你好")
	d.letters("shi")
	d.keys(typing, "Left", "Left", "Home")
	if r := d.event("key", "Home"); r.Caret != 2 {
		d.t.Errorf("the caret went to %d", r.Caret)
	}
	d.keys(typing, "End", "space")
	d.text("first", "你好是")
}

func escapeGivesUp(d *desk) {
	d.letters("nihao")
	d.keys(typing, "Escape", "Escape")
	d.event("forward", "Escape")
	d.letters("shi")
	d.keys(typing, "space")
	d.text("first", "是")
	if n := d.count("forward"); n != 1 {
		d.t.Errorf("Escape left %d times, want once", n)
	}
}

func digitChooses(d *desk) {
	d.letters("nihao")
	d.keys(typing, "1", "2", "3")
	d.text("first", "你好23")
}

func shortcutWaits(d *desk) {
	d.letters("shi")
	d.keys(typing, "ctrl+s", "space")
	d.text("first", "是")
	d.keys(typing, "ctrl+s")
	d.event("shortcut", "")
	if n := d.count("shortcut"); n != 1 {
		d.t.Errorf("the shortcut was carried out %d times, want once", n)
	}
}

func methodIsSwitched(d *desk) {
	d.letters("nihao")
	d.event("key", "O")
	d.write(false)
	d.letters("ok")
	d.keys(typing, "Return")
	d.await("submitted with what was typed since", func(r report) bool {
		return r.Event == "submitted" && strings.HasSuffix(r.Text, "ok")
	})
}

func clickElsewhere(d *desk) {
	d.letters("nihao")
	d.event("key", "O")
	d.output("xdotool", "search", "--name", "^"+windowTitle+"$", "mousemove", "--window", "%1", "100", fmt.Sprint(d.second), "click", "1")
	d.await("the second field has the focus", func(r report) bool { return r.Event == "focus" && r.Field == "second" })
	d.write(false)
	d.letters("ok")
	d.keys(typing, "Tab")
	d.await("Tab moves on", func(r report) bool { return r.Event == "focus" && r.Field == "long" })
}

func fastEnglish(d *desk) {
	d.write(false)
	d.letters("en")
	d.text("first", "en")
	// Each key once: the toolkit takes the same key within a millisecond for one.
	const word = "zcunji501928"
	for i := range 10 {
		d.keys(0, append(strings.Split(word, ""), "Return")...)
		if r, want := d.event("submitted", ""), "en"+strings.Repeat(word, i+1); r.Text != want {
			d.t.Fatalf("submitted %q, want %q", r.Text, want)
		}
	}
	d.keys(0, "a", "Tab", "b", "BackSpace", "c", "Return")
	d.await("submitted in the second field", func(r report) bool { return r.Event == "submitted" && r.Field == "second" && r.Text == "c" })
}
