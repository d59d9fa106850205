package storage_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestWhatIsShownInFullIsNoted(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	must(t, st.Reveal(ctx, "household", n.Household.ID))
	must(t, st.Reveal(ctx, storage.ListLine, 12))
	must(t, st.RevealAll(ctx))
	got := sentences(auditAll(t, st, cases.AuditFilter{Kinds: []cases.EventKind{cases.EventReveal, cases.EventRevealAll}}, 10))
	want := []string{"整表显示", "查看完整信息 正在导入的名单第 12 行", "查看完整信息 " + n.Members[0].Person.Name}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMemberSeesOneRecordInFullButNotAll(t *testing.T) {
	folder, lead, member, _ := team(t)
	st := openAs(t, folder, lead, leadPassword)
	n := addHousehold(t, st)
	must(t, st.Close())
	st = openAs(t, folder, member, memberPassword)
	wantAllowed(t, "one record", true, st.Reveal(t.Context(), "household", n.Household.ID))
	wantAllowed(t, "all records", false, st.RevealAll(t.Context()))
	must(t, st.Close())
	st = openAs(t, folder, lead, leadPassword)
	noted := auditAll(t, st, cases.AuditFilter{Kinds: []cases.EventKind{cases.EventReveal, cases.EventRevealAll}}, 10)
	want := []string{"整表显示 权限不够，没有显示", "查看完整信息 " + n.Members[0].Person.Name}
	if !slices.Equal(sentences(noted), want) {
		t.Fatalf("noted is %q, want %q", sentences(noted), want)
	}
	for i := range noted {
		if noted[i].Worker != "李队员" {
			t.Errorf("%s is noted of %q", noted[i].Sentence, noted[i].Worker)
		}
	}
}
