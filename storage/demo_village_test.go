package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
)

// villageFolder is a closed data folder with a village of the demonstration, and edits, a
// draft and visits on top of it.
func villageFolder(t testing.TB, households int) (folder, file string) {
	t.Helper()
	ctx := t.Context()
	folder = filepath.Join(t.TempDir(), "数据")
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock()})
	must(t, err)
	w := cases.Worker{Name: "张队长", Phone: "13800000002"}
	_, err = st.SaveWorker(ctx, nil, &w)
	must(t, err)
	must(t, st.SetWorker(ctx, w.ID))
	loadVillage(t, st, demo.Options{Villages: 1, Households: households, Years: 1, Seed: 7, Today: st.Today()})
	must(t, st.KeepDraft(ctx, cases.Draft{Form: "visit 1", Title: "走访", Body: []byte("没写完的一条")}))
	for id := range int64(20) {
		before := readHousehold(t, st, id+1).Household
		after := before
		after.Phone, after.Note = "13800009999", "房屋已改造"
		_, err := st.EditHousehold(ctx, &before, &after)
		must(t, err)
		addVisit(t, st, id+1)
	}
	must(t, st.Close())
	return folder, filepath.Join(folder, "zhucunji.db")
}

// loadVillage writes the demonstration.
func loadVillage(t testing.TB, st *storage.Store, o demo.Options) {
	t.Helper()
	d, err := demo.New(o)
	must(t, err)
	units, funds := d.Units, d.Funds()
	for v := range d.Villages() {
		_, err := st.Load(t.Context(), storage.Demo, "演示数据", func(to *storage.Loader) error {
			must(t, to.Village(&v.Village, v.Teams))
			must(t, to.Registers(units, funds, v.Projects()))
			must(t, to.Gatherings(v.Gatherings()))
			for b := range v.Households() {
				if err := to.Household(b); err != nil {
					return err
				}
			}
			return nil
		})
		must(t, err)
		units, funds = nil, nil // of all villages
	}
}

// copyFolder copies a data folder into a new one.
func copyFolder(t testing.TB, from string) (folder, file string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "数据")
	must(t, os.CopyFS(folder, os.DirFS(from)))
	return folder, filepath.Join(folder, "zhucunji.db")
}
