package cases

// SaleRow is one line of the list of sales.
type SaleRow struct {
	Sale    Sale
	Head    string // of the household; blank where a cooperative sold
	Village string
	Team    string
	Unit    string // 采购的帮扶单位
	Measure string // what helped, where the sale belongs to a measure
}

// Seller is who made what was sold: the household's head, or else the 生产主体.
func (r *SaleRow) Seller() string {
	if r.Sale.HouseholdID != 0 {
		return r.Head
	}
	return r.Sale.Producer
}

// Buyer is who bought it: as typed, or else the 帮扶单位.
func (r *SaleRow) Buyer() string {
	if r.Sale.Buyer != "" {
		return r.Sale.Buyer
	}
	return r.Unit
}

// Who sold, as a list of sales is narrowed to.
const (
	SoldByHouseholds = "农户"
	SoldByOthers     = "合作社等" // whatever belongs to no household
)

// SaleFilter says which sales a list takes; blank parts restrict nothing.
type SaleFilter struct {
	Village     Ref
	Team        Ref
	Household   Ref
	Year        int    // of the day
	By          string // SoldByHouseholds or SoldByOthers
	Channel     string // a value of the list 销售去向
	Consumption string // Yes or No: 消费帮扶
}

// SaleSums stand at the foot of a list of sales.
type SaleSums struct {
	Sales    int64
	Amount   Money // as typed or worked out
	Received Money // 回款
}
