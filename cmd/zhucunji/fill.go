package main

import (
	"context"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
	"zhucunji/storage/transfer"
	"zhucunji/ui"
)

// templateFiller reads and fills workbooks of the township from the store.
type templateFiller struct{ store *storage.Store }

var _ ui.TemplateStore = templateFiller{}

// OpenTemplate proposes what fills a workbook; the file is closed again at once, so that it can be opened in WPS.
func (f templateFiller) OpenTemplate(ctx context.Context, path, sheet string, grain cases.Grain, year int) (ui.OpenedTemplate, error) {
	t, err := excel.OpenTemplate(path)
	if err != nil {
		return ui.OpenedTemplate{}, err
	}
	defer t.Close() //nolint:errcheck // only read
	p, err := transfer.ProposeFill(ctx, f.store, t, year, sheet, grain)
	if err != nil {
		return ui.OpenedTemplate{}, err
	}
	return ui.OpenedTemplate{Map: p.Map, Sheets: t.Sheets(), Known: p.Remembered}, nil
}

// FillTemplate fills a workbook into a new file.
func (f templateFiller) FillTemplate(ctx context.Context, path string, filling cases.Filling, d cases.Delivery, tell func(text string, done float64)) (ui.FilledTemplate, error) {
	t, err := excel.OpenTemplate(path)
	if err != nil {
		return ui.FilledTemplate{}, err
	}
	defer t.Close() //nolint:errcheck // only read
	done, err := transfer.Fill(ctx, f.store, t, &filling, d, counting("已填 %d 行…", tell))
	// An error with counts says that the workbook is in its place and only the register has no line of it.
	return ui.FilledTemplate{Written: cases.Written{Rows: done.Rows, People: done.People}, Unfound: done.Unfound, LeftOver: done.LeftOver}, err
}

// FillTemplates fills a form for each household into a folder.
func (f templateFiller) FillTemplates(ctx context.Context, path string, filling cases.Filling, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	t, err := excel.OpenTemplate(path)
	if err != nil {
		return cases.Written{}, err
	}
	defer t.Close() //nolint:errcheck // only read
	files, err := transfer.FillEach(ctx, f.store, t, &filling, d, counting("已填 %d 户…", tell))
	return cases.Written{Rows: len(files)}, err
}
