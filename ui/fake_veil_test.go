package ui_test

import (
	"context"
	"fmt"
)

// fakeVeil notes what was shown in full.
type fakeVeil struct {
	noted []string // "household 7", "all"
	fails error
}

func (f *fakeVeil) Reveal(_ context.Context, record string, id int64) error {
	if f.fails == nil {
		f.noted = append(f.noted, fmt.Sprint(record, " ", id))
	}
	return f.fails
}

func (f *fakeVeil) RevealAll(context.Context) error {
	if f.fails == nil {
		f.noted = append(f.noted, "all")
	}
	return f.fails
}
