package ui

import (
	"strconv"

	"zhucunji/cases"
)

// industrySection is 到户产业 in depth.
func (p *measurePage) industrySection() section {
	return newKindSection(p, kindSpec[cases.Industry]{
		cat: cases.IndustryCatalogue, have: &p.file.Industry, check: cases.CheckIndustry, hints: cases.IndustryHints,
		keys: []string{
			"category", "variety", "season", "batch", "scale", "unit", "added", "productive", "stock", "sold_off",
			"technician", "leader", "leader_type", "links",
			"yield", "yield_unit", "unit_price", "value", "cost", "net", "sales_to",
			"insured", "insurance", "premium", "payout",
		},
		under: func(f func() *form) map[string]func() string {
			category := func() string { return textIn(f(), "category", "") }
			return map[string]func() string{"variety": category, "season": category}
		},
		groups:  map[string]string{"规模": "产业"},
		changed: p.industryChanged,
	})
}

// industryUsual is what a kind of industry is usually counted in.
type industryUsual struct{ variety, unit, yieldUnit, item string }

func usualOf(category string) industryUsual {
	switch category {
	case "蚕桑":
		return industryUsual{"桑蚕", "张", "公斤", "养殖业"}
	case "养殖":
		return industryUsual{"", "头", "公斤", "养殖业"}
	case "种植", "林果":
		return industryUsual{"", "亩", "公斤", "种植业"}
	case "加工":
		return industryUsual{item: "加工业"}
	case "旅游":
		return industryUsual{item: "休闲农业与乡村旅游"}
	}
	return industryUsual{}
}

// industryChanged shows what the kind of industry needs, proposes its units, and works value and net out.
func (p *measurePage) industryChanged(f *form, _ *cases.Industry, key string) {
	if key == "category" {
		p.proposeUsual(f)
	}
	if key == "" || key == "category" {
		category := f.TextOf("category")
		raised, grown := category == "养殖", category == "种植" || category == "林果"
		show := func(on bool, keys ...string) {
			for _, k := range keys {
				f.ShowField(k, on || f.TextOf(k) != "")
			}
		}
		show(raised, "stock", "sold_off")
		show(grown, "added", "productive")
	}
	if key == "" || key == "insured" {
		for _, k := range []string{"insurance", "premium", "payout"} {
			f.ShowField(k, f.TextOf("insured") == cases.Yes || f.TextOf(k) != "")
		}
	}
	p.workOut(f)
	f.body.Refresh()
}

// proposeUsual fills in what a kind of industry usually has, where the person said nothing else.
func (p *measurePage) proposeUsual(f *form) {
	usual := usualOf(f.TextOf("category"))
	propose := func(f *form, key, text string) {
		for _, field := range f.fields {
			if field.bound.Key == key && text != "" && (field.input.Text() == "" || !field.changed()) {
				f.Set(key, text)
			}
		}
	}
	propose(f, "variety", usual.variety)
	propose(f, "unit", usual.unit)
	propose(f, "yield_unit", usual.yieldUnit)
	if p.head.TextOf("item") == "" {
		propose(p.head, "item", usual.item)
	}
}

// workOut shows behind the blank value and net what they come to by the numbers typed so far, and behind the blank
// cost what it usually is: that is only said, nothing is counted with it.
func (p *measurePage) workOut(f *form) {
	var typed cases.Industry
	reading := cases.Reading{Today: p.shell.Today(), Policy: p.shell.Policy()}
	for _, b := range pick(cases.IndustryCatalogue.Bind(&typed), "yield", "unit_price", "value", "cost", "net") {
		_, _ = b.Parse(f.TextOf(b.Key), reading) // what is no number yet works nothing out
	}
	ghost(f, "value", typed.WorkedValue(), typed.Value.Valid, "")
	ghost(f, "net", typed.WorkedNet(), typed.Net.Valid, "")
	year, err := strconv.Atoi(p.head.TextOf("year"))
	if err != nil {
		year = p.shell.Today().Year()
	}
	usual := p.shell.Policy().SuggestCost(f.TextOf("category"), f.TextOf("variety"), typed.WorkedValue(), year)
	ghost(f, "cost", usual, typed.Cost.Valid, "参考 ")
}

