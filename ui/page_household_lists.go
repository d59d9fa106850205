package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// householdVisits is the tab with the visits of a household and its open promises.
type householdVisits struct {
	page   *householdPage
	list   *list[cases.VisitRow]
	open   promiseList
	foot   *fyne.Container
	object fyne.CanvasObject
}

func newHouseholdVisits(p *householdPage) *householdVisits { return &householdVisits{page: p} }

// Object is the list over the promises.
func (t *householdVisits) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	p := t.page
	columns := slices.DeleteFunc(visitColumns(p.shell), func(c listColumn[cases.VisitRow]) bool { return c.Key == "head_name" || c.Key == "team" })
	for i := range columns {
		columns[i].Sort = false // one household's visits stand by date
	}
	filter := cases.VisitFilter{Household: cases.Ref(p.route.ID)}
	t.list = newList(&p.base, listSpec[cases.VisitRow]{
		Name: "household visits", Columns: columns, Empty: "还没有走访过。按 Ctrl+N 记走访。",
		Order: func(ctx context.Context, sort cases.Sort) ([]int64, error) {
			return p.store.OrderVisits(ctx, filter, sort)
		},
		Rows: p.store.VisitsByID,
		ID:   func(v *cases.VisitRow) int64 { return v.Visit.ID },
		Home: func(*cases.VisitRow) int64 { return p.route.ID },
		Open: func(id int64) { p.shell.Go(Route{Place: PlaceVisit, ID: id}) },
	}, nil)
	t.list.grid.Multi = false
	t.foot = container.NewVBox()
	t.object = container.NewBorder(nil, padded(t.foot, 4, 16), nil, nil, padded(t.list.Object(), 4, 12))
	return t.object
}

// Load reads the visits and shows the promises.
func (t *householdVisits) Load() {
	p := t.page
	t.open = promiseList{base: &p.base, home: &p.facts.file.Household, open: p.facts.open}
	t.foot.Objects = []fyne.CanvasObject{t.open.LowObject(1000)}
	p.forward(t.foot)
	t.foot.Refresh()
	t.list.Reload()
}

// closeOne asks about the only open promise; of several the first one's verb gets the focus.
func (t *householdVisits) closeOne() {
	switch {
	case len(t.open.open) == 1:
		t.open.Close(0)
	case len(t.open.closes) > 0:
		t.page.shell.window.Canvas().Focus(t.open.closes[0])
	}
}

// Resume opens the dialog a draft was left in.
func (t *householdVisits) Resume(dialog string) { t.open.Resume(dialog) }

// Edit is F2: the current visit.
func (t *householdVisits) Edit() {
	if id := t.list.Current(); id != 0 {
		t.page.shell.Go(Route{Place: PlaceVisit, ID: id})
	}
}

// First is the list.
func (t *householdVisits) First() fyne.Focusable { return t.list.grid }

// householdMeasures is the tab with the measures of a household.
type householdMeasures struct {
	page   *householdPage
	list   *list[cases.MeasureRow]
	sums   *widgets.Paragraph
	total  cases.MeasureSums
	sold   cases.SaleSums
	object fyne.CanvasObject
}

func newHouseholdMeasures(p *householdPage) *householdMeasures { return &householdMeasures{page: p} }

// Object is the list with its sums.
func (t *householdMeasures) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	p := t.page
	filter := cases.MeasureFilter{Household: cases.Ref(p.route.ID)}
	t.list = newList(&p.base, listSpec[cases.MeasureRow]{
		Name: "household measures", Columns: householdMeasureColumns(), Empty: "还没有帮扶措施。点右上角“新增帮扶”。",
		Order: func(ctx context.Context, sort cases.Sort) ([]int64, error) {
			ids, sums, err := p.store.OrderMeasures(ctx, filter, sort)
			if err != nil {
				return nil, err
			}
			_, sold, err := p.shell.stores.Sales.OrderSales(ctx, cases.SaleFilter{Household: filter.Household}, cases.Sort{})
			p.shell.threads.Post(func() { t.total, t.sold = sums, sold })
			return ids, err
		},
		Rows:   p.store.MeasuresByID,
		ID:     func(m *cases.MeasureRow) int64 { return m.Measure.ID },
		Home:   func(*cases.MeasureRow) int64 { return p.route.ID },
		Open:   func(id int64) { p.shell.Go(Route{Place: PlaceMeasure, ID: id}) },
		Chosen: t.tell,
	}, nil)
	t.list.grid.Multi = false
	t.sums = widgets.NewParagraph("", oneLine)
	jobs := widgets.NewButton("务工登记", func() { p.shell.Go(Route{Place: PlaceMeasures, Of: p.route.ID, Tab: jobsTab}) })
	jobs.Tip, jobs.Tips = "每个成员在哪里务工、做什么、多少钱，和明年的打算", p.shell.tips
	sales := widgets.NewButton("销售登记", func() { p.shell.Go(Route{Place: PlaceMeasures, Of: p.route.ID, Tab: salesTab}) })
	sales.Tip, sales.Tips = "卖了什么、卖给谁、多少钱，不属于哪项措施的也在这里", p.shell.tips
	foot := container.NewHBox(middle(t.sums), layout.NewSpacer(), jobs, sales)
	t.object = container.NewBorder(nil, padded(foot, 4, 16), nil, nil, padded(t.list.Object(), 4, 12))
	return t.object
}

// tell writes the sums below the list.
func (t *householdMeasures) tell() {
	text := "共 " + grouped(t.total.Measures) + " 项"
	if t.total.Amount != 0 {
		text += "，金额 " + t.total.Amount.Grouped() + " 元"
	}
	if t.total.Net != 0 {
		text += "，产业纯收入 " + t.total.Net.Grouped() + " 元"
	}
	if t.sold.Sales != 0 {
		text += "；销售 " + grouped(t.sold.Sales) + " 笔 " + t.sold.Amount.Grouped() + " 元"
	}
	t.sums.SetText(text)
	t.page.all.Refresh()
}

// Load reads the measures.
func (t *householdMeasures) Load() { t.list.Reload() }

// Edit is F2: the current measure.
func (t *householdMeasures) Edit() {
	if id := t.list.Current(); id != 0 {
		t.page.shell.Go(Route{Place: PlaceMeasure, ID: id})
	}
}

// First is the list.
func (t *householdMeasures) First() fyne.Focusable { return t.list.grid }

func householdMeasureColumns() []listColumn[cases.MeasureRow] {
	columns := []listColumn[cases.MeasureRow]{
		{Key: "kind", Title: "帮扶措施", Width: 210, Text: func(m *cases.MeasureRow) string {
			return strings.TrimSpace(m.Measure.Block + " " + m.Measure.Item)
		}},
		{Key: "what", Title: "品种", Width: 100, Text: func(m *cases.MeasureRow) string {
			if m.Industry == nil {
				return ""
			}
			return m.Industry.Variety
		}},
		{Key: "person", Title: "受益人", Width: 84, Hide: hideName, Text: func(m *cases.MeasureRow) string { return m.Person }},
	}
	for _, c := range catalogueColumns(cases.MeasureCatalogue, nil, "year", "from_on", "content", "amount", "state") {
		text := c.Text
		columns = append(columns, listColumn[cases.MeasureRow]{
			Key: c.Key, Title: c.Title, Width: c.Width, Numeric: c.Numeric, Off: c.Off, Hide: c.Hide,
			Text: func(m *cases.MeasureRow) string { return text(&m.Measure) },
		})
	}
	return columns
}
