package cases_test

import (
	"fmt"
	"testing"
	"time"

	"zhucunji/cases"
)

func backupAt(at time.Time, reason string) cases.Backup {
	return cases.Backup{Path: at.Format("0102 1504 ") + reason, At: at, Reason: reason, Size: 100}
}

func TestThinKeepsHoursDaysWeeksAndMonths(t *testing.T) {
	now := time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC)
	var list []cases.Backup
	for at := now; at.After(now.AddDate(-1, 0, 0)); at = at.Add(-20 * time.Minute) {
		list = append(list, backupAt(at, cases.BackupHourly))
	}
	left := dropped(list, cases.Thin(list, now, 0))
	ages := map[string]int{}
	for _, b := range left {
		switch age := now.Sub(b.At); {
		case age < 24*time.Hour:
			ages["hours"]++
		case age < 14*24*time.Hour:
			ages["days"]++
		case age < 56*24*time.Hour:
			ages["weeks"]++
		default:
			ages["months"]++
		}
	}
	if got, want := fmt.Sprint(ages), "map[days:14 hours:25 months:11 weeks:7]"; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	if !left[0].At.Equal(now) {
		t.Errorf("the newest kept is of %v", left[0].At)
	}
	if again := cases.Thin(left, now, 0); len(again) > 0 {
		t.Errorf("thinning again would drop %d more", len(again))
	}
}

// A year of work, thinned after each backup as the program does it.
func TestThinDayByDayKeepsTheSameSpans(t *testing.T) {
	start := time.Date(2025, 11, 1, 9, 0, 0, 0, time.UTC)
	var list []cases.Backup
	for day := range 365 {
		for hour := range 9 {
			at := start.AddDate(0, 0, day).Add(time.Duration(hour) * time.Hour)
			list = append(list, backupAt(at, cases.BackupHourly))
			list = dropped(list, cases.Thin(list, at, 0))
		}
	}
	if len(list) < 30 || len(list) > 60 {
		t.Errorf("%d backups are left after a year", len(list))
	}
	if oldest := list[0].At; oldest.After(start.AddDate(0, 1, 0)) {
		t.Errorf("the oldest is of %v: a year is lost", oldest)
	}
}

func dropped(list, drop []cases.Backup) (left []cases.Backup) {
	gone := map[string]bool{}
	for _, b := range drop {
		gone[b.Path+b.At.String()] = true
	}
	for _, b := range list {
		if !gone[b.Path+b.At.String()] {
			left = append(left, b)
		}
	}
	return left
}

func TestThinKeepsWhatAPersonMayWantBack(t *testing.T) {
	now := time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC)
	minutes := func(n int) time.Time { return now.Add(time.Duration(-n) * time.Minute) }
	for name, c := range map[string]struct {
		list  []cases.Backup
		limit int64
		drop  []int
	}{
		"two of one hour":                          {list: []cases.Backup{backupAt(minutes(1), "退出"), backupAt(minutes(20), "退出")}, drop: []int{1}},
		"the state before a restore in that hour":  {list: []cases.Backup{backupAt(minutes(1), "退出"), backupAt(minutes(20), "恢复前")}},
		"two by hand in that hour":                 {list: []cases.Backup{backupAt(minutes(1), "手动"), backupAt(minutes(20), "手动")}},
		"before an import two months ago":          {list: []cases.Backup{backupAt(now.AddDate(0, -2, 0), "退出"), backupAt(now.AddDate(0, -2, -1), "导入前")}, drop: []int{1}},
		"more than fit":                            {list: []cases.Backup{backupAt(minutes(1), "手动"), backupAt(minutes(2), "手动"), backupAt(minutes(3), "手动")}, limit: 250, drop: []int{2}},
		"a limit below one":                        {list: []cases.Backup{backupAt(minutes(1), "手动"), backupAt(minutes(2), "手动")}, limit: 50, drop: []int{1}},
		"one of the future":                        {list: []cases.Backup{backupAt(minutes(-500), "退出"), backupAt(minutes(1), "退出")}},
		"a broken one does not stand for its hour": {list: []cases.Backup{broken(backupAt(minutes(1), "退出")), backupAt(minutes(20), "退出")}},
		"a broken one goes first, though it is the newest": {
			list: []cases.Backup{broken(backupAt(minutes(1), "手动")), backupAt(minutes(20), "手动"), backupAt(minutes(30), "手动")}, limit: 200, drop: []int{0},
		},
		"nothing": {},
	} {
		t.Run(name, func(t *testing.T) {
			var want []string
			for _, i := range c.drop {
				want = append(want, c.list[i].Path)
			}
			var got []string
			for _, b := range cases.Thin(c.list, now, c.limit) {
				got = append(got, b.Path)
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("dropped %v, want %v", got, want)
			}
		})
	}
}

func broken(b cases.Backup) cases.Backup {
	b.Problem = "文件不完整"
	return b
}

func TestBackupIsDueAfterAnHourWithAChange(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		first time.Time
		want  bool
	}{
		"nothing was changed":             {time.Time{}, false},
		"changed a minute ago":            {now.Add(-time.Minute), false},
		"changed an hour ago":             {now.Add(-time.Hour), true},
		"changed, and the clock was back": {now.Add(time.Minute), true},
	} {
		if got := cases.BackupDue(c.first, now); got != c.want {
			t.Errorf("%s: due %v, want %v", name, got, c.want)
		}
	}
}

func TestSecondPlaceIsDueAWeekAfterTheLastTime(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return now.AddDate(0, 0, -n) }
	for name, c := range map[string]struct {
		at, first, last time.Time
		want            bool
	}{
		"an empty file":                        {},
		"never copied, in use for a day":       {first: day(1), last: day(0)},
		"never copied, in use for a week":      {first: day(7), last: day(0), want: true},
		"copied yesterday":                     {at: day(1), first: day(70), last: day(0)},
		"copied a week ago, changed since":     {at: day(7), first: day(70), last: day(1), want: true},
		"copied a week ago, unchanged":         {at: day(7), first: day(70), last: day(8)},
		"copied tomorrow by a clock put right": {at: day(-1), first: day(70), last: day(-2), want: true},
	} {
		if got := (cases.SecondPlace{At: c.at}).Due(c.first, c.last, now); got != c.want {
			t.Errorf("%s: due %v, want %v", name, got, c.want)
		}
	}
}

func TestBackupsTakeAQuarterOfTheRoomAtMost(t *testing.T) {
	const giga = 1 << 30
	for name, c := range map[string]struct {
		chosen, used int64
		free         uint64
		want         int64
	}{
		"a large disk":                     {free: 100 * giga, want: 10 * giga},
		"a small one":                      {free: 8 * giga, want: 2 * giga},
		"a small one with backups on it":   {used: 2 * giga, free: 6 * giga, want: 2 * giga},
		"a person's choice":                {chosen: 50 * giga, free: 8 * giga, want: 50 * giga},
		"a system that does not say":       {want: 10 * giga},
		"a disk larger than numbers reach": {free: 1 << 63, want: 10 * giga},
	} {
		if got := cases.BackupLimit(c.chosen, c.used, c.free); got != c.want {
			t.Errorf("%s: %d bytes, want %d", name, got, c.want)
		}
	}
}

func TestReasonsAreFitForFileNames(t *testing.T) {
	for text, want := range map[string]string{
		"退出": "退出", "../../etc": "etc", " a/b\\c:d\n ": "abcd", "": "",
		"一二三四五六七八九十一二三四五六七八九十多": "一二三四五六七八九十一二三四五六七八九十",
	} {
		if got := cases.BackupReason(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
