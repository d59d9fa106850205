package excel

import (
	"regexp"
	"strings"

	"zhucunji/cases"
)

var (
	// totalWord begins a row of sums.
	totalWord = regexp.MustCompile(`^(本页|全村|全镇|全组)?(合计|总计|共计|小计|累计|汇总)([:：(（].*)?$`)
	// signWord stands in lines for names, seals and dates.
	signWord = regexp.MustCompile(`(填表|填报|制表|制作|审核|复核|审批|审定|经办|负责|书记|队长|主任|签字|签名|签章|盖章|公章|联系电话|联系人|日期|时间|单位|领导)[^:：]{0,14}[:：]`)
	// noteWord begins notes.
	noteWord = regexp.MustCompile(`^(注|备注|说明|填表说明|填报说明|填写说明|注意|注意事项|要求|备)[:：0-9.、]`)
	// sampleWord marks a row that shows how to fill the form.
	sampleWord = regexp.MustCompile(`^[(（]?(示例|例|样例|例如|填写示例|填表示例|样表|举例)[)）]?[:：]?$`)
)

// findRows finds the rows below a header: from the first behind it, behind rows that
// only show how to fill it, to the last before the sums, signatures and notes.
func (f *headerFinder) findRows(t *HeaderTable) {
	t.First = t.Bottom + 1
	for t.First <= f.Last() && f.isSample(t) {
		t.First++
	}
	t.Last = t.First - 1
	for row := t.First; row <= f.Last(); row++ {
		if f.IsFooter(t, row) || f.isLabels(row) || (t.beside > 0 && row > t.beside) {
			return
		}
		t.Last = row
	}
}

// isLabels says whether a row belongs to the form around a table: at least two of its
// texts are titles, and they are most of it.
func (f *headerFinder) isLabels(row int) bool {
	known, texts := 0, f.Texts(row)
	for _, c := range texts {
		if f.isTitle(c.text) {
			known++
		}
	}
	return known >= 2 && known*2 >= len(texts)
}

// isSample says whether the table's first row is an example.
func (f *headerFinder) isSample(t *HeaderTable) bool {
	for i, c := range f.Texts(t.First) {
		if i < 2 && sampleWord.MatchString(flatTitle(c.text)) {
			return true
		}
	}
	return false
}

// IsFooter says whether a row ends the data of a table: sums, signatures, notes, or a
// text over half of the table.
func (g *Grid) IsFooter(t *HeaderTable, row int) bool {
	texts := g.Texts(row)
	for i, c := range texts {
		text := flatTitle(c.text)
		if (i < 3 && totalWord.MatchString(text)) || (i == 0 && noteWord.MatchString(text)) {
			return true
		}
		if signWord.MatchString(text) && len([]rune(text)) <= maxSignature && t.within(texts)*2 <= len(t.Columns)+1 && !numbered(t, texts) {
			return true
		}
		if g.isWide(t, row, c) {
			return true
		}
	}
	return false
}

// maxSignature is how long a line for names and seals is at most; longer texts that say
// 时间： are somebody's notes.
const maxSignature = 120

// within counts the texts that stand in the table's columns.
func (t *HeaderTable) within(texts []gridText) (n int) {
	return textsWithin(texts, Area{Left: t.Left, Right: t.Right})
}

// isWide says whether a text lies over half of a table, or stands alone in its row and is
// as long as a sentence.
func (g *Grid) isWide(t *HeaderTable, row int, c gridText) bool {
	width := t.Right - t.Left + 1
	if width < 4 {
		return false
	}
	alone := len(g.Texts(row)) == 1 && c.column >= t.Left && c.column <= t.Right && c.column != t.Sequence
	return g.Area(row, c.column).Columns()*2 > width || (alone && len([]rune(flatTitle(c.text))) > 20)
}

// numbered says whether a row has its number in the column of 序号.
func numbered(t *HeaderTable, texts []gridText) bool {
	for _, c := range texts {
		if c.column == t.Sequence {
			return strings.Trim(cases.NormalLine(c.text), "0123456789.") == ""
		}
	}
	return false
}

// FindTotals says which row below a table sums it up, 0 where none does.
func (g *Grid) FindTotals(t *HeaderTable) int {
	for i, c := range g.Texts(t.Last + 1) {
		if i < 3 && totalWord.MatchString(flatTitle(c.text)) {
			return t.Last + 1
		}
	}
	return 0
}
