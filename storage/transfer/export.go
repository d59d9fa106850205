package transfer

import (
	"context"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// Export writes a report into the workbook target, whole or not at all, and says how
// many rows it has. progress is told now and then how many rows are written, and may be
// nil. Errors are those of excel.Export and of the store's rows.
func Export(ctx context.Context, store *storage.Store, e *cases.Export, target string, progress func(rows int)) (int, error) {
	return excel.Export(ctx, target, e, store.ReportRows(ctx, e.Report, e.Filter), excel.Options{
		Tmp: store.TmpFolder(), Progress: progress,
	})
}
