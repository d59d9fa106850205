package storage

import "sync"

// stale remembers which rows of an index the file has newer. Acts only add to it, so
// that a save never waits for a list; the next list reads the rows again. The zero
// value says that nothing was read yet.
type stale struct {
	mu   sync.Mutex
	read bool // the rows in memory are those of the file but for ids
	ids  map[int64]bool
}

// mostStale is from where on reading the whole table again is quicker.
const mostStale = 2000

// add notes records that an act wrote.
func (s *stale) add(ids ...int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.read {
		return
	}
	if s.ids == nil {
		s.ids = map[int64]bool{}
	}
	for _, id := range ids {
		s.ids[id] = true
	}
	if len(s.ids) > mostStale {
		s.read = false
	}
}

// all notes that any record may have changed.
func (s *stale) all() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read = false
}

// ready tells whether a list could be answered from memory now.
func (s *stale) ready() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.read
}

// bring brings rows in memory up to the file: by load where everything may have changed,
// or by again for what was written since. What an act writes meanwhile is noted for
// the next time. The caller holds the lock of the rows.
func (s *stale) bring(load func() error, again func(ids map[int64]bool) error) error {
	s.mu.Lock()
	whole, ids := !s.read, s.ids
	s.read, s.ids = true, nil
	s.mu.Unlock()
	var err error
	switch {
	case whole:
		err = load()
	case len(ids) > 0:
		err = again(ids)
	}
	if err != nil {
		s.all()
	}
	return err
}

// reading brings rows up to the file under their lock, and keeps them so until done is
// called.
func (s *stale) reading(rows *sync.RWMutex, load func() error, again func(ids map[int64]bool) error) (done func(), err error) {
	rows.Lock()
	err = s.bring(load, again)
	rows.Unlock()
	if err != nil {
		return nil, err
	}
	rows.RLock()
	return rows.RUnlock, nil
}
