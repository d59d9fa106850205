package main

import (
	"context"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
	"zhucunji/ui"
)

// auditWriter writes the audit trail of the store into workbooks.
type auditWriter struct{ store *storage.Store }

var (
	_ ui.AuditWriter = auditWriter{}
	_ ui.AuditStore  = (*storage.Store)(nil)
	_ ui.Eraser      = (*storage.Store)(nil)
)

// ExportAudit writes the lines a filter wants.
func (w auditWriter) ExportAudit(ctx context.Context, f cases.AuditFilter, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	return transfer.ExportAudit(ctx, w.store, f, d, tell)
}
