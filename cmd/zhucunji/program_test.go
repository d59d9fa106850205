package main

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

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

func TestAFolderChosenInTheWindowIsOpenedNextTime(t *testing.T) {
	config, own := t.TempDir(), t.TempDir()
	other := filepath.Join(t.TempDir(), "望岭村 #1 50%")
	start := func() *program {
		p, err := choosePlaces("", "", system{data: own, state: own, config: config, home: own})
		if err != nil {
			t.Fatal(err)
		}
		return &program{places: p}
	}
	first := start()
	if _, err := first.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := first.OpenFolder(t.Context(), other, false); cases.CodeOf(err) != cases.NotFound {
		t.Fatalf("a folder without data: %v, want a question first", err)
	}
	stores, err := first.OpenFolder(t.Context(), other, true)
	if err != nil {
		t.Fatal(err)
	}
	if villages, err := stores.Shell.Villages(t.Context()); err != nil || len(villages) != 0 {
		t.Errorf("villages %v, %v, want an empty file", villages, err)
	}
	before := first.Folders()
	if len(before) != 1 {
		t.Errorf("folders %q, want the one before", before)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	second := start()
	if second.places.data != other {
		t.Errorf("the next start opens %q, want %q", second.places.data, other)
	}
	if err := os.Rename(other, other+" away"); err != nil {
		t.Fatal(err)
	}
	if _, err := second.open(t.Context()); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a folder that is not there opens with %v, want a sentence", err)
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("an empty folder was made in its place")
	}
}

func TestTheFirstWindowFitsAnOfficeScreen(t *testing.T) {
	for scale, want := range map[float32]fyne.Size{
		1: fyne.NewSize(1280, 690), 1.25: fyne.NewSize(1024, 552), 2: fyne.NewSize(1280, 690), 0.9: fyne.NewSize(1280, 690),
	} {
		if got := firstSize(scale); got != want {
			t.Errorf("at %v the window begins with %v, want %v", scale, got, want)
		}
	}
}
