package cases

import "slices"

// Dossier is all that is known of one household on a day: 一户一档. The store reads it
// in one piece; the documents are built from it without asking again.
type Dossier struct {
	File     HouseholdFile // as of AsOf; its Photos are those of no visit and no measure
	AsOf     Day
	Visits   []VisitFile // newest first
	Demands  []Demand    // all of the household, newest first
	Promises []Promise   // all of the household, newest first
	Measures []DossierMeasure
	Jobs     []JobSpell // newest first

	Year    HouseholdYear // of Account.Year
	Account Account       // of the ledger year asked for
	Before  Account       // of the year before
	Frozen  bool          // Account is as it was reported, without the entries behind it
	Incomes []Income      // the entries that touch the year
}

// DossierMeasure is a measure with the names of what it refers to.
type DossierMeasure struct {
	MeasureFile
	Person, Unit, Fund, Project string
}

// names are the full names of the household's people, those who left too.
func (d *Dossier) names() []string {
	names := []string{d.File.Household.HeadName}
	for _, list := range [][]Member{d.File.Members, d.File.Former} {
		for i := range list {
			names = append(names, list[i].Person.Name, list[i].Person.FormerName, list[i].Person.OriginalName)
		}
	}
	for i := range d.Visits {
		names = append(names, d.Visits[i].Visit.MetName)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return len([]rune(name)) < 2 })
	slices.Sort(names)
	return slices.Compact(names)
}

// person is the name of somebody of the household; "" for nobody.
func (d *Dossier) person(id Ref) string {
	for _, list := range [][]Member{d.File.Members, d.File.Former} {
		for i := range list {
			if Ref(list[i].Person.ID) == id {
				return list[i].Person.Name
			}
		}
	}
	return ""
}

// Types are 监测对象类别, 户类型 and 走访对象类型, by which a filter can choose.
func (d *Dossier) Types() []string {
	h := &d.File.Household
	return filled(h.MonitorClass, h.HouseholdType, h.VisitClass)
}

// kinds tells what the household is, in words: "脱贫户、脱贫不稳定户（未消除）".
func (d *Dossier) kinds() string {
	h := &d.File.Household
	monitored := h.MonitorClass
	if monitored != "" && h.RiskState != "" {
		monitored += "（" + h.RiskState + "）"
	}
	return joinTexts("、", h.HouseholdType, monitored)
}

// paper is the page maker for the household.
func (d *Dossier) paper(e *DocumentExport, policy *Policy) *paper {
	return &paper{export: e, policy: policy, names: d.names()}
}

// page begins a page on the household: its heading and the line that names it on
// every sheet of paper.
func (p *paper) page(d *Dossier) *DocumentPage {
	h := &d.File.Household
	head, place := h.HeadName, d.File.Village.Name
	if p.export.Masked {
		head = Mask(KindName, head)
	}
	line := []string{"户主：" + head, place + d.File.Team.Name}
	if h.Code != "" {
		line = append(line, "户编号："+h.Code)
	}
	line = append(line, "数据日期："+d.AsOf.String())
	return &DocumentPage{
		Name: head, Title: p.export.heading(place, head), Line: line,
		Secret: !p.export.Masked, People: len(d.File.Members),
		Index: []Content{
			{Value: head}, p.text(d.File.Team.Name), p.text(d.kinds()), whole(len(d.File.Members)), money(d.Account.PerHead),
		},
	}
}

// DocumentIndex are the columns of the list of contents before several households; a
// page's Index are their values.
func DocumentIndex() []DocumentColumn {
	return []DocumentColumn{{Title: "户主"}, {Title: "组"}, {Title: "户类型"}, {Title: "人口", Total: true}, {Title: "人均纯收入（元）"}}
}

// HouseholdPage builds the page of a DocumentOfHousehold.
func (e *DocumentExport) HouseholdPage(d *Dossier, policy *Policy) *DocumentPage {
	p := d.paper(e, policy)
	page := p.page(d)
	switch e.Document.Key {
	case "D3":
		p.helpCard(page, d)
	case "D4":
		p.incomeCard(page, d)
	default:
		p.dossier(page, d)
	}
	page.Sections = append(page.Sections, DocumentSection{Sign: e.Document.Sign})
	return page
}
