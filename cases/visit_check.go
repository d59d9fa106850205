package cases

import (
	"fmt"
	"slices"
	"strings"
)

// The ways of a visit on which rules depend (list 走访方式).
const (
	WayHome      = "入户"
	WayGathering = "院坝会"
)

// maxHygiene is the best hygiene score; the worst is 0.
const maxHygiene = 100

// CheckVisit gives the errors of a visit in the order of its fields, all with code
// Invalid: needed fields that are blank, a day in the future or after the household
// ended, times and days out of order, a score or an answer that does not exist.
func CheckVisit(v *Visit, f VisitFacts, today Day) error {
	errs := VisitCatalogue.Missing(v)
	add := func(field, message string) { errs = append(errs, Errorf(Invalid, field, message)) }
	if v.VisitedOn > today {
		add("visited_on", "走访日期不能是将来，请核对；计划的走访请填在“下次走访”。")
	}
	if f.EndedOn != 0 && v.VisitedOn >= f.EndedOn {
		add("visited_on", "这户在"+f.EndedOn.Chinese()+"已经不再单独成户，请核对日期或农户。")
	}
	if endsEarly(v.Started, v.Ended) {
		add("ended", "结束时间早于开始时间，请核对。")
	}
	if v.EnteredOn != 0 && v.EnteredOn < v.VisitedOn {
		add("entered_on", "录入日期早于走访日期，请核对。")
	}
	for _, c := range v.Checks {
		if !slices.Contains([]Answer{AnswerOK, AnswerProblem, AnswerNA}, c.Answer) {
			add("checks", "“"+c.Item+"”只能答正常、有问题或不适用，没有查就空着。")
		}
	}
	if v.Hygiene.Valid && (v.Hygiene.Value < 0 || v.Hygiene.Value > maxHygiene) {
		add("hygiene", fmt.Sprintf("卫生评分在 0 到 %d 之间。", maxHygiene))
	}
	if v.NextOn != 0 && v.NextOn <= v.VisitedOn {
		add("next_on", "下次走访应在这次走访之后，请核对。")
	}
	return errs.OrNil()
}

// endsEarly compares two times of day, "15:04", where both are known.
func endsEarly(started, ended string) bool {
	return started != "" && ended != "" && ended < started
}

// VisitHints gives what seems doubtful about a visit.
func VisitHints(v *Visit, today Day) []Hint {
	var hints []Hint
	add := func(field, message string) { hints = append(hints, Hint{field, message}) }
	if v.VisitedOn != 0 && v.VisitedOn.AddMonths(12) < today {
		add("visited_on", "走访日期在一年以前，请核对年份。")
	}
	if v.Way == WayHome && v.AtHome == No && v.MetName != "" {
		add("met_name", "填了不在家，又填了被访人，请核对。")
	}
	if v.Theme == "预警核实" && len(Names(v.Visitors)) == 1 {
		add("visitors", "预警核实应有两人以上入户。")
	}
	for _, c := range v.Checks.Problems() {
		if c.Note == "" {
			add("checks", "“"+c.Item+"”有问题，请写明是什么问题。")
		}
	}
	if v.RelapseRisk == Yes && !v.FoundProblem() {
		add("problems", "填了存在返贫致贫风险，请写明是什么问题。")
	}
	return hints
}

// Names splits a list of names that people wrote with "、", commas or spaces.
func Names(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/ \u3000\n\t", r) })
}
