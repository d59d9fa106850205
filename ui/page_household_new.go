package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// additionPage is 新建农户: the household, its head, its other members, and its type since a day.
type additionPage struct {
	base
	store     HouseholdsStore
	household cases.Household
	head      cases.Member
	kind      cases.Standing
	form      *form
	members   *recordLines[cases.Person]
}

var (
	_ Page      = (*additionPage)(nil)
	_ Saver     = (*additionPage)(nil)
	_ NextSaver = (*additionPage)(nil)
	_ Focuser   = (*additionPage)(nil)
	_ Leaver    = (*additionPage)(nil)
)

func newAdditionPage(s *Shell) *additionPage {
	return &additionPage{store: s.stores.Households}
}

// Head offers to save.
func (p *additionPage) Head() Head {
	return Head{Title: "新建农户", Actions: []Action{
		{Enters: true, Text: "保存", Key: "Ctrl+S", Do: p.SaveNow},
		{Enters: true, Text: "保存，再建一户", Key: "Ctrl+Enter", Do: p.SaveNext},
	}}
}

// The groups of the form.
const (
	newHouseholdHead  = "户主"
	newHouseholdPlace = "农户"
)

// Show builds the form.
func (p *additionPage) Show(any) fyne.CanvasObject {
	p.household.VillageID = p.shell.village
	p.members = newRecordLines(&p.base, linesSpec[cases.Person]{
		Cat: newMemberCatalogue(), Keys: []string{"name", "relation", "id_number", "sex", "birth_on"}, Add: "家庭成员", Tight: true,
		Edited: func() { p.form.draft.touch() },
		Form:   func() *form { return p.form },
	})
	p.kind.Kind = string(cases.ListHouseholdType)
	types := p.shell.Policy().Offered(cases.ListHouseholdType, p.shell.Today().Year())
	if len(types) > 0 {
		p.kind.Value = types[0]
	}
	head := cases.PersonCatalogue.Bind(&p.head.Person)
	place := cases.HouseholdCatalogue.Bind(&p.household)
	p.form = newForm(&p.base, formSpec{
		Name: p.route.String(), Title: func() string { return "新建农户 " + p.form.TextOf("name") },
		Fields: slices.Concat(
			regrouped(newHouseholdHead, pick(head, "name", "id_number", "sex", "birth_on")),
			regrouped(newHouseholdPlace, pick(place, "team_id", "phone", "village_id", "code", "address")),
			regrouped(newHouseholdPlace, rekeyed(pick(cases.StandingCatalogue.Bind(&p.kind), "value", "from_on"), "type", "since"))),
		Groups:  true,
		Refs:    map[string]refSource{"team": p.shell.teamSource(p.store.Teams), "village": p.shell.villageSource()},
		Titles:  map[string]string{"name": "户主姓名", "type": "户类型", "since": "户类型起始日期"},
		Own:     map[string]input{"type": fewCodes(types)},
		Latest:  map[string]cases.Day{"birth_on": p.shell.Today(), "since": p.shell.Today()},
		Extra:   map[string]draftable{"members": p.members},
		Changed: p.changed,
		Doubts:  func() []cases.Hint { return p.head.Person.Hints() },
		Done:    func() { p.shell.window.Canvas().Focus(p.members.add) },
	})
	p.form.body.Add(groupTitle("其他成员"))
	p.form.body.Add(p.members.Object())
	p.form.body.Add(gapAbove(widgets.NewNote("户类型的起始日期不清楚就空着。其他资料保存后在一户一档里随时补。", 700), 8))
	p.form.body.Add(container.NewHBox())
	return p.form.Object()
}

// rekeyed gives fields other keys, where two records of one form use the same.
func rekeyed(bound []cases.Bound, keys ...string) []cases.Bound {
	for i := range bound {
		meta := *bound[i].Meta
		meta.Key, meta.Need = keys[i], false
		bound[i].Meta = &meta
	}
	return bound
}

// newMemberCatalogue is what is asked of each further member: the person, and how they are related to the head.
func newMemberCatalogue() *cases.Catalogue[cases.Person] {
	relation := cases.MembershipCatalogue.Field("relation").Meta
	fields := []cases.Field[cases.Person]{{Meta: relation, At: func(p *cases.Person) any { return &p.Facts.Relation }}}
	for _, key := range []string{"name", "id_number", "sex", "birth_on"} {
		fields = append(fields, *cases.PersonCatalogue.Field(key))
	}
	return cases.NewCatalogue("person", "家庭成员", cases.PersonCatalogue.Base, fields...)
}

// changed fills sex and birth day from the head's id number.
func (p *additionPage) changed(key string) {
	if key == "id_number" {
		fillFromID(p.form)
	}
}

// fillFromID proposes sex and birth day from the id number typed, where they are blank.
func fillFromID(f *form) {
	told := cases.Person{IDNumber: cases.NormalLine(f.TextOf("id_number"))}.FilledFromID()
	if told.Sex == "" {
		return
	}
	if f.Input("sex") != nil && f.TextOf("sex") == "" {
		f.Set("sex", told.Sex)
	}
	if f.Input("birth_on") != nil && f.TextOf("birth_on") == "" && told.BirthOn != 0 {
		f.Set("birth_on", told.BirthOn.String())
	}
}

// First is the head's name.
func (p *additionPage) First() fyne.Focusable { return p.form.Input("name").Target() }

// Leaving keeps the draft.
func (p *additionPage) Leaving() { p.form.Leave() }

// Reload has nothing to load.
func (p *additionPage) Reload(cases.Change) {}

// SaveNow is Ctrl+S: save and open the household.
func (p *additionPage) SaveNow() {
	p.save(func(id int64) { p.shell.Replace(Route{Place: PlaceHousehold, ID: id}) })
}

// SaveNext is Ctrl+Enter: save and begin another one.
func (p *additionPage) SaveNext() {
	p.save(func(int64) { p.shell.Replace(Route{Place: PlaceNew}) })
}

func (p *additionPage) save(then func(id int64)) {
	if !p.form.Read() {
		return
	}
	people, ok := p.members.Values()
	if !ok {
		return
	}
	n := cases.NewHousehold{Household: p.household, Type: p.kind.Value, Since: p.kind.FromOn}
	p.head.Membership.Relation = cases.RelationHead
	n.Members = append(n.Members, cases.Member{Person: p.head.Person.FilledFromID(), Membership: p.head.Membership})
	for _, person := range people {
		m := cases.Member{Person: person.FilledFromID()}
		m.Membership.Relation = person.Facts.Relation
		m.Person.Facts = cases.PersonFacts{}
		n.Members = append(n.Members, m)
	}
	store := func(ctx context.Context) (cases.Change, error) { return p.store.AddHousehold(ctx, &n) }
	p.form.Store("正在保存农户", store, func(cases.Change) { then(n.Household.ID) })
}
