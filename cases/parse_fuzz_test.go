package cases_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhucunji/cases"
)

// slots makes one blank field of every kind that a text can be read into.
func slots() []cases.Bound {
	slot := func(kind cases.Kind, ptr any) cases.Bound {
		return cases.Bound{Meta: &cases.Meta{Key: "field_key", Title: "某项", Kind: kind, Unit: "亩", List: cases.ListHealth}, Ptr: ptr}
	}
	return []cases.Bound{
		slot(cases.KindText, new(string)), slot(cases.KindLongText, new(string)), slot(cases.KindName, new(string)),
		slot(cases.KindCode, new(string)), slot(cases.KindCodes, new(string)), slot(cases.KindYesNo, new(string)),
		slot(cases.KindClock, new(string)), slot(cases.KindIDNumber, new(string)), slot(cases.KindPhone, new(string)),
		slot(cases.KindBank, new(string)), slot(cases.KindDay, new(cases.Day)), slot(cases.KindMonth, new(cases.Month)),
		slot(cases.KindYear, new(cases.Opt[int64])), slot(cases.KindInt, new(cases.Opt[int64])),
		slot(cases.KindDecimal, new(cases.Opt[decimal.Decimal])), slot(cases.KindMoney, new(cases.Opt[cases.Money])),
		slot(cases.KindFlag, new(bool)), slot(cases.KindInstant, new(time.Time)),
		slot(cases.KindRef, new(cases.Ref)), slot(cases.KindChecks, new(cases.CheckList)),
	}
}

// FuzzParse reads any text into every kind of field: nothing panics, an error
// leaves the field blank and tells the person what to do, and what was read reads
// as itself again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "  ", "2026-11-21", "11-21", "昨天", "二〇二六年十月", "46347", "8点半", "1,234.50元", "1.2万", "3.5亩", "1e99",
		"500199195703200112", "50019919570320011243B1", "5.00199E+17", "138****1234", "023-79220000", "张 明", "阿依古丽．热合曼",
		"残疾,长期慢性病", "√", "\u3000\ufeff", "\xff", "a\nb\r\n", "￥-0", "-¥-3", "(", "*", "十月十日", "年月日", "2026-11-21 08:30",
		"02000)00000", "A.A\x7f*", "- - ", // found by fuzzing
	} {
		f.Add(seed)
	}
	p, err := cases.DefaultPolicy()
	if err != nil {
		f.Fatal(err)
	}
	reading := cases.Reading{Today: today, Policy: &p}
	f.Fuzz(func(t *testing.T, text string) {
		again := slots()
		for i, b := range slots() {
			_, err := b.Parse(text, reading)
			if err != nil {
				if cases.CodeOf(err) != cases.Invalid || !strings.HasSuffix(cases.MessageOf(err), "。") && !strings.HasSuffix(cases.MessageOf(err), "？") || !b.Blank() {
					t.Errorf("kind %d: Parse(%q) = %v, value %q", b.Kind, text, err, b.Text())
				}
				continue
			}
			if shown := b.Text(); shown != "" {
				if _, err := again[i].Parse(shown, reading); err != nil || !cases.Same(b.Ptr, again[i].Ptr) {
					t.Errorf("kind %d: %q was read as %q, which reads as %q, %v", b.Kind, text, shown, again[i].Text(), err)
				}
			}
			_ = b.Masked()
		}
	})
}

// FuzzCheckIDNumber looks for texts that break what reads identity numbers.
func FuzzCheckIDNumber(f *testing.F) {
	f.Add("500199195703200112")
	f.Add("50019919570320011243B1")
	f.Fuzz(func(t *testing.T, text string) {
		clean, _, err := cases.CheckIDNumber(text)
		if err != nil && clean != "" {
			t.Errorf("CheckIDNumber(%q) = %q and %v", text, clean, err)
		}
		for _, id := range []string{text, clean} {
			_ = cases.IDBirth(id)
			_ = cases.IDSex(id)
			_, _ = cases.DisabilityOf(id)
			_ = cases.PersonID(id)
			_ = cases.Mask(cases.KindIDNumber, id)
		}
	})
}

