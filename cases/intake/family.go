package intake

import (
	"strings"

	"zhucunji/cases"
)

// Family is the lines of a table that speak of one household.
type Family struct {
	Lines []int // places in Table.Lines, in their order

	Code, HeadID, HeadName string // as far as the list says
	Village, Team          string

	household int64 // of the file; 0: none
}

// join takes up the lines of another family.
func (family *Family) join(other *Family) {
	family.Lines = append(family.Lines, other.Lines...)
	for to, text := range map[*string]string{
		&family.Code: other.Code, &family.HeadID: other.HeadID, &family.HeadName: other.HeadName, &family.Village: other.Village, &family.Team: other.Team,
	} {
		if *to == "" {
			*to = text
		}
	}
}

// finder reads the texts by which lines are told apart, without parsing the lines.
type finder struct {
	table                                                                     *Table
	code, headID, headName, village, team, hamlet, relation, person, identity int
}

func newFinder(t *Table) *finder {
	return &finder{
		table: t, code: t.column(pathCode), headID: t.column(pathHeadID), headName: t.column(pathHeadName),
		village: t.column(pathVillage), team: t.column(pathTeam), hamlet: t.column(pathHamlet), relation: t.column(pathRelation),
		person: t.column(pathName), identity: t.column(pathID),
	}
}

func (f *finder) text(line, column int) string {
	if column < 0 {
		return ""
	}
	return cases.NormalLine(f.table.Lines[line].Cells[column].Text)
}

// id is the identity number in a cell as people are recognised by it; blank where it is none.
func (f *finder) id(line, column int) string {
	clean, _, err := cases.CheckIDNumber(f.text(line, column))
	if err != nil {
		return ""
	}
	return cases.PersonID(clean)
}

// isHead says whether a line is that of the head of its household.
func (f *finder) isHead(line int) bool {
	return f.text(line, f.relation) == cases.RelationHead || f.text(line, f.relation) == "本人"
}

// families puts the lines of a list of people together: by 户编号, or by the head the
// lines name, or from each head's line to the next. A list without any of these is one
// of single people.
func families(t *Table) []Family {
	f := newFinder(t)
	var out []Family
	byKey := map[string]int{}
	open := -1 // the family that lines without a key of their own go on
	for line := range t.Lines {
		key := f.key(line)
		place, known := byKey[key]
		switch {
		case key != "" && known:
		case key == "" && open >= 0 && !f.isHead(line) && f.relation >= 0:
			place = open
		default:
			place = len(out)
			out = append(out, Family{})
			if key != "" {
				byKey[key] = place
			}
		}
		out[place].add(f, line)
		open = place
	}
	return out
}

// group is the 村民小组 of a line. Many lists have it in the column 自然村.
func (f *finder) group(line int) string {
	if name := f.text(line, f.team); name != "" {
		return name
	}
	if name := f.text(line, f.hamlet); isGroup(name) {
		return name
	}
	return ""
}

// isGroup says whether a name is that of a 村民小组 and not of a hamlet.
func isGroup(name string) bool {
	return strings.HasSuffix(name, "组") || strings.HasSuffix(name, "社")
}

// key names the household of a line; blank where the line does not say.
func (f *finder) key(line int) string {
	place := f.text(line, f.village) + "\x00"
	if code := f.text(line, f.code); code != "" {
		return "code\x00" + code
	}
	if id := f.id(line, f.headID); id != "" {
		return "id\x00" + id
	}
	if name := f.text(line, f.headName); name != "" {
		return "name\x00" + place + f.group(line) + "\x00" + strings.ReplaceAll(name, " ", "")
	}
	return ""
}

// add takes a line up into the family.
func (family *Family) add(f *finder, line int) {
	family.Lines = append(family.Lines, line)
	set := func(to *string, text string) {
		if *to == "" {
			*to = text
		}
	}
	set(&family.Code, f.text(line, f.code))
	set(&family.HeadID, f.id(line, f.headID))
	set(&family.HeadName, f.text(line, f.headName))
	set(&family.Village, f.text(line, f.village))
	set(&family.Team, f.group(line))
	if f.isHead(line) {
		set(&family.HeadID, f.id(line, f.identity))
		set(&family.HeadName, f.text(line, f.person))
	}
}
