package cases

import (
	"regexp"
	"strings"
)

var (
	mobileNumber = regexp.MustCompile(`^1[3-9]\d{9}$`)
	landline     = regexp.MustCompile(`^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:[-转](\d{1,6}))?$`)
	countryCode  = regexp.MustCompile(`^(?:\+|00)?86-?(1\d{10})$`)
	floatTail    = regexp.MustCompile(`^(\d+)\.0+$`)
)

// phoneMarks are the brackets of an area code and stray marks.
var phoneMarks = strings.NewReplacer("(", "", ")-", "-", ")", "-", "'", "") //nolint:gochecknoglobals // compiled constant

// readPhone reads one phone number: a mobile number without anything between its
// digits, a landline as 023-79220000, with -801 where there is an extension.
// Another number of digits is stored with a doubt: village short numbers exist.
func readPhone(text string) (phone, hint, problem string) {
	s := squeeze(text)
	if m := floatTail.FindStringSubmatch(s); m != nil { // a number cell read as a float
		s = m[1]
	}
	s = phoneMarks.Replace(s)
	plain := strings.ReplaceAll(s, "-", "")
	if m := countryCode.FindStringSubmatch(plain); m != nil {
		plain = m[1]
	}
	if mobileNumber.MatchString(plain) {
		return plain, "", ""
	}
	for _, s := range []string{s, plain} {
		if m := landline.FindStringSubmatch(s); m != nil {
			return strings.TrimSuffix(m[1]+"-"+m[2]+"-"+m[3], "-"), "", ""
		}
	}
	switch {
	case s == "无" || s == "没有":
		return "", "没有电话，按空白处理。", ""
	case inScience(s):
		return "", "", "电话号码被表格软件变成了 " + s + "，请重新填写完整号码。"
	case plain == "" || strings.Trim(plain, "0123456789") != "":
		return "", "", "电话号码只能有数字，一格只填一个号码，请修改。"
	case len(plain) > 20:
		return "", "", "电话号码太长，一格只填一个号码，请修改。"
	}
	return plain, "电话号码应为 11 位手机号，或带区号的座机号（023-79220000），请核对。", ""
}

// inScience says whether a spreadsheet turned digits into scientific notation,
// whose last digits are lost.
func inScience(s string) bool { return scienceNumber.MatchString(s) }

var scienceNumber = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+?\d+$`)

// readBank reads a bank card or account number, without spaces and dashes.
func readBank(text string) (number, hint, problem string) {
	s := squeeze(text)
	if m := floatTail.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	digits := strings.ReplaceAll(strings.TrimPrefix(s, "'"), "-", "")
	switch {
	case s == "无" || s == "没有":
		return "", "没有账号，按空白处理。", ""
	case inScience(s):
		return "", "", "银行账号被表格软件变成了 " + s + "，末几位已丢失，请重新填写。"
	case digits == "" || strings.Trim(digits, "0123456789") != "":
		return "", "", "银行账号只能有数字，请修改。"
	case len(digits) > 32:
		return "", "", "银行账号太长，一格只填一个账号，请修改。"
	case len(digits) < 12 || len(digits) > 21:
		return digits, "银行账号一般为 12 至 21 位，请核对。", ""
	case len(digits) > 15 && strings.HasSuffix(digits, "000"):
		return digits, "账号末三位是 000，可能被表格软件改写过，请核对。", ""
	}
	return digits, "", ""
}
