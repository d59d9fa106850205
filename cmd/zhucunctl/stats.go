package main

import (
	"context"
	"fmt"
	"io"

	"zhucunji/storage"
)

// statsCommand counts.
type statsCommand struct{}

// Run does the command.
func (c *statsCommand) Run(ctx context.Context, t *teller, f folder) error {
	return f.read(ctx, func(store *storage.Store) error { return t.counts(ctx, store) })
}

// counts tells how many records a data folder holds.
func (t *teller) counts(ctx context.Context, store *storage.Store) error {
	n, err := store.Stats(ctx)
	if err != nil {
		return err
	}
	return t.result(n, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "行政村\t%d\n农户\t%d\n人员\t%d\n走访\t%d\n帮扶措施\t%d\n收入条目\t%d\n",
			n.Villages, n.Households, n.Persons, n.Visits, n.Measures, n.Incomes)
		return err
	})
}
