package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// membersTab shows who lives in the household and who did, and does what happens to people.
type membersTab struct {
	page   *householdPage
	grid   *widgets.Grid
	former *widgets.Grid
	left   *widgets.Paragraph
	object fyne.CanvasObject
}

func newMembersTab(p *householdPage) *membersTab { return &membersTab{page: p} }

// Object is the members over those who left.
func (t *membersTab) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	t.grid = t.newGrid(memberColumns(), func() []cases.Member { return t.page.facts.file.Members })
	t.grid.Empty = "还没有成员。点“增加成员”。"
	t.former = t.newGrid(formerColumns(), func() []cases.Member { return t.page.facts.file.Former })
	t.former.Empty = "没有减少的成员。"
	t.left = widgets.NewParagraph("", oneLine)
	d := familyDialogs{t.page, t}
	bar := container.NewHBox()
	for _, b := range []*widgets.Button{
		widgets.NewButton("增加成员…", t.add), widgets.NewButton("修改…", t.Edit), widgets.NewButton("减少…", d.leave),
		widgets.NewButton("更换户主…", d.changeHead), widgets.NewButton("分户…", d.split),
		widgets.NewButton("移到别户…", d.move), widgets.NewButton("并入别户…", d.merge),
	} {
		t.page.shell.enters(b)
		bar.Add(b)
	}
	erase := widgets.NewButton(eraseWord+"…", t.erase)
	erase.Emphasis = widgets.Quiet
	t.page.shell.needs(cases.Erase, erase)
	bar.Add(erase)
	below := container.NewBorder(padded(t.left, 4, 0), nil, nil, nil, t.former)
	foot := newSized(below, fyne.NewSize(100, 170))
	t.object = padded(container.NewBorder(bar, foot, nil, nil, gapAbove(t.grid, 4)), 4, 12)
	return t.object
}

// memberColumn is one column of the members.
type memberColumn struct {
	title string
	width float32
	text  func(*cases.Member) string
	hide  func(string) string // what the screen shows by default; nil where it hides nothing
}

func memberColumns() []memberColumn {
	return []memberColumn{
		ofPerson("姓名", 92, "name"),
		{title: "与户主关系", width: 96, text: func(m *cases.Member) string { return m.Membership.Relation }},
		ofPerson("性别", 50, "sex"),
		{title: "年龄", width: 50, text: func(m *cases.Member) string {
			if !m.Person.Facts.Age.Valid {
				return ""
			}
			return strconv.FormatInt(m.Person.Facts.Age.Value, 10)
		}},
		ofPerson("证件号码", 172, "id_number"),
		{title: "文化或在校", width: 110, text: func(m *cases.Member) string {
			if m.Person.Schooling != "" {
				return m.Person.Schooling
			}
			return m.Person.Education
		}},
		ofPerson("健康状况", 110, "health"),
		ofPerson("劳动技能", 150, "labour"),
		{title: "低保或特困", width: 100, text: func(m *cases.Member) string {
			if m.Person.Tekun != "" {
				return m.Person.Tekun
			}
			return m.Person.Dibao
		}},
		ofPerson("电话", 116, "phone"),
		{title: "户籍和居住", width: 110, text: livingText},
	}
}

func formerColumns() []memberColumn {
	return []memberColumn{
		ofPerson("姓名", 92, "name"),
		{title: "与户主关系", width: 96, text: func(m *cases.Member) string { return m.Membership.Relation }},
		{title: "加入", width: 96, text: func(m *cases.Member) string { return m.Membership.JoinedOn.String() }},
		{title: "减少日期", width: 96, text: func(m *cases.Member) string { return m.Membership.LeftOn.String() }},
		{title: "减少原因", width: 100, text: func(m *cases.Member) string { return m.Membership.LeaveReason }},
		{title: "说明", width: 420, text: func(m *cases.Member) string { return m.Membership.Note }},
	}
}

// livingText says where registration and life differ.
func livingText(m *cases.Member) string {
	switch {
	case m.Membership.Registered == cases.No:
		return "人在户不在"
	case m.Membership.SharesHome == cases.No:
		return "户在人不在"
	}
	return ""
}

// ofPerson is a column with a field of the person.
func ofPerson(title string, width float32, key string) memberColumn {
	f := cases.PersonCatalogue.Field(key)
	c := memberColumn{title: title, width: width, text: func(m *cases.Member) string {
		return cases.Bound{Meta: &f.Meta, Ptr: f.At(&m.Person)}.Text()
	}}
	if f.Veils() {
		c.hide = f.Veil
	}
	return c
}

func (t *membersTab) newGrid(columns []memberColumn, rows func() []cases.Member) *widgets.Grid {
	var shown []widgets.Column
	for _, c := range columns {
		shown = append(shown, widgets.Column{Key: c.title, Title: c.title, Width: c.width, Fixed: true, Numeric: c.title == "年龄"})
	}
	g := t.page.shell.newGrid(1, shown...)
	g.Multi = false
	g.Rows = func() int { return len(rows()) }
	g.Cell = func(row, col int) string {
		c, text := &columns[col], columns[col].text(&rows()[row])
		if c.hide != nil && t.page.shell.veil.covers(t.page.of()) {
			return c.hide(text)
		}
		return text
	}
	t.page.onVeil(g.Refresh)
	g.OnOpen = func(row int) { t.edit(rows()[row]) }
	return g
}

// Load shows the members.
func (t *membersTab) Load() {
	t.left.SetText("曾经的成员 " + strconv.Itoa(len(t.page.facts.file.Former)) + " 人")
	t.grid.Refresh()
	t.former.Refresh()
	if t.grid.Current() < 0 && len(t.page.facts.file.Members) > 0 {
		t.grid.SetCurrent(0)
	}
}

