package place_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cmd/internal/place"
)

func TestDataFolderIsTheNamedThePortableOrThePersonsOwn(t *testing.T) {
	beside := t.TempDir()
	if err := os.Mkdir(filepath.Join(beside, place.Portable), 0o700); err != nil {
		t.Fatal(err)
	}
	alone := t.TempDir()
	named := filepath.Join(alone, "数据 #1 100%")
	for name, c := range map[string]struct{ named, program, want string }{
		"a named folder wins":                     {named, filepath.Join(beside, "zhucunctl"), named},
		"then the one beside the program":         {"", filepath.Join(beside, "zhucunctl"), filepath.Join(beside, place.Portable)},
		"then the person's own":                   {"", filepath.Join(alone, "zhucunctl"), filepath.Join("/home/x", "zhucunji")},
		"where the program does not know":         {"", "", filepath.Join("/home/x", "zhucunji")},
		"a named folder is made an absolute path": {filepath.Join(alone, "a", "..", "b"), "", filepath.Join(alone, "b")},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := place.Choose(c.named, c.program, "/home/x", t.TempDir())
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
