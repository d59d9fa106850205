package transfer

import (
	"strings"

	"zhucunji/cases"
)

// Remarks are what a person should know of a sheet that is imported, besides its lines:
// what is hidden, which columns are not taken and which are missing. Hidden rows are
// known once its lines are read.
func (l *List) Remarks(s *ListSheet) (texts []string) {
	var hidden, columns, unknown []string
	for i := range l.Sheets {
		if other := &l.Sheets[i]; other.Hidden && other.place != s.place {
			hidden = append(hidden, other.Name)
		}
	}
	for i := range s.Mapped {
		c := &s.Mapped[i]
		switch {
		case c.Path == "" && !c.Note && cases.HeadingKey(c.Title) != "序号":
			unknown = append(unknown, c.Title)
		case c.Path != "" && s.HiddenColumn(i):
			columns = append(columns, c.Title)
		}
	}
	say := func(before string, names []string, after string) {
		if len(names) > 0 {
			texts = append(texts, before+strings.Join(names, "、")+after)
		}
	}
	if s.Hidden {
		texts = append(texts, "这张工作表是隐藏的。")
	}
	say("没有导入隐藏的工作表：", hidden, "。")
	texts = append(texts, s.Hints...)
	say("表里隐藏的列也导入了：", columns, "。")
	say("没有对应栏目、没有导入的列：", unknown, "。")
	say("表里缺少：", s.Kind.Missing(s.Mapped), "，请看看是不是没认出来。")
	return texts
}
