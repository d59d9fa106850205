package cases_test

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// dossier is a household with something of everything.
func dossier(t testing.TB) *cases.Dossier {
	t.Helper()
	yuan := func(n int64) cases.Opt[cases.Money] { return cases.Some(cases.Yuan(n)) }
	day := cases.NewDay
	d := &cases.Dossier{
		AsOf: day(2026, 11, 21),
		File: cases.HouseholdFile{
			Household: cases.Household{
				Code: "5001991100100001", HeadName: "杨建国", Phone: "13800001234", BankAccount: "6217000012345678", HouseholdType: "脱贫户",
				MonitorClass: "脱贫不稳定户", RiskState: cases.RiskOpen, HelperName: "李国强", HelperPhone: "13900009999", ArableMu: cases.Some(decimal.RequireFromString("3.5")),
				Facts: cases.HouseholdFacts{HeadIDNumber: "500199195703200112"},
			},
			Village: cases.Village{Name: "望岭村"}, Team: cases.Team{Name: "一组"},
			Members: []cases.Member{
				{Membership: cases.Membership{PersonID: 1, Relation: "户主"}, Person: cases.Person{Base: cases.Base{ID: 1}, Name: "杨建国", IDNumber: "500199195703200112", Health: "长期慢性病"}},
				{Membership: cases.Membership{PersonID: 2, Relation: "配偶"}, Person: cases.Person{Base: cases.Base{ID: 2}, Name: "王秀英", IDNumber: "500199196208150028", Phone: "13700001111"}},
			},
			Photos: []cases.Photo{{File: "ab", Caption: "杨建国家灶房", TakenAt: time.Date(2026, 11, 1, 2, 3, 0, 0, time.UTC)}},
		},
		Visits: []cases.VisitFile{{
			Visit: cases.Visit{
				Base: cases.Base{ID: 7}, VisitedOn: day(2026, 11, 20), Way: "入户", Visitors: "张三、李四", MetName: "王秀英", Text: "杨建国在家，电话13800001234。",
				Checks: cases.CheckList{{Item: "大病慢病负担", Answer: cases.AnswerProblem, Note: "透析"}, {Item: "住房安全", Answer: cases.AnswerOK}, {Item: "防溺水", Answer: cases.AnswerNA}},
			},
			Demands:  []cases.Demand{{Text: "想养蚕", RaisedOn: day(2026, 11, 20)}},
			Promises: []cases.Promise{{Text: "送蚕种", DueOn: day(2026, 11, 10), PromisedOn: day(2026, 11, 1)}},
		}, {Visit: cases.Visit{Base: cases.Base{ID: 6}, VisitedOn: day(2025, 5, 1), Way: "电话"}}},
		Measures: []cases.DossierMeasure{
			{MeasureFile: cases.MeasureFile{
				Measure:  cases.Measure{Year: cases.Some(int64(2026)), Block: "产业帮扶", Item: "养殖业", Content: "桑蚕", Amount: yuan(1000), FromOn: day(2026, 3, 1)},
				Industry: &cases.Industry{Category: "蚕桑", Variety: "桑蚕", Scale: cases.Some(decimal.RequireFromString("5.1")), Unit: "张", Value: yuan(6000), Cost: yuan(1500)},
			}},
			{MeasureFile: cases.MeasureFile{Measure: cases.Measure{Year: cases.Some(int64(2026)), Block: "健康帮扶", Item: "医疗救助", Content: "透析救助", Amount: yuan(300)}}, Person: "王秀英"},
		},
	}
	policy := shipped(t)
	entries := []cases.Income{
		{Item: "外出务工收入", SubItem: "杨建国浙江务工", Amount: yuan(20000), FromOn: day(2025, 10, 1), ToOn: day(2026, 9, 30)},
		{Item: "养老保险金", Amount: yuan(3000), FromOn: day(2025, 10, 1), ToOn: day(2026, 9, 30)},
		{Item: "种植业支出", Amount: yuan(1000), FromOn: day(2025, 10, 1), ToOn: day(2026, 9, 30)},
	}
	d.Demands, d.Promises = d.Visits[0].Demands, d.Visits[0].Promises
	people := cases.Some(int64(3))
	d.Incomes = entries
	d.Account = cases.AccountOf(entries, people, cases.LedgerYear(2026), policy, 2026)
	d.Before = cases.AccountOf(nil, people, cases.LedgerYear(2025), policy, 2025)
	return d
}

