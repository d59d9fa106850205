package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// The password of the tests' 队长.
const leadPassword = "Shuiba-2026"

// guardedVillage is a closed data folder with a password: its 队长 is the one who typed.
func guardedVillage(t testing.TB, households int) (folder string, lead cases.UID, code string) {
	t.Helper()
	folder, _ = villageFolder(t, households)
	addPhotos(t, folder)
	lead = workerNamed(t, folder, "张队长")
	code, err := storage.Protect(t.Context(), folder, storage.Options{Now: fixedClock()}, lead, leadPassword, nil)
	must(t, err)
	return folder, lead, code
}

// addPhotos takes three photos into a closed folder without a password.
func addPhotos(t testing.TB, folder string) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	must(t, err)
	for i := range 3 {
		p := &cases.Photo{HouseholdID: 1, Caption: fmt.Sprint("院坝 ", i)}
		_, err := st.AddPhoto(t.Context(), p, phonePhoto(t, 80+10*i, 60))
		must(t, err)
	}
	must(t, st.Close())
}

// workerNamed finds a person of a folder without a password.
func workerNamed(t testing.TB, folder, name string) cases.UID {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	must(t, err)
	workers, err := st.Workers(t.Context())
	must(t, err)
	must(t, st.Close())
	i := slices.IndexFunc(workers, func(w cases.Worker) bool { return w.Name == name })
	if i < 0 {
		t.Fatalf("no %s among %d people", name, len(workers))
	}
	return workers[i].UID
}

// keyOf logs in.
func keyOf(t testing.TB, folder string, worker cases.UID, password string) *storage.Key {
	t.Helper()
	guard, err := storage.ReadGuard(t.Context(), folder)
	must(t, err)
	if guard == nil {
		t.Fatal("the folder has no password")
	}
	key, err := guard.Unlock(t.Context(), worker, password)
	must(t, err)
	return key
}

// openAs opens a folder with a password.
func openAs(t testing.TB, folder string, worker cases.UID, password string) *storage.Store {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock(), Key: keyOf(t, folder, worker, password)})
	must(t, err)
	t.Cleanup(func() { must(t, st.Close()) })
	return st
}

// content is what a person can see of a village, to compare it before and after.
type content struct {
	people, drafts []string
	photos         [][]byte
}

func contentOf(t testing.TB, st *storage.Store) (c content) {
	t.Helper()
	for id := range int64(20) {
		f := readHousehold(t, st, id+1)
		c.people = append(c.people, f.Household.Phone, f.Household.BankAccount, f.Household.Note)
		for _, m := range f.Members {
			c.people = append(c.people, m.Person.Name, m.Person.IDNumber, m.Person.Phone, m.Person.BankAccount)
		}
		for i := range f.Photos {
			photo, err := st.PhotoContent(t.Context(), f.Photos[i].File)
			must(t, err)
			c.photos = append(c.photos, photo)
		}
	}
	drafts, err := st.Drafts(t.Context())
	must(t, err)
	for _, d := range drafts {
		c.drafts = append(c.drafts, d.Form, d.Title, string(d.Body))
	}
	return c
}

// wantContent wants a folder to show what it showed, to search, and to have a whole log.
func wantContent(t testing.TB, st *storage.Store, want content) {
	t.Helper()
	got := contentOf(t, st)
	if !slices.Equal(got.people, want.people) || !slices.Equal(got.drafts, want.drafts) || !slices.EqualFunc(got.photos, want.photos, bytes.Equal) {
		t.Error("the folder does not show what it showed before")
	}
	f := readHousehold(t, st, 3)
	id := f.Members[0].Person.IDNumber
	for _, text := range []string{id, id[len(id)-6:], "13800009999"} {
		if hits, err := st.Search(t.Context(), text); err != nil || len(hits) == 0 {
			t.Errorf("search for a number of %d digits finds %d, %v", len(text), len(hits), err)
		}
	}
	if n, err := st.Recompute(t.Context()); err != nil || n != 0 {
		t.Errorf("%d maintained values differ, %v", n, err)
	}
	if v, err := st.Verify(t.Context()); err != nil || len(v.Faults) > 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
}

