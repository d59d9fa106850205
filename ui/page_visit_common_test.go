package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openGathered opens a visit that belongs to a meeting.
func openGathered(t *testing.T, f *fakeVillage) (*bench, *fakeShell) {
	t.Helper()
	f.visits[0].Gathering = cases.Gathering{
		Base: cases.Base{ID: 71}, VillageID: 1, HeldOn: cases.NewDay(2026, 8, 2), Way: cases.WayGathering, Title: "医保动员", Text: "宣传医保缴费。",
	}
	f.visits[0].Visit.GatheringID, f.visits[0].Visit.Text, f.visits[0].Visit.Way = 71, "", cases.WayGathering
	b, shell := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceVisit, ID: 51})
	b.shows("这次是院坝会，共同的记录", "医保动员", "宣传医保缴费。")
	return b, shell
}

func TestAMeetingIsCorrectedFromOneOfItsVisits(t *testing.T) {
	f := newFakeVillage()
	b, _ := openGathered(t, f)
	b.picture("visit-gathered")
	b.tap("改院坝会…")
	b.shows("修改院坝会共同的记录", "没有单独改过的跟着改", "走访主题")
	b.picture("visit-gathering-edit")
	b.typeText("8-1")
	b.press("Ctrl+Enter")
	if got := f.visits[0].Gathering; len(f.did) != 1 || f.did[0] != "修改院坝会" || got.HeldOn != cases.NewDay(2026, 8, 1) || got.Title != "医保动员" {
		t.Errorf("did %v, the meeting is %+v", f.did, got)
	}
	b.shows("走访|杨建国", "改院坝会…")
	b.showsNot("修改院坝会共同的记录")
}

func TestAMeetingIsNotMovedIntoTheFuture(t *testing.T) {
	f := newFakeVillage()
	b, _ := openGathered(t, f)
	b.tap("改院坝会…")
	b.typeText("2026-11-22")
	b.press("Ctrl+Enter")
	if len(f.did) > 0 {
		t.Errorf("did %v", f.did)
	}
	b.shows("修改院坝会共同的记录")
}

func TestTheDraftOfACorrectedMeetingLeadsBackToIt(t *testing.T) {
	f := newFakeVillage()
	b, shell := openGathered(t, f)
	b.tap("改院坝会…")
	b.typeText("8-1")
	b.press("Esc")
	if len(shell.drafts) != 1 || shell.drafts[0].Title != "院坝会 2026-08-02" {
		t.Fatalf("drafts %+v", shell.drafts)
	}
	route, err := ui.ParseRoute(shell.drafts[0].Form)
	if err != nil {
		t.Fatal(err)
	}
	b.open(route)
	b.shows("修改院坝会共同的记录", "已恢复")
	b.press("Ctrl+Enter")
	if got := f.visits[0].Gathering.HeldOn; got != cases.NewDay(2026, 8, 1) {
		t.Errorf("the meeting is of %s", got)
	}
}

func TestAVisitByItselfOffersNoMeeting(t *testing.T) {
	b, _ := newVillageBench(t, newFakeVillage())
	b.open(ui.Route{Place: ui.PlaceVisit, ID: 51})
	b.showsNot("改院坝会…", "共同的记录")
}
