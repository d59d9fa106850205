package cases

// Explains says whether the export carries a sheet that shows what each income is made
// of: 打印版 of reports with incomes, but never what is hung on a wall.
func (e *Export) Explains() bool {
	return e.Layout == LayoutPrint && e.Report.Use != UsePublic && e.Report.NeedsIncome()
}
