package ui

import "context"

// VeilStore notes what is shown in full on the screen, before it is shown.
type VeilStore interface {
	// Reveal notes that the values of one record are shown: "household", 7.
	Reveal(ctx context.Context, record string, id int64) error
	// RevealAll notes that those of all records are. Forbidden where the person's role does not allow it.
	RevealAll(ctx context.Context) error
}
