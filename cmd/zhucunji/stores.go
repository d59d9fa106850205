package main

import (
	"context"
	"fmt"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
	"zhucunji/ui"
)

// storesOf gives every page the one store.
func storesOf(s *storage.Store) ui.Stores {
	return ui.Stores{
		Shell:      s,
		Settings:   s,
		Desk:       s,
		Households: s,
		Household:  s,
		Visits:     s,
		Measures:   s,
		Income:     s,
		Reports:    s,
		Writer:     reportWriter{s},
	}
}

// reportWriter writes reports of the store into workbooks.
type reportWriter struct{ store *storage.Store }

// Export writes one report; how far it is is told in rows, since nobody knows how many there will be.
func (w reportWriter) Export(ctx context.Context, e cases.Export, path string, tell func(text string, done float64)) error {
	_, err := transfer.Export(ctx, w.store, &e, e.Delivery(path, cases.PurposeUpload), func(rows int) {
		tell(fmt.Sprintf("已写入 %d 行…", rows), -1)
	})
	return err
}
