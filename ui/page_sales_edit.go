package ui

import (
	"context"
	"strconv"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// newSale names the dialog of a new sale in a draft's route; that of a stored one is named by its id.
const newSale = "new"

// saleRoute leads to the dialog of a sale of a household, of anybody's where household is 0.
func saleRoute(household int64, dialog string) Route {
	return Route{Place: PlaceMeasures, Of: household, Tab: salesTab + "/" + dialog}
}

// resume opens the dialog a route names.
func (p *salesPage) resume(dialog string) {
	if dialog == "" {
		return
	}
	read := func(ctx context.Context) ([]cases.SaleRow, error) {
		id, err := strconv.ParseInt(dialog, 10, 64)
		if err != nil {
			return nil, nil // a new one
		}
		return p.store.SalesByID(ctx, []int64{id})
	}
	load(&p.base, &p.goOn, read, func(found []cases.SaleRow) {
		switch {
		case dialog == newSale:
			p.add()
		case len(found) > 0:
			p.change(found[0])
		}
	})
}

// add asks for a new sale.
func (p *salesPage) add() {
	d := p.dialog("新增销售", newSale, nil)
	d.Spec.First = d.Keys[0] // whose sale it is, or the day
	d.Value = cases.Sale{HouseholdID: cases.Ref(p.route.Of), VillageID: p.onlyVillage(), SoldOn: p.shell.Today()}
	editRecord(&p.base, d)
}

// onlyVillage is the village in the window, or the one there is; 0 where it must be asked for.
func (p *salesPage) onlyVillage() cases.Ref {
	if p.shell.village == 0 && len(p.shell.villages) == 1 {
		return cases.Ref(p.shell.villages[0].ID)
	}
	return p.shell.village
}

// Edit is F2: the current sale.
func (p *salesPage) Edit() {
	if row := p.list.Row(); row != nil {
		p.change(*row)
	}
}

// change opens a stored sale.
func (p *salesPage) change(row cases.SaleRow) {
	before, id := row.Sale, strconv.FormatInt(row.Sale.ID, 10)
	d := p.dialog("修改销售", id, &before)
	d.Before = &before
	d.Past = func(changed func()) { p.versions(&before, changed) }
	if before.HouseholdID != 0 {
		d.Spec.Of = home(int64(before.HouseholdID))
	}
	var shown *widgets.Dialog
	d.Spec.Fresh = func() {
		shown.Hide()
		p.resume(id)
	}
	shown = editRecord(&p.base, d)
}

// dialog asks for the fields of a sale; its draft is named by the route that leads back to it.
func (p *salesPage) dialog(title, which string, before *cases.Sale) edit[cases.Sale] {
	return edit[cases.Sale]{
		Title: title, Yes: "保存销售", Cat: saleCatalogue(), Keys: p.keys(before), Save: p.store.SaveSale, Doubts: cases.SaleHints,
		Spec: formSpec{
			Name: saleRoute(p.route.Of, which).String(), Title: func() string { return title }, Groups: true,
			Refs: map[string]refSource{
				"household": p.shell.householdSource(p.store.HouseholdsByID), "village": p.shell.villageSource(),
				"unit": shortList(p.store.Units, func(u *cases.Unit) choice { return choice{ID: u.ID, Text: u.Name, Note: u.Kind} }),
			},
		},
		Check: func(s *cases.Sale) error {
			err := cases.CheckSale(s, p.shell.Today())
			if s.HouseholdID != 0 {
				return exceptFields(err, "village_id") // it is the household's
			}
			return err
		},
	}
}

// keys are the fields of the dialog, in order. Whose sale it is stands fast on the page of a household and for
// what belongs to a measure.
func (p *salesPage) keys(before *cases.Sale) []string {
	var keys []string
	if p.route.Of == 0 && (before == nil || before.MeasureID == 0) {
		keys = append(keys, "household_id")
		if len(p.shell.villages) > 1 {
			keys = append(keys, "village_id")
		}
	}
	var v cases.Sale
	for _, b := range typed(cases.SaleCatalogue.Bind(&v), "household_id", "village_id", "measure_id") {
		keys = append(keys, b.Key)
	}
	return keys
}

// saleCatalogue is the catalogue of a sale whose village is asked for only where no household says it.
func saleCatalogue() *cases.Catalogue[cases.Sale] {
	var fields []cases.Field[cases.Sale]
	for _, f := range cases.SaleCatalogue.Fields {
		switch f.Key {
		case "hidden":
			continue
		case "village_id":
			f.Need, f.Note = false, "选了农户的不用填。"
		}
		fields = append(fields, f)
	}
	return cases.NewCatalogue(cases.SaleCatalogue.Record, cases.SaleCatalogue.Title, cases.SaleCatalogue.Base, fields...)
}

// Versions is F9: every version of the current sale.
func (p *salesPage) Versions() {
	if row := p.list.Row(); row != nil {
		p.versions(&row.Sale, nil)
	}
}

func (p *salesPage) versions(v *cases.Sale, changed func()) {
	p.shell.showVersions(&p.base, []versioned{{record: cases.SaleCatalogue.Record, id: v.ID}}, int64(v.HouseholdID), "销售 "+v.Product, changed)
}

// hide puts the current sale into the bin; the status line brings it back.
func (p *salesPage) hide() {
	row := p.list.Row()
	if row == nil {
		return
	}
	id := row.Sale.ID
	q := widgets.Question{
		Title: "删除 " + row.Sale.SoldOn.Chinese() + "销售的“" + row.Sale.Product + "”？",
		Text:  "删错了可以马上点下方的“撤销”，以后也能在设置的回收站里找回。", Yes: "删除这笔销售", Risky: true,
	}
	p.shell.Confirm(q, func() {
		p.shell.Save("正在删除", func(ctx context.Context) (cases.Change, error) {
			return p.store.Hide(ctx, cases.SaleCatalogue.Record, id)
		}, nil, nil)
	})
}
