package storage_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// soundAfter checks that the file fits itself after an erasure: both chains, the maintained
// columns and keys, and the references.
func soundAfter(t testing.TB, st *storage.Store) {
	t.Helper()
	if v := verified(t, st); len(v.Faults) != 0 || v.Erased == 0 {
		t.Errorf("verify: %d erased, %+v", v.Erased, v.Faults)
	}
	if wrong, err := st.Recompute(t.Context()); err != nil || wrong != 0 {
		t.Errorf("%d maintained columns and keys are wrong, %v", wrong, err)
	}
}

func TestErasedHouseholdLeavesNoTrace(t *testing.T) {
	ctx := t.Context()
	st, household, neighbour := rememberedFolder(t)
	all := []string{
		erasedHead, erasedHeadID, erasedHeadPhone, erasedWife, erasedWifeID, erasedWifePhone, erasedAccount, "钟离阿毛", "钟离", "闻人",
		"zhongliwangshu", "wenrencaiwei",
	}
	if len(mentions(t, st.Folder(), erasedHead)) == 0 || photoFiles(t, st.Folder()) != 1 {
		t.Fatal("nothing was written to begin with")
	}
	change, erased, err := st.Erase(ctx, "household", household, erasedHead+"本人要求")
	must(t, err)
	if found := mentions(t, st.Folder(), all...); len(found) != 0 || erased.Rest != "" {
		t.Errorf("still there: %v, %q", found, erased.Rest)
	}
	if photoFiles(t, st.Folder()) != 0 || erased.Photos != 1 {
		t.Errorf("the photo is still there, %d said gone", erased.Photos)
	}
	if change.Act != 0 || !change.ConcernsHousehold(household) || !strings.Contains(change.Sentence, "农户 1 条") || !strings.Contains(change.Sentence, "人员 2 条") {
		t.Errorf("got %+v", change)
	}
	soundAfter(t, st)
	goneFromLists(t, st, household)
	text := readVisits(t, st, neighbour)
	if !strings.Contains(text, "邻居〔已删除〕（〔已删除〕）和〔已删除〕来借农具") {
		t.Errorf("the neighbour's visit says %q", text)
	}
	list := auditAll(t, st, cases.AuditFilter{}, 50)
	if list[0].Sentence != change.Sentence+"，原因：〔已删除〕本人要求" {
		t.Errorf("the trail begins with %q", list[0].Sentence)
	}
	for _, e := range list {
		if _, err := st.AuditDetail(ctx, e); err != nil {
			t.Errorf("%q: %v", e.Sentence, err)
		}
	}
}

// goneFromLists checks that no list, search or draft knows the household.
func goneFromLists(t *testing.T, st *storage.Store, household int64) {
	t.Helper()
	ctx := t.Context()
	if _, err := st.Household(ctx, household); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("the household: %v", err)
	}
	if hits, err := st.Search(ctx, erasedHead); err != nil || len(hits) != 0 {
		t.Errorf("search finds %+v, %v", hits, err)
	}
	if ids, err := st.OrderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{}); err != nil || len(ids.IDs) != 30 {
		t.Errorf("%d households are listed, %v", len(ids.IDs), err)
	}
	if drafts, err := st.Drafts(ctx); err != nil || len(drafts) != 1 {
		t.Errorf("drafts %+v, %v", drafts, err)
	}
}

// readVisits joins the texts of a household's visits.
func readVisits(t testing.TB, st *storage.Store, household int64) (text string) {
	t.Helper()
	line, err := st.Timeline(t.Context(), household)
	must(t, err)
	for _, o := range line {
		text += o.Text + "\n"
	}
	return text
}

func TestErasedHouseholdStaysInTheStatistics(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	_, _, err := st.Erase(ctx, "household", household, "本人要求")
	must(t, err)
	left, err := st.Remnants(ctx)
	must(t, err)
	var sum cases.Remnant
	for _, r := range left {
		checkRemnant(t, &r)
		sum.Households += r.Households
		sum.Persons += r.Persons
		sum.Visits += r.Visits
		sum.MeasureAmount += r.MeasureAmount
		sum.Incomes += r.Incomes
	}
	if sum.Households != 1 || sum.Persons != 2 || sum.Visits != 1 || sum.MeasureAmount != cases.Yuan(800) || sum.Incomes != 1 {
		t.Errorf("all in all %+v", sum)
	}
}

