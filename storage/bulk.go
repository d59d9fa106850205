package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// SetOnMany sets one field, by its catalogue key, to a typed text on many households as
// one act. 户类型 makes a dated spell from today. A blank text clears the field. Invalid
// where the field cannot be typed or does not take the text.
func (s *Store) SetOnMany(ctx context.Context, households []int64, key, text string) (cases.Change, error) {
	title := key
	if f := cases.HouseholdCatalogue.Field(key); f != nil {
		title = f.Title
	}
	in := intent{cause: Typed, tell: func() string { return fmt.Sprintf("%s：%d 户改为“%s”", title, len(households), text) }}
	return s.do(ctx, "set on many", in, func(a *act) error {
		for _, id := range households {
			if err := a.setField(id, key, text); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *act) setField(household int64, key, text string) error {
	t := a.st.tables.household
	before, err := t.get(a.ctx, a.tx, household)
	if err != nil {
		return err
	}
	if key == "household_type" {
		return a.setType(&before, text)
	}
	after := before
	b, ok := cases.HouseholdCatalogue.Bound(&after, key)
	if !ok || b.Source != cases.Typed {
		return cases.Errorf(cases.Invalid, key, "这一项由其他记录得出，不能批量填写。")
	}
	reading := cases.Reading{Today: a.today, Year: a.today.Year(), Policy: a.st.Policy()}
	if _, err := b.Parse(text, reading); err != nil {
		return err
	}
	return edit(a, t, &before, &after)
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
