package ui

import (
	"context"

	"zhucunji/cases"
)

// SaveNow is Ctrl+S: save and return to where one came from.
func (p *visitPage) SaveNow() { p.save(p.shell.Back) }

// SaveNext is Ctrl+Enter: save and ask for the next household in the same place.
func (p *visitPage) SaveNext() {
	if p.start.before != nil {
		p.SaveNow()
		return
	}
	p.save(func() { p.shell.Replace(Route{Place: PlaceVisit}) })
}

// save reads the form, stores the visit with all that belongs to it, then its photos.
func (p *visitPage) save(then func()) {
	if p.form == nil {
		return
	}
	if !p.form.Read(func() error { return cases.CheckVisit(&p.visit, p.start.facts, p.shell.Today()) }) {
		return
	}
	demands, ok := p.parts.demands.Values()
	if !ok {
		return
	}
	promises, ok := p.parts.promises.Values()
	if !ok {
		return
	}
	file := cases.VisitFile{
		Visit: p.visit, Demands: demands, Promises: promises,
		Photos: p.parts.photos.Kept(), Kept: p.aside.Kept(p.visit.VisitedOn),
	}
	paths := p.parts.photos.Paths()
	store := func(ctx context.Context) (cases.Change, error) {
		if p.start.before != nil {
			return p.store.EditVisit(ctx, p.start.before, &file)
		}
		return p.store.AddVisit(ctx, &file)
	}
	p.form.Store("正在保存走访", store, func(cases.Change) {
		then()
		p.addPhotos(paths, &file.Visit)
	})
}

// addPhotos stores the pictures of a visit that is stored already: a picture that is refused loses no text.
func (p *visitPage) addPhotos(paths []string, visit *cases.Visit) {
	if len(paths) == 0 {
		return
	}
	of := func() cases.Photo {
		return cases.Photo{HouseholdID: visit.HouseholdID, VisitID: cases.Ref(visit.ID)}
	}
	p.shell.Save("正在保存照片", func(ctx context.Context) (cases.Change, error) {
		return p.shell.addPhotos(ctx, paths, of, p.store.AddPhoto)
	}, nil, nil)
}
