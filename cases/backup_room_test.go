package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestALimitOfBackupsFitsTheDisk(t *testing.T) {
	const mega = 1 << 20
	for name, c := range map[string]struct {
		limit int64
		free  uint64
		want  cases.Code
	}{
		"none of a person's own":           {limit: 0, free: 1},
		"too little for one backup":        {limit: 99 * mega, free: 1 << 40, want: cases.Invalid},
		"the least":                        {limit: 100 * mega, free: 1 << 40},
		"all there is without the backups": {limit: 500 * mega, free: 300 * mega},
		"more than there is":               {limit: 501 * mega, free: 300 * mega, want: cases.Invalid},
		"a system that does not say":       {limit: 1 << 40},
	} {
		room := cases.NewBackupRoom(0, 200*mega, c.free)
		if got := cases.CodeOf(room.Check(c.limit)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
