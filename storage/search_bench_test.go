package storage_test

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"zhucunji/cases"
	"zhucunji/storage"
)

// BenchmarkSearchKeystroke types as people do: names, initials, pinyin, the tails of
// identity numbers, phone numbers, a group and a name, and single letters. Every
// keystroke is one search.
func BenchmarkSearchKeystroke(b *testing.B) {
	st := openDistrict(b)
	typed := typedTexts(b, st)
	l := latencies{}
	i := 0
	for b.Loop() {
		t := typed[i%len(typed)]
		i++
		l.take(t.kind, func() {
			if _, err := st.Search(b.Context(), t.text); err != nil {
				b.Fatal(err)
			}
		})
	}
	l.report(b)
}

// typedText is what stands in the search box after one keystroke.
type typedText struct{ kind, text string }

// typedTexts gives the keystrokes of looking for a thousand people, in no order.
func typedTexts(b *testing.B, st *storage.Store) (out []typedText) {
	b.Helper()
	dice := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same people every time
	for c := 'a'; c <= 'z'; c++ {
		for range 20 {
			out = append(out, typedText{"one letter", string(c)})
		}
	}
	speller := cases.NewSpeller()
	for _, id := range someHouseholds(b, st, dice, 250) {
		f, err := st.Household(b.Context(), id)
		if err != nil {
			b.Fatal(err)
		}
		for i := range f.Members {
			out = append(out, keystrokesOf(&f, &f.Members[i].Person, speller)...)
		}
	}
	dice.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func keystrokesOf(f *cases.HouseholdFile, p *cases.Person, speller *cases.Speller) (out []typedText) {
	add := func(kind, text string, from int) {
		for i := range text {
			if utf8.RuneCountInString(text[:i]) >= from {
				out = append(out, typedText{kind, text[:i]})
			}
		}
		out = append(out, typedText{kind, text})
	}
	add("name", p.Name, 1)
	for _, k := range speller.PersonKeys(p.Name) {
		if k.Class == cases.KeyStart && k.Text != p.Name {
			kind := "initials"
			if len(k.Text) > utf8.RuneCountInString(p.Name) {
				kind = "pinyin"
			}
			add(kind, k.Text, 1)
		}
	}
	if n := len(p.IDNumber); n >= 6 {
		add("id tail", p.IDNumber[n-6:], 1)
		add("id tail", p.IDNumber[n-4:], 1)
		add("whole id number", p.IDNumber, 14)
	}
	if n := len(p.Phone); n >= 4 {
		add("phone", p.Phone, 1)
		add("phone", p.Phone[n-4:], 1)
	}
	add("group", f.Household.Facts.Team, 1)
	add("village", f.Household.Facts.Village, 1)
	add("village and name", f.Household.Facts.Village+" "+p.Name, utf8.RuneCountInString(f.Household.Facts.Village)+1)
	add("village and group", f.Household.Facts.Village+" "+f.Household.Facts.Team, utf8.RuneCountInString(f.Household.Facts.Village)+1)
	add("group and name", f.Household.Facts.Team+" "+p.Name, utf8.RuneCountInString(f.Household.Facts.Team)+1)
	return out
}

// someHouseholds draws households of the district.
func someHouseholds(b *testing.B, st *storage.Store, dice *rand.Rand, n int) (ids []int64) {
	b.Helper()
	all, err := st.OrderHouseholds(b.Context(), cases.HouseholdFilter{}, cases.Sort{})
	if err != nil {
		b.Fatal(err)
	}
	for range n {
		ids = append(ids, all.IDs[dice.IntN(len(all.IDs))])
	}
	return ids
}
