package storage

import "context"

// catchUp brings the maintained columns up to today.
func (s *Store) catchUp(ctx context.Context) error { return s.shipPolicy(ctx) }

func (a *act) settle() error { return nil }
