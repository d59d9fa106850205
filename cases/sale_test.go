package cases_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func sale(change func(*cases.Sale)) *cases.Sale {
	s := &cases.Sale{VillageID: 1, HouseholdID: 7, SoldOn: today, Product: "脆红李", Unit: "斤", Quantity: number("350.5"), UnitPrice: number("3.33")}
	if change != nil {
		change(s)
	}
	return s
}

func TestSaleAmounts(t *testing.T) {
	tests := map[string]struct {
		change       func(*cases.Sale)
		amount, owed cases.Opt[cases.Money]
	}{
		"quantity times price, to the fen": {nil, fen(116717), fen(116717)},
		"a typed amount stands":            {func(s *cases.Sale) { s.Amount = yuan(1200) }, yuan(1200), yuan(1200)},
		"what came in is not owed":         {func(s *cases.Sale) { s.Amount, s.Received = yuan(1200), yuan(500) }, yuan(1200), yuan(700)},
		"nothing is owed below zero":       {func(s *cases.Sale) { s.Amount, s.Received = yuan(1200), yuan(1300) }, yuan(1200), yuan(0)},
		"no price, no amount":              {func(s *cases.Sale) { s.UnitPrice.Valid = false }, cases.Opt[cases.Money]{}, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := sale(tt.change)
			if got := s.WorkedAmount(); got != tt.amount {
				t.Errorf("amount %v, want %v", got, tt.amount)
			}
			if got := s.Owed(); got != tt.owed {
				t.Errorf("owed %v, want %v", got, tt.owed)
			}
		})
	}
}

func TestCheckSale(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Sale)
		want   []string
	}{
		"by a household":          {nil, nil},
		"by a cooperative":        {func(s *cases.Sale) { s.HouseholdID, s.Producer = 0, "金溪农场" }, nil},
		"by nobody":               {func(s *cases.Sale) { s.HouseholdID = 0 }, []string{"producer"}},
		"nothing at all":          {func(s *cases.Sale) { *s = cases.Sale{HouseholdID: 7} }, []string{"village_id", "sold_on", "product"}},
		"sold tomorrow":           {func(s *cases.Sale) { s.SoldOn = today.AddDays(1) }, []string{"sold_on"}},
		"fewer households than 0": {func(s *cases.Sale) { s.Households = count(-1) }, []string{"households"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckSale(sale(tt.change), today), tt.want...) })
	}
}

func TestSaleHints(t *testing.T) {
	wantHints(t, cases.SaleHints(sale(nil)))
	wantHints(t, cases.SaleHints(sale(func(s *cases.Sale) { s.Amount = fen(116717) })))
	wantHints(t, cases.SaleHints(sale(func(s *cases.Sale) { s.Amount = yuan(1) })), "amount")
	wantHints(t, cases.SaleHints(sale(func(s *cases.Sale) { s.Received = yuan(1168) })), "received")
}

func TestYuanOf(t *testing.T) {
	tests := map[string]struct {
		wan  cases.Opt[decimal.Decimal]
		want cases.Opt[cases.Money]
	}{
		"1,700,000 yuan of 光伏":   {number("170"), yuan(1700000)},
		"four decimals are yuan": {number("12.3456"), yuan(123456)},
		"six are fen":            {number("0.000001"), fen(1)},
		"a blank stays blank":    {cases.Opt[decimal.Decimal]{}, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.YuanOf(tt.wan); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