// documentOf is an export of a document of one household.
func documentOf(t testing.TB, key string, masked bool) *cases.DocumentExport {
	t.Helper()
	doc, err := cases.DocumentByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	e := &cases.DocumentExport{Document: doc, Filter: cases.NewReportFilter(20261121), Household: 1, Masked: masked, FilledOn: 20261121}
	e.Filter.Place = "望岭村"
	return e
}

// textOf is everything a page shows, a line a value.
func textOf(p *cases.DocumentPage) string {
	var b strings.Builder
	add := func(c cases.Content) {
		switch v := c.Value.(type) {
		case string:
			b.WriteString(v)
		case cases.Money:
			b.WriteString(v.String())
		case cases.Day:
			b.WriteString(v.String())
		case decimal.Decimal:
			b.WriteString(v.String())
		}
		b.WriteString("\n" + c.Note + "\n")
	}
	b.WriteString(p.Name + "\n" + p.Title + "\n" + strings.Join(p.Line, "\n") + "\n")
	for _, c := range p.Index {
		add(c)
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		b.WriteString(s.Title + "\n" + s.Text + "\n")
		for _, c := range s.Cells {
			b.WriteString(c.Label + "\n")
			add(c.Content)
		}
		for _, photo := range s.Photos {
			b.WriteString(photo.Caption + "\n")
		}
		if s.Table == nil {
			continue
		}
		for _, c := range s.Table.Columns {
			b.WriteString(c.Title + "\n")
		}
		for _, row := range s.Table.Rows {
			for _, c := range row {
				add(c)
			}
		}
	}
	return b.String()
}

func TestDocumentsAreDefinedRight(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range cases.Documents() {
		if seen[d.Key] || d.Name == "" || d.Title == "" || d.Cadence == "" || d.Grain.Title() == "" || len(d.Sign) == 0 {
			t.Errorf("%s is not whole: %+v", d.Key, d)
		}
		seen[d.Key] = true
		if _, err := cases.ReportByKey(d.Key); err == nil {
			t.Errorf("%s is a report too", d.Key)
		}
	}
	if _, err := cases.DocumentByKey("D99"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("an unknown key: %v, want not found", err)
	}
}

// What identifies people stands in full on a full document, and nowhere on a masked one.
func TestMaskedDocumentsNameNobody(t *testing.T) {
	secrets := []string{
		"杨建国", "王秀英", "500199195703200112", "500199196208150028", "13800001234", "13700001111", "13900009999", "6217000012345678", "长期慢性病", "透析",
	}
	for _, key := range []string{"D1", "D2", "D3", "D4"} {
		t.Run(key, func(t *testing.T) {
			full, masked := documentOf(t, key, false), documentOf(t, key, true)
			whole := textOf(full.Pages(dossier(t), shipped(t))[0])
			page := masked.Pages(dossier(t), shipped(t))[0]
			hidden := textOf(page)
			if !strings.Contains(whole, "杨建国") {
				t.Error("the full page lacks the head")
			}
			for _, secret := range secrets {
				if strings.Contains(hidden, secret) {
					t.Errorf("the masked page shows %q", secret)
				}
			}
			for i := range page.Sections {
				if len(page.Sections[i].Photos) > 0 {
					t.Error("the masked page has a photo")
				}
			}
			if page.Secret || !full.Pages(dossier(t), shipped(t))[0].Secret {
				t.Error("only the full page is secret")
			}
			if strings.Contains(masked.HouseholdFileName(dossier(t)), "杨建国") {
				t.Error("the masked file is named after the head")
			}
		})
	}
}

