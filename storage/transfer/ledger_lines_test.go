package transfer_test

import (
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// newHamlet is a store with two households and three people.
func newHamlet(t testing.TB) *storage.Store {
	t.Helper()
	st := newStore(t)
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", ""},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", ""},
	))
	return st
}

// Each list is taken as a kind, line by line as said, and says nothing new when it comes
// again.
func TestLedgersAreTakenLineByLine(t *testing.T) {
	for name, c := range map[string]struct {
		kind  intake.Kind
		lines [][]string
		want  [5]int
		said  string
	}{
		"visits from a book of paper": {
			intake.VisitsKind, [][]string{
				{"走访日期", "走访人", "户主姓名", "走访情况", "群众诉求", "发现问题"},
				{"2026.3.5", "张三、李四", "张明华", "身体好", "想修路", ""},
				{"2026年4月6日", "张三", "王胜国", "外出", "", "房屋漏雨"},
				{"2027-01-01", "张三", "王胜国", "", "", ""},
				{"2026-04-07", "张三", "赵无人", "", "", ""},
				{"2026.3.5", "李四、张三", "张明华", "身体好", "想修路", ""},
			}, [5]int{2, 0, 0, 2, 1}, "不能是将来",
		},
		"incomes by item": {
			intake.IncomesKind, [][]string{
				{"户编号", "户主姓名", "工资性收入", "生产经营性收入", "转移性收入", "低保金", "养老保险金", "纯收入"},
				{"5001990001", "张明华", "12000", "800.5", "3000", "2000", "1000", "15800.5"},
				{"5001990002", "王胜国", "", "", "", "", "", ""},
			}, [5]int{1, 0, 1, 0, 0}, "",
		},
		"incomes one by one": {
			intake.IncomesKind, [][]string{
				{"姓名", "身份证号", "收入项目", "金额(元)", "开始日期", "结束日期"},
				{"李小芳", "500199196208150028", "本地务工收入", "3000", "2026-01-01", "2026-03-31"},
				{"李小芳", "500199196208150028", "本地务工收入", "-5", "2026-04-01", "2026-04-30"},
			}, [5]int{1, 0, 0, 0, 1}, "",
		},
		"posts with their months": {
			intake.PostsKind, [][]string{
				{"姓名", "身份证号", "岗位名称", "月份", "规定出勤天数", "实际出勤", "补贴标准(元/月)"},
				{"王胜国", "50019919780909007X", "护林员", "2026年9月", "22", "22", "660"},
				{"王胜国", "50019919780909007X", "护林员", "2026年10月", "22", "11", "660"},
				{"王胜国", "50019919780909007X", "护林员", "2026年10月", "22", "11", "660"},
			}, [5]int{2, 0, 0, 1, 0}, "同一个月",
		},
		"jobs of somebody nobody knows": {
			intake.JobsKind, [][]string{
				{"姓名", "身份证号", "务工企业名称", "务工开始时间", "务工月收入"},
				{"李小芳", "500199196208150028", "电子厂", "2026年3月", "5000"},
				{"陈小小", "500199201206050043", "电子厂", "2026年3月", "5000"},
			}, [5]int{1, 0, 0, 1, 0}, "请先导入农户和成员",
		},
		"loans with more left than lent": {
			intake.LoansKind, [][]string{
				{"贷款人", "身份证号", "贷款本金", "贷款余额", "放款日期", "到期日期"},
				{"张明华", "500199195703200112", "30000", "30000", "2025-05-01", "2028-05-01"},
				{"王胜国", "50019919780909007X", "30000", "40000", "2025-05-01", "2028-05-01"},
			}, [5]int{1, 0, 0, 0, 1}, "贷款余额大于贷款本金",
		},
	} {
		t.Run(name, func(t *testing.T) {
			st := newHamlet(t)
			path := listFile(t, c.lines...)
			if kind := importOf(t, st, path).Kind(); kind != c.kind {
				t.Fatalf("taken as %s", kind)
			}
			out := take(t, st, path)
			if counts(out) != c.want || !strings.Contains(reasons(out), c.said) {
				t.Fatalf("%v, %q", counts(out), reasons(out))
			}
			if n := counts(take(t, st, path)); n[0]+n[1] != 0 {
				t.Errorf("second time: %v", n)
			}
			if n, err := st.Recompute(t.Context()); err != nil || n != 0 {
				t.Errorf("recompute: %d, %v", n, err)
			}
			if _, err := st.UndoAct(t.Context(), out.Change.Act); err != nil {
				t.Errorf("undo: %v", err)
			}
		})
	}
}

