package main

import (
	"zhucunji/storage"
	"zhucunji/ui"
)

// storesOf gives every page the one store.
func storesOf(s *storage.Store) ui.Stores {
	return ui.Stores{
		Shell:    s,
		Settings: s,
	}
}
