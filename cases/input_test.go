package cases_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

func TestSumInputs(t *testing.T) {
	inputs := []cases.Input{
		{Source: "自筹", Amount: yuan(300)},
		{Source: "奖补", Amount: yuan(200)},
		{Source: "自筹", Amount: fen(50)},
		{Source: "贷款"},
		{Base: cases.Base{Hidden: true}, Source: "自筹", Amount: yuan(999)},
	}
	sums, total := cases.SumInputs(inputs)
	want := []cases.SourceSum{{Source: "自筹", Sum: 30050}, {Source: "奖补", Sum: 20000}, {Source: "贷款"}}
	if !slices.Equal(sums, want) || total != 50050 {
		t.Errorf("got %v, total %s; want %v, total 500.50", sums, total, want)
	}
}

func TestSourcesAddUpToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inputs := rapid.SliceOf(rapid.Custom(func(t *rapid.T) cases.Input {
			return cases.Input{
				Base:   cases.Base{Hidden: rapid.Bool().Draw(t, "hidden")},
				Source: rapid.SampledFrom([]string{"自筹", "奖补", "贷款"}).Draw(t, "source"),
				Amount: fen(rapid.Int64Range(0, 1e9).Draw(t, "fen")),
			}
		})).Draw(t, "inputs")
		sums, total := cases.SumInputs(inputs)
		var added cases.Money
		for _, s := range sums {
			added += s.Sum
		}
		if added != total {
			t.Errorf("sources add up to %s, total is %s", added, total)
		}
	})
}

func TestFundSums(t *testing.T) {
	own := cases.Measure{FundID: 1, Amount: yuan(500)}
	tests := map[string]struct {
		measure cases.Measure
		inputs  []cases.Input
		want    map[cases.Ref]cases.Money
	}{
		"a measure of no fund":           {cases.Measure{Amount: yuan(500)}, nil, nil},
		"a measure without inputs":       {own, nil, map[cases.Ref]cases.Money{1: cases.Yuan(500)}},
		"a fund without an amount":       {cases.Measure{FundID: 1}, nil, nil},
		"inputs that name no fund":       {own, []cases.Input{{Source: "自筹", Amount: yuan(9)}}, map[cases.Ref]cases.Money{1: cases.Yuan(500)}},
		"inputs that do, say it instead": {own, []cases.Input{{FundID: 1, Amount: yuan(300)}, {FundID: 2, Amount: yuan(200)}, {FundID: 2, Amount: yuan(1)}}, map[cases.Ref]cases.Money{1: cases.Yuan(300), 2: cases.Yuan(201)}},
		"inputs in the bin say nothing":  {own, []cases.Input{{Base: cases.Base{Hidden: true}, FundID: 2, Amount: yuan(300)}}, map[cases.Ref]cases.Money{1: cases.Yuan(500)}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := cases.FundSums(&tt.measure, tt.inputs)
			if len(got) != len(tt.want) {
				t.Fatalf("got %v, want %v", got, tt.want)
			}
			for fund, sum := range tt.want {
				if got[fund] != sum {
					t.Errorf("fund %d: got %s, want %s", fund, got[fund], sum)
				}
			}
		})
	}
}

func TestCheckInput(t *testing.T) {
	wantFields(t, cases.CheckInput(&cases.Input{MeasureID: 5, Source: "自筹", Amount: yuan(0)}))
	wantFields(t, cases.CheckInput(&cases.Input{}), "measure_id", "source", "amount")
	wantFields(t, cases.CheckInput(&cases.Input{MeasureID: 5, Source: "自筹", Amount: yuan(-1)}), "amount")
}
