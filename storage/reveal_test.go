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
