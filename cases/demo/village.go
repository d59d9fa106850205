package demo

import (
	"fmt"
	"iter"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// Village is one village of the district. Store Village and Teams, then what
// Projects and Gatherings give, then each of Households.
type Village struct {
	Village cases.Village
	Teams   []cases.Team

	d          *District
	number     int
	dice       dice
	cadres     []string // who visits
	projects   []cases.Project
	gatherings []cases.Gathering
}

// teamNumbers are how groups are counted.
const teamNumbers = "一二三四五六七八九十"

func (d *District) village(number int, names *placeNames) *Village {
	v := &Village{d: d, number: number, dice: newDice(d.options.Seed, uint64(number+1)<<32)} //nolint:gosec // villages count up from 0
	town, name, place := names.next(number == 0)
	v.Village = cases.Village{
		Province: "重庆市", City: "市辖区", County: "黔江区", Town: town, Name: name,
		Code: fmt.Sprintf("%s%03d", townCode(d.words, town), 199+place),
		Kind: v.dice.one("出列村", "非贫困村", "非贫困村", "乡村振兴重点帮扶村"),
	}
	v.services()
	numbers := []rune(teamNumbers)
	for i := range v.dice.between(8, 9) {
		v.Teams = append(v.Teams, cases.Team{Name: string(numbers[i]) + "组", Order: cases.Some(int64(i + 1))})
	}
	for range 5 {
		v.cadres = append(v.cadres, pick(v.dice, d.words["cadre"]))
	}
	return v
}

// services fills the yearly report of the village.
func (v *Village) services() {
	n := int64(v.d.options.Households)
	c, d := &v.Village, v.dice
	mu := func(each int64) cases.Opt[decimal.Decimal] {
		return cases.Some(decimal.New(n*each*int64(90+d.IntN(20)), -3))
	}
	c.Households, c.People = cases.Some(n), cases.Some(n*31/10)
	c.ArableMu, c.ForestMu, c.OrchardMu, c.WaterMu = mu(60), mu(160), mu(14), mu(2)
	c.RoadToTownHardened, c.Bus = cases.Yes, cases.Yes
	c.Clinics, c.Doctors, c.PublicToilets = cases.Some(int64(1)), cases.Some(int64(d.between(1, 2))), cases.Some(int64(d.between(1, 4)))
	c.RubbishPoints, c.ReadingRooms = cases.Some(int64(d.between(4, 12))), cases.Some(int64(1))
}

// Households makes the households of the village, one after another.
func (v *Village) Households() iter.Seq[*cases.Bundle] {
	return func(yield func(*cases.Bundle) bool) {
		for i := range v.d.options.Households {
			if !yield(newHome(v, i).bundle()) {
				return
			}
		}
	}
}

func (v *Village) id() cases.Ref { return cases.Ref(v.Village.ID) }
