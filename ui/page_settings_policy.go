package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// lines are the 监测线 by year.
func (p *settingsPage) lines() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Line]{
		Right: cases.ManagePeople,
		Tab:   "lines", Noun: "监测线", Note: "各年度的监测范围，按区县文件录入；收入低于它的户会标出来。",
		Cat: cases.LineCatalogue, Columns: []string{"year", "amount", "region", "basis"},
		Read: func(context.Context) ([]cases.Line, error) { return clone(p.shell.Policy().Lines), nil },
		Save: p.shell.stores.Settings.SaveLine,
		New:  func() cases.Line { return cases.Line{Year: cases.Some(int64(p.shell.Today().Year()))} },
		Name: func(l *cases.Line) string { return strconv.FormatInt(l.Year.Value, 10) + " 年" },
	})
}

// cadences are how often a kind of household is to be visited.
func (p *settingsPage) cadences() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Cadence]{
		Right: cases.ManagePeople,
		Tab:   "cadences", Noun: "走访频次", Note: "每类农户至少隔多少天走访一次；下次走访日期和逾期都由它算出。",
		Cat: cases.CadenceCatalogue, Columns: []string{"class", "days", "from_year", "until_year"},
		Read: func(context.Context) ([]cases.Cadence, error) { return clone(p.shell.Policy().Cadences), nil },
		Save: p.shell.stores.Settings.SaveCadence,
		Name: func(c *cases.Cadence) string { return c.Class },
	})
}

// inclusions say which income items count.
func (p *settingsPage) inclusions() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.Inclusion]{
		Right: cases.ManagePeople,
		Tab:   "inclusions", Noun: "计入口径", Note: "没有写明的收入项目都计入纯收入。某一年另有规定时，为那一年另加一行。",
		Cat: cases.InclusionCatalogue, Columns: []string{"item", "year", "counted"},
		Read: func(context.Context) ([]cases.Inclusion, error) { return clone(p.shell.Policy().Inclusions), nil },
		Save: p.shell.stores.Settings.SaveInclusion,
		Name: func(n *cases.Inclusion) string { return n.Item },
	})
}

// costs are the shares of the gross income that are proposed as its cost.
func (p *settingsPage) costs() fyne.CanvasObject {
	return showRegister(p, registerSpec[cases.CostRatio]{
		Right: cases.ManagePeople,
		Tab:   "costs", Noun: "成本比例", Note: "记产业帮扶时没有成本账的，按产值的这个比例提示一个参考数；填了成本的以填的为准。",
		Cat: cases.CostRatioCatalogue, Columns: []string{"category", "variety", "percent", "from_year", "until_year", "basis"},
		Read: func(context.Context) ([]cases.CostRatio, error) { return clone(p.shell.Policy().CostRatios), nil },
		Save: p.shell.stores.Settings.SaveCostRatio,
		Name: func(r *cases.CostRatio) string { return r.Category + r.Variety },
	})
}

// clone copies records that all threads share before a page shows them.
func clone[T any](list []T) []T { return append([]T(nil), list...) }

// codes are the code lists: a list is chosen, its values stand below.
func (p *settingsPage) codes() fyne.CanvasObject {
	lists := listNames(p.shell.Policy())
	chosen := cases.ListHouseholdType
	var values *register[cases.CodeValue]
	pick := newCode(func() []string { return lists }, false, false)
	pick.SetText(string(chosen))
	pick.watch(func() {
		chosen = cases.ListKey(pick.Text())
		values.grid.ClearSelection()
		values.Load()
	}, nil)
	values = newRegister(&p.base, registerSpec[cases.CodeValue]{
		Right: cases.ManagePeople,
		Tab:   "codes", Noun: "选项", Note: "停用一个选项请填停用年度：旧记录保留原值，新记录不再出现。",
		Cat: cases.CodeValueCatalogue, Columns: []string{"value", "code", "parent", "from_year", "until_year", "aliases"},
		Keys: []string{"value", "code", "parent", "aliases", "place", "from_year", "until_year", "open"},
		Read: func(context.Context) ([]cases.CodeValue, error) { return p.shell.Policy().List(chosen), nil },
		Save: p.shell.stores.Settings.SaveCodeValue,
		New:  func() cases.CodeValue { return cases.CodeValue{List: chosen} },
		Name: func(v *cases.CodeValue) string { return v.Value },
	})
	p.part, p.edit = values, values.Edit
	top := container.NewHBox(middle(widgets.NewParagraph("代码表", oneLine)), pick)
	return container.NewBorder(top, nil, nil, nil, gapAbove(values.Object(), 8))
}

// listNames are the code lists that have values, in the order they ship in.
func listNames(policy *cases.Policy) []string {
	var names []string
	seen := make(map[cases.ListKey]bool)
	for i := range policy.Codes {
		if key := policy.Codes[i].List; !seen[key] {
			seen[key] = true
			names = append(names, string(key))
		}
	}
	return names
}
