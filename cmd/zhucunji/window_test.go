//go:build realwindow

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/storage"
)

// newVillage makes a data folder with the demonstration village and somebody who types.
func newVillage(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "驻村 #1 50%")
	makeVillage(t, data)
	return data
}

func TestASecondWindowOnTheSameDataSaysSo(t *testing.T) {
	data := newVillage(t)
	st, err := storage.Open(t.Context(), data, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, t.TempDir(), data)
	d.shows("已经打开了这份数据")
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	d.click("重试")
	d.shows("720 户")
}

func TestAKilledWindowOffersWhatWasTyped(t *testing.T) {
	const typed = "屋后有一处小滑坡，已用彩条布遮盖。"
	giveKeyboard(t, typed)
	data, home := newVillage(t), t.TempDir()
	d := start(t, home, data)
	d.shows("720 户")
	d.click("农户")
	s := d.until("the list of households", func(s scene) bool { return len(s.column("户主")) > 3 })
	head := s.column("户主")[2]
	d.click(head)
	d.keys("Return")
	d.page("household")
	d.keys("ctrl+n")
	d.page("visit")
	d.shows("饮水安全")
	d.keys("1", "1", "1", "1", "1", "1")
	d.until("the text has the focus", func(s scene) bool { return s.focus() != nil && s.focus().H > 60 })
	d.write(typed)
	d.shows(typed)
	d.eventually("the draft is on disk", func() bool { return draftHolds(t, data, typed) })
	d.kill()
	if visits := visitsToday(t, data); visits != 0 {
		t.Errorf("%d visits were saved without being asked", visits)
	}
	d = start(t, home, data)
	d.click("接着填")
	d.page("visit")
	d.shows(typed)
	d.keys("ctrl+s")
	d.shows("已保存")
	d.keys("alt+F4")
	d.end()
	if visits := visitsToday(t, data); visits != 1 {
		t.Errorf("%d visits of today, want the one of the draft", visits)
	}
}

// draftHolds reads the drafts beside the running program.
func draftHolds(t *testing.T, data, text string) bool {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	drafts, err := st.Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		if strings.Contains(string(d.Body), text) {
			return true
		}
	}
	return false
}

// visitsToday counts what was entered by hand, which the demonstration dates before today.
func visitsToday(t *testing.T, data string) int {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	acts, err := st.RecentActs(t.Context(), 20)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range acts {
		if strings.HasPrefix(a.Sentence, "走访") {
			n++
		}
	}
	return n
}

// TestTourLarge looks at every page on a screen of 1366×768 at 150 %.
func TestTourLarge(t *testing.T) {
	d := start(t, t.TempDir(), newVillage(t), "FYNE_SCALE=1.5")
	if out := os.Getenv("ZHUCUNJI_OUT"); out != "" {
		d.out = filepath.Join(out, "tour", "150 %")
	}
	d.shows("720 户")
	d.resize(1366, 740)
	d.lookAround()
	d.click("农户")
	s := d.until("the list of households", func(s scene) bool { return len(s.column("户主")) > 1 })
	d.click(s.column("户主")[1])
	d.keys("Return")
	d.page("household")
	d.picture("21 一户一档")
	d.keys("ctrl+n")
	d.page("visit")
	d.shows("检查项")
	d.picture("22 记走访")
	d.keys("Escape")
	d.page("household")
	d.click("新增帮扶")
	d.page("measure")
	d.picture("23 新增帮扶")
}
