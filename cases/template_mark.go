package cases

import (
	"regexp"
	"strings"
)

// TemplatePhoto is the path of a cell that gets the household's newest photo.
const TemplatePhoto = "photo"

// templateMark finds a mark inside a text: {{户主姓名}}.
var templateMark = regexp.MustCompile(`\{\{\s*([^{}]+?)\s*\}\}`)

// Mark is a {{name}} in the text of a cell.
type Mark struct {
	Start, End int // in bytes
	Name       string
}

// Marks finds the marks in a text.
func Marks(text string) []Mark {
	if !strings.Contains(text, "{{") {
		return nil
	}
	var out []Mark
	for _, m := range templateMark.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, Mark{m[0], m[1], text[m[2]:m[3]]})
	}
	return out
}

// fixedMarks are the names of marks that no household is needed for, with the texts
// that fill them.
func fixedMarks() map[string]string {
	return map[string]string{
		"填报单位": "{place}", "单位": "{place}", "年": "{year}", "年度": "{year}", "时段": "{period}", "月份": "{month}",
		"填报时间": "{day}", "填报日期": "{day}", "今天": "{day}", "日期": "{day}",
	}
}

// FixedMark says whether a mark needs no household: {{填报时间}}.
func FixedMark(name string) bool {
	_, ok := fixedMarks()[HeadingKey(name)]
	return ok
}

// MarkSlot says what fills a mark; its Path and Text are blank where nobody knows.
func (m *HeadingMatcher) MarkSlot(name string) TemplateSlot {
	s := TemplateSlot{Title: "{{" + name + "}}"}
	key := HeadingKey(name)
	if key == "照片" || key == "相片" || key == "图片" {
		s.Path, s.Score = TemplatePhoto, scoreTitle
		return s
	}
	if text, ok := fixedMarks()[key]; ok {
		s.Text, s.Score = text, scoreTitle
		return s
	}
	if _, ok := ReportField(name); ok { // a path itself
		s.Path, s.Score = name, scoreTitle
		return s
	}
	s.take(m.Match(Heading{Title: name}))
	s.Money, s.Dates = HeadingMoney(name), HeadingDates(name)
	return s
}

// take makes the likeliest match the slot's field and keeps the others for choosing.
func (s *TemplateSlot) take(matches []HeadingMatch) {
	for i, match := range matches {
		if i == 0 {
			s.Path, s.Score = match.Path, match.Score
			continue
		}
		s.Others = append(s.Others, match.Path)
	}
}
