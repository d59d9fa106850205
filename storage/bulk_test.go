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

func TestManyHouseholdsGetAMonitoringClass(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	fresh, under := addHousehold(t, st), addHousehold(t, st)
	july := cases.NewMonth(2026, 7)
	spell := &cases.Monitoring{HouseholdID: cases.Ref(under.Household.ID), Class: "边缘易致贫户", RecognisedMonth: july, Risk1: "因病"}
	if _, err := st.SaveMonitoring(ctx, nil, spell); err != nil {
		t.Fatal(err)
	}
	ids := []int64{fresh.Household.ID, under.Household.ID}
	change, err := st.SetOnMany(ctx, ids, "monitor_class", "突发严重困难户")
	if err != nil {
		t.Fatal(err)
	}
	if want := "监测对象类别：2 户改为“突发严重困难户”"; change.Sentence != want {
		t.Errorf("sentence %q, want %q", change.Sentence, want)
	}
	for name, c := range map[string]struct {
		id   int64
		from cases.Month
	}{"a new one begins this month": {fresh.Household.ID, st.Today().MonthOf()}, "one there is keeps its beginning": {under.Household.ID, july}} {
		f := readHousehold(t, st, c.id)
		if len(f.Monitorings) != 1 || f.Monitorings[0].RecognisedMonth != c.from || f.Household.MonitorClass != "突发严重困难户" {
			t.Errorf("%s: %+v, class %q", name, f.Monitorings, f.Household.MonitorClass)
		}
	}
	if _, err := st.UndoAct(ctx, change.Act); err != nil {
		t.Fatal(err)
	}
	if got := readHousehold(t, st, under.Household.ID).Household.MonitorClass; got != "边缘易致贫户" {
		t.Errorf("after undo the class is %q", got)
	}
	for name, text := range map[string]string{"an unknown class": "贫困户", "none": ""} {
		if _, err := st.SetOnMany(ctx, ids, "monitor_class", text); cases.CodeOf(err) != cases.Invalid {
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

func TestWhatIsSealedDoesNotLieOpenInTheSentence(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	change, err := st.SetOnMany(t.Context(), []int64{n.Household.ID}, "phone", "13800000088")
	must(t, err)
	if want := "户联系电话：1 户改为“138****0088”"; change.Sentence != want {
		t.Errorf("the act says %q, want %q", change.Sentence, want)
	}
}
