package ui

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// salesTab is the part of 帮扶 that shows what was sold.
const salesTab = "sales"

// salesPage is 销售登记: what the households of a village and its cooperatives sold, with a measure or without
// one; that of one household where the route names it.
type salesPage struct {
	base
	store  SaleStore
	family cases.Household // whose sales are shown; none for everybody's
	chips  *chips
	team   *teamFilter
	list   *list[cases.SaleRow]
	asked  atomic.Pointer[cases.SaleFilter] // what the list is read by
	answer atomic.Pointer[saleAnswer]
	sums   *widgets.Paragraph
	edit   *widgets.Button
	drop   *widgets.Button
	slot   slot
	goOn   slot
}

// saleAnswer is what a list came to.
type saleAnswer struct {
	filter cases.SaleFilter
	sums   cases.SaleSums
}

var (
	_ Page      = (*salesPage)(nil)
	_ Focuser   = (*salesPage)(nil)
	_ Editor    = (*salesPage)(nil)
	_ Exporter  = (*salesPage)(nil)
	_ Versioner = (*salesPage)(nil)
)

// Head offers to enter a sale; of everybody's there is a ledger.
func (p *salesPage) Head() Head {
	h := Head{Title: "销售登记", Actions: []Action{{Enters: true, Text: "新增销售", Do: p.add}}}
	if p.route.Of != 0 {
		h.Note = p.shell.headTitle(&p.family)
		h.Actions = append(h.Actions, Action{Text: "全部销售", Do: func() { p.shell.Go(Route{Place: PlaceMeasures, Tab: salesTab}) }})
	} else {
		h.Actions = append(h.Actions, Action{Text: "消费帮扶台账…", Key: "Ctrl+E", Do: p.Export})
	}
	return Head{Title: h.Title, Note: h.Note, Actions: append(h.Actions, Action{Text: "选择列…", Do: p.list.ChooseColumns})}
}

// Route holds the chips.
func (p *salesPage) Route() Route {
	kept := visitsFilter{}
	for _, c := range p.chips.all {
		if c.Value != "" {
			kept[c.Key] = c.Value
		}
	}
	p.route.Filter = FilterOf(kept)
	return p.route
}

// Household is the one shown, for Ctrl+N.
func (p *salesPage) Household() int64 { return p.route.Of }

// Show lists the sales; a route that names a dialog opens it.
func (p *salesPage) Show(saved any) fyne.CanvasObject {
	_, dialog, _ := strings.Cut(p.route.Tab, "/")
	p.route.Tab = salesTab
	view, ok := saved.(*listView)
	if !ok {
		view = nil
	}
	p.makeChips()
	p.list = newList(&p.base, p.listSpec(), view)
	p.list.grid.Multi = false
	if p.route.Of != 0 {
		p.of = func() subject { return home(p.route.Of) }
		p.onVeil(p.shell.HeadChanged)
		p.loadFamily()
	} else {
		p.of = p.list.current
		p.team.Load(p.chips)
	}
	p.sums = widgets.NewParagraph("", oneLine)
	p.edit, p.drop = widgets.NewButton("修改", p.Edit), widgets.NewButton("删除", p.hide)
	p.edit.Tip, p.edit.Tips = "F2 或 Enter；F9 看改过的每一版", p.shell.tips
	p.shell.enters(p.edit, p.drop)
	p.reload()
	p.resume(dialog)
	foot := container.NewBorder(line(), nil, nil, nil, padded(container.NewHBox(middle(p.sums), layout.NewSpacer(), p.edit, p.drop), 4, 16))
	return container.NewBorder(padded(p.chips.Object(), 2, 16), foot, nil, nil, padded(p.list.Object(), 4, 12))
}

// First is the list.
func (p *salesPage) First() fyne.Focusable { return p.list.grid }

// Save keeps row, sort and scroll.
func (p *salesPage) Save() any { return p.list.View() }

// Reload reads the list again where a change concerns it.
func (p *salesPage) Reload(c cases.Change) {
	if len(c.Touched) == 0 && p.route.Of == 0 {
		p.team.Load(p.chips)
	}
	if len(c.Touched) == 0 || c.Concerns("sale", "measure", "household", "person", "headship", "unit") {
		p.reload()
	}
}

