package ui

import (
	"strconv"
	"strings"
	"time"

	"zhucunji/cases"
)

// holdsText says what a backup holds: 720 户、2,237 人、1,204 次走访、310 项帮扶.
func holdsText(b *cases.Backup) string {
	var parts []string
	for _, c := range heldCounts(b) {
		parts = append(parts, grouped(c.n)+" "+c.noun)
	}
	return strings.Join(parts, "、")
}

// heldCount is one number of a backup with its noun.
type heldCount struct {
	n    int64
	noun string
}

func heldCounts(b *cases.Backup) []heldCount {
	return []heldCount{{b.Households, "户"}, {b.People, "人"}, {b.Visits, "次走访"}, {b.Measures, "项帮扶"}}
}

// differenceText says in words how a backup differs from the present: 少 2 户、6 次走访. The counts may be the same
// though texts were changed since, which the time of the last change tells.
func differenceText(b, now *cases.Backup) string {
	less, more := differences(b, now)
	var parts []string
	if len(less) > 0 {
		parts = append(parts, "少 "+strings.Join(less, "、"))
	}
	if len(more) > 0 {
		parts = append(parts, "多 "+strings.Join(more, "、"))
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "，")
	case b.LastChange.Before(now.LastChange):
		return "数目一样，内容有改动"
	}
	return "和现在一样"
}

// differences are the counts of which a backup holds less and more than the present.
func differences(b, now *cases.Backup) (less, more []string) {
	present := heldCounts(now)
	for i, c := range heldCounts(b) {
		switch d := c.n - present[i].n; {
		case d < 0:
			less = append(less, grouped(-d)+" "+c.noun)
		case d > 0:
			more = append(more, grouped(d)+" "+c.noun)
		}
	}
	return less, more
}

// agoText says how long ago something was: 12 分钟前, 昨天, 5 天前.
func agoText(at, now time.Time) string {
	at = at.In(now.Location())
	days := cases.DayOf(now).DaysSince(cases.DayOf(at))
	switch gone := now.Sub(at); {
	case gone < time.Minute:
		return "刚才"
	case gone < time.Hour:
		return strconv.Itoa(int(gone.Minutes())) + " 分钟前"
	case days == 0:
		return strconv.Itoa(int(gone.Hours())) + " 小时前"
	case days == 1:
		return "昨天"
	case days < 60:
		return strconv.Itoa(days) + " 天前"
	case days < 730:
		return strconv.Itoa(days/30) + " 个月前"
	}
	return strconv.Itoa(days/365) + " 年前"
}

// whenText writes an instant as people say it: 今天 09:00, 昨天 17:30, 2026-11-15 09:00.
func whenText(at, now time.Time) string {
	at = at.In(now.Location())
	switch cases.DayOf(now).DaysSince(cases.DayOf(at)) {
	case 0:
		return "今天 " + at.Format(clockLayout)
	case 1:
		return "昨天 " + at.Format(clockLayout)
	}
	return at.Format(minuteLayout)
}

// clockLayout writes the time of day.
const clockLayout = "15:04"

// sizeText writes the size of files: 3.2 MB.
func sizeText(bytes int64) string {
	const mega, giga = 1 << 20, 1 << 30
	switch {
	case bytes >= giga:
		return strings.TrimSuffix(strconv.FormatFloat(float64(bytes)/giga, 'f', 1, 64), ".0") + " GB"
	case bytes < mega/10:
		return strconv.FormatInt((bytes+1023)/1024, 10) + " KB"
	case bytes < 100*mega:
		return strconv.FormatFloat(float64(bytes)/mega, 'f', 1, 64) + " MB"
	}
	return strconv.FormatInt(bytes/mega, 10) + " MB"
}

// backupName names a backup in a sentence: 今天 09:00（退出）.
func backupName(b *cases.Backup, now time.Time) string {
	name := whenText(b.At, now)
	if b.Reason != "" {
		name += "（" + b.Reason + "）"
	}
	return name
}
