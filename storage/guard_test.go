package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// handClock is a clock that stands still until it is moved.
type handClock struct{ now time.Time }

func newHandClock() *handClock {
	return &handClock{time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local)}
}

func (c *handClock) look() time.Time      { return c.now }
func (c *handClock) pass(d time.Duration) { c.now = c.now.Add(d) }

// guardOf stands before a folder with a clock of the test's.
func guardOf(t testing.TB, folder string, clock *handClock) *storage.Guard {
	t.Helper()
	guard, err := storage.ReadGuard(t.Context(), folder)
	must(t, err)
	if guard == nil {
		t.Fatal("the folder has no password")
	}
	return guard.WithClock(clock.look)
}

// guardedFolder is a closed data folder with nobody in it but the 队长 who has the password.
func guardedFolder(t testing.TB) (folder string, lead cases.UID, code string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "数据")
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	must(t, err)
	w := cases.Worker{Name: "张队长"}
	_, err = st.SaveWorker(t.Context(), nil, &w)
	must(t, err)
	must(t, st.Close())
	code, err = storage.Protect(t.Context(), folder, storage.Options{Now: fixedClock()}, w.UID, leadPassword, nil)
	must(t, err)
	return folder, w.UID, code
}

func TestFolderWithoutPasswordHasNoGuard(t *testing.T) {
	for name, folder := range map[string]string{"an empty folder": t.TempDir(), "a folder that is not there": filepath.Join(t.TempDir(), "没有")} {
		if guard, err := storage.ReadGuard(t.Context(), folder); guard != nil || err != nil {
			t.Errorf("%s: %v, %v", name, guard, err)
		}
	}
	st := newStore(t)
	if guard, err := storage.ReadGuard(t.Context(), st.Folder()); guard != nil || err != nil {
		t.Errorf("a folder that is open: %v, %v", guard, err)
	}
	if err := st.Confirm(t.Context(), "anything"); err != nil {
		t.Errorf("confirm: %v", err)
	}
}

func TestFiveWrongPasswordsShutTheFolderForTenMinutes(t *testing.T) {
	folder, lead, code := guardedFolder(t)
	clock := newHandClock()
	for n := range 5 {
		_, err := guardOf(t, folder, clock).Unlock(t.Context(), lead, "falsch-1234") // as if the program was started anew
		if cases.CodeOf(err) != cases.WrongPassword {
			t.Fatalf("try %d: %v", n+1, err)
		}
	}
	guard := guardOf(t, folder, clock)
	if got := guard.Wait(); got != 10*time.Minute {
		t.Errorf("wait %v", got)
	}
	clock.pass(10*time.Minute - time.Second)
	if _, err := guard.Unlock(t.Context(), lead, leadPassword); cases.CodeOf(err) != cases.LockedOut {
		t.Errorf("the right password a second early: %v", err)
	}
	if _, err := guard.UnlockByCode(t.Context(), code); cases.CodeOf(err) != cases.LockedOut {
		t.Errorf("the recovery code a second early: %v", err)
	}
	clock.pass(time.Second)
	if _, err := guard.Unlock(t.Context(), lead, leadPassword); err != nil || guard.Wait() != 0 {
		t.Errorf("after ten minutes: %v, wait %v", err, guard.Wait())
	}
}

func TestClockThatIsPutBackDoesNotShutTheFolderForLonger(t *testing.T) {
	folder, lead, _ := guardedFolder(t)
	clock := newHandClock()
	guard := guardOf(t, folder, clock)
	for range 5 {
		_, _ = guard.Unlock(t.Context(), lead, "falsch-1234")
	}
	clock.pass(-48 * time.Hour)
	if got := guard.Wait(); got != 10*time.Minute {
		t.Errorf("wait %v", got)
	}
	if _, err := guard.Unlock(t.Context(), lead, leadPassword); cases.CodeOf(err) != cases.LockedOut {
		t.Errorf("at once: %v", err)
	}
	clock.pass(10 * time.Minute)
	if _, err := guard.Unlock(t.Context(), lead, leadPassword); err != nil {
		t.Errorf("ten minutes later: %v", err)
	}
}

