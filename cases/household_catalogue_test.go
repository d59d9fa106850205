package cases_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func TestCatalogues(t *testing.T) {
	t.Run("village", func(t *testing.T) { checkCatalogue(t, cases.VillageCatalogue) })
	t.Run("team", func(t *testing.T) { checkCatalogue(t, cases.TeamCatalogue) })
	t.Run("household", func(t *testing.T) { checkCatalogue(t, cases.HouseholdCatalogue) })
	t.Run("person", func(t *testing.T) { checkCatalogue(t, cases.PersonCatalogue) })
	t.Run("membership", func(t *testing.T) { checkCatalogue(t, cases.MembershipCatalogue) })
	t.Run("headship", func(t *testing.T) { checkCatalogue(t, cases.HeadshipCatalogue) })
	t.Run("standing", func(t *testing.T) { checkCatalogue(t, cases.StandingCatalogue) })
	t.Run("monitoring", func(t *testing.T) { checkCatalogue(t, cases.MonitoringCatalogue) })
}

// checkCatalogue looks for the slips a catalogue of a hundred lines invites: a key
// or header given twice, an accessor copied from the line above, a pointer of
// another type than the kind promises.
func checkCatalogue[T any](t *testing.T, c *cases.Catalogue[T]) {
	t.Helper()
	keys, headers, pointers := map[string]bool{}, map[string]string{}, map[string]string{}
	record := new(T)
	if c.Base(record) == nil {
		t.Error("no base")
	}
	for _, b := range c.Bind(record) {
		if keys[b.Key] {
			t.Errorf("key %s stands twice", b.Key)
		}
		keys[b.Key] = true
		for _, header := range append([]string{b.Title}, b.Aliases...) {
			if other, taken := headers[header]; taken {
				t.Errorf("header %s stands for %s and %s", header, other, b.Key)
			}
			headers[header] = b.Key
		}
		at := fmt.Sprintf("%p", b.Ptr)
		if other, taken := pointers[at]; taken {
			t.Errorf("%s and %s lie in the same place", other, b.Key)
		}
		pointers[at] = b.Key
		if got := kindOf(b.Ptr); !strings.Contains(got, fmt.Sprintf(" %d ", b.Kind)) {
			t.Errorf("%s points to %T, which its kind %d does not", b.Key, b.Ptr, b.Kind)
		}
		checkMeta(t, b.Meta)
	}
}

// kindOf lists the kinds whose accessor gives a pointer of this type.
func kindOf(ptr any) string {
	kinds := []cases.Kind{}
	switch ptr.(type) {
	case *string:
		kinds = []cases.Kind{
			cases.KindText, cases.KindLongText, cases.KindName, cases.KindCode, cases.KindCodes, cases.KindYesNo,
			cases.KindClock, cases.KindIDNumber, cases.KindPhone, cases.KindBank, cases.KindSortKey,
		}
	case *cases.Day:
		kinds = []cases.Kind{cases.KindDay}
	case *cases.Month:
		kinds = []cases.Kind{cases.KindMonth}
	case *cases.Opt[int64]:
		kinds = []cases.Kind{cases.KindYear, cases.KindInt}
	case *cases.Opt[decimal.Decimal]:
		kinds = []cases.Kind{cases.KindDecimal}
	case *cases.Opt[cases.Money]:
		kinds = []cases.Kind{cases.KindMoney}
	case *cases.Ref:
		kinds = []cases.Kind{cases.KindRef}
	case *bool:
		kinds = []cases.Kind{cases.KindFlag}
	case *time.Time:
		kinds = []cases.Kind{cases.KindInstant}
	case *cases.CheckList:
		kinds = []cases.Kind{cases.KindChecks}
	}
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, " %d ", k)
	}
	return b.String()
}

func checkMeta(t *testing.T, m *cases.Meta) {
	t.Helper()
	if m.Title == "" {
		t.Errorf("%s has no title", m.Key)
	}
	coded := m.Kind == cases.KindCode || m.Kind == cases.KindCodes || m.Kind == cases.KindChecks
	if coded != (m.List != "") {
		t.Errorf("%s: kind %d, list %q", m.Key, m.Kind, m.List)
	}
	if (m.Kind == cases.KindRef) != (m.Target != "") {
		t.Errorf("%s: kind %d, target %q", m.Key, m.Kind, m.Target)
	}
	if (m.Kind == cases.KindDay) != strings.HasSuffix(m.Key, "_on") {
		t.Errorf("%s: kind %d; days and only days end in _on", m.Key, m.Kind)
	}
	if (m.Kind == cases.KindRef) != strings.HasSuffix(m.Key, "_id") {
		t.Errorf("%s: kind %d; references and only references end in _id", m.Key, m.Kind)
	}
	switch m.Kind {
	case cases.KindIDNumber, cases.KindPhone, cases.KindBank:
		if m.Guard != cases.Sealed {
			t.Errorf("%s is not sealed", m.Key)
		}
	case cases.KindMoney: // a quantity may have its unit in a field of its own
		if m.Unit == "" {
			t.Errorf("%s has no unit", m.Key)
		}
	}
}

func TestHouseholdActive(t *testing.T) {
	end := cases.NewDay(2026, 6, 1)
	tests := map[string]struct {
		household cases.Household
		want      bool
	}{
		"a household is active":                    {cases.Household{}, true},
		"one in the bin is not":                    {cases.Household{Base: cases.Base{Hidden: true}}, false},
		"one that ended today is not":              {cases.Household{EndedOn: end}, false},
		"one that ends tomorrow still is":          {cases.Household{EndedOn: end.AddDays(1)}, true},
		"one that ended a month ago is no longer":  {cases.Household{EndedOn: end.AddMonths(-1)}, false},
		"one in the bin that ends later is hidden": {cases.Household{Base: cases.Base{Hidden: true}, EndedOn: end.AddDays(9)}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.household.Active(end); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}
