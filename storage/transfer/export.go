package transfer

import (
	"context"
	"io"
	"iter"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// Export delivers a report as the workbook that d names (see cases.Export.Delivery and
// Deliver) and says how many rows it has, of how many people. progress is told now and
// then how many rows are written, and may be nil. Errors are those of Deliver, excel.Write
// and the store's rows.
func Export(ctx context.Context, store *storage.Store, e *cases.Export, d cases.Delivery, progress func(rows int)) (cases.Written, error) {
	if err := e.Check(); err != nil {
		return cases.Written{}, err
	}
	return Deliver(ctx, store, d, func(w io.Writer) (done cases.Written, err error) {
		var people cases.Headcount
		filter := e.Filter
		filter.Explained = e.Explains()
		rows := counted(store.ReportRows(ctx, e.Report, filter), &people)
		done.Rows, err = excel.Write(ctx, w, e, rows, excel.Options{Tmp: store.TmpFolder(), Progress: progress})
		done.People = people.People()
		return done, err
	})
}

// counted lets rows pass and counts the people they are about.
func counted(rows iter.Seq2[*cases.Row, error], people *cases.Headcount) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				people.Add(row)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}
