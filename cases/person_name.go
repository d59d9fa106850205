package cases

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameDots are the marks people type between the parts of a minority name; all
// become the middle dot U+00B7.
const nameDots = ".。•‧・･∙⋅．﹒"

// readName brings a person's name into its one form: Chinese names without white
// space, parts divided by "·", rare and private-use characters as they are. What
// looks wrong is said and never refused: people are called as they are called.
func readName(text string) (name, hint string) {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(nameDots, r) {
			return '·'
		}
		return r
	}, NormalLine(text))
	if strings.IndexFunc(name, isLatin) < 0 {
		name = strings.Join(strings.FieldsFunc(name, unicode.IsSpace), "")
	} else {
		name = strings.Join(strings.Fields(name), " ")
	}
	return name, nameDoubt(name)
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// nameDoubt is the first thing that seems wrong with a name.
func nameDoubt(name string) string {
	n := utf8.RuneCountInString(name)
	switch {
	case strings.ContainsFunc(name, privateUse):
		return "姓名中有自造字，换一台电脑可能显示不出来，请在备注中写明原字。"
	case strings.ContainsAny(name, "?？\uFFFD□"):
		return "姓名中有问号或方框，可能是没有打出来的字，请核对。"
	case strings.ContainsFunc(name, unicode.IsDigit):
		return "姓名中有数字，请核对。"
	case strings.ContainsFunc(name, isLatin) && strings.ContainsFunc(name, isHan):
		return "姓名中汉字与字母混用，若是拼音代替的生僻字，请改为原字。"
	case strings.ContainsFunc(name, isLatin):
		return "姓名是字母，若是拼音，请改为汉字。"
	case strings.ContainsAny(name, "()（）[]【】"):
		return "姓名中有括号，说明文字请填在备注中。"
	case n < 2 || n > 20:
		return "姓名一般为 2 至 20 个字，请核对。"
	}
	return ""
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// privateUse says whether a character means something only on the machine whose
// font has it.
func privateUse(r rune) bool { return unicode.Is(unicode.Co, r) }
