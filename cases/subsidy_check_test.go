package cases_test

import (
	"testing"

	"zhucunji/cases"
)

// pigs is a 到户奖补 for three pigs at 500 yuan each, two at least (彭水 2024).
func pigs(change func(*cases.Subsidy)) *cases.Subsidy {
	s := &cases.Subsidy{
		MeasureID: 5, Kind: "产业奖补", Category: "养殖", Unit: "头", OpeningQuantity: number("2"), AppliedQuantity: number("3"),
		Rate: number("500"), AppliedOn: day(2026, 5, 1), AcceptedOn: day(2026, 9, 1), AcceptedQuantity: number("3"),
		Acceptors: "张三、李四、王五", ApprovedAmount: yuan(1500), PublicFromOn: day(2026, 9, 5), PublicToOn: day(2026, 9, 9),
		PaidOn: day(2026, 10, 20), PaidAmount: yuan(1500),
	}
	if change != nil {
		change(s)
	}
	return s
}

func TestSubsidyWorkedAmount(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Subsidy)
		want   cases.Opt[cases.Money]
	}{
		"what was accepted earns":          {nil, yuan(1500)},
		"before acceptance, what is asked": {func(s *cases.Subsidy) { s.AcceptedQuantity.Valid = false; s.AppliedQuantity = number("2.5") }, yuan(1250)},
		"below the opening, nothing":       {func(s *cases.Subsidy) { s.AcceptedQuantity = number("1") }, yuan(0)},
		"no opening quantity told":         {func(s *cases.Subsidy) { s.OpeningQuantity.Valid = false; s.AcceptedQuantity = number("1") }, yuan(500)},
		"no rate, no amount":               {func(s *cases.Subsidy) { s.Rate.Valid = false }, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := pigs(tt.change).WorkedAmount(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCheckSubsidy(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Subsidy)
		want   []string
	}{
		"from application to payment":     {nil, nil},
		"nothing at all":                  {func(s *cases.Subsidy) { *s = cases.Subsidy{} }, []string{"measure_id", "kind"}},
		"a negative quantity":             {func(s *cases.Subsidy) { s.AppliedQuantity = number("-1") }, []string{"applied_quantity"}},
		"accepted before it was asked":    {func(s *cases.Subsidy) { s.AcceptedOn = day(2026, 4, 30) }, []string{"accepted_on"}},
		"a publicity that ends too early": {func(s *cases.Subsidy) { s.PublicToOn = day(2026, 9, 4) }, []string{"public_to_on"}},
		"paid before it was accepted":     {func(s *cases.Subsidy) { s.PaidOn = day(2026, 8, 31) }, []string{"paid_on"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckSubsidy(pigs(tt.change)), tt.want...) })
	}
}

func TestSubsidyHints(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Subsidy)
		want   []string
	}{
		"sums that agree":             {nil, nil},
		"a blank form":                {func(s *cases.Subsidy) { *s = cases.Subsidy{} }, nil},
		"approved against the rate":   {func(s *cases.Subsidy) { s.ApprovedAmount, s.PaidAmount = yuan(1200), yuan(1200) }, []string{"approved_amount"}},
		"paid against the approval":   {func(s *cases.Subsidy) { s.PaidAmount = yuan(1499) }, []string{"paid_amount"}},
		"more accepted than asked":    {func(s *cases.Subsidy) { s.AppliedQuantity = number("2") }, []string{"accepted_quantity"}},
		"accepted by two only":        {func(s *cases.Subsidy) { s.Acceptors = "张三、李四" }, []string{"acceptors"}},
		"hung out for four days only": {func(s *cases.Subsidy) { s.PublicToOn = day(2026, 9, 8) }, []string{"public_to_on"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantHints(t, cases.SubsidyHints(pigs(tt.change)), tt.want...) })
	}
}
