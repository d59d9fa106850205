package main

import (
	"testing"

	"zhucunji/cases"
)

func TestTheNextStartKnowsWhoTypes(t *testing.T) {
	folder := t.TempDir()
	first := &program{places: places{data: folder}}
	stores, err := first.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w := cases.Worker{Name: "张队长"}
	if _, err := stores.Shell.SaveWorker(t.Context(), nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := stores.Shell.SetWorker(t.Context(), w.ID); err != nil {
		t.Fatal(err)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	second := &program{places: places{data: folder}}
	stores, err = second.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, ok, err := stores.Shell.Worker(t.Context()); err != nil || !ok || got.Name != "张队长" {
		t.Errorf("worker %+v %v %v", got, ok, err)
	}
	if err := second.close(); err != nil {
		t.Error(err)
	}
}
