//go:build !race

package storage_test

// underRace says that the race detector is at work.
const underRace = false
