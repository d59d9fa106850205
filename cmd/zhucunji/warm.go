package main

import (
	"context"
	"log/slog"
	"runtime/debug"

	"zhucunji/storage"
)

// heapGrowth is how far the heap may grow over what is in use before it is cleaned, in
// percent: an office PC has little memory and, beside this program, much to do with it.
const heapGrowth = 40

// warming is the reading ahead of what lists keep in memory.
type warming struct {
	stop context.CancelFunc
	done chan struct{}
}

// warm begins it, once the first page stands.
func warm(st *storage.Store) warming {
	ctx, stop := context.WithCancel(context.Background())
	w := warming{stop, make(chan struct{})}
	go func() {
		defer close(w.done)
		if err := st.Warm(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("read ahead", "err", logText(err))
		}
		debug.FreeOSMemory() // what reading two million visits left behind
	}()
	return w
}

// end stops it and waits, so that the store can be closed.
func (w warming) end() {
	if w.stop != nil {
		w.stop()
		<-w.done
	}
}
