package transfer

import (
	"context"
	"fmt"
	"iter"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
)

// villagesOfAct is how many villages one act loads: search keys of an act are written in
// their order, which touches each page of the file once an act.
const villagesOfAct = 20

// LoadDemo fills an empty data folder with the demonstration. Up to twenty villages
// are one act: a failure or a Cancel leaves whole acts or nothing. progress is told
// the villages done and all, and may be nil. Conflict where the folder holds a village
// already, Invalid where the options cannot be met, Canceled.
func LoadDemo(ctx context.Context, store *storage.Store, o demo.Options, progress func(done, total int)) error {
	if o.Today.IsZero() {
		o.Today = store.Today()
	}
	have, err := store.Stats(ctx)
	if err != nil {
		return err
	}
	if have.Villages+have.Households > 0 {
		return cases.Errorf(cases.Conflict, "", "这个数据文件夹里已经有农户数据，没有放入演示数据。请换一个空文件夹。")
	}
	district, err := demo.New(o)
	if err != nil {
		return err
	}
	l := demoLoad{ctx: ctx, store: store, district: district, progress: progress}
	if err := l.run(); err != nil {
		return err
	}
	return store.Optimize(ctx)
}

// demoLoad is one loading of the demonstration.
type demoLoad struct {
	ctx      context.Context //nolint:containedctx // a load lives within one call
	store    *storage.Store
	district *demo.District
	progress func(done, total int)
	done     int
}

func (l *demoLoad) run() error {
	next, stop := iter.Pull(l.district.Villages())
	defer stop()
	for l.done < l.district.Size() {
		n := min(villagesOfAct, l.district.Size()-l.done)
		if _, err := l.store.Load(l.ctx, storage.Demo, fmt.Sprintf("演示数据 %d 个村", n), func(to *storage.Loader) error {
			return l.villages(to, next, n)
		}); err != nil {
			return err
		}
	}
	return nil
}

// villages loads the next n villages, the registers before the first.
func (l *demoLoad) villages(to *storage.Loader, next func() (*demo.Village, bool), n int) error {
	if l.done == 0 {
		if err := l.registers(to); err != nil {
			return err
		}
	}
	for range n {
		village, ok := next()
		if !ok {
			return nil
		}
		if err := l.village(to, village); err != nil {
			return err
		}
		l.done++
		if l.progress != nil {
			l.progress(l.done, l.district.Size())
		}
	}
	return nil
}

func (l *demoLoad) registers(to *storage.Loader) error {
	if err := to.Registers(l.district.Units, nil, nil); err != nil {
		return err
	}
	return to.Registers(nil, l.district.Funds(), nil)
}

func (l *demoLoad) village(to *storage.Loader, v *demo.Village) error {
	if err := to.Village(&v.Village, v.Teams); err != nil {
		return err
	}
	if err := to.Registers(nil, nil, v.Projects()); err != nil {
		return err
	}
	if err := to.Gatherings(v.Gatherings()); err != nil {
		return err
	}
	for bundle := range v.Households() {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if err := to.Household(bundle); err != nil {
			return err
		}
	}
	return nil
}