// A thousand tries, one a second: but for the first five of each ten minutes none is made.
func TestThousandWrongPasswords(t *testing.T) {
	folder, lead, _ := guardedFolder(t)
	clock := newHandClock()
	guard := guardOf(t, folder, clock)
	codes := map[cases.Code]int{}
	for n := range 1000 {
		who := lead
		if n%3 == 1 {
			who = cases.UID{byte(n), 1} // nobody
		}
		_, err := guard.Unlock(t.Context(), who, "falsch-"+strings.Repeat("x", n))
		codes[cases.CodeOf(err)]++
		clock.pass(time.Second)
	}
	if codes[cases.WrongPassword] != 10 || codes[cases.LockedOut] != 990 {
		t.Errorf("got %v", codes)
	}
	clock.pass(10 * time.Minute)
	key, err := guard.Unlock(t.Context(), lead, leadPassword)
	must(t, err)
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: clock.look, Key: key})
	must(t, err)
	defer st.Close() //nolint:errcheck // only read
	entries, _, err := st.Audit(t.Context(), cases.AuditFilter{Kinds: []cases.EventKind{cases.EventLoginFailed}}, cases.AuditCursor{}, 10)
	must(t, err)
	if len(entries) != 2 { // for the 队长, and for nobody
		t.Errorf("%d entries about wrong passwords", len(entries))
	}
	if _, err := os.Stat(filepath.Join(folder, "attempts")); err == nil {
		t.Error("the count stays after it was written down")
	}
}

// A person without a password is answered as one with a wrong password is.
func TestUnknownPersonLooksLikeAWrongPassword(t *testing.T) {
	folder, lead, _ := guardedFolder(t)
	_, known := guardOf(t, folder, newHandClock()).Unlock(t.Context(), lead, "falsch-1234")
	must(t, os.Remove(filepath.Join(folder, "attempts")))
	_, unknown := guardOf(t, folder, newHandClock()).Unlock(t.Context(), cases.UID{7}, "falsch-1234")
	if known == nil || unknown == nil || cases.MessageOf(known) != cases.MessageOf(unknown) || cases.CodeOf(known) != cases.CodeOf(unknown) {
		t.Errorf("a wrong password: %v; nobody: %v", known, unknown)
	}
}

func TestPasswordMayBeTypedInFullWidth(t *testing.T) {
	folder, lead, _ := guardedFolder(t)
	if _, err := guardOf(t, folder, newHandClock()).Unlock(t.Context(), lead, "Ｓｈｕｉｂａ-２０２６"); err != nil {
		t.Error(err)
	}
}

func TestSlipInTheRecoveryCodeIsNoTry(t *testing.T) {
	folder, _, code := guardedFolder(t)
	guard := guardOf(t, folder, newHandClock())
	swapped := strings.NewReplacer("0", "1", "1", "0", "A", "B", "B", "A", "C", "D", "D", "C", "E", "F", "F", "E").Replace(code)
	for range 6 {
		if _, err := guard.UnlockByCode(t.Context(), swapped[:11]); cases.CodeOf(err) != cases.Invalid {
			t.Fatalf("half a code: %v", err)
		}
	}
	if _, err := guard.UnlockByCode(t.Context(), code); err != nil {
		t.Error(err)
	}
}

func TestCanceledUnlockIsNoTry(t *testing.T) {
	folder, lead, _ := guardedFolder(t)
	guard := guardOf(t, folder, newHandClock())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 6 {
		if _, err := guard.Unlock(ctx, lead, "falsch-1234"); cases.CodeOf(err) != cases.Canceled {
			t.Fatal(err)
		}
	}
	if _, err := guard.Unlock(t.Context(), lead, leadPassword); err != nil {
		t.Error(err)
	}
}

// BenchmarkWrongPassword compares what a known and an unknown person wait for.
func BenchmarkWrongPassword(b *testing.B) {
	folder, lead, _ := guardedFolder(b)
	for name, who := range map[string]cases.UID{"known": lead, "unknown": {7}} {
		b.Run(name, func(b *testing.B) {
			clock := newHandClock()
			for b.Loop() {
				_, _ = guardOf(b, folder, clock).Unlock(b.Context(), who, "falsch-1234")
				clock.pass(time.Hour)
			}
		})
	}
}
