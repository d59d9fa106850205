package main

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"zhucunji/cases/intake"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
	"zhucunji/ui"
)

// listImporter reads lists into the store.
type listImporter struct{ *storage.Store }

// openedList is a list on its way into the store.
type openedList struct {
	store *storage.Store
	mu    sync.Mutex // the window may ask again before an earlier answer is dropped
	list  *transfer.List
	job   *transfer.Import // the sheet read last; nil before
}

var (
	_ ui.ImportStore = listImporter{}
	_ ui.ImportList  = (*openedList)(nil)
)

// OpenList opens a list.
func (i listImporter) OpenList(ctx context.Context, path, password string, year int) (ui.ImportList, error) {
	list, err := transfer.OpenList(ctx, path, password, year, i.Policy())
	if err != nil {
		return nil, err
	}
	return &openedList{store: i.Store, list: list}, nil
}

// MatchPhotos finds whose pictures are.
func (i listImporter) MatchPhotos(ctx context.Context, paths []string, tell func(text string, done float64)) ([]ui.ImportPhoto, error) {
	found, err := transfer.MatchPhotos(ctx, i.Store, paths, counting("已看 %d 张…", tell))
	if err != nil {
		return nil, err
	}
	out := make([]ui.ImportPhoto, len(found))
	for n, m := range found {
		out[n] = ui.ImportPhoto{Path: m.Path, File: m.File, Household: m.Household, Head: m.Head, Caption: m.Caption, Reason: m.Reason, Broken: m.Broken}
	}
	return out, nil
}

// TakePhotos stores pictures.
func (i listImporter) TakePhotos(ctx context.Context, source string, photos []ui.ImportPhoto, tell func(text string, done float64)) (ui.ImportPhotosDone, error) {
	var good []transfer.PhotoMatch
	for n := range photos {
		if p := &photos[n]; p.Good() {
			good = append(good, transfer.PhotoMatch{Path: p.Path, File: p.File, Household: p.Household, Caption: p.Caption})
		}
	}
	done, err := transfer.TakePhotos(ctx, i.Store, source, good, func(n, of int) {
		tell(fmt.Sprintf("已读 %d / %d 张…", n, of), float64(n)/float64(of))
	})
	out := ui.ImportPhotosDone{Added: done.Added, Known: done.Known, Change: done.Change}
	for _, l := range done.Left {
		out.Left = append(out.Left, l.File+"："+l.Reason)
	}
	return out, err
}

// Close closes the list once nobody works on it.
func (o *openedList) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.list.Close()
}

// Sheets are the sheets of the list.
func (o *openedList) Sheets() (sheets []ui.ImportSheet, best int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range o.list.Sheets {
		sheets = append(sheets, o.sheet(i))
	}
	best, _ = o.list.Best()
	return sheets, best
}

// sheet is one sheet as the window shows it.
func (o *openedList) sheet(at int) ui.ImportSheet {
	s := &o.list.Sheets[at]
	out := ui.ImportSheet{Name: s.Name, Hidden: s.Hidden, Found: s.Found, Header: s.Header.Bottom, Kind: s.Kind}
	for i := range s.Mapped {
		out.Columns = append(out.Columns, ui.ImportColumn{Column: s.Mapped[i], Samples: s.Samples(i), Hidden: s.HiddenColumn(i)})
	}
	return out
}

// As proposes the columns for another kind of list.
func (o *openedList) As(sheet int, kind intake.Kind, year int) ui.ImportSheet {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.job = nil
	o.list.Sheets[sheet].As(kind, year)
	return o.sheet(sheet)
}

// HeaderAt takes a row as the header.
func (o *openedList) HeaderAt(ctx context.Context, sheet, row, year int) (ui.ImportSheet, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.job = nil
	err := o.list.HeaderAt(ctx, sheet, row, year)
	return o.sheet(sheet), err
}

// Recall takes over what was settled the last time.
func (o *openedList) Recall(ctx context.Context, sheet, year int) (ui.ImportSheet, bool, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	known, err := o.list.Sheets[sheet].Recall(ctx, o.store, year)
	return o.sheet(sheet), known, err
}

// Judge says what the import would do.
func (o *openedList) Judge(ctx context.Context, job ui.ImportJob, tell func(text string, done float64)) (ui.ImportOutcome, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	out, err := o.prepare(job).Judge(ctx, o.store, counting("已核对 %d 行…", tell))
	return o.outcome(out), err
}

// Run does the import.
func (o *openedList) Run(ctx context.Context, job ui.ImportJob, tell func(text string, done float64)) (ui.ImportOutcome, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	out, err := o.prepare(job).Run(ctx, o.store, counting("已导入 %d 行…", tell))
	if err == nil {
		err = o.job.Sheet.Remember(context.WithoutCancel(ctx), o.store) // the list is stored, whoever cancels now
	}
	return o.outcome(out), err
}

// prepare gives the import what a person settled; a sheet that was read is not read again.
func (o *openedList) prepare(job ui.ImportJob) *transfer.Import {
	sheet := &o.list.Sheets[job.Sheet]
	if o.job == nil || o.job.Sheet != sheet || !slices.Equal(sheet.Mapped, job.Columns) {
		o.job = &transfer.Import{List: o.list, Sheet: sheet} // which lines are sums depends on the columns
	}
	sheet.Mapped, o.job.Options = slices.Clone(job.Columns), job.Options
	return o.job
}

func (o *openedList) outcome(out *transfer.Outcome) ui.ImportOutcome {
	if out == nil {
		return ui.ImportOutcome{}
	}
	return ui.ImportOutcome{
		Counts: out.Counts, Items: out.Items, Table: out.Table, Left: out.Left, Change: out.Change,
		Hints:      slices.Compact(slices.Clone(o.job.Sheet.Hints)),
		Households: out.Records.Households, People: out.Records.Persons,
	}
}

// WriteHeldBack writes what was not taken.
func (o *openedList) WriteHeldBack(ctx context.Context, job ui.ImportJob, out ui.ImportOutcome, target string) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	sheet := &o.list.Sheets[job.Sheet]
	return transfer.WriteHeldBack(ctx, o.store, o.list, sheet, &transfer.Outcome{Items: out.Items, Table: out.Table}, target)
}
