package excel

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// slotWriter writes the values of one slot as the cells of its column or place.
type slotWriter struct {
	cases.TemplateSlot
	column  int
	bound   cases.BoundColumn // where the slot has a path
	filling *cases.Filling
	format  string            // the number format of the template's cells
	words   map[string]string // 是 and 否 as the template's list has them
}

// newSlotWriter joins a slot with its field. format is the number format of its cells.
func newSlotWriter(slot cases.TemplateSlot, column int, format string, f *cases.Filling) (*slotWriter, error) {
	w := &slotWriter{TemplateSlot: slot, column: column, format: format, filling: f}
	if slot.Path == "" || slot.Path == cases.TemplatePhoto {
		return w, nil
	}
	field, ok := cases.ReportField(slot.Path)
	if !ok {
		return nil, templateError("“%s”对应的栏目“%s”不存在，请重新选择。", slot.Title, slot.Path)
	}
	w.bound = cases.BoundColumn{ReportColumn: cases.ReportColumn{Path: slot.Path, Title: slot.Title}, Field: field}
	return w, nil
}

// sequence says whether the column numbers the rows.
func (w *slotWriter) sequence() bool { return w.Path == "row.number" }

// value is what a row puts into the slot; nothing where the row has none.
func (w *slotWriter) value(row *cases.Row) (cellValue, error) {
	if w.Path == "" {
		return textValue(w.filling.Fixed(w.Text, row)), nil
	}
	if w.Path == cases.TemplatePhoto {
		return cellValue{}, nil
	}
	b, ok := w.bound.Value(row)
	if !ok || b.Blank() {
		return cellValue{}, nil
	}
	if w.filling.Masked {
		if text, ok := w.bound.Hidden(row, b); ok {
			return w.fits(textValue(text))
		}
	}
	return w.fits(w.convert(b))
}

// fits refuses a text that is longer than a cell holds.
func (w *slotWriter) fits(v cellValue) (cellValue, error) {
	if len(v.text) > maxText && units(v.text) > maxText {
		return v, cases.Errorf(cases.Invalid, w.Path, fmt.Sprintf(
			"“%s”里有一格超过 %d 个字，Excel 单元格放不下。请在程序里把它缩短后再填。", w.Title, maxText))
	}
	return v, nil
}

// cellValue is what goes into a cell: a number as it is written in the file, or a text.
type cellValue struct {
	text   string
	number bool
}

func (v cellValue) blank() bool { return v.text == "" }

func textValue(text string) cellValue { return cellValue{text: clean(text)} }

func numberValue(d decimal.Decimal) cellValue { return cellValue{d.String(), true} }

// convert writes a value in the way of the template: numbers as numbers, ids as texts,
// dates as the cell's format has them.
func (w *slotWriter) convert(b cases.Bound) cellValue {
	switch p := b.Ptr.(type) {
	case *cases.Day:
		return w.day(*p)
	case *cases.Month:
		return w.month(*p)
	case *cases.Opt[int64]:
		return cellValue{strconv.FormatInt(p.Value, 10), true}
	case *cases.Opt[decimal.Decimal]:
		return numberValue(p.Value)
	case *cases.Opt[cases.Money]:
		return numberValue(w.amount(p.Value))
	case *string:
		if word, ok := w.words[*p]; ok && b.Kind == cases.KindYesNo {
			return textValue(word)
		}
		return textValue(*p)
	}
	return textValue(b.Text())
}

// amount is a sum in the slot's unit. In 万元 it is rounded to the places the cell shows,
// four where it says none.
func (w *slotWriter) amount(m cases.Money) decimal.Decimal {
	switch w.Money {
	case cases.MoneyWan2:
		return m.Decimal().Shift(-4).Round(2)
	case cases.MoneyWan4:
		places := int32(4)
		if n := decimals(w.format); n >= 2 && n < 4 {
			places = int32(n) //nolint:gosec // two or three
		}
		return m.Decimal().Shift(-4).Round(places)
	}
	return m.Decimal()
}

// day writes a day as a date where the cell's format shows one, else as a text.
func (w *slotWriter) day(d cases.Day) cellValue {
	date, _ := dateFormat(w.format)
	if date && d >= firstSerial && w.Dates == cases.DateAuto {
		return cellValue{strconv.Itoa(d.DaysSince(epoch)), true}
	}
	return textValue(w.Dates.Day(d))
}

// month writes a month as the first of its days where the cell's format shows months.
func (w *slotWriter) month(m cases.Month) cellValue {
	date, day := dateFormat(w.format)
	if date && !day && m.First() >= firstSerial && w.Dates == cases.DateAuto {
		return cellValue{strconv.Itoa(m.First().DaysSince(epoch)), true}
	}
	return textValue(w.Dates.Month(m))
}

// appendContent writes what follows a cell's place and style: its kind and content.
func appendContent(buf []byte, prefix string, v cellValue) []byte {
	switch {
	case v.blank():
		return append(buf, "/>"...)
	case v.number:
		buf = append(buf, "><"...)
		buf = append(append(buf, prefix...), "v>"...)
		buf = append(append(buf, v.text...), "</"...)
		return closeCell(append(append(buf, prefix...), "v>"...), prefix)
	}
	buf = append(buf, ` t="inlineStr"><`...)
	buf = append(append(buf, prefix...), "is><"...)
	buf = append(append(buf, prefix...), `t xml:space="preserve">`...)
	buf = appendPlain(buf, v.text)
	buf = append(append(append(buf, "</"...), prefix...), "t></"...)
	return closeCell(append(append(buf, prefix...), "is>"...), prefix)
}

func closeCell(buf []byte, prefix string) []byte {
	return append(append(append(buf, "</"...), prefix...), "c>"...)
}

// appendPlain writes a text between tags. What looks like Excel's own way of writing a
// character (_x000D_) is kept from being read as one.
func appendPlain(buf []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '&':
			buf = append(buf, "&amp;"...)
		case c == '<':
			buf = append(buf, "&lt;"...)
		case c == '>':
			buf = append(buf, "&gt;"...)
		case c == '_' && isEscape(text[i:]):
			buf = append(buf, "_x005F_"...)
		default:
			buf = append(buf, c)
		}
	}
	return buf
}

// isEscape says whether a text begins with "_x000D_".
func isEscape(text string) bool {
	if len(text) < 7 || text[1] != 'x' || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 16)
	return err == nil
}

// wordsOf reads how a list of allowed values says yes and no: √ and ×, 有 and 无.
func wordsOf(list string) map[string]string {
	out := map[string]string{}
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		answer := ""
		field := cases.Bound{Meta: &cases.Meta{Key: "answer", Kind: cases.KindYesNo}, Ptr: &answer}
		if _, err := field.Parse(item, cases.Reading{}); err == nil && answer != "" && out[answer] == "" {
			out[answer] = item
		}
	}
	if len(out) < 2 || out[cases.Yes] == cases.Yes {
		return nil
	}
	return out
}
