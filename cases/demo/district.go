package demo

import (
	"fmt"
	"iter"

	"zhucunji/cases"
)

// District makes villages one after another. What it makes refers to records by the
// ids the store gave them: store each part before asking for the next (Units, Funds,
// then each Village as its comment says).
type District struct {
	Units []cases.Unit

	options Options
	words   words
	texts   texts
	ids     *idNumbers
	funds   []cases.Fund

	asks        []ask
	trades      []trade
	tradeShares []int // places in trades, each as often as its weight says
}

// New makes a district; Invalid where the options cannot be met.
func New(o Options) (*District, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	o = o.filled()
	d := &District{
		Units: units(o), options: o, trades: trades(), asks: asks(),
		words: readWords(shippedWords), texts: readTexts(shippedTexts), ids: newIDNumbers(),
	}
	for i := range d.trades {
		for range d.trades[i].weight {
			d.tradeShares = append(d.tradeShares, i)
		}
	}
	return d, nil
}

// Size is how many villages the district has.
func (d *District) Size() int { return d.options.Villages }

// Villages makes the villages, 望岭村 first. A village and what it gives is good until
// the next one is asked for.
func (d *District) Villages() iter.Seq[*Village] {
	return func(yield func(*Village) bool) {
		names := newPlaceNames(d.words, newDice(d.options.Seed, 0))
		for i := range d.options.Villages {
			if !yield(d.village(i, names)) {
				return
			}
		}
	}
}

// placeNames draws a town and a name for each village, no two alike in one town.
type placeNames struct {
	words words
	dice  dice
	taken map[string]bool
	count map[string]int
}

func newPlaceNames(w words, d dice) *placeNames {
	return &placeNames{words: w, dice: d, taken: map[string]bool{"望岭村": true}, count: map[string]int{}}
}

// next gives town, village and the village's place in the town.
func (p *placeNames) next(first bool) (town, name string, place int) {
	town, name = "金溪镇", "望岭村"
	if !first {
		town = pick(p.dice, p.words["town"])
		for name = ""; name == "" || p.taken[name]; {
			name = pick(p.dice, p.words["village.first"]) + pick(p.dice, p.words["village.second"]) + "村"
		}
		p.taken[name] = true
	}
	p.count[town]++
	return town, name, p.count[town]
}

// townCode is the 9-digit code of a synthetic town: the county no county has, and a
// number of the town's own.
func townCode(w words, town string) string {
	seen, place := "", 0
	for _, t := range w["town"] {
		if t != seen {
			seen, place = t, place+1
		}
		if t == town {
			break
		}
	}
	return fmt.Sprintf("500199%03d", 99+place)
}
