package storage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// copiedToAStick is an open store with five backups and a photo, copied to a stick.
func copiedToAStick(t *testing.T) (st *storage.Store, stick string) {
	t.Helper()
	ctx := t.Context()
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: ticking(time.Hour)})
	must(t, err)
	t.Cleanup(func() { must(t, st.Close()) })
	household := addHousehold(t, st).Household.ID
	for range 5 {
		_, err := st.BackUp(ctx, "手动", nil)
		must(t, err)
	}
	_, err = st.AddPhoto(ctx, &cases.Photo{HouseholdID: cases.Ref(household)}, phonePhoto(t, 40, 30))
	must(t, err)
	stick = t.TempDir()
	p, err := st.CopyTo(ctx, stick, nil)
	if err != nil || p.Backups != 3 || p.Photos != 1 || p.Folder != stick {
		t.Fatalf("copied %+v (%v)", p, err)
	}
	return st, stick
}

func TestSecondPlaceGetsTheNewestBackupsAndThePhotos(t *testing.T) {
	st, stick := copiedToAStick(t)
	there := filepath.Join(stick, "驻村记备份")
	found, err := filepath.Glob(filepath.Join(there, "*.zcjbak"))
	if err != nil || len(found) != 3 {
		t.Errorf("on the stick lie %v (%v)", found, err)
	}
	for _, path := range found {
		must(t, storage.VerifyBackup(t.Context(), st.Folder(), path, nil, nil))
	}
	if left, err := filepath.Glob(filepath.Join(there, ".part*")); err != nil || len(left) > 0 {
		t.Errorf("left on the stick: %v (%v)", left, err)
	}
}

func TestSecondPlaceGetsOnlyWhatIsNewTheSecondTime(t *testing.T) {
	ctx := t.Context()
	st, stick := copiedToAStick(t)
	there := filepath.Join(stick, "驻村记备份")
	p, err := st.CopyTo(ctx, there, nil) // the folder itself is as good as the stick
	if err != nil || p.Backups != 0 || p.Photos != 0 {
		t.Errorf("the second time %+v were copied (%v)", p, err)
	}
	photos, err := filepath.Glob(filepath.Join(st.Folder(), "photos", "*"))
	must(t, err)
	later := time.Now().Add(time.Minute) // as the first password seals it anew
	must(t, os.Chtimes(photos[0], later, later))
	if p, err = st.CopyTo(ctx, stick, nil); err != nil || p.Photos != 1 {
		t.Errorf("a photo that was sealed anew: copied %+v (%v)", p, err)
	}
	if left, err := filepath.Glob(filepath.Join(there, ".part*")); err != nil || len(left) > 0 {
		t.Errorf("left on the stick: %v (%v)", left, err)
	}
}

func TestBackupsOfTheSecondPlaceAreListedWhileItIsThere(t *testing.T) {
	ctx := t.Context()
	st, stick := copiedToAStick(t)
	list, err := st.Backups(ctx)
	second := 0
	for _, b := range list {
		if b.Second {
			second++
		}
	}
	if err != nil || second != 3 || len(list) != 9 {
		t.Errorf("%d backups are listed, %d of them on the stick (%v)", len(list), second, err)
	}
	must(t, os.RemoveAll(stick)) // pulled out
	if list, err := st.Backups(ctx); err != nil || len(list) != 6 {
		t.Errorf("without the stick %d backups are listed (%v)", len(list), err)
	}
}

func TestSecondPlaceIsForgotten(t *testing.T) {
	ctx := t.Context()
	st, stick := copiedToAStick(t)
	must(t, st.ForgetSecondPlace(ctx))
	if p, err := st.SecondPlace(ctx); err != nil || p.Folder != "" {
		t.Errorf("remembered: %+v (%v)", p, err)
	}
	due := func() bool {
		t.Helper()
		due, err := st.SecondPlaceDue(ctx, time.Now().Add(100*24*time.Hour))
		must(t, err)
		return due
	}
	if due() {
		t.Error("a reminder of a place nobody wants")
	}
	_, err := st.CopyTo(ctx, stick, nil)
	must(t, err)
	addHousehold(t, st)
	if !due() {
		t.Error("no reminder of a place that is used again")
	}
}

func TestSecondPlaceSaysWhyNothingWasCopied(t *testing.T) {
	ctx := t.Context()
	full := uint64(0)
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Place: func(folder string) (storage.Place, error) {
		if strings.Contains(folder, "驻村记备份") {
			return storage.Place{Free: full}, nil
		}
		return storage.Place{Free: 1 << 40}, nil
	}})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	addHousehold(t, st)
	file := filepath.Join(t.TempDir(), "a")
	writeFile(t, file, nil)
	for name, c := range map[string]struct {
		folder string
		free   uint64
		code   cases.Code
		words  string
	}{
		"a stick that is not there":  {folder: filepath.Join(t.TempDir(), "没有"), code: cases.NotFound, words: "没有插好"},
		"a file":                     {folder: file, code: cases.NotFound, words: "找不到这个文件夹"},
		"the data folder":            {folder: st.Folder(), code: cases.Invalid, words: "在数据文件夹里"},
		"a folder inside it":         {folder: st.TmpFolder(), code: cases.Invalid, words: "在数据文件夹里"},
		"a stick that is full":       {folder: t.TempDir(), free: 100, code: cases.NoSpace, words: "放不下"},
		"a place that takes nothing": {folder: "/sys", code: cases.ReadOnly, words: "不能写入"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.folder == "/sys" && runtime.GOOS != "linux" {
				t.Skip("only Linux has such a place for root too")
			}
			full = c.free
			_, err := st.CopyTo(ctx, c.folder, nil)
			if got := cases.CodeOf(err); got != c.code || !strings.Contains(cases.MessageOf(err), c.words) {
				t.Errorf("got %q %q (%v)", got, cases.MessageOf(err), err)
			}
			if p, err := st.SecondPlace(ctx); err != nil || p.Folder != "" {
				t.Errorf("remembered: %+v (%v)", p, err)
			}
		})
	}
}

func TestSecondPlaceIsRemindedOfAfterAWeek(t *testing.T) {
	ctx := t.Context()
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: func() time.Time { return now }})
	must(t, err)
	defer st.Close() //nolint:errcheck // nothing is left to write
	due := func(want bool) {
		t.Helper()
		if got, err := st.SecondPlaceDue(ctx, now); err != nil || got != want {
			t.Errorf("%v: due %v, want %v (%v)", now, got, want, err)
		}
	}
	due(false)
	addVillage(t, st)
	due(false)
	now = now.AddDate(0, 0, 8)
	due(true)
	_, err = st.CopyTo(ctx, t.TempDir(), nil)
	must(t, err)
	due(false)
	now = now.AddDate(0, 0, 8)
	due(false) // nothing was changed
	addVillage(t, st)
	due(true)
}
