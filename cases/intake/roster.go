package intake

import "zhucunji/cases"

// Known is a person who is in the file, with the household they live in today (0 where
// they live in none).
type Known struct {
	Person, Household int64
	Name              string
	ID                string // 18 characters, or "" (see cases.PersonID)
	Birth             cases.Day
	Team              string
	Code              string // of the household
	Head              bool   // they are its head
}

// Roster is what the file knows of the people and households a table speaks of.
type Roster struct {
	byID   map[string][]Known
	byName map[string][]Known
	byCode map[string][]int64 // households
	byKey  map[int64]Known    // people whom somebody pointed out
}

// Wanted are the keys of a table for which a roster is needed, so that it need not hold a
// whole district.
type Wanted struct {
	ids, names, codes map[string]bool
	people            map[int64]bool
}

// WantedOf collects what a table will ask of the roster.
func WantedOf(t *Table, o *Options) *Wanted {
	f := newFinder(t)
	w := &Wanted{ids: map[string]bool{}, names: map[string]bool{}, codes: map[string]bool{}, people: map[int64]bool{}}
	for _, person := range o.Who {
		w.people[person] = true
	}
	for line := range t.Lines {
		for _, id := range []string{f.id(line, f.identity), f.id(line, f.headID)} {
			w.ids[id] = true
		}
		for _, name := range []string{f.text(line, f.person), f.text(line, f.headName)} {
			w.names[name] = true
		}
		w.codes[f.text(line, f.code)] = true
	}
	for _, keys := range []map[string]bool{w.ids, w.names, w.codes} {
		delete(keys, "")
	}
	return w
}

// NewRoster makes an empty roster.
func NewRoster() *Roster {
	return &Roster{byID: map[string][]Known{}, byName: map[string][]Known{}, byCode: map[string][]int64{}, byKey: map[int64]Known{}}
}

// Add takes up a person of the file if the table asks for them.
func (r *Roster) Add(w *Wanted, k Known) {
	if w.ids[k.ID] {
		r.byID[k.ID] = append(r.byID[k.ID], k)
	}
	if w.people[k.Person] {
		r.byKey[k.Person] = k
	}
	if w.names[k.Name] {
		r.byName[k.Name] = append(r.byName[k.Name], k)
	}
}

// pointed is the person of the file whom somebody pointed out for a line.
func (r *Roster) pointed(o *Options, number int) (Known, bool) {
	k, ok := r.byKey[o.Who[number]]
	return k, ok
}

// AddHousehold takes up a household of the file if the table asks for it.
func (r *Roster) AddHousehold(w *Wanted, code string, id int64) {
	if w.codes[code] {
		r.byCode[code] = append(r.byCode[code], id)
	}
}

// household finds the household of a family: by its code, by its head's identity number,
// by where most of its people live, by a head's name that only one household has.
// 0 is a household nobody knows.
func (r *Roster) household(f *Family, t *Table) int64 {
	if ids := r.byCode[f.Code]; f.Code != "" && len(ids) == 1 {
		return ids[0]
	}
	if known := r.byID[f.HeadID]; f.HeadID != "" && len(known) == 1 && known[0].Household != 0 && free(known[0].Code, f.Code) {
		return known[0].Household
	}
	if id := r.majority(f, t); id != 0 {
		return id
	}
	if f.Code != "" || f.HeadID != "" || f.HeadName == "" {
		return 0
	}
	if id, known := r.named(f, true); known {
		return id
	}
	id, _ := r.named(f, false)
	return id
}

// named finds the household of somebody with the head's name, who is its head or just lives
// there; 0 where there are several. known says that there is somebody of the name.
func (r *Roster) named(f *Family, head bool) (household int64, known bool) {
	for _, k := range r.byName[f.HeadName] {
		if k.Household == 0 || head && !k.Head || (f.Team != "" && k.Team != "" && k.Team != f.Team) || k.Household == household {
			continue
		}
		if household != 0 {
			return 0, true
		}
		household, known = k.Household, true
	}
	return household, known
}

// free says whether two codes can be those of one household: one of them is blank.
func free(known, listed string) bool { return known == "" || listed == "" || known == listed }

// majority is the household where more than half of those live who are recognised by
// their identity numbers. Its head is one of them, or they are more than half of the
// family: one daughter in a family of strangers has married into it.
func (r *Roster) majority(f *Family, t *Table) int64 {
	find := newFinder(t)
	count, total, head := map[int64]int{}, 0, map[int64]bool{}
	for _, line := range f.Lines {
		known := r.byID[find.id(line, find.identity)]
		if len(known) != 1 || known[0].Household == 0 || !free(known[0].Code, f.Code) {
			continue
		}
		count[known[0].Household]++
		head[known[0].Household] = head[known[0].Household] || known[0].Head
		total++
	}
	for household, n := range count {
		if 2*n > total && (head[household] || 2*n > len(f.Lines)) {
			return household
		}
	}
	return 0
}

// person finds who a record is (domain.md §6): by identity number, by 户编号 and name,
// by name, birth date and group. doubt says why nobody can be named for certain; where
// somebody is named all the same, what accepting it means is to be added.
func (r *Roster) person(p *cases.Person, household int64, team string) (k Known, ok bool, doubt *Problem) {
	unsure := func(s Severity, reason string) *Problem { return &Problem{Severity: s, Reason: reason} }
	id := cases.PersonID(p.IDNumber)
	if known := r.byID[id]; id != "" && len(known) > 0 {
		if len(known) > 1 {
			return Known{}, false, unsure(Stuck, "库中有几个人用这个证件号码，请先在库中核对，或点“这是谁…”指明。")
		}
		if known[0].Name != p.Name && p.Name != "" {
			return known[0], true, unsure(Doubtful, "证件号码与库中的“"+known[0].Name+"”相同，姓名不同，请核对是不是同一个人")
		}
		return known[0], true, nil
	}
	found := r.alike(p, household, team)
	switch {
	case len(found) == 0:
		return Known{}, false, nil
	case len(found) > 1:
		return Known{}, false, unsure(Stuck, "库中有同名的人，分不清是哪一个，请补上证件号码，或点“这是谁…”指明。")
	case id != "" && found[0].ID != "" && found[0].ID != id:
		return found[0], true, unsure(Doubtful, "同户有同名的人，但证件号码与库中不同，请核对")
	}
	return found[0], true, nil
}

// alike are the people of a person's name who can be them: of the household, or where no
// household is known of the birth date and group.
func (r *Roster) alike(p *cases.Person, household int64, team string) []Known {
	var found []Known
	for _, k := range r.byName[p.Name] {
		same := household != 0 && k.Household == household
		if household == 0 {
			same = !p.BirthOn.IsZero() && k.Birth == p.BirthOn && free(k.Team, team)
		}
		if same && (p.BirthOn.IsZero() || k.Birth.IsZero() || k.Birth == p.BirthOn || cases.PersonID(p.IDNumber) == "") {
			found = append(found, k)
		}
	}
	return found
}
