package main

import (
	"context"
	"fmt"
	"os"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// demoCommand fills an empty folder with a village, or many, of people who do not exist.
type demoCommand struct {
	Villages   int    `default:"1" placeholder:"N" help:"行政村个数；180 个约为一个区。"`
	Households int    `default:"720" placeholder:"N" help:"每村户数。"`
	Years      int    `default:"3" placeholder:"N" help:"走访、帮扶和收入的年数。"`
	Seed       uint64 `default:"1" placeholder:"N" help:"换一个数，人就不同。"`
}

// Run does the command.
func (c *demoCommand) Run(ctx context.Context, t *teller, f folder) error {
	o := demo.Options{Villages: c.Villages, Households: c.Households, Years: c.Years, Seed: c.Seed}
	if err := c.check(o); err != nil {
		return wrongUse{err}
	}
	if err := f.empty(); err != nil {
		return err
	}
	return f.write(ctx, func(store *storage.Store) error {
		o.Today = store.Today()
		err := transfer.LoadDemo(ctx, store, o, func(done, total int) {
			t.progress(fmt.Sprintf("演示数据：%d / %d 个村", done, total))
		})
		if err != nil {
			return err
		}
		return t.counts(ctx, store)
	})
}

func (c *demoCommand) check(o demo.Options) error {
	if c.Villages < 1 || c.Households < 1 || c.Years < 1 {
		return cases.Errorf(cases.Invalid, "", "村数、户数和年数都应至少为 1。")
	}
	o.Today = cases.NewDay(2026, 1, 1) // the real one is the store's matter
	return o.Check()
}

// empty is Conflict where the data folder holds anything already, and Locked where another
// program has it open.
func (f folder) empty() error {
	path, err := f.path()
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(path)
	if err == nil && len(entries) > 0 {
		if err := storage.InUse(path); err != nil {
			return err
		}
		return cases.Errorf(cases.Conflict, "data", "文件夹“"+path+"”不是空的，没有放入演示数据。请用 --data 指定一个空文件夹或新的文件夹名。")
	}
	return nil // what cannot be read, Open explains
}
