package ui_test

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// fakeSales is a SaleStore in memory.
type fakeSales struct {
	*fakeSettings
	list    []cases.SaleRow
	filters []cases.SaleFilter
}

func newFakeSales(f *fakeSettings) *fakeSales { return &fakeSales{fakeSettings: f} }

func (s *fakeSales) HouseholdsByID(context.Context, []int64) ([]cases.Household, error) {
	return []cases.Household{{Base: cases.Base{ID: 7}, VillageID: 1, HeadName: "杨建国"}}, nil
}

func (s *fakeSales) OrderSales(_ context.Context, f cases.SaleFilter, _ cases.Sort) (ids []int64, sums cases.SaleSums, err error) {
	s.filters = append(s.filters, f)
	for i := range s.list {
		one := &s.list[i].Sale
		if one.Hidden || (f.Household != 0 && one.HouseholdID != f.Household) || (f.By == cases.SoldByOthers && one.HouseholdID != 0) {
			continue
		}
		ids = append(ids, one.ID)
		sums.Sales++
		sums.Amount += one.WorkedAmount().Value
		sums.Received += one.Received.Value
	}
	return ids, sums, nil
}

func (s *fakeSales) SalesByID(_ context.Context, ids []int64) (rows []cases.SaleRow, err error) {
	for _, row := range s.list {
		if slices.Contains(ids, row.Sale.ID) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func (s *fakeSales) SaveSale(_ context.Context, before, after *cases.Sale) (cases.Change, error) {
	if s.fails != nil {
		return cases.Change{}, s.fails
	}
	if before == nil {
		after.ID = int64(len(s.list) + 1)
		s.list = append(s.list, cases.SaleRow{})
	}
	s.list[after.ID-1].Sale = *after
	return s.touched("销售 "+after.Product, after.ID)
}

func (s *fakeSales) Hide(_ context.Context, _ string, id int64) (cases.Change, error) {
	s.list[id-1].Sale.Hidden = true
	return s.touched("删除销售", id)
}

func (s *fakeSales) touched(sentence string, id int64) (cases.Change, error) {
	change, err := s.did(sentence)
	change.Touched = []cases.Touched{{Record: "sale", ID: id}}
	return change, err
}
