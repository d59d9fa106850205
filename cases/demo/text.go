package demo

import (
	_ "embed" // the sentences of visits
	"slices"
	"strconv"
	"strings"

	"zhucunji/cases"
)

//go:embed texts.tsv
var shippedTexts string

// sentence is one line of texts.tsv.
type sentence struct {
	trait string
	text  string
}

// texts are the sentences by month, 1…12, and trait.
type texts [13]map[string][]sentence

func readTexts(text string) texts {
	var t texts
	for month := range t {
		t[month] = map[string][]sentence{}
	}
	for line := range strings.Lines(text) {
		part := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(part) != 3 {
			continue
		}
		for _, month := range months(part[0]) {
			t[month][part[1]] = append(t[month][part[1]], sentence{part[1], part[2]})
		}
	}
	return t
}

// months reads "11-2" as 11, 12, 1, 2.
func months(span string) []int {
	first, last, _ := strings.Cut(span, "-")
	from, errFrom := strconv.Atoi(first)
	to, errTo := strconv.Atoi(last)
	if errFrom != nil || errTo != nil {
		return nil
	}
	out := []int{from}
	for from != to {
		from = from%12 + 1
		out = append(out, from)
	}
	return out
}

// say writes what was seen on a day: mostly one sentence, about what the household
// has or the season brings.
func (h *home) say(on cases.Day) string {
	text := h.sentence(on, "")
	if h.dice.percent(16) {
		if more := h.sentence(on, text); more != text {
			text += more
		}
	}
	return text
}

func (h *home) sentence(on cases.Day, said string) string {
	month := h.d.texts[int(on)/100%100]
	choice := month[""]
	if len(h.traits) > 0 && h.dice.percent(70) {
		if own := month[pick(h.dice, h.traits)]; len(own) > 0 {
			choice = own
		}
	}
	text := pick(h.dice, choice).text
	if text == said || !strings.Contains(text, "{") {
		return text
	}
	text = strings.Replace(text, "{n}", strconv.Itoa(h.dice.between(2, 9)), 1)
	return strings.Replace(text, "{who}", h.elder, 1)
}

// describe finds which sentences fit the household.
func (h *home) describe() {
	add := func(trait string, fits bool) {
		if fits && !slices.Contains(h.traits, trait) {
			h.traits = append(h.traits, trait)
		}
	}
	for i := range h.out.New.Members {
		m := &h.out.New.Members[i]
		age, _ := cases.Age(m.Person.BirthOn, h.today)
		if age >= 65 && h.elder == "" {
			h.elder = "老人"
			if m.Person.Sex == male && i > 0 {
				h.elder = "父亲"
			}
		}
		add("old", age >= 65)
		add("school", age >= 6 && studying(&m.Person))
		add("sick", m.Person.Health != "健康")
	}
	for _, w := range h.workers {
		add("away", w.away)
		add("near", !w.away)
	}
	add("aided", h.supported())
	for _, c := range h.crops {
		add(c.variety, true)
	}
}
