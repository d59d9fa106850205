//go:build realwindow

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage"
)

// What the tour types.
const (
	tourText   = "今年养蚕三张半，卖茧收入比去年好。"
	tourBlock  = "产业帮扶"
	tourItem   = "养殖业"
	tourCrop   = "蚕桑"
	tourScale  = "3.65"
	tourYield  = "162.5"
	tourPrice  = "52"
	tourReport = "入户走访台账"
)

// tourIncomes are three entries of the income sheet, from its first cell down.
func tourIncomes() []string { return []string{"12000", "3000.5", "800"} }

// TestTour goes through the program as somebody new to it does, with keyboard and mouse
// only, and then looks in the workbook and in the database for what was typed.
func TestTour(t *testing.T) {
	giveKeyboard(t, tourText, tourBlock, tourItem, tourCrop, tourReport, cases.PurposeUpload)
	folder := tourFolder(t)
	d := start(t, t.TempDir(), filepath.Join(folder, "data"))
	d.out = filepath.Join(folder, "pictures")
	d.shows("打开演示村看看")
	d.resize(1366, 740)
	d.openDemo()
	d.lookUnderTheVeil()
	household, head := d.findByInitials()
	d.logVisit()
	d.addMeasure()
	d.addIncomes()
	d.lookAround()
	book := d.exportVisits(folder)
	d.quit()
	checkBook(t, book)
	checkFile(t, filepath.Join(folder, "data"), household, head)
}

