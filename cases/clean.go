package cases

import (
	"regexp"
	"strings"
)

// ListCell is a cell of a list that somebody brings, as the workbook holds it.
type ListCell struct {
	Form    CellForm
	Text    string // what is shown: a day as 2026-11-21
	Raw     string // the number under a FormNumber or FormDate; may be ""
	Day1904 bool   // the workbook counts its days from 1904
}

// CellForm says how a workbook holds a cell, where that decides what its text means.
type CellForm uint8

// The forms of a cell.
const (
	FormText   CellForm = iota
	FormNumber          // of at most fifteen digits, whatever stood there once
	FormDate            // a number shown as a day or a time
	FormFault           // #N/A and the like
)

// CleanCell gives the text that a field of a kind is to read from a cell; problem is the
// sentence where the cell is certain to be wrong and nothing may be stored of it. What a
// text itself can tell (spaces, full width, ways to write a day) Parse settles.
func CleanCell(kind Kind, c ListCell) (text, problem string) {
	switch c.Form {
	case FormFault:
		return "", "单元格里是错误值“" + NormalLine(c.Text) + "”，请在表里改正。"
	case FormNumber:
		return cleanNumber(kind, c)
	case FormDate:
		return cleanDate(kind, c), ""
	}
	if kind == KindIDNumber && lostTail(c.Text) {
		return "", "证件号码末三位是 000，校验位也不符，是被表格软件改写过的号码，末几位已丢失。请把这一格改成文本，重新填写完整的号码。"
	}
	return c.Text, ""
}

// lostTail says whether an identity number ends in the zeros with which a workbook
// replaces the digits it cannot keep. One whose check digit is right passes.
func lostTail(text string) bool {
	id := strings.ToUpper(squeeze(text))
	return newID.MatchString(id) && strings.HasSuffix(id, "000") && checkDigit(id) != id[17]
}

// exactDigits is how many digits a number in a workbook keeps.
const exactDigits = 15

var (
	exponent  = regexp.MustCompile(`^-?\d(?:\.\d+)?[Ee][+-]?\d+$`)
	tenthOf   = regexp.MustCompile(`^(?:19|20)\d{2}\.1$`)
	serialNow = regexp.MustCompile(`^\d{5}(?:\.\d+)?$`) // 1927 to 2173: no packed day or month has five digits
)

// cleanNumber reads a cell that holds a number.
func cleanNumber(kind Kind, c ListCell) (text, problem string) {
	text = c.Text
	if m := floatTail.FindStringSubmatch(text); m != nil { // 1.0 of programs that know only fractions
		text = m[1]
	}
	switch kind {
	case KindIDNumber, KindBank, KindPhone, KindName, KindText:
		whole := strings.Trim(text, "-0123456789") == ""
		if exponent.MatchString(text) || whole && len(strings.TrimLeft(text, "-")) > exactDigits {
			return "", "这一格在表里存成了数字，最后几位已经丢失，不能使用。请把这一格改成文本，重新填写完整的号码。"
		}
	case KindDay, KindMonth:
		if day, ok := serialText(c); ok {
			return day, ""
		}
		if kind == KindMonth && tenthOf.MatchString(text) {
			return "", "“" + text + "”在表里存成了数字，分不清是 1 月还是 10 月。请写成 " + text[:4] + "-01 或 " + text[:4] + "-10 这样。"
		}
	}
	return text, ""
}

// serialText reads a number nobody has given the looks of a day: 46347.
func serialText(c ListCell) (day string, ok bool) {
	if !serialNow.MatchString(c.Text) {
		return "", false
	}
	d, ok := ParseExcelDay(c.Text)
	if c.Day1904 {
		d = d.AddDays(daysTo1904)
	}
	return d.String(), ok
}

// daysTo1904 lie between the first days of the two calendars workbooks count by.
const daysTo1904 = 1462

// cleanDate reads a cell that shows a day. Where the field is no day, a number was meant
// and merely given the wrong looks.
func cleanDate(kind Kind, c ListCell) string {
	day, clock, _ := strings.Cut(c.Text, " ")
	switch kind {
	case KindDay, KindMonth:
		return day
	case KindYear:
		year, _, _ := strings.Cut(day, "-")
		return year
	case KindClock:
		if clock != "" {
			return clock
		}
	case KindInt, KindDecimal, KindMoney:
		if c.Raw != "" {
			return c.Raw
		}
	}
	return c.Text
}
