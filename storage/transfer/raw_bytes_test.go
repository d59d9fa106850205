package transfer_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
)

// The numbers of the demonstration's people: identity numbers, phones, cards. Codes of
// households and villages are no secrets.
var (
	number = regexp.MustCompile(`[0-9]{11,}`)
	codes  = regexp.MustCompile(`"(Code|VillageCode|OldCode|File|UID)":("[^"]*"|\[[^]]*\])`)
)

// secretsOf lists the numbers of a demonstration, an identity number without its last sign.
func secretsOf(t *testing.T, o demo.Options) map[string]bool {
	t.Helper()
	d, err := demo.New(o)
	must(t, err)
	out := map[string]bool{}
	add := func(value any) {
		raw, err := json.Marshal(value)
		must(t, err)
		for _, n := range number.FindAllString(codes.ReplaceAllString(string(raw), ""), -1) {
			out[n[:min(len(n), 17)]] = true
		}
	}
	d.Funds() // what households get is paid from them
	for v := range d.Villages() {
		v.Projects()
		v.Gatherings()
		for b := range v.Households() {
			add(b)
		}
	}
	add(d.Units)
	return out
}

// leaks gives the numbers that lie open in any file of a folder, as UTF-8 or as UTF-16 of
// either order, with the file.
func leaks(t *testing.T, folder string, secrets map[string]bool) (found []string, files int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		name, _ := filepath.Rel(folder, path)
		for _, step := range []int{1, 2} {
			for start := range step {
				for _, n := range numbersIn(raw, start, step) {
					if secrets[n] {
						found = append(found, name+": "+n)
					}
				}
			}
		}
		return nil
	})
	must(t, err)
	return found, files
}

// numbersIn gives every part, of the lengths numbers have, of every run of digits. With a step
// of 2 the digits are those of UTF-16, a zero byte before or behind each.
func numbersIn(raw []byte, start, step int) (out []string) {
	var run []byte
	flush := func() {
		for from := range run {
			for _, length := range []int{11, 12, 16, 17} {
				if from+length <= len(run) {
					out = append(out, string(run[from:from+length]))
				}
			}
		}
		run = run[:0]
	}
	for i := start; i < len(raw); i += step {
		digit := raw[i] >= '0' && raw[i] <= '9'
		if digit && step == 2 {
			digit = i+1 < len(raw) && raw[i+1] == 0 || i > 0 && raw[i-1] == 0
		}
		if digit {
			run = append(run, raw[i])
		} else if len(run) > 0 {
			flush()
		}
	}
	flush()
	return out
}

// guardedStore is an open data folder with a password, and the key to it.
func guardedStore(t *testing.T) (*storage.Store, *storage.Key) {
	t.Helper()
	ctx, folder, now := t.Context(), filepath.Join(t.TempDir(), "data"), func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }
	st, err := storage.Open(ctx, folder, storage.Options{Now: now})
	must(t, err)
	lead := cases.Worker{Name: "张队长", Phone: "13800000002"}
	_, err = st.SaveWorker(ctx, nil, &lead)
	must(t, err)
	must(t, st.Close())
	_, err = storage.Protect(ctx, folder, storage.Options{Now: now}, lead.UID, "Shuiba-2026", nil)
	must(t, err)
	guard, err := storage.ReadGuard(ctx, folder)
	must(t, err)
	key, err := guard.Unlock(ctx, lead.UID, "Shuiba-2026")
	must(t, err)
	st, err = storage.Open(ctx, folder, storage.Options{Now: now, Key: key})
	must(t, err)
	return st, key
}

// useEverything does with a village what people do in a month.
func useEverything(t *testing.T, st *storage.Store, o demo.Options) (secrets map[string]bool) {
	t.Helper()
	ctx := t.Context()
	loadDemo(t, st, o)
	o.Today = st.Today()
	secrets = secretsOf(t, o)
	f, err := st.Household(ctx, 3)
	must(t, err)
	before, after := f.Household, f.Household
	after.Phone, after.BankAccount = "13800007777", "6217000000000000123"
	_, err = st.EditHousehold(ctx, &before, &after)
	must(t, err)
	_, err = st.SetOnMany(ctx, []int64{1, 2, 3}, "helper_phone", "13800008888")
	must(t, err)
	_, err = st.Undo(ctx)
	must(t, err)
	must(t, st.KeepDraft(ctx, cases.Draft{Form: "household 4", Title: "500199195001019991", Body: []byte(`{"id_number":"500199195001019991"}`)}))
	_, err = st.AddPhoto(ctx, &cases.Photo{HouseholdID: 3, Caption: "院坝"}, picture(t, 80, 60))
	must(t, err)
	for _, n := range []string{"13800000002", "13800007777", "13800008888", "6217000000000000123"[:17], "50019919500101999"} {
		secrets[n] = true
	}
	sent := exportR1(t, st)
	take(t, st, sent)
	other := newStore(t)
	loadDemo(t, other, demo.Options{Households: 20, Years: 1, Seed: 99})
	take(t, st, exportR1(t, other))
	for n := range secretsOf(t, demo.Options{Households: 20, Years: 1, Seed: 99, Today: other.Today()}) {
		secrets[n] = true
	}
	e := documentFor(t, st, "D1", false)
	e.Household = busiest(t, st)
	delivered(t, st, e, filepath.Join(t.TempDir(), "d1.xlsx"))
	_, err = st.Search(ctx, "13800007777")
	must(t, err)
	must(t, st.Note(ctx, cases.Event{Kind: cases.EventReveal, Detail: cases.EventDetail{Record: "person", ID: 3}}))
	return secrets
}

// "A test greps the raw bytes of every file in the data folder, after use with a password, for
// every id number and phone of the demo village: none."
func TestNoNumberLiesOpenInADataFolderWithAPassword(t *testing.T) {
	ctx := t.Context()
	st, key := guardedStore(t)
	secrets := useEverything(t, st, demo.Options{Households: 60, Years: 2})
	if len(secrets) < 300 {
		t.Fatalf("only %d numbers to look for", len(secrets))
	}
	none := func(when string) {
		t.Helper()
		found, files := leaks(t, st.Folder(), secrets)
		if len(found) > 0 {
			t.Errorf("%s: %d numbers lie open in %d files: %s", when, len(found), files, strings.Join(found[:min(10, len(found))], "; "))
		}
	}
	none("while it is open, the log not yet written into the file")
	backup, err := st.BackUp(ctx, cases.BackupByHand, nil)
	must(t, err)
	none("after a backup")
	inside, err := storage.LookInside(ctx, st.Folder(), backup.Path, key, storage.Options{})
	must(t, err)
	none("while a backup lies unpacked")
	must(t, inside.Close())
	must(t, st.Close())
	none("after it was closed")
	must(t, storage.Unprotect(ctx, st.Folder(), storage.Options{Key: key}, nil))
	none("without a password: the key lies open, the numbers do not")
}

// The look itself finds what is there.
func TestLeaksAreFound(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"utf8":    "x13800007777y",
		"utf16le": "\x001\x003\x008\x000\x000\x000\x000\x007\x007\x007\x007\x00",
		"inside":  "99138000077771",
		"another": "13800007778",
	} {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600))
	}
	found, files := leaks(t, folder, map[string]bool{"13800007777": true})
	names := strings.Join(found, " ")
	if files != 4 || !strings.Contains(names, "utf8") || !strings.Contains(names, "utf16le") || !strings.Contains(names, "inside") || strings.Contains(names, "another") {
		t.Errorf("%d files: %s", files, names)
	}
}