// First is the list.
func (t *membersTab) First() fyne.Focusable { return t.grid }

// current is the member of the current row; ok is false for none.
func (t *membersTab) current() (m cases.Member, ok bool) {
	row := t.grid.Current()
	if row < 0 || row >= len(t.page.facts.file.Members) {
		return m, false
	}
	return t.page.facts.file.Members[row], true
}

// Edit is F2: the current member.
func (t *membersTab) Edit() {
	if m, ok := t.current(); ok {
		t.edit(m)
	}
}

// Versions is F9: every version of the current member.
func (t *membersTab) Versions() {
	if m, ok := t.current(); ok {
		t.versions(&m, nil)
	}
}

// versions shows what was known of a member at every time.
func (t *membersTab) versions(m *cases.Member, changed func()) {
	p := t.page
	of := []versioned{{"person", m.Person.ID, "本人"}, {"membership", m.Membership.ID, "在本户"}}
	p.shell.showVersions(&p.base, of, p.route.ID, "成员 "+p.shell.name(p.route.ID, m.Person.Name), changed)
}

func (t *membersTab) edit(m cases.Member) {
	p := t.page
	var d *widgets.Dialog
	again := func() {
		d.Hide()
		p.resume = memberDialog("edit", m.Person.ID)
		p.load()
	}
	d = editRecord(&p.base, edit[cases.Member]{
		Title: "修改成员", Cat: memberCatalogue(!m.Membership.LeftOn.IsZero()), Before: &m,
		Spec: formSpec{
			Name: p.memberForm("edit", m.Person.ID), Title: func() string { return "修改成员 " + m.Person.Name },
			Of: p.of(), Groups: true, Latest: map[string]cases.Day{"birth_on": p.shell.Today(), "left_on": p.shell.Today()}, Fresh: again,
		},
		Past:   func(changed func()) { t.versions(&m, changed) },
		Doubts: func(m *cases.Member) []cases.Hint { return m.Person.Hints() },
		Save: func(ctx context.Context, before, after *cases.Member) (cases.Change, error) {
			return p.store.EditMember(ctx, before, after)
		},
	})
}

// memberDialog names a dialog about a member.
func memberDialog(what string, person int64) string {
	return what + "/" + strconv.FormatInt(person, 10)
}

// memberForm names the draft of such a dialog by the route that leads back to it.
func (p *householdPage) memberForm(what string, person int64) string {
	return Route{Place: PlaceHousehold, ID: p.route.ID, Tab: tabMembers + "/" + memberDialog(what, person)}.String()
}

// Resume opens the dialog a draft was left in.
func (t *membersTab) Resume(dialog string) {
	if dialog == memberDialog("add", 0) {
		t.add()
		return
	}
	for _, m := range slices.Concat(t.page.facts.file.Members, t.page.facts.file.Former) {
		if dialog == memberDialog("edit", m.Person.ID) {
			t.edit(m)
			return
		}
	}
	familyDialogs{t.page, t}.resume(dialog)
}

// add asks for a new member: a birth, a marriage, a move from outside.
func (t *membersTab) add() {
	p := t.page
	id := p.route.ID
	editRecord(&p.base, edit[cases.Member]{
		Title: "增加成员", Yes: "增加成员", Cat: memberCatalogue(false),
		Value: cases.Member{Membership: cases.Membership{HouseholdID: cases.Ref(id), JoinedOn: p.shell.Today()}},
		Keys:  []string{"name", "relation", "id_number", "sex", "birth_on", "ethnicity", "joined_on", "join_reason", "phone", "health", "schooling", "education"},
		Spec: formSpec{
			Name: p.memberForm("add", 0), Title: func() string { return "增加成员 " + p.facts.file.Household.HeadName },
			Columns: 2,
			Latest:  map[string]cases.Day{"birth_on": p.shell.Today(), "joined_on": p.shell.Today()},
		},
		Doubts: func(m *cases.Member) []cases.Hint { return m.Person.Hints() },
		Save: func(ctx context.Context, _, after *cases.Member) (cases.Change, error) {
			added := *after
			added.Person = added.Person.FilledFromID()
			return p.store.AddMember(ctx, id, &added)
		},
	})
}

// spellNote is the key of the note on a spell: the person has one too.
const spellNote = "spell_note"

// memberCatalogue is a person and their spell in the household as one record, for one form: with the end of the
// spell, which can then be corrected and not taken away, where it has one.
func memberCatalogue(former bool) *cases.Catalogue[cases.Member] {
	var fields []cases.Field[cases.Member]
	add := func(meta cases.Meta, at func(*cases.Member) any) {
		fields = append(fields, cases.Field[cases.Member]{Meta: meta, At: at})
	}
	shown := []string{"relation", "registered", "shares_home", "joined_on", "join_reason"}
	if former {
		shown = append(shown, "left_on", "leave_reason")
	}
	for _, f := range cases.MembershipCatalogue.Fields {
		meta := f.Meta
		switch {
		case f.Key == "note":
			meta.Key = spellNote
		case !slices.Contains(shown, f.Key):
			continue
		}
		meta.Need = meta.Need || f.Key == "left_on"
		add(meta, func(m *cases.Member) any { return f.At(&m.Membership) })
	}
	for _, f := range cases.PersonCatalogue.Fields {
		if f.Source == cases.Typed && f.Key != "hidden" {
			add(f.Meta, func(m *cases.Member) any { return f.At(&m.Person) })
		}
	}
	return cases.NewCatalogue("member", "家庭成员", func(m *cases.Member) *cases.Base { return &m.Person.Base }, fields...)
}
