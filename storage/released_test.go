package storage_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// release makes the test keep a small data folder of this schema, when a version with a new
// migration is released:
//
//	go test -tags ci,migrated_fynedo -run ReleasedIsKept ./storage -release 0.1.0
//
// From the first one on, migrations that are in it never change.
var release = flag.String("release", "", "keep a data folder of this schema in testdata/released under this version") //nolint:gochecknoglobals // a flag of the test program

func TestFolderOfTheReleasedIsKept(t *testing.T) {
	if *release == "" {
		t.Skip("no -release")
	}
	folder, file := workedFolder(t)
	changeFile(t, file, "PRAGMA journal_mode = DELETE", "VACUUM")
	kept := filepath.Join("testdata", "released", *release)
	if _, err := os.Stat(kept); err == nil {
		t.Fatalf("%s is released already", *release)
	}
	copyInto(t, kept, map[string]string{file: "zhucunji.db", filepath.Join(folder, "key"): "key"})
}

// TestEveryReleasedFileOpens takes what every released version wrote through today's
// program.
func TestEveryReleasedFileOpens(t *testing.T) {
	folders, err := filepath.Glob("testdata/released/*")
	must(t, err)
	if len(folders) == 0 {
		t.Skip("nothing is released yet")
	}
	for _, kept := range folders {
		t.Run(filepath.Base(kept), func(t *testing.T) {
			folder := t.TempDir()
			copyInto(t, folder, map[string]string{filepath.Join(kept, "zhucunji.db"): "zhucunji.db", filepath.Join(kept, "key"): "key"})
			st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
			must(t, err)
			f := readHousehold(t, st, 1)
			if f.Household.HeadName != "杨胜利" || f.Members[0].Person.IDNumber != "500199195703200112" || f.Household.VisitCount != cases.Some(int64(2)) {
				t.Errorf("got head %q, id %q, %d visits", f.Household.HeadName, f.Members[0].Person.IDNumber, f.Household.VisitCount.Value)
			}
			if v := verified(t, st); len(v.Faults) > 0 {
				t.Errorf("the log does not fit: %v", v.Faults)
			}
			wantNoDifferences(t, st)
			addVisit(t, st, 1)
			must(t, st.Close())
			wantSound(t, filepath.Join(folder, "zhucunji.db"))
		})
	}
}
