package storage_test

import (
	"context"
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// sold is a village with three sales, by their ids: silk that a measure brought about, bacon
// the same household sold by itself, and a cooperative's honey.
type sold struct {
	household          *cases.NewHousehold
	measure            *cases.MeasureFile
	silk, bacon, honey int64
}

func newSold(t *testing.T, st *storage.Store) sold {
	t.Helper()
	n := addHousehold(t, st)
	home, village := cases.Ref(n.Household.ID), n.Household.VillageID
	unit := cases.Unit{Name: "市科技局"}
	_, err := st.SaveUnit(t.Context(), nil, &unit)
	must(t, err)
	m := silkworms(n.Household.ID)
	m.Sales = []cases.Sale{{HouseholdID: home, VillageID: village, SoldOn: cases.NewDay(2025, 9, 20), Product: "鲜茧", Quantity: number("136"), UnitPrice: number("38")}}
	_, err = st.AddMeasure(t.Context(), m)
	must(t, err)
	bacon := cases.Sale{
		HouseholdID: home, SoldOn: cases.NewDay(2026, 1, 20), Product: "腊肉", Consumption: cases.Yes, UnitID: cases.Ref(unit.ID),
		Amount: cases.Some(cases.Yuan(500)), Received: cases.Some(cases.Yuan(200)),
	}
	honey := cases.Sale{VillageID: village, SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜", Producer: "蜂业合作社", Buyer: "县茶厂", Channel: "合作社收购", Quantity: number("10"), UnitPrice: number("80")}
	for _, sale := range []*cases.Sale{&bacon, &honey} {
		_, err = st.SaveSale(t.Context(), nil, sale)
		must(t, err)
	}
	return sold{n, m, m.Sales[0].ID, bacon.ID, honey.ID}
}

func TestSalesAreListedWithAndWithoutAMeasure(t *testing.T) {
	st := newStore(t)
	made := newSold(t, st)
	team, village := made.household.Household.TeamID, made.household.Household.VillageID
	for name, c := range map[string]struct {
		filter cases.SaleFilter
		sort   cases.Sort
		want   []int64
	}{
		"newest first":               {cases.SaleFilter{}, cases.Sort{}, []int64{made.honey, made.bacon, made.silk}},
		"oldest first":               {cases.SaleFilter{}, cases.Sort{Key: "sold_on"}, []int64{made.silk, made.bacon, made.honey}},
		"by amount":                  {cases.SaleFilter{}, cases.Sort{Key: "amount"}, []int64{made.bacon, made.honey, made.silk}},
		"by amount, down":            {cases.SaleFilter{}, cases.Sort{Key: "amount", Down: true}, []int64{made.silk, made.honey, made.bacon}},
		"by product":                 {cases.SaleFilter{}, cases.Sort{Key: "product"}, []int64{made.bacon, made.honey, made.silk}},
		"by seller, the nameless up": {cases.SaleFilter{}, cases.Sort{Key: "seller"}, []int64{made.honey, made.bacon, made.silk}},
		"of the village":             {cases.SaleFilter{Village: village}, cases.Sort{}, []int64{made.honey, made.bacon, made.silk}},
		"of another village":         {cases.SaleFilter{Village: 99}, cases.Sort{}, []int64{}},
		"of the group":               {cases.SaleFilter{Team: team}, cases.Sort{}, []int64{made.bacon, made.silk}},
		"of the household":           {cases.SaleFilter{Household: cases.Ref(made.household.Household.ID)}, cases.Sort{}, []int64{made.bacon, made.silk}},
		"of a year":                  {cases.SaleFilter{Year: 2026}, cases.Sort{}, []int64{made.honey, made.bacon}},
		"by cooperatives":            {cases.SaleFilter{By: cases.SoldByOthers}, cases.Sort{}, []int64{made.honey}},
		"by households":              {cases.SaleFilter{By: cases.SoldByHouseholds}, cases.Sort{}, []int64{made.bacon, made.silk}},
		"through a channel":          {cases.SaleFilter{Channel: "合作社收购"}, cases.Sort{}, []int64{made.honey}},
		"消费帮扶":                       {cases.SaleFilter{Consumption: cases.Yes}, cases.Sort{}, []int64{made.bacon}},
	} {
		t.Run(name, func(t *testing.T) {
			got, _, err := st.OrderSales(t.Context(), c.filter, c.sort)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("listed %v, %v; want %v", got, err, c.want)
			}
		})
	}
}

func TestSalesTellWhoSoldWhatAndForHowMuch(t *testing.T) {
	st := newStore(t)
	made := newSold(t, st)
	ids, sums, err := st.OrderSales(t.Context(), cases.SaleFilter{}, cases.Sort{})
	must(t, err)
	if want := (cases.SaleSums{Sales: 3, Amount: cases.Yuan(5168 + 500 + 800), Received: cases.Yuan(200)}); sums != want {
		t.Errorf("sums %+v, want %+v", sums, want)
	}
	rows, err := st.SalesByID(t.Context(), ids)
	must(t, err)
	var told []string
	for i := range rows {
		told = append(told, rows[i].Sale.Product+" "+rows[i].Seller()+" "+rows[i].Team+" "+rows[i].Buyer()+" "+rows[i].Measure+" "+rows[i].Village)
	}
	want := []string{"蜂蜜 蜂业合作社  县茶厂  望岭村", "腊肉 杨胜国 一组 市科技局  望岭村", "鲜茧 杨胜国 一组  产业帮扶 养殖业 望岭村"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if line, err := st.Timeline(t.Context(), made.household.Household.ID); err != nil || !slices.ContainsFunc(line, func(o cases.Occurrence) bool {
		return o.Record == "sale" && o.Title == "销售 鲜茧" && o.Amount.Value == cases.Yuan(5168)
	}) {
		t.Errorf("the time line tells %+v, %v", line, err)
	}
}

func TestASaleStandsInTheVillageOfItsHousehold(t *testing.T) {
	st := newStore(t)
	made := newSold(t, st)
	rows, err := st.SalesByID(t.Context(), []int64{made.bacon})
	must(t, err)
	if rows[0].Sale.VillageID != made.household.Household.VillageID {
		t.Errorf("village %d", rows[0].Sale.VillageID)
	}
	after := rows[0].Sale
	after.Product = "腊排"
	c, err := st.SaveSale(t.Context(), &rows[0].Sale, &after)
	if err != nil || !c.ConcernsHousehold(made.household.Household.ID) || c.Sentence != "销售 腊排" {
		t.Errorf("change %+v, %v", c, err)
	}
}

func TestASaleThatBreaksARuleIsRefused(t *testing.T) {
	st := newStore(t)
	village := newSold(t, st).household.Household.VillageID
	for name, sale := range map[string]cases.Sale{
		"nobody sold":       {VillageID: village, SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜"},
		"in no village":     {SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜", Producer: "合作社"},
		"in the future":     {VillageID: village, SoldOn: cases.NewDay(2199, 9, 1), Product: "蜂蜜", Producer: "合作社"},
		"of what, unsaid":   {VillageID: village, SoldOn: cases.NewDay(2026, 9, 1), Producer: "合作社"},
		"of no day":         {VillageID: village, Product: "蜂蜜", Producer: "合作社"},
		"at a negative sum": {VillageID: village, SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜", Producer: "合作社", Amount: cases.Some(cases.Yuan(-1))},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := st.SaveSale(t.Context(), nil, &sale); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("error %v, want invalid", err)
			}
		})
	}
	if _, err := st.SaveSale(t.Context(), nil, &cases.Sale{HouseholdID: 999, SoldOn: cases.NewDay(2026, 9, 1), Product: "蜂蜜"}); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a household that is not there: %v", err)
	}
}

func TestADeletedSaleComesBackFromTheBin(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	made := newSold(t, st)
	c, err := st.Hide(ctx, "sale", made.bacon)
	must(t, err)
	if c.Sentence != "删除销售 腊肉 2026-01-20" {
		t.Errorf("the act says %q", c.Sentence)
	}
	if bin, err := st.Bin(ctx, 10); err != nil || len(bin) != 1 || bin[0].Title != "腊肉 2026-01-20" {
		t.Errorf("the bin shows %+v, %v", bin, err)
	}
	_, err = st.Restore(ctx, "sale", made.bacon)
	must(t, err)
	if ids, _, err := st.OrderSales(ctx, cases.SaleFilter{}, cases.Sort{}); err != nil || len(ids) != 3 {
		t.Errorf("listed %v, %v", ids, err)
	}
}

func TestASaleGoesOutOfSightWithItsMeasureOrHousehold(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	made := newSold(t, st)
	_, err := st.Hide(ctx, "measure", made.measure.Measure.ID)
	must(t, err)
	if bin, err := st.Bin(ctx, 10); err != nil || len(bin) != 1 || bin[0].Record != "measure" {
		t.Errorf("the bin shows %+v, %v", bin, err)
	}
	_, err = st.Hide(ctx, "household", made.household.Household.ID)
	must(t, err)
	if ids, _, err := st.OrderSales(ctx, cases.SaleFilter{}, cases.Sort{}); err != nil || !slices.Equal(ids, []int64{made.honey}) {
		t.Errorf("listed %v, %v", ids, err)
	}
}

func TestTheListOfSalesIsCanceled(t *testing.T) {
	st := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := st.OrderSales(ctx, cases.SaleFilter{}, cases.Sort{}); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("order: %v, want canceled", err)
	}
	if _, err := st.SalesByID(ctx, []int64{1}); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("rows: %v, want canceled", err)
	}
}
