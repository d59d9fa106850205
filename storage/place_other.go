//go:build !linux && !windows

package storage

// placeOf takes every folder for a local one: the program is shipped for Linux and
// Windows only.
func placeOf(string) (Place, error) { return Place{}, nil }
