package cases_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

// keysOf gives the texts of one class, sorted, divided by spaces.
func keysOf(keys []cases.Key, class cases.KeyClass) string {
	var texts []string
	for _, k := range keys {
		if k.Class == class {
			texts = append(texts, k.Text)
		}
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}

func TestPersonKeys(t *testing.T) {
	tests := map[string]struct {
		name    string
		aliases []string
		start   string
		inside  string
	}{
		"a name is found from every character on": {
			name: "杨建国", start: "yangjianguo yjg 杨建国", inside: "g jg jianguo 国 建国",
		},
		"a surname of our table is found by its reading and by the common one": {
			name: "曾敏", start: "cengmin cm zengmin zm 曾敏", inside: "m min 敏",
		},
		"a surname with two readings is found by both": {
			name: "谌明", start: "chenming cm shenming sm 谌明", inside: "m ming 明",
		},
		"a double surname is read as one": {
			name: "尉迟恭", start: "wcg weichigong ycg yuchigong 尉迟恭", inside: "cg g gong 恭 迟恭",
		},
		"the middle dot is not typed, rare readings come later": {
			name: "阿依·古丽", start: "aygl ayiguli 阿依古丽", inside: "aykl eygl eykl gl kl l ygl yiguli ykl 丽 依古丽 古丽",
		},
		"a former name is found too, a blank one adds nothing": {
			name: "王二", aliases: []string{"王小二", ""},
			start: "wanger wangxiaoer we wxe 王二 王小二", inside: "e er xe xiaoer ye yxe 二 小二",
		},
		"a name in letters is found by them": {name: "Ａlim", start: "alim", inside: "im lim m"},
		"a character no dictionary reads":    {name: "㐃", start: "㐃"},
		"one character":                      {name: "花", start: "h hua 花"},
		"a blank name has no keys":           {},
		"nor has punctuation":                {name: " · "},
	}
	speller := cases.NewSpeller()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			keys := speller.PersonKeys(tt.name, tt.aliases...)
			if got := keysOf(keys, cases.KeyStart); got != tt.start {
				t.Errorf("from the start: got %s, want %s", got, tt.start)
			}
			if got := keysOf(keys, cases.KeyInside); got != tt.inside {
				t.Errorf("inside: got %s, want %s", got, tt.inside)
			}
		})
	}
}

// TestPersonKeysOfAnyName holds for names of every length and script: keys are
// few, none is blank or double, and any part of the name finds it.
func TestPersonKeysOfAnyName(t *testing.T) {
	speller := cases.NewSpeller()
	letters := []rune("杨曾单覃尉迟万俟乐那方王建国明·㛃𬭎龘aＺ9")
	rapid.Check(t, func(t *rapid.T) {
		name := string(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 20).Draw(t, "name"))
		keys := speller.PersonKeys(name)
		if len(keys) > 24*20+10 {
			t.Errorf("%d keys", len(keys))
		}
		seen := map[cases.Key]bool{}
		for _, k := range keys {
			if k.Text == "" || seen[k] {
				t.Errorf("blank or double key %v", k)
			}
			seen[k] = true
		}
		runes := []rune(strings.ReplaceAll(name, "·", ""))
		if len(runes) == 0 {
			return
		}
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(runes)).Draw(t, "to")
		for _, term := range speller.ParseQuery(string(runes[from:to])).Terms {
			if !matches(keys, term) {
				t.Errorf("%s does not find %s", string(runes[from:to]), name)
			}
		}
	})
}

// matches says whether a term finds a record with the given keys, as the store
// looks them up.
func matches(keys []cases.Key, term cases.Term) bool {
	for _, p := range term.Probes {
		for _, k := range keys {
			whole := p.Class.Hashed()
			if k.Class == p.Class && (k.Text == p.Text || !whole && strings.HasPrefix(k.Text, p.Text)) {
				return true
			}
		}
	}
	return false
}

func TestHouseholdKeys(t *testing.T) {
	tests := map[string]struct {
		code, start, inside string
	}{
		"a code is found from the beginning and by its last six": {"50019910000123", "50019910000123", "000123"},
		"a short code only from the beginning":                   {"000123", "000123", ""},
		"an ordinary household has no code":                      {"", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			keys := cases.HouseholdKeys(tt.code)
			if got := keysOf(keys, cases.KeyStart); got != tt.start {
				t.Errorf("from the start: got %s, want %s", got, tt.start)
			}
			if got := keysOf(keys, cases.KeyInside); got != tt.inside {
				t.Errorf("inside: got %s, want %s", got, tt.inside)
			}
		})
	}
}

func TestPlaceKeys(t *testing.T) {
	tests := map[string]struct {
		names []string
		want  string
	}{
		"a group by number, word and initials": {[]string{"三组"}, "3组 sz z 组"},
		"the same number in digits":            {[]string{"3组"}, "3z 3组 z 组"},
		"a group of more than ten":             {[]string{"十三组"}, "13组 3组 ssz sz z 组"},
		"village and group":                    {[]string{"坝上", "四组"}, "4组 bs s sz z 上 坝上 组"},
		"no name":                              {[]string{""}, ""},
	}
	speller := cases.NewSpeller()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := keysOf(speller.PlaceKeys(tt.names...), cases.KeyPlace); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestNumberKeys(t *testing.T) {
	tests := map[string]struct {
		keys []cases.Key
		want string
	}{
		"an identity number whole and by its tails":     {cases.IDKeys("50019919780909007X"), "007X 09007X 50019919780909007X"},
		"a disability number also by the number within": {cases.IDKeys("50019919570320011243"), "0112 200112 500199195703200112 50019919570320011243"},
		"no id number":     {cases.IDKeys(""), ""},
		"a mobile number":  {cases.PhoneKeys("13800001234"), "1234 13800001234"},
		"a landline":       {cases.PhoneKeys("023-79220000"), "0000 02379220000"},
		"a short number":   {cases.PhoneKeys("661"), "661"},
		"no phone":         {cases.PhoneKeys(""), ""},
		"a note, no phone": {cases.PhoneKeys("无"), ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := strings.TrimSpace(keysOf(tt.keys, cases.KeyID) + " " + keysOf(tt.keys, cases.KeyPhone))
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			for _, k := range tt.keys {
				if !k.Class.Hashed() {
					t.Errorf("%s would lie open", k.Class)
				}
			}
		})
	}
}

func TestKeyClassString(t *testing.T) {
	want := map[cases.KeyClass]string{
		cases.KeyStart: "姓名", cases.KeyInside: "姓名", cases.KeyPlace: "村组", cases.KeyID: "证件号码", cases.KeyPhone: "电话",
	}
	for class, text := range want {
		if class.String() != text {
			t.Errorf("got %s, want %s", class, text)
		}
	}
}

func BenchmarkPersonKeys(b *testing.B) {
	speller := cases.NewSpeller()
	for b.Loop() {
		speller.PersonKeys("曾建国")
	}
}