// tourFolder is where the tour leaves everything: out/tour for make tour and make test.
func tourFolder(t *testing.T) string {
	t.Helper()
	out := os.Getenv("ZHUCUNJI_OUT")
	if out == "" {
		return t.TempDir()
	}
	folder := filepath.Join(out, "tour")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// openDemo opens the demonstration village from the first start.
func (d *tester) openDemo() {
	d.t.Helper()
	d.shows("打开演示村看看")
	d.picture("01 首次启动")
	d.click("打开演示村看看")
	d.until("the demonstration village is open", func(s scene) bool { return !strings.HasPrefix(s.Page, "start") && s.find("720 户") != nil })
	d.picture("02 打开演示村")
}

// lookUnderTheVeil sees names and numbers hidden, shows one household by F8 and all by Ctrl+H.
func (d *tester) lookUnderTheVeil() {
	d.t.Helper()
	d.click("农户")
	s := d.until("the list of households with masks", func(s scene) bool {
		heads := s.column("户主")
		return strings.HasPrefix(s.Page, "households/") && len(heads) > 5 && !slices.ContainsFunc(heads, func(h string) bool { return !strings.Contains(h, "*") })
	})
	masked := s.column("户主")[0]
	d.picture("02a 农户 姓名隐去")
	d.keys("F8")
	d.until("the first row in full, and no other", func(s scene) bool {
		heads := s.column("户主")
		return len(heads) > 5 && !strings.Contains(heads[0], "*") && strings.HasPrefix(heads[0], masked[:len("张")]) && strings.Contains(heads[1], "*")
	})
	d.picture("02b 农户 显示一户")
	d.keys("Return") // one goes on with the same household
	d.page("household")
	d.until("the household in full", func(s scene) bool { return s.find("隐去") != nil && s.find("****") == nil })
	d.picture("02c 一户一档 显示")
	d.keys("F8")
	d.shows("****")
	d.picture("02d 一户一档 姓名和号码隐去")
	d.keys("alt+Left")
	d.until("the list hides it again", func(s scene) bool { return len(s.column("户主")) > 5 && strings.Contains(s.column("户主")[0], "*") })
	d.showAll()
}

// showAll shows all names and numbers until the program ends.
func (d *tester) showAll() {
	d.t.Helper()
	d.keys("ctrl+h")
	d.shows("已全部显示")
}

// findByInitials takes a head from the list and finds the household by the initials of the name.
func (d *tester) findByInitials() (household int64, head string) {
	d.t.Helper()
	d.click("农户")
	s := d.until("the list of households", func(s scene) bool { return strings.HasPrefix(s.Page, "households/") && len(s.column("户主")) > 5 })
	d.picture("03 农户")
	head = s.column("户主")[4]
	d.keys("ctrl+f")
	d.write(initialsOf(d.t, head))
	d.until("the search lists "+head, func(s scene) bool {
		return slices.ContainsFunc(s.Texts, func(t shownText) bool { return t.Over && strings.HasPrefix(t.Text, head+"（户主") })
	})
	d.picture("04 搜索 " + initialsOf(d.t, head))
	d.click(head + "（户主）")
	s = d.page("household")
	d.shows("时间线")
	d.shows("院坝会")
	d.picture("05 一户一档")
	household, err := strconv.ParseInt(strings.Split(s.Page, "/")[1], 10, 64)
	if err != nil {
		d.t.Fatal(err)
	}
	return household, head
}

// initialsOf is how a name is typed by its initials.
func initialsOf(t testing.TB, name string) string {
	t.Helper()
	for _, k := range cases.NewSpeller().PersonKeys(name) {
		if k.Class == cases.KeyStart && len(k.Text) == len([]rune(name)) {
			return k.Text
		}
	}
	t.Fatalf("no initials of %s", name)
	return ""
}

// logVisit answers the six check items with 1, types what was seen and saves.
func (d *tester) logVisit() {
	d.t.Helper()
	d.keys("ctrl+n")
	d.page("visit")
	d.shows("饮水安全")
	d.keys("1", "1", "1", "1", "1", "1")
	d.until("the text has the focus", func(s scene) bool { return s.focus() != nil && s.focus().H > 60 })
	d.write(tourText)
	d.shows(tourText)
	d.picture("06 记走访")
	d.keys("ctrl+s")
	d.page("household")
	d.shows("已保存")
	d.shows(tourText)
	d.picture("07 一户一档 走访之后")
}

// addMeasure adds 3.65 张 of 蚕桑.
func (d *tester) addMeasure() {
	d.t.Helper()
	d.click("新增帮扶")
	d.page("measure")
	d.choose("帮扶措施", tourBlock)
	d.choose("措施子项", tourItem)
	d.choose("产业大类", tourCrop)
	d.fill("规模", tourScale)
	d.fill("产量", tourYield)
	d.fill("单价", tourPrice)
	d.picture("08 新增帮扶")
	d.keys("ctrl+s")
	d.until("the measure is saved", func(s scene) bool {
		return slices.ContainsFunc(s.words(), func(text string) bool {
			return strings.HasPrefix(text, "已保存") && strings.Contains(text, tourBlock)
		})
	})
	d.keys("alt+Left")
	d.page("household")
	d.shows(tourBlock)
	d.picture("09 一户一档 帮扶之后")
}

// choose types a value of a code list and takes it with Enter.
func (d *tester) choose(label, value string) {
	d.t.Helper()
	d.field(label)
	d.keys("ctrl+a")
	d.write(value)
	d.shows(value)
	d.keys("Return")
	d.until(label+" is "+value, func(s scene) bool {
		f := s.fieldOf(label)
		return f != nil && !f.Focus && s.find(value) != nil
	})
}

// addIncomes types three entries one below the other.
func (d *tester) addIncomes() {
	d.t.Helper()
	d.click("记收入")
	d.page("income")
	d.until("the sheet has the focus", func(s scene) bool { return s.focus() != nil && s.focus().Kind == "*widgets.Sheet" })
	for _, amount := range tourIncomes() {
		d.write(amount)
		d.keys("Return")
	}
	d.until("the sheet shows all entries", func(s scene) bool {
		return s.find("12,000.00") != nil && s.find("3,000.50") != nil && s.find("800.00") != nil && s.find("15,800.50") != nil
	})
	d.picture("10 收入")
}

// lookAround opens every page of the menu, the keys and the manual.
func (d *tester) lookAround() {
	d.t.Helper()
	for n, name := range menuNames() {
		d.click(name)
		d.until("page "+name, func(s scene) bool { return strings.HasPrefix(s.Title, name) })
		d.settle()
		d.picture(strconv.Itoa(11+n) + " " + name)
		for _, cut := range d.scene().cut() {
			d.t.Errorf("%s: “%s” is cut at the edge of the window", name, cut)
		}
	}
}

// menuNames are the pages of the menu.
func menuNames() []string {
	return []string{"工作台", "农户", "走访", "帮扶", "收入", "报表", "设置"}
}

// exportVisits exports the ledger of visits of this month, R5.
func (d *tester) exportVisits(folder string) string {
	d.t.Helper()
	d.click("报表")
	d.shows(tourReport)
	d.click(tourReport)
	d.until("the preview", func(s scene) bool { return s.find("共 ") != nil && s.find("行") != nil })
	d.click("脱敏") // the names are needed to find the household again
	d.picture("20 报表预览")
	d.keys("ctrl+e")
	d.purpose(cases.PurposeUpload)
	book := filepath.Join(folder, "visits.xlsx")
	d.until("where to save", func(s scene) bool { return s.focus() != nil && s.focus().Kind == "*widgets.pathEntry" })
	d.keys("ctrl+a")
	d.write(book)
	d.shows(book)
	d.picture("21 导出")
	d.keys("Return")
	d.eventually("the workbook is there", func() bool {
		_, err := os.Stat(book)
		return err == nil
	})
	d.picture("22 导出之后")
	return book
}

// purpose says why data leave in full, and goes on to the name of the file.
func (d *tester) purpose(why string) {
	d.t.Helper()
	d.shows("导出完整内容")
	d.fill("用途", why)
	d.keys("ctrl+Return")
}

// quit closes the window as people do, and waits for the copy of the day.
func (d *tester) quit() {
	d.t.Helper()
	d.keys("Escape") // a dialog that tells of the export
	d.keys("alt+F4")
	d.end()
}

// checkBook looks for the visit in the workbook.
func checkBook(t *testing.T, path string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if slices.Contains(row, tourText) {
			return
		}
	}
	t.Errorf("the visit is not among %d rows of %s", len(rows), filepath.Base(path))
}

