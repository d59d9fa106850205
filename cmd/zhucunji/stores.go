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
		Backups:    backupStore{s},
		Audit:      s,
		AuditFile:  reportWriter{s},
		Eraser:     s,
		Measures:   s,
		Sales:      s,
		Income:     s,
		Reports:    s,
		Writer:     reportWriter{s},
		Templates:  templateFiller{s},
		Lists:      listImporter{s},
		Veil:       s,
		Access:     s,
	}
}

// reportWriter writes reports and documents of the store into workbooks.
type reportWriter struct{ store *storage.Store }

var _ ui.ReportWriter = reportWriter{}

// Export writes one report; how far it is is told in rows, since nobody knows how many there will be.
func (w reportWriter) Export(ctx context.Context, e cases.Export, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	return transfer.Export(ctx, w.store, &e, d, counting("已写入 %d 行…", tell))
}

// ExportDocument writes a document into one workbook.
func (w reportWriter) ExportDocument(ctx context.Context, e cases.DocumentExport, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	return transfer.ExportDocument(ctx, w.store, &e, d, counting("已写入 %d 张表…", tell))
}

// ExportDocuments writes a workbook for each household into a folder.
func (w reportWriter) ExportDocuments(ctx context.Context, e cases.DocumentExport, folder string, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	return transfer.ExportDocuments(ctx, w.store, &e, folder, d, counting("已写入 %d 个文件…", tell))
}

// ExportRegister writes lines of the export register.
func (w reportWriter) ExportRegister(ctx context.Context, events []cases.ExportEvent, d cases.Delivery) (cases.Written, error) {
	return transfer.ExportRegister(ctx, w.store, events, d)
}

// ExportAudit writes the lines of the audit trail that a filter wants.
func (w reportWriter) ExportAudit(ctx context.Context, f cases.AuditFilter, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	return transfer.ExportAudit(ctx, w.store, f, d, tell)
}

// Decrypt opens a file that was closed with a passphrase.
func (w reportWriter) Decrypt(ctx context.Context, file, target, passphrase string) error {
	return transfer.Decrypt(ctx, file, target, passphrase, w.store.TmpFolder())
}

// counting tells how far a job is in a sentence with a number.
func counting(sentence string, tell func(text string, done float64)) func(n int) {
	return func(n int) { tell(fmt.Sprintf(sentence, n), -1) }
}
