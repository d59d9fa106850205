package transfer_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// decided imports a list as a person decided about it.
func decided(t testing.TB, st *storage.Store, path string, decide func(*intake.Options)) *transfer.Outcome {
	t.Helper()
	job := importOf(t, st, path)
	decide(&job.Options)
	out, err := job.Run(t.Context(), st, nil)
	if err != nil {
		t.Fatalf("import: %v", err)
	}
	return out
}

func accepting(numbers ...int) func(*intake.Options) {
	return func(o *intake.Options) {
		o.Accept = map[int]bool{}
		for _, n := range numbers {
			o.Accept[n] = true
		}
	}
}

// newPair makes a file with 张明华 and 李小芳 in one household and 王胜国 in another.
func newPair(t testing.TB) *storage.Store {
	t.Helper()
	st := newStore(t)
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", "13800001234"},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", ""},
	))
	return st
}

// pairAnd makes that file, and a list with some lines that is to come into it.
func pairAnd(t testing.TB, lines ...[]string) (*storage.Store, string) {
	t.Helper()
	return newPair(t), listFile(t, append([][]string{listHead}, lines...)...)
}

func wantCounts(t testing.TB, out *transfer.Outcome, want [5]int, skipped int) {
	t.Helper()
	if got := counts(out); got != want || out.Counts[intake.Skipped] != skipped {
		t.Errorf("counts %v and %d left out, want %v and %d; %s", got, out.Counts[intake.Skipped], want, skipped, reasons(out))
	}
}

func wantInFile(t testing.TB, st *storage.Store, households, people int64) {
	t.Helper()
	if n, err := st.Stats(t.Context()); err != nil || n.Households != households || n.Persons != people {
		t.Errorf("in the file: %+v, %v; want %d households with %d people", n, err, households, people)
	}
}

// found are the hits for a name; there must be so many.
func found(t testing.TB, st *storage.Store, name string, n int) []cases.Hit {
	t.Helper()
	hits, err := st.Search(t.Context(), name)
	if err != nil || len(hits) != n {
		t.Fatalf("%s: %v, %v; want %d", name, hits, err, n)
	}
	return hits
}

func wantHead(t testing.TB, st *storage.Store, name, head string) {
	t.Helper()
	if got := found(t, st, name, 1)[0].Head; got != head {
		t.Errorf("the head of %s is %q, want %q", name, got, head)
	}
}

// wantPhone looks at the telephone of a person, and at that of the household where he is its
// head.
func wantPhone(t testing.TB, st *storage.Store, name, want string) {
	t.Helper()
	hit := found(t, st, name, 1)[0]
	f, err := st.Household(t.Context(), hit.HouseholdID)
	if err != nil {
		t.Fatal(err)
	}
	var phone string
	for _, m := range f.Members {
		if m.Person.Name == name {
			phone = m.Person.Phone
		}
	}
	if phone == "" && hit.Head == name {
		phone = f.Household.Phone
	}
	if phone != want {
		t.Errorf("the telephone of %s is %q, want %q", name, phone, want)
	}
}

func TestPeopleWithoutAHeadBecomeAHouseholdOnceAccepted(t *testing.T) {
	st, path := pairAnd(t,
		[]string{"1", "三组", "5001990009", "陈小小", "500199201206050043", "之子", ""},
		[]string{"2", "三组", "5001990009", "陈四妹", "500199200002290067", "之女", ""},
	)
	out := take(t, st, path)
	wantCounts(t, out, [5]int{0, 0, 0, 2, 0}, 0)
	if !out.Items[0].Acceptable() || !strings.Contains(reasons(out), "采用则新建一户") {
		t.Errorf("said %q", reasons(out))
	}
	wantCounts(t, decided(t, st, path, accepting(2, 3)), [5]int{2, 0, 0, 0, 0}, 0)
	wantInFile(t, st, 3, 5)
	wantHead(t, st, "陈四妹", "陈小小")
}

func TestPeopleWaitForTheLineOfTheirHead(t *testing.T) {
	st, path := pairAnd(t,
		[]string{"1", "三组", "5001990009", "陈大山", "#500199195703200000", "户主", ""},
		[]string{"2", "三组", "5001990009", "陈四妹", "500199200002290067", "之女", ""},
	)
	out := decided(t, st, path, accepting(2, 3))
	wantCounts(t, out, [5]int{0, 0, 0, 1, 1}, 0)
	wantInFile(t, st, 2, 3)
	if !strings.Contains(reasons(out), "请先采用或改正户主那一行") {
		t.Errorf("said %q", reasons(out))
	}
}

func TestAnotherHeadIsDoubtedAndTheRestTakenOnceAccepted(t *testing.T) {
	st, path := pairAnd(t, []string{"1", "一组", "5001990001", "李小芳", "500199196208150028", "户主", "13900005678"})
	take(t, st, path)
	wantPhone(t, st, "李小芳", "")
	decided(t, st, path, accepting(2))
	wantHead(t, st, "李小芳", "张明华")
}

