package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// villages shows the villages, and below them the groups of the chosen one.
func (p *settingsPage) villages() fyne.CanvasObject {
	var village cases.Village
	teams := newRegister(&p.base, registerSpec[cases.Team]{
		Tab: "teams", Noun: "村民小组", Cat: cases.TeamCatalogue, Columns: []string{"name", "order"}, Keys: []string{"name", "order"},
		Read: func(ctx context.Context) ([]cases.Team, error) {
			if village.ID == 0 {
				return nil, nil
			}
			return p.shell.stores.Settings.Teams(ctx, cases.Ref(village.ID))
		},
		Save: p.shell.stores.Settings.SaveTeam,
		New:  func() cases.Team { return cases.Team{VillageID: cases.Ref(village.ID)} },
		Name: func(t *cases.Team) string { return t.Name },
	})
	below := teams.Object()
	title := widgets.NewParagraph("村民小组", oneLine)
	villages := newRegister(&p.base, registerSpec[cases.Village]{
		Tab: "villages", Noun: "行政村", Cat: cases.VillageCatalogue, Columns: []string{"name", "town", "county", "city", "code", "households", "people"},
		Read: p.shell.stores.Shell.Villages, Save: p.shell.stores.Shell.SaveVillage,
		New:  p.likeFirstVillage,
		Name: func(v *cases.Village) string { return v.Name },
		Chosen: func(v *cases.Village) {
			id := village.ID
			village = cases.Village{}
			title.SetText("村民小组")
			if v != nil {
				village = *v
				title.SetText(v.Name + "的村民小组")
			}
			if village.ID != id {
				teams.Load()
			}
		},
	})
	villages.then, p.then = p.then, ""
	p.part, p.edit = both{villages, teams}, villages.Edit
	return container.NewGridWithRows(2, villages.Object(), container.NewBorder(gapAbove(title, 8), nil, nil, nil, gapAbove(below, 4)))
}

// likeFirstVillage begins a new village in the township of the first one.
func (p *settingsPage) likeFirstVillage() cases.Village {
	if len(p.shell.villages) == 0 {
		return cases.Village{}
	}
	first := p.shell.villages[0]
	return cases.Village{Province: first.Province, City: first.City, County: first.County, Town: first.Town}
}

// both reloads two lists.
type both struct{ one, other reloader }

// Reload reloads the two.
func (b both) Reload(c cases.Change) {
	b.one.Reload(c)
	b.other.Reload(c)
}

func (p *settingsPage) workers() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Worker]{
		Tab: "workers", Noun: "使用人", Note: "谁在录入，每条记录里都会写明；换人在窗口右上角。",
		Cat: cases.WorkerCatalogue, Columns: []string{"name", "duty", "unit", "phone"},
		Read: p.shell.stores.Shell.Workers, Save: p.shell.stores.Shell.SaveWorker,
		Name: func(w *cases.Worker) string { return w.Name },
	})
}

func (p *settingsPage) units() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Unit]{
		Tab: "units", Noun: "帮扶单位", Cat: cases.UnitCatalogue, Columns: []string{"name", "kind", "affiliation", "contact", "phone", "from_on", "to_on"},
		Read: p.shell.stores.Settings.Units, Save: p.shell.stores.Settings.SaveUnit,
		Name: func(u *cases.Unit) string { return u.Name },
	})
}

func (p *settingsPage) funds() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Fund]{
		Tab: "funds", Noun: "资金", Cat: cases.FundCatalogue, Columns: []string{"name", "year", "kind", "level", "amount", "document"},
		Read: p.shell.stores.Settings.Funds, Save: p.shell.stores.Settings.SaveFund,
		Refs: p.registerRefs(),
		New:  func() cases.Fund { return cases.Fund{Year: cases.Some(int64(p.shell.Today().Year()))} },
		Name: func(f *cases.Fund) string { return f.Name },
	})
}

func (p *settingsPage) projects() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Project]{
		Tab: "projects", Noun: "项目", Cat: cases.ProjectCatalogue, Columns: []string{"name", "kind", "state", "build_year", "budget", "settled", "responsible"},
		Read: p.shell.stores.Settings.Projects, Save: p.shell.stores.Settings.SaveProject,
		Refs: p.registerRefs(),
		New:  func() cases.Project { return cases.Project{VillageID: p.shell.village} },
		Name: func(p *cases.Project) string { return p.Name },
	})
}

// registerRefs are the short lists a form can point into.
func (p *settingsPage) registerRefs() map[string]refSource {
	st := p.shell.stores
	return map[string]refSource{
		"village": shortList(st.Shell.Villages, func(v *cases.Village) choice { return choice{ID: v.ID, Text: v.Name, Note: v.Town} }),
		"unit":    shortList(st.Settings.Units, func(u *cases.Unit) choice { return choice{ID: u.ID, Text: u.Name, Note: u.Kind} }),
		"fund":    shortList(st.Settings.Funds, func(f *cases.Fund) choice { return choice{ID: f.ID, Text: f.Name, Note: f.Kind} }),
	}
}

// shortList makes a source of records that are few enough to be read at once: it takes those whose name or
// note has the text typed, in characters or pinyin.
func shortList[T any](read func(ctx context.Context) ([]T, error), as func(*T) choice) refSource {
	all := func(ctx context.Context) ([]choice, error) {
		rows, err := read(ctx)
		out := make([]choice, len(rows))
		for i := range rows {
			out[i] = as(&rows[i])
		}
		return out, err
	}
	return refSource{
		Find: func(ctx context.Context, text string) ([]choice, error) {
			found, err := all(ctx)
			return slices.DeleteFunc(found, func(c choice) bool { return cases.SpelledAt(c.Text+c.Note, text) < 0 }), err
		},
		Title: func(ctx context.Context, id int64) (string, error) {
			found, err := all(ctx)
			for _, c := range found {
				if c.ID == id {
					return c.shown(), err
				}
			}
			return "", err
		},
	}
}
