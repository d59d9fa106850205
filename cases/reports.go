package cases

// Reports lists the tables the program ships, in the order shown. The store's Reports
// lists a person's own behind them.
func Reports() []*Report {
	return []*Report{
		reportR1(), reportR3(), reportR4(), reportR5(), reportR5S(), reportR8(),
		reportR9(), reportR9P(), reportR10(), reportR10L(), reportR11(), reportR12(), reportR13(),
		reportR14A(), reportR14B(), reportR14C(), reportR14D(), reportR14E(), reportR14F(), reportR14G(), reportR14H(), reportR14M(),
		reportR15(), reportR16(), reportR17(),
	}
}

// ReportByKey finds a table by its key. It is NotFound where there is none.
func ReportByKey(key string) (*Report, error) {
	for _, r := range Reports() {
		if r.Key == key {
			return r, nil
		}
	}
	return nil, Errorf(NotFound, "report", "没有编号为“"+key+"”的报表。")
}

// signVillage is the signature line of tables a village hands in (domain.md §6).
func signVillage() []string {
	return []string{"填报人", "联系电话", "审核人（签字）", "村主要负责人", "第一书记"}
}

// under puts columns below a common header.
func under(title string, columns ...ReportColumn) []ReportColumn {
	for i := range columns {
		columns[i].Over = append([]string{title}, columns[i].Over...)
	}
	return columns
}
