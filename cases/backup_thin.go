package cases

import (
	"slices"
	"time"
)

// How long backups are kept one an hour, one a day and one a week; later one a month.
const (
	hourlyFor    = 24 * time.Hour
	dailyFor     = 14 * 24 * time.Hour
	weeklyFor    = 56 * 24 * time.Hour
	milestoneFor = 30 * 24 * time.Hour // those a person may want back are all kept so long
)

// Thin says which backups are to be removed: within a day the newest of each hour stays,
// then of each day, week and month; those made before an import or a restore or by hand
// all stay for a month. Then the oldest go until the rest fits into limit bytes (0 for no
// limit). Those that cannot be used are never counted as kept, and go first where room is
// needed. The newest that can be used always stays.
func Thin(list []Backup, now time.Time, limit int64) (drop []Backup) {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b Backup) int { return b.At.Compare(a.At) })
	var kept, broken []Backup
	filled := map[string]bool{}
	for _, b := range sorted {
		if !b.Good() {
			broken = append(broken, b)
			continue
		}
		span := thinSpan(&b, now)
		if span != "" && filled[span] {
			drop = append(drop, b)
			continue
		}
		filled[span] = true
		kept = append(kept, b)
	}
	if limit <= 0 {
		return drop
	}
	return append(drop, overLimit(kept, broken, limit)...)
}

// thinSpan names the span of time of which one backup stays; "" for one that stays anyway.
// Spans follow the calendar, so that thinning again finds the same ones.
func thinSpan(b *Backup, now time.Time) string {
	at := b.At.In(now.Location())
	age := now.Sub(at)
	switch {
	case !b.Routine() && age < milestoneFor:
		return ""
	case age < hourlyFor:
		return at.Format("hour 2006-01-02 15")
	case age < dailyFor:
		return at.Format("day 2006-01-02")
	case age < weeklyFor:
		monday := at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
		return monday.Format("week 2006-01-02")
	}
	return at.Format("month 2006-01")
}

// overLimit takes backups, the newest first, and gives those that do not fit.
func overLimit(kept, broken []Backup, limit int64) (drop []Backup) {
	var room int64
	for i, b := range slices.Concat(kept, broken) {
		if room += b.Size; i > 0 && room > limit {
			drop = append(drop, b)
			room -= b.Size
		}
	}
	return drop
}
