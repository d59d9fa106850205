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
	Dossiers(ctx context.Context, e *cases.DocumentExport) iter.Seq2[*cases.Dossier, error]
	Summary(ctx context.Context, f cases.ReportFilter) (*cases.Summary, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	TmpFolder() string
	OwnReports(ctx context.Context) ([]cases.OwnReport, error)
	SaveOwnReport(ctx context.Context, before, after *cases.OwnReport) (cases.Change, error)
	TakeOwnReport(ctx context.Context, o cases.OwnReport) (cases.Change, error)
}

// ReportWriter writes what leaves the program: each goes into its place whole or not at all, closed as the
// delivery says, and leaves a line in the export register. Locked where another program holds the file, with the
// sentence that says so; Canceled where ctx was canceled, and nothing is left behind then. tell says how far it is.
type ReportWriter interface {
	Export(ctx context.Context, e cases.Export, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error)
	// ExportDocument writes a document into one file, ExportDocuments a file for each household into a folder.
	ExportDocument(ctx context.Context, e cases.DocumentExport, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error)
	ExportDocuments(ctx context.Context, e cases.DocumentExport, folder string, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error)
	// ExportRegister writes lines of the export register as a table.
	ExportRegister(ctx context.Context, events []cases.ExportEvent, d cases.Delivery) (cases.Written, error)
	// Decrypt opens an age file into another file; Invalid for a wrong passphrase.
	Decrypt(ctx context.Context, file, target, passphrase string) error
}