// Export is Ctrl+E: the ledger of 消费帮扶, of the group and the year in sight.
func (p *salesPage) Export() {
	if p.route.Of != 0 {
		return
	}
	f := p.filter()
	of := listReport{Village: p.team.Village(f.Team), Team: f.Team, Year: f.Year}
	if f.Year != 0 {
		of.Period = cases.Period{From: cases.NewDay(f.Year, 1, 1), To: min(cases.NewDay(f.Year, 12, 31), p.shell.Today())}
	}
	p.shell.openReport("R14F", of, p.chips.Besides(byTeam, bySaleYear, byConsumption))
}

func (p *salesPage) loadFamily() {
	read := func(ctx context.Context) ([]cases.Household, error) {
		return p.store.HouseholdsByID(ctx, []int64{p.route.Of})
	}
	load(&p.base, &p.slot, read, func(found []cases.Household) {
		if len(found) > 0 {
			p.family = found[0]
			p.shell.HeadChanged()
		}
	})
}

func (p *salesPage) reload() {
	f := p.filter()
	p.asked.Store(&f)
	p.list.Reload()
}

// The filters of the list beside that by group.
const (
	bySaleYear    = "year"
	bySeller      = "seller"
	byChannel     = "channel"
	byConsumption = "consumption"
)

func (p *salesPage) makeChips() {
	p.team = &teamFilter{base: &p.base, read: p.store.Teams, reload: p.reload}
	policy, year := p.shell.Policy(), p.shell.Today().Year()
	var all []*chip
	if p.route.Of == 0 {
		all = append(all, p.team.Chip(), &chip{Key: bySeller, Title: "谁卖的", Values: func() []chipValue {
			return plainChips([]string{cases.SoldByHouseholds, cases.SoldByOthers})
		}})
	}
	all = append(all,
		&chip{Key: bySaleYear, Title: "年份", Values: func() []chipValue {
			var years []string
			for y := year; y > year-yearsOffered; y-- {
				years = append(years, strconv.Itoa(y))
			}
			return plainChips(years)
		}},
		&chip{Key: byChannel, Title: "渠道", Values: func() []chipValue { return plainChips(policy.Offered(cases.ListSaleTo, year)) }},
		&chip{Key: byConsumption, Title: "消费帮扶", Values: func() []chipValue { return plainChips([]string{cases.Yes, cases.No}) }},
	)
	p.chips = newChips(p.shell, all, p.reload)
	kept := visitsFilter{}
	p.route.ReadFilter(&kept)
	for key, value := range kept {
		p.chips.Set(key, value)
	}
}

// filter is what the list is narrowed to.
func (p *salesPage) filter() cases.SaleFilter {
	f := cases.SaleFilter{
		Household: cases.Ref(p.route.Of), By: p.chips.Value(bySeller), Channel: p.chips.Value(byChannel), Consumption: p.chips.Value(byConsumption),
	}
	if p.route.Of == 0 {
		f.Village, f.Team = p.shell.village, p.team.Chosen(p.chips)
	}
	if year, err := strconv.Atoi(p.chips.Value(bySaleYear)); err == nil {
		f.Year = year
	}
	return f
}

// order reads the ids and, with them, the sums at the foot.
func (p *salesPage) order(ctx context.Context, by cases.Sort) ([]int64, error) {
	f := *p.asked.Load()
	ids, sums, err := p.store.OrderSales(ctx, f, by)
	if err == nil {
		p.answer.Store(&saleAnswer{f, sums})
	}
	return ids, err
}

// chosen writes the sums of the list in sight, and greys what needs a row.
func (p *salesPage) chosen() {
	if p.sums == nil {
		return
	}
	if a := p.answer.Load(); a != nil && a.filter == *p.asked.Load() {
		p.sums.SetText(salesText(a.sums))
	}
	for _, b := range []*widgets.Button{p.edit, p.drop} {
		if p.list.Current() == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// salesText says how much was sold: 3 笔，金额 6,468.00 元，已回款 200.00 元.
func salesText(s cases.SaleSums) string {
	text := grouped(s.Sales) + " 笔，金额 " + s.Amount.Grouped() + " 元"
	if s.Received != 0 {
		text += "，已回款 " + s.Received.Grouped() + " 元"
	}
	return text
}
