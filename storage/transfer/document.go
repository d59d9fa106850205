package transfer

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// ExportDocument delivers a document as the workbook that d names (see
// cases.DocumentExport.Delivery and Deliver): a worksheet for each household or visit.
// progress is told how many worksheets are written, and may be nil. Errors are those of
// Deliver and WriteDocument.
func ExportDocument(ctx context.Context, store *storage.Store, e *cases.DocumentExport, d cases.Delivery, progress func(pages int)) (cases.Written, error) {
	return Deliver(ctx, store, d, func(w io.Writer) (cases.Written, error) {
		return WriteDocument(ctx, store, e, w, progress)
	})
}

// WriteDocument writes a document as a workbook into w: Rows are its worksheets, People
// those they name. Errors are Invalid (no period, nothing to write, a text too long for
// a cell), NotFound (the household or visit asked for), Canceled.
func WriteDocument(ctx context.Context, store *storage.Store, e *cases.DocumentExport, w io.Writer, progress func(pages int)) (cases.Written, error) {
	if err := e.Check(); err != nil {
		return cases.Written{}, err
	}
	b := binder(ctx, store, e)
	b.Pages = pages(ctx, store, e)
	if !e.Single() {
		b.Title, b.Index = e.Document.Name+"目录", e.Index()
	}
	return excel.WriteDocument(ctx, w, b, excel.Options{Tmp: store.TmpFolder(), Progress: progress})
}

// binder is what every workbook of documents has.
func binder(ctx context.Context, store *storage.Store, e *cases.DocumentExport) excel.Binder {
	return excel.Binder{MadeOn: e.FilledOn, Photo: func(file string) ([]byte, error) { return store.SmallPhoto(ctx, file) }}
}

// pages builds the worksheets of a document as they are asked for.
func pages(ctx context.Context, store *storage.Store, e *cases.DocumentExport) iter.Seq2[*cases.DocumentPage, error] {
	if e.Document.Grain == cases.DocumentOfPeriod {
		return func(yield func(*cases.DocumentPage, error) bool) {
			s, err := store.Summary(ctx, e.Filter)
			if err != nil {
				yield(nil, err)
				return
			}
			yield(e.SummaryPage(s), nil)
		}
	}
	return func(yield func(*cases.DocumentPage, error) bool) {
		for d, err := range store.Dossiers(ctx, e) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, page := range e.Pages(d, store.Policy()) {
				if !yield(page, nil) {
					return
				}
			}
		}
	}
}

// ExportDocuments delivers a document of households as a file for each into a folder,
// named by village, group and head, closed as d asks; Rows are the files. Each has its
// line in the register. Those written before an error stay: each is whole.
func ExportDocuments(ctx context.Context, store *storage.Store, e *cases.DocumentExport, folder string, d cases.Delivery, progress func(files int)) (cases.Written, error) {
	var done cases.Written
	if err := e.Check(); err != nil {
		return done, err
	}
	taken := map[string]bool{}
	for dossier, err := range store.Dossiers(ctx, e) {
		if err != nil {
			return done, err
		}
		one := d
		one.Target = filepath.Join(folder, free(taken, e.HouseholdFileName(dossier)))
		written, err := Deliver(ctx, store, one, func(w io.Writer) (cases.Written, error) {
			b := binder(ctx, store, e)
			b.Pages = func(yield func(*cases.DocumentPage, error) bool) {
				for _, page := range e.Pages(dossier, store.Policy()) {
					if !yield(page, nil) {
						return
					}
				}
			}
			return excel.WriteDocument(ctx, w, b, excel.Options{Tmp: store.TmpFolder()})
		})
		if err != nil {
			return done, err
		}
		done.Rows++
		done.People += written.People
		if progress != nil {
			progress(done.Rows)
		}
	}
	if done.Rows == 0 {
		return done, cases.Errorf(cases.Invalid, "", "没有符合条件的农户，没有可以导出的内容。请放宽筛选条件。")
	}
	return done, nil
}

// free is a file name unlike those given before, as Windows compares them.
func free(taken map[string]bool, name string) string {
	ext := filepath.Ext(name)
	out := name
	for n := 2; taken[strings.ToLower(out)]; n++ {
		out = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
	}
	taken[strings.ToLower(out)] = true
	return out
}
