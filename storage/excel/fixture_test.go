package excel_test

import (
	"bytes"
	"iter"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// The identity numbers of the tests: nobody's, the prefix 500199 is unassigned.
const (
	idYang = "500199195703200112"
	idX    = "50019919780909007X"
)

func yuan(n int64) cases.Opt[cases.Money] { return cases.Some(cases.Yuan(n)) }

func fen(n int64) cases.Opt[cases.Money] { return cases.Some(cases.Money(n)) }

func quantity(text string) cases.Opt[decimal.Decimal] {
	return cases.Some(decimal.RequireFromString(text))
}

// household is a row of grain household; change sets what a test is about.
func household(change func(*cases.Row)) *cases.Row {
	row := &cases.Row{
		Village: &cases.Village{County: "黔江区", Town: "金溪镇", Name: "望岭村"},
		Team:    &cases.Team{Name: "一组"},
		Household: &cases.Household{
			Code: "5001991100100001", Phone: "13800001234", HeadName: "杨建国", People: cases.Some(int64(4)),
			HouseholdType: "脱贫户", Cause1: "因病", UnsafeHouse: cases.No, WaterSafe: cases.Yes,
			Facts: cases.HouseholdFacts{
				Wages: yuan(36000), Business: fen(1234550), Costs: yuan(4000), Property: yuan(0), Transfers: yuan(5280),
				Dibao: yuan(2400), Pension: yuan(2880), Net: fen(4962550), NetPerHead: fen(1240638),
				AccountedPeople: cases.Some(int64(4)), FirstMonth: cases.NewMonth(2014, 5),
			},
		},
		Head: &cases.Person{Name: "杨建国", IDNumber: idYang},
	}
	if change != nil {
		change(row)
	}
	return row
}

// member is a row of grain person.
func member(change func(*cases.Row)) *cases.Row {
	row := household(func(r *cases.Row) {
		r.Person = &cases.Person{
			Code: "500199110010000101", Name: "杨建国", IDNumber: idYang, Ethnicity: "土家族", Education: "小学",
			Health: "长期慢性病", Labour: "普通劳动力", MedSerious: cases.Yes, Phone: "13900005678",
			KnownMonth: cases.NewMonth(2014, 5),
		}
		r.Person.Facts.JobMonths = cases.Some(int64(8))
		r.Membership = &cases.Membership{Relation: "户主"}
		r.Monitoring = &cases.Monitoring{Class: "脱贫不稳定户", RecognisedMonth: cases.NewMonth(2021, 6)}
		r.Household.MonitorClass = "脱贫不稳定户"
	})
	if change != nil {
		change(row)
	}
	return row
}

// visit is a row of grain visit.
func visit(text string) *cases.Row {
	return household(func(r *cases.Row) {
		r.Visit = &cases.Visit{
			VisitedOn: cases.NewDay(2026, 11, 20), Visitors: "张三、李四", Text: text,
			Problems: "屋顶漏雨", Solved: "已报镇上维修", NextOn: cases.NewDay(2026, 12, 20), HouseholdType: "脱贫户",
		}
		r.Demands = []cases.Demand{{Text: "想养蚕"}}
		r.Promises = []cases.Promise{{Text: "联系蚕种", DueOn: cases.NewDay(2027, 3, 1)}}
	})
}

// industry is a row of grain measure.
func industry(variety, scale, unit string) *cases.Row {
	return household(func(r *cases.Row) {
		r.Measure = &cases.Measure{Year: cases.Some(int64(2026)), Block: "产业帮扶"}
		r.Industry = &cases.Industry{
			Category: "蚕桑", Variety: variety, Scale: quantity(scale), Unit: unit, Links: "订单、土地流转",
			Yield: quantity("62.4"), UnitPrice: quantity("37.8"), Value: fen(235872), Cost: yuan(600), Net: fen(175872),
			SalesTo: "龙头企业收购", Insured: cases.Yes, Leader: "海通茧绸",
		}
		r.Inputs = []cases.Input{{Source: "自筹", Amount: yuan(300)}, {Source: "奖补", Amount: yuan(1000)}}
	})
}

// rowsOf hands rows out as the store does.
func rowsOf(rows ...*cases.Row) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// export is an export of a report in a layout; change sets what a test is about.
func export(t testing.TB, key string, layout cases.Layout, change func(*cases.Export)) *cases.Export {
	t.Helper()
	r, err := cases.ReportByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	day := cases.NewDay(2026, 11, 21)
	e := &cases.Export{Report: r, Filter: cases.NewReportFilter(day), Layout: layout, FilledOn: day, Masked: r.Use == cases.UsePublic}
	e.Filter.Place = "望岭村"
	if change != nil {
		change(e)
	}
	return e
}

// written writes an export and opens the workbook again.
func written(t testing.TB, e *cases.Export, rows iter.Seq2[*cases.Row, error]) *excelize.File {
	t.Helper()
	var buf bytes.Buffer
	if _, err := excel.Write(t.Context(), &buf, e, rows, excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatalf("write: %v", err)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatalf("open again: %v", err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// raw is a cell as it stands in the file, and whether it is text.
func raw(t testing.TB, f *excelize.File, cell string) (value string, text bool) {
	t.Helper()
	value, err := f.GetCellValue(f.GetSheetName(0), cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	kind, err := f.GetCellType(f.GetSheetName(0), cell)
	if err != nil {
		t.Fatal(err)
	}
	return value, kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
}
