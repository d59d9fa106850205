package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func exportOf(t testing.TB, key string, change func(e *cases.Export)) *cases.Export {
	t.Helper()
	r, err := cases.ReportByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	e := &cases.Export{Report: r, Layout: cases.LayoutImport, Filter: cases.NewReportFilter(20261121)}
	e.Filter.Place = "望岭村"
	if change != nil {
		change(e)
	}
	return e
}

func TestFullDataNeedAPurpose(t *testing.T) {
	for name, c := range map[string]struct {
		key    string
		masked bool
		asked  bool
	}{
		"identity numbers in full":   {"R1", false, true},
		"identity numbers masked":    {"R1", true, false},
		"visits in full":             {"R5", false, true},
		"counts, which name nobody":  {"R5S", false, false},
		"masked counts need nothing": {"R5S", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			e := exportOf(t, c.key, func(e *cases.Export) { e.Masked = c.masked })
			d := e.Delivery("x.xlsx", "")
			if got := cases.CodeOf(d.Check()) == cases.Invalid; got != c.asked || e.NeedsPurpose() != c.asked {
				t.Errorf("asked %v and %v, want %v", got, e.NeedsPurpose(), c.asked)
			}
			d.Purpose = cases.PurposeUpload
			if err := d.Check(); err != nil {
				t.Errorf("with a purpose: %v", err)
			}
		})
	}
}

func TestDeliverySaysWhatItIs(t *testing.T) {
	e := exportOf(t, "R5", func(e *cases.Export) {
		e.Filter.Period, e.Filter.Types = cases.Period{From: 20261101, To: 20261130}, []string{"脱贫户", "突发严重困难户"}
	})
	d := e.Delivery("台账.xlsx", "核对")
	d.Passphrase = "十二个字也可以很好记"
	got := d.Event(cases.Written{Rows: 2, People: 9})
	if got.What != e.Report.Name || got.Key != "R5" || got.Filter != "望岭村，2026年11月，脱贫户、突发严重困难户，截至 2026-11-21" || got.Purpose != "核对" ||
		got.File != "台账.xlsx.age" || got.Sealing != cases.SealAge || got.Rows != 2 || got.People != 9 || len(got.Columns) != len(e.Report.Columns) {
		t.Errorf("got %+v", got)
	}
}

func TestRegisterHoldsNobodysNumber(t *testing.T) {
	d := cases.Delivery{Target: "/名册/500199195503072216.xlsx", Filter: "电话 13800005678", Purpose: "给 500199195503072216 办证"}
	e := d.Event(cases.Written{})
	if text := e.File + e.Filter + e.Purpose; strings.Contains(text, "19550307") || strings.Contains(text, "138000") {
		t.Errorf("the register holds %q", text)
	}
	if d.Target = "/20261121/500199100201.xlsx"; d.Event(cases.Written{}).File != d.Target {
		t.Errorf("the path became %q", d.Event(cases.Written{}).File)
	}
}

func TestSealedFileIsCalledForIt(t *testing.T) {
	for name, c := range map[string]struct {
		d    cases.Delivery
		file string
		seal cases.Sealing
	}{
		"open":            {cases.Delivery{Target: "a.xlsx"}, "a.xlsx", cases.SealNone},
		"age":             {cases.Delivery{Target: "a.xlsx", Passphrase: "p"}, "a.xlsx.age", cases.SealAge},
		"age, as named":   {cases.Delivery{Target: "a.xlsx.age", Passphrase: "p"}, "a.xlsx.age", cases.SealAge},
		"Excel's own way": {cases.Delivery{Target: "a.xlsx", ExcelPassword: "p"}, "a.xlsx", cases.SealExcel},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.d.File(); got != c.file || c.d.Sealing() != c.seal || c.seal.Title() == "" {
				t.Errorf("%q, %q", got, c.d.Sealing())
			}
		})
	}
}

func TestExportIsTakenApartByVillage(t *testing.T) {
	e := exportOf(t, "R5", func(e *cases.Export) { e.Masked = true })
	villages := []cases.Village{{Name: "望岭村", Town: "金溪镇", Code: "500199100201"}, {Name: "桐山村"}, {Name: "望岭村", Town: "青木镇", Code: "500199101203"}}
	names := map[string]bool{}
	for i, one := range e.ForVillages(villages) {
		villages[i].ID = int64(i + 1)
		names[one.FileName()] = true
	}
	if len(names) != 3 || !names["桐山村_入户走访台账_2026-01-01至2026-11-21_导入版_脱敏.xlsx"] {
		t.Errorf("got %v", names)
	}
	if got := e.ForVillages(villages)[1].Filter.Village; got != 2 || e.Filter.Village != 0 {
		t.Errorf("village %d, and the whole export has %d", got, e.Filter.Village)
	}
}

func TestFileNamesHoldNoStrangeCharacters(t *testing.T) {
	if got := cases.FileName("望岭村", "", `明白卡 1/2 "终稿"`, "完整"); got != "望岭村_明白卡 1－2 －终稿－_完整" {
		t.Errorf("got %q", got)
	}
}

func TestDeliveryIsAFileThatOpens(t *testing.T) {
	for target, code := range map[string]cases.Code{
		"台账.xlsx": "", "台账.XLSX": "", "台账.xlsx.age": "",
		"台账": cases.Invalid, "台账.xls": cases.Invalid, "台账.txt": cases.Invalid, "台账.age": cases.Invalid,
	} {
		d := cases.Delivery{Target: target, Masked: true}
		if err := d.Check(); cases.CodeOf(err) != code {
			t.Errorf("%s: %v", target, err)
		}
	}
}
