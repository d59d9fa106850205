package cases

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	newID        = regexp.MustCompile(`^\d{17}[\dX]$`)
	oldID        = regexp.MustCompile(`^\d{15}$`)
	disabilityID = regexp.MustCompile(`^\d{17}[\dX]\d{2}(?:B\d)?$`)
)

// idMarks are what people write between the digits of a number, and × for X.
var idMarks = strings.NewReplacer("-", "", "'", "", "×", "X") //nolint:gochecknoglobals // compiled constant

// CheckIDNumber brings the number of an identity card (18) or of a disability
// certificate (20, 22: the 18, kind, grade, and B with the number of the
// replacement) into its one form: half width, no spaces, capital X. It gives an
// Error of code Invalid for what cannot be such a number; what can be and is
// doubtful (check digit, birth date, the 15 digits of old, a 999999 placeholder) is
// said in hint. The region prefix is never judged: people moved, regions changed.
func CheckIDNumber(text string) (clean, hint string, err error) {
	clean, hint, problem := readID(text, 0)
	if problem != "" {
		return "", "", Errorf(Invalid, "", problem)
	}
	return clean, hint, nil
}

// readID is CheckIDNumber, and doubts births after today where today is known.
func readID(text string, today Day) (clean, hint, problem string) {
	s := strings.ToUpper(squeeze(text))
	clean = idMarks.Replace(s)
	switch {
	case s == "无" || s == "没有" || s == "无证":
		return "", "没有证件号码，按空白处理。", ""
	case inScience(s):
		return "", "", "证件号码被表格软件变成了 " + s + "，末几位已丢失，请重新填写完整号码。"
	case newID.MatchString(clean), disabilityID.MatchString(clean):
		return clean, idDoubt(clean, today), ""
	case oldID.MatchString(clean):
		return clean, "这是 15 位的老身份证号，请换成 18 位号码。", ""
	}
	return "", "", idProblem(clean)
}

func idProblem(clean string) string {
	switch n := len([]rune(clean)); n {
	case 18, 20, 22:
		return "证件号码中有不该出现的字符，前 17 位应为数字、第 18 位为数字或 X，请核对。"
	default:
		return "证件号码应为 18 位（残疾人证为 20 或 22 位），现在是 " + strconv.Itoa(n) + " 位，请核对。"
	}
}

// idDoubt is the first thing that seems wrong with a number of the right shape.
func idDoubt(id string, today Day) string {
	birth := IDBirth(id)
	want := checkDigit(id)
	switch {
	case strings.HasPrefix(id, "999999"):
		return "这是没有证件时的占位号码，请尽快补上真实号码。"
	case want != id[17] && strings.HasSuffix(id[:18], "000"):
		return "证件号码末三位是 000，可能被表格软件改写过，请核对原件。"
	case want != id[17]:
		return "身份证校验位不符，请核对（末位应为 " + string(want) + "）。"
	case birth == 0 || birth.Year() < firstYear:
		return "身份证号中的出生日期不存在，请核对第 7 至 14 位。"
	case today != 0 && birth > today:
		return "身份证号中的出生日期在今天之后，请核对第 7 至 14 位。"
	case len(id) > 18:
		if kind, grade := DisabilityOf(id); kind == "" || grade == "" {
			return "残疾人证第 19 位应为类别 1 至 7，第 20 位应为等级 1 至 4，请核对。"
		}
	}
	return ""
}

// checkDigit is the 18th character GB 11643-1999 asks for.
func checkDigit(id string) byte {
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(id[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// IDBirth is the birth date in an identity or disability number; blank where the
// text is no such number or the date is not real.
func IDBirth(id string) Day {
	switch {
	case oldID.MatchString(id):
		return NewDay(1900+number(id[6:8]), number(id[8:10]), number(id[10:12]))
	case newID.MatchString(id) || disabilityID.MatchString(id):
		return NewDay(number(id[6:10]), number(id[10:12]), number(id[12:14]))
	}
	return 0
}

// IDSex is 男 or 女 as the number says; blank where the text is no such number.
func IDSex(id string) string {
	digit := 16
	switch {
	case oldID.MatchString(id):
		digit = 14
	case newID.MatchString(id) || disabilityID.MatchString(id):
	default:
		return ""
	}
	if (id[digit]-'0')%2 == 1 {
		return "男"
	}
	return "女"
}

// DisabilityOf gives the 残疾类别 and 残疾等级 in a disability number, as their code
// lists have them; each is blank where the number does not say.
func DisabilityOf(id string) (kind, grade string) {
	if !disabilityID.MatchString(id) {
		return "", ""
	}
	kinds := [...]string{"", "视力", "听力", "言语", "肢体", "智力", "精神", "多重", "", ""}
	grades := [...]string{"", "一级", "二级", "三级", "四级", "", "", "", "", ""}
	return kinds[id[18]-'0'], grades[id[19]-'0']
}

// PersonID is the 18-character identity number in an identity or disability
// number, by which a person is recognised; other texts come back unchanged.
func PersonID(id string) string {
	if disabilityID.MatchString(id) {
		return id[:18]
	}
	return id
}
