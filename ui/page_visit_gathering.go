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

// gatheringPage logs one 院坝会, or one round of visits, for many households at once: what is common is written
// once, and every household named gets its visit.
type gatheringPage struct {
	base
	store      VisitsStore
	record     cases.Gathering
	chosen     []int64 // the households one came with; none where a draft is gone on with
	households []cases.Household
	team       *cases.Visit // the team's last visit, from which the visitors are taken over
	form       *form
	names      *widgets.Chips
	title      *widgets.Paragraph
	box        *widgets.Suggest
	found      []choice
	stop       func()
	room       *fyne.Container
	finding    slot
	slot       slot
}

var (
	_ Page      = (*gatheringPage)(nil)
	_ Saver     = (*gatheringPage)(nil)
	_ NextSaver = (*gatheringPage)(nil)
	_ Leaver    = (*gatheringPage)(nil)
)

func newGatheringPage(s *Shell) *gatheringPage { return &gatheringPage{store: s.stores.Visits} }

// Head offers to save.
func (p *gatheringPage) Head() Head {
	save := Action{Text: "保存 " + strconv.Itoa(len(p.households)) + " 户的走访", Key: "Ctrl+S", Do: p.SaveNow, Off: p.form == nil || len(p.households) == 0}
	return Head{Title: "记院坝会", Note: "一次记录，每户一条走访", Actions: []Action{save}}
}

// Route names the households.
func (p *gatheringPage) Route() Route {
	if p.form != nil {
		p.route.Filter = FilterOf(p.ids())
	}
	return p.route
}

func (p *gatheringPage) ids() []int64 {
	ids := make([]int64, len(p.households))
	for i := range p.households {
		ids[i] = p.households[i].ID
	}
	return ids
}

// Show reads the households and builds the form.
func (p *gatheringPage) Show(any) fyne.CanvasObject {
	p.room = container.NewStack()
	p.route.ReadFilter(&p.chosen)
	ids := p.chosen
	read := func(ctx context.Context) (list []cases.Household, err error) {
		newest, err := p.store.FirstVisits(ctx, cases.VisitFilter{}, cases.Sort{}, 1)
		if err != nil {
			return nil, err
		}
		if len(newest) > 0 {
			p.shell.threads.Post(func() { p.team = &newest[0].Visit })
		}
		return p.store.HouseholdsByID(ctx, ids)
	}
	load(&p.base, &p.slot, read, p.show)
	return p.room
}

func (p *gatheringPage) show(list []cases.Household) {
	p.households = list
	p.record = cases.Gathering{VillageID: p.shell.village, HeldOn: p.shell.Today(), Way: cases.WayGathering}
	if p.team != nil {
		p.record.Visitors, p.record.Recorder = p.team.Visitors, p.team.Recorder
	}
	if p.record.VillageID == 0 && len(list) > 0 {
		p.record.VillageID = list[0].VillageID
	}
	p.makeNames()
	text := newPhraseText(&p.base, 6)
	who := container.NewVBox(text.Verb(), groupTitle("参加的农户"), p.title, p.names,
		gapAbove(container.NewHBox(middle(widgets.NewNote("再加一户：", oneLine)), p.box), 4))
	p.form = newForm(&p.base, formSpec{
		Name: p.route.String(), Title: func() string { return "院坝会 " + strconv.Itoa(len(p.households)) + " 户" },
		Fields: slices.Concat(
			unnoted(regrouped("", pick(cases.GatheringCatalogue.Bind(&p.record), gatheringKeys()...))),
			regrouped("主要情况", pick(cases.GatheringCatalogue.Bind(&p.record), "text")),
			regrouped("", pick(cases.GatheringCatalogue.Bind(&p.record), "note"))),
		Groups: true, Titles: map[string]string{"text": ""},
		Latest: map[string]cases.Day{"held_on": p.shell.Today()},
		Own:    map[string]input{"text": text},
		Below:  map[string]fyne.CanvasObject{"主要情况": who},
		Extra:  map[string]draftable{"households": p},
		Done:   p.SaveNow,
	})
	p.drawNames()
	p.onVeil(p.drawNames)
	p.room.Objects = []fyne.CanvasObject{p.form.Object()}
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
	p.shell.window.Canvas().Focus(p.form.Input("text").Target())
}

// gatheringKeys are the short fields of a meeting, in the order of its form.
func gatheringKeys() []string {
	return []string{"held_on", "way", "title", "theme", "visitors", "recorder", "place", "attended", "started", "ended"}
}

