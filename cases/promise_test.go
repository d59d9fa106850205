package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestPromiseState(t *testing.T) {
	tests := map[string]struct {
		promise cases.Promise
		want    cases.PromiseState
	}{
		"without a day it is open":           {cases.Promise{}, cases.PromiseOpen},
		"eight days ahead it is open":        {cases.Promise{DueOn: today.AddDays(8)}, cases.PromiseOpen},
		"seven days ahead it is near":        {cases.Promise{DueOn: today.AddDays(7)}, cases.PromiseSoon},
		"on the day itself it is near":       {cases.Promise{DueOn: today}, cases.PromiseSoon},
		"the day after it is overdue":        {cases.Promise{DueOn: today.AddDays(-1)}, cases.PromiseOverdue},
		"done late it is done all the same":  {cases.Promise{DueOn: today.AddDays(-9), DoneOn: today}, cases.PromiseDone},
		"done without a day it is done, too": {cases.Promise{DoneOn: today}, cases.PromiseDone},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.promise.State(today); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestCheckPromise(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Promise)
		want   []string
	}{
		"what and for whom is enough":      {nil, nil},
		"nothing at all":                   {func(p *cases.Promise) { *p = cases.Promise{} }, []string{"household_id", "text"}},
		"promised tomorrow":                {func(p *cases.Promise) { p.PromisedOn = today.AddDays(1) }, []string{"promised_on"}},
		"done tomorrow":                    {func(p *cases.Promise) { p.DoneOn = today.AddDays(1) }, []string{"done_on"}},
		"due before it was promised":       {func(p *cases.Promise) { p.PromisedOn, p.DueOn = today, today.AddDays(-1) }, []string{"due_on"}},
		"done before it was promised":      {func(p *cases.Promise) { p.PromisedOn, p.DoneOn = today, today.AddDays(-1) }, []string{"done_on"}},
		"promised, due and done on a day":  {func(p *cases.Promise) { p.PromisedOn, p.DueOn, p.DoneOn = today, today, today }, nil},
		"due long after today is no error": {func(p *cases.Promise) { p.PromisedOn, p.DueOn = today, today.AddDays(400) }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := &cases.Promise{HouseholdID: 7, Text: "联系水利站修水管"}
			if tt.change != nil {
				tt.change(p)
			}
			wantFields(t, cases.CheckPromise(p, today), tt.want...)
		})
	}
}

func TestCheckClosing(t *testing.T) {
	tests := map[string]struct {
		promise cases.Promise
		want    []string
	}{
		"done on the day it was due":  {cases.Promise{PromisedOn: today.AddDays(-9), DueOn: today, DoneOn: today}, nil},
		"no day":                      {cases.Promise{Outcome: "修好了"}, []string{"done_on"}},
		"done tomorrow":               {cases.Promise{DoneOn: today.AddDays(1)}, []string{"done_on"}},
		"done before it was promised": {cases.Promise{PromisedOn: today, DoneOn: today.AddDays(-1)}, []string{"done_on"}},
		"due before it was promised, and done at last": {cases.Promise{PromisedOn: today, DueOn: today.AddDays(-1), DoneOn: today}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckClosing(&tt.promise, today), tt.want...) })
	}
}

func TestCheckDemand(t *testing.T) {
	tests := map[string]struct {
		demand cases.Demand
		want   []string
	}{
		"what and whose is enough":        {cases.Demand{HouseholdID: 7, Text: "想申请公益岗"}, nil},
		"nothing at all":                  {cases.Demand{}, []string{"household_id", "text"}},
		"raised tomorrow":                 {cases.Demand{HouseholdID: 7, Text: "…", RaisedOn: today.AddDays(1)}, []string{"raised_on"}},
		"answered tomorrow":               {cases.Demand{HouseholdID: 7, Text: "…", AnsweredOn: today.AddDays(1)}, []string{"answered_on"}},
		"answered before it was raised":   {cases.Demand{HouseholdID: 7, Text: "…", RaisedOn: today, AnsweredOn: today.AddDays(-1)}, []string{"answered_on"}},
		"answered on the day it was told": {cases.Demand{HouseholdID: 7, Text: "…", RaisedOn: today, AnsweredOn: today}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckDemand(&tt.demand, today), tt.want...) })
	}
}
