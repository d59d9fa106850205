package storage_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// clock is a clock that tests set.
type clock struct{ now time.Time }

func (c *clock) read() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

func clockAt(day string) *clock {
	t, err := time.ParseInLocation("2006-01-02 15:04", day, time.Local)
	if err != nil {
		panic(err)
	}
	return &clock{t}
}

// openAt opens a folder at a moment and closes it after use.
func openAt(t *testing.T, folder string, c *clock, use func(*storage.Store)) {
	t.Helper()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: c.read})
	if err != nil {
		t.Fatalf("open at %s: %v", c.now, err)
	}
	use(st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestNewDayTurnsWhatBeginsOrEnds(t *testing.T) {
	folder := t.TempDir()
	c := clockAt("2026-11-21 10:00")
	var id int64
	openAt(t, folder, c, func(st *storage.Store) {
		village, team := addVillage(t, st)
		bundle := cases.Bundle{ // as an import may bring it
			New: cases.NewHousehold{
				Household: cases.Household{VillageID: village, TeamID: team},
				Members: []cases.Member{
					{Person: cases.Person{Name: "杨胜国", Sex: "男"}, Membership: cases.Membership{Relation: "户主"}},
					{Person: cases.Person{Name: "杨小燕", Sex: "女"}, Membership: cases.Membership{Relation: "之女", LeftOn: cases.NewDay(2026, 11, 23), LeaveReason: "婚嫁迁出"}},
				},
				Type: "脱贫户",
			},
			Standings: []cases.Standing{{Kind: string(cases.ListHouseholdType), Value: "一般户", FromOn: cases.NewDay(2026, 11, 24)}},
		}
		_, err := st.Load(t.Context(), storage.Import, "导入 1 户", func(l *storage.Loader) error { return l.Household(&bundle) })
		must(t, err)
		id = bundle.New.Household.ID
		if h := readHousehold(t, st, id).Household; h.People.Value != 2 || h.HouseholdType != "脱贫户" {
			t.Fatalf("today: %d people, %q", h.People.Value, h.HouseholdType)
		}
		c.now = c.now.AddDate(0, 0, 2) // open over midnight: the next save catches up
		addVisit(t, st, id)
		if h := readHousehold(t, st, id).Household; h.People.Value != 1 || h.HouseholdType != "脱贫户" {
			t.Errorf("on the 23rd: %d people, %q", h.People.Value, h.HouseholdType)
		}
	})
	c.now = c.now.AddDate(0, 0, 1)
	openAt(t, folder, c, func(st *storage.Store) {
		if h := readHousehold(t, st, id).Household; h.People.Value != 1 || h.HouseholdType != "一般户" {
			t.Errorf("on the 24th: %d people, %q", h.People.Value, h.HouseholdType)
		}
		wantNoDifferences(t, st)
		if v := verified(t, st); len(v.Faults) > 0 {
			t.Errorf("the log does not fit: %v", v.Faults)
		}
	})
	c.now = c.now.AddDate(0, 0, -3) // the clock was wrong, and is put back
	openAt(t, folder, c, func(st *storage.Store) {
		if h := readHousehold(t, st, id).Household; h.People.Value != 2 || h.HouseholdType != "脱贫户" {
			t.Errorf("back on the 21st: %d people, %q", h.People.Value, h.HouseholdType)
		}
	})
}

func wantNoDifferences(t testing.TB, st *storage.Store) {
	t.Helper()
	n, err := st.Recompute(t.Context())
	if err != nil || n != 0 {
		t.Errorf("recompute found %d differences (%v)", n, err)
	}
}

func TestClockThatIsWrongIsToldAndStampsStayInOrder(t *testing.T) {
	for name, c := range map[string]struct {
		move  time.Duration
		words string
	}{
		"an hour later":          {time.Hour, ""},
		"two minutes back":       {-2 * time.Minute, ""},
		"an hour back":           {-time.Hour, "早于最近一次保存"},
		"a year back":            {-365 * 24 * time.Hour, "早于最近一次保存"},
		"over a weekend":         {3 * 24 * time.Hour, ""},
		"two months on":          {60 * 24 * time.Hour, "日期不对时请先校正"},
		"ten years on, wrongly":  {10 * 365 * 24 * time.Hour, "日期不对时请先校正"},
		"less than a day onward": {23 * time.Hour, ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			at := clockAt("2026-11-21 10:00")
			openAt(t, folder, at, func(st *storage.Store) { addHousehold(t, st) })
			at.now = at.now.Add(c.move)
			openAt(t, folder, at, func(st *storage.Store) {
				if got := st.Notice(); (c.words == "") != (got == "") || !strings.Contains(got, c.words) {
					t.Errorf("notice %q, want %q", got, c.words)
				}
				_, err := st.SaveVillage(t.Context(), nil, &cases.Village{Name: "石磨村"})
				must(t, err)
				if v := verified(t, st); len(v.Faults) > 0 {
					t.Errorf("the log does not fit: %v", v.Faults)
				}
			})
			file := filepath.Join(folder, "zhucunji.db")
			if n := countRows(t, file, "SELECT count(*) FROM act a JOIN act b ON b.id = a.id + 1 WHERE b.stamp < a.stamp + a.changes"); n != 0 {
				t.Errorf("%d stamps are not after those before", n)
			}
		})
	}
}

func TestRecomputeMendsWhatIsWrongAndCountsIt(t *testing.T) {
	for name, c := range map[string]struct {
		harm string
		want int
	}{
		"nothing":                {"SELECT 1", 0},
		"a count":                {"UPDATE household SET people = 9", 1},
		"a head and a due visit": {"UPDATE household SET head_name = 'x', next_visit_on = NULL", 2},
		"a sort key":             {"UPDATE household SET head_sort = x'00'", 1},
		"a search key too many":  {"INSERT INTO search_key (class, key, subject) VALUES (1, x'01', 1)", 1},
		"the search keys lost":   {"DELETE FROM search_key WHERE subject = 1", -1},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := workedFolder(t)
			changeFile(t, file, c.harm)
			st := openStore(t, folder)
			n, err := st.Recompute(t.Context())
			if err != nil || (n != c.want && (c.want >= 0 || n == 0)) {
				t.Errorf("got %d differences (%v), want %d", n, err, c.want)
			}
			wantNoDifferences(t, st)
			if hits, err := st.Search(t.Context(), "杨胜"); err != nil || len(hits) == 0 {
				t.Errorf("search finds %d (%v)", len(hits), err)
			}
		})
	}
}

func TestNewCadenceMovesTheVisitsThatAreDue(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	addVisit(t, st, n.Household.ID)
	var before cases.Cadence
	for _, c := range st.Policy().Cadences {
		if c.Class == cases.ClassLifted {
			before = c
		}
	}
	after := before
	after.Days = cases.Some(int64(10))
	_, err := st.SaveCadence(t.Context(), &before, &after)
	must(t, err)
	want := cases.NewDay(2026, 11, 20).AddDays(10)
	if got := readHousehold(t, st, n.Household.ID).Household.NextVisitOn; got != want {
		t.Errorf("due on %s, want %s", got, want)
	}
	_, err = st.Undo(t.Context())
	must(t, err)
	if got := readHousehold(t, st, n.Household.ID).Household.NextVisitOn; got != cases.NewDay(2026, 11, 20).AddDays(90) {
		t.Errorf("after undo due on %s", got)
	}
	wantNoDifferences(t, st)
}
