package ui

import (
	"context"

	"zhucunji/cases"
)

// TemplateStore reads and fills workbooks somebody else made.
type TemplateStore interface {
	// OpenTemplate reads a workbook and says what would fill it: as it was filled the last time, or else as its
	// headings say. A blank sheet takes the one understood best, a blank grain what its rows seem to be.
	OpenTemplate(ctx context.Context, path, sheet string, grain cases.Grain, year int) (OpenedTemplate, error)
	// FillTemplate writes the filled workbook where the delivery says, and remembers what filled it.
	FillTemplate(ctx context.Context, path string, f cases.Filling, d cases.Delivery, tell func(text string, done float64)) (FilledTemplate, error)
	// FillTemplates does so with a form for each household, a file each, into the folder the delivery names.
	FillTemplates(ctx context.Context, path string, f cases.Filling, d cases.Delivery, tell func(text string, done float64)) (cases.Written, error)
}

// OpenedTemplate is a workbook to be filled.
type OpenedTemplate struct {
	Map    *cases.TemplateMap
	Sheets []string // that can be filled
	Known  bool     // it was filled before: Map is what was settled then
}

// FilledTemplate is what went into a workbook.
type FilledTemplate struct {
	cases.Written
	Unfound  []string // whom the workbook names and the program does not know, or not surely
	LeftOver int      // rows the workbook does not name, which were not added
}
