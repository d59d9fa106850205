package cases

import "strings"

// errPublicInFull refuses what would put identity numbers on a wall.
var errPublicInFull = Errorf(Invalid, "masked", "公示表必须脱敏，不能导出完整的证件号码、电话和银行账号。")

// checkPublic refuses what no 公示 may show (domain.md §4: 身份证件号, 手机号, 银行账号,
// 健康状况). Numbers of certificates, phones and accounts are masked in every table
// that hangs on a wall, so they may stay; what tells of health may not stand there at
// all, and neither may a text in which anything may be written. Choosing or grouping
// by such a field would tell as much as showing it.
func (r *Report) checkPublic() error {
	for _, path := range r.paths() {
		f, _ := ReportField(path)
		switch {
		case tellsHealth(path, &f.Meta):
			return Errorf(Invalid, "columns", "公示表不能有“"+f.Title+"”：公示内容不得透露健康状况、行踪等敏感信息，请去掉这一列（或条件）。")
		case f.Kind == KindLongText, f.Kind == KindChecks:
			return Errorf(Invalid, "columns", "公示表不能有“"+f.Title+"”：里面可以随意填写，可能写到病情、证件号码，请去掉这一列（或条件）。")
		}
	}
	for _, path := range r.Groups {
		if f, _ := ReportField(path); f.Guard >= Personal {
			return Errorf(Invalid, "groups", "公示表不能按“"+f.Title+"”小计，小计行会写出它的内容。")
		}
	}
	return nil
}

// tellsHealth says whether a field tells of somebody's health, or of anything as
// private that has no mask of its own.
func tellsHealth(path string, m *Meta) bool {
	part, key, _ := strings.Cut(path, ".")
	switch {
	case m.Kind == KindIDNumber, m.Kind == KindPhone, m.Kind == KindBank, m.Kind == KindName, m.Kind.Numeric():
		return false
	case m.Guard >= Sensitive:
		return true
	case part == "monitoring":
		return strings.HasPrefix(key, "risk_") // 因病, 因残
	case part == "household":
		return strings.HasPrefix(key, "cause_")
	case part == "visited":
		return key == "problems" || strings.HasPrefix(key, "check_")
	case part == "year":
		return key == "change_causes" // 大病
	case part == "row":
		return key == "causes" || key == "problems"
	}
	return false
}
