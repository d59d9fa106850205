package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// spellLists are the dated types of a household and its monitorings, each as a list with its dialog.
type spellLists struct {
	page       *householdPage
	standings  *widgets.Grid
	monitoring *widgets.Grid
	object     fyne.CanvasObject
}

func newSpellLists(p *householdPage) *spellLists {
	l := &spellLists{page: p}
	l.standings = spellGrid(p, cases.StandingCatalogue, func() []cases.Standing { return p.facts.file.Standings },
		map[string]float32{"kind": 130, "value": 150, "note": 420}, "kind", "value", "from_on", "to_on", "note")
	l.standings.Empty = "还没有户类型。点“变更户类型”。"
	l.standings.OnOpen = func(row int) { l.editStanding(p.facts.file.Standings[row]) }
	l.monitoring = spellGrid(p, cases.MonitoringCatalogue, func() []cases.Monitoring { return p.facts.file.Monitorings },
		map[string]float32{"class": 130, "recognised_month": 104, "risk_1": 150, "risk_2": 150, "removed": 118, "removal_way": 110, "removed_month": 104, "ended_month": 104},
		"class", "recognised_month", "risk_1", "risk_2", "removed", "removal_way", "removed_month", "ended_month")
	l.monitoring.Empty = "不是监测对象。"
	l.monitoring.OnOpen = func(row int) { l.editMonitoring(&p.facts.file.Monitorings[row]) }
	return l
}

// spellGrid lists dated records of a household by some of their fields.
func spellGrid[T any](p *householdPage, cat *cases.Catalogue[T], rows func() []T, widths map[string]float32, keys ...string) *widgets.Grid {
	var columns []widgets.Column
	for _, key := range keys {
		f := cat.Field(key)
		width := columnWidth(f.Meta)
		if w := widths[key]; w != 0 {
			width = w
		}
		columns = append(columns, widgets.Column{Key: key, Title: f.Title, Width: width, Fixed: true})
	}
	g := p.shell.newGrid(0, columns...)
	g.Multi = false
	g.Rows = func() int { return len(rows()) }
	g.Cell = func(row, col int) string {
		b, _ := cat.Bound(&rows()[row], keys[col])
		return p.shell.text(p.of(), b)
	}
	p.onVeil(g.Refresh)
	return g
}

// Object is the two lists with their verbs.
func (l *spellLists) Object() fyne.CanvasObject {
	if l.object == nil {
		change := widgets.NewButton("变更户类型…", func() { l.addStanding(cases.ListHouseholdType) })
		var other *widgets.Button
		other = widgets.NewButton("其他身份变动 ▾", func() { l.chooseKind(other) })
		edit := widgets.NewButton("修改…", l.Edit)
		drop := widgets.NewButton("删除这条变动", l.dropStanding)
		upper := container.NewBorder(container.NewHBox(change, other, edit, drop), nil, nil, nil, gapAbove(l.standings, 4))
		begin := widgets.NewButton("识别为监测对象…", func() { l.editMonitoring(nil) })
		mend := widgets.NewButton("修改、消除或退出…", l.mend)
		l.page.shell.enters(change, other, edit, drop, begin, mend)
		lower := container.NewBorder(container.NewHBox(begin, mend), nil, nil, nil, gapAbove(l.monitoring, 4))
		l.object = padded(container.NewGridWithRows(2, upper, gapAbove(lower, 8)), 0, 12)
	}
	l.standings.Refresh()
	l.monitoring.Refresh()
	return l.object
}

