//go:build race

package storage_test

// underRace says that the race detector is at work, which makes everything ten times
// slower.
const underRace = true
