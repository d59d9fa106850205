package storage_test

import (
	"testing"

	"zhucunji/cases"
)

func TestTemplatesAreRememberedByTheirFingerprint(t *testing.T) {
	ctx := t.Context()
	st := newStore(t)
	m := &cases.TemplateMap{
		Format: cases.TemplateFormat, Name: "收入表", Fingerprint: "ab12", Sheet: "表一",
		Tables: []cases.TemplateTable{{Header: 3, Grain: cases.GrainHousehold, Columns: []cases.TemplateSlot{{At: "B", Title: "户主姓名", Path: "household.head_name"}}}},
	}
	if got, err := st.RememberedTemplate(ctx, "ab12"); got != nil || err != nil {
		t.Fatalf("before: %+v, %v", got, err)
	}
	if err := st.RememberTemplate(ctx, m); err != nil {
		t.Fatal(err)
	}
	m.Tables[0].Columns[0].Path = "head.name"
	if err := st.RememberTemplate(ctx, m); err != nil {
		t.Fatal(err)
	}
	got, err := st.RememberedTemplate(ctx, "ab12")
	if err != nil || got == nil || got.Tables[0].Columns[0].Path != "head.name" {
		t.Fatalf("after: %+v, %v", got, err)
	}
	if all, err := st.Templates(ctx); err != nil || len(all) != 1 || all[0].Name != "收入表" {
		t.Errorf("list: %+v, %v", all, err)
	}
	if err := st.ForgetTemplate(ctx, "ab12"); err != nil {
		t.Fatal(err)
	}
	if got, err := st.RememberedTemplate(ctx, "ab12"); got != nil || err != nil {
		t.Errorf("forgotten: %+v, %v", got, err)
	}
	m.Fingerprint = ""
	if err := st.RememberTemplate(ctx, m); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("without a fingerprint: %v", err)
	}
}
