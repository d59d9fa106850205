package cases

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// plainNumber is a number as people and spreadsheets write it, its thousands
// separators already removed. The length is bounded, since a decimal of a million
// digits takes minutes.
var plainNumber = regexp.MustCompile(`^([+-]?\d{1,20}(?:\.\d{0,20})?|[+-]?\.\d{1,20})(?:[Ee]([+-]?\d{1,2}))?([^\d.Ee+-].*)?$`)

// grouped finds thousands separators: a comma with exactly three digits behind it.
var grouped = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\D|$)`)

// beyondReason says whether a number is one that no village has: something else was
// typed, an identity number for one.
func beyondReason(d decimal.Decimal) bool { return d.Abs().GreaterThanOrEqual(decimal.New(1, 13)) }

// readNumber splits a text into a number and what stands behind it; problem is the
// sentence where it does not begin with a number.
func readNumber(text string) (d decimal.Decimal, tail, problem string) {
	s := squeeze(text)
	if strings.Contains(s, ",") {
		if !grouped.MatchString(s) {
			return d, "", notNumber(text)
		}
		s = strings.ReplaceAll(s, ",", "")
	}
	m := plainNumber.FindStringSubmatch(s)
	if m == nil {
		return d, "", notNumber(text)
	}
	number := m[1]
	if m[2] != "" {
		number += "e" + m[2]
	}
	d, err := decimal.NewFromString(number)
	if err != nil {
		return d, "", notNumber(text)
	}
	if beyondReason(d) {
		return d, "", "“" + NormalLine(text) + "”超出了合理范围，请核对。"
	}
	return denoise(d), m[3], ""
}

// denoise removes the dust of binary arithmetic in a number cell: 0.1+0.2 comes as
// 0.30000000000000004.
func denoise(d decimal.Decimal) decimal.Decimal {
	if d.Exponent() >= -9 {
		return d
	}
	if near := d.Round(8); near.Sub(d).Abs().LessThan(decimal.New(1, -10)) {
		return near
	}
	return d
}

func notNumber(text string) string {
	return "“" + NormalLine(text) + "”不是数字，请只填数字，例如 12.5。"
}

// maxPlaces is how many decimal places a quantity keeps.
const maxPlaces = 8

// readDecimal reads a quantity in the field's unit. Another unit of the same
// family is converted, and said; any other unit is refused.
func (b Bound) readDecimal(text string, p *Policy) (d decimal.Decimal, hint, problem string) {
	d, tail, problem := readNumber(text)
	if problem != "" {
		return d, "", problem
	}
	if tail != "" && !p.sameUnit(tail, b.Unit) {
		converted, ok := ConvertUnit(d, p.unit(tail), p.unit(b.Unit))
		if !ok {
			return d, "", "单位“" + tail + "”不对，" + b.unitAdvice()
		}
		hint = "已由 " + d.String() + tail + " 换算为 " + trimmed(converted).String() + b.Unit + "。"
		d = converted
	}
	if d = trimmed(d); d.Exponent() < -maxPlaces {
		d = trimmed(d.Round(maxPlaces))
		hint += "小数位太多，已四舍五入到 8 位。"
	}
	return d, hint, ""
}

// unit is the official name of a unit of measure.
func (p *Policy) unit(text string) string {
	name, _ := p.Official(ListUnit, text)
	return name
}

// sameUnit says whether two spellings name one unit.
func (p *Policy) sameUnit(a, b string) bool { return p.unit(a) == p.unit(b) }

func (b Bound) unitAdvice() string {
	if b.Unit == "" {
		return "请只填数字。"
	}
	return "请按“" + b.Unit + "”填写，只填数字。"
}

// trimmed is the number without zeros at its end, so that 1.50 and 1.5 are one text.
func trimmed(d decimal.Decimal) decimal.Decimal {
	if d.IsZero() {
		return decimal.Zero
	}
	for d.Exponent() < 0 {
		shorter := d.Truncate(-d.Exponent() - 1)
		if !shorter.Equal(d) {
			break
		}
		d = shorter
	}
	return d
}

// readInt reads a whole number, with the field's unit or without.
func (b Bound) readInt(text string, p *Policy) (n int64, hint, problem string) {
	d, tail, problem := readNumber(text)
	switch {
	case problem != "":
		return 0, "", problem
	case tail != "" && !p.sameUnit(tail, b.Unit):
		return 0, "", "单位“" + tail + "”不对，" + b.unitAdvice()
	case !d.IsInteger():
		return 0, "", "“" + NormalLine(text) + "”不是整数，请填整数。"
	}
	return d.IntPart(), "", ""
}

// readMoney reads an amount: 1,234.50 or ￥1234.5元 or 1.2万. More than two decimals
// are refused, since rounding is not ours to choose.
func readMoney(text string) (m Money, hint, problem string) {
	s := strings.TrimLeft(squeeze(text), "¥￥$")
	if sign := strings.TrimPrefix(s, "-"); sign != s {
		s = "-" + strings.TrimLeft(sign, "¥￥")
	}
	d, tail, problem := readNumber(s)
	if problem != "" {
		return 0, "", "金额" + problem
	}
	switch strings.TrimSuffix(strings.TrimSuffix(tail, "人民币"), "整") {
	case "", "元", "圆", "块":
	case "万", "万元", "万圆":
		d = d.Shift(4)
	default:
		return 0, "", "金额后面的“" + tail + "”看不懂，请只填数字，单位是元；以万元计的写成 1.2万。"
	}
	if !d.Equal(d.Round(2)) {
		return 0, "", "金额最多两位小数，请改成精确到分的金额。"
	}
	if beyondReason(d) {
		return 0, "", "金额超出了合理范围，请核对。"
	}
	return MoneyOf(d), "", ""
}
