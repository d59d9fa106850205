package ui

import (
	"context"
	"iter"

	"zhucunji/cases"
)

// ReportStore is what 报表 reads.
type ReportStore interface {
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	ReportRows(ctx context.Context, r *cases.Report, f cases.ReportFilter) iter.Seq2[*cases.Row, error]
	TmpFolder() string
}

// ReportWriter writes a report as a workbook.
type ReportWriter interface {
	// Export writes the workbook to a path. Locked where another program holds the file, with the sentence that
	// says so; Canceled where ctx was canceled, and nothing is left behind then. tell says how far it is.
	Export(ctx context.Context, e cases.Export, path string, tell func(text string, done float64)) error
}
