package storage_test

import (
	"strconv"
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestManyHouseholdsMoveToAGroupOfTheirVillage(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	two := cases.Team{VillageID: n.Household.VillageID, Name: "二组"}
	if _, err := st.SaveTeam(ctx, nil, &two); err != nil {
		t.Fatal(err)
	}
	change, err := st.SetOnMany(ctx, []int64{n.Household.ID}, "team_id", strconv.FormatInt(two.ID, 10))
	if err != nil {
		t.Fatal(err)
	}
	if got := readHousehold(t, st, n.Household.ID); got.Team.Name != "二组" || !strings.Contains(change.Sentence, "二组") {
		t.Errorf("group %q, sentence %q", got.Team.Name, change.Sentence)
	}
	elsewhere := cases.Village{Name: "石门村"}
	if _, err := st.SaveVillage(ctx, nil, &elsewhere); err != nil {
		t.Fatal(err)
	}
	far := cases.Team{VillageID: cases.Ref(elsewhere.ID), Name: "一组"}
	if _, err := st.SaveTeam(ctx, nil, &far); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a group of another village": strconv.FormatInt(far.ID, 10), "a group by its name": "二组"} {
		if _, err := st.SetOnMany(ctx, []int64{n.Household.ID}, "team_id", text); cases.CodeOf(err) != cases.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
}

func TestTheTextOfAMeetingStandsWithEveryVisit(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	g := cases.Gathering{VillageID: n.Household.VillageID, Title: "医保动员", HeldOn: st.Today(), Way: cases.WayGathering, Text: "宣传医保缴费。"}
	visits := cases.VisitsOf(&g, []cases.Ref{cases.Ref(n.Household.ID)}, make([]cases.VisitFacts, 1), st.Today(), st.Policy())
	if _, err := st.AddGathering(ctx, &g, visits); err != nil {
		t.Fatal(err)
	}
	line, err := st.Timeline(ctx, n.Household.ID)
	if err != nil {
		t.Fatal(err)
	}
	if line[0].Text != "宣传医保缴费。" || !strings.Contains(line[0].Title, "医保动员") {
		t.Errorf("the time line tells %+v", line[0])
	}
	ids, err := st.OrderVisits(ctx, cases.VisitFilter{}, cases.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := st.VisitsByID(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 || rows[0].Text != "宣传医保缴费。" || rows[0].Visit.Text != "" {
		t.Errorf("the list tells %+v", rows)
	}
	if last, ok, err := st.LastVisit(ctx, n.Household.ID); err != nil || !ok || last.Text() != "宣传医保缴费。" {
		t.Errorf("the last visit tells %q, %v", last.Text(), err)
	}
}
