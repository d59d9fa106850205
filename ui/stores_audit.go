package ui

import (
	"context"

	"zhucunji/cases"
)

// AuditStore is what the audit trail, the versions of a record and erasing need.
type AuditStore interface {
	// Audit lists what was done, newest first, at most n. A call looks through a piece of the log and may come back
	// with fewer, or none, before all was seen: cursor.Done tells.
	Audit(ctx context.Context, f cases.AuditFilter, after cases.AuditCursor, n int) ([]cases.AuditEntry, cases.AuditCursor, error)
	AuditDetail(ctx context.Context, e cases.AuditEntry) (cases.AuditDetail, error)
	// Verify reads the whole log through. A fault is no error.
	Verify(ctx context.Context) (cases.Verification, error)
	// Versions lists every state a record has had, newest first.
	Versions(ctx context.Context, record string, id int64) ([]cases.Version, error)
	// BringBack gives a record the values of one of its versions again.
	BringBack(ctx context.Context, record string, id, version int64) (cases.Change, error)
}

// Eraser erases for good.
type Eraser interface {
	// Erase erases a household, a person or what lies in the bin for good. Invalid where something else must be
	// done first.
	Erase(ctx context.Context, record string, id int64, reason string) (cases.Change, cases.Erased, error)
}

// AuditWriter writes the audit trail into a workbook.
type AuditWriter interface {
	ExportAudit(ctx context.Context, f cases.AuditFilter, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error)
}
