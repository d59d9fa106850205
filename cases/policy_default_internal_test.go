package cases

import (
	"strings"
	"testing"
)

func TestParseListsRefuses(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a file without column names": {"户类型\t脱贫户\n", "line 1: want the column names"},
		"a value without a list":      {listColumns + "\n\t脱贫户\n", "line 2: list or value is blank"},
		"too many columns":            {"# note\n" + listColumns + "\na\tb\t\t\t\t\t\t\tx\n", "line 3: 9 columns"},
		"a first year in words":       {listColumns + "\na\tb\t\t\t\t今年\n", "line 2: year"},
		"a last year in words":        {listColumns + "\na\tb\t\t\t\t\t今年\n", "line 2: year"},
		"another word for open":       {listColumns + "\na\tb\t\t\t\t\t\tyes\n", `last column is "yes"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := parseLists(tt.text)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("parseLists = %v, want %q", err, tt.want)
			}
		})
	}
}

func TestAlikeOfNothing(t *testing.T) {
	if got := alike("", ""); got != 0 {
		t.Errorf("alike of two blanks = %d, want 0", got)
	}
}
