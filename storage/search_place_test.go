package storage_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
)

// villager is one person with the place of a household he is or was in.
type villager struct{ id, home, village, team, name, former string }

// villagers reads them from the file.
func villagers(t *testing.T, file string) (out []villager) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	defer db.Close() //nolint:errcheck // only read
	rows, err := db.QueryContext(t.Context(), `SELECT DISTINCT p.id, h.id, v.name, t.name, p.name, coalesce(p.former_name, '') FROM person p
		JOIN membership m ON m.person_id = p.id AND m.hidden = 0 JOIN household h ON h.id = m.household_id AND h.hidden = 0
		JOIN village v ON v.id = h.village_id JOIN team t ON t.id = h.team_id WHERE p.hidden = 0`)
	must(t, err)
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var v villager
		must(t, rows.Scan(&v.id, &v.home, &v.village, &v.team, &v.name, &v.former))
		out = append(out, v)
	}
	must(t, rows.Err())
	return out
}

// TestSearchFindsEverybodyOfAPlace asks for a village and one letter, and for a village and a
// group; alone, the letter and the village find far more than the search looks at.
func TestSearchFindsEverybodyOfAPlace(t *testing.T) {
	skipUnderRace(t)
	for name, size := range map[string]demo.Options{
		"large villages": {Villages: 2, Households: 600},
		"many villages":  {Villages: 12, Households: 100},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStore(t)
			loadVillage(t, st, demo.Options{Villages: size.Villages, Households: size.Households, Years: 1, Seed: 7, Today: st.Today()})
			people := villagers(t, filepath.Join(st.Folder(), "zhucunji.db"))
			speller := cases.NewSpeller()
			groups, found := map[string]map[string]bool{}, map[string]map[string]bool{}
			note := func(to map[string]map[string]bool, text, id string) {
				if to[text] == nil {
					to[text] = map[string]bool{}
				}
				to[text][id] = true
			}
			for _, p := range people {
				note(groups, p.village+" "+p.team, p.home)
				for _, key := range speller.PersonKeys(p.name, p.former) {
					if letter := key.Text[:1]; strings.Contains("cdhlmwxyz", letter) {
						note(found, p.village+" "+letter, p.id)
					}
				}
			}
			for text, ids := range found {
				wantHits(t, st, text, len(ids))
			}
			for text, ids := range groups {
				wantHits(t, st, text, len(ids))
			}
		})
	}
}

// wantHits wants as many answers of the village as the search box lists.
func wantHits(t *testing.T, st *storage.Store, text string, there int) {
	t.Helper()
	hits, err := st.Search(t.Context(), text)
	must(t, err)
	if len(hits) != min(50, there) {
		t.Errorf("%q: %d answers of %d", text, len(hits), there)
	}
	for _, h := range hits {
		if !strings.HasPrefix(text, h.Village) {
			t.Errorf("%q finds somebody of %s", text, h.Village)
			return
		}
	}
}
