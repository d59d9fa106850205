//go:build realwindow

package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// What is typed where data are kept, brought back and erased.
const (
	firstText   = "屋顶漏雨，报了危房改造。"
	secondText  = "屋顶已经修好。"
	thirdText   = "写错了户。"
	eraseReason = "误建的档案"
	eraseTyped  = "彻底删除"
	newHead     = "新来户"
)

// TestWhatIsKeptStaysAndWhatIsErasedGoes brings the first version of a visit back, erases a household for good,
// cancels a large import, sets a password, and goes back to a backup that has it, by keyboard alone.
func TestWhatIsKeptStaysAndWhatIsErasedGoes(t *testing.T) {
	giveKeyboard(t, firstText, secondText, thirdText, eraseReason, eraseTyped, newHead)
	data, home := newVillage(t), t.TempDir()
	list := writeCrowd(t, data)
	d := start(t, home, data)
	d.pictured("安全")
	d.shows("720 户")
	d.resize(1366, 740)
	d.bringVersionBack(data)
	d.eraseForGood(data)
	d.cancelImport(data, list)
	d.setPassword()
	d.goBackToABackup()
	d.keys("alt+F4")
	d.end()
	d = start(t, home, data)
	d.shows("忘记密码…")
	d.typeSecret(ownPassword)
	d.keys("Return")
	d.shows("719 户")
	d.keys("alt+F4")
	d.end()
}

// householdOf is the household of the open page.
func householdOf(t testing.TB, s scene) int64 {
	t.Helper()
	id, err := strconv.ParseInt(strings.Split(s.Page, "/")[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// bringVersionBack writes a visit, changes it twice, and brings what was written first back.
func (d *tester) bringVersionBack(data string) {
	d.t.Helper()
	household := d.openRow(2)
	d.keys("ctrl+n")
	d.page("visit")
	d.writeVisit(firstText)
	for _, text := range []string{secondText, thirdText} {
		d.openNewestVisit()
		d.writeVisit(text)
	}
	d.openNewestVisit()
	d.keys("F9")
	d.shows("改过的每一版")
	d.until("all versions of the visit", func(s scene) bool { return len(s.overColumn("怎么改的")) == 3 && s.find(thirdText) != nil })
	d.picture("01 走访的每一版")
	d.keys("End")
	d.until("the first version", func(s scene) bool { f := s.find(firstText); return f != nil && f.Over })
	d.press("Tab", "恢复成这一版")
	d.shows("找回旧版本")
	d.shows(firstText)
	d.picture("02 恢复成第一版")
	besideOf(d.t, data, func(st *storage.Store) {
		if visit, _, err := st.LastVisit(d.t.Context(), household); err != nil || visit.Visit.Text != firstText {
			d.t.Errorf("the visit is %q, %v", visit.Visit.Text, err)
		}
	})
}

// writeVisit answers the check items of the visit that is open, writes its text and saves it.
func (d *tester) writeVisit(text string) {
	d.t.Helper()
	d.shows("饮水安全")
	d.keys("1", "1", "1", "1", "1", "1")
	d.until("the text has the focus", func(s scene) bool { return s.focus() != nil && s.focus().H > 60 })
	d.keys("ctrl+a")
	d.write(text)
	d.shows(text)
	d.keys("ctrl+s")
	d.page("household")
	d.shows(text)
}

// openNewestVisit opens the first line of the time line.
func (d *tester) openNewestVisit() {
	d.t.Helper()
	d.settle()
	d.keys("Home", "Return")
	d.page("visit")
	d.shows("饮水安全")
	d.settle()
}

// overColumn gives the texts below the head of a column in a dialog.
func (s scene) overColumn(head string) (out []string) {
	h := s.find(head)
	if h == nil || !h.Over {
		return nil
	}
	for _, t := range s.Texts {
		if t.Over && t.Y > h.Y+h.H/2 && t.X >= h.X-4 && t.X < h.X+10 && t.Y < h.Y+200 {
			out = append(out, t.Text)
		}
	}
	return out
}

// eraseForGood erases a household, and looks for what is left of it.
func (d *tester) eraseForGood(data string) {
	d.t.Helper()
	household := d.openRow(4)
	d.shows("时间线")
	d.settle()
	d.keys("ctrl+Prior")
	d.shows("保存资料")
	d.press("shift+Tab", eraseTyped+"整户…")
	d.shows("删除后谁也找不回来")
	d.picture("03 彻底删除整户")
	d.walk("Tab", "the reason", func(s scene, f *shownField) bool { r := s.fieldOf("原因"); return r != nil && r.box == f.box })
	d.write(eraseReason)
	d.keys("Return")
	d.until("the word is asked for", func(s scene) bool { r := s.fieldOf("请输入“" + eraseTyped + "”"); return r != nil && r.Focus })
	d.write(eraseTyped)
	d.keys("Return")
	d.shows("已彻底删除")
	d.picture("04 已彻底删除")
	d.keys("Return")
	d.page("households")
	d.shows("719 户")
	besideOf(d.t, data, func(st *storage.Store) {
		if _, err := st.Household(d.t.Context(), household); cases.CodeOf(err) != cases.NotFound {
			d.t.Errorf("the household is still there: %v", err)
		}
		left, err := st.Remnants(d.t.Context())
		if err != nil || !slices.ContainsFunc(left, func(r cases.Remnant) bool { return r.Households == 1 && r.Village != "" }) {
			d.t.Errorf("left for statistics: %+v, %v", left, err)
		}
	})
}

// besideOf looks into the data beside the running program.
func besideOf(t testing.TB, data string, look func(*storage.Store)) {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	look(st)
}
