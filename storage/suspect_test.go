package storage_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// TestDamageMetInUseIsToldAtTheNextStart breaks what the look at opening does not read: sealed
// values.
func TestDamageMetInUseIsToldAtTheNextStart(t *testing.T) {
	for name, c := range map[string]struct {
		damage string
		meet   func(t *testing.T, st *storage.Store, h cases.Household) error
	}{
		"a sealed value that does not open": {"UPDATE person SET id_number = zeroblob(40)", func(t *testing.T, st *storage.Store, _ cases.Household) error {
			_, err := st.Household(t.Context(), 1)
			return err
		}},
		"a save that meets it": {"UPDATE household SET bank_account = zeroblob(40)", func(t *testing.T, st *storage.Store, h cases.Household) error {
			after := h
			after.Note = "房屋已改造"
			_, err := st.EditHousehold(t.Context(), &h, &after)
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			st := openStore(t, folder)
			h := readHousehold(t, st, 1).Household
			must(t, st.Close())
			changeFile(t, file, c.damage)
			st = openStore(t, folder)
			err := c.meet(t, st, h)
			if cases.CodeOf(err) != cases.Damaged {
				t.Fatalf("got %v", err)
			}
			st.Doubt(err)
			must(t, st.Close())
			mustRefuse(t, folder, storage.Options{}, cases.Damaged, "已损坏")
			_, err = storage.Salvage(t.Context(), folder, storage.Options{}, nil)
			must(t, err)
			st = openStore(t, folder)
			if _, err := st.Household(t.Context(), 1); err != nil {
				t.Errorf("after the salvage: %v", err)
			}
			if _, err := os.Stat(filepath.Join(folder, "suspect")); !os.IsNotExist(err) {
				t.Errorf("the mark is still there (%v)", err)
			}
		})
	}
}

func TestDoubtWithoutReasonIsForgotten(t *testing.T) {
	folder, _ := closedFolder(t)
	writeFile(t, filepath.Join(folder, "suspect"), nil)
	st := openStore(t, folder)
	st.Doubt(cases.Errorf(cases.Damaged, "", "工作簿已损坏。"))
	must(t, st.Close())
	if _, err := os.Stat(filepath.Join(folder, "suspect")); !os.IsNotExist(err) {
		t.Errorf("a sound file is marked (%v)", err)
	}
}

// TestBrokenPageMetInUseLeavesAMark takes the error of a broken page from another file.
func TestBrokenPageMetInUseLeavesAMark(t *testing.T) {
	folder, file := closedFolder(t)
	raw, err := os.ReadFile(file)
	must(t, err)
	broken := filepath.Join(t.TempDir(), "broken.db")
	for at := dbPage; at < len(raw); at += dbPage {
		noise(rand.New(rand.NewPCG(1, 1)), raw[at:at+dbPage]) //nolint:gosec // a repeatable test
	}
	writeFile(t, broken, raw)
	db, err := sql.Open("sqlite", broken)
	must(t, err)
	defer db.Close() //nolint:errcheck // only read
	var n int
	err = db.QueryRowContext(t.Context(), "SELECT count(*) FROM household").Scan(&n)
	if err == nil {
		t.Fatal("noise was read")
	}
	st := openStore(t, folder)
	st.Doubt(fmt.Errorf("read households: %w", err))
	if _, err := os.Stat(filepath.Join(folder, "suspect")); err != nil {
		t.Errorf("no mark: %v", err)
	}
}