// chooseKind lists the other kinds of standing.
func (l *spellLists) chooseKind(b *widgets.Button) {
	var items []*fyne.MenuItem
	for _, kind := range cases.StandingKinds() {
		if kind != cases.ListHouseholdType {
			items = append(items, fyne.NewMenuItem(string(kind), func() { l.addStanding(kind) }))
		}
	}
	s := l.page.shell
	at := s.app.Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

// standingCatalogue is a standing whose value comes from the code list of its kind.
func standingCatalogue(kind cases.ListKey) *cases.Catalogue[cases.Standing] {
	var fields []cases.Field[cases.Standing]
	for _, f := range cases.StandingCatalogue.Fields {
		if f.Key == "value" {
			f.Kind, f.List, f.Title = cases.KindCode, kind, string(kind)
		}
		if f.Key != "hidden" {
			fields = append(fields, f)
		}
	}
	return cases.NewCatalogue("standing", string(kind), cases.StandingCatalogue.Base, fields...)
}

func (l *spellLists) addStanding(kind cases.ListKey) {
	id := cases.Ref(l.page.route.ID)
	editRecord(&l.page.base, edit[cases.Standing]{
		Title: "变更" + string(kind), Cat: standingCatalogue(kind),
		Value: cases.Standing{HouseholdID: id, Kind: string(kind), FromOn: l.page.shell.Today()},
		Keys:  []string{"value", "from_on", "note"},
		Spec:  l.draft("变更"+string(kind), standingDialog+string(kind)),
		Save:  l.page.store.SaveStanding,
	})
}

func (l *spellLists) editStanding(s cases.Standing) {
	editRecord(&l.page.base, edit[cases.Standing]{
		Title: "修改" + s.Kind, Cat: standingCatalogue(s.List()), Before: &s,
		Keys: []string{"value", "from_on", "to_on", "note"}, Save: l.page.store.SaveStanding,
		Spec: l.draft("修改"+s.Kind, standingDialog+strconv.FormatInt(s.ID, 10)),
	})
}

// Edit is F2: the current type.
func (l *spellLists) Edit() {
	if row := l.standings.Current(); row >= 0 && row < len(l.page.facts.file.Standings) {
		l.editStanding(l.page.facts.file.Standings[row])
	}
}

// dropStanding puts the current type into the bin.
func (l *spellLists) dropStanding() {
	row := l.standings.Current()
	if row < 0 || row >= len(l.page.facts.file.Standings) {
		return
	}
	one := l.page.facts.file.Standings[row]
	q := widgets.Question{
		Title: "删除“" + one.Kind + "：" + one.Value + "”？", Yes: "删除这条变动", Risky: true,
		Text: "只删除这一条。户类型变了应当用“变更户类型”，这样以前的还留着。删错了可以马上点下方的“撤销”。",
	}
	l.page.shell.Confirm(q, func() {
		l.page.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) {
			return l.page.store.Hide(ctx, "standing", one.ID)
		}, nil, nil)
	})
}

// What the dialogs of the lists are called in the routes that lead back to their drafts.
const (
	standingDialog   = "standing/"   // and the kind of a new one, or the id
	monitoringDialog = "monitoring/" // and the id, 0 for a new one
)

// draft names a dialog's draft by the route that leads back to it.
func (l *spellLists) draft(title, dialog string) formSpec {
	p := l.page
	return formSpec{
		Name:  Route{Place: PlaceHousehold, ID: p.route.ID, Tab: tabRecord + "/" + dialog}.String(),
		Title: func() string { return title + " " + p.facts.file.Household.HeadName },
	}
}

// resume opens the dialog a draft was left in.
func (l *spellLists) resume(dialog string) {
	f := &l.page.facts.file
	if which, ok := strings.CutPrefix(dialog, standingDialog); ok {
		for _, s := range f.Standings {
			if strconv.FormatInt(s.ID, 10) == which {
				l.editStanding(s)
			}
		}
		if slices.Contains(cases.StandingKinds(), cases.ListKey(which)) {
			l.addStanding(cases.ListKey(which))
		}
		return
	}
	switch which, ok := strings.CutPrefix(dialog, monitoringDialog); {
	case !ok:
	case which == "0":
		l.editMonitoring(nil)
	default:
		for i := range f.Monitorings {
			if strconv.FormatInt(f.Monitorings[i].ID, 10) == which {
				l.editMonitoring(&f.Monitorings[i])
			}
		}
	}
}

func (l *spellLists) mend() {
	list := l.page.facts.file.Monitorings
	if row := l.monitoring.Current(); row >= 0 && row < len(list) {
		l.editMonitoring(&list[row])
	} else if len(list) > 0 {
		l.editMonitoring(&list[len(list)-1])
	}
}

// editMonitoring asks for a new monitoring, or for changes of one.
func (l *spellLists) editMonitoring(before *cases.Monitoring) {
	title, id := "识别为监测对象", int64(0)
	if before != nil {
		one := *before
		before, title, id = &one, "监测对象", one.ID
	}
	spec := l.draft(title, monitoringDialog+strconv.FormatInt(id, 10))
	spec.Groups, spec.Of = true, l.page.of()
	var d *widgets.Dialog
	spec.Fresh = func() {
		d.Hide()
		l.page.resume = monitoringDialog + strconv.FormatInt(id, 10)
		l.page.load()
	}
	d = editRecord(&l.page.base, edit[cases.Monitoring]{
		Title: title, Cat: cases.MonitoringCatalogue, Before: before,
		Value: cases.Monitoring{HouseholdID: cases.Ref(l.page.route.ID), RecognisedMonth: l.page.shell.Today().MonthOf()},
		Keys:  monitoringKeys(before),
		Spec:  spec,
		Check: (*cases.Monitoring).Check,
		Save:  l.page.store.SaveMonitoring,
	})
}

// monitoringKeys are the fields of the dialog: at recognition nobody knows how it will end.
func monitoringKeys(before *cases.Monitoring) []string {
	var keys []string
	for _, f := range cases.MonitoringCatalogue.Fields {
		if f.Key == "household_id" || f.Key == "hidden" || (before == nil && (f.Group == "风险消除" || f.Group == "风险消除后")) {
			continue
		}
		keys = append(keys, f.Key)
	}
	return keys
}
