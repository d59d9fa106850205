package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
)

// Timeline tells what happened in a household, newest first: visits, measures, incomes,
// members who came and went, changes of head and type, jobs, sales, promises and photos.
func (s *Store) Timeline(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	var out []cases.Occurrence
	for _, part := range []func(context.Context, int64) ([]cases.Occurrence, error){
		s.visitsOnLine, s.measuresOnLine, s.incomesOnLine, s.membersOnLine, s.standingsOnLine, s.promisesOnLine, s.jobsOnLine, s.salesOnLine,
		s.photosOnLine,
	} {
		list, err := part(ctx, household)
		if err != nil {
			return nil, failure("read time line", err)
		}
		out = append(out, list...)
	}
	slices.SortStableFunc(out, func(a, b cases.Occurrence) int { return cmp.Compare(b.On, a.On) })
	return out, nil
}

const ofHousehold = "WHERE household_id = ? AND hidden = 0"

func (s *Store) visitsOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	held, err := s.gatheringsOf(ctx, "SELECT gathering_id FROM visit "+ofVisited(), household)
	if err != nil {
		return nil, err
	}
	photos, err := s.photosOfVisits(ctx, household)
	if err != nil {
		return nil, err
	}
	return occurrences(ctx, s, s.tables.visit, household, func(v *cases.Visit) []cases.Occurrence {
		title, text := v.Way+"走访", v.Text
		if g := held[v.GatheringID]; g != nil {
			title, text = strings.TrimSpace(v.Way+" "+g.Title), commonText(v, g)
		}
		if v.Visitors != "" {
			title += " " + v.Visitors
		}
		if found := v.Checks.Problems().Text(); found != "" {
			text = strings.TrimPrefix(text+"；"+found, "；")
		}
		if n := photos[v.ID]; n > 0 { // first: a long text is cut off at its end
			text = strings.TrimSuffix(photosText(n)+"；"+text, "；")
		}
		return []cases.Occurrence{{Record: "visit", ID: v.ID, On: v.VisitedOn, Title: title, Text: text}}
	})
}

// gatheringsOf reads the gatherings whose ids a query selects.
func (s *Store) gatheringsOf(ctx context.Context, ids string, args ...any) (map[cases.Ref]*cases.Gathering, error) {
	if ids == "" {
		return nil, nil
	}
	list, err := s.tables.gathering.list(ctx, s.read, "WHERE id IN ("+ids+")", args...)
	if err != nil {
		return nil, err
	}
	byRef := make(map[cases.Ref]*cases.Gathering, len(list))
	for i := range list {
		byRef[cases.Ref(list[i].ID)] = &list[i]
	}
	return byRef, nil
}

// commonText is what was written of a visit: its own text, or that of its gathering.
func commonText(v *cases.Visit, g *cases.Gathering) string {
	if v.Text != "" || g == nil {
		return v.Text
	}
	return g.Text
}

func (s *Store) measuresOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	return occurrences(ctx, s, s.tables.measure, household, func(m *cases.Measure) []cases.Occurrence {
		on := m.FromOn
		if on == 0 && m.Year.Valid {
			on = cases.NewDay(int(m.Year.Value), 1, 1)
		}
		return []cases.Occurrence{{Record: "measure", ID: m.ID, On: on, Title: strings.TrimSpace(m.Block + " " + m.Item), Text: m.Content, Amount: m.Amount}}
	})
}

func (s *Store) incomesOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	return occurrences(ctx, s, s.tables.income, household, func(i *cases.Income) []cases.Occurrence {
		return []cases.Occurrence{{Record: "income", ID: i.ID, On: i.ToOn, Title: i.Item, Text: i.SubItem, Amount: i.Amount}}
	})
}

func (s *Store) membersOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	members, err := s.members(ctx, s.read, household)
	if err != nil {
		return nil, err
	}
	var out []cases.Occurrence
	for i := range members {
		m := &members[i].Membership
		name := members[i].Person.Name
		if m.JoinedOn != 0 {
			out = append(out, cases.Occurrence{Record: "membership", ID: m.ID, On: m.JoinedOn, Title: "成员增加 " + name, Text: m.JoinReason})
		}
		if m.LeftOn != 0 {
			out = append(out, cases.Occurrence{Record: "membership", ID: m.ID, On: m.LeftOn, Title: "成员减少 " + name, Text: m.LeaveReason})
		}
	}
	return out, nil
}

