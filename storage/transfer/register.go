package transfer

import (
	"context"
	"io"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// ExportRegister delivers lines of the export register as the workbook that d names; it names nobody, and is
// entered into the register as any other. Errors are those of Deliver.
func ExportRegister(ctx context.Context, store *storage.Store, events []cases.ExportEvent, d cases.Delivery) (cases.Written, error) {
	return Deliver(ctx, store, d, func(w io.Writer) (cases.Written, error) {
		return cases.Written{Rows: len(events)}, excel.WriteRegister(ctx, w, events)
	})
}