func TestOnlyNewLeavesWhatIsThere(t *testing.T) {
	st, path := pairAnd(t,
		[]string{"1", "三组", "5001990001", "张明华", "500199195703200112", "户主", "13900009999"},
		[]string{"2", "三组", "5001990001", "张小小", "500199201206050043", "之子", ""},
	)
	out := decided(t, st, path, func(o *intake.Options) { o.OnlyNew = true })
	wantCounts(t, out, [5]int{1, 0, 0, 0, 0}, 1)
	wantInFile(t, st, 2, 4)
	wantPhone(t, st, "张明华", "13800001234")
}

func TestOnlyKnownMovesNobody(t *testing.T) {
	st, path := pairAnd(t,
		[]string{"1", "三组", "5001990009", "陈大山", "500199201206050043", "户主", ""},
		[]string{"2", "三组", "5001990009", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", "13900005678"},
	)
	out := decided(t, st, path, func(o *intake.Options) { o.OnlyOld, o.Accept = true, map[int]bool{3: true} })
	wantCounts(t, out, [5]int{0, 1, 0, 0, 0}, 2)
	wantInFile(t, st, 2, 3)
	wantHead(t, st, "李小芳", "张明华")
}

func TestAFieldIsLeftAsItIs(t *testing.T) {
	st, path := pairAnd(t, []string{"1", "三组", "5001990001", "张明华", "500199195703200112", "户主", "13900009999"})
	judged, err := importOf(t, st, path).Judge(t.Context(), st, nil)
	if err != nil {
		t.Fatal(err)
	}
	o := map[string]bool{}
	for _, c := range judged.Items[0].Changes {
		o[c.Path] = c.Title == "村民小组"
	}
	if len(o) != 2 {
		t.Fatalf("changes %+v", judged.Items[0].Changes)
	}
	for path := range o {
		o[path] = !o[path] // leave all but the group
	}
	wantCounts(t, decided(t, st, path, func(opt *intake.Options) { opt.Leave = o }), [5]int{0, 1, 0, 0, 0}, 0)
	wantPhone(t, st, "张明华", "13800001234")
}

func TestAPersonWrittenTwiceIsTakenOnceOneLineIsLeftOut(t *testing.T) {
	st, path := pairAnd(t,
		[]string{"1", "三组", "5001990009", "陈大山", "500199201206050043", "户主", ""},
		[]string{"2", "三组", "5001990009", "陈四妹", "500199200002290067", "配偶", ""},
		[]string{"3", "三组", "5001990009", "陈四妹", "500199200002290067", "之女", ""},
	)
	both := decided(t, st, path, func(o *intake.Options) { o.Accept, o.Skip = map[int]bool{4: true}, map[int]bool{2: true, 3: true} })
	wantCounts(t, both, [5]int{0, 0, 0, 1, 0}, 2)
	if both.Items[2].Acceptable() {
		t.Error("the child can be accepted without the head")
	}
	out := decided(t, st, path, accepting(4))
	wantCounts(t, out, [5]int{2, 0, 0, 1, 0}, 0)
	if !strings.Contains(reasons(out), "一个人写了两次") || out.Items[2].Acceptable() {
		t.Errorf("said %q", reasons(out))
	}
	wantInFile(t, st, 3, 5)
	wantCounts(t, decided(t, st, path, func(o *intake.Options) { o.Skip = map[int]bool{3: true} }), [5]int{0, 1, 1, 0, 0}, 1)
}

func TestALedgerLineOfNobodyWaitsUntilSomebodyIsPointedOut(t *testing.T) {
	st := newPair(t)
	path := listFile(t, []string{"姓名", "身份证号", "务工企业名称", "务工开始时间", "务工月收入"},
		[]string{"李小方", "", "电子厂", "2026年3月", "5000"})
	out := decided(t, st, path, accepting(2))
	wantCounts(t, out, [5]int{0, 0, 0, 1, 0}, 0)
	if out.Items[0].Acceptable() || !strings.Contains(reasons(out), "这是谁…") {
		t.Errorf("said %q", reasons(out))
	}
	hits := found(t, st, "李小芳", 1)
	pointed := func(o *intake.Options) { o.Who = map[int]int64{2: hits[0].PersonID} }
	wantCounts(t, decided(t, st, path, pointed), [5]int{1, 0, 0, 0, 0}, 0)
	if jobs, err := st.JobSpells(t.Context(), hits[0].PersonID); err != nil || len(jobs) != 1 {
		t.Errorf("jobs %v, %v", jobs, err)
	}
	wantCounts(t, decided(t, st, path, pointed), [5]int{0, 0, 1, 0, 0}, 0)
}

func TestNamesakesAreToldApartByPointing(t *testing.T) {
	st := newPair(t)
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张伟", "500199201206050043", "之子", ""},
		[]string{"2", "一组", "5001990001", "张伟", "500199200002290067", "之女", ""},
	))
	path := listFile(t, listHead, []string{"1", "一组", "5001990001", "张伟", "", "", "13900001111"})
	out := decided(t, st, path, accepting(2))
	wantCounts(t, out, [5]int{0, 0, 0, 1, 0}, 0)
	wantInFile(t, st, 2, 5)
	hits := found(t, st, "张伟", 2)
	out = decided(t, st, path, func(o *intake.Options) { o.Who = map[int]int64{2: hits[0].PersonID} })
	wantInFile(t, st, 2, 5)
	if n := counts(out); n[3]+n[4] != 0 {
		t.Errorf("%v, %s", n, reasons(out))
	}
}
