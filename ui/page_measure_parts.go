package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// showKinds shows what the chosen block needs: the usual record of it, and the others by a box to tick. What an
// older record has beside that is shown too, so that nothing vanishes unseen.
func (p *measurePage) showKinds(block string) {
	if block == p.shown && block != "" {
		return
	}
	p.shown, p.kinds, p.offers = block, nil, nil
	p.kind.RemoveAll()
	records := cases.KindRecords(block)
	var offered []fyne.CanvasObject
	for _, record := range p.recordsShown(records) {
		if record == cases.UsualRecord(block) || p.has(record) || !slices.Contains(records, record) {
			p.addKind(record)
			continue
		}
		offered = append(offered, p.offer(record))
	}
	if len(offered) > 0 {
		p.offers = container.NewHBox(append([]fyne.CanvasObject{middle(widgets.NewNote("同时登记", oneLine))}, offered...)...)
		p.kind.Add(p.offers)
	}
	p.showTail(block)
	p.forward(p.kind)
	p.kind.Refresh()
	if p.scroll != nil {
		p.scroll.Refresh()
	}
}

// recordsShown are the records of the block and those the measure has.
func (p *measurePage) recordsShown(records []string) []string {
	out := slices.Clone(records)
	for _, c := range []string{"industry", "public_post", "micro_loan", "student_aid", "subsidy", "job_support", "sale"} {
		if p.has(c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// has reports whether the measure as read has a record of a kind.
func (p *measurePage) has(record string) bool {
	if p.before == nil {
		return false
	}
	return map[string]bool{
		"industry": p.before.Industry != nil, "public_post": p.before.Post != nil, "micro_loan": p.before.Loan != nil,
		"student_aid": p.before.Aid != nil, "subsidy": p.before.Subsidy != nil, "job_support": p.before.Job != nil,
		"sale": len(p.before.Sales) > 0,
	}[record]
}

// offer is a box that adds a record to the measure.
func (p *measurePage) offer(record string) fyne.CanvasObject {
	title := map[string]string{"subsidy": "补贴", "sale": "销售"}[record]
	box := widgets.NewCheck(title, nil)
	box.SetForward(p.shell.key, p.shell.shortcut)
	box.OnChanged = func(on bool) {
		if !on {
			box.SetChecked(true)
			return
		}
		before := len(p.kinds)
		p.addKind(record)
		p.forward(p.kind)
		p.kind.Refresh()
		p.enter(before)
	}
	return box
}

// addKind adds the sections of one record.
func (p *measurePage) addKind(record string) {
	before, at := len(p.kinds), len(p.kind.Objects)
	if p.offers != nil {
		at = slices.Index(p.kind.Objects, p.offers)
	}
	switch record {
	case "industry":
		p.kinds = append(p.kinds, p.industrySection(), p.inputsSection())
	case "public_post":
		post, attendance := p.postSections()
		p.kinds = append(p.kinds, post, attendance)
	case "micro_loan":
		p.kinds = append(p.kinds, newKindSection(p, kindSpec[cases.MicroLoan]{
			cat: cases.MicroLoanCatalogue, have: &p.file.Loan, check: cases.CheckMicroLoan,
			hints: func(l *cases.MicroLoan) []cases.Hint { return cases.MicroLoanHints(l, p.shell.Today()) },
		}))
	case "student_aid":
		p.kinds = append(p.kinds, newKindSection(p, kindSpec[cases.StudentAid]{
			cat: cases.StudentAidCatalogue, have: &p.file.Aid,
			check: func(a *cases.StudentAid) error { return cases.StudentAidCatalogue.Missing(a).OrNil() },
		}))
	case "subsidy":
		p.kinds = append(p.kinds, newKindSection(p, kindSpec[cases.Subsidy]{
			cat: cases.SubsidyCatalogue, have: &p.file.Subsidy, check: cases.CheckSubsidy, hints: cases.SubsidyHints,
		}))
	case "job_support":
		p.kinds = append(p.kinds, newKindSection(p, kindSpec[cases.JobSupport]{
			cat: cases.JobSupportCatalogue, have: &p.file.Job,
			check: func(j *cases.JobSupport) error { return cases.JobSupportCatalogue.Missing(j).OrNil() },
		}), p.jobsSection())
	case "sale":
		p.kinds = append(p.kinds, p.salesSection())
	}
	for i, s := range p.kinds[before:] {
		p.kind.Objects = slices.Insert(p.kind.Objects, at+i, s.Object())
	}
}

// kindSpec says what a record of a kind needs of its form.
type kindSpec[T any] struct {
	cat     *cases.Catalogue[T]
	have    **T // of the file being edited; nil where the record is blank
	keys    []string
	titles  map[string]string
	groups  map[string]string // headings shown under another one
	under   func(f func() *form) map[string]func() string
	check   func(*T) error
	hints   func(*T) []cases.Hint
	changed func(f *form, value *T, key string)
	begin   func(*T)
}

// newKindSection makes the form of a record of a kind. Left blank it is no record.
func newKindSection[T any](p *measurePage, k kindSpec[T]) *formSection {
	value := new(T)
	if *k.have != nil {
		*value = **k.have
	} else if k.begin != nil {
		k.begin(value)
	}
	bound := typed(k.cat.Bind(value), "measure_id")
	if len(k.keys) > 0 {
		bound = pick(bound, k.keys...)
	}
	bound = inGroups(bound, k.groups)
	grouped := bound[0].Group != ""
	var f *form
	var self section
	spec := formSpec{
		Fields: bound, Groups: grouped, Titles: k.titles, Dialog: true, Columns: formColumns(p.shell), Done: p.after(&self),
		Doubts: func() []cases.Hint { return hintsOf(f, k.hints, value) },
		Changed: func(key string) {
			p.touched(key)
			if k.changed != nil {
				k.changed(f, value, key)
			}
		},
	}
	if k.under != nil {
		spec.Under = k.under(func() *form { return f })
	}
	f = fittingForm(&p.base, spec)
	f.scroll = p.scroll
	title := k.cat.Title
	if grouped {
		title = ""
	}
	s := newFormSection(title, f)
	self, s.optional = s, true
	if *k.have == nil {
		s.blank = s.shown
	}
	s.checks = []func() error{func() error { return exceptFields(k.check(value), "measure_id") }}
	s.take = func(blank bool) {
		*k.have = nil
		if !blank {
			v := *value
			*k.have = &v
		}
	}
	if k.changed != nil {
		k.changed(f, value, "")
	}
	return s
}

// inGroups puts the fields of some groups under another heading.
func inGroups(bound []cases.Bound, groups map[string]string) []cases.Bound {
	out := slices.Clone(bound)
	for i := range out {
		if group, ok := groups[out[i].Group]; ok {
			meta := *out[i].Meta
			meta.Group = group
			out[i].Meta = &meta
		}
	}
	return out
}

// textIn is what is typed in a field, or another text while the form is being made.
func textIn(f *form, key, making string) string {
	if f == nil {
		return making
	}
	return f.TextOf(key)
}

// hintsOf gives the doubts about fields the form shows.
func hintsOf[T any](f *form, hints func(*T) []cases.Hint, value *T) []cases.Hint {
	if hints == nil {
		return nil
	}
	return shownHints(f, hints(value))
}

// shownHints leaves out the doubts about fields a form does not have.
func shownHints(f *form, hints []cases.Hint) []cases.Hint {
	return slices.DeleteFunc(hints, func(h cases.Hint) bool { return f.Input(h.Field) == nil })
}

// exceptFields leaves out errors about fields the program fills in itself.
func exceptFields(err error, keys ...string) error {
	var list cases.Errors
	if !errors.As(err, &list) {
		return err
	}
	return slices.DeleteFunc(slices.Clone(list), func(e *cases.Error) bool { return slices.Contains(keys, e.Field) }).OrNil()
}

// tailSections are the common fields after what the block needs.
func (p *measurePage) tailSections() []section {
	refs := map[string]refSource{
		"unit":    shortList(p.store.Units, func(u *cases.Unit) choice { return choice{ID: u.ID, Text: u.Name, Note: u.Kind} }),
		"fund":    shortList(p.store.Funds, func(f *cases.Fund) choice { return choice{ID: f.ID, Text: f.Name, Note: f.Kind} }),
		"project": shortList(p.store.Projects, func(r *cases.Project) choice { return choice{ID: r.ID, Text: r.Name, Note: r.Kind} }),
	}
	part := func(title string, keys ...string) *formSection {
		var f *form
		var self section
		f = fittingForm(&p.base, formSpec{
			Fields: pick(cases.MeasureCatalogue.Bind(&p.file.Measure), keys...), Refs: refs, Dialog: true, Columns: formColumns(p.shell),
			Changed: p.touched, Done: p.after(&self),
			Doubts: func() []cases.Hint { return p.measureHints(f) },
		})
		f.scroll = p.scroll
		s := newFormSection(title, f)
		self = s
		return s
	}
	money := part("投入和时限", "amount", "state", "quantity", "unit", "from_on", "to_on")
	money.checks = []func() error{func() error {
		return exceptFields(cases.CheckMeasure(&p.file.Measure), "household_id", "year", "block")
	}}
	return []section{
		part("帮扶内容", "content"), money,
		part("来源", "unit_id", "fund_id", "project_id", "source", "responsible"),
		part("成效", "effect", "note"),
	}
}

// showTail leaves out what the block says in its own fields.
func (p *measurePage) showTail(block string) {
	for _, s := range p.tail {
		if f, ok := s.(*formSection); ok {
			for _, key := range []string{"quantity", "unit"} {
				f.form.ShowField(key, block != cases.BlockIndustry || f.form.TextOf(key) != "")
			}
		}
	}
}

// measureHints are the doubts about the measure in the fields of one of its forms.
func (p *measurePage) measureHints(f *form) []cases.Hint {
	reading := cases.Reading{Today: p.shell.Today(), Year: f.year(), Policy: p.shell.Policy()}
	for _, s := range p.tail {
		if part, ok := s.(*formSection); ok {
			for _, field := range part.form.fields {
				_, _ = field.input.Read(field.bound, reading) // what cannot be read is said when its own form is read
			}
		}
	}
	return shownHints(f, cases.MeasureHints(&p.file.Measure, p.shell.Policy()))
}
