package storage

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// needs says which fields of which parts of a row one walk over a report reads.
type needs struct {
	whole bool // everything: a path was named of which nobody said what it is made of
	parts map[string]columns
}

// columns are the fields of a record to be read, by their keys; nil are all.
type columns map[string]bool

func columnsOf(keys ...string) columns { return columns{}.and(keys...) }

// and gives the columns with some more.
func (c columns) and(keys ...string) columns {
	if c == nil {
		return nil
	}
	out := make(columns, len(c)+len(keys))
	for key := range c {
		out[key] = true
	}
	for _, key := range keys {
		out[key] = true
	}
	return out
}

// sources says what the fields are made of that are no columns of their own part: of
// "row" and those that come from other records. "visit.*" is every field of the visit.
// "demands", "promises" and "inputs" are parts that no column shows by itself.
// A field of "row" that is missing here makes a report read everything.
func sources() map[string][]string {
	incomes := []string{"household.net_per_head", "before.net_per_head"}
	return map[string][]string{
		"row.number": nil, "row.as_of": nil,
		"row.hamlet":         {"household.hamlet", "team.name"},
		"row.types":          {"household.monitor_class", "household.household_type", "visit.monitor_class", "visit.household_type"},
		"row.risk_removed":   {"monitoring.*"},
		"row.is_head":        {"head.name", "person.name"},
		"row.receiver":       {"head.name", "person.name"},
		"row.receiver_id":    {"head.id_number", "person.id_number"},
		"row.receiver_card":  {"subsidy.card", "head.bank_account", "person.bank_account", "household.bank_account"},
		"row.problems":       {"visit.checks", "visit.problems"},
		"row.demands":        {"demands.*"},
		"row.solved":         {"visit.solved", "demands.*", "promises.*"},
		"row.own_funds":      {"inputs.*"},
		"row.grants":         {"inputs.*"},
		"row.loans":          {"inputs.*"},
		"row.value":          {"industry.*"},
		"row.net":            {"industry.*"},
		"row.change":         incomes,
		"row.change_percent": incomes,
		"row.causes":         append(incomes, "year.*"),

		"household.head_code":      {"head.code"},
		"household.head_id_number": {"head.id_number"},
		"head.age":                 {"head.birth_on"},
		"head.relation":            {"head.name"},
		"person.age":               {"person.birth_on"},
		"person.relation":          {"membership.relation"},
		"person.household_code":    {"household.code"},
	}
}

// newNeeds collects what some paths of a report are made of.
func newNeeds(paths ...string) *needs {
	n := &needs{parts: map[string]columns{}}
	from := sources()
	for _, path := range paths {
		n.add(path, from)
	}
	return n
}

func (n *needs) add(path string, from map[string][]string) {
	part, key, _ := strings.Cut(path, ".")
	if n.parts[part] == nil {
		n.parts[part] = columns{}
	}
	if n.parts[part][key] {
		return
	}
	n.parts[part][key] = true
	more, known := from[path]
	for _, source := range more {
		n.add(source, from)
	}
	f, _ := cases.ReportField(path)
	switch {
	case known || f.Source != cases.Computed:
	case part == "row":
		n.whole = true
	case part == "household", part == "before", part == "head", part == "person": // told one by one, see has
	default: // worked out from others of its record
		n.parts[part]["*"] = true
	}
}

// of are the fields to be read of a part.
func (n *needs) of(part string) columns {
	if n.whole || n.parts[part]["*"] {
		return nil
	}
	return n.parts[part].and()
}

// part says whether any field of a part is needed.
func (n *needs) part(part string) bool { return n.whole || len(n.parts[part]) > 0 }

// has says whether one of some fields of a part is needed.
func (n *needs) has(part string, keys ...string) bool {
	all := n.of(part) == nil
	for _, key := range keys {
		if all || n.parts[part][key] {
			return true
		}
	}
	return all
}

// income says whether an income of a part (household, before) is needed.
func (n *needs) income(part string) bool {
	if n.of(part) == nil {
		return true
	}
	net, _ := cases.ReportField("household.net") // all incomes are of its group
	for key := range n.parts[part] {
		if f, _ := cases.ReportField(part + "." + key); f.Group == net.Group {
			return true
		}
	}
	return false
}

// chosenBy are the paths by which rows are chosen and sorted.
func (b *rowBuilder) chosenBy() []string {
	var paths []string
	for _, m := range slices.Concat(b.report.Every, b.report.Only) {
		paths = append(paths, m.Path)
	}
	if len(b.filter.Types) > 0 {
		paths = append(paths, "row.types", "household.visit_class", "coverage.class")
	}
	return paths
}

func (b *rowBuilder) sortedBy() []string {
	var paths []string
	for _, term := range b.report.Sort {
		path, _ := cases.SortPath(term)
		paths = append(paths, path)
	}
	return paths
}

// shown are the paths of the columns and groups, and with free texts those of the names
// a mask hides in them; and how many people a household has, which the export register
// counts (see cases.Headcount).
func (b *rowBuilder) shown() []string {
	paths := append([]string(nil), b.report.Groups...)
	if g := b.report.Grain; g != cases.GrainPerson && slices.Contains(g.Parts(), "household") {
		paths = append(paths, "household.people")
	}
	for i := range b.report.Columns {
		path := b.report.Columns[i].Path
		paths = append(paths, path)
		if f, _ := cases.ReportField(path); f.Kind == cases.KindLongText {
			paths = append(paths, b.named()...)
		}
	}
	return paths
}

// named are the names of people a row of the grain knows.
func (b *rowBuilder) named() []string {
	var paths []string
	for _, part := range b.report.Grain.Parts() {
		switch part {
		case "household":
			paths = append(paths, "household.head_name")
		case "head", "person":
			paths = append(paths, part+".name")
		case "visit":
			paths = append(paths, "visit.met_name")
		}
	}
	return paths
}
