package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

// TestCleanCell reads cells as lists have them, up to the value that is stored.
func TestCleanCell(t *testing.T) {
	type cell = cases.ListCell
	number := func(text string) cell { return cell{Form: cases.FormNumber, Text: text, Raw: text} }
	text := func(text string) cell { return cell{Text: text} }
	date := func(text, raw string) cell { return cell{Form: cases.FormDate, Text: text, Raw: raw} }
	for name, c := range map[string]struct {
		kind cases.Kind
		cell cell
		want string // what is stored; a problem says it where it begins with !
	}{
		"id in text":                      {cases.KindIDNumber, text("500199195703200112"), "500199195703200112"},
		"id with spaces of every kind":    {cases.KindIDNumber, text("\u3000500199\u00A019570320 0112\t\u200B"), "500199195703200112"},
		"id in full width":                {cases.KindIDNumber, text("５００１９９１９７８０９０９００７Ｘ"), "50019919780909007X"},
		"id with a small x":               {cases.KindIDNumber, text("50019919780909007x"), "50019919780909007X"},
		"id as a number":                  {cases.KindIDNumber, number("5.0019919570320013E+17"), "!最后几位已经丢失"},
		"id as a number written out":      {cases.KindIDNumber, number("500199195703200000"), "!最后几位已经丢失"},
		"id in scientific text":           {cases.KindIDNumber, text("5.00199E+17"), "!末几位已丢失"},
		"id in text that lost its digits": {cases.KindIDNumber, text("500199195703203000"), "!末三位是 000"},
		"id that truly ends so":           {cases.KindIDNumber, text("500199195703201000"), "500199195703201000"},
		"disability number":               {cases.KindIDNumber, text("50019919570320011243"), "50019919570320011243"},
		"phone as a float":                {cases.KindPhone, number("13800001234.0"), "13800001234"},
		"phone as a number":               {cases.KindPhone, number("13800001234"), "13800001234"},
		"phone as a text float":           {cases.KindPhone, text("13800001234.0"), "13800001234"},
		"bank card as a number":           {cases.KindBank, number("6.2284801234567E+18"), "!最后几位已经丢失"},
		"code with digits lost":           {cases.KindText, number("5001991100100001"), "!最后几位已经丢失"},
		"short code as a number":          {cases.KindText, number("12.0"), "12"},
		"day without looks":               {cases.KindDay, number("46347"), "2026-11-21"},
		"day and time without looks":      {cases.KindDay, number("46347.5"), "2026-11-21"},
		"day of old Macs":                 {cases.KindDay, cell{Form: cases.FormNumber, Text: "44885", Day1904: true}, "2026-11-21"},
		"day packed":                      {cases.KindDay, number("20240305"), "2024-03-05"},
		"day shown":                       {cases.KindDay, date("2024-03-05 08:30", "45356.354"), "2024-03-05"},
		"day with points":                 {cases.KindDay, text("2024.3.5"), "2024-03-05"},
		"five digits in a text":           {cases.KindDay, text("46347"), "!看不懂"},
		"month packed":                    {cases.KindMonth, number("202403"), "2024-03"},
		"month of a day":                  {cases.KindMonth, date("2024-03-01", "45352"), "2024-03"},
		"month without looks":             {cases.KindMonth, number("45352"), "2024-03"},
		"month as a number":               {cases.KindMonth, number("2024.3"), "2024-03"},
		"month one or ten":                {cases.KindMonth, number("2024.1"), "!1 月还是 10 月"},
		"month one in a text":             {cases.KindMonth, text("2024.1"), "2024-01"},
		"month in Chinese":                {cases.KindMonth, text("2024年3月"), "2024-03"},
		"year of a day":                   {cases.KindYear, date("2024-01-01", "45292"), "2024"},
		"year as a float":                 {cases.KindYear, number("2024.0"), "2024"},
		"time of a day":                   {cases.KindClock, date("2024-03-05 08:30", "45356.354"), "08:30"},
		"money shown as a day":            {cases.KindMoney, date("1933-02-11", "12096"), "12,096.00"},
		"money with dust":                 {cases.KindMoney, number("0.30000000000000004"), "0.30"},
		"yes as a mark":                   {cases.KindYesNo, text(" √ "), "是"},
		"no as a mark":                    {cases.KindYesNo, text("×"), "否"},
		"there is":                        {cases.KindYesNo, text("有"), "是"},
		"there is none":                   {cases.KindYesNo, text("无"), "否"},
		"one":                             {cases.KindYesNo, number("1"), "是"},
		"nought":                          {cases.KindYesNo, number("0.0"), "否"},
		"error value":                     {cases.KindText, cell{Form: cases.FormFault, Text: "#N/A"}, "!错误值“#N/A”"},
	} {
		t.Run(name, func(t *testing.T) {
			got := stored(c.kind, c.cell)
			want, wrong := strings.CutPrefix(c.want, "!")
			refused := wrong && strings.HasPrefix(got, "!") && strings.Contains(got, want)
			if got != c.want && !refused {
				t.Errorf("%q is stored as %q, want %q", c.cell.Text, got, c.want)
			}
		})
	}
}

// stored is the text of the value a field takes from a cell; "!" and the sentence where
// it takes none.
func stored(kind cases.Kind, c cases.ListCell) string {
	text, problem := cases.CleanCell(kind, c)
	if problem != "" {
		return "!" + problem
	}
	p := &cases.Person{}
	v := &cases.Visit{}
	h := &cases.Household{}
	ptr := map[cases.Kind]any{
		cases.KindIDNumber: &p.IDNumber, cases.KindPhone: &p.Phone, cases.KindBank: &p.BankAccount, cases.KindText: &p.Code,
		cases.KindDay: &p.BirthOn, cases.KindMonth: &p.KnownMonth, cases.KindYear: &p.DisabilityYear, cases.KindClock: &v.Started,
		cases.KindMoney: &h.Facts.Wages, cases.KindYesNo: &p.MedSerious,
	}[kind]
	policy, err := cases.DefaultPolicy()
	if err != nil {
		return "!" + err.Error()
	}
	b := cases.Bound{Meta: &cases.Meta{Key: "x", Title: "x", Kind: kind}, Ptr: ptr}
	if _, err := b.Parse(text, cases.Reading{Today: cases.NewDay(2026, 11, 21), Policy: &policy}); err != nil {
		return "!" + cases.MessageOf(err)
	}
	return b.Text()
}