// wantOnly wants no files in a data folder but those that belong there.
func wantOnly(t testing.TB, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	names = append(names, "zhucunji.db", "zhucunji.lock", "ballast", "tmp", "photos", "attempts.lock")
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			t.Errorf("%s lies in the data folder", e.Name())
		}
	}
	left, err := os.ReadDir(filepath.Join(folder, "tmp"))
	must(t, err)
	for _, e := range left {
		t.Errorf("%s lies in tmp", e.Name())
	}
}

func TestAPasswordChangesNothingButWhoGetsIn(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	ctx := t.Context()
	folder, _ := villageFolder(t, 30)
	addPhotos(t, folder)
	open := openStore(t, folder)
	want := contentOf(t, open)
	must(t, open.Close())
	lead := workerNamed(t, folder, "张队长")

	code, err := storage.Protect(ctx, folder, storage.Options{Now: fixedClock()}, lead, leadPassword, nil)
	must(t, err)
	wantOnly(t, folder)
	if _, err := storage.Open(ctx, folder, storage.Options{}); cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("opened without a password: %v", err)
	}
	if _, err := storage.Open(ctx, folder, storage.Options{ReadOnly: true}); cases.CodeOf(err) != cases.NeedsPassword {
		t.Errorf("read without a password: %v", err)
	}
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock(), Key: keyOf(t, folder, lead, leadPassword)})
	must(t, err)
	wantContent(t, st, want)
	if s := st.Session(); !s.Guarded || s.Role != cases.RoleLead || s.Worker == 0 {
		t.Errorf("session %+v", s)
	}
	must(t, st.Close())
	rekeyKeepsEverything(t, folder, lead, code, want)

	must(t, storage.Unprotect(ctx, folder, storage.Options{Now: fixedClock(), Key: keyOf(t, folder, lead, leadPassword)}, nil))
	wantOnly(t, folder, "key")
	st = openStore(t, folder)
	wantContent(t, st, want)
	if s := st.Session(); s.Guarded || s.Role != cases.RoleLead {
		t.Errorf("session %+v", s)
	}
}

// rekeyKeepsEverything draws a new key after the recovery code: passwords stay, the code and
// the key of before do not.
func rekeyKeepsEverything(t *testing.T, folder string, lead cases.UID, code string, want content) {
	t.Helper()
	ctx := t.Context()
	guard, err := storage.ReadGuard(ctx, folder)
	must(t, err)
	key, err := guard.UnlockByCode(ctx, " "+string(bytes.ToLower([]byte(code))))
	must(t, err)
	renewed, err := storage.Rekey(ctx, folder, storage.Options{Now: fixedClock(), Key: key}, nil)
	must(t, err)
	wantOnly(t, folder)
	guard, err = storage.ReadGuard(ctx, folder)
	must(t, err)
	if _, err := guard.UnlockByCode(ctx, code); cases.CodeOf(err) != cases.WrongPassword {
		t.Errorf("the old recovery code: %v", err)
	}
	if _, err := guard.UnlockByCode(ctx, renewed); err != nil {
		t.Errorf("the new recovery code: %v", err)
	}
	if _, err := storage.Open(ctx, folder, storage.Options{Key: key}); cases.CodeOf(err) != cases.Damaged {
		t.Errorf("opened with the key of before: %v", err)
	}
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock(), Key: keyOf(t, folder, lead, leadPassword)})
	must(t, err)
	wantContent(t, st, want)
	must(t, st.Close())
}

