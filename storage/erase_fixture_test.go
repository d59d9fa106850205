package storage_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// The people who are erased: nobody of the demonstration is called so.
const (
	erasedHead, erasedHeadID, erasedHeadPhone = "钟离望舒", "500199195703209998", "13900007001"
	erasedWife, erasedWifeID, erasedWifePhone = "闻人采薇", "500199196208159997", "13900007002"
	erasedAccount                             = "6217000099990000123"
)

// rememberedFolder is an open data folder with a village and one household in it about
// which much is written everywhere: in visits, measures, incomes, photos, edits, drafts,
// events, settings, templates, own reports, and with a neighbour.
func rememberedFolder(t *testing.T) (st *storage.Store, household, neighbour int64) {
	t.Helper()
	ctx := t.Context()
	folder, _ := villageFolder(t, 30)
	st = openStore(t, folder)
	n := addHousehold(t, st, func(n *cases.NewHousehold) {
		n.Household.Phone, n.Household.BankAccount, n.Household.Note = erasedHeadPhone, erasedAccount, erasedHead+"家在村口"
		n.Members[0].Person.Name, n.Members[0].Person.IDNumber, n.Members[0].Person.Phone = erasedHead, erasedHeadID, erasedHeadPhone
		n.Members[1].Person.Name, n.Members[1].Person.IDNumber, n.Members[1].Person.Phone = erasedWife, erasedWifeID, erasedWifePhone
	})
	household, neighbour = n.Household.ID, 1
	addVisit(t, st, household, func(f *cases.VisitFile) {
		f.Visit.Text, f.Visit.MetName = "到"+erasedHead+"家，"+erasedWife+"在家", erasedWife
	})
	addVisit(t, st, neighbour, func(f *cases.VisitFile) {
		f.Visit.Text = "邻居" + erasedHead + "（" + erasedHeadID + "）和" + erasedWife + "来借农具，电话" + erasedWifePhone
	})
	m := silkworms(household)
	m.Measure.Content, m.Measure.PersonID = erasedWife+"的桑蚕", cases.Ref(n.Members[1].Person.ID)
	_, err := st.AddMeasure(ctx, m)
	must(t, err)
	income := cases.Income{
		HouseholdID: cases.Ref(household), PersonID: cases.Ref(n.Members[1].Person.ID), Item: "低保金", Amount: cases.Some(cases.Yuan(36000)),
		FromOn: cases.NewDay(2025, 10, 1), ToOn: cases.NewDay(2026, 9, 30), Note: erasedWife + "在广东",
	}
	_, err = st.AddIncomes(ctx, []cases.Income{income})
	must(t, err)
	_, err = st.AddPhoto(ctx, &cases.Photo{HouseholdID: cases.Ref(household), Caption: erasedHead + "门前"}, phonePhoto(t, 80, 60))
	must(t, err)
	editRemembered(t, st, household, neighbour)
	rememberBeside(t, st, household)
	return st, household, neighbour
}

// editRemembered writes names and numbers into the log: into edits that stand, and into
// some that were taken back.
func editRemembered(t testing.TB, st *storage.Store, household, neighbour int64) {
	t.Helper()
	ctx := t.Context()
	before := readHousehold(t, st, household).Members[0]
	after := before
	after.Person.Phone, after.Person.FormerName, after.Person.Note = "13900007009", "钟离阿毛", erasedHeadPhone+"停用"
	_, err := st.EditMember(ctx, &before, &after)
	must(t, err)
	next := readHousehold(t, st, neighbour).Household
	noted := next
	noted.Note = "与" + erasedHead + "家相邻"
	_, err = st.EditHousehold(ctx, &next, &noted)
	must(t, err)
	again := readHousehold(t, st, neighbour).Household
	cleared := again
	cleared.Note = ""
	_, err = st.EditHousehold(ctx, &again, &cleared)
	must(t, err)
}

// rememberBeside writes them where no record is.
func rememberBeside(t testing.TB, st *storage.Store, household int64) {
	t.Helper()
	ctx := t.Context()
	must(t, st.KeepDraft(ctx, cases.Draft{Form: "visit/0/99/", Title: "走访 " + erasedHead, Body: []byte("{}")}))
	must(t, st.AddExport(ctx, &cases.ExportEvent{What: "一户一档", Filter: erasedHead, File: "/盘/" + erasedHead + "家.docx"}))
	must(t, st.Note(ctx, cases.Event{Kind: cases.EventReveal, Detail: cases.EventDetail{Record: "household", ID: household}}))
	must(t, st.SetSetting(ctx, "views", map[string]string{"name": erasedWife + "一家"}))
	must(t, st.RememberTemplate(ctx, &cases.TemplateMap{Fingerprint: "abc", Name: erasedHead + "家情况表"}))
	_, err := st.Load(ctx, storage.Import, "导入 "+erasedHead+"家.xlsx：1 户有变动", func(l *storage.Loader) error {
		return l.Village(&cases.Village{Name: "金溪村"}, nil)
	})
	must(t, err)
}

// mentions lists the files of a data folder that have one of some texts in their bytes.
func mentions(t testing.TB, folder string, texts ...string) (found []string) {
	t.Helper()
	must(t, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, text := range texts {
			if bytes.Contains(raw, []byte(text)) {
				found = append(found, filepath.Base(path)+": "+text)
			}
		}
		return err
	}))
	return found
}

func photoFiles(t testing.TB, folder string) int {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(folder, "photos"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return len(list)
}
