package storage_test

import "errors"

// limitFiles cannot be had on Windows.
func limitFiles(uint64) error { return errors.ErrUnsupported }
