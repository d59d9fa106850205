package storage

import (
	"context"
	"fmt"
	"strconv"

	"zhucunji/cases"
)

// SetOnMany sets one field, by its catalogue key, to a typed text on many households as
// one act; 村民小组 is given by its id, and must lie in the households' village. 户类型 makes
// a dated spell from today; 监测对象类别 is that of the monitoring each household is under, or
// of a new one recognised this month. A blank text clears the field. Invalid where the field
// cannot be typed or does not take the text.
func (s *Store) SetOnMany(ctx context.Context, households []int64, key, text string) (cases.Change, error) {
	title, f := key, cases.HouseholdCatalogue.Field(key)
	if f != nil {
		title = f.Title
	}
	shown, err := s.bulkText(ctx, key, text)
	if err != nil {
		return cases.Change{}, failure("set on many", err)
	}
	if f != nil && f.Guard == cases.Sealed {
		shown = f.Veil(shown) // what is sealed in its column must not lie open in the log
	}
	in := intent{cause: Typed, tell: func() string { return fmt.Sprintf("%s：%d 户改为“%s”", title, len(households), shown) }}
	return s.do(ctx, "set on many", in, func(a *act) error {
		for _, id := range households {
			if err := a.setField(id, key, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// bulkText is how the value is called in the sentence of the act.
func (s *Store) bulkText(ctx context.Context, key, text string) (string, error) {
	if key != "team_id" || text == "" {
		return text, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return "", cases.Errorf(cases.Invalid, key, "请从列表中选择村民小组。")
	}
	team, err := s.tables.team.get(ctx, s.read, id)
	return team.Name, err
}

func (a *act) setField(household int64, key, text string) error {
	t := a.st.tables.household
	before, err := t.get(a.ctx, a, household)
	if err != nil {
		return err
	}
	switch key {
	case "household_type":
		return a.setType(&before, text)
	case "monitor_class":
		return a.setMonitorClass(household, text)
	}
	after := before
	b, ok := cases.HouseholdCatalogue.Bound(&after, key)
	if !ok || b.Source != cases.Typed {
		return cases.Errorf(cases.Invalid, key, "这一项由其他记录得出，不能批量填写。")
	}
	if key == "team_id" {
		return a.setTeam(&before, &after, text)
	}
	reading := cases.Reading{Today: a.today, Year: a.today.Year(), Policy: a.st.Policy()}
	if _, err := b.Parse(text, reading); err != nil {
		return err
	}
	return edit(a, t, &before, &after)
}

// setTeam moves a household to another group of its village.
func (a *act) setTeam(before, after *cases.Household, text string) error {
	if err := cases.SetCanonical(&after.TeamID, text, text != ""); err != nil {
		return cases.Errorf(cases.Invalid, "team_id", "请从列表中选择村民小组。")
	}
	if after.TeamID != 0 {
		team, err := a.st.tables.team.get(a.ctx, a, int64(after.TeamID))
		if err != nil {
			return err
		}
		if team.VillageID != before.VillageID {
			return cases.Errorf(cases.Invalid, "team_id", "所选农户中有的不在这个小组所在的村，请只选同一个村的农户。")
		}
	}
	return edit(a, a.st.tables.household, before, after)
}

// setType gives a household another 户类型 from today.
func (a *act) setType(h *cases.Household, text string) error {
	if h.HouseholdType == text {
		return nil
	}
	value, known := a.st.Policy().Official(cases.ListHouseholdType, text)
	if !known {
		return cases.Errorf(cases.Invalid, "household_type", "户类型中没有“"+text+"”，请从列表中选择。")
	}
	return a.changeStanding(h.ID, cases.Standing{Kind: string(cases.ListHouseholdType), Value: value, FromOn: a.today})
}

// setMonitorClass gives the monitoring a household is under another class, or begins one this month.
func (a *act) setMonitorClass(household int64, text string) error {
	if text == "" {
		return cases.Errorf(cases.Invalid, "monitor_class", "退出监测要写明时间和方式，请在一户一档的“资料 › 户类型和监测”里逐户填写。")
	}
	class, known := a.st.Policy().Official(cases.ListMonitorClass, text)
	if !known {
		return cases.Errorf(cases.Invalid, "monitor_class", "监测对象类别中没有“"+text+"”，请从列表中选择。")
	}
	t := a.st.tables.monitoring
	spells, err := t.list(a.ctx, a, "WHERE household_id = ? AND hidden = 0", household)
	if err != nil {
		return err
	}
	before, under := cases.MonitoringOn(spells, a.today)
	if !under {
		return create(a, t, &cases.Monitoring{HouseholdID: cases.Ref(household), Class: class, RecognisedMonth: a.today.MonthOf()})
	}
	after := before
	after.Class = class
	return edit(a, t, &before, &after)
}
