package cases

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// hiddenText stands for a guarded value of a kind that has no mask of its own.
const hiddenText = "****"

// Masked is the value as it may be shown where people must not be recognised:
// numbers of certificates, phones and bank accounts by Mask, whoever they belong
// to; guarded names by Mask, those of officials (Plain) as they are; other guarded
// values as ****. Blank stays blank, plain values stay as Text.
func (b Bound) Masked() string {
	text := b.Text()
	switch {
	case text == "":
		return ""
	case b.Kind == KindIDNumber, b.Kind == KindPhone, b.Kind == KindBank:
		return Mask(b.Kind, text)
	case b.Guard == Plain:
		return text
	case b.Kind == KindName:
		return Mask(KindName, text)
	}
	return hiddenText
}

// Mask hides part of a text of a kind: 500199********0012, 138****1234, 张*明,
// ****1234 for bank accounts. Texts of other kinds stay as they are.
func Mask(kind Kind, text string) string {
	switch kind {
	case KindIDNumber:
		return maskID(text)
	case KindPhone:
		return maskPhone(text)
	case KindBank:
		return maskBank(text)
	case KindName:
		return maskName(text)
	}
	return text
}

// maskID keeps the region and the last four of the identity number. What a
// disability certificate adds to it tells of health, and is hidden.
func maskID(text string) string {
	runes := []rune(text)
	switch n := len(runes); {
	case n == 0:
		return ""
	case n >= 18:
		return string(runes[:6]) + stars(8) + string(runes[14:18]) + stars(n-18)
	case n == 15:
		return string(runes[:6]) + stars(6) + string(runes[12:])
	default:
		return stars(n)
	}
}

// maskPhone keeps the first three digits of a mobile number or the area code of a
// landline, and the last four.
func maskPhone(text string) string {
	runes := []rune(text)
	n := len(runes)
	switch dash := strings.IndexByte(text, '-'); {
	case n < 7:
		return stars(n)
	case dash > 0 && dash < n-4:
		return text[:dash+1] + stars(4) + string(runes[n-4:])
	case n < 11:
		return stars(4) + string(runes[n-4:])
	default:
		return string(runes[:3]) + stars(4) + string(runes[n-4:])
	}
}

func maskBank(text string) string {
	runes := []rune(text)
	if len(runes) < 8 {
		return stars(len(runes))
	}
	return stars(4) + string(runes[len(runes)-4:])
}

// maskName keeps the first character, and the last where there are three or more.
func maskName(text string) string {
	runes := []rune(text)
	switch n := len(runes); n {
	case 0:
		return ""
	case 1:
		return stars(1)
	case 2:
		return string(runes[:1]) + stars(1)
	default:
		return string(runes[:1]) + stars(n-2) + string(runes[n-1:])
	}
}

func stars(n int) string { return strings.Repeat("*", n) }

// maskMarks are the characters with which programs and people hide others.
const maskMarks = "*＊×●•xXｘＸ"

// The shapes of a masked cell as other programs write it too: 500199********0012,
// 138XXXX1234, 1957-**-**, 张*, 欧阳**, ****.
var (
	maskedNumber = regexp.MustCompile(`^[0-9+-]*(\*{2,}|[xX×●•]{3,})[0-9xX*-]*$`)
	maskedName   = regexp.MustCompile(`^[\p{L}·]{1,4}[*×]+[\p{L}·]{0,20}$`)
	onlyStars    = regexp.MustCompile(`^\*+$`)
)

// Withheld says whether a cell holds a masked value: whoever wrote it kept the
// value back. Such a cell is never stored and is never a change.
func Withheld(text string) bool {
	if !strings.ContainsAny(text, maskMarks) { // nearly every cell of an import
		return false
	}
	text = fold(text)
	if utf8.RuneCountInString(text) > 40 {
		return false
	}
	return onlyStars.MatchString(text) || maskedNumber.MatchString(text) || maskedName.MatchString(text)
}

// withheld is Withheld for one field: in free text a star may be a star (长*宽), and
// only the mask of a whole value counts.
func (b Bound) withheld(text string) bool {
	switch b.Kind {
	case KindText, KindLongText:
		return NormalLine(text) == hiddenText
	case KindName: // its dots may be written in many ways
		name, _ := readName(text)
		return Withheld(name)
	}
	return Withheld(text)
}
