package storage_test

import (
	"errors"
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// The passwords of the tests' other people.
const (
	memberPassword = "Cansang-88"
	readerPassword = "Liangshi-99"
)

// team is a folder with a password and three people, opened by the 队长.
func team(t testing.TB) (folder string, lead, member, reader cases.UID) {
	t.Helper()
	folder, lead, _ = guardedFolder(t)
	st := openAs(t, folder, lead, leadPassword)
	for _, p := range []struct {
		name, password string
		role           cases.Role
		uid            *cases.UID
	}{{"李队员", memberPassword, cases.RoleMember, &member}, {"王支书", readerPassword, cases.RoleReader, &reader}} {
		w := cases.Worker{Name: p.name}
		_, err := st.SaveWorker(t.Context(), nil, &w)
		must(t, err)
		must(t, st.AddHolder(t.Context(), w.UID, p.role, p.password))
		*p.uid = w.UID
	}
	must(t, st.Close())
	return folder, lead, member, reader
}

func TestEachRoleDoesWhatItMay(t *testing.T) {
	folder, lead, member, reader := team(t)
	for _, who := range []struct {
		uid                 cases.UID
		password            string
		role                cases.Role
		enters, managesCode bool
	}{
		{lead, leadPassword, cases.RoleLead, true, true},
		{member, memberPassword, cases.RoleMember, true, false},
		{reader, readerPassword, cases.RoleReader, false, false},
	} {
		t.Run(string(who.role), func(t *testing.T) {
			ctx := t.Context()
			st := openAs(t, folder, who.uid, who.password)
			defer st.Close() //nolint:errcheck // closed again by the helper, which tells
			if got := st.Session().Role; got != who.role {
				t.Fatalf("role %s", got)
			}
			_, err := st.SaveVillage(ctx, nil, &cases.Village{Name: "望岭村 " + string(who.role)})
			wantAllowed(t, "a record", who.enters, err)
			_, err = st.SaveCodeValue(ctx, nil, &cases.CodeValue{List: cases.ListHealth, Value: "新值 " + string(who.role)})
			wantAllowed(t, "a code list", who.managesCode, err)
			_, err = st.SaveWorker(ctx, nil, &cases.Worker{Name: "某人 " + string(who.role)})
			wantAllowed(t, "a person", who.managesCode, err)
			_, err = st.NewRecoveryCode(ctx)
			wantAllowed(t, "the recovery code", who.managesCode, err)
			must(t, st.SetSetting(ctx, "village", 1))
			if w, ok, err := st.Worker(ctx); err != nil || !ok || w.UID != who.uid {
				t.Errorf("who types: %+v, %v", w, err)
			}
		})
	}
}

// wantAllowed wants a job done, or refused with a sentence about the role.
func wantAllowed(t *testing.T, what string, allowed bool, err error) {
	t.Helper()
	if allowed && err != nil || !allowed && cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("%s: %v", what, err)
	}
}

func TestMemberCannotUndoWhatOnlyALeadMayDo(t *testing.T) {
	folder, lead, member, _ := team(t)
	st := openAs(t, folder, lead, leadPassword)
	change, err := st.SaveCodeValue(t.Context(), nil, &cases.CodeValue{List: cases.ListHealth, Value: "新值"})
	must(t, err)
	must(t, st.Close())
	st = openAs(t, folder, member, memberPassword)
	if _, err := st.UndoAct(t.Context(), change.Act); cases.CodeOf(err) != cases.Forbidden {
		t.Error(err)
	}
}

func TestWhoTypesIsWhoLoggedIn(t *testing.T) {
	folder, _, member, _ := team(t)
	st := openAs(t, folder, member, memberPassword)
	if err := st.SetWorker(t.Context(), 1); cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("somebody else: %v", err)
	}
	own, _, err := st.Worker(t.Context())
	must(t, err)
	must(t, st.SetWorker(t.Context(), own.ID))
}

func TestRoleAndPasswordOfAnotherPerson(t *testing.T) {
	t.Parallel() // stretching passwords takes a second each
	ctx := t.Context()
	folder, lead, member, reader := team(t)
	st := openAs(t, folder, lead, leadPassword)
	must(t, st.SetRole(ctx, reader, cases.RoleMember))
	must(t, st.ChangePassword(ctx, member, leadPassword, "Wangle-2026")) // he forgot his
	must(t, st.Close())
	st = openAs(t, folder, reader, readerPassword)
	if got := st.Session().Role; got != cases.RoleMember {
		t.Errorf("role %s", got)
	}
	must(t, st.Close())
	st = openAs(t, folder, member, "Wangle-2026")
	must(t, st.ChangePassword(ctx, member, "Wangle-2026", memberPassword))
	if err := st.ChangePassword(ctx, reader, memberPassword, "Fremd-2026"); cases.CodeOf(err) != cases.Forbidden {
		t.Errorf("another's password by a 队员: %v", err)
	}
	must(t, st.Close())
	st = openAs(t, folder, lead, leadPassword)
	must(t, st.RemoveHolder(ctx, reader))
	names := holderNames(t, st)
	if !slices.Equal(names, []string{"张队长", "李队员"}) {
		t.Errorf("left are %v", names)
	}
	must(t, st.Close())
	guard := guardOf(t, folder, newHandClock())
	if _, err := guard.Unlock(ctx, reader, readerPassword); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("somebody who was removed: %v", err)
	}
}

