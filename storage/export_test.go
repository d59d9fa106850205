package storage

import "context"

// WithStep lets a test see each step of an exchange of the key, and stop there.
func (o Options) WithStep(step func(name string) error) Options {
	o.step = step
	return o
}

// WriteBack is one round of the checkpointer.
func (s *Store) WriteBack(ctx context.Context) error { return s.rounds.round(ctx) }

// UsualLog is from how many pages on a save writes the log back.
const UsualLog = usualLog