// ghost writes a worked-out amount behind a blank field, with a word before it.
func ghost(f *form, key string, worked cases.Opt[cases.Money], typed bool, word string) {
	in, ok := f.Input(key).(*textInput)
	if !ok {
		return
	}
	text := ""
	if worked.Valid && !typed {
		text = word + worked.Value.Grouped()
	}
	if in.PlaceHolder != text {
		in.SetPlaceHolder(text)
	}
}

// inputsSection is what was put in, by source.
func (p *measurePage) inputsSection() section {
	fields, room := []string{"what", "source", "amount", "given_on", "fund_id", "note"}, lineRoom(p.shell, 5, 4, 4, 3)
	lines := newRecordLines(&p.base, linesSpec[cases.Input]{
		Cat: cases.InputCatalogue, Keys: fields[:room], More: fields[room:], Add: "投入",
		Titles: map[string]string{"what": "投入内容", "source": "来源", "amount": "金额（元）", "given_on": "日期"},
		Refs:   map[string]refSource{"fund": shortList(p.store.Funds, func(f *cases.Fund) choice { return choice{ID: f.ID, Text: f.Name, Note: f.Kind} })},
		Check:  func(i *cases.Input) error { return exceptFields(cases.CheckInput(i), "measure_id") },
		Edited: func() { p.touched("") },
		Form:   func() *form { return p.head },
	})
	lines.Set(p.file.Inputs)
	return newLinesSection("投入（自筹、奖补、贷款等分行填写）", lines, func(v []cases.Input) { p.file.Inputs = v })
}

// saleFields are the fields of a sale, those asked for first in front.
func saleFields() []string {
	return []string{
		"product", "sold_on", "quantity", "unit_price", "unit", "amount", "channel",
		"spec", "producer", "producer_type", "buyer", "unit_id", "consumption", "households", "received", "received_on", "handler", "note",
	}
}

// lineRoom is how many fields of a line the window has room for beside each other, by how many there are room for
// in a window of three columns of fields, of two, of a small screen, and of one with large letters.
func lineRoom(s *Shell, wide, middle, small, least int) int {
	const fit, little = 1000, 800
	switch width := s.window.Canvas().Size().Width; {
	case formColumns(s) == 3:
		return wide
	case width >= s.wide(fit):
		return middle
	case width >= s.wide(little):
		return small
	}
	return least
}

// salesSection is what was sold.
func (p *measurePage) salesSection() section {
	fields, room := saleFields(), lineRoom(p.shell, 7, 5, 4, 3)
	lines := newRecordLines(&p.base, linesSpec[cases.Sale]{
		Cat: cases.SaleCatalogue, Keys: fields[:room], More: fields[room:], Add: "销售",
		Refs:   map[string]refSource{"unit": shortList(p.store.Units, func(u *cases.Unit) choice { return choice{ID: u.ID, Text: u.Name, Note: u.Kind} })},
		Titles: map[string]string{"unit_price": "单价", "amount": "金额（元）"},
		New: func() cases.Sale {
			return cases.Sale{HouseholdID: p.householdTyped(), VillageID: p.family.Household.VillageID, SoldOn: p.shell.Today()}
		},
		Check: func(s *cases.Sale) error {
			return exceptFields(cases.CheckSale(s, p.shell.Today()), "measure_id", "household_id", "village_id", "producer")
		},
		Edited: func() { p.touched("") },
		Form:   func() *form { return p.head },
	})
	lines.Set(p.file.Sales)
	return newLinesSection("销售", lines, func(v []cases.Sale) {
		for i := range v {
			v[i].HouseholdID, v[i].VillageID = p.householdTyped(), p.family.Household.VillageID
		}
		p.file.Sales = v
	})
}
