package storage_test

import (
	"testing"

	"zhucunji/cases"
)

func TestIncomeCellIsTypedChangedAndCleared(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	id, year := n.Household.ID, cases.LedgerYear(2026)
	cell := cases.IncomeCell{Item: "养老保险金", Everyone: true, Period: year, Amount: cases.Some(cases.Yuan(1500))}
	for _, step := range []struct {
		amount cases.Opt[cases.Money]
		want   cases.Opt[cases.Money]
	}{
		{cases.Some(cases.Yuan(1500)), cases.Some(cases.Yuan(1500))},
		{cases.Some(cases.Yuan(1620)), cases.Some(cases.Yuan(1620))},
		{cases.Opt[cases.Money]{}, cases.Opt[cases.Money]{}},
	} {
		cell.Amount = step.amount
		if _, err := st.SetIncomeCells(ctx, id, []cases.IncomeCell{cell}); err != nil {
			t.Fatal(err)
		}
		entries, err := st.Incomes(ctx, id, year)
		if err != nil {
			t.Fatal(err)
		}
		if got := cell.Sum(entries); got != step.want {
			t.Errorf("typed %v: the cell shows %v", step.amount, got)
		}
	}
}

func TestCellOfSeveralEntriesIsNotTypedOver(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	household := cases.Ref(n.Household.ID)
	entry := func(month int) cases.Income {
		m := cases.NewMonth(2026, month)
		return cases.Income{HouseholdID: household, Item: "低保金", Amount: cases.Some(cases.Yuan(500)), FromOn: m.First(), ToOn: m.Last()}
	}
	if _, err := st.AddIncomes(ctx, []cases.Income{entry(1), entry(2)}); err != nil {
		t.Fatal(err)
	}
	cell := cases.IncomeCell{Item: "低保金", Everyone: true, Period: cases.LedgerYear(2026), Amount: cases.Some(cases.Yuan(900))}
	if _, err := st.SetIncomeCells(ctx, n.Household.ID, []cases.IncomeCell{cell}); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestFrozenYearStaysAsReported(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	id, year := n.Household.ID, cases.LedgerYear(2026)
	wages := cases.Income{HouseholdID: cases.Ref(id), Item: "外出务工收入", Amount: cases.Some(cases.Yuan(40000)), FromOn: year.From, ToOn: year.To}
	if _, err := st.AddIncomes(ctx, []cases.Income{wages}); err != nil {
		t.Fatal(err)
	}
	if _, err := st.FreezeYear(ctx, []int64{id}, 2026, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := st.AddIncomes(ctx, []cases.Income{wages}); err != nil {
		t.Fatal(err)
	}
	net := func() cases.Money {
		t.Helper()
		a, frozen, err := st.LedgerAccount(ctx, id, 2026)
		if err != nil || !frozen {
			t.Fatalf("frozen %v, %v", frozen, err)
		}
		return a.Net
	}
	if got := net(); got != cases.Yuan(40000) {
		t.Errorf("reported net became %s", got)
	}
	if change, err := st.FreezeYear(ctx, []int64{id}, 2026, ""); err != nil || change.Act != 0 {
		t.Errorf("a second report without a reason: %+v, %v", change, err)
	}
	if _, err := st.FreezeYear(ctx, []int64{id}, 2026, "漏报一笔务工收入"); err != nil {
		t.Fatal(err)
	}
	if got := net(); got != cases.Yuan(80000) {
		t.Errorf("corrected net is %s", got)
	}
	list, err := st.Snapshots(ctx, id)
	if err != nil || len(list) != 2 || list[0].CorrectsID != cases.Ref(list[1].ID) {
		t.Errorf("both reports must stand: %d, %v", len(list), err)
	}
}

func TestAccountDividesByTheAccountingPeople(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	id, year := n.Household.ID, cases.LedgerYear(2026)
	if _, err := st.AddIncomes(ctx, []cases.Income{{HouseholdID: cases.Ref(id), Item: "外出务工收入", Amount: cases.Some(cases.Yuan(30000)), FromOn: year.From, ToOn: year.To}}); err != nil {
		t.Fatal(err)
	}
	before, err := st.HouseholdYear(ctx, id, 2026)
	if err != nil || before.RegisteredPeople.Value != 2 {
		t.Fatalf("proposed %+v, %v", before, err)
	}
	after := before
	after.AccountingPeople = cases.Some(int64(3))
	if _, err := st.SaveHouseholdYear(ctx, &before, &after); err != nil {
		t.Fatal(err)
	}
	a, err := st.Account(ctx, id, year, 2026)
	if err != nil || a.PerHead != cases.Some(cases.Yuan(10000)) {
		t.Errorf("per head %v, %v", a.PerHead, err)
	}
}

func TestUnknownIncomeItemIsRefused(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	year := cases.LedgerYear(2026)
	_, err := st.AddIncomes(t.Context(), []cases.Income{{HouseholdID: cases.Ref(n.Household.ID), Item: "彩票", Amount: cases.Some(cases.Yuan(5)), FromOn: year.From, ToOn: year.To}})
	if cases.CodeOf(err) != cases.Invalid {
		t.Errorf("got %v", err)
	}
}
