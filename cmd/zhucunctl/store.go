package main

import (
	"context"
	"errors"

	"zhucunji/cmd/internal/place"
	"zhucunji/storage"
)

// read opens the data folder beside an open window and runs a job on it.
func (f folder) read(ctx context.Context, job func(*storage.Store) error) error {
	return f.open(ctx, storage.Options{ReadOnly: true}, job)
}

// write opens the data folder alone; Locked says who has it.
func (f folder) write(ctx context.Context, job func(*storage.Store) error) error {
	return f.open(ctx, storage.Options{}, job)
}

func (f folder) open(ctx context.Context, o storage.Options, job func(*storage.Store) error) error {
	path, err := place.DataFolder(string(f))
	if err != nil {
		return err
	}
	store, err := storage.Open(ctx, path, o)
	if err != nil {
		return err
	}
	return errors.Join(job(store), store.Close())
}