// TestWhatIsShownReadsAsItself draws values of every kind and reads their text.
func TestWhatIsShownReadsAsItself(t *testing.T) {
	p := defaults(t)
	reading := cases.Reading{Today: today, Policy: p}
	rapid.Check(t, func(t *rapid.T) {
		again := slots()
		for i, b := range slots() {
			if !draw(t, b, p) {
				continue
			}
			if _, err := again[i].Parse(b.Text(), reading); err != nil || !cases.Same(b.Ptr, again[i].Ptr) {
				t.Fatalf("kind %d: %q reads as %q, %v", b.Kind, b.Text(), again[i].Text(), err)
			}
		}
	})
}

// draw gives a field a random value of its kind; false for kinds that are chosen.
func draw(t *rapid.T, b cases.Bound, p *cases.Policy) bool {
	switch v := b.Ptr.(type) {
	case *cases.Day:
		*v = drawDay(t)
	case *cases.Month:
		*v = drawDay(t).MonthOf()
	case *cases.Opt[int64]:
		*v = cases.Some(rapid.Int64Range(1900, 2100).Draw(t, "number"))
	case *cases.Opt[decimal.Decimal]:
		d := decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "digits"), rapid.Int32Range(-8, 0).Draw(t, "places"))
		*v = cases.Some(d)
	case *cases.Opt[cases.Money]:
		*v = cases.Some(cases.Money(rapid.Int64Range(-1e14, 1e14).Draw(t, "fen")))
	case *bool:
		*v = rapid.Bool().Draw(t, "flag")
	case *time.Time:
		*v = drawDay(t).Time().Add(time.Duration(rapid.IntRange(0, 1439).Draw(t, "minute")) * time.Minute)
	case *string:
		*v = drawText(t, b.Kind, p)
	default:
		return false
	}
	return true
}

func drawDay(t *rapid.T) cases.Day {
	return cases.NewDay(1900, 1, 1).AddDays(rapid.IntRange(0, 73000).Draw(t, "day"))
}

func drawText(t *rapid.T, kind cases.Kind, p *cases.Policy) string {
	han := rapid.StringOfN(rapid.RuneFrom([]rune("张明杨国龚𬭩𠮷冉田·")), 2, 20, -1)
	switch kind {
	case cases.KindCode:
		return rapid.SampledFrom(p.Offered(cases.ListHealth, 2026)).Draw(t, "code")
	case cases.KindCodes:
		offered := p.Offered(cases.ListHealth, 2026)
		chosen := rapid.SliceOfDistinct(rapid.SampledFrom(offered), rapid.ID[string]).Draw(t, "codes")
		slices.SortFunc(chosen, func(a, b string) int { return slices.Index(offered, a) - slices.Index(offered, b) })
		return strings.Join(chosen, "、")
	case cases.KindYesNo:
		return rapid.SampledFrom([]string{cases.Yes, cases.No, ""}).Draw(t, "answer")
	case cases.KindClock:
		return fmt.Sprintf("%02d:%02d", rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
	case cases.KindIDNumber:
		return rapid.StringMatching(`500199\d{11}[\dX]([1-7][1-4](B[1-9])?)?`).Draw(t, "id")
	case cases.KindPhone:
		return rapid.StringMatching(`1[3-9]\d{9}|023-\d{8}(-\d{3})?`).Draw(t, "phone")
	case cases.KindBank:
		return rapid.StringMatching(`\d{12,19}`).Draw(t, "account")
	case cases.KindName:
		return han.Draw(t, "name")
	case cases.KindLongText:
		return cases.NormalText(rapid.String().Draw(t, "text"))
	}
	return cases.NormalLine(rapid.String().Draw(t, "line"))
}

// TestMaskIsWithheld promises that what we mask is recognised when it comes back,
// and shows less than it hides.
func TestMaskIsWithheld(t *testing.T) {
	p := defaults(t)
	rapid.Check(t, func(t *rapid.T) {
		for _, kind := range []cases.Kind{cases.KindIDNumber, cases.KindPhone, cases.KindBank, cases.KindName} {
			text := drawText(t, kind, p)
			masked := cases.Mask(kind, text)
			if masked == text || !cases.Withheld(masked) || cases.Withheld(text) {
				t.Fatalf("kind %d: %q is masked as %q, withheld %v", kind, text, masked, cases.Withheld(masked))
			}
		}
	})
}