func TestDossierTellsEverything(t *testing.T) {
	text := textOf(documentOf(t, "D1", false).Pages(dossier(t), shipped(t))[0])
	for _, want := range []string{
		"一、基本情况", "二、家庭成员（2 人）", "500199195703200112", "13700001111", "6217000012345678", "长期慢性病", "3.5",
		"外出务工收入", "20000.00", "2026 年度（元）", "到户产业", "5.1张", "4500.00", "医疗救助", "2026年11月20日", "想养蚕", "送蚕种", "已逾期",
		"大病慢病负担：有问题（透析）；正常：住房安全；不适用：防溺水。", "户档照片", "杨建国浙江务工",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// The card that hangs on a wall carries no identity number, account or illness, masked
// or not.
func TestHelpCardKeepsPrivateThingsOffTheWall(t *testing.T) {
	text := textOf(documentOf(t, "D3", false).Pages(dossier(t), shipped(t))[0])
	for _, secret := range []string{"500199195703200112", "6217000012345678", "长期慢性病", "透析"} {
		if strings.Contains(text, secret) {
			t.Errorf("the card shows %q", secret)
		}
	}
	for _, want := range []string{"杨建国（户主）、王秀英（配偶）", "桑蚕5.1张", "医疗救助", "养老保险金", "3000.00", "李国强", "13900009999", "送蚕种"} {
		if !strings.Contains(text, want) {
			t.Errorf("the card lacks %q", want)
		}
	}
}

// Each formula of the income card gives the value that stands beside it.
func TestIncomeCardAddsUp(t *testing.T) {
	page := documentOf(t, "D4", false).Pages(dossier(t), shipped(t))[0]
	values := map[string]any{}
	formulas := map[string]string{}
	for _, row := range page.Sections[1].Table.Rows {
		values[row[0].Value.(string)] = row[2].Value
		formulas[row[0].Value.(string)] = row[2].Formula
	}
	for code, want := range map[string]cases.Money{
		"K": cases.Yuan(23000), "L": cases.Yuan(20000), "M": 0, "N": 0, "P": cases.Yuan(3000), "R": cases.Yuan(1000), "S": cases.Yuan(22000), "T": 733333,
	} {
		if values[code] != want {
			t.Errorf("%s is %v, want %v", code, values[code], want)
		}
	}
	for code, want := range map[string]string{"K": "{L}+{M}+{N}+{P}", "S": "{K}-{R}", "T": "ROUND({S}/{A},2)", "L": "{nowL1}", "M": ""} {
		if formulas[code] != want {
			t.Errorf("%s is made by %q, want %q", code, formulas[code], want)
		}
	}
	if !page.OnePage {
		t.Error("the card is one sheet of paper")
	}
}

func TestVisitsOfAnExport(t *testing.T) {
	e := documentOf(t, "D2", false)
	if got := e.VisitsOf(dossier(t)); len(got) != 1 || got[0].Visit.ID != 7 {
		t.Errorf("%d visits of the period, want the one of this year", len(got))
	}
	e.Visits = []int64{6}
	if got := e.VisitsOf(dossier(t)); len(got) != 1 || got[0].Visit.ID != 6 || !e.Single() {
		t.Errorf("%d visits, want the one asked for", len(got))
	}
	page := e.VisitPage(dossier(t), &dossier(t).Visits[0], shipped(t))
	for _, want := range []string{"杨建国 2026-11-20", "检查项目", "透析", "张三、李四"} {
		if !strings.Contains(textOf(page), want) {
			t.Errorf("the record lacks %q", want)
		}
	}
}

func TestDocumentNamesAndChecks(t *testing.T) {
	e := documentOf(t, "D1", true)
	if got := e.FileName(); got != "望岭村_一户一档_2026年_脱敏.xlsx" {
		t.Errorf("file %q", got)
	}
	if got := e.HouseholdFileName(dossier(t)); got != "望岭村_一组_杨某国_一户一档_脱敏.xlsx" {
		t.Errorf("file %q", got)
	}
	if d := e.Delivery("x.xlsx", "上报"); d.What != "一户一档" || d.Key != "D1" || !d.Masked || d.Plain || d.Filter != "望岭村，2026年，一户" {
		t.Errorf("delivery %+v", d)
	}
	month := documentOf(t, "D5", false)
	month.Filter.Period = cases.Period{}
	month.Filter.Year = 0
	if err := month.Check(); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("no period: %v, want invalid", err)
	}
	if err := (&cases.DocumentExport{}).Check(); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("no document: %v, want invalid", err)
	}
	for key, want := range map[string]cases.Period{
		"D5": {From: 20261101, To: 20261130}, "D6": {From: 20261001, To: 20261231}, "D7": cases.CalendarYear(2026),
	} {
		if got := documentOf(t, key, false).Document.PeriodAt(20261121); got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	for _, c := range []struct {
		key          string
		full, masked bool
		want         bool
	}{{"D1", false, false, false}, {"D1", false, true, true}, {"D5", false, false, true}, {"D5", true, false, false}} {
		if got := documentOf(t, c.key, false).Document.Masked(c.full, c.masked); got != c.want {
			t.Errorf("%+v gives masked %v", c, got)
		}
	}
}
