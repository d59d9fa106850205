package cases

// Single says whether the document has one worksheet: one household, one visit, one
// village. Others have a list of contents before them.
func (e *DocumentExport) Single() bool {
	switch e.Document.Grain {
	case DocumentOfVisit:
		return len(e.Visits) == 1
	case DocumentOfPeriod:
		return true
	}
	return e.Household != 0
}

// Index are the columns of the list of contents, which the Index of every page fills.
func (e *DocumentExport) Index() []DocumentColumn {
	if e.Document.Grain == DocumentOfVisit {
		return VisitIndex()
	}
	return DocumentIndex()
}

// Pages are the worksheets of one household: one, or one for each of its visits.
func (e *DocumentExport) Pages(d *Dossier, policy *Policy) []*DocumentPage {
	if e.Document.Grain != DocumentOfVisit {
		return []*DocumentPage{e.HouseholdPage(d, policy)}
	}
	var pages []*DocumentPage
	for i, f := range e.VisitsOf(d) {
		page := e.VisitPage(d, f, policy)
		if i > 0 {
			page.People = 0 // the same people as on the first
		}
		pages = append(pages, page)
	}
	return pages
}

// Delivery is how the document leaves the program as the file target, for a purpose
// where it is in full.
func (e *DocumentExport) Delivery(target, purpose string) Delivery {
	return Delivery{
		Target: target, What: e.Document.Name, Key: e.Document.Key, Layout: LayoutPrint, Filter: e.scope(),
		Purpose: purpose, Masked: e.Masked, Plain: e.Document.Grain == DocumentOfPeriod,
	}
}

// scope says in words which records the document is about, for the register.
func (e *DocumentExport) scope() string {
	period := e.Filter.PeriodText()
	if e.Document.Grain == DocumentOfHousehold {
		period = ReportFilter{Year: e.Year()}.PeriodText()
	}
	one := ""
	if e.Household != 0 {
		one = "一户"
	}
	return joinTexts("，", e.Filter.Place, period, joinTexts("、", e.Filter.Types...), one)
}