// The folder is as it was, or as it shall be, wherever an exchange of the key ends.
func TestAnExchangeOfTheKeyCanEndAnywhere(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	folder, _ := villageFolder(t, 25)
	addPhotos(t, folder)
	open := openStore(t, folder)
	want := contentOf(t, open)
	must(t, open.Close())
	lead := workerNamed(t, folder, "张队长")
	stopped := errors.New("killed here")
	for _, step := range []struct {
		name string
		done bool // the new key counts
	}{
		{"copied", false},
		{"resealed", false},
		{"checked", false},
		{"photos", false},
		{"marked", false},
		{"closed", false},
		{"switched", true},
		{"photo", true},
		{"key", true},
	} {
		t.Run(step.name, func(t *testing.T) {
			folder, _ := copyFolder(t, folder)
			o := storage.Options{Now: fixedClock()}.WithStep(func(name string) error {
				if name == step.name {
					return stopped
				}
				return nil
			})
			if _, err := storage.Protect(t.Context(), folder, o, lead, leadPassword, nil); !errors.Is(err, stopped) {
				t.Fatalf("protect: %v", err)
			}
			if step.done {
				wantContent(t, openAs(t, folder, lead, leadPassword), want)
				wantOnly(t, folder, "zhucunji.db-wal", "zhucunji.db-shm", "zhucunji.holder")
				return
			}
			wantContent(t, openStore(t, folder), want)
			wantOnly(t, folder, "key", "zhucunji.db-wal", "zhucunji.db-shm", "zhucunji.holder")
		})
	}
}

func TestAPasswordIsNotSetWhileAnotherProgramReads(t *testing.T) {
	folder, _ := villageFolder(t, 25)
	lead := workerNamed(t, folder, "张队长")
	reader, err := storage.Open(t.Context(), folder, storage.Options{ReadOnly: true})
	must(t, err)
	if _, err := storage.Protect(t.Context(), folder, storage.Options{}, lead, leadPassword, nil); cases.CodeOf(err) != cases.Locked {
		t.Errorf("protect: %v", err)
	}
	must(t, reader.Close())
	if _, err := storage.Protect(t.Context(), folder, storage.Options{}, lead, leadPassword, nil); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestProtectRefuses(t *testing.T) {
	skipUnderRace(t)
	t.Parallel() // stretching passwords takes a second each
	folder, lead, _ := guardedFolder(t)
	open, _ := villageFolder(t, 25)
	known := workerNamed(t, open, "张队长")
	st := openStore(t, open)
	want := contentOf(t, st)
	must(t, st.Close())
	for name, c := range map[string]struct {
		do   func() error
		code cases.Code
	}{
		"a weak password": {func() error {
			_, err := storage.Protect(t.Context(), open, storage.Options{}, known, "12345678", nil)
			return err
		}, cases.Invalid},
		"a person the file does not know": {func() error {
			_, err := storage.Protect(t.Context(), open, storage.Options{}, cases.UID{1}, leadPassword, nil)
			return err
		}, cases.Invalid},
		"a folder that has a password": {func() error {
			_, err := storage.Protect(t.Context(), folder, storage.Options{Key: keyOf(t, folder, lead, leadPassword)}, lead, leadPassword, nil)
			return err
		}, cases.Invalid},
		"a folder that has a password, without it": {func() error {
			_, err := storage.Protect(t.Context(), folder, storage.Options{}, lead, leadPassword, nil)
			return err
		}, cases.NeedsPassword},
		"to take away a password that is not there": {func() error { return storage.Unprotect(t.Context(), open, storage.Options{}, nil) }, cases.Invalid},
		"a key of another folder": {func() error {
			_, err := storage.Rekey(t.Context(), open, storage.Options{Key: keyOf(t, folder, lead, leadPassword)}, nil)
			return err
		}, cases.Invalid},
		"a canceled job": {func() error {
			ctx, cancel := context.WithCancel(t.Context())
			o := storage.Options{}.WithStep(func(string) error { cancel(); return nil })
			_, err := storage.Protect(ctx, open, o, known, leadPassword, nil)
			return err
		}, cases.Canceled},
	} {
		if err := c.do(); cases.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantContent(t, openStore(t, open), want)
}

// BenchmarkUnlock is what a person waits for after typing the password.
func BenchmarkUnlock(b *testing.B) {
	folder, lead, _ := guardedFolder(b)
	guard, err := storage.ReadGuard(b.Context(), folder)
	must(b, err)
	for b.Loop() {
		_, err := guard.WithClock(time.Now).Unlock(b.Context(), lead, leadPassword)
		must(b, err)
	}
}
