package main

import (
	"context"

	"zhucunji/cases/demo"
	"zhucunji/storage/transfer"
)

// LoadDemo fills the open, empty data folder with the demonstration village.
func (p *program) LoadDemo(ctx context.Context, tell func(text string, done float64)) error {
	tell("正在编造 720 户的记录…", -1)
	return transfer.LoadDemo(ctx, p.opened(), demo.Options{Seed: 1}, nil)
}
