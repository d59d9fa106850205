package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func TestMonitoringOn(t *testing.T) {
	month := func(m int) cases.Month { return cases.NewMonth(2026, m) }
	hidden := cases.Base{Hidden: true}
	tests := map[string]struct {
		list  []cases.Monitoring
		on    cases.Day
		class string
		risk  string
	}{
		"never recognised":                      {nil, on(6, 1), "", ""},
		"before the month of recognition":       {[]cases.Monitoring{{Class: "边缘易致贫户", RecognisedMonth: month(6)}}, on(5, 31), "", ""},
		"from the first of that month":          {[]cases.Monitoring{{Class: "边缘易致贫户", RecognisedMonth: month(6)}}, on(6, 1), "边缘易致贫户", "未消除"},
		"recognised before our records":         {[]cases.Monitoring{{Class: "边缘易致贫户"}}, on(6, 1), "边缘易致贫户", "未消除"},
		"removed, and still on the list":        {[]cases.Monitoring{{Class: "边缘易致贫户", RemovedMonth: month(6)}}, on(6, 1), "边缘易致贫户", "已消除"},
		"to be removed next month":              {[]cases.Monitoring{{Class: "边缘易致贫户", RemovedMonth: month(7)}}, on(6, 30), "边缘易致贫户", "未消除"},
		"removed, the month not known":          {[]cases.Monitoring{{Class: "边缘易致贫户", Removed: "是"}}, on(6, 30), "边缘易致贫户", "已消除"},
		"said not to be removed":                {[]cases.Monitoring{{Class: "边缘易致贫户", Removed: "否"}}, on(6, 30), "边缘易致贫户", "未消除"},
		"taken off the list":                    {[]cases.Monitoring{{Class: "边缘易致贫户", EndedMonth: month(6)}}, on(6, 1), "", ""},
		"the month before it is taken off":      {[]cases.Monitoring{{Class: "边缘易致贫户", EndedMonth: month(6)}}, on(5, 31), "边缘易致贫户", "未消除"},
		"in the bin":                            {[]cases.Monitoring{{Base: hidden, Class: "边缘易致贫户"}}, on(5, 31), "", ""},
		"without a class":                       {[]cases.Monitoring{{}}, on(5, 31), "", ""},
		"recognised again after a removal (回退)": {[]cases.Monitoring{{Class: "突发严重困难户", RecognisedMonth: month(5)}, {Class: "边缘易致贫户", RecognisedMonth: month(1), RemovedMonth: month(3)}}, on(5, 31), "突发严重困难户", "未消除"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			found, ok := cases.MonitoringOn(tt.list, tt.on)
			if found.Class != tt.class || ok != (tt.class != "") {
				t.Errorf("got class %q, %t, want %q", found.Class, ok, tt.class)
			}
			if got := found.RiskOn(tt.on); got != tt.risk {
				t.Errorf("got risk %q, want %q", got, tt.risk)
			}
		})
	}
}

func TestMonitoringCheck(t *testing.T) {
	june, may := cases.NewMonth(2026, 6), cases.NewMonth(2026, 5)
	tests := map[string]struct {
		monitoring cases.Monitoring
		field      string
	}{
		"recognised and removed in one month": {cases.Monitoring{RecognisedMonth: june, RemovedMonth: june, Removed: "是"}, ""},
		"removed before recognised":           {cases.Monitoring{RecognisedMonth: june, RemovedMonth: may}, "removed_month"},
		"removed and said not to be":          {cases.Monitoring{RemovedMonth: june, Removed: "否"}, "removed"},
		"taken off before recognised":         {cases.Monitoring{RecognisedMonth: june, EndedMonth: may}, "ended_month"},
		"all blank":                           {cases.Monitoring{}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := fieldOf(tt.monitoring.Check()); got != tt.field {
				t.Errorf("got an error at %q, want %q", got, tt.field)
			}
		})
	}
}

func TestMonitoringRisks(t *testing.T) {
	m := cases.Monitoring{Risk1: "因病", Risk3: "因残"}
	if got := m.Risks(); !slices.Equal(got, []string{"因病", "因残"}) {
		t.Errorf("got %v", got)
	}
}

func TestFirstRecognised(t *testing.T) {
	month := func(m int) cases.Month { return cases.NewMonth(2026, m) }
	tests := map[string]struct {
		list []cases.Monitoring
		want cases.Month
	}{
		"the earlier of two":        {[]cases.Monitoring{{RecognisedMonth: month(5)}, {RecognisedMonth: month(2)}, {RecognisedMonth: month(9)}}, month(2)},
		"one in the bin is not one": {[]cases.Monitoring{{RecognisedMonth: month(5)}, {RecognisedMonth: month(2), Base: cases.Base{Hidden: true}}}, month(5)},
		"a month not known":         {[]cases.Monitoring{{Class: "边缘易致贫户"}}, 0},
		"never":                     {nil, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.FirstRecognised(tt.list); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
