package storage_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// auditAll reads the audit trail to its end, n entries at a time.
func auditAll(t testing.TB, st *storage.Store, f cases.AuditFilter, n int) (out []cases.AuditEntry) {
	t.Helper()
	var at cases.AuditCursor
	for !at.Done {
		list, next, err := st.Audit(t.Context(), f, at, n)
		must(t, err)
		if next == at {
			t.Fatalf("no way on from %+v", at)
		}
		out, at = append(out, list...), next
	}
	return out
}

func sentences(list []cases.AuditEntry) (out []string) {
	for i := range list {
		out = append(out, list[i].Sentence)
	}
	return out
}

// auditedStore has acts and events by turns: a household, an export, an edit, a reveal, an
// undo.
func auditedStore(t testing.TB) (*storage.Store, *cases.NewHousehold) {
	t.Helper()
	ctx, st := t.Context(), newStore(t)
	w := cases.Worker{Name: "周明"}
	_, err := st.SaveWorker(ctx, nil, &w)
	must(t, err)
	must(t, st.SetWorker(ctx, w.ID))
	n := addHousehold(t, st)
	must(t, st.AddExport(ctx, &cases.ExportEvent{What: "走访台账", Rows: 3, People: 9, Purpose: "上报", File: "/盘/台账.xlsx"}))
	before := readHousehold(t, st, n.Household.ID).Members[0]
	after := before
	after.Person.Phone, after.Person.Note = "13800000009", "村口第一家"
	_, err = st.EditMember(ctx, &before, &after)
	must(t, err)
	must(t, st.Note(ctx, cases.Event{Kind: cases.EventReveal, Detail: cases.EventDetail{Record: "person", ID: before.Person.ID}}))
	_, err = st.Undo(ctx)
	must(t, err)
	return st, n
}

func TestAuditListsActsAndEventsNewestFirst(t *testing.T) {
	st, _ := auditedStore(t)
	whole := auditAll(t, st, cases.AuditFilter{}, 100)
	got := strings.Join(sentences(whole[:5]), "|")
	want := "已撤销：修改成员 杨胜国|查看完整信息 杨胜国|修改成员 杨胜国|导出 走访台账 3 行 9 人 完整 上报|新建农户 杨胜国"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if whole[0].Kind != cases.AuditUndo || !whole[2].Undone || whole[4].Undone || whole[1].Worker != "周明" {
		t.Errorf("got %+v", whole[:5])
	}
	for n := 1; n < 4; n++ {
		if paged := auditAll(t, st, cases.AuditFilter{}, n); fmt.Sprint(paged) != fmt.Sprint(whole) {
			t.Errorf("by pages of %d: %v", n, sentences(paged))
		}
	}
}

func TestAuditIsFiltered(t *testing.T) {
	st, _ := auditedStore(t)
	today := cases.NewDay(2026, 11, 21)
	for name, c := range map[string]struct {
		filter cases.AuditFilter
		want   string
	}{
		"an export":          {cases.AuditFilter{Kinds: []cases.EventKind{cases.EventExport}}, "导出 走访台账 3 行 9 人 完整 上报"},
		"what was typed":     {cases.AuditFilter{Kinds: []cases.EventKind{cases.AuditChange}, Text: "修改"}, "修改成员 杨胜国"},
		"two kinds":          {cases.AuditFilter{Kinds: []cases.EventKind{cases.EventReveal, cases.AuditUndo}}, "已撤销：修改成员 杨胜国|查看完整信息 杨胜国"},
		"a value":            {cases.AuditFilter{Text: "村口第一"}, "已撤销：修改成员 杨胜国|修改成员 杨胜国"},
		"words of an export": {cases.AuditFilter{Text: "走访台账"}, "导出 走访台账 3 行 9 人 完整 上报"},
		"a worker's export":  {cases.AuditFilter{Text: "周明", Kinds: []cases.EventKind{cases.EventExport}}, "导出 走访台账 3 行 9 人 完整 上报"},
		"nobody's":           {cases.AuditFilter{Worker: 99}, ""},
		"that day's":         {cases.AuditFilter{From: today, To: today, Kinds: []cases.EventKind{cases.EventReveal}}, "查看完整信息 杨胜国"},
		"the day before":     {cases.AuditFilter{To: today.AddDays(-1)}, ""},
		"the day after":      {cases.AuditFilter{From: today.AddDays(1)}, ""},
		"of no such text":    {cases.AuditFilter{Text: "没有这句话"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, n := range []int{1, 50} {
				if got := strings.Join(sentences(auditAll(t, st, c.filter, n)), "|"); got != c.want {
					t.Errorf("%d at a time: got %q, want %q", n, got, c.want)
				}
			}
		})
	}
}

func TestAuditTellsBeforeAndAfter(t *testing.T) {
	ctx := t.Context()
	st, n := auditedStore(t)
	all := auditAll(t, st, cases.AuditFilter{}, 100)
	d, err := st.AuditDetail(ctx, all[2])
	must(t, err)
	if len(d.Changes) != 1 || len(d.Changes[0].Fields) != 2 || d.Changes[0].Household != 0 || d.Changes[0].Name != "杨胜国" {
		t.Fatalf("got %+v", d)
	}
	if f := d.Changes[0].Fields[0]; f.Before != "138****0001" || f.After != "138****0009" {
		t.Errorf("got %+v", f)
	}
	d, err = st.AuditDetail(ctx, all[4])
	must(t, err)
	home := d.Changes[0]
	if !home.Created || home.Record != "household" || home.Household != n.Household.ID || len(home.Fields) == 0 || d.More != 0 {
		t.Errorf("got %+v", d)
	}
	d, err = st.AuditDetail(ctx, all[3])
	must(t, err)
	if !strings.Contains(fmt.Sprint(d.Facts), "{文件 /盘/台账.xlsx}") {
		t.Errorf("got %+v", d.Facts)
	}
}

// Nothing of the log is ever thinned: two years of starts, saves and exits later the first
// act and the first event are still there.
func TestNothingOfTheTrailIsThinned(t *testing.T) {
	folder, now := t.TempDir(), time.Date(2026, 11, 21, 10, 0, 0, 0, time.Local)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	for month := range 24 {
		st, err := storage.Open(t.Context(), folder, storage.Options{Now: clock})
		must(t, err)
		_, err = st.SaveVillage(t.Context(), nil, &cases.Village{Name: fmt.Sprintf("望岭%d村", month)})
		must(t, err)
		must(t, st.Note(t.Context(), cases.Event{Kind: cases.EventLogin, Detail: cases.EventDetail{}}))
		must(t, st.Close())
		now = now.AddDate(0, 1, 0)
	}
	st := openStore(t, folder)
	list := auditAll(t, st, cases.AuditFilter{Kinds: []cases.EventKind{cases.AuditChange, cases.EventLogin}}, 10)
	if last := list[len(list)-1]; len(list) != 48 || !strings.Contains(last.Sentence, "望岭0村") {
		t.Errorf("%d entries, the first is %+v", len(list), last)
	}
	if v := verified(t, st); len(v.Faults) != 0 || v.Events != 24 {
		t.Errorf("got %+v", v)
	}
}
