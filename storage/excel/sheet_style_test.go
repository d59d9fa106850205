package excel_test

import (
	"bytes"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

func TestMasks(t *testing.T) {
	e := export(t, "R1", cases.LayoutPrint, func(e *cases.Export) { e.Masked = true })
	f := written(t, e, rowsOf(member(nil)))
	for cell, want := range map[string]string{
		"I4": "杨*国", "J4": "500199********0112", "X4": "138****1234", "P4": "****", "W4": "12406.38", "AB4": "脱贫户",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	var buf bytes.Buffer
	if _, err := excel.Write(t.Context(), &buf, e, rowsOf(member(nil)), excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{idYang, "13800001234", "13900005678", "杨建国", "长期慢性病"} {
		for _, row := range rows {
			if strings.Contains(strings.Join(row, "|"), secret) {
				t.Errorf("%s stands in the masked sheet", secret)
			}
		}
	}
}

func TestDateStyles(t *testing.T) {
	for style, want := range map[cases.DateStyle]struct {
		raw, shown string
		text       bool
	}{
		cases.DateAuto:    {"46346", "2026-11-20", false},
		cases.DateISO:     {"46346", "2026-11-20", false},
		cases.DateCompact: {"20261120", "20261120", true},
		cases.DateMonth:   {"202611", "202611", true},
		cases.DateChinese: {"46346", "2026年11月20日", false},
	} {
		f := written(t, export(t, "R5", cases.LayoutImport, func(e *cases.Export) { e.Dates = style }), rowsOf(visit("在家")))
		got, text := raw(t, f, "B2")
		shown, err := f.GetCellValue(f.GetSheetName(0), "B2")
		if err != nil || got != want.raw || text != want.text || shown != want.shown {
			t.Errorf("style %q: %q shown %q (text %v), %v; want %+v", style, got, shown, text, err, want)
		}
	}
}

func TestMoneyStyles(t *testing.T) {
	for style, want := range map[cases.MoneyStyle][3]string{
		cases.MoneyYuan: {"单位：元、人", "49625.5", "12406.38"},
		cases.MoneyWan2: {"单位：万元、人", "4.96", "1.24"},
		cases.MoneyWan4: {"单位：万元、人", "4.9626", "1.2406"},
	} {
		f := written(t, export(t, "R3", cases.LayoutPrint, func(e *cases.Export) { e.Money = style }), rowsOf(household(nil)))
		var got [3]string
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		got[0] = rows[1][len(rows[1])-1]
		for _, text := range rows[1] {
			if strings.HasPrefix(text, "单位") {
				got[0] = text
			}
		}
		got[1], _ = raw(t, f, "P5")
		got[2], _ = raw(t, f, "Q5")
		if got != want {
			t.Errorf("style %q: %q, want %q", style, got, want)
		}
		sum, _ := raw(t, f, "P6")
		if sum != want[1] {
			t.Errorf("style %q: sum %q, want the sum of what is shown, %q", style, sum, want[1])
		}
	}
}

func TestQuantities(t *testing.T) {
	f := written(t, export(t, "R8", cases.LayoutImport, nil), rowsOf(industry("桑蚕", "1933.65", "张"), industry("生猪", "3", "头")))
	for cell, want := range map[string]string{"K2": "1933.65", "K3": "3", "T2": "300", "U2": "1000", "V2": ""} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}
