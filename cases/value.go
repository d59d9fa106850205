package cases

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/shopspring/decimal"
)

// Canonical is the text by which a value is compared, logged and exchanged; ok is
// false where the value is blank. It does not depend on locale or settings:
// days 2026-11-21, money in fen, flags 1 (0 is blank), instants RFC 3339 UTC. A
// KindRef gives the local id; storage replaces it by the record's UID.
func Canonical(ptr any) (text string, ok bool) {
	switch p := ptr.(type) {
	case *string:
		return *p, *p != ""
	case *Day:
		return p.String(), *p != 0
	case *Month:
		return p.String(), *p != 0
	case *Opt[int64]:
		return strconv.FormatInt(p.Value, 10), p.Valid
	case *Opt[decimal.Decimal]:
		return p.Value.String(), p.Valid
	case *Opt[Money]:
		return strconv.FormatInt(int64(p.Value), 10), p.Valid
	case *Ref:
		return strconv.FormatInt(int64(*p), 10), *p != 0
	case *CheckList:
		return p.Canonical()
	case *bool:
		return "1", *p
	case *time.Time:
		return p.UTC().Format(time.RFC3339Nano), !p.IsZero()
	}
	panic(fmt.Sprintf("cases: no canonical text for %T", ptr))
}

// SetCanonical is the reverse of Canonical; ok false clears the value. It fails
// with Damaged where the text was not written by Canonical.
func SetCanonical(ptr any, text string, ok bool) error {
	if !ok {
		Clear(ptr)
		return nil
	}
	if err := setCanonical(ptr, text); err != nil {
		return &Error{Code: Damaged, Message: "变更记录中的值无法读取。", Err: fmt.Errorf("set %T: %w", ptr, err)}
	}
	return nil
}

func setCanonical(ptr any, text string) (err error) {
	switch p := ptr.(type) {
	case *string:
		*p = text
	case *Day:
		*p, err = isoDay(text)
	case *Month:
		*p, err = isoMonth(text)
	case *Opt[int64]:
		p.Valid = true
		p.Value, err = strconv.ParseInt(text, 10, 64)
	case *Opt[decimal.Decimal]:
		p.Valid = true
		p.Value, err = decimal.NewFromString(text)
	case *Opt[Money]:
		p.Valid = true
		err = json.Unmarshal([]byte(text), &p.Value)
	case *Ref:
		err = json.Unmarshal([]byte(text), p)
	case *CheckList:
		*p, err = ParseCheckList(text)
	case *bool:
		*p = text == "1"
	case *time.Time:
		*p, err = time.Parse(time.RFC3339Nano, text)
	default:
		panic(fmt.Sprintf("cases: cannot set %T", ptr))
	}
	return err
}

// Clear makes a value blank.
func Clear(ptr any) {
	switch p := ptr.(type) {
	case *string:
		*p = ""
	case *Day:
		*p = 0
	case *Month:
		*p = 0
	case *Opt[int64]:
		*p = Opt[int64]{}
	case *Opt[decimal.Decimal]:
		*p = Opt[decimal.Decimal]{}
	case *Opt[Money]:
		*p = Opt[Money]{}
	case *Ref:
		*p = 0
	case *CheckList:
		*p = nil
	case *bool:
		*p = false
	case *time.Time:
		*p = time.Time{}
	default:
		panic(fmt.Sprintf("cases: cannot clear %T", ptr))
	}
}

// Blank says whether the field holds no value.
func (b Bound) Blank() bool {
	_, ok := Canonical(b.Ptr)
	return !ok
}

// Same says whether two values of one field are equal.
func Same(a, b any) bool {
	at, aok := Canonical(a)
	bt, bok := Canonical(b)
	return aok == bok && (!aok || at == bt)
}

// Text is the value as shown to people: money with thousands separators and two
// decimals, days 2026-11-21, flags 是, blanks as nothing. A KindRef shows nothing: the
// list that joins the other record shows its name.
func (b Bound) Text() string { return TextOf(b.Ptr) }

// TextOf is the value ptr points to, as shown to people.
func TextOf(ptr any) string {
	switch p := ptr.(type) {
	case *Opt[Money]:
		if !p.Valid {
			return ""
		}
		return p.Value.Grouped()
	case *Opt[decimal.Decimal]:
		if !p.Valid {
			return ""
		}
		return groupDecimal(p.Value)
	case *CheckList:
		return p.Text()
	case *bool:
		if *p {
			return Yes
		}
		return ""
	case *Ref:
		return ""
	case *time.Time:
		if p.IsZero() {
			return ""
		}
		return p.Local().Format("2006-01-02 15:04")
	}
	text, ok := Canonical(ptr)
	if !ok {
		return ""
	}
	return text
}

// groupDecimal writes 1933.65 as 1,933.65.
func groupDecimal(d decimal.Decimal) string {
	s := d.Abs().String()
	whole, rest := s, ""
	for i, r := range s {
		if r == '.' {
			whole, rest = s[:i], s[i:]
			break
		}
	}
	sign := ""
	if d.IsNegative() {
		sign = "-"
	}
	return sign + group(whole) + rest
}

func isoDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, err
	}
	return DayOf(t), nil
}

func isoMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, err
	}
	return DayOf(t).MonthOf(), nil
}
