//go:build realwindow

package main

import (
	"os"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// A password is set, the window locked and opened, the program left, and the next start asks for the password.
func TestAPasswordLocksTheWindowAndTheNextStart(t *testing.T) {
	data, home := lockedVillage(t), t.TempDir()
	d := start(t, home, data)
	d.out = os.Getenv("PICTURES")
	d.shows("望岭村")
	d.click("设置")
	d.click("人员与密码")
	d.picture("10-没有密码")
	d.click("设置密码…")
	d.typeSecret(ownPassword)
	d.keys("Return")
	d.typeSecret(ownPassword)
	d.shows("√ 两遍一样")
	d.picture("11-设密码")
	d.keys("Return")
	groups := d.codeGroups()
	d.picture("12-恢复码")
	d.keys("Return")
	d.until("the first group is asked for", func(s scene) bool { return s.find("第 2 组") != nil && s.focus() != nil })
	d.write(strings.ToLower(groups[1]))
	d.keys("Return")
	d.write(groups[3])
	d.picture("13-核对恢复码")
	d.keys("Return")
	d.shows("密码已设好")
	d.shows("张队长（本人）")
	d.picture("14-人员与密码")

	d.click("农户")
	d.page("households")
	d.keys("ctrl+l")
	s := d.shows("已锁定")
	if s.find("望岭村") != nil || strings.Contains(s.Title, "农户") {
		t.Errorf("the locked window %q shows %q", s.Title, s.words())
	}
	d.picture("15-锁定")
	d.typeSecret("Falsches-1")
	d.keys("Return")
	d.shows("密码不对")
	d.picture("16-密码不对")
	d.typeSecret(ownPassword)
	d.keys("Return")
	d.shows("望岭村")
	d.page("households")
	d.keys("alt+F4")
	d.end()

	d = start(t, home, data)
	d.out = os.Getenv("PICTURES")
	s = d.shows("忘记密码…")
	if s.find("望岭村") != nil {
		t.Errorf("before the login the window shows %q", s.words())
	}
	d.shows("张队长") // who came in last
	d.picture("17-登录")
	d.typeSecret(ownPassword)
	d.keys("Return")
	d.shows("望岭村")
	d.keys("alt+F4")
	d.end()
}

// lockedVillage makes a data folder with a village and a person who types, without a password yet.
func lockedVillage(t *testing.T) string {
	t.Helper()
	folder := newFolder(t)
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // the window opens it next
	w := cases.Worker{Name: "张队长"}
	if _, err := st.SaveWorker(t.Context(), nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := st.SetWorker(t.Context(), w.ID); err != nil {
		t.Fatal(err)
	}
	return folder
}

// typeSecret writes into the field that has the focus; it shows dots.
func (d *tester) typeSecret(secret string) {
	d.t.Helper()
	d.until("a field has the focus", func(s scene) bool { f := s.focus(); return f != nil && typable(f.Kind) })
	d.keys("ctrl+a")
	d.write(secret)
}

// codeGroups reads the recovery code off the window.
func (d *tester) codeGroups() (groups []string) {
	d.t.Helper()
	s := d.shows("抄好了，下一步")
	for _, shown := range s.Texts {
		if shown.Over && len(shown.Text) == 5 && strings.Trim(shown.Text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == "" {
			groups = append(groups, shown.Text)
		}
	}
	if len(groups) != 5 {
		d.t.Fatalf("groups %q of %q", groups, s.words())
	}
	return groups
}