func TestPersonErasedAloneLeavesTheHousehold(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	members := readHousehold(t, st, household).Members
	_, erased, err := st.Erase(ctx, "person", members[1].Person.ID, "本人要求")
	must(t, err)
	if found := mentions(t, st.Folder(), erasedWife, erasedWifeID, erasedWifePhone, "闻人"); len(found) != 0 {
		t.Errorf("still there: %v", found)
	}
	soundAfter(t, st)
	f := readHousehold(t, st, household)
	if f.Household.HeadName != erasedHead || f.Household.People.Value != 1 || len(f.Members) != 1 || f.Household.MeasureCount.Value != 0 {
		t.Errorf("the household: %q, %d people, %d measures", f.Household.HeadName, f.Household.People.Value, f.Household.MeasureCount.Value)
	}
	if text := readVisits(t, st, household); !strings.Contains(text, "到"+erasedHead+"家，〔已删除〕在家") {
		t.Errorf("the visit says %q", text)
	}
	incomes, err := st.Incomes(ctx, household, cases.LedgerYear(2026))
	if err != nil || len(incomes) != 1 || incomes[0].PersonID != 0 || incomes[0].Note != "〔已删除〕在广东" {
		t.Errorf("incomes %+v, %v", incomes, err)
	}
	if erased.Blotted == 0 {
		t.Error("nothing was blotted out")
	}
	history, err := st.History(ctx, "household", household)
	if err != nil || len(history) == 0 {
		t.Errorf("history %+v, %v", history, err)
	}
}

func TestWhatMustBeSomethingElseFirstIsNotErased(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	f := readHousehold(t, st, household)
	visits, err := st.Timeline(ctx, household)
	must(t, err)
	var visit int64
	for _, o := range visits {
		if o.Record == "visit" {
			visit = o.ID
		}
	}
	for name, c := range map[string]struct {
		record, reason, words string
		id                    int64
	}{
		"a head with a family":      {"person", "本人要求", "户主", f.Members[0].Person.ID},
		"no reason":                 {"household", " ", "原因", household},
		"a visit not in the bin":    {"visit", "记错了", "回收站", visit},
		"a village that is in use":  {"village", "撤并", "回收站", int64(f.Household.VillageID)},
		"a kind that is not erased": {"act", "试试", "没有找到", 1},
		"nobody":                    {"person", "试试", "没有找到", 99999},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := st.Erase(ctx, c.record, c.id, c.reason)
			if err == nil || !strings.Contains(cases.MessageOf(err), c.words) {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := st.Household(ctx, household); err != nil {
		t.Errorf("a refused erasure left %v", err)
	}
}

func TestUndoSaysWhatWasErasedIsGone(t *testing.T) {
	ctx := t.Context()
	st, household, _ := rememberedFolder(t)
	acts, err := st.RecentActs(ctx, 100)
	must(t, err)
	_, _, err = st.Erase(ctx, "household", household, "本人要求")
	must(t, err)
	gone := 0
	for _, a := range acts {
		if !strings.Contains(a.Sentence, erasedHead) || strings.HasPrefix(a.Sentence, "导入") {
			continue
		}
		if _, err := st.UndoAct(ctx, a.ID); cases.CodeOf(err) == cases.NotFound && strings.Contains(cases.MessageOf(err), "彻底删除") {
			gone++
		}
		if _, err := st.UndoPreview(ctx, a.ID); err != nil {
			t.Errorf("preview of %d: %v", a.ID, err)
		}
	}
	if gone < 4 {
		t.Errorf("only %d acts say that it is gone", gone)
	}
	if _, err := st.Undo(ctx); cases.CodeOf(err) != cases.Conflict {
		t.Errorf("undoing the erasure: %v", err)
	}
	if list, err := st.RecentActs(ctx, 100); err != nil || len(list) != len(acts) {
		t.Errorf("%d last acts, %v", len(list), err)
	}
}

// checkRemnant checks where a part of what is left is counted.
func checkRemnant(t *testing.T, r *cases.Remnant) {
	t.Helper()
	if r.Village != "望岭村" || r.HouseholdType != "脱贫户" || r.Subject != "household" || r.ErasedOn.IsZero() {
		t.Errorf("got %+v", r)
	}
	if r.Incomes == 1 && (r.Year != 2026 || r.IncomeAmount != cases.Yuan(36000)) {
		t.Errorf("the income is kept as %+v", r)
	}
	if r.Visits == 1 && r.Year != 2027 { // the day lies after the first of October
		t.Errorf("the visit is kept as %+v", r)
	}
}
