package cases

import (
	"fmt"
	"slices"
	"strings"
)

// maxOver is how many header levels may stand above a title.
const maxOver = 2

// Check says what is wrong with a report's definition: a path that names no field,
// a sum of texts, a header too deep, a grain that does not exist, a condition that
// cannot be read, or what must not hang on a wall in a 公示 table. The reports of
// the program are checked by a test, a person's own when they are saved.
func (r *Report) Check() error {
	if len(r.Columns) == 0 {
		return Errorf(Invalid, "columns", "请至少选择一列。")
	}
	for _, path := range r.paths() {
		if err := r.checkPath(path); err != nil {
			return err
		}
	}
	for i := range r.Columns {
		if err := r.checkColumn(&r.Columns[i]); err != nil {
			return err
		}
	}
	for _, m := range slices.Concat(r.Every, r.Only) {
		if err := m.check(); err != nil {
			return err
		}
	}
	if r.Use == UsePublic {
		return r.checkPublic()
	}
	return nil
}

func (r *Report) checkPath(path string) error {
	f, ok := ReportField(path)
	if !ok {
		return Errorf(Invalid, "columns", fmt.Sprintf("没有“%s”这个栏目，可能已经改名，请重新选择。", path))
	}
	part, key, _ := strings.Cut(path, ".")
	if !r.Grain.has(part) || part == rowPart && !r.Grain.has(rowNeeds(key)) {
		return Errorf(Invalid, "columns", fmt.Sprintf("“%s”不能用在“%s”的表里。", f.Title, r.Grain.Title()))
	}
	return nil
}

func (r *Report) checkColumn(c *ReportColumn) error {
	f, _ := ReportField(c.Path)
	refuse := func(text string) error {
		return Errorf(Invalid, "columns", "“"+c.heading(f)+"”"+text)
	}
	switch {
	case !offered(&f.Meta):
		return refuse("不能作为一列，请换一个栏目。")
	case len(c.Over) > maxOver:
		return refuse("的表头超过三层。")
	case (c.Total == SumTotal || c.Total == AverageTotal) && !f.Kind.Numeric():
		return refuse("不是数字，不能合计。")
	case c.Total == RatioTotal && (r.column(c.Of) < 0 || r.column(c.By) < 0):
		return refuse("的合计要用到表里没有的列。")
	case c.Named && f.Kind != KindName:
		return refuse("不是姓名，脱敏时不能照原样显示。")
	}
	return nil
}

// offered says whether a field shows something a person can read.
func offered(m *Meta) bool {
	return m.Kind != KindRef && m.Kind != KindFlag && m.Kind != KindSortKey
}