func (s *Store) standingsOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	out, err := occurrences(ctx, s, s.tables.standing, household, func(v *cases.Standing) []cases.Occurrence {
		if v.FromOn == 0 {
			return nil
		}
		return []cases.Occurrence{{Record: "standing", ID: v.ID, On: v.FromOn, Title: v.Kind + "：" + v.Value, Text: v.Note}}
	})
	if err != nil {
		return nil, err
	}
	monitored, err := occurrences(ctx, s, s.tables.monitoring, household, func(m *cases.Monitoring) []cases.Occurrence {
		var found []cases.Occurrence
		if m.RecognisedMonth != 0 {
			found = append(found, cases.Occurrence{Record: "monitoring", ID: m.ID, On: m.RecognisedMonth.First(), Title: "识别为" + m.Class, Text: strings.Join(m.Risks(), "、")})
		}
		if m.RemovedMonth != 0 {
			found = append(found, cases.Occurrence{Record: "monitoring", ID: m.ID, On: m.RemovedMonth.First(), Title: "风险消除", Text: m.RemovalWay})
		}
		return found
	})
	return append(out, monitored...), err
}

func (s *Store) promisesOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	return occurrences(ctx, s, s.tables.promise, household, func(p *cases.Promise) []cases.Occurrence {
		if p.DoneOn == 0 {
			return nil // an open promise stands on its visit and in the list of open ones
		}
		return []cases.Occurrence{{Record: "promise", ID: p.ID, On: p.DoneOn, Title: "承诺办结", Text: p.Text}}
	})
}

func (s *Store) jobsOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	names, err := s.workersOf(ctx, household)
	if err != nil {
		return nil, err
	}
	return occurrences(ctx, s, s.tables.jobSpell, household, func(j *cases.JobSpell) []cases.Occurrence {
		if j.FromMonth == 0 {
			return nil
		}
		title := strings.TrimSpace("务工 " + strings.TrimSpace(names[j.PersonID]+" "+j.Place))
		return []cases.Occurrence{{Record: "job_spell", ID: j.ID, Person: j.PersonID, On: j.FromMonth.First(), Title: title, Text: j.Employer}}
	})
}

// workersOf names those who worked while they lived in a household, whether or not they
// still do.
func (s *Store) workersOf(ctx context.Context, household int64) (map[cases.Ref]string, error) {
	people, err := s.tables.person.list(ctx, s.read, "WHERE id IN (SELECT person_id FROM job_spell "+ofHousehold+")", household)
	if err != nil {
		return nil, err
	}
	names := make(map[cases.Ref]string, len(people))
	for i := range people {
		names[cases.Ref(people[i].ID)] = people[i].Name
	}
	return names, nil
}

func (s *Store) salesOnLine(ctx context.Context, household int64) ([]cases.Occurrence, error) {
	return occurrences(ctx, s, s.tables.sale, household, func(v *cases.Sale) []cases.Occurrence {
		text := v.Buyer
		if v.Quantity.Valid {
			text = strings.TrimSpace(cases.TextOf(&v.Quantity) + v.Unit + " " + text)
		}
		return []cases.Occurrence{{Record: "sale", ID: v.ID, On: v.SoldOn, Title: "销售 " + v.Product, Text: text, Amount: v.WorkedAmount()}}
	})
}

// occurrences turns the records of one type of a household into entries.
func occurrences[T any](ctx context.Context, s *Store, t *table[T], household int64, tell func(*T) []cases.Occurrence) ([]cases.Occurrence, error) {
	var out []cases.Occurrence
	for v, err := range t.each(ctx, s.read, partOf{t.cat.Record, "household_id"}.of()+" AND hidden = 0", household) {
		if err != nil {
			return nil, err
		}
		out = append(out, tell(v)...)
	}
	return out, nil
}