// checkFile looks for everything that was typed in the database.
func checkFile(t *testing.T, data string, household int64, head string) {
	t.Helper()
	ctx := t.Context()
	st, err := storage.Open(ctx, data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	visit, ok, err := st.LastVisit(ctx, household)
	if err != nil || !ok || visit.Visit.Text != tourText || visit.Visit.VisitedOn != st.Today() || len(visit.Visit.Checks) != 6 {
		t.Errorf("last visit of %s: %+v, %v", head, visit.Visit, err)
	}
	checkMeasure(t, st, cases.Ref(household))
	incomes, err := st.Incomes(ctx, household, cases.LedgerYear(st.Today().Year()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range tourIncomes() {
		if !slices.ContainsFunc(incomes, func(i cases.Income) bool { return i.Amount.Value.Decimal().String() == want }) {
			t.Errorf("no income of %s yuan among %d entries of %s", want, len(incomes), head)
		}
	}
}

// checkMeasure looks for the measure: the scale to the hundredth, the value worked out.
func checkMeasure(t *testing.T, st *storage.Store, household cases.Ref) {
	t.Helper()
	filter := cases.MeasureFilter{Household: household, Category: tourCrop, Year: st.Today().Year()}
	ids, _, err := st.OrderMeasures(t.Context(), filter, cases.Sort{})
	if err != nil || len(ids) == 0 {
		t.Fatalf("%d measures of the household: %v", len(ids), err)
	}
	m, err := st.Measure(t.Context(), slices.Max(ids))
	if err != nil || m.Industry == nil {
		t.Fatalf("measure %+v: %v", m, err)
	}
	i := m.Industry
	if m.Measure.Block != tourBlock || i.Scale.Value.String() != tourScale || i.Unit != "张" || i.WorkedValue().Value != cases.Yuan(8450) {
		t.Errorf("measure %+v, industry %+v", m.Measure, i)
	}
}