// makeNames makes the row of households and the box that adds one.
func (p *gatheringPage) makeNames() {
	p.title = widgets.NewParagraph("", oneLine)
	p.names = widgets.NewChips()
	p.names.SetForward(p.shell.key, p.shell.shortcut)
	p.box = widgets.NewSuggest("姓名、拼音首字母")
	p.box.Entry.Columns = 18
	p.box.Nothing = "没有找到"
	p.box.OnSearch = func(text string) {
		if p.stop != nil {
			p.stop()
		}
		p.stop = p.shell.threads.After(searchPause, func() { p.find(text) })
	}
	p.box.OnPick = p.pick
}

func (p *gatheringPage) find(text string) {
	read := func(ctx context.Context) ([]choice, error) { return p.shell.findHouseholds(ctx, text) }
	load(&p.base, &p.finding, read, func(found []choice) {
		p.found = found
		options := make([]widgets.Option, len(found))
		for i, c := range found {
			options[i] = widgets.Option{Text: c.shown(), Detail: c.Note}
		}
		p.box.SetFindings(text, options)
	})
}

func (p *gatheringPage) pick(index int) {
	if index >= len(p.found) {
		return
	}
	p.box.SetText("")
	ids := append(p.ids(), p.found[index].ID)
	p.take(ids, true)
}

// take reads the households again.
func (p *gatheringPage) take(ids []int64, touch bool) {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	load(&p.base, &p.slot, func(ctx context.Context) ([]cases.Household, error) { return p.store.HouseholdsByID(ctx, ids) }, func(list []cases.Household) {
		p.households = list
		p.drawNames()
		if touch {
			p.form.draft.touch()
		}
	})
}

func (p *gatheringPage) drawNames() {
	shown := make([]widgets.Chip, len(p.households))
	for i := range p.households {
		h := &p.households[i]
		shown[i] = widgets.Chip{Text: p.shell.name(h.ID, h.HeadName) + " " + p.shell.whereabouts(h), OnRemove: func() { p.remove(h.ID) }}
	}
	p.names.Set(shown...)
	p.title.SetText("共 " + strconv.Itoa(len(p.households)) + " 户")
	p.form.relayout()
	p.shell.HeadChanged()
}

func (p *gatheringPage) remove(id int64) {
	p.households = slices.DeleteFunc(p.households, func(h cases.Household) bool { return h.ID == id })
	p.drawNames()
	p.form.draft.touch()
}

// Text names the households, for the draft.
func (p *gatheringPage) Text() string { return FilterOf(p.ids()) }

// SetText brings the households of a draft back, unless one came with others.
func (p *gatheringPage) SetText(text string) {
	var ids []int64
	Route{Filter: text}.ReadFilter(&ids)
	if len(p.chosen) == 0 && len(ids) > 0 {
		p.take(ids, false)
	}
}

// Leaving keeps the draft.
func (p *gatheringPage) Leaving() {
	if p.form != nil {
		p.form.Leave()
	}
}

// Reload changes nothing of what is being typed.
func (p *gatheringPage) Reload(cases.Change) {}

// SaveNext is Ctrl+Enter.
func (p *gatheringPage) SaveNext() { p.SaveNow() }

// check refuses what the store would refuse, and a meeting nobody came to.
func (p *gatheringPage) check() error {
	if len(p.households) == 0 {
		return cases.Errorf(cases.Invalid, "", "请至少选择一户参加的农户：在下面“再加一户”里输入姓名或拼音首字母。")
	}
	if p.record.VillageID == 0 {
		p.record.VillageID = p.households[0].VillageID
	}
	return cases.CheckGathering(&p.record, p.shell.Today())
}

// SaveNow stores the meeting with one visit for each household, and returns to where one came from.
func (p *gatheringPage) SaveNow() {
	if p.form == nil || !p.form.Read(p.check) {
		return
	}
	refs, facts := make([]cases.Ref, len(p.households)), make([]cases.VisitFacts, len(p.households))
	for i := range p.households {
		h := &p.households[i]
		refs[i] = cases.Ref(h.ID)
		facts[i] = cases.VisitFacts{
			HouseholdType: h.HouseholdType, MonitorClass: h.MonitorClass, RiskState: h.RiskState,
			Priority: h.VisitClass == cases.ClassPriority, EndedOn: h.EndedOn,
		}
	}
	record := p.record
	visits := cases.VisitsOf(&record, refs, facts, p.shell.Today(), p.shell.Policy())
	p.form.Store("正在保存", func(ctx context.Context) (cases.Change, error) {
		return p.store.AddGathering(ctx, &record, visits)
	}, func(cases.Change) { p.shell.Back() })
}
