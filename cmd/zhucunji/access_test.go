package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"zhucunji/cases"
	"zhucunji/ui"
)

const (
	ownPassword   = "Wangling-2026"
	otherPassword = "Chuncan#88"
)

// newLead is the program on a folder with a village, as 张队长 set its first password.
func newLead(t *testing.T) (p *program, stores ui.Stores, lead cases.UID, code string) {
	t.Helper()
	p = &program{app: test.NewTempApp(t), places: places{data: newFolder(t)}}
	stores, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.close() }) //nolint:errcheck // the end of a test
	w := cases.Worker{Name: "张队长"}
	if _, err := stores.Shell.SaveWorker(t.Context(), nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := stores.Shell.SetWorker(t.Context(), w.ID); err != nil {
		t.Fatal(err)
	}
	stores, code, err = p.Protect(t.Context(), w.UID, ownPassword, func(string, float64) {})
	if err != nil {
		t.Fatal(err)
	}
	return p, stores, w.UID, code
}

// shutAndLook closes the program's folder and tells who stands at its door.
func shutAndLook(t *testing.T, p *program) ui.Entrance {
	t.Helper()
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	p.key = nil // as at the next start
	if _, err := p.open(t.Context()); cases.CodeOf(err) != cases.NeedsPassword {
		t.Fatalf("opens without a password: %v", err)
	}
	e, err := p.Entrance(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestTheNextStartAsksForThePassword(t *testing.T) {
	p, stores, lead, _ := newLead(t)
	holdsVillages(t, stores, 1)
	if s := stores.Access.Session(); !s.Guarded || s.Role != cases.RoleLead {
		t.Errorf("session %+v", s)
	}
	list, err := stores.Backups.Backups(t.Context())
	if err != nil || len(list) != 1 || !list[0].Sealed {
		t.Errorf("backups %+v, %v, want one that is sealed", list, err)
	}
	e := shutAndLook(t, p)
	if len(e.Holders) != 1 || e.Last != lead || e.Wait != 0 {
		t.Fatalf("entrance %+v", e)
	}
	if _, err := p.LogIn(t.Context(), "", lead, "falsch"); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("a wrong password: %v", err)
	}
	stores, err = p.LogIn(t.Context(), "", lead, ownPassword)
	if err != nil {
		t.Fatal(err)
	}
	holdsVillages(t, stores, 1)
	if w, ok, err := stores.Shell.Worker(t.Context()); err != nil || !ok || w.Name != "张队长" {
		t.Errorf("worker %+v %v %v", w, ok, err)
	}
}

func TestTheRecoveryCodeGivesANewPassword(t *testing.T) {
	p, _, lead, code := newLead(t)
	shutAndLook(t, p)
	stores, err := p.LogInByCode(t.Context(), "", code)
	if err != nil {
		t.Fatal(err)
	}
	if err := stores.Access.ChangePassword(t.Context(), lead, "", "Neues-Pass1"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.LogIn(t.Context(), "", lead, "Neues-Pass1"); err != nil {
		t.Error(err)
	}
}

func TestSomebodyElseTakesOverTheOpenFolder(t *testing.T) {
	p, stores, _, _ := newLead(t)
	w := cases.Worker{Name: "李队员"}
	if _, err := stores.Shell.SaveWorker(t.Context(), nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := stores.Access.AddHolder(t.Context(), w.UID, cases.RoleReader, otherPassword); err != nil {
		t.Fatal(err)
	}
	if _, err := p.LogIn(t.Context(), "", w.UID, ownPassword); cases.CodeOf(err) != cases.WrongPassword {
		t.Fatalf("another's password: %v", err)
	}
	holdsVillages(t, stores, 1) // nothing was closed
	stores, err := p.LogIn(t.Context(), "", w.UID, otherPassword)
	if err != nil {
		t.Fatal(err)
	}
	if err := stores.Access.Session().Allow(cases.Enter); cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("a reader may enter: %v", err)
	}
	if _, err := stores.Shell.SaveVillage(t.Context(), nil, &cases.Village{Name: "后坝村"}); cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("a reader saved: %v", err)
	}
	if e, err := p.Entrance(t.Context(), ""); err != nil || len(e.Holders) != 2 || e.Last != w.UID {
		t.Errorf("entrance %+v, %v", e, err)
	}
}

func TestANewKeyKeepsThePasswordsAndNoneTakesThemAway(t *testing.T) {
	p, _, lead, code := newLead(t)
	tell := func(string, float64) {}
	if _, _, err := p.Rekey(t.Context(), "falsch", tell); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("a new key with a wrong password: %v", err)
	}
	stores, fresh, err := p.Rekey(t.Context(), ownPassword, tell)
	if err != nil || fresh == "" || fresh == code {
		t.Fatalf("code %q, %v", fresh, err)
	}
	holdsVillages(t, stores, 1)
	shutAndLook(t, p)
	if _, err := p.LogInByCode(t.Context(), "", code); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("the code of before: %v", err)
	}
	if stores, err = p.LogIn(t.Context(), "", lead, ownPassword); err != nil {
		t.Fatal(err)
	}
	if st, err := p.Unprotect(t.Context(), "falsch", tell); cases.CodeOf(err) != cases.WrongPassword || st.Shell != nil {
		t.Errorf("unprotected with a wrong password: %v", err)
	}
	holdsVillages(t, stores, 1)
	if stores, err = p.Unprotect(t.Context(), ownPassword, tell); err != nil {
		t.Fatal(err)
	}
	if stores.Access.Session().Guarded {
		t.Error("still guarded")
	}
	holdsVillages(t, stores, 1)
}

func TestAnotherFolderAndAFileWithAPasswordAreOpened(t *testing.T) {
	there, _, lead, _ := newLead(t)
	folder := there.places.data
	if err := there.close(); err != nil {
		t.Fatal(err)
	}
	for name, place := range map[string]string{"folder": folder, "file": folder + "/zhucunji.db"} {
		t.Run(name, func(t *testing.T) {
			p := &program{app: test.NewTempApp(t), places: places{data: t.TempDir()}}
			if _, err := p.open(t.Context()); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { p.close() }) //nolint:errcheck // the end of a test
			var err error
			if name == "folder" {
				_, err = p.OpenFolder(t.Context(), place, false)
			} else {
				_, err = p.TakeFile(t.Context(), place)
			}
			if cases.CodeOf(err) != cases.NeedsPassword {
				t.Fatalf("opened with %v", err)
			}
			stores, err := p.LogIn(t.Context(), place, lead, ownPassword)
			if err != nil {
				t.Fatal(err)
			}
			holdsVillages(t, stores, 1)
		})
	}
}

func TestThePrintedCodeGoesWithTheProgram(t *testing.T) {
	p, _, _, code := newLead(t)
	if err := p.PrintCode(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(p.opened().TmpFolder(), codeFile)
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range strings.Split(code, "-") {
		if !strings.Contains(string(page), "<td>"+group+"</td>") {
			t.Errorf("group %s is not on the page:\n%s", group, page)
		}
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the page is still there")
	}
}
