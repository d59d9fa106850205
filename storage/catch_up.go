package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"zhucunji/cases"
)

// caughtUp is the setting that says for which day the maintained columns were worked out.
const caughtUp = "caught_up"

// catchUp brings the file up to this program, this day and this way of writing keys.
func (s *Store) catchUp(ctx context.Context) error {
	if err := s.beginLog(ctx); err != nil {
		return err
	}
	s.finishErasing(ctx)
	if err := s.loadSpent(ctx); err != nil {
		return err
	}
	if err := s.shipPolicy(ctx); err != nil {
		return err
	}
	known := ""
	if _, err := s.Setting(ctx, derivedBy, &known); err != nil {
		return err
	}
	if known != derivation() {
		if _, err := s.Recompute(ctx); err != nil {
			return err
		}
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.catchUpDay(ctx)
}

// catchUpDay works out what a new day changed: spells of membership, headship, type and
// monitoring that began or ended since the last time. The caller holds writing.
func (s *Store) catchUpDay(ctx context.Context) error {
	today := s.Today()
	if s.day == today {
		return nil
	}
	last := ""
	if _, err := s.Setting(ctx, caughtUp, &last); err != nil {
		return err
	}
	from := today // a new file has nothing to catch up with
	if err := cases.SetCanonical(&from, last, last != ""); err != nil {
		return err
	}
	if last == "" {
		from = today
	}
	err := s.maintain(ctx, func(a *act) error {
		if from != today {
			if err := a.refreshTurned(min(from, today), max(from, today)); err != nil {
				return err
			}
		}
		return a.keepSetting(caughtUp, today.String())
	})
	if err == nil {
		s.day = today
	}
	return err
}

// maintain runs fn as one transaction that writes maintained columns only: they are no
// act and leave nothing in the log. The caller holds writing.
func (s *Store) maintain(ctx context.Context, fn func(*act) error) error {
	tx, err := s.write.BeginTx(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	a, err := s.newAct(ctx, tx, intent{bulk: true})
	if err != nil {
		return err
	}
	if err := fn(a); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.households.stale.add(slices.Collect(maps.Keys(a.households))...)
	return nil
}

// keepSetting keeps a setting as part of the transaction.
func (a *act) keepSetting(key string, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = a.exec("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, string(raw))
	return err
}

// turning is a table whose records hold from one day to another.
type turning interface {
	turned(from, to cases.Day) (query string, args []any)
}

// refreshTurned works out the households of which a spell began or ended between two days.
func (a *act) refreshTurned(from, to cases.Day) error {
	t := &a.st.tables
	for _, spells := range []turning{t.membership, t.headship, t.standing, t.monitoring, t.household} {
		query, args := spells.turned(from, to)
		rows, err := a.tx.QueryContext(a.ctx, query, args...)
		if err != nil {
			return err
		}
		ids, err := scanIDs(rows)
		if err != nil {
			return err
		}
		for _, id := range ids {
			a.households[id] = allParts
		}
	}
	for id := range a.households {
		if err := a.refreshHousehold(id, allParts); err != nil {
			return fmt.Errorf("household %d: %w", id, err)
		}
	}
	return nil
}

// turned asks for the households of which a day or month lies between two days, both
// included: a last day makes its difference on the day after.
func (t *table[T]) turned(from, to cases.Day) (query string, args []any) {
	household := "household_id"
	if t.cat.Record == "household" {
		household = "id"
	}
	var terms []string
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		switch {
		case f.Source == cases.Maintained:
		case f.Kind == cases.KindDay:
			terms = append(terms, quote(f.Key)+" BETWEEN ? AND ?")
			args = append(args, from.String(), to.String())
		case f.Kind == cases.KindMonth:
			terms = append(terms, quote(f.Key)+" BETWEEN ? AND ?")
			args = append(args, from.MonthOf().String(), to.MonthOf().String())
		}
	}
	return "SELECT DISTINCT " + household + " FROM " + quote(t.cat.Record) + " WHERE hidden = 0 AND (" + strings.Join(terms, " OR ") + ")", args
}

// The differences between the clock and the newest change that a person is told of.
const (
	clockBehind = 5 * time.Minute
	clockAhead  = 45 * 24 * time.Hour // every Monday is a day ahead of Friday; six weeks without a line is odd
)

// noticeClock tells of a clock that stands before the newest change, or so far after it
// that it may be wrong. Stamps stay in order either way.
func (s *Store) noticeClock() {
	if s.last.stamp == 0 {
		return
	}
	now, newest := s.now(), time.UnixMilli(s.last.stamp>>stampShift)
	switch {
	case now.Before(newest.Add(-clockBehind)):
		s.tell(fmt.Sprintf("电脑时钟是 %s，早于最近一次保存（%s），请检查系统日期和时间；新登记的内容仍按先后顺序保存。", clockText(now), clockText(newest)))
	case now.After(newest.Add(clockAhead)):
		s.tell(fmt.Sprintf("上次保存是 %s，电脑时钟是 %s；日期不对时请先校正。", clockText(newest), clockText(now)))
	}
}

func clockText(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }
