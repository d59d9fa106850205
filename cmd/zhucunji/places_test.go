package main

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cmd/internal/place"
)

func TestPlaces(t *testing.T) {
	beside := t.TempDir()
	if err := os.Mkdir(filepath.Join(beside, place.Portable), 0o700); err != nil {
		t.Fatal(err)
	}
	named := filepath.Join(t.TempDir(), "望岭村 #1 50%")
	for _, c := range []struct {
		sentence             string
		named, program       string
		wantData, wantLogDir string
	}{
		{"the person's own folder by default", "", "/opt/zhucunji/zhucunji", "/d/zhucunji", "/s/zhucunji"},
		{"the folder beside the program makes it portable", "", filepath.Join(beside, "zhucunji"), filepath.Join(beside, place.Portable), filepath.Join(beside, place.Portable)},
		{"a named folder is used as it is", named, "/opt/zhucunji/zhucunji", named, "/s/zhucunji"},
		{"a named folder wins over the portable one, the log stays portable", named, filepath.Join(beside, "zhucunji"), named, filepath.Join(beside, place.Portable)},
		{"a program that does not know where it lies is not portable", "", "", "/d/zhucunji", "/s/zhucunji"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got, err := choosePlaces(c.named, c.program, system{"/d", "/s", t.TempDir(), "/h"})
			if err != nil {
				t.Fatal(err)
			}
			if got.data != c.wantData || filepath.Dir(got.log) != c.wantLogDir || got.home != "/h" {
				t.Errorf("places %+v, want data %s and log in %s", got, c.wantData, c.wantLogDir)
			}
		})
	}
}
