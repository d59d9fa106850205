package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func TestAge(t *testing.T) {
	tests := map[string]struct {
		birth, on cases.Day
		want      int
		ok        bool
	}{
		"the day before a birthday":                 {cases.NewDay(2010, 6, 5), cases.NewDay(2026, 6, 4), 15, true},
		"on the birthday":                           {cases.NewDay(2010, 6, 5), cases.NewDay(2026, 6, 5), 16, true},
		"born on 29 February, on 28":                {cases.NewDay(2000, 2, 29), cases.NewDay(2001, 2, 28), 0, true},
		"born on 29 February, on 1 March":           {cases.NewDay(2000, 2, 29), cases.NewDay(2001, 3, 1), 1, true},
		"on the day of birth":                       {cases.NewDay(2026, 6, 5), cases.NewDay(2026, 6, 5), 0, true},
		"before birth":                              {cases.NewDay(2026, 6, 5), cases.NewDay(2026, 6, 4), 0, false},
		"without a birth day":                       {0, cases.NewDay(2026, 6, 4), 0, false},
		"on a blank day":                            {cases.NewDay(2026, 6, 4), 0, 0, false},
		"born in December, in January a year later": {cases.NewDay(2024, 12, 31), cases.NewDay(2026, 1, 1), 1, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := cases.Age(tt.birth, tt.on)
			if got != tt.want || ok != tt.ok {
				t.Errorf("got %d, %t, want %d, %t", got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestMembers(t *testing.T) {
	spells := []cases.Membership{
		{PersonID: 1},
		{PersonID: 2, JoinedOn: on(5, 1)},
		{PersonID: 3, LeftOn: on(6, 1), LeaveReason: "死亡"},
		{PersonID: 4, JoinedOn: on(5, 1), LeftOn: on(6, 1)},
		{PersonID: 5, Base: cases.Base{Hidden: true}},
		{PersonID: 6, Registered: cases.No},
		{PersonID: 7, SharesHome: cases.No},
	}
	tests := map[string]struct {
		on                  cases.Day
		want                []cases.Ref
		registered, sharing int
	}{
		"before anybody joins or leaves":          {on(4, 30), []cases.Ref{1, 3, 6, 7}, 3, 3},
		"on the day of joining they count":        {on(5, 1), []cases.Ref{1, 2, 3, 4, 6, 7}, 5, 5},
		"on the day before leaving they count":    {on(5, 31), []cases.Ref{1, 2, 3, 4, 6, 7}, 5, 5},
		"on the day of leaving they do not":       {on(6, 1), []cases.Ref{1, 2, 6, 7}, 3, 3},
		"who died is not counted later":           {on(11, 1), []cases.Ref{1, 2, 6, 7}, 3, 3},
		"long ago only who has no day of joining": {cases.NewDay(1990, 1, 1), []cases.Ref{1, 3, 6, 7}, 3, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []cases.Ref
			for _, m := range cases.Members(spells, tt.on) {
				got = append(got, m.PersonID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			if n := cases.RegisteredPeople(spells, tt.on); n != tt.registered {
				t.Errorf("got %d registered, want %d", n, tt.registered)
			}
			if n := cases.SharingPeople(spells, tt.on); n != tt.sharing {
				t.Errorf("got %d sharing, want %d", n, tt.sharing)
			}
		})
	}
	if spells[2].PersonID != 3 {
		t.Error("the spells given were changed")
	}
}

func TestMembershipCheck(t *testing.T) {
	tests := map[string]struct {
		spell cases.Membership
		field string
	}{
		"an open spell":                     {cases.Membership{JoinedOn: on(5, 1)}, ""},
		"one that ended the day it began":   {cases.Membership{JoinedOn: on(5, 1), LeftOn: on(5, 1)}, ""},
		"one without a beginning":           {cases.Membership{LeftOn: on(5, 1), LeaveReason: "死亡"}, ""},
		"leaving before joining":            {cases.Membership{JoinedOn: on(5, 1), LeftOn: on(4, 30)}, "left_on"},
		"a reason of leaving without a day": {cases.Membership{LeaveReason: "死亡"}, "left_on"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := fieldOf(tt.spell.Check()); got != tt.field {
				t.Errorf("got an error at %q, want %q", got, tt.field)
			}
		})
	}
}

func TestHead(t *testing.T) {
	spells := []cases.Headship{
		{PersonID: 1, ToOn: on(4, 30)},
		{PersonID: 2, FromOn: on(5, 1), ToOn: on(6, 30)},
		{PersonID: 3, FromOn: on(6, 1), ToOn: on(6, 30)},
		{PersonID: 4, FromOn: on(5, 1), Base: cases.Base{Hidden: true}},
	}
	tests := map[string]struct {
		on   cases.Day
		want cases.Ref
	}{
		"the first":                      {on(4, 30), 1},
		"the second from its first day":  {on(5, 1), 2},
		"of two the one that began last": {on(6, 1), 3},
		"both on their last day":         {on(6, 30), 3},
		"nobody after that":              {on(7, 1), 0},
		"long ago, who has no first day": {cases.NewDay(1990, 1, 1), 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			head, ok := cases.Head(spells, tt.on)
			if head.PersonID != tt.want || ok != (tt.want != 0) {
				t.Errorf("got %d, %t, want %d", head.PersonID, ok, tt.want)
			}
		})
	}
}

func TestStandingOn(t *testing.T) {
	spells := []cases.Standing{
		{Kind: "户类型", Value: "普通农户", ToOn: on(5, 31)},
		{Kind: "户类型", Value: "脱贫户", FromOn: on(5, 1)},
		{Kind: "八类人员", Value: "低保户", FromOn: on(5, 1), ToOn: on(6, 30)},
		{Kind: "户类型", Value: "普通农户", FromOn: on(8, 1), Base: cases.Base{Hidden: true}},
	}
	tests := map[string]struct {
		on           cases.Day
		class, local string
	}{
		"before":                         {on(4, 30), "普通农户", ""},
		"of two the one that began last": {on(5, 31), "脱贫户", "低保户"},
		"on the last day":                {on(6, 30), "脱贫户", "低保户"},
		"one in the bin does not count":  {on(9, 1), "脱贫户", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.TypeOn(spells, tt.on); got != tt.class {
				t.Errorf("got %q, want %q", got, tt.class)
			}
			if got := cases.StandingOn(spells, cases.ListLocalClass, tt.on); got != tt.local {
				t.Errorf("got %q, want %q", got, tt.local)
			}
		})
	}
}
