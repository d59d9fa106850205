package cases

import "slices"

// The blocks of measures on which rules depend (list 帮扶措施类别).
const (
	BlockIndustry   = "产业帮扶"
	BlockJob        = "就业帮扶"
	BlockPublicPost = "公益岗位帮扶"
	BlockFinance    = "金融帮扶"
	BlockSchooling  = "义务教育保障"
	BlockEducation  = "教育帮扶"
	BlockHousing    = "住房安全保障"
	BlockSecurity   = "综合保障"
	BlockSocial     = "社会帮扶"
)

// KindRecords names the records that a measure of a block may have beside it, the
// usual one first; none where the common fields are enough.
func KindRecords(block string) []string {
	switch block {
	case BlockIndustry:
		return []string{IndustryCatalogue.Record, SubsidyCatalogue.Record, SaleCatalogue.Record}
	case BlockJob:
		return []string{JobSupportCatalogue.Record, SubsidyCatalogue.Record}
	case BlockPublicPost:
		return []string{PublicPostCatalogue.Record}
	case BlockFinance:
		return []string{MicroLoanCatalogue.Record}
	case BlockEducation, BlockSchooling:
		return []string{StudentAidCatalogue.Record, SubsidyCatalogue.Record}
	case BlockSocial:
		return []string{SaleCatalogue.Record}
	case BlockHousing, BlockSecurity:
		return []string{SubsidyCatalogue.Record}
	}
	return nil
}

// UsualRecord is the one of KindRecords that a measure of a block nearly always has;
// "" where the common fields are mostly enough: 低保 is granted without the steps of a
// subsidy, the allowances for the disabled and the old are paid as one.
func UsualRecord(block string) string {
	records := KindRecords(block)
	if len(records) == 0 || block == BlockSecurity {
		return ""
	}
	return records[0]
}

// Developing says whether a block is one of the 开发式 ones: those that let people
// earn (domain.md §1.3).
func Developing(block string) bool {
	return slices.Contains([]string{BlockIndustry, BlockJob, BlockPublicPost, BlockFinance}, block)
}

// DevelopingText is the national system's 实施开发式帮扶措施情况 of a household's
// measures. Planned measures do not count: they are not under way.
func DevelopingText(measures []Measure) string {
	for i := range measures {
		m := &measures[i]
		if !m.Hidden && Developing(m.Block) && m.State != "计划" {
			return Yes
		}
	}
	return "尚未实施"
}

// CheckMeasure gives the errors of a measure, all with code Invalid: needed fields
// that are blank, a negative amount or quantity, an end before the beginning.
func CheckMeasure(m *Measure) error {
	errs := MeasureCatalogue.Missing(m)
	errs = append(errs, negative(MeasureCatalogue, m)...)
	errs = append(errs, reversed("to_on", m.FromOn, m.ToOn)...)
	return errs.OrNil()
}

// MeasureHints gives what seems doubtful about a measure: an item of another block,
// a year in which it did not run, a quantity without its unit.
func MeasureHints(m *Measure, policy *Policy) []Hint {
	var hints []Hint
	if item, ok := policy.Value(ListMeasureItem, m.Item); ok && item.Parent != "" && item.Parent != m.Block {
		hints = append(hints, Hint{"item", "“" + m.Item + "”一般属于" + item.Parent + "，请核对。"})
	}
	year := CalendarYear(int(m.Year.Value))
	if m.Year.Valid && m.FromOn != 0 && !year.Overlaps(Period{m.FromOn, m.ToOn}) {
		hints = append(hints, Hint{"year", "年度与起止日期不符，请核对。"})
	}
	if m.Quantity.Valid && m.Unit == "" {
		hints = append(hints, Hint{"unit", "填了数量，请选计量单位。"})
	}
	return hints
}
