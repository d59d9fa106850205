package excel_test

import (
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// rowOf is a row that fills the columns of any report.
func rowOf(r *cases.Report) *cases.Row {
	switch r.Grain {
	case cases.GrainTeam:
		return teams(1)[0]
	case cases.GrainCoverage:
		return coverage()[0]
	case cases.GrainVisit:
		return visit("在家")
	case cases.GrainMeasure:
		row := industry("桑蚕", "3.65", "张")
		row.Measure = ledger(0).Measure
		return row
	}
	row := ledger(0)
	row.Before = &cases.Household{Facts: row.Household.Facts}
	row.Before.Facts.NetPerHead = yuan(13000)
	return row
}

// TestEveryReportWritesDatesAndMoneyAsAsked goes through all columns of all reports in
// every style of dates and money.
func TestEveryReportWritesDatesAndMoneyAsAsked(t *testing.T) {
	for _, r := range cases.Reports() {
		for i, dates := range cases.DateStyles() {
			money := []cases.MoneyStyle{cases.MoneyYuan, cases.MoneyWan2, cases.MoneyWan4}[i%3]
			e := export(t, r.Key, cases.LayoutImport, func(e *cases.Export) { e.Dates, e.Money = dates, money })
			checkStyles(t, e, rowOf(r))
		}
	}
}

func checkStyles(t *testing.T, e *cases.Export, row *cases.Row) {
	t.Helper()
	columns, err := e.Report.Bind()
	if err != nil {
		t.Fatal(err)
	}
	f := written(t, e, rowsOf(row))
	for i := range columns {
		b, ok := columns[i].Value(row)
		if !ok || b.Blank() {
			continue
		}
		want := ""
		switch p := b.Ptr.(type) {
		case *cases.Day:
			if e.Dates == cases.DateISO || e.Dates == cases.DateChinese {
				want = strconv.Itoa(p.DaysSince(cases.NewDay(1899, 12, 30))) // a date, shown in the style
			} else {
				want = e.Dates.Day(*p)
			}
		case *cases.Month:
			want = e.Dates.Month(*p)
		case *cases.Opt[cases.Money]:
			want = inUnit(p.Value, b.Unit, e.Money)
		default:
			continue
		}
		cell, err := excelize.CoordinatesToCellName(i+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s %s %s%s: %s is %q, want %q", e.Report.Key, e.Layout, e.Dates, e.Money, columns[i].Title, got, want)
		}
	}
}

// inUnit is a sum as a sheet holds it; what is paid by the month stays in yuan.
func inUnit(m cases.Money, unit string, style cases.MoneyStyle) string {
	d := m.Decimal()
	switch {
	case unit != "元", style == cases.MoneyYuan:
	case style == cases.MoneyWan2:
		d = d.Shift(-4).Round(2)
	default:
		d = d.Shift(-4).Round(4)
	}
	return d.String()
}
