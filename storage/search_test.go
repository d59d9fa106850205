package storage_test

import (
	"testing"

	"zhucunji/cases"
)

func TestSearchFindsAPersonByEveryKey(t *testing.T) {
	st := newStore(t)
	addHousehold(t, st, func(n *cases.NewHousehold) { n.Household.Code = "5001990000012345" })
	for text, want := range map[string]string{
		"杨胜国":                "杨胜国",
		"胜国":                 "杨胜国",
		"ysg":                "杨胜国",
		"YS":                 "杨胜国",
		"y":                  "杨胜国",
		"杨sg":                "杨胜国",
		"0112":               "杨胜国",
		"500199195703200112": "杨胜国",
		"0001":               "杨胜国",
		"138 0000 0001":      "杨胜国",
		"tgh":                "田桂花",
		"一组 杨":               "杨胜国",
		"望岭村1组 杨":            "杨胜国",
		"1组 tgh":             "田桂花",
	} {
		hits, err := st.Search(t.Context(), text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if len(hits) == 0 || hits[0].Person != want || hits[0].Head != "杨胜国" || hits[0].Group != "一组" {
			t.Errorf("%q: got %+v, want %s first", text, hits, want)
		}
	}
	hits, err := st.Search(t.Context(), "5001990000012345")
	if err != nil || len(hits) != 1 || hits[0].Why != "户编号" {
		t.Errorf("by 户编号: %+v, %v", hits, err)
	}
	hits, err = st.Search(t.Context(), "三组")
	if err != nil || len(hits) != 0 {
		t.Errorf("a group that is not there: %+v, %v", hits, err)
	}
}

func TestSearchFindsTheHouseholdsOfAPlace(t *testing.T) {
	st := newStore(t)
	addHousehold(t, st)
	for _, place := range []string{"一组", "1组", "望岭村", "望岭村一组", "望岭村1组", "wlcyz", "村 一组"} {
		hits, err := st.Search(t.Context(), place)
		if err != nil || len(hits) != 1 || hits[0].Why != "村组" {
			t.Errorf("%q: %+v, %v", place, hits, err)
		}
	}
}

func TestSearchForgetsWhoLiesInTheBin(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	addHousehold(t, st)
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if hits, err := st.Search(ctx, "杨胜国"); err != nil || len(hits) != 0 {
		t.Errorf("got %+v, %v", hits, err)
	}
	if _, err := st.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if hits, err := st.Search(ctx, "杨胜国"); err != nil || len(hits) != 1 {
		t.Errorf("after redo: %+v, %v", hits, err)
	}
}
