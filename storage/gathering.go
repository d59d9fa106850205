package storage

import (
	"context"
	"errors"
	"fmt"

	"zhucunji/cases"
)

// AddGathering logs one 院坝会 or one round for many households at once: the common part
// once, and one visit for each household. Invalid where no household is named.
func (s *Store) AddGathering(ctx context.Context, g *cases.Gathering, visits []cases.Visit) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return fmt.Sprintf("%s %d 户", g.Way, len(visits)) }}
	return s.do(ctx, "add gathering", in, func(a *act) error {
		if len(visits) == 0 {
			return cases.Errorf(cases.Invalid, "household_id", "请至少选择一户参加的农户。")
		}
		if errs := s.tables.gathering.cat.Missing(g); len(errs) > 0 {
			return errs
		}
		if err := create(a, s.tables.gathering, g); err != nil {
			return err
		}
		for i := range visits {
			visits[i].GatheringID = cases.Ref(g.ID)
			visits[i].HouseholdType, visits[i].MonitorClass = "", "" // as they are on the day of the meeting
			if _, err := a.addVisit(&cases.VisitFile{Visit: visits[i]}); err != nil {
				return err
			}
		}
		return nil
	})
}

// EditGathering changes what the visits of a gathering have in common. Each of them
// follows in what it has as before the gathering had it; what was changed in the visit
// itself stays. Invalid where a visit cannot follow: its household had ended by then.
func (s *Store) EditGathering(ctx context.Context, before, after *cases.Gathering) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "修改" + before.Way + " " + before.HeldOn.String() }}
	return s.do(ctx, "edit gathering", in, func(a *act) error {
		if err := cases.CheckGathering(after, a.today); err != nil {
			return err
		}
		if err := edit(a, s.tables.gathering, before, after); err != nil {
			return err
		}
		visits, err := s.tables.visit.list(a.ctx, a, "WHERE gathering_id = ? ORDER BY id", before.ID)
		if err != nil {
			return err
		}
		for i := range visits {
			if err := a.followGathering(&visits[i], before, after); err != nil {
				return err
			}
		}
		return nil
	})
}

// followGathering brings a visit in step with its gathering. One in the bin follows too, so
// that it comes back as the others are.
func (a *act) followGathering(v *cases.Visit, before, after *cases.Gathering) error {
	h, err := a.visited(v.HouseholdID)
	if err != nil {
		return err
	}
	now := *v
	now.Follow(before, after, h.facts, a.st.Policy())
	if now.VisitedOn != v.VisitedOn {
		if err := a.typesOf(&now); err != nil {
			return err
		}
	}
	if !v.Hidden {
		if err := cases.CheckVisit(&now, h.facts, a.today); err != nil {
			return ofOneVisit(err)
		}
	}
	return edit(a, a.st.tables.visit, v, &now)
}

// typesOf says what the household was on the day of a visit, as far as that is dated.
func (a *act) typesOf(v *cases.Visit) (err error) {
	var f cases.HouseholdFile
	if f.Standings, err = a.st.tables.standing.list(a.ctx, a, ofHousehold, int64(v.HouseholdID)); err != nil {
		return err
	}
	if f.Monitorings, err = a.st.tables.monitoring.list(a.ctx, a, ofHousehold, int64(v.HouseholdID)); err != nil {
		return err
	}
	if kind, class := f.TypesOn(v.VisitedOn); kind != "" || class != "" {
		v.HouseholdType, v.MonitorClass = kind, class
	}
	return nil
}

// ofOneVisit says that an error is about one of the visits, at the field of the gathering
// that brought it.
func ofOneVisit(err error) error {
	var errs cases.Errors
	if !errors.As(err, &errs) {
		return err
	}
	var out cases.Errors
	for _, e := range errs {
		field := e.Field
		if field == "visited_on" {
			field = "held_on"
		}
		out = append(out, cases.Errorf(cases.Invalid, field, "参加的农户里有一户不能跟着改："+e.Message))
	}
	return out
}