// A line of a record that is there changes what differs, and a blank cell nothing.
func TestLedgerLineChangesWhatDiffers(t *testing.T) {
	st := newHamlet(t)
	head := []string{"姓名", "身份证号", "务工企业名称", "务工开始时间", "务工月收入", "工种"}
	take(t, st, listFile(t, head, []string{"李小芳", "500199196208150028", "电子厂", "2026年3月", "5000", "焊工"}))
	out := take(t, st, listFile(t, head, []string{"李小芳", "500199196208150028", "电子厂", "2026年3月", "5600", ""}))
	if n := counts(out); n != [5]int{0, 1, 0, 0, 0} || len(out.Items[0].Changes) != 1 || out.Items[0].Changes[0].Before != "5,000.00" {
		t.Fatalf("%v, %+v", n, out.Items)
	}
	hits, err := st.Search(t.Context(), "李小芳")
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v, %v", hits, err)
	}
	jobs, err := st.JobSpells(t.Context(), hits[0].PersonID)
	if err != nil || len(jobs) != 1 || jobs[0].MonthlyPay != cases.Some(cases.Yuan(5600)) || jobs[0].Trade != "焊工" {
		t.Errorf("%+v, %v", jobs, err)
	}
}

// The income table of a year comes back where nobody knows the incomes yet, and says
// nothing new where they come from.
func TestIncomeTableComesBack(t *testing.T) {
	from, into := newStore(t), newStore(t)
	loadDemo(t, from, demo.Options{Households: 60, Years: 2, Seed: 5})
	take(t, into, everybody(t, from))
	sent := exportedAs(t, from, coded(t, "R3"))
	if kind := importOf(t, into, sent).Kind(); kind != intake.IncomesKind {
		t.Fatalf("taken as %s", kind)
	}
	if n := counts(take(t, from, sent)); n[0]+n[1]+n[4] != 0 {
		t.Errorf("where it came from: %v", n)
	}
	out := take(t, into, sent)
	if n := counts(out); n[0] == 0 || n[1]+n[4] != 0 {
		t.Errorf("%v, %.300s", n, reasons(out))
	}
	if n := counts(take(t, into, sent)); n[0]+n[1] != 0 {
		t.Errorf("second time: %v", n)
	}
	want, got := readCells(t, sent), readCells(t, exportedAs(t, into, coded(t, "R3")))
	for i := range want {
		if !slices.Equal(got[i][4:14], want[i][4:14]) {
			t.Fatalf("row %d came back as\n%q, want\n%q", i+1, got[i], want[i])
		}
	}
}

// The ledger of posts of a month names the month in its title alone, so that it is asked.
func TestPostsOfAMonthComeBack(t *testing.T) {
	from, into := newStore(t), newStore(t)
	loadDemo(t, from, demo.Options{Households: 120, Years: 2, Seed: 5})
	take(t, into, everybody(t, from))
	sent := exportedAs(t, from, coded(t, "R10L"))
	run := func(st *storage.Store) *transfer.Outcome {
		job := importOf(t, st, sent)
		job.Options.Month = cases.NewMonth(2026, 10)
		out, err := job.Run(t.Context(), st, nil)
		if err != nil || job.Kind() != intake.PostsKind {
			t.Fatalf("%s: %v", job.Kind(), err)
		}
		return out
	}
	if n := counts(run(from)); n[2] == 0 || n[0]+n[1]+n[3]+n[4] != 0 {
		t.Errorf("where it came from: %v", n)
	}
	if n := counts(run(into)); n[0] == 0 || n[3]+n[4] != 0 {
		t.Errorf("taken: %v", n)
	}
	sameCells(t, readCells(t, exportedAs(t, into, coded(t, "R10L"))), readCells(t, sent))
}
