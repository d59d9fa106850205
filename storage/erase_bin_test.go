package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestBinIsEmptiedForGood(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	m := silkworms(household)
	_, err := st.AddMeasure(ctx, m)
	must(t, err)
	_, err = st.Hide(ctx, "measure", m.Measure.ID)
	must(t, err)
	visit := addVisit(t, st, household, func(f *cases.VisitFile) { f.Visit.Text = "记错的一次走访" })
	_, err = st.Hide(ctx, "visit", visit.Visit.ID)
	must(t, err)
	list, err := st.Bin(ctx, 10)
	if err != nil || len(list) != 2 {
		t.Fatalf("bin %+v, %v", list, err)
	}
	_, erased, err := st.EraseBin(ctx, list, "清空回收站")
	must(t, err)
	if list, err := st.Bin(ctx, 10); err != nil || len(list) != 0 {
		t.Errorf("bin %+v, %v", list, err)
	}
	if found := mentions(t, st.Folder(), "记错的一次走访"); len(found) != 0 || !strings.Contains(erased.Text(), "走访 1 条") {
		t.Errorf("still there: %v, %q", found, erased.Text())
	}
	soundAfter(t, st)
}

// A namesake keeps his name everywhere but where it is known who is meant.
func TestNamesakesKeepTheirName(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	first := addHousehold(t, st)
	second := addHousehold(t, st, func(n *cases.NewHousehold) {
		n.Members[0].Person.IDNumber, n.Members[1].Person.Name = "500199195703200999", "田桂花香"
	})
	addVisit(t, st, first.Household.ID, func(f *cases.VisitFile) { f.Visit.Text = "田桂花在家" })
	addVisit(t, st, second.Household.ID, func(f *cases.VisitFile) { f.Visit.Text = "杨胜国不在，田桂花香和客人田桂花在" })
	_, _, err := st.Erase(ctx, "household", first.Household.ID, "本人要求")
	must(t, err)
	soundAfter(t, st)
	if text := readVisits(t, st, second.Household.ID); !strings.Contains(text, "杨胜国不在，田桂花香和客人〔已删除〕在") {
		t.Errorf("got %q", text)
	}
	acts, err := st.RecentActs(ctx, 20)
	must(t, err)
	told := ""
	for _, a := range acts {
		told += a.Sentence + "|"
	}
	if strings.Count(told, "杨胜国") != 2 || strings.Count(told, "〔已删除〕") != 2 {
		t.Errorf("the acts say %s", told)
	}
}

// An erasure whose traces could not be removed is finished at the next start.
func TestErasureCutShortIsFinishedAtStart(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	killed := filepath.Join(t.TempDir(), "data")
	must(t, os.CopyFS(killed, os.DirFS(st.Folder())))
	other, err := storage.Open(ctx, killed, storage.Options{Now: fixedClock()})
	must(t, err)
	storage.EraseWithoutCleaning(t, other, "household", household)
	if len(mentions(t, killed, erasedHead)) == 0 {
		t.Log("nothing was left to clean")
	}
	must(t, other.Close())
	again := openStore(t, killed)
	if found := mentions(t, killed, erasedHead, erasedHeadID, "钟离"); len(found) != 0 || again.Notice() != "" || photoFiles(t, killed) != 0 {
		t.Errorf("after the start: %v, %q", found, again.Notice())
	}
	soundAfter(t, again)
}

func TestErasureNamesTheBackupsThatStillHoldIt(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	made, err := st.BackUp(ctx, cases.BackupByHand, nil)
	must(t, err)
	_, erased, err := st.Erase(ctx, "household", household, "本人要求")
	must(t, err)
	if len(erased.Backups) != 1 || erased.Backups[0].Path != made.Path {
		t.Errorf("got %+v", erased.Backups)
	}
	if made, err := st.BackUpAtExit(ctx, nil); err != nil || !made {
		t.Errorf("no backup was made without it: %v, %v", made, err)
	}
}
