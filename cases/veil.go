package cases

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Veils says whether the screen hides the field's values until somebody asks to see
// them: numbers of certificates, phones and bank accounts, names of villagers, and
// whatever is sealed. What is only sensitive, health for one, is shown to those who work
// with it; exports are stricter, see Masked.
func (m *Meta) Veils() bool {
	switch m.Kind {
	case KindIDNumber, KindPhone, KindBank:
		return true
	case KindName:
		return m.Guard != Plain
	}
	return m.Guard == Sealed
}

// Names says whether the field's value is a villager's name, or the title of a record that
// begins with one.
func (m *Meta) Names() bool {
	if m.Kind == KindRef {
		return slices.Contains(namingRecords, m.Target)
	}
	return m.Kind == KindName && m.Veils()
}

// Veil is a value's text as the screen shows it by default. Blank stays blank.
func (m *Meta) Veil(text string) string {
	switch {
	case text == "" || !m.Veils():
		return text
	case m.Kind == KindIDNumber, m.Kind == KindPhone, m.Kind == KindBank, m.Kind == KindName:
		return Mask(m.Kind, text)
	}
	return hiddenText
}

// Veiled is the value as the screen shows it by default.
func (b Bound) Veiled() string { return b.Veil(b.Text()) }

// What a sentence of an act, or the title of a draft, tells of: a verb, and after it a
// villager's name.
var (
	namingVerbs = []string{ //nolint:gochecknoglobals // immutable list
		"新建农户", "修改农户", "增加成员", "修改成员", "成员增加", "成员减少", "人员转户", "更换户主", "分户", "并户",
		"走访", "办结承诺", "帮扶", "修改帮扶", "务工", "收入", "资料",
	}
	namingRecords = []string{"household", "person", "visit", "measure", "income", "job_spell"} //nolint:gochecknoglobals // immutable list
	sentenceHead  = regexp.MustCompile(`^(已撤销：|已恢复：|删除|恢复|找回旧版本 )*`)
	peopleNumber  = regexp.MustCompile(`[0-9]{15,21}[0-9Xx]?|1[0-9]{10}`)
	ofHome        = regexp.MustCompile(`（([^（）]+)家）`)
)

// VeilSentence is the sentence of an act or the title of a draft as the screen shows it
// by default: 走访 杨*国. Names in texts people typed are not looked for.
func VeilSentence(sentence string) string {
	sentence = VeilNumbers(sentence)
	head := sentenceHead.FindString(sentence)
	verb, rest, found := strings.Cut(sentence[len(head):], " ")
	if !found || !names(verb, head) {
		return sentence
	}
	return head + verb + " " + VeilTitle(rest)
}

// names says whether a villager's name follows a verb, or the title of a record that was
// deleted, taken out of the bin or given an old version again.
func names(verb, head string) bool {
	if slices.Contains(namingVerbs, verb) {
		return true
	}
	ofRecord := func(doing string) bool { return strings.HasSuffix(head, doing) }
	if !slices.ContainsFunc([]string{"删除", "恢复", "找回旧版本 "}, ofRecord) {
		return false
	}
	return slices.ContainsFunc(namingTitles(), func(title string) bool { return title == verb })
}

func namingTitles() []string {
	return []string{
		HouseholdCatalogue.Title, PersonCatalogue.Title, VisitCatalogue.Title, MeasureCatalogue.Title,
		IncomeCatalogue.Title, JobSpellCatalogue.Title,
	}
}

// VeilTitle hides the name a title begins with, "杨胜国 2026-11-21", and that of the
// household beside it, "王秀英（杨胜国家）".
func VeilTitle(title string) string {
	end := strings.IndexFunc(title, func(r rune) bool { return unicode.IsSpace(r) || r == '（' || r == '等' })
	if end < 0 {
		end = len(title)
	}
	name := title[:end]
	if !strings.ContainsFunc(name, unicode.IsDigit) { // a day or a number stands where nobody is named
		title = Mask(KindName, name) + title[end:]
	}
	return ofHome.ReplaceAllStringFunc(title, func(home string) string {
		name := strings.TrimSuffix(strings.TrimPrefix(home, "（"), "家）")
		return "（" + Mask(KindName, name) + "家）"
	})
}

// VeilRecord is the title of a record in the bin as the screen shows it by default.
func VeilRecord(record, title string) string {
	if slices.Contains(namingRecords, record) {
		return VeilTitle(title)
	}
	return title
}

// VeilNumbers hides what looks like a number of a person in a sentence of the program.
func VeilNumbers(text string) string {
	return peopleNumber.ReplaceAllStringFunc(text, func(number string) string {
		switch len(number) {
		case 11:
			return Mask(KindPhone, number)
		case 15, 18:
			return Mask(KindIDNumber, number)
		}
		return Mask(KindBank, number)
	})
}