func holderNames(t *testing.T, st *storage.Store) (names []string) {
	t.Helper()
	list, err := st.Holders(t.Context())
	must(t, err)
	for _, h := range list {
		names = append(names, h.Name)
	}
	slices.Sort(names)
	return names
}

func TestHoldersAreRefused(t *testing.T) {
	ctx := t.Context()
	folder, lead, member, _ := team(t)
	st := openAs(t, folder, lead, leadPassword)
	same := cases.Worker{Name: "李队员"}
	_, err := st.SaveWorker(ctx, nil, &same)
	must(t, err)
	for name, c := range map[string]struct {
		err  error
		code cases.Code
	}{
		"a second person of one name":      {st.AddHolder(ctx, same.UID, cases.RoleMember, memberPassword), cases.Invalid},
		"a person who has a password":      {st.AddHolder(ctx, member, cases.RoleMember, memberPassword), cases.Invalid},
		"a person the file does not know":  {st.AddHolder(ctx, cases.UID{9}, cases.RoleMember, memberPassword), cases.NotFound},
		"a role that does not exist":       {st.SetRole(ctx, member, "村长"), cases.Invalid},
		"oneself":                          {st.SetRole(ctx, lead, cases.RoleReader), cases.Invalid},
		"to remove oneself":                {st.RemoveHolder(ctx, lead), cases.Invalid},
		"a role of somebody without one":   {st.SetRole(ctx, same.UID, cases.RoleLead), cases.NotFound},
		"a weak password":                  {st.ChangePassword(ctx, member, leadPassword, "aaaaaaaa"), cases.Invalid},
		"the same password":                {st.ChangePassword(ctx, lead, leadPassword, leadPassword), cases.Invalid},
		"a change with the wrong password": {st.ChangePassword(ctx, lead, "falsch-1234", "Neu-2026-x"), cases.WrongPassword},
		"a pause with the wrong password":  {st.Confirm(ctx, "falsch-1234"), cases.WrongPassword},
	} {
		if cases.CodeOf(c.err) != c.code {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	must(t, st.Confirm(ctx, leadPassword))
}

func TestPeopleNeedAPasswordOfTheFolderFirst(t *testing.T) {
	st := newStore(t)
	w := cases.Worker{Name: "张队长"}
	_, err := st.SaveWorker(t.Context(), nil, &w)
	must(t, err)
	if err := st.AddHolder(t.Context(), w.UID, cases.RoleLead, leadPassword); cases.CodeOf(err) != cases.Invalid {
		t.Error(err)
	}
}

// Whoever forgot the only password comes in with the code, sets a new one, and the log says
// who it was.
func TestForgottenPasswordIsReplacedAfterTheRecoveryCode(t *testing.T) {
	ctx := t.Context()
	folder, lead, code := guardedFolder(t)
	key, err := guardOf(t, folder, newHandClock()).UnlockByCode(ctx, code)
	must(t, err)
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock(), Key: key})
	must(t, err)
	if s := st.Session(); s.Role != cases.RoleLead || s.Worker != 0 {
		t.Errorf("session %+v", s)
	}
	workers, err := st.Workers(ctx)
	must(t, err)
	must(t, st.SetWorker(ctx, workers[0].ID))
	must(t, st.ChangePassword(ctx, lead, "", memberPassword))
	must(t, errors.Join(st.Confirm(ctx, code), st.Close()))
	must(t, openAs(t, folder, lead, memberPassword).Close())
}

func TestRenamedPersonLogsInUnderTheNewName(t *testing.T) {
	folder, lead, _, _ := team(t)
	st := openAs(t, folder, lead, leadPassword)
	own, _, err := st.Worker(t.Context())
	must(t, err)
	after := own
	after.Name = "张书记"
	_, err = st.SaveWorker(t.Context(), &own, &after)
	must(t, err)
	if names := holderNames(t, st); !slices.Contains(names, "张书记") || slices.Contains(names, "张队长") {
		t.Errorf("names %v", names)
	}
}
