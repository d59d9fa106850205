package cases_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"

	"zhucunji/cases"
)

func TestSortKeyOrder(t *testing.T) {
	tests := map[string][]string{
		"by pinyin":                                     {"艾明", "冉明", "田明", "向明", "杨明"},
		"surnames by their own reading":                 {"岑明", "仇明", "任明", "单明", "沈明", "解明", "曾明", "翟明", "张明"},
		"people of one surname together":                {"谢安", "谢周"},
		"a rare reading before the surname of that key": {"解安", "解周", "谢安", "谢周"},
		"double surnames":                               {"毛明", "万俟明", "牟明", "于明", "尉迟明", "曾明"},
		"single surname before the given name":          {"李四", "李四光", "李五"},
		"单 with a given name that begins with 于":        {"单二", "单于飞", "沈二"},
		"a blank name first":                            {"", "艾明"},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			collator := cases.NewCollator()
			got := slices.Clone(want)
			slices.Reverse(got)
			slices.SortFunc(got, func(a, b string) int { return bytes.Compare(collator.SortKey(a), collator.SortKey(b)) })
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestSortKeyIgnoresSpelling(t *testing.T) {
	collator := cases.NewCollator()
	for _, other := range []string{"阿依 古丽", "阿依・古丽", "阿依古丽"} {
		if !bytes.Equal(collator.SortKey(other), collator.SortKey("阿依·古丽")) {
			t.Errorf("%s sorts apart", other)
		}
	}
}

// TestSurnameStandIns checks that the stand-in of each line of the table is read as
// the usual reading of its surname says.
func TestSurnameStandIns(t *testing.T) {
	table, err := os.ReadFile("surname.tsv")
	if err != nil {
		t.Fatal(err)
	}
	args := pinyin.NewArgs()
	args.Heteronym = true
	for line := range strings.Lines(string(table)) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || columns[0] == "surname" {
			continue
		}
		if len(columns) != 3 {
			t.Errorf("%q: %d columns", line, len(columns))
			continue
		}
		usual, _, _ := strings.Cut(columns[1], "、")
		first, _, _ := strings.Cut(usual, "'")
		standIn := []rune(columns[2])
		if len(standIn) != 1 || !slices.Contains(pinyin.SinglePinyin(standIn[0], args), first) {
			t.Errorf("%s: %s is not read %s", columns[0], columns[2], first)
		}
	}
}

// TestCollationVersion fails when the tables behind SortKey change: then raise
// CollationVersion, so that stored keys are made anew, and mend the digest.
func TestCollationVersion(t *testing.T) {
	module, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`golang\.org/x/text (v\S+)`).FindSubmatch(module)
	if version == nil || !strings.Contains(cases.CollationVersion, string(version[1])) {
		t.Errorf("CollationVersion %q does not name x/text %s", cases.CollationVersion, version)
	}
	table, err := os.ReadFile("surname.tsv")
	if err != nil {
		t.Fatal(err)
	}
	collator := cases.NewCollator()
	digest := sha256.New()
	for line := range strings.Lines(string(table)) {
		name, _, _ := strings.Cut(line, "\t")
		digest.Write(collator.SortKey(name + "建国"))
	}
	const want = "bde6d661378c7279"
	if got := hex.EncodeToString(digest.Sum(nil))[:16]; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSortKeyIsShort(t *testing.T) {
	if got := len(cases.NewCollator().SortKey("杨建国")); got != 12 {
		t.Errorf("got %d bytes, want 12: four characters of three bytes", got)
	}
}

func BenchmarkSortKey(b *testing.B) {
	collator := cases.NewCollator()
	for b.Loop() {
		collator.SortKey("曾建国")
	}
}
