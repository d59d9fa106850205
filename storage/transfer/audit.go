package transfer

import (
	"context"
	"fmt"
	"io"
	"iter"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/excel"
)

// auditPage is how many entries are read at once.
const auditPage = 200

// ExportAudit delivers the entries of the audit trail that a filter wants, newest first, as
// the workbook that d names, with what each changed. A masked one says of the acts what was
// done and not to whom. tell learns how far it is. Errors are those of Deliver and
// Store.Audit.
func ExportAudit(ctx context.Context, store *storage.Store, f cases.AuditFilter, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error) {
	if err := store.Allow(cases.ReadAudit); err != nil {
		return cases.Written{}, err
	}
	return Deliver(ctx, store, d, func(w io.Writer) (cases.Written, error) {
		rows, err := excel.WriteAudit(ctx, w, auditLines(ctx, store, f, d.Masked, tell))
		return cases.Written{Rows: rows}, err
	})
}

// auditLines walks the trail piece by piece.
func auditLines(ctx context.Context, store *storage.Store, f cases.AuditFilter, masked bool, tell func(string, float64)) iter.Seq2[excel.AuditLine, error] {
	return func(yield func(excel.AuditLine, error) bool) {
		rows := 0
		for at := (cases.AuditCursor{}); !at.Done; {
			list, next, err := store.Audit(ctx, f, at, auditPage)
			if err != nil {
				yield(excel.AuditLine{}, err)
				return
			}
			for i := range list {
				line, err := auditLine(ctx, store, &list[i], masked)
				if !yield(line, err) || err != nil {
					return
				}
			}
			rows, at = rows+len(list), next
			tell(fmt.Sprintf("已写 %d 行", rows), at.Share)
		}
	}
}

func auditLine(ctx context.Context, store *storage.Store, e *cases.AuditEntry, masked bool) (excel.AuditLine, error) {
	line := excel.AuditLine{Entry: *e, Sentence: e.Sentence}
	if masked {
		line.Sentence = e.MaskedSentence()
		return line, nil
	}
	d, err := store.AuditDetail(ctx, *e)
	line.Changes = d.ChangesText()
	return line, err
}
