package ui

import (
	"context"

	"zhucunji/cases"
)

// SaleStore is what the list of sales and the dialog of one need.
type SaleStore interface {
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	Units(ctx context.Context) ([]cases.Unit, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	OrderSales(ctx context.Context, f cases.SaleFilter, by cases.Sort) ([]int64, cases.SaleSums, error)
	SalesByID(ctx context.Context, ids []int64) ([]cases.SaleRow, error)
	SaveSale(ctx context.Context, before, after *cases.Sale) (cases.Change, error)
	Hide(ctx context.Context, record string, id int64) (cases.Change, error)
}
