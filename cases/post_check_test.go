package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestCheckPublicPost(t *testing.T) {
	tests := map[string]struct {
		post cases.PublicPost
		want []string
	}{
		"a name is enough":            {cases.PublicPost{MeasureID: 5, PostName: "护林员"}, nil},
		"nothing at all":              {cases.PublicPost{}, []string{"measure_id", "post_name"}},
		"a negative standard":         {cases.PublicPost{MeasureID: 5, PostName: "护林员", MonthlyStandard: yuan(-1)}, []string{"monthly_standard"}},
		"a contract that ends early":  {cases.PublicPost{MeasureID: 5, PostName: "护林员", ContractFromOn: today, ContractToOn: today.AddDays(-1)}, []string{"contract_to_on"}},
		"left before it was taken up": {cases.PublicPost{MeasureID: 5, PostName: "护林员", ContractFromOn: today, LeftOn: today.AddDays(-1)}, []string{"left_on"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckPublicPost(&tt.post), tt.want...) })
	}
}

func TestPublicPostHints(t *testing.T) {
	since := day(2026, 1, 1)
	tests := map[string]struct {
		post   cases.PublicPost
		holder cases.Person
		want   []string
	}{
		"a woman of forty":                   {cases.PublicPost{ContractFromOn: since}, cases.Person{BirthOn: day(1986, 5, 1), Labour: "普通劳动力"}, nil},
		"somebody whose age is not known":    {cases.PublicPost{ContractFromOn: since}, cases.Person{}, nil},
		"sixteen on the first day":           {cases.PublicPost{ContractFromOn: since}, cases.Person{BirthOn: day(2010, 1, 1)}, nil},
		"a day short of sixteen":             {cases.PublicPost{ContractFromOn: since}, cases.Person{BirthOn: day(2010, 1, 2)}, []string{"contract_from_on"}},
		"fifteen today, contract not dated":  {cases.PublicPost{}, cases.Person{BirthOn: day(2011, 5, 1)}, []string{"contract_from_on"}},
		"sixty-nine":                         {cases.PublicPost{ContractFromOn: since}, cases.Person{BirthOn: today.AddMonths(-70 * 12).AddDays(1)}, nil},
		"seventy today":                      {cases.PublicPost{ContractFromOn: since}, cases.Person{BirthOn: today.AddMonths(-70 * 12)}, []string{"state"}},
		"seventy now but left before":        {cases.PublicPost{ContractFromOn: since, LeftOn: today.AddDays(-1)}, cases.Person{BirthOn: today.AddMonths(-70 * 12)}, nil},
		"without the ability to work":        {cases.PublicPost{}, cases.Person{Labour: "无劳动力"}, []string{"state"}},
		"who lost the ability to work":       {cases.PublicPost{}, cases.Person{Labour: "丧失劳动力"}, []string{"state"}},
		"said to be held after its contract": {cases.PublicPost{State: "在岗", ContractToOn: today.AddDays(-1)}, cases.Person{}, []string{"state"}},
		"held on the contract's last day":    {cases.PublicPost{State: "在岗", ContractToOn: today}, cases.Person{}, nil},
		"said to be held and left":           {cases.PublicPost{State: "在岗", LeftOn: today}, cases.Person{}, []string{"state"}},
		"left and said so":                   {cases.PublicPost{State: "离岗", LeftOn: today}, cases.Person{}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			wantHints(t, cases.PublicPostHints(&tt.post, &tt.holder, today), tt.want...)
		})
	}
}
